"""One segmentation is the same on every engine, however its rows are parted, and whatever fails on the way."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.cli import app
from segmentry.results.table import Table
from segmentry.stages.preparation.sample import take_sample

pytestmark = pytest.mark.usefixtures("quick_choices", "undrawn")  # the same sample leads to the same choice

ROWS = 4_000
SAMPLE = 1_200
PLAN = Plan(sample_rows=SAMPLE, k_max=5, features=("spend", "visits", "channel", "since"))


@pytest.fixture(scope="module")
def customers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four groups in a CSV file: missing cells, rows without any feature, a date, codes, formulas, numbers as written,
    and a column that is called as ours."""
    rng = np.random.default_rng(5)
    group = rng.integers(0, 4, ROWS)
    spend = rng.normal(np.array([10, 60, 110, 160])[group], 6).round(1)
    frame = pd.DataFrame(
        {
            "code": [f"{i:05d}" for i in rng.permutation(ROWS)],
            "spend": [f"{x:.2f}" for x in spend],
            "visits": rng.poisson(np.array([2, 8, 2, 8])[group]).astype(str),
            "channel": np.array(["web", "shop", "=web", "shop"])[group],
            "since": (
                pd.Timestamp("2020-01-01") + pd.to_timedelta(200 * group + rng.integers(0, 90, ROWS), "D")
            ).strftime("%Y-%m-%d"),
            "liking": rng.choice([1, 2, 3, 4, 5, 8, 9], ROWS, p=[0.19] * 5 + [0.025] * 2).astype(str),
            "segment": rng.choice(["a", "b"], ROWS),
            "said": "-5 of them",
            "nudge_arm": rng.choice(["control", "badge", ""], ROWS, p=[0.5, 0.45, 0.05]),
        }
    )
    frame["bought"] = (rng.random(ROWS) < 0.2 + 0.1 * (frame["nudge_arm"] == "badge")).astype(int).astype(str)
    frame.loc[::40, "spend"] = ""
    frame.loc[::50, "visits"] = "NA"
    frame.loc[3::70, "visits"] = "99"
    frame.loc[5::60, "channel"] = "not stated"
    frame.loc[:11, ["spend", "visits", "channel", "since"]] = ""
    path = tmp_path_factory.mktemp("customers") / "customers.csv"
    frame.to_csv(path, index=False)
    return path


@pytest.fixture(scope="module")
def local(customers: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Segmentation, Path]:
    folder = tmp_path_factory.mktemp("local") / "result"
    return segmentry.run(customers, PLAN, folder), folder


@pytest.fixture(scope="module")
def on_spark(
    customers: Path,
    spark_session: Any,  # noqa: ARG001 - the run finds it
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Segmentation, Path]:
    """The same run on Spark, from the file."""
    folder = tmp_path_factory.mktemp("spark") / "result"
    return segmentry.run(customers, PLAN.model_copy(update={"engine": "spark"}), folder), folder


@pytest.fixture(scope="module")
def shuffled(customers: Path, spark_session: Any) -> Any:
    """The same rows as a Spark table of text, in another order and other parts."""
    return spark_session.read.csv(str(customers), header=True).repartition(5, "code").cache()


@pytest.fixture(scope="module")
def table(shuffled: Any) -> Table:
    return segmentry.read(shuffled)


@pytest.fixture(scope="module")
def from_table(table: Table) -> Segmentation:
    return segmentry.run(table, PLAN)


def test_the_columns_have_the_same_figures(
    local: tuple[Segmentation, Path], on_spark: tuple[Segmentation, Path], from_table: Segmentation
) -> None:
    for other in (on_spark[0], from_table):
        for mine, theirs in zip(local[0].columns.columns, other.columns.columns, strict=True):
            assert (mine.name, mine.type, mine.role, mine.filled) == (
                theirs.name,
                theirs.type,
                theirs.role,
                theirs.filled,
            )
            assert (mine.stand_ins, mine.missing_words) == (theirs.stand_ins, theirs.missing_words)
            for figure in ("minimum", "maximum", "mean", "sd"):
                expected = getattr(mine, figure)
                same = expected if expected is None else pytest.approx(expected, rel=1e-9)
                assert getattr(theirs, figure) == same, mine.name
            assert theirs.distinct == pytest.approx(mine.distinct, rel=0.25)
    columns = local[0].columns
    assert (columns["visits"].stand_ins, columns["liking"].stand_ins) == ((99,), (8, 9))
    assert columns["channel"].missing_words == ("not stated",)


@pytest.mark.parametrize("id", [None, "code"])
def test_the_sample_is_the_same_to_the_last_bit(
    local: tuple[Segmentation, Path], customers: Path, table: Table, id: str | None
) -> None:
    steps = local[0].recipe.steps
    samples = [take_sample(one.rows, steps, id, SAMPLE) for one in (segmentry.read(customers), table)]
    assert samples[0].values.tobytes() == samples[1].values.tobytes()
    assert samples[0].rows == samples[1].rows == ROWS - 12
    assert not samples[1].complete


def test_the_segments_are_the_same(
    local: tuple[Segmentation, Path], on_spark: tuple[Segmentation, Path], from_table: Segmentation
) -> None:
    for other in (on_spark[0], from_table):
        assert (other.k, other.passes, other.rows_labelled) == (local[0].k, local[0].passes, local[0].rows_labelled)
        assert other.choice.verdict == local[0].choice.verdict
        assert other.inertia == pytest.approx(local[0].inertia, rel=1e-9)
        assert [s.size for s in other.segments] == [s.size for s in local[0].segments]
        assert [s.name for s in other.segments] == [s.name for s in local[0].segments]
        centres = [np.array([s.matrix_centre for s in one.segments]) for one in (other, local[0])]
        np.testing.assert_allclose(*centres, atol=1e-6)


def test_passes_were_needed(local: tuple[Segmentation, Path]) -> None:
    assert local[0].k > 1
    assert local[0].passes > 2


def test_the_profile_is_the_same(local: tuple[Segmentation, Path], on_spark: tuple[Segmentation, Path]) -> None:
    frames = [pd.read_csv(folder / "profile.csv") for _, folder in (local, on_spark)]
    pd.testing.assert_frame_equal(*frames, rtol=1e-9)


def test_what_a_test_showed_is_the_same(local: tuple[Segmentation, Path], on_spark: tuple[Segmentation, Path]) -> None:
    (mine,), (theirs,) = (run.profile.trials for run, _ in (local, on_spark) if run.profile is not None)
    assert mine.is_shown
    assert theirs == mine


def read_parts(folder: Path) -> pd.DataFrame:
    reader = {".csv": lambda path: pd.read_csv(path, dtype=str, keep_default_na=False), ".parquet": pd.read_parquet}
    return pd.concat([reader[part.suffix](part) for part in sorted(folder.iterdir())], ignore_index=True)


def test_every_customer_has_the_same_cells_and_label(
    local: tuple[Segmentation, Path], on_spark: tuple[Segmentation, Path]
) -> None:
    mine = pd.read_csv(local[1] / "customers.csv", dtype=str, keep_default_na=False)
    theirs = read_parts(on_spark[1] / "customers")
    assert list(theirs.columns) == list(mine.columns)
    assert list(theirs.columns[-4:]) == ["segment_2", "segment_name", "segment_margin", "segment_borderline"]
    pd.testing.assert_frame_equal(
        mine.sort_values("code", ignore_index=True), theirs.sort_values("code", ignore_index=True)
    )
    assert (theirs["segment_2"] == "").sum() == 12
    assert set(theirs["channel"]) == {"", "web", "shop", "'=web", "not stated"}
    assert set(theirs["said"]) == {"'-5 of them"}
    assert theirs["spend"].str.fullmatch(r"(-?\d+\.\d\d)?").all()


def test_the_folder_holds_all_that_a_run_writes(on_spark: tuple[Segmentation, Path]) -> None:
    folder = on_spark[1]
    names = ["customers", "model.json", "profile.csv", "report.html", "summary.json"]
    assert sorted(path.name for path in folder.iterdir()) == names
    assert all(part.name.startswith("part-") and part.suffix == ".csv" for part in (folder / "customers").iterdir())
    told = json.loads((folder / "summary.json").read_text())
    assert (told["rows_read"], told["plan"]["engine"]) == (ROWS, "spark")


def test_a_spark_table_is_scored_where_it_lies(local: tuple[Segmentation, Path], shuffled: Any) -> None:
    labelled = local[0].score(shuffled)
    assert type(labelled) is type(shuffled)
    assert labelled.columns[: len(shuffled.columns)] == shuffled.columns
    theirs = labelled.toArrow().to_pandas().sort_values("code", ignore_index=True)
    mine = pd.read_csv(local[1] / "customers.csv", dtype={"code": str}).sort_values("code", ignore_index=True)
    pd.testing.assert_series_equal(theirs["segment_2"], mine["segment_2"])
    assert theirs["spend"].str.len().max() > 3  # as it was written


@pytest.mark.usefixtures("spark_session")
def test_parquet_is_scored_and_written_by_the_executors(
    local: tuple[Segmentation, Path], customers: Path, tmp_path: Path
) -> None:
    source, target = tmp_path / "in.parquet", tmp_path / "out.parquet"
    segmentry.read(customers).rows.write(source, "parquet")
    command = ["score", str(local[1] / "model.json"), str(source), "-o", str(target), "--engine", "spark"]
    app(command, standalone_mode=False)
    theirs = read_parts(target).sort_values("code", ignore_index=True)
    mine = pd.read_csv(local[1] / "customers.csv", dtype={"code": str}).sort_values("code", ignore_index=True)
    pd.testing.assert_series_equal(theirs["segment_2"], mine["segment_2"], check_dtype=False)
    assert theirs["spend"].dtype == np.float64
