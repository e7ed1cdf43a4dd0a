"""How both parts of a clue stand within segments: recomputed with pandas, and what holds for any table."""

import numpy as np
import pandas as pd
import pytest

from segmentry.stages.profiling.within_groups import within


def made(seed: int, *, is_alike: bool = False) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of 900 customers in three segments who left, and in whom a thing is: as often in each, or not."""
    rng = np.random.default_rng(seed)
    labels = np.repeat([0, 1, 2], [200, 300, 400])
    if is_alike:
        inside = np.concatenate([np.arange(n) % 4 == 0 for n in (200, 300, 400)])
    else:
        inside = rng.random(900) < np.array([0.2, 0.5, 0.8])[labels]
    left = rng.random(900) < np.array([0.1, 0.3, 0.5])[labels] + 0.2 * inside
    return left.astype(float), inside, labels


@pytest.mark.parametrize("seed", range(5))
def test_both_parts_are_weighed_as_all_customers_are_spread_over_the_segments(seed: int) -> None:
    left, inside, labels = made(seed)
    frame = pd.DataFrame({"left": left, "inside": inside, "segment": labels})
    means = frame.groupby(["segment", "inside"])["left"].mean().unstack()
    weights = frame["segment"].value_counts(normalize=True).sort_index()
    of_both = means.mul(weights, axis=0).sum()
    assert within(left, inside, labels, 3) == pytest.approx((of_both[True], of_both[False]))
    crude = left[inside].mean() - left[~inside].mean()
    assert of_both[True] - of_both[False] < crude, "the segments differ in both"


@pytest.mark.parametrize("seed", range(5))
def test_a_part_that_is_as_frequent_in_each_segment_stands_as_among_all(seed: int) -> None:
    left, inside, labels = made(seed, is_alike=True)
    assert within(left, inside, labels, 3) == pytest.approx((left[inside].mean(), left[~inside].mean()))


def test_segments_with_few_in_one_part_count_for_nothing_and_most_must_count() -> None:
    left, inside, labels = made(0)
    some = inside & (labels != 2) | (np.arange(900) < 519) & (np.arange(900) >= 500)  # 19 in the last segment
    first = labels != 2
    assert within(left, some, labels, 3) == within(left[first], some[first], labels[first], 3)
    one = inside & (labels == 1)
    assert within(left, one, labels, 3) is None, "from one segment alone its own figures would follow"
    many = np.concatenate([labels, np.full(600, 2)])
    assert within(np.append(left, np.zeros(600)), np.append(some, np.zeros(600, bool)), many, 3) is None
