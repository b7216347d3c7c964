from __future__ import annotations

from aligner.programme import Programme
from aligner.rendering.view import build_view
from aligner.report import AlignmentReport


def test_targets_stand_in_the_programmes_order(report: AlignmentReport, programme: Programme) -> None:
    backwards = report.model_copy(update={"targets": report.targets[::-1]})
    view = build_view(backwards, programme, language="en", audience="applicant")
    assert [target.id for target in view.targets] == [target.id for target in programme.targets]


def test_bands_are_listed_with_the_highest_score_first(report: AlignmentReport, programme: Programme) -> None:
    view = build_view(report, programme, language="en", audience="applicant")
    served = [target.id for target in view.in_bands("central", "partial")]
    assert served == ["skills-education", "business-renewal", "digitalisation"]


def test_a_grouping_lists_only_addressed_targets(report: AlignmentReport, programme: Programme) -> None:
    view = build_view(report, programme, language="en", audience="applicant")
    rows = {name.text: [target.id for target in targets] for name, targets in view.groupings[0].rows}
    assert rows["Skills"] == ["skills-education"]
    assert rows["Wellbeing"] == []


def test_what_is_missing_keeps_the_language_of_its_statement(
    report: AlignmentReport, programme: Programme
) -> None:
    statement = programme.target("skills-education").statements["sv"][0]
    target = report.target("skills-education").model_copy(update={"missing": (statement,)})
    view = build_view(
        report.model_copy(update={"targets": (target,)}), programme, language="fi", audience="applicant"
    )
    assert [(aspect.text, aspect.language) for aspect in view.targets[0].missing] == [(statement, "sv")]


def test_nothing_is_called_missing_where_a_target_is_not_addressed_at_all(
    report: AlignmentReport, programme: Programme
) -> None:
    target = report.target("culture-sport").model_copy(update={"missing": ("Concerts are held.",)})
    view = build_view(
        report.model_copy(update={"targets": (target,)}), programme, language="en", audience="applicant"
    )
    assert view.targets[0].missing == ()


def test_weak_passages_of_a_mentioned_target_are_not_called_evidence(
    report: AlignmentReport, programme: Programme
) -> None:
    weak = report.target("business-renewal").model_copy(update={"band": "mentioned"})
    view = build_view(
        report.model_copy(update={"targets": (weak,)}), programme, language="en", audience="applicant"
    )
    assert view.targets[0].evidence == ()
    assert "counts too little" in view.targets[0].not_counted[0].reason
