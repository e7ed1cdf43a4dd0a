"""The command line: contracts of the files, exit codes, and every refusal in words."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import cli
from segmentry.engines import writing

pytestmark = pytest.mark.usefixtures("quick_choices", "undrawn", "one_database")


def write_customers(path: Path) -> Path:
    """Two hundred customers in three clear groups, with an id, text, a missing cell and odd spellings."""
    rng = np.random.default_rng(0)
    group = rng.integers(3, size=200)
    frame = pd.DataFrame(
        {
            "customer": [f"C{i:04d}" for i in range(200)],
            "age": rng.normal([25, 45, 70], 2)[0] + 20.0 * group + rng.normal(0, 1, 200).round(2),
            "spend": (100 + 400 * group + rng.normal(0, 10, 200)).round(2),
            "city": rng.choice(["Bonn", "Graz"], 200),
        }
    )
    text = frame.astype(str)
    text.loc[3, "age"] = ""
    text.loc[4, "spend"] = "900.50"
    text.loc[5, "city"] = "=1+1"
    text.to_csv(path, index=False)
    return path


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    return write_customers(tmp_path / "customers.csv")


def call(*arguments: str | Path) -> int:
    """The exit code of the command line."""
    try:
        cli.main([str(argument) for argument in arguments])
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """The one message of a call that is refused."""
    capsys.readouterr()
    assert call(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    return err.removeprefix("Error: ").strip()


def test_run_writes_every_file_and_every_cell(customers: Path, tmp_path: Path) -> None:
    assert call("run", customers, "-o", tmp_path / "out") == 0
    assert {p.name for p in (tmp_path / "out").iterdir()} == {
        "customers.csv",
        "model.json",
        "profile.csv",
        "report.html",
        "summary.json",
    }
    written = pd.read_csv(tmp_path / "out" / "customers.csv", dtype=str, keep_default_na=False)
    given = pd.read_csv(customers, dtype=str, keep_default_na=False)
    given.loc[5, "city"] = "'=1+1"  # harmless in a spreadsheet
    assert written[list(given.columns)].equals(given)
    assert list(written.columns[-4:]) == ["segment", "segment_name", "segment_margin", "segment_borderline"]
    assert (written["segment"] != "").all()
    assert written.loc[4, "spend"] == "900.50"


def test_summary_keeps_its_contract(customers: Path, tmp_path: Path) -> None:
    call("run", customers, "-o", tmp_path / "out", "--k", "3", "--k-max", "6", "--seed", "7")
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    promised = {
        "k",
        "k_recommended",
        "verdict",
        "evidence",
        "inertia",
        "sizes",
        "features",
        "rows_read",
        "rows_labelled",
    }
    promised |= {"load_report", "findings", "plan", "seed", "timings", "versions", "columns_added"}
    assert promised <= summary.keys()
    assert summary["k"] == 3
    assert summary["verdict"] == summary["evidence"][2]["verdict"] == "natural"
    assert {"close", "constructive", "fragility", "knees"} <= summary.keys()
    assert {"within", "across", "continues", "borderline"} <= summary["segments"][0].keys()
    assert [e["k"] for e in summary["evidence"]] == [1, 2, 3, 4, 5, 6]
    scores = {"k", "inertia", "rows", "silhouette", "stability", "calinski_harabasz", "davies_bouldin"}
    assert all(scores <= e.keys() for e in summary["evidence"])
    assert sum(summary["sizes"].values()) == summary["rows_labelled"] == summary["rows_read"] == 200
    assert summary["features"] == ["age", "spend"]
    assert summary["seed"] == summary["plan"]["seed"] == 7
    assert summary["columns_added"] == ["segment", "segment_name", "segment_margin", "segment_borderline"]


def test_the_report_is_written_in_other_forms_too(
    customers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [part for form in ("md", "json", "pptx", "xlsx", "md") for part in ("--report-format", form)]
    assert call("run", customers, "-o", tmp_path / "out", "--k", "3", *told) == 0
    assert "report.html, report.md, report.json, report.pptx, report.xlsx, customers.csv" in capsys.readouterr().out
    written = {path.name for path in (tmp_path / "out").iterdir() if path.name.startswith("report.")}
    assert written == {"report.html", "report.md", "report.json", "report.pptx", "report.xlsx"}
    assert (tmp_path / "out" / "report.json").read_bytes() == (tmp_path / "out" / "summary.json").read_bytes()
    assert pd.ExcelFile(tmp_path / "out" / "report.xlsx", engine="openpyxl").sheet_names[0] == "Verdict"
    assert call("run", customers, "-o", tmp_path / "out", "--k", "3", "--force") == 0
    assert not (tmp_path / "out" / "report.md").exists()
    command = segmentry.load(tmp_path / "out" / "model.json").plan
    assert "report" not in command.model_dump_json()


def test_a_form_that_cannot_be_written_is_refused_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = ("run", tmp_path / "nothing.csv", "-o", tmp_path / "out", "--report-format")
    assert refusal(capsys, *told, "pdf") == "A report cannot be written as 'pdf'. Choose md, json, pptx or xlsx."
    assert "report.html is always written" in refusal(capsys, *told, "html")
    monkeypatch.setattr("segmentry.reporting.forms.formats.slides_installed", lambda: False)
    assert "pip install 'segmentry[slides]'" in refusal(capsys, *told, "pptx")
    assert list(tmp_path.iterdir()) == []


def test_the_answer_is_printed_first_and_how_sure_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(300, 3)), columns=["a", "b", "c"])
    frame.to_csv(tmp_path / "noise.csv", index=False)
    assert call("run", tmp_path / "noise.csv", "-o", tmp_path / "out", "--k-max", "4") == 0
    printed = capsys.readouterr().out
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert printed.startswith("No real groups found, customers differ by degree. ")
    assert "How sure: no real groups found." in printed
    assert (summary["k_recommended"], summary["verdict"]) == (1, "no structure")
    assert summary["k"] == summary["constructive"] > 1


def test_the_report_holds_a_second_opinion_when_it_is_asked_for(
    customers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("run", customers, "-o", tmp_path / "out", "--k-max", "3", "--second-opinion") == 0
    assert "How sure: " in capsys.readouterr().out
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert [one["method"] for one in summary["comparison"]["opinions"]][-1] == "HDBSCAN"
    assert summary["timings"]["compare"] > 0
    report = (tmp_path / "out" / "report.html").read_text()
    assert "Who stays, and who moves" in report
    assert "--second-opinion" in report, "the command that makes it again asks for it, too"
    assert call("run", customers, "-o", tmp_path / "plain", "--k-max", "3") == 0
    assert json.loads((tmp_path / "plain" / "summary.json").read_text())["comparison"] is None


def test_the_smallest_share_is_taken(customers: Path, tmp_path: Path) -> None:
    assert call("run", customers, "-o", tmp_path / "out", "--k-max", "4", "--min-share", "0.3") == 0
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert summary["plan"]["min_share"] == 0.3
    recommended = summary["evidence"][summary["k_recommended"] - 1]
    assert recommended["smallest"] >= 0.3 * recommended["rows"]


def test_sizes_agree_with_the_labels_in_the_file(customers: Path, tmp_path: Path) -> None:
    call("run", customers, "-o", tmp_path / "out")
    sizes = json.loads((tmp_path / "out" / "summary.json").read_text())["sizes"]
    labels = pd.read_csv(tmp_path / "out" / "customers.csv")["segment"].value_counts()
    assert {str(k): int(v) for k, v in labels.items()} == sizes


def test_score_gives_the_training_rows_their_segments(customers: Path, tmp_path: Path) -> None:
    call("run", customers, "-o", tmp_path / "out")
    assert call("score", tmp_path / "out" / "model.json", customers, "-o", tmp_path / "scored.csv") == 0
    assert (tmp_path / "scored.csv").read_text() == (tmp_path / "out" / "customers.csv").read_text()


@pytest.mark.parametrize("format", ["csv", "parquet", "xlsx"])
def test_run_writes_each_format(format: str, customers: Path, tmp_path: Path) -> None:
    assert call("run", customers, "-o", tmp_path / "out", "--format", format) == 0
    table = segmentry.read(tmp_path / "out" / f"customers.{format}")
    assert table.n_rows == 200
    assert table.types["segment"] == "integer"
    assert table.rows.collect(["city"])["city"][5].as_py() == "=1+1"  # our reader takes the apostrophe off


def test_an_existing_segment_column_is_kept(customers: Path, tmp_path: Path) -> None:
    frame = pd.read_csv(customers).assign(Segment="mine")
    frame.to_csv(tmp_path / "with.csv", index=False)
    call("run", tmp_path / "with.csv", "-o", tmp_path / "out")
    written = pd.read_csv(tmp_path / "out" / "customers.csv")
    assert (written["Segment"] == "mine").all()
    assert written["segment_2"].between(1, 10).all()
    assert json.loads((tmp_path / "out" / "summary.json").read_text())["columns_added"][0] == "segment_2"


def test_results_are_replaced_only_with_force(
    customers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call("run", customers, "-o", tmp_path / "out", "--format", "parquet")
    assert "--force" in refusal(capsys, "run", customers, "-o", tmp_path / "out")
    assert call("run", customers, "-o", tmp_path / "out", "--force") == 0
    assert not (tmp_path / "out" / "customers.parquet").exists()


def test_a_folder_of_others_is_never_replaced(
    customers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.docx").write_text("years of work")
    assert "thesis.docx" in refusal(capsys, "run", customers, "-o", tmp_path / "home", "--force")
    assert (tmp_path / "home" / "thesis.docx").read_text() == "years of work"


def test_a_plan_file_holds_options_and_the_shell_overrides_them(customers: Path, tmp_path: Path) -> None:
    segmentry.Plan(k=4, features=("spend",), seed=3).save(tmp_path / "plan.toml")
    call("run", customers, "-o", tmp_path / "out", "--plan", tmp_path / "plan.toml", "--k", "2")
    plan = json.loads((tmp_path / "out" / "summary.json").read_text())["plan"]
    assert (plan["k"], plan["features"], plan["seed"]) == (2, ["spend"], 3)


def test_k_beyond_k_max_is_fitted(customers: Path, tmp_path: Path) -> None:
    assert call("run", customers, "-o", tmp_path / "out", "--k", "5", "--k-max", "3") == 0
    assert len(json.loads((tmp_path / "out" / "summary.json").read_text())["sizes"]) == 5


def test_one_segment_is_possible(customers: Path, tmp_path: Path) -> None:
    assert call("run", customers, "-o", tmp_path / "out", "--k", "1") == 0
    assert (pd.read_csv(tmp_path / "out" / "customers.csv")["segment"] == 1).all()


def test_inspect_prints_roles_and_json(customers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("inspect", customers) == 0
    out = capsys.readouterr().out
    assert "customer" in out
    assert "descriptor" in out
    assert call("inspect", customers, "--json") == 0
    columns = json.loads(capsys.readouterr().out)["columns"]
    assert {c["name"]: c["role"] for c in columns} == {
        "customer": "id",
        "age": "feature",
        "spend": "feature",
        "city": "descriptor",
    }


@pytest.mark.parametrize("name", ["bank", "retail", "telecom", "health"])
def test_sample_writes_a_table_that_runs(name: str, tmp_path: Path) -> None:
    assert call("sample", name, "-o", tmp_path / "s.csv", "--rows", "200") == 0
    assert call("run", tmp_path / "s.csv", "-o", tmp_path / "out", "--k-max", "2") == 0
    assert len(pd.read_csv(tmp_path / "out" / "customers.csv")) == 200


LIBRARY_WORDS = ("NaN", "dtype", "Parser", "Exception", "None", "DuckDB", "pyarrow")
BAD_TABLES = {
    "empty file": ("", "is empty"),
    "header only": ("age,spend\n", "no rows"),
    "one row": ("age,spend\n1,2\n", "only one row"),
    "no numbers": ("city,name\nBonn,a\nGraz,b\n", "no column to make segments from"),
    "only an id": ("id\n" + "\n".join(str(i) for i in range(1, 40)) + "\n", "no column to make segments from"),
    "all rows equal": ("age,spend\n1,2\n1,2\n1,2\n", "no column to make segments from"),
    "ragged line": ("age,spend\n1,2\n3,4,5\n6,7\n", "Line 3 "),
    "open quote": ('age,city\n1,"Bonn\n2,Graz\n3,Linz\n', "quote"),
}


def test_the_sample_of_orders_is_counted_in_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("sample", "orders", "-o", tmp_path / "orders.csv") == 0
    assert "20,000 synthetic order lines" in capsys.readouterr().out
    lines = pd.read_csv(tmp_path / "orders.csv", parse_dates=["order_date"])
    assert len(lines) == 20_000
    assert lines["order_date"].dt.hour.between(7, 23).all()


@pytest.mark.parametrize("damage", BAD_TABLES)
def test_a_bad_table_is_refused_in_plain_words(damage: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, expected = BAD_TABLES[damage]
    (tmp_path / "bad.csv").write_text(text)
    message = refusal(capsys, "run", tmp_path / "bad.csv", "-o", tmp_path / "out")
    assert expected in message
    assert "bad.csv" in message
    assert [word for word in LIBRARY_WORDS if word in message] == []
    assert message.count(". ") <= 1  # two sentences at most
    assert not (tmp_path / "out").exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bad.csv"]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.csv", b"PK\x03\x04rest of a workbook", "damaged"),
        ("a.xlsx", b"PK\x03\x04 but nothing of a workbook", "damaged"),
        ("a.parquet", b"PAR1 cut", "damaged"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "a picture, not a table"),
        ("a.sav", b"$FL2@(#) SPSS DATA FILE", "not a table"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(
    name: str, content: bytes, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert expected in refusal(capsys, "run", tmp_path / name, "-o", tmp_path / "out")


def test_refusals_name_what_is_near(customers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert "`spend`" in refusal(capsys, "run", customers, "-o", out, "--features", "age,spent")
    assert "customers.csv" in refusal(capsys, "run", tmp_path / "customer.csv", "-o", out)
    assert "`retail`" in refusal(capsys, "sample", "retial", "-o", tmp_path / "s.csv")
    assert "text" in refusal(capsys, "run", customers, "-o", out, "--features", "city", "--preset", "classic")


def test_too_few_different_rows_for_k(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "few.csv").write_text("age\n1\n1\n2\n2\n3\n")
    assert "there are 3" in refusal(capsys, "run", tmp_path / "few.csv", "-o", tmp_path / "out", "--k", "4")


def test_excel_that_would_not_fit_is_refused_before_any_work(
    customers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "EXCEL_ROWS", 150)
    message = refusal(capsys, "run", customers, "-o", tmp_path / "out", "--format", "xlsx")
    assert "150 rows and the table has 200" in message
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--k", "0"], "`k` cannot be 0"),
        (["--k", "many"], "auto or a whole number"),
        (["--k-max", "1"], "`k_max` cannot be 1"),
    ],
)
def test_options_out_of_bounds(
    options: list[str], expected: str, customers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert expected in refusal(capsys, "run", customers, "-o", tmp_path / "out", *options)


def test_score_names_the_missing_feature(customers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call("run", customers, "-o", tmp_path / "out")
    pd.read_csv(customers).rename(columns={"spend": "spending"}).to_csv(tmp_path / "new.csv", index=False)
    model = tmp_path / "out" / "model.json"
    message = refusal(capsys, "score", model, tmp_path / "new.csv", "-o", tmp_path / "s.csv")
    assert "missing     `spend` (number)" in message
    assert "`spending`" in message


def test_a_model_that_is_none_is_refused(customers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "m.json").write_text("{}")
    assert "not a valid Segmentry model" in refusal(
        capsys, "score", tmp_path / "m.json", customers, "-o", tmp_path / "s.csv"
    )
    assert "not JSON" in refusal(capsys, "score", customers, customers, "-o", tmp_path / "s.csv")


def test_an_interrupted_run_leaves_nothing_and_exits_130(
    customers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("segmentry.pipeline.rendered", interrupted)
    assert call("run", customers, "-o", tmp_path / "out") == 130
    assert sorted(p.name for p in tmp_path.iterdir()) == ["customers.csv"]


def test_help_shows_examples_and_needs_no_heavy_module() -> None:
    code = (
        "import sys\nfrom segmentry import cli\n"
        "try:\n    cli.main(['run', '--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({'sklearn', 'pandas', 'numpy', 'altair', 'duckdb', 'streamlit'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "Example: segmentry run" in out
    assert out.strip().endswith("[]")


def test_what_was_odd_about_a_table_is_told(tmp_path: Path) -> None:
    rows = "".join(f"{i},{i % 7 if i != 3 else 'inf'},5,{i * 3},x\n" for i in range(30))
    (tmp_path / "odd.csv").write_text("v,,same,v,segment\n" + rows)
    assert call("run", tmp_path / "odd.csv", "-o", tmp_path / "out", "--features", "v_2", "--k", "2") == 0
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    told = " ".join(finding["what"] for finding in summary["findings"])
    for expected in ("`column_2`", "`v_2`", "infinite", "`same` is not used", "`segment` is not used", "only feature"):
        assert expected in told
    assert summary["columns_added"][0] == "segment_2"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model made of the customers' age and spend."""
    folder = tmp_path_factory.mktemp("model")
    customers = write_customers(folder / "customers.csv")
    call("run", customers, "-o", folder / "made", "--features", "age,spend", "--k", "3", "--k-max", "4")
    return folder / "made" / "model.json"


def test_score_takes_the_names_that_features_have_in_the_table(customers: Path, model: Path, tmp_path: Path) -> None:
    names = {"age": "Age (years)", "spend": "spend=EUR"}
    pd.read_csv(customers).rename(columns=names).to_csv(tmp_path / "new.csv", index=False)
    options = [word for old, new in names.items() for word in ("--rename", f"{old}={new}")]
    assert call("score", model, tmp_path / "new.csv", "-o", tmp_path / "s.csv", *options) == 0
    expected = pd.read_csv(model.parent / "customers.csv")["segment"]
    assert pd.read_csv(tmp_path / "s.csv")["segment"].equals(expected)


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ("income", "Write OLD=NEW"),
        ("=x", "Write OLD=NEW"),
        ("agee=city", "no feature `agee`"),
        ("age=town", "no column `town`"),
    ],
)
def test_a_wrong_rename_is_refused_in_words(
    pair: str, expected: str, customers: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert expected in refusal(capsys, "score", model, customers, "-o", tmp_path / "s.csv", "--rename", pair)


def test_score_proceeds_over_differences_only_when_told_and_never_silently(
    customers: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    frame = pd.read_csv(customers, dtype=str).drop(columns="spend")
    frame.loc[:9, "age"] = "unknown to us"
    frame.to_csv(tmp_path / "new.csv", index=False)
    message = refusal(capsys, "score", model, tmp_path / "new.csv", "-o", tmp_path / "s.csv")
    lines = ["  missing     `spend` (number)           ", "  wrong type  `age` (number) holds text  10 of 200 cells"]
    assert all(line in message for line in lines)
    assert "--proceed" in message
    assert not (tmp_path / "s.csv").exists()

    assert call("score", model, tmp_path / "new.csv", "-o", tmp_path / "s.csv", "--proceed") == 0
    out, err = capsys.readouterr()
    assert out == f"200 customers labelled with 3 segments in {tmp_path / 's.csv'}\n"
    assert "counted as missing" in err
    assert all(line in err for line in lines)
    scored = pd.read_csv(tmp_path / "s.csv")
    assert (scored["age"][:10] == "unknown to us").all()
    assert scored["segment"][:10].isna().all()
    assert scored["segment"].notna().sum() == 190


def test_score_of_a_table_that_fits_says_nothing_of_differences(
    customers: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pd.read_csv(customers).assign(new="x").to_csv(tmp_path / "new.csv", index=False)
    call("score", model, tmp_path / "new.csv", "-o", tmp_path / "s.csv")
    assert capsys.readouterr().err == ""


@pytest.fixture
def visits(tmp_path: Path) -> Path:
    """Three months of ninety customers, the newest first, whose spending tells three groups apart."""
    rng = np.random.default_rng(4)
    rows = [
        f"C{i % 90:02d},2024-0{3 - i // 90},{100 * (i % 3) + 5 * rng.random():.2f},{i % 90}.50\n" for i in range(270)
    ]
    (tmp_path / "visits.csv").write_text("client_id,month,spend,score\n" + "".join(rows))
    return tmp_path / "visits.csv"


def test_the_latest_row_of_each_customer_is_segmented(visits: Path, tmp_path: Path) -> None:
    told = ["--several-rows", "latest", "--customer", "client_id", "--latest-by", "month", "--k", "3"]
    assert call("run", visits, "-o", tmp_path / "out", *told) == 0
    written = pd.read_csv(tmp_path / "out" / "customers.csv", dtype=str)
    given = pd.read_csv(visits, dtype=str)
    assert written[list(given.columns)].equals(given[given["month"] == "2024-03"])
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert (summary["load_report"]["rows"], summary["rows_labelled"]) == (270, 90)
    assert summary["plan"]["several_rows"] == "latest"
    what = "270 rows became 90 customers, named by `client_id`: of each the latest by `month`."
    assert what in [finding["what"] for finding in summary["findings"]]


def test_options_given_here_win_over_the_plan_on_several_rows_too(visits: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text('several_rows = "latest"\nk = 3\nfeatures = ["spend"]\n')
    told = ["--plan", tmp_path / "plan.toml", "--several-rows", "aggregate"]
    assert call("run", visits, "-o", tmp_path / "out", *told) == 0
    written = pd.read_csv(tmp_path / "out" / "customers.csv")
    assert len(written) == 90
    assert (written["rows"] == 3).all()


def test_an_option_on_customers_without_effect_is_refused(
    visits: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refusal(capsys, "run", visits, "-o", tmp_path / "out", "--customer", "client_id")
    assert told.startswith("`customer` would change nothing: `several_rows` is `keep`.")
    assert not (tmp_path / "out").exists()
