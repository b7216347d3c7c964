"""Rendering: an AlignmentReport as text, JSON, JSON Lines or one self-contained HTML file."""

from aligner.rendering.render import FORMATS, Format, UnknownFormatError, render
from aligner.rendering.view import Audience

__all__ = ["FORMATS", "Audience", "Format", "UnknownFormatError", "render"]
