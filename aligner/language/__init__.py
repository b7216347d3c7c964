"""Language: which language a passage is in, where its sentences end, which lemmas it holds."""

from aligner.language.detection import UnsupportedLanguageError, detect_language
from aligner.language.passages import split_passages

__all__ = ["UnsupportedLanguageError", "detect_language", "split_passages"]
