from __future__ import annotations

import pytest

from aligner.programme import Programme
from aligner.programme_file import DEFAULT_PROGRAMME, load_programme
from aligner.report import AlignmentReport
from tests.rendering.sample import sample_report


@pytest.fixture(scope="session")
def programme() -> Programme:
    return load_programme(DEFAULT_PROGRAMME)


@pytest.fixture(scope="session")
def report() -> AlignmentReport:
    return sample_report()
