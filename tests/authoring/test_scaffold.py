import itertools

import pytest

from aligner.authoring.lint import lint_programme
from aligner.authoring.scaffold import BadIdError, ProgrammeExistsError, scaffold
from aligner.i18n import LANGUAGES
from aligner.programme_file import load_programme

CHOICES = [chosen for size in (1, 2, 3) for chosen in itertools.combinations(LANGUAGES, size)]


@pytest.mark.parametrize("languages", CHOICES, ids="-".join)
def test_a_new_programme_has_no_faults_in_any_languages(tmp_path, languages):
    linted = lint_programme(scaffold("my-region-2030", tmp_path, languages))
    assert linted.faults == ()
    assert linted.programme is not None
    assert (linted.programme.id, linted.programme.languages) == ("my-region-2030", languages)


def test_lines_of_other_languages_are_gone(tmp_path):
    programme = load_programme(scaffold("my-region", tmp_path, ("fi",)))
    assert {tuple(target.statements) for target in programme.targets} == {("fi",)}


def test_comments_are_kept(tmp_path):
    text = scaffold("my-region", tmp_path, ("fi",)).read_text(encoding="utf-8")
    assert text.count("# May be left out") > 5


def test_the_predecessor_of_the_template_is_not_taken_over(tmp_path):
    assert load_programme(scaffold("my-region", tmp_path)).supersedes is None


def test_nothing_is_overwritten(tmp_path):
    path = scaffold("my-region", tmp_path)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(ProgrammeExistsError):
        scaffold("my-region", tmp_path)
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["../up", "My Region", "", ".hidden", "a/b", "ö", "a\n"])
def test_an_id_that_cannot_be_is_refused(tmp_path, name):
    with pytest.raises(BadIdError):
        scaffold(name, tmp_path)
    assert list(tmp_path.iterdir()) == []
