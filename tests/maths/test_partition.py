"""Segments of several centres: what merging, dividing and adding up do, beside doing it row by row."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmentry.maths.assignment import add_up, assign, two_nearest
from segmentry.maths.partition import Act, Partition, halves_of, made_again, pooled

Drawn = tuple[np.ndarray, Partition, np.random.Generator]


def drawn(seed: int, *, holes: bool = False) -> Drawn:
    """Rows, and a partition of two to six centres in at least two segments."""
    rng = np.random.default_rng(seed)
    centres, rows = rng.normal(size=(int(rng.integers(2, 7)), 3)), rng.normal(size=(60, 3))
    if holes:
        rows[rng.random(rows.shape) < 0.2] = np.nan
        rows[np.isnan(rows).all(axis=1), 0] = 0.0
    owners = np.concatenate([[0, 1], rng.integers(0, 2, size=len(centres) - 2)])
    return rows, Partition(centres, owners), rng


@given(seed=st.integers(0, 10_000), holes=st.booleans())
def test_a_row_is_of_the_segment_with_the_nearest_centre(seed: int, holes: bool) -> None:
    rows, partition, _ = drawn(seed, holes=holes)
    distances = np.nansum((rows[:, None] - partition.centres[None]) ** 2, axis=2)
    by_segment = np.stack([distances[:, partition.owners == i].min(axis=1) for i in range(partition.k)], axis=1)
    found = assign(rows, partition.centres, partition.owners)
    ranked = np.sort(by_segment, axis=1)
    np.testing.assert_allclose(found.own, ranked[:, 0], atol=1e-9)
    np.testing.assert_allclose(found.next, ranked[:, 1], atol=1e-9)
    assert (by_segment[np.arange(60), found.labels] <= ranked[:, 0] + 1e-9).all()
    own, following = two_nearest(rows, partition.centres, partition.owners)
    assert (partition.owners[own] == found.labels).all()
    assert (partition.owners[following] != found.labels).all()
    np.testing.assert_allclose(distances[np.arange(60), following], found.next, atol=1e-9)


@given(seed=st.integers(0, 10_000))
def test_merging_moves_nobody_else(seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows, partition = rng.normal(size=(50, 2)), Partition(rng.normal(size=(5, 2)), np.arange(5))
    united = sorted(rng.choice(5, size=int(rng.integers(2, 5)), replace=False).tolist())
    before, after = partition.labels(rows), partition.merged(united).labels(rows)
    others = [i for i in range(5) if i not in united]
    places = {i: place for place, i in enumerate(sorted([united[0], *others]))}
    assert after.tolist() == [places[united[0] if i in united else i] for i in before.tolist()]


def test_the_order_of_segments_is_a_name_and_no_more() -> None:
    rows, partition, _ = drawn(3)
    order = np.array([1, 0])
    assert (order[partition.ordered(order).labels(rows)] == partition.labels(rows)).all()


@given(seed=st.integers(0, 10_000), holes=st.booleans(), weighed=st.booleans())
def test_what_is_added_up_per_segment_is_what_its_rows_are(seed: int, holes: bool, weighed: bool) -> None:
    rows, partition, rng = drawn(seed, holes=holes)
    weights = rng.gamma(2, size=60) if weighed else np.ones(60)
    sums, centres = pooled(add_up(rows, partition.centres, weights), partition)
    labels, inertia = partition.labels(rows), 0.0
    for i in range(partition.k):
        members, own = rows[labels == i], weights[labels == i]
        known = ~np.isnan(members)
        assert sums.weights[i] == pytest.approx(own.sum())
        if (partition.owners == i).sum() == 1:
            centre = partition.centres[partition.owners == i][0]
        else:
            filled = (known * own[:, None]).sum(axis=0)
            totals = (np.nan_to_num(members) * own[:, None]).sum(axis=0)
            centre = np.where(filled > 0, totals / np.where(filled > 0, filled, 1), centres[i])
        np.testing.assert_allclose(centres[i], centre, atol=1e-9)
        inertia += float((np.nan_to_num((members - centre) ** 2) * own[:, None]).sum())
    assert sums.inertia == pytest.approx(inertia)


def test_halves_are_those_of_two_groups_the_larger_first() -> None:
    rng = np.random.default_rng(0)
    rows = np.concatenate([rng.normal(0, 0.1, (20, 2)), rng.normal(5, 0.1, (60, 2))])
    halves = halves_of(rows, np.ones(80), rng)
    assert halves is not None
    np.testing.assert_allclose(halves, [rows[20:].mean(axis=0), rows[:20].mean(axis=0)], atol=1e-5)
    assert halves_of(np.ones((9, 2)), np.ones(9), rng) is None
    assert halves_of(rows, np.eye(80)[0], rng) is None


def test_done_again_on_the_same_rows_it_gives_the_same_segments() -> None:
    rng = np.random.default_rng(1)
    middles = np.array([[0, 0], [9, 0], [0, 9], [9, 9], [20, 20]])
    group = np.repeat(np.arange(5), [60, 50, 40, 30, 20])
    rows = middles[group] + rng.normal(0, 0.5, (200, 2))
    before = middles[[0, 1, 2, 4]] + [[0, 0], [0, 0], [4.5, 0], [0, 0]]  # the third holds two groups
    halves = middles[[2, 3]].astype(float)
    acts = [
        Act(segments=(0, 1), order=np.array([0, 1, 2])),
        Act(segments=(1,), order=np.array([0, 1, 2, 3]), halves=halves[::-1]),
    ]
    labels = made_again(rows, np.ones(200), before.astype(float), acts, rng)
    assert labels.tolist() == np.array([0, 0, 3, 1, 2])[group].tolist()
