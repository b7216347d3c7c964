"""Estimators of our own, in scikit-learn's manner."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import minimize
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from aligner.scoring.geometry import Floats, sigmoid


class CumulativeLogit(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Ordinal regression: one logistic model for each step "at least class k", fitted with an L2 penalty.

    A cumulative logit model (McCullagh 1980) whose slopes may differ by step (partial proportional odds);
    predictions are kept in order by taking the running minimum over steps.

    Args:
        penalty: weight of the squared slopes against the summed log loss.
    """

    def __init__(self, penalty: float = 1.0) -> None:
        self.penalty = penalty

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:  # noqa: N803
        """Fit on features ``(n, f)`` and ordered classes ``(n,)``."""
        X, y = validate_data(self, X, y, dtype=np.float64)  # noqa: N806
        check_classification_targets(y)
        self.classes_ = np.unique(np.asarray(y))
        if len(self.classes_) < 2:
            raise ValueError("CumulativeLogit needs samples of at least 2 classes; y has 1 class")
        steps = [self._fit_step(np.asarray(X), np.asarray(y) >= level) for level in self.classes_[1:]]
        self.coef_ = np.asarray([step[:-1] for step in steps])
        self.intercept_ = np.asarray([step[-1] for step in steps])
        return self

    def _fit_step(self, features: Floats, above: NDArray[np.bool_]) -> Floats:
        target = above.astype(np.float64)

        def loss(parameters: Floats) -> tuple[float, Floats]:
            values = features @ parameters[:-1] + parameters[-1]
            value = float(np.logaddexp(0.0, values).sum() - values @ target)
            value += 0.5 * self.penalty * float(parameters[:-1] @ parameters[:-1])
            residual = sigmoid(values) - target
            slope = np.append(features.T @ residual + self.penalty * parameters[:-1], residual.sum())
            return value, slope

        start = np.zeros(features.shape[1] + 1)
        return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x)

    def cumulative(self, X: ArrayLike) -> Floats:  # noqa: N803
        """Return P(class ≥ k) for each step, shape ``(n, classes - 1)``, never rising with k."""
        check_is_fitted(self)
        X = validate_data(self, X, reset=False, dtype=np.float64)  # noqa: N806
        return np.asarray(np.minimum.accumulate(sigmoid(X @ self.coef_.T + self.intercept_), axis=1))

    def predict_proba(self, X: ArrayLike) -> Floats:  # noqa: N803
        """Return the probability of each class, shape ``(n, classes)``."""
        above = self.cumulative(X)
        edge = np.ones((len(above), 1))
        return np.asarray(np.hstack([edge, above]) - np.hstack([above, 0 * edge]))

    def predict(self, X: ArrayLike) -> NDArray[Any]:  # noqa: N803
        """Return the most probable class of each row."""
        likely = self.predict_proba(X).argmax(axis=1)
        return np.asarray(self.classes_[likely])
