import numpy as np
import pytest
from sklearn.utils.estimator_checks import parametrize_with_checks

from aligner.training.estimators import CumulativeLogit


@parametrize_with_checks([CumulativeLogit()])
def test_cumulative_logit_passes_scikit_learn_s_checks(estimator, check):
    check(estimator)


def test_cumulative_probabilities_never_rise():
    generator = np.random.default_rng(0)
    features = generator.normal(size=(200, 2))
    classes = np.digitize(features[:, 0] + 0.3 * generator.normal(size=200), [-0.5, 0.5])
    fitted = CumulativeLogit().fit(features, classes)
    above = fitted.cumulative(features)
    assert (np.diff(above, axis=1) <= 0).all()
    assert (fitted.predict(features) == classes).mean() > 0.75


def test_one_class_is_refused():
    with pytest.raises(ValueError, match="1 class"):
        CumulativeLogit().fit(np.zeros((4, 1)), np.zeros(4))
