"""A report made by hand that shows every band, role and severity; the text of its proposal is invented."""

from __future__ import annotations

from aligner.report import (
    AlignmentReport,
    Check,
    Evidence,
    ModelRef,
    NotCounted,
    ProgrammeRef,
    ProposalRef,
    TargetScore,
)

NOTICE = (
    "Aligner supports a decision and never makes one. It shows which passages of the proposal serve the "
    "programme; it does not judge the quality of the project. It can be wrong: read the passages."
)
QUIET = {
    "rdi-smart-specialisation": "priority",
    "accessibility-mobility": "priority",
    "biodiversity-resources": "priority",
    "inequality-prevention": "priority",
    "culture-sport": "priority",
    "sustainable-development": "theme",
    "biodiversity": "goal",
    "spearhead-logistics": "spearhead",
    "spearhead-bio-circular": "spearhead",
}


def sample_report() -> AlignmentReport:
    return AlignmentReport(
        programme=ProgrammeRef(id="kymenlaakso-2022-2025", version="2022-12-19", sha256="a1b2" * 16),
        model=ModelRef(
            id="aligner-1", sha256="c3d4" * 16, encoder="aligner-e5-1", encoder_sha256="e5f6" * 16
        ),
        proposal=ProposalRef(
            id="esimerkki",
            title="Hitsaajasta robotin ohjaajaksi",
            language="fi",
            sha256="0789" * 16,
            passages=23,
        ),
        language="en",
        targets=tuple(_targets()),
        checks=(
            Check(
                code="region-missing",
                severity="warning",
                message="The text does not say in which municipalities the project works.",
            ),
            Check(
                code="programme-words",
                severity="info",
                message="One passage repeats the programme's own words.",
                passages=("Hanke lisää osallisuutta ja\nhyvinvointia.",),
            ),
        ),
        notice=NOTICE,
    )


def _targets() -> list[TargetScore]:
    quiet = [
        TargetScore(id=name, kind=kind, score=0.04, raw=0.0, band="none", interval=(0.01, 0.09))
        for name, kind in QUIET.items()
    ]
    return [*_addressed(), *_beside(), *quiet]


def _addressed() -> list[TargetScore]:
    course = Evidence(
        text="Hankkeessa koulutetaan 120 hitsaajaa ja koneistajaa käyt-\n   tämään robottisoluja.",
        section="actions",
        start=1204,
        end=1312,
        page=2,
        language="fi",
        role="commitment",
        contribution=1.2,
        statement="skills-education/fi/3",
    )
    guidance = Evidence(
        text="Opinto-ohjaajat saavat yhteisen ohjauksen mallin.",
        section="results",
        start=1900,
        end=1950,
        page=3,
        language="fi",
        role="commitment",
        contribution=0.5,
        statement="skills-education/fi/1",
    )
    robots = Evidence(
        text="Pk-yritykset ottavat robottisolut käyttöön omassa tuotannossaan.",
        section="objectives",
        start=700,
        end=764,
        page=1,
        language="fi",
        role="commitment",
        contribution=0.8,
        statement="business-renewal/fi/5",
    )
    return [
        TargetScore(
            id="business-renewal",
            kind="priority",
            score=0.61,
            raw=0.8,
            band="partial",
            interval=(0.44, 0.76),
            evidence=(robots,),
            missing=(
                "At trade fairs and buyer meetings firms find distributors abroad and close their first "
                "export deals with support from the project.",
            ),
        ),
        TargetScore(
            id="skills-education",
            kind="priority",
            score=0.93,
            raw=1.7,
            band="central",
            interval=(0.84, 0.97),
            evidence=(course, guidance),
        ),
        TargetScore(
            id="digitalisation",
            kind="theme",
            score=0.55,
            raw=0.7,
            band="partial",
            interval=(0.35, 0.7),
            evidence=(course.model_copy(update={"contribution": 0.7, "statement": "digitalisation/fi/1"}),),
        ),
    ]


def _beside() -> list[TargetScore]:
    passage = {"start": 10, "end": 60, "language": "fi"}
    return [
        TargetScore(
            id="inclusion-wellbeing",
            kind="priority",
            score=0.21,
            band="mentioned",
            interval=(0.1, 0.33),
            not_counted=(
                NotCounted(
                    text="Hanke lisää osallisuutta ja hyvinvointia.",
                    section="summary",
                    page=1,
                    role="programme_quote",
                    **passage,
                ),
                NotCounted(
                    text="Väestö ikääntyy nopeasti.", section="need", page=1, role="background", **passage
                ),
            ),
            missing=("Residents take part in planning.",),
        ),
        TargetScore(
            id="climate-mitigation",
            kind="goal",
            score=0.12,
            band="mentioned",
            interval=(0.04, 0.2),
            not_counted=(
                NotCounted(
                    text="Hankkeessa ei tehdä energiainvestointeja.",
                    section="actions",
                    page=2,
                    role="negation",
                    **passage,
                ),
            ),
        ),
        TargetScore(id="community-structure", kind="priority", band="not_assessed"),
        TargetScore(
            id="spearhead-digital",
            kind="spearhead",
            score=0.3,
            band="mentioned",
            interval=(0.2, 0.4),
            not_counted=(
                NotCounted(
                    text="Toisen hankkeen pelitalo toimii Kotkassa.",
                    section="need",
                    page=1,
                    role="third_party",
                    **passage,
                ),
            ),
        ),
    ]
