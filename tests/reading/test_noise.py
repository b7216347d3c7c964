import pytest

from aligner.reading.noise import is_page_number


@pytest.mark.parametrize(
    "line", ["Sivu 3 (9)", "3/9", "Page 3 of 9", "Sida 3 av 9", "– 3 (9) –", "s. 4", "sivu 12", "Page 3 | 9"]
)
def test_a_page_number_is_told(line):
    assert is_page_number(line)


@pytest.mark.parametrize(
    "line", ["Sivu 3 kertoo", "3", "12 500", "2025", "9 kuukautta", "3/9 osallistujaa", ""]
)
def test_other_lines_are_no_page_numbers(line):
    assert not is_page_number(line)
