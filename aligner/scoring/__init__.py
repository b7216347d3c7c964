"""Scoring: passages and statements in, explained target scores out; no files, no HTTP, no terminal."""

from aligner.scoring.scorer import Scorer, load_scorer

__all__ = ["Scorer", "load_scorer"]
