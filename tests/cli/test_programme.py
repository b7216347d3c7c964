"""``aligner programme`` as those who look after a programme meet it."""

import json

import pytest
from click.testing import CliRunner

from aligner.cli.main import aligner, main
from aligner.programme_file import load_programme

PLAN = "Ammattiopisto järjestää Haminassa kolme hitsauskurssia, joilla 45 työtöntä suorittaa tutkinnon osan."


def run(*arguments: str, stdin: str | None = None):
    return CliRunner().invoke(aligner, ["programme", *arguments], input=stdin)


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "broken.toml"
    path.write_text('id = "x"\ntitle.en = "X"\ncolour = "red"\n', encoding="utf-8")
    return path


def test_lint_tells_faults_from_warnings(tmp_path):
    result = run("lint", "mall-region", "--no-encoder", "--format", "json")
    content = json.loads(result.stdout)
    assert (result.exit_code, content["faults"]) == (0, [])
    assert [warning["code"] for warning in content["warnings"]] == ["supersedes-unknown"]


def test_lint_prints_a_line_for_each_fault(broken):
    result = run("lint", str(broken), "--no-encoder")
    assert result.exit_code == 1
    assert "line 3: fault: unknown key 'colour'" in result.stdout.splitlines()


def test_lint_speaks_the_readers_language(broken):
    assert "rivi 3: virhe:" in run("lint", str(broken), "--no-encoder", "--language", "fi").stdout


def test_lint_says_ok_where_there_is_nothing_to_say():
    name = "uudistuva-ja-osaava-suomi-2021-2027"
    assert run("lint", name, "--no-encoder").stdout == "ok\n"


def test_lint_uses_the_encoder(monkeypatch, hash_encoder):
    monkeypatch.setattr("aligner.encoding.load_encoder", lambda: hash_encoder)
    content = json.loads(run("lint", "mall-region", "--format", "json").stdout)
    assert content["encoder"] == "hash"


def test_new_prints_the_path_and_what_it_wrote_passes(tmp_path):
    result = run("new", "my-region", "-o", str(tmp_path), "--language", "sv", "--language", "fi")
    path = tmp_path / "my-region" / "programme.toml"
    assert result.stdout == f"{path}\n"
    assert load_programme(path).languages == ("fi", "sv")
    assert run("lint", str(path), "--no-encoder").exit_code == 0


def test_new_overwrites_nothing(tmp_path, capsys):
    run("new", "my-region", "-o", str(tmp_path))
    with pytest.raises(SystemExit) as caught:
        main(["programme", "new", "my-region", "-o", str(tmp_path)])
    assert caught.value.code == 2
    assert "programme-exists" in capsys.readouterr().err


def test_new_where_nothing_can_be_written_is_one_clear_line(tmp_path, capsys):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(SystemExit) as caught:
        main(["programme", "new", "my-region", "-o", str(tmp_path / "file" / "below")])
    assert caught.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_show_writes_toml_that_is_the_same_programme(tmp_path):
    path = tmp_path / "copy.toml"
    assert run("show", "un-sdg", "--format", "toml", "-o", str(path)).exit_code == 0
    assert load_programme(path).sha256 == load_programme("un-sdg").sha256


def test_show_writes_a_page():
    page = run("show", "mall-region", "--format", "html", "--language", "sv").stdout
    assert page.startswith("<!doctype html>")
    assert '<html lang="sv">' in page


def test_diff_tells_what_came_and_went():
    content = json.loads(run("diff", "kymenlaakso-2018-2021", "mall-region", "--format", "json").stdout)
    assert "business-environment" in [target["id"] for target in content["targets"]["removed"]]
    assert "bands" not in content


def test_diff_of_a_programme_with_itself_says_so():
    assert "The programmes are the same." in run("diff", "un-sdg", "un-sdg").stdout


def test_diff_shows_the_bands_of_proposals(hash_checkers, tmp_path):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    for path in (first, second):
        path.write_text(PLAN, encoding="utf-8")
    result = run(
        "diff", "kymenlaakso-2018-2021", "mall-region", "--format", "json", "--on", str(first), str(second)
    )
    assert result.exit_code == 0
    assert isinstance(json.loads(result.stdout)["bands"], list)


def test_diff_goes_on_after_a_proposal_that_cannot_be_read(hash_checkers, tmp_path):
    result = run("diff", "un-sdg", "un-sdg", "--on", str(tmp_path / "nothing.pdf"))
    assert result.exit_code == 1
    assert "None." in result.stdout


def test_diff_takes_proposals_only_after_on():
    assert run("diff", "un-sdg", "un-sdg", "plan.txt").exit_code == 2
