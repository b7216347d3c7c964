"""Hypothesis strategies, in one place."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

any_text = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=400)

messy_text = st.lists(
    st.sampled_from(
        [
            "Hanke kouluttaa 20 hitsaajaa. ",
            "Tuki on n. 3 milj. euroa ",
            "Sivu 2 (9)\n",
            "- listan kohta\n",
            "kahden rivin lau-\nse jatkuu",
            "Projektet börjar 1.1.2026, bl.a. i Kotka. ",
            "The pilot runs for e.g. two years! ",
            "\n\n",
            "\t",
            "…",
            "1. ",
            "”Lainaus.” ",
            "\x0c",
            "\u00ad",
            "x" * 70,
        ]
    ),
    max_size=25,
).map("".join)

strength_matrices = hnp.arrays(
    np.float64,
    st.tuples(st.integers(1, 12), st.integers(1, 5)),
    elements=st.floats(0, 1, allow_nan=False),
)
