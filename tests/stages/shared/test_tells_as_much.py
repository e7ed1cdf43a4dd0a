"""One rule for whether one thing tells as much as another, and its standard error against resampled customers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmentry.stages.shared.tells_as_much import AS_MUCH, compared, error_of_difference, holds_more, leads_beside

SHARES = st.floats(0, 1)


@given(SHARES, SHARES, st.floats(0, 0.2))
def test_the_verdict_turns_round_with_the_two_and_none_is_near_a_limit(one: float, other: float, error: float) -> None:
    turned = {"more": "less", "less": "more", "as much": "as much", "": ""}
    verdict = compared(one, other, error)
    near = min(abs(one - AS_MUCH * other), abs(AS_MUCH * one - other)) < error
    assert (verdict == "") == near
    assert verdict == "" or compared(other, one, error) == turned[verdict] or one == other == 0


@given(SHARES, SHARES, st.integers(50, 10**6), st.integers(1, 200))
def test_a_column_leads_the_sooner_the_more_customers_and_the_fewer_parts(
    column: float, groups: float, n: int, tried: int
) -> None:
    if leads_beside(column, groups, n, tried):
        assert leads_beside(column, groups, 2 * n, tried)
        assert leads_beside(column, groups, n, max(tried // 2, 1))
        assert compared(column, groups) != "less"


def test_the_error_is_that_of_resampled_customers() -> None:
    rng, n = np.random.default_rng(0), 2_000
    labels = rng.integers(0, 4, n)
    others = np.where(rng.random(n) < 0.8, labels // 2, rng.integers(0, 2, n))
    values = (rng.random(n) < np.array([0.1, 0.2, 0.4, 0.6])[labels]).astype(float)

    def explained(values: np.ndarray, labels: np.ndarray) -> float:
        means = np.bincount(labels, values) / np.bincount(labels)
        return 1 - ((values - means[labels]) ** 2).sum() / ((values - values.mean()) ** 2).sum()

    gaps = []
    for _ in range(400):
        at = rng.integers(0, n, n)
        gaps.append(explained(values[at], labels[at]) - explained(values[at], others[at]))
    assert error_of_difference(values, labels, others) == pytest.approx(np.std(gaps), rel=0.12)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20), st.booleans()), min_size=1, max_size=40))
def test_a_part_holds_more_than_as_many_of_the_groups(rows: list[tuple[int, int, bool]]) -> None:
    """Against customers who each have the average of their group, the highest first."""
    labels, values, inside = (np.array(x) for x in zip(*rows, strict=True))
    each = np.array([values[labels == own].mean() for own in labels])
    of_groups = np.sort(each)[::-1][: inside.sum()].sum()
    if abs(values[inside].sum() - of_groups) > 1e-9:
        assert holds_more(values.astype(float), inside, labels) == (values[inside].sum() > of_groups)
