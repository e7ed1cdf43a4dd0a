"""Which divisions refine others, and which only slice them along one column."""

from itertools import product

import numpy as np
import pytest
from sklearn.cluster import KMeans

from segmentry.stages.selection.refinements import refinement_figures

RNG = np.random.default_rng(3)
NONE: dict[str, tuple[int, ...]] = {"refines": (), "slices": (), "slices_by_chance": ()}


def grid(sides: tuple[int, ...], n: int = 30) -> tuple[np.ndarray, np.ndarray]:
    """Groups on a grid, and the corner of each row."""
    corners = np.array(list(product(*map(range, sides))))
    rows = np.repeat(corners, n, axis=0)
    return rows * 10 + RNG.normal(size=rows.shape), rows


def numbered(corners: np.ndarray) -> np.ndarray:
    return np.unique(corners, axis=0, return_inverse=True)[1].ravel()


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_groups_that_one_column_cuts_alike_are_sliced(columns: int) -> None:
    rows, corners = grid((3, 4))
    rows = np.hstack([rows, RNG.normal(size=(len(rows), columns - 1))])
    figures = refinement_figures(rows, {3: numbered(corners[:, :1]), 12: numbered(corners)})
    assert figures[12] == {
        "refines": (3,),
        "slices": (3,),
        "slices_by_chance": (),
    }  # a column with four modes is no heap
    assert figures[3] == NONE


def test_a_single_group_that_is_divided_is_refined_and_not_sliced() -> None:
    rows, corners = grid((3, 2))
    before = corners[:, 0]
    after = np.where(before == 2, 2 + corners[:, 1], before)
    assert refinement_figures(rows, {3: before, 4: after})[4] == NONE | {"refines": (3,)}


def test_groups_that_are_divided_along_different_columns_are_not_sliced() -> None:
    rows, corners = grid((2, 2, 2))
    after = np.where(corners[:, 0] == 0, corners[:, 1], 2 + corners[:, 2])
    assert refinement_figures(rows, {2: corners[:, 0], 4: after})[4] == NONE | {"refines": (2,)}


def test_divisions_across_each_other_refine_nothing() -> None:
    rows, corners = grid((2, 3))
    assert refinement_figures(rows, {2: corners[:, 0], 3: corners[:, 1]})[3] == NONE


def test_a_twentieth_of_the_rows_may_go_elsewhere() -> None:
    rows, corners = grid((2, 2), n=50)
    two, four = corners[:, 0], numbered(corners)
    for moved, refines in ((9, (2,)), (12, ())):
        after = four.copy()
        after[:moved] = 3
        assert refinement_figures(rows, {2: two, 4: after})[4]["refines"] == refines


def test_hierarchical_groups_refine_along_the_way() -> None:
    centres = np.array([[0, 0], [0, 6], [40, 0], [46, 0], [20, 60], [24, 64]])
    rows = np.repeat(centres, 40, axis=0) + RNG.normal(size=(240, 2))
    labellings = {k: KMeans(k, n_init=10, random_state=0).fit_predict(rows) for k in (3, 6)}
    assert refinement_figures(rows, labellings)[6] == NONE | {"refines": (3,)}


@pytest.mark.parametrize("kind", ["normal", "uniform", "coin", "rating"])
@pytest.mark.parametrize("divided", [1, 2, 3])
def test_a_cut_along_a_column_of_chance_is_one(kind: str, divided: int) -> None:
    group = np.repeat([0, 1, 2], 100)
    chance = {
        "normal": RNG.normal(size=300),
        "uniform": RNG.uniform(-1, 1, 300),
        "coin": RNG.choice([-1.0, 1.0], 300),
        "rating": RNG.choice(5, 300, p=(0.1, 0.2, 0.4, 0.2, 0.1)) - 2.0,
    }[kind]
    after = np.where((group < divided) & (chance > 0), 3 + group, group)
    figures = refinement_figures(np.column_stack([9.0 * group, chance]), {3: group, 3 + divided: after})
    assert figures[3 + divided]["slices_by_chance"] == (3,)
    telling = chance + 2 * group
    figures = refinement_figures(np.column_stack([9.0 * group, telling]), {3: group, 3 + divided: after})
    assert figures[3 + divided]["slices_by_chance"] == ()
