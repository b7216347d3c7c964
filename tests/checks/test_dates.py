import time
from datetime import date

import pytest

from aligner.checks.dates import spans


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1.3.2026–29.2.2028", date(2026, 3, 1), date(2028, 2, 29)),
        ("1. 4. 2026 - 31. 3. 2028", date(2026, 4, 1), date(2028, 3, 31)),
        ("1.3.–31.12.2026", date(2026, 3, 1), date(2026, 12, 31)),
        ("2026-03-01 – 2028-02-29", date(2026, 3, 1), date(2028, 2, 29)),
        ("8/2026–2/2028", date(2026, 8, 1), date(2028, 2, 29)),
        ("2026–2028", date(2026, 1, 1), date(2028, 12, 31)),
        ("2026-2028", date(2026, 1, 1), date(2028, 12, 31)),
        ("2026–28", date(2026, 1, 1), date(2028, 12, 31)),
        ("14.3.2025", date(2025, 3, 14), date(2025, 3, 14)),
        ("vuonna 2026.", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_days_are_read_as_forms_write_them(text, first, last):
    assert [(span.first, span.last) for span in spans(text)] == [(first, last)]


@pytest.mark.parametrize(
    "text", ["31.2.2026", "2028–2026", "2026 euroa", "2026,50", "12026", "puh. 05-2026-2028-1", "3.2026.1"]
)
def test_what_is_no_date_is_left_out(text):
    assert spans(text) == []


def test_a_span_knows_its_place():
    text = "Hanke kestää 1.1.2026–31.12.2028."
    assert [text[span.start : span.end] for span in spans(text)] == ["1.1.2026–31.12.2028"]


def test_a_text_of_nothing_but_years_takes_no_time():
    began = time.monotonic()
    assert len(spans("2026 " * 100_000)) == 100_000
    assert time.monotonic() - began < 10
