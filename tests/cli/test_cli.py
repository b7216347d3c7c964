"""The command line as a user meets it: real processes where start-up counts, the runner elsewhere."""

import json
import subprocess
import sys
import time

import numpy as np
import pytest
from click.testing import CliRunner

from aligner.cli.main import aligner, main

TEXT = (
    "Ammattiopisto järjestää Haminassa kolme puolen vuoden hitsauskurssia, joilla 45 työtöntä suorittaa "
    "tutkinnon osan. Opettajat laativat kurssille uuden opetussuunnitelman yhdessä kuuden konepajan kanssa."
)


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: str, stdin: str | None = None):
    return CliRunner().invoke(aligner, list(arguments), input=stdin)


def test_help_is_quick():
    times = []
    for _ in range(3):
        began = time.monotonic()
        subprocess.run([sys.executable, "-m", "aligner.cli.main", "--help"], check=True, capture_output=True)
        times.append(time.monotonic() - began)
    assert min(times) < 0.5


def test_check_prints_an_explained_report(plan):
    result = run("check", str(plan), "--language", "fi")
    assert result.exit_code == 0
    assert "hitsauskurssia" in result.stdout


def test_check_reads_standard_input():
    result = run("check", "-", "--format", "json", stdin=TEXT)
    assert json.loads(result.stdout)["schema"] == "aligner.report/1"


def test_check_writes_a_page(plan, tmp_path):
    output = tmp_path / "out" / "report.html"
    assert run("check", str(plan), "--format", "html", "-o", str(output)).exit_code == 0
    assert "<html" in output.read_text(encoding="utf-8")


def test_jsonl_keeps_order_and_gives_a_broken_record_its_line(tmp_path):
    records = [
        {"id": "a", "lang": "fi", "title": "", "sections": [{"name": "actions", "text": TEXT}], "labels": {}},
        {"id": "b", "sections": []},
        {"id": "c", "title": "", "sections": [{"name": "actions", "text": TEXT}]},
    ]
    path = tmp_path / "round.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    result = run("check", str(path), "--format", "jsonl")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["proposal"]["id"] for line in lines] == ["a", "b", "c"]
    assert ("error" in lines[1], "targets" in lines[1]) == (True, False)
    assert result.exit_code == 1


def test_a_missing_file_is_one_clear_line(tmp_path, capsys):
    with pytest.raises(SystemExit) as caught:
        main(["check", str(tmp_path / "nothing.pdf")])
    error = capsys.readouterr().err
    assert caught.value.code == 1
    assert ("Traceback" in error, error.count("\n")) == (False, 1)


def test_an_unknown_programme_exits_with_2(plan, capsys):
    with pytest.raises(SystemExit) as caught:
        main(["check", str(plan), "--programme", "atlantis"])
    assert caught.value.code == 2
    assert "programme-unknown" in capsys.readouterr().err


def test_several_proposals_do_not_fit_into_one_page(plan, capsys):
    with pytest.raises(SystemExit) as caught:
        main(["check", str(plan), str(plan), "--format", "html"])
    assert caught.value.code == 2
    assert "jsonl" in capsys.readouterr().err


def test_programme_show_lists_targets_in_order():
    content = json.loads(run("programme", "show", "kymenlaakso-2022-2025", "--format", "json").stdout)
    assert [target["id"] for target in content["targets"]][:2] == [
        "business-renewal",
        "rdi-smart-specialisation",
    ]
    assert len(content["sha256"]) == 64


def test_programme_list_names_the_shipped_one():
    assert "kymenlaakso-2022-2025" in run("programme", "list").stdout


def test_programme_lint_names_the_line(tmp_path):
    path = tmp_path / "programme.toml"
    path.write_text('id = "x"\ntitle.en = "X"\ncolour = "red"\n', encoding="utf-8")
    result = run("programme", "lint", str(path), "--format", "json")
    faults = json.loads(result.stdout)["faults"]
    assert (result.exit_code, {"line": 3, "message": "unknown key 'colour'"} in faults) == (1, True)


def test_encode_writes_the_array(tmp_path):
    (tmp_path / "lines.txt").write_text("Satama\nHamn\nPort\n", encoding="utf-8")
    result = run("encode", str(tmp_path / "lines.txt"), "-o", str(tmp_path / "v.npz"))
    assert result.exit_code == 0
    with np.load(tmp_path / "v.npz", allow_pickle=False) as held:
        assert (held["vectors"].shape, held["vectors"].dtype) == ((3, 384), np.float32)


def test_encoder_list_marks_the_default():
    assert any(line.endswith(" *") for line in run("encoder", "list").stdout.splitlines())


def test_errors_speak_the_language_asked_for(capsys):
    with pytest.raises(SystemExit):
        main(["programme", "show", "atlantis", "--language", "fi"])
    assert "ei ole" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_one_clear_line(plan, tmp_path, capsys):
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    with pytest.raises(SystemExit) as caught:
        main(["check", str(plan), "-o", str(tmp_path / "taken" / "report.txt")])
    assert caught.value.code == 2
    assert "output" in capsys.readouterr().err


def test_rich_text_on_standard_input_is_no_jsonl():
    result = run("check", "-", "--format", "json", stdin="{\\rtf1\\ansi " + TEXT.replace("ä", "a") + "}")
    assert json.loads(result.stdout)["proposal"]["passages"] == 2
