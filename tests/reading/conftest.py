import pytest

from aligner.settings import get_settings


@pytest.fixture
def limits(monkeypatch):
    """Set limits for one test."""

    def set_limits(**values):
        for name, value in values.items():
            monkeypatch.setenv(f"ALIGNER_{name.upper()}", str(value))
        get_settings.cache_clear()

    yield set_limits
    monkeypatch.undo()
    get_settings.cache_clear()


def bodies(proposal):
    """(name, body) of each section."""
    return [(section.name, proposal.text[section.start : section.end]) for section in proposal.sections]
