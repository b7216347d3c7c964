"""The documentation is complete: every setting, command and endpoint is in it, and its commands are real."""

import re
from pathlib import Path

import pytest

from aligner.cli.main import aligner
from aligner.settings import Settings
from api.app import create_app

ROOT = Path(__file__).resolve().parents[1]
TEXTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
PROSE = "\n".join(path.read_text(encoding="utf-8") for path in TEXTS)


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_every_setting_is_documented(name):
    held = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert f"| `ALIGNER_{name.upper()}` |" in held
    assert str(Settings.model_fields[name].description) in held


@pytest.mark.parametrize("name", aligner.list_commands(None))
def test_every_command_is_documented(name):
    assert f"aligner {name}" in PROSE


@pytest.mark.parametrize("path", sorted(create_app().openapi()["paths"]))
def test_every_endpoint_is_documented(path):
    assert path in (ROOT / "docs" / "http.md").read_text(encoding="utf-8")


def test_every_documented_command_exists():
    named = set(re.findall(r"\.venv/bin/aligner ([a-z]+)", PROSE))
    assert named
    assert named <= set(aligner.list_commands(None))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
