import pytest

from aligner.authoring.differences import Change, Sentence, compare
from aligner.programme_file import load_programme

STRAY = "Hankkeessa rakennetaan uusi rata satamaan kahdessa vuodessa."


@pytest.fixture
def difference(written):
    """Return what ``changes`` to the text make of a programme."""

    def make(*changes):
        before = load_programme(written())
        return compare(before, load_programme(written(*changes)))

    return make


def test_a_programme_is_the_same_as_itself(difference):
    found = difference()
    assert (found.same, found.metadata, found.changed, found.only_order) == (True, (), (), False)


def test_the_period_is_metadata(difference):
    found = difference(("end = 2027-12-31", "end = 2028-12-31"))
    assert found.metadata == (Change("period.end", "2027-12-31", "2028-12-31"),)


def test_a_new_statement_is_told_with_its_language(difference):
    found = difference(("statements.fi = [\n", f'statements.fi = [\n    "{STRAY}",\n'))
    assert [(one.after.id, one.added, one.removed) for one in found.changed] == [
        ("one", (Sentence("statements", "fi", STRAY),), ())
    ]


def test_a_new_name_is_a_renaming(difference):
    (found,) = difference(('name.sv = "Natur"', 'name.sv = "Naturen"')).changed
    assert (found.renamed, found.changes) == (True, (Change("name.sv", "Natur", "Naturen"),))


def test_a_new_id_under_the_same_name_is_a_renaming(difference):
    found = difference(('id = "two"', 'id = "nature"'))
    assert (found.added, found.removed) == ((), ())
    assert [(one.before.id, one.after.id, one.renamed) for one in found.changed] == [("two", "nature", True)]


def test_a_new_kind_is_no_renaming(difference):
    (found,) = difference(('kind = "goal"', 'kind = "theme"')).changed
    assert (found.renamed, found.changes) == (False, (Change("kind", "goal", "theme"),))


def test_targets_come_and_go():
    found = compare(load_programme("kymenlaakso-2018-2021"), load_programme("mall-region"))
    assert (len(found.added), len(found.removed), found.changed) == (4, 4, ())


def test_another_order_is_told(difference):
    text = '    "Hitsaajia kouluttaa ammattiopistossa kokenut mestari robottien avulla.",\n'
    last = '    "Robottien käyttöön kouluttaa hitsaajia ammattiopistossa hanke itse.",\n'
    found = difference((text + last, last + text))
    assert (found.same, found.only_order) == (False, True)
