"""Where the data that travels with the package lies: programmes, models, background sentences.

An installed wheel carries it under ``aligner/data``; a checkout has it in its top-level rooms.
"""

from __future__ import annotations

from pathlib import Path

from aligner.settings import get_settings

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent


def _first(installed: Path, checkout: Path) -> Path:
    return installed if installed.exists() else checkout


def programme_folders() -> list[Path]:
    """Return the folders of programmes, the user's own (``ALIGNER_PROGRAMMES``) first."""
    own = get_settings().programmes
    shipped = _first(PACKAGE / "data" / "programmes", CHECKOUT / "corpus" / "programmes")
    return [own, shipped] if own is not None else [shipped]


def models_folder() -> Path:
    """Return the folder of trained models and encoders."""
    own = get_settings().models
    return own if own is not None else _first(PACKAGE / "data" / "models", CHECKOUT / "models")


def training_folder() -> Path:
    """Return the folder of labelled proposals; only a checkout has it."""
    return CHECKOUT / "corpus" / "training"


def passages_folder() -> Path:
    """Return the folder of labelled passages of several programmes; only a checkout has it."""
    return CHECKOUT / "corpus" / "passages"
