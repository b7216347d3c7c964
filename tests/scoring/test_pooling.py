import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from aligner.scoring.pooling import FLOOR, GAMMA, contributions, distinct, groups, raw_scores
from tests.strategies import strength_matrices


@given(strength_matrices)
def test_contributions_sum_to_the_raw_score(strengths):
    assert np.allclose(contributions(strengths).sum(axis=0), raw_scores(strengths))


@given(strength_matrices)
def test_the_raw_score_is_bounded_whatever_the_length(strengths):
    assert (raw_scores(np.tile(strengths, (20, 1))) <= 1 / (1 - GAMMA) + 1e-9).all()


@given(strength_matrices, st.randoms())
def test_the_order_of_passages_does_not_matter(strengths, random):
    order = list(range(len(strengths)))
    random.shuffle(order)
    assert np.allclose(raw_scores(strengths[order]), raw_scores(strengths))


@given(strength_matrices)
def test_removing_the_first_passage_lowers_the_score(strengths):
    for column in range(strengths.shape[1]):
        own = strengths[:, [column]]
        if own.max() >= FLOOR:
            rest = np.delete(own, int(own.argmax()), axis=0)
            assert raw_scores(rest)[0] < raw_scores(own)[0]


def test_what_is_said_again_is_grouped():
    vectors = np.eye(3)[[0, 1, 0, 2]]
    texts = ["Koulutamme.", "Rakennamme.", "Me koulutamme.", "rakennamme"]
    assert groups(texts, vectors).tolist() == [0, 1, 0, 1]


def test_the_strongest_of_a_group_counts():
    strengths = np.array([[0.1, 0.9], [0.8, 0.2], [0.5, 0.5]])
    kept = distinct(strengths, np.array([0, 0, 2]))
    assert kept.tolist() == [[0.0, 0.9], [0.8, 0.0], [0.5, 0.5]]
