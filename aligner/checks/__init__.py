"""Findings beside the score: they tell a reader what to look at and never move a score."""

from aligner.checks.period import period_checks

__all__ = ["period_checks"]
