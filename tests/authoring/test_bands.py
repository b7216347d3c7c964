from dataclasses import dataclass, field

from aligner.authoring.bands import BandChange, band_changes
from aligner.programme import Programme
from aligner.programme_file import load_programme
from aligner.proposal import Proposal
from aligner.report import AlignmentReport, TargetScore
from tests.rendering.sample import sample_report

PROPOSAL = Proposal(id="p", text="Hitsaajia koulutetaan.")


@dataclass
class FixedChecker:
    """Answers with bands given beforehand, by target; all others are ``none``."""

    programme: Programme
    bands: dict = field(default_factory=dict)

    def check(self, proposal: Proposal) -> AlignmentReport:
        scores = tuple(
            TargetScore(id=target.id, kind=target.kind, band=self.bands.get(target.id, "none"))
            for target in self.programme.targets
        )
        return sample_report().model_copy(update={"targets": scores})


def changes(before: FixedChecker, after: FixedChecker) -> list[BandChange]:
    return band_changes(before, after, PROPOSAL)


def test_the_same_bands_are_no_change(written):
    programme = load_programme(written())
    checker = FixedChecker(programme, {"one": "central"})
    assert changes(checker, checker) == []


def test_a_band_that_differs_is_told(written):
    programme = load_programme(written())
    found = changes(FixedChecker(programme, {"one": "central"}), FixedChecker(programme, {"one": "partial"}))
    assert found == [BandChange("p", "one", "one", "central", "partial")]


def test_a_renamed_target_is_followed(written):
    before = FixedChecker(load_programme(written()), {"two": "central"})
    after = FixedChecker(load_programme(written(('id = "two"', 'id = "nature"'))), {})
    assert changes(before, after) == [BandChange("p", "two", "nature", "central", "none")]


def test_a_target_of_one_programme_alone_is_told_where_it_is_served(written):
    before = FixedChecker(load_programme("kymenlaakso-2018-2021"))
    after = FixedChecker(load_programme(written()), {"one": "partial"})
    assert changes(before, after) == [BandChange("p", None, "one", None, "partial")]
