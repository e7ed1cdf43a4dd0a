"""The textbook pipeline on the real bank table, number for number."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation

pytestmark = pytest.mark.usefixtures("quick_choices", "undrawn", "one_database")

INERTIAS = {
    2: 12507.642,
    3: 7304.574,
    4: 5756.776,
    5: 4749.469,
    6: 3889.795,
    7: 3360.110,
    8: 2925.936,
    9: 2652.734,
    10: 2412.862,
}
SILHOUETTES = {2: 0.46053, 3: 0.45914, 4: 0.44725, 6: 0.38356}
FEATURES = ("age", "balance")


@pytest.fixture(scope="module")
def bank(bank_csv: Path) -> pd.DataFrame:
    return pd.read_csv(bank_csv)


@pytest.fixture(scope="module")
def usual(bank: pd.DataFrame) -> pd.DataFrame:
    """The customers whose balance lies within 1.5 interquartile ranges of the quartiles."""
    low, high = bank["balance"].quantile([0.25, 0.75])
    reach = 1.5 * (high - low)
    return bank[bank["balance"].between(low - reach, high + reach)]


@pytest.fixture(scope="module")
def classic(usual: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> tuple[Segmentation, Path]:
    folder = tmp_path_factory.mktemp("classic") / "result"
    return segmentry.run(usual, Plan(features=FEATURES, preset="classic", k=3), folder), folder


def test_the_filter_keeps_the_rows_that_the_proof_is_about(usual: pd.DataFrame) -> None:
    assert len(usual) == 10_107


def test_three_segments_reach_the_best_inertia_known(classic: tuple[Segmentation, Path]) -> None:
    assert 7304.565 <= classic[0].inertia <= 7304.59


def test_three_segments_have_the_known_sizes(classic: tuple[Segmentation, Path]) -> None:
    assert list(classic[0].sizes.values()) == pytest.approx([5525, 2782, 1800], abs=15)
    assert sum(classic[0].sizes.values()) == 10_107


def test_three_segments_have_the_known_averages(classic: tuple[Segmentation, Path]) -> None:
    profile = classic[0].profile
    assert profile is not None
    found = [(s.average("balance").mean, s.average("age").mean) for s in profile.segments]
    for averages, known in zip(found, [(383.57, 33.65), (497.92, 54.43), (2600.58, 42.23)], strict=True):
        assert averages == pytest.approx(known, rel=0.01)


@pytest.mark.parametrize("k", INERTIAS)
def test_every_k_comes_within_a_thousandth_of_the_best_inertia_known(
    classic: tuple[Segmentation, Path], k: int
) -> None:
    assert classic[0].choice.of(k).inertia <= INERTIAS[k] * 1.001


@pytest.mark.parametrize("k", SILHOUETTES)
def test_the_silhouette_over_all_rows_is_the_known_one(classic: tuple[Segmentation, Path], k: int) -> None:
    evidence = classic[0].choice.of(k)
    assert evidence.silhouette_rows == 10_107
    assert evidence.silhouette == pytest.approx(SILHOUETTES[k], abs=0.005)


def test_calinski_harabasz_and_davies_bouldin_prefer_three_with_the_known_figures(
    classic: tuple[Segmentation, Path],
) -> None:
    several = classic[0].choice.evidence[1:]
    assert max(several, key=lambda e: e.calinski_harabasz or 0).k == 3
    assert several[1].calinski_harabasz == pytest.approx(8928.44, rel=1e-4)
    assert several[1].davies_bouldin == pytest.approx(0.78301, abs=1e-3)


def test_the_knee_is_three(usual: pd.DataFrame) -> None:
    prepared = segmentry.prepare(usual, Plan(features=FEATURES, preset="classic"))
    choice = segmentry.choose_k(prepared, seed=1)
    assert (choice.knee, choice.k) == (3, 3)
    assert choice.of(3).inertia <= 7304.59  # better starts, not a luckier seed


def test_without_the_filter_the_sizes_are_the_known_ones(bank: pd.DataFrame) -> None:
    segmentation = segmentry.run(bank, Plan(features=FEATURES, preset="classic", k=3, k_max=3))
    assert list(segmentation.sizes.values()) == pytest.approx([7061, 3805, 296], abs=15)


def test_the_folder_holds_every_row_in_order_with_its_segment(
    classic: tuple[Segmentation, Path], usual: pd.DataFrame
) -> None:
    segmentation, folder = classic
    customers = pd.read_csv(folder / "customers.csv")
    pd.testing.assert_frame_equal(customers[list(usual.columns)], usual.reset_index(drop=True))
    assert customers["segment"].value_counts().to_dict() == segmentation.sizes


def test_the_averages_in_the_summary_are_those_of_the_rows_in_the_file(classic: tuple[Segmentation, Path]) -> None:
    folder = classic[1]
    means = pd.read_csv(folder / "customers.csv").groupby("segment")[list(FEATURES)].mean()
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    assert summary["k"] == 3
    assert summary["rows_labelled"] == 10_107
    for segment in summary["segments"]:
        told = {a["column"]: a["mean"] for a in segment["averages"] if a["column"] in FEATURES}
        np.testing.assert_allclose([told[f] for f in FEATURES], means.loc[segment["id"]], rtol=1e-9)
