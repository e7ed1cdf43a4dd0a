"""What only Spark does: tasks that fail, tables of a catalogue, refusals in words."""

import gc
import os
import shutil
import subprocess
import sys
from importlib import util
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import segmentry
from segmentry import Plan, SegmentryError
from segmentry.cli import app
from segmentry.engines import get_engine
from segmentry.engines.base import ArrowRows, Rows
from segmentry.engines.memory import usual_limit
from segmentry.plan import bytes_of

pytestmark = pytest.mark.usefixtures("quick_choices")

SPARK = Plan(engine="spark")


def numbers(n: int) -> Rows:
    return get_engine("spark").read(ArrowRows(pa.table({"i": range(n)}), ("i",)))


def total(rows: Any) -> int:
    return sum(rows.reduce(lambda part: int(part.sum())))


def to_numpy(batch: pa.RecordBatch) -> Any:
    return batch.column(0).to_numpy()


@pytest.mark.usefixtures("spark")
def test_a_task_that_fails_twice_changes_nothing() -> None:
    def fails_twice(batch: pa.RecordBatch) -> int:
        from pyspark import TaskContext

        context = TaskContext.get()
        if context.attemptNumber() < 2:
            raise RuntimeError("this machine is lost")
        return int(batch.column(0).to_numpy().sum())

    rows = numbers(1_000)
    assert sum(rows.reduce(["i"], fails_twice)) == 499_500


@pytest.mark.usefixtures("spark")
def test_a_task_that_fails_three_times_fails_the_job() -> None:
    def fails(_: pa.RecordBatch) -> int:
        raise RuntimeError("this machine is lost")

    with pytest.raises(Exception, match="this machine is lost"):
        numbers(10).reduce(["i"], fails)


@pytest.mark.usefixtures("spark")
def test_a_worker_does_not_look_for_garbage_among_its_libraries() -> None:
    def looked_through(_: pa.RecordBatch) -> tuple[int, int]:
        return len(gc.get_objects()), gc.get_freeze_count()

    assert all(many < 0.2 * left for many, left in numbers(10).reduce(["i"], looked_through))


def test_a_lost_partition_is_made_anew(spark: Any, tmp_path: Path) -> None:
    folder = tmp_path

    def noted(batch: pa.RecordBatch) -> Any:
        (folder / f"{uuid4()}").touch()
        return batch.column(0).to_numpy()

    kept = numbers(1_000).keep(["i"], noted, 0)
    assert total(kept) == total(kept) == 499_500
    made = len(list(folder.iterdir()))
    drop_blocks(spark)
    assert total(kept) == 499_500
    assert len(list(folder.iterdir())) == 2 * made


def drop_blocks(session: Any) -> None:
    """Take every block away that is kept, as a lost machine does."""
    context = session.sparkContext._jsc
    for id in list(context.getPersistentRDDs()):
        context.sc().unpersistRDD(int(id), True)


def test_what_is_kept_is_let_go_with_its_last_user(spark: Any) -> None:
    gc.collect()
    before = len(spark.sparkContext._jsc.getPersistentRDDs())
    kept = numbers(100).keep(["i"], to_numpy, 0)
    assert total(kept) == 4_950
    assert len(spark.sparkContext._jsc.getPersistentRDDs()) == before + 1
    del kept
    gc.collect()
    assert len(spark.sparkContext._jsc.getPersistentRDDs()) == before


def test_tables_of_the_catalogue_are_read_by_name(spark: Any) -> None:
    spark.createDataFrame([(1, "a"), (2, "b")], "n int, t string").createOrReplaceTempView("people")
    table = segmentry.read("people", SPARK)
    assert (table.n_rows, table.types) == (2, {"n": "integer", "t": "text"})


def test_a_folder_of_parquet_files_is_one_table(spark: Any, tmp_path: Path) -> None:
    spark.range(1_000).repartition(3).write.parquet(str(tmp_path / "many"))
    for name in (str(tmp_path / "many"), f"file://{tmp_path}/many"):
        table = segmentry.read(name, SPARK)
        assert (table.n_rows, table.types) == (1_000, {"id": "integer"})


def test_types_of_a_spark_table_are_those_of_its_columns(spark: Any) -> None:
    frame = spark.sql(
        "SELECT 1 AS i, 1.5D AS x, 2.50BD AS money, true AS b, DATE'2024-02-29' AS d, 'a' AS t, array(1) AS many,"
        " TIMESTAMP'2024-02-29 13:00:00+02:00' AS at"
    )
    table = segmentry.read(frame)
    kinds = ["integer", "number", "number", "boolean", "date", "text", "text", "date"]
    assert list(table.types.values()) == kinds
    values = table.rows.collect().to_pylist()[0]
    assert (values["money"], str(values["d"]), str(values["at"])) == (2.5, "2024-02-29 00:00:00", "2024-02-29 11:00:00")


@pytest.mark.parametrize("name", ["a b[1]*?.csv", "ü{x}.csv"])
@pytest.mark.usefixtures("spark")
def test_a_name_is_never_a_pattern(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("n,t\n1,x\n2,y\n")
    assert segmentry.read(tmp_path / name, SPARK).n_rows == 2


CSV = {
    "quotes": 'n,t\n1,"a,b"\n2,"say ""hi"""\n',
    "line breaks in cells": 'n,t\n1,"two\nlines"\n2,y\n',
    "semicolons and decimal commas": "n;t\n1,5;x\n2,5;y\n",
    "lines above": "Report of May\n\nn,t\n1,x\n2,y\n",
    "a line that does not fit": "n,t\n" + "1,x\n" * 60 + "2,y,z\n",
    "no last line end": "n,t\n1,x\n2,y",
    "Windows": "n,t\r\n1,x\r\n2,y\r\n",
    "an apostrophe of ours": "n,t\n1,'=x\n2,y\n",
}


@pytest.mark.parametrize("text", CSV.values(), ids=CSV)
@pytest.mark.usefixtures("spark")
def test_a_text_file_is_read_as_by_the_local_engine(tmp_path: Path, text: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode())
    here, there = (segmentry.read(path, plan) for plan in (Plan(), SPARK))
    assert there.rows.collect().to_pylist() == here.rows.collect().to_pylist()
    assert there.types == here.types
    assert there.load_report.lines_left_out == here.load_report.lines_left_out


@pytest.mark.usefixtures("spark")
def test_a_table_in_memory_may_be_taken_to_spark() -> None:
    frame = pd.DataFrame(
        {
            "c": pd.Categorical(["a", "b", "a"]),
            "u": np.array([1, 2, 2**63], dtype=np.uint64),
            "t": pd.to_datetime(["2024-01-01", None, "2024-01-03"]),
        }
    )
    here, there = (segmentry.read(frame, plan) for plan in (Plan(), SPARK))
    assert there.types == here.types
    assert there.rows.collect().to_pylist() == here.rows.collect().to_pylist()


def refused(*command: object) -> str:
    with pytest.raises(SegmentryError) as error:
        app([str(word) for word in command], standalone_mode=False)
    return str(error.value)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "t.csv"
    path.write_text("customer,n\n" + "".join(f"{i % 50},{i}\n" for i in range(100)))
    return path


@pytest.mark.usefixtures("spark")
def test_a_workbook_is_refused_before_any_work(table: Path, tmp_path: Path) -> None:
    said = refused("run", table, "-o", tmp_path / "out", "--engine", "spark", "--format", "xlsx")
    assert said == "The engine `spark` cannot write an Excel workbook. Choose the format csv or parquet."


@pytest.mark.usefixtures("spark")
def test_several_rows_of_a_customer_are_refused(table: Path, tmp_path: Path) -> None:
    options = ("--several-rows", "latest", "--customer", "customer")
    said = refused("run", table, "-o", tmp_path / "out", "--engine", "spark", *options)
    assert said.startswith("The engine `spark` cannot make one row of several of a customer. Do that before")


@pytest.mark.usefixtures("spark")
def test_names_that_differ_only_in_case_are_refused_in_parquet(tmp_path: Path) -> None:
    rows = get_engine("spark").read(ArrowRows(pa.table({"a": [1], "A": [2]}), ("a", "A")))
    with pytest.raises(SegmentryError, match="names that differ only in case"):
        rows.write(tmp_path / "o.parquet", "parquet")
    assert not (tmp_path / "o.parquet").exists()


@pytest.mark.parametrize("name", ["nobody", "no where/at all.csv"])
@pytest.mark.usefixtures("spark")
def test_a_name_that_nothing_has_is_refused_as_a_file(name: str) -> None:
    with pytest.raises(SegmentryError, match=f"There is no file {name}"):
        segmentry.read(name, SPARK)


@pytest.mark.usefixtures("spark")
def test_an_address_without_a_table_is_refused(tmp_path: Path) -> None:
    for address in (f"file://{tmp_path}/nothing", str(tmp_path)):
        with pytest.raises(SegmentryError, match=r"Spark cannot read file://.* as Parquet or Delta"):
            segmentry.read(address, SPARK)


@pytest.mark.usefixtures("spark")
def test_a_folder_of_other_files_is_not_replaced(tmp_path: Path) -> None:
    model = tmp_path / "model.json"
    frame = pd.DataFrame({"x": np.r_[np.zeros(20), np.ones(20)], "y": np.arange(40.0)})
    segmentry.run(frame, Plan(k=2, k_max=2)).save(model)
    frame.to_csv(tmp_path / "in.csv", index=False)
    target = tmp_path / "out.csv"
    command = ("score", model, tmp_path / "in.csv", "-o", target, "--engine", "spark")
    app([str(word) for word in command], standalone_mode=False)
    assert "exists already. Add --force" in refused(*command)
    app([*(str(word) for word in command), "--force", "--why"], standalone_mode=False)
    reasons = pd.concat(pd.read_csv(part) for part in target.iterdir()).sort_values(["x", "y"])["segment_why"]
    assert reasons.tolist() == segmentry.score(model, frame, why=True)["segment_why"].tolist()
    (target / "mine.txt").write_text("precious")
    assert "holds other files (mine.txt)" in refused(*command, "--force")


def test_without_pyspark_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("segmentry.engines.spark.find_spec", lambda _: None)
    with pytest.raises(SegmentryError, match=r"pip install 'segmentry\[spark\]'"):
        get_engine("spark")


def test_without_java_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from pyspark.sql import SparkSession

    monkeypatch.setattr(SparkSession, "getActiveSession", lambda: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(SegmentryError, match=r"needs Java, and there is none\. Install Java 17 or newer"):
        segmentry.read("anything", SPARK)


def test_a_master_that_does_not_answer_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    from pyspark.sql import SparkSession

    monkeypatch.setattr(SparkSession, "getActiveSession", lambda: None)

    def fail(_: object) -> None:
        raise RuntimeError("[MASTER] Could not parse Master URL: 'moon'\nmuch more")

    monkeypatch.setattr(SparkSession.Builder, "getOrCreate", fail)
    with pytest.raises(SegmentryError, match=r"does not start with the master `moon`: .*'moon' Install Java 17"):
        segmentry.read("anything", Plan(engine="spark", master="moon"))


def test_the_shell_says_no_more_than_with_the_local_engine(table: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    options = ("--engine", "spark", "--master", "local[1]", "--features", "n", "--k", "2", "--format", "parquet")
    command = [sys.executable, "-m", "segmentry", "run", str(table), "-o", str(folder), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "customers/, model.json" in done.stdout
    assert sum(len(pd.read_parquet(part)) for part in (folder / "customers").iterdir()) == 100


def test_importing_the_engine_starts_nothing() -> None:
    assert util.find_spec("pyspark") is not None  # else this test would pass without looking
    get_engine("spark", "local[2]")


@pytest.mark.skipif("SPARK_DRIVER_MEMORY" in os.environ, reason="who sets it decides")
def test_on_one_machine_java_gets_half_of_the_memory(spark: Any) -> None:
    given = bytes_of(spark.sparkContext.getConf().get("spark.driver.memory").replace("m", "MiB"))
    assert given == pytest.approx(usual_limit() / 2, rel=0.01)
