"""The pages without a browser: every state, what is refused, and that no text of a user's is ever Markdown."""

import gc
import io
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from segmentry.app import launch, widgets
from segmentry.app.views import read_options
from segmentry.errors import SegmentryError
from segmentry.reporting.answer import answer

pytestmark = pytest.mark.usefixtures("quick_choices", "known_packages", "one_database")

#: What the three groups of `customers` are told as.
THREE = "300 customers in three groups, told apart by balance and age"
ROOT = Path(__file__).resolve().parents[2]
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "**bold**",
    "$x^2$",
    ":red[hot]",
    ":material/home:",
    "[go](http://example.com)",
    "`code` # head",
)


def csv_of(frame: pd.DataFrame) -> bytes:
    return frame.to_csv(index=False).encode()


def customers(rows: int = 300) -> pd.DataFrame:
    rng = np.random.default_rng(0)
    group = rng.integers(3, size=rows)
    return pd.DataFrame(
        {
            "customer_id": np.arange(rows) + 1,
            "age": (25 + 20 * group + rng.normal(0, 2, rows)).round(1),
            "balance": (1000 * group + rng.normal(0, 80, rows)).round(2),
            "constant": 7,
            "job": rng.choice(["clerk", "nurse"], rows),
            "churned": rng.integers(2, size=rows),
        }
    )


def opened() -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=300).run()


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A visitor's page, on which few numbers of segments are tried where nobody asks for more."""
    show = read_options.show
    monkeypatch.setattr(read_options, "show", lambda: {"k_max": 5, **show()})
    return opened()


def upload(page: AppTest, content: bytes, name: str = "customers.csv") -> AppTest:
    page.file_uploader(key="upload").upload(name, content).run()
    assert not page.exception
    return page


def open_part(page: AppTest, part: str) -> AppTest:
    page.session_state["part"] = part
    page.run()
    assert not page.exception
    assert not page.error, page.error[0].value
    return page


def one_of(page: AppTest, key: str) -> Any:
    """The widget whose key begins like this: what follows names the column and how often a plan was applied."""
    widgets = [*page.selectbox, *page.text_input, *page.number_input]
    return next(widget for widget in widgets if str(widget.key).startswith(key))


def shares(page: AppTest) -> list[float]:
    return [step.share for step in work(page).recipe.steps]


def unescaped(text: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text.replace("\u2060", ""))


def all_text(page: AppTest) -> str:
    parts = (page.markdown, page.caption, page.header, page.subheader, page.error)
    cells = [str(cell) for table in page.table for cell in table.value.to_numpy().ravel()]  # which may be Markdown
    return "\n".join([element.value for elements in parts for element in elements] + cells)


def work(page: AppTest) -> Any:
    return page.session_state["segmentry"].shown


def test_start_page_offers_two_ways_in(page: AppTest) -> None:
    assert not page.exception
    assert page.title[0].value == "Segmentry"
    assert "200 MB" in page.file_uploader(key="upload").label
    assert not page.error
    assert not page.header


def test_an_upload_shows_the_result_at_once() -> None:
    page = upload(opened(), csv_of(customers()))
    assert unescaped(page.header[0].value) == THREE
    assert {"card-1", "card-2", "card-3"} <= {key for key in ("card-1", "card-2", "card-3") if page.container(key=key)}


def test_how_a_file_is_read_can_be_told(page: AppTest) -> None:
    lines = "age;income\n" + "".join(f"{20 + 30 * (i % 2)},{i:03d};{100 * (i % 2)},{i:03d}\n" for i in range(100, 160))
    upload(page, lines.encode())
    assert (work(page).table.n_rows, len(work(page).recipe.features)) == (60, 2)
    first = work(page).recipe.steps[0].centre
    page.selectbox(key="read_decimal").select("point 1,234.5").run()
    assert not page.exception
    assert work(page).recipe.steps[0].centre == pytest.approx(1000 * first)
    assert work(page).plan.decimal == "."
    upload(page, csv_of(customers()))  # another file is another matter
    assert work(page).plan.decimal == "auto"


@pytest.mark.parametrize("part", ["Data", "Features", "Number of segments", "Segments", "Download"])
def test_every_part_can_be_opened(page: AppTest, part: str) -> None:
    upload(page, csv_of(customers()))
    open_part(page, part)


def test_the_smallest_share_of_a_segment_is_an_option(page: AppTest) -> None:
    open_part(upload(page, csv_of(customers())), "Features")
    assert page.number_input(key="min_share").value == 1
    page.number_input(key="min_share").set_value(40.0)
    page.number_input(key="k_max").set_value(4)
    page.button(key="apply").click().run()
    assert work(page).plan.min_share == 0.4
    assert page.number_input(key="min_share").value == 40


def test_sample_data(page: AppTest) -> None:
    page.selectbox(key="sample_name").set_value("retail")
    page.button(key="sample").click().run()
    assert not page.exception
    assert unescaped(page.header[0].value) == answer(work(page).made[page.slider(key="k").value]).headline
    assert page.caption[1].value.startswith("retail sample")


def test_a_sample_of_orders_becomes_customers(page: AppTest) -> None:
    page.selectbox(key="sample_name").set_value("orders")
    page.button(key="sample").click().run()
    assert not page.exception
    assert not page.error
    assert page.caption[1].value.startswith("orders sample")
    made = work(page).table
    assert made.log is not None
    assert made.n_rows == made.log.ledger.buyers
    assert "spent_on_discount_percent" in work(page).recipe.features


def test_the_data_of_a_log_tell_what_became_of_every_line(page: AppTest) -> None:
    page.selectbox(key="sample_name").set_value("orders")
    open_part(page.button(key="sample").click().run(), "Data")
    log = work(page).table.log
    assert log is not None
    assert any(log.paragraph in unescaped(text.value) for text in page.markdown)
    ledger, roles, definitions = (shown.value for shown in page.table[:3])
    assert ledger["Lines"].tolist() == [*(lines.name for lines in log.ledger.classes), "all"]
    assert int(ledger["Rows"].iloc[-1].replace("\\,", "")) == log.ledger.rows
    assert dict(zip(roles["Tells"].str.replace(" ", "_"), map(unescaped, roles["Column"]), strict=True)) == {
        **log.rows_read.roles
    }
    assert list(map(unescaped, definitions["Column"])) == list(log.definitions)


def test_ids_constants_and_outcomes_are_not_preselected_and_the_reason_is_shown(page: AppTest) -> None:
    open_part(upload(page, csv_of(customers())), "Features")
    assert page.multiselect(key="features").value == ["age", "balance"]
    left_out = page.dataframe[0].value.set_index("Column")
    assert {"customer_id", "constant", "churned"} <= set(left_out.index)
    assert left_out["Why"].str.len().min() > 3


def test_other_features_are_fitted_again(page: AppTest) -> None:
    open_part(upload(page, csv_of(customers())), "Features")
    page.multiselect(key="features").set_value(["age"])
    page.number_input(key="k_max").set_value(4)
    page.button(key="apply").click().run()
    assert not page.exception
    assert work(page).recipe.features == ("age",)
    assert page.slider(key="k").max == 4
    open_part(page, "Overview")
    assert "**Distribution**" in [element.value for element in page.markdown]


def test_a_plan_that_cannot_be_is_refused_and_the_last_result_stays(page: AppTest) -> None:
    open_part(upload(page, csv_of(customers())), "Features")
    page.multiselect(key="features").set_value(["balance"])
    page.selectbox(key="single_column").select("balance").run()
    one_of(page, "single-transform").select("log").run()
    page.button(key="apply").click().run()
    assert "`balance` cannot get a logarithm" in unescaped(page.error[0].value)
    assert unescaped(page.header[0].value) == THREE
    page.run()
    assert not page.error
    assert page.multiselect(key="features").value == ["balance"]  # what was wanted can be mended
    assert one_of(page, "single-transform").value == "log"


def test_no_feature_is_refused(page: AppTest) -> None:
    open_part(upload(page, csv_of(customers())), "Features")
    page.multiselect(key="features").set_value([])
    page.button(key="apply").click().run()
    assert "No feature is chosen" in unescaped(page.error[0].value)


def test_whatever_can_be_a_feature_is_offered(page: AppTest) -> None:
    frame = customers()
    frame["since"] = pd.date_range("2020-01-01", periods=300)
    frame["active"] = frame["age"] > 50
    frame["remark"] = [f"remark {i}" for i in range(300)]
    open_part(upload(page, csv_of(frame)), "Features")
    offered = page.multiselect(key="features").options
    assert set(offered) == {"customer_id", "age", "balance", "job", "churned", "since", "active"}
    preselected = page.multiselect(key="features").value
    assert offered[: len(preselected)] == preselected
    page.multiselect(key="features").set_value(["age", "job", "since", "active"])
    page.button(key="apply").click().run()
    assert not page.exception
    assert not page.error
    assert set(work(page).recipe.features) == {"age", "job", "since", "active"}
    for part in ("Overview", "Data", "Features", "Number of segments", "Download", "Segments"):
        open_part(page, part)
    categories = page.dataframe[2].value
    assert dict(zip(categories["Column"], categories["Feature"], strict=True)) == {"active": "yes", "job": "yes"}
    unusual = page.dataframe[3].value
    assert len(unusual) == 10
    values = unusual[unusual["What stands out"] == "since"]["Value"]
    assert values.str.fullmatch(r"2020-\d\d-\d\d").all()


def test_the_paper_trail_tells_what_was_done_and_the_shares(page: AppTest) -> None:
    open_part(upload(page, csv_of(customers())), "Features")
    told = page.table[0].value.map(unescaped).set_index("Column")
    steps = work(page).recipe.steps
    assert list(told.index) == ["age", "balance"]
    assert told["Share after"].tolist() == [f"{step.share:.1%}" for step in steps]
    assert told.loc["balance", "Share before"] == ">99.9%"
    assert told["What was done and why"].tolist() == [" ".join(step.why) for step in steps]


def test_what_is_told_of_single_columns_collects_until_it_is_applied(page: AppTest) -> None:
    open_part(upload(page, csv_of(customers())), "Features")
    before = work(page)
    page.selectbox(key="single_column").select("age").run()
    one_of(page, "single-weight").set_value(3.0).run()
    one_of(page, "single-cap").select((0.01, 0.99)).run()
    page.selectbox(key="single_column").select("balance").run()
    assert one_of(page, "single-weight").value == 1
    one_of(page, "single-missing").set_value("-1, 999").run()
    assert work(page) is before
    assert "Told and not applied yet: age, balance" in all_text(page)
    page.selectbox(key="single_column").select("age").run()
    assert one_of(page, "single-weight").value == 3
    page.button(key="apply").click().run()
    told = work(page).plan.columns
    assert set(told) == {"age", "balance"}
    assert (told["age"].weight, told["age"].cap, told["balance"].missing) == (3, (0.01, 0.99), (-1, 999))
    assert shares(page)[0] > 0.8
    assert "not applied yet" not in all_text(page)
    assert "Told: age, balance" in all_text(page)
    assert "Times 3, as told." in unescaped(page.table[0].value["What was done and why"][0])
    page.button(key="take_back").click().run()
    assert work(page).plan.columns == {}
    assert one_of(page, "single-weight").value == 1
    assert not page.exception


def test_stand_ins_that_are_no_numbers_are_refused_in_place(page: AppTest) -> None:
    open_part(upload(page, csv_of(customers())), "Features")
    page.selectbox(key="single_column").select("age").run()
    one_of(page, "single-missing").set_value("many").run()
    assert "'many' are no numbers" in unescaped(page.error[0].value)
    one_of(page, "single-missing").set_value("-1, nan").run()
    assert "The option `columns.age.missing` cannot be nan" in unescaped(page.error[0].value)
    one_of(page, "single-missing").set_value("none").run()
    assert not page.error
    page.button(key="apply").click().run()
    assert work(page).plan.columns["age"].missing == ()


def test_words_can_stand_for_missing(page: AppTest) -> None:
    open_part(upload(page, csv_of(customers().replace({"job": {"nurse": "not asked, as yet"}}))), "Features")
    page.selectbox(key="single_column").select("job").run()
    one_of(page, "single-missing").set_value('"Not asked, as yet", ?').run()
    page.button(key="apply").click().run()
    assert work(page).plan.columns["job"].missing == ("Not asked, as yet", "?")
    job = work(page).prepared_columns["job"]
    assert (job.distinct, job.missing_words) == (1, ("not asked, as yet", "?"))
    assert one_of(page, "single-missing").value == '"Not asked, as yet", ?'
    assert not page.exception


def test_numbers_can_be_made_categories_and_lose_what_is_for_numbers(page: AppTest) -> None:
    frame = customers()
    frame["rooms"] = np.random.default_rng(1).integers(1, 5, 300)
    open_part(upload(page, csv_of(frame)), "Features")
    page.selectbox(key="single_column").select("rooms").run()
    assert one_of(page, "single-transform")
    one_of(page, "single-type").select("category").run()
    assert not [widget for widget in page.selectbox if str(widget.key).startswith("single-transform")]
    page.button(key="apply").click().run()
    assert not page.error
    assert {step.column: step.width for step in work(page).recipe.steps}["rooms"] == 4


def test_a_role_takes_a_column_out_of_the_features(page: AppTest) -> None:
    open_part(upload(page, csv_of(customers())), "Features")
    page.selectbox(key="single_column").select("balance").run()
    one_of(page, "single-role").select("value").run()
    page.button(key="apply").click().run()
    assert "balance" not in work(page).recipe.features
    assert "balance" not in page.multiselect(key="features").value
    assert work(page).prepared_columns["balance"].role == "value"


def test_every_column_can_be_given_the_same_say(page: AppTest) -> None:
    open_part(upload(page, csv_of(customers())), "Features")
    page.multiselect(key="features").set_value(["age", "balance", "job"])
    page.button(key="apply").click().run()
    before = shares(page)
    assert max(before) - min(before) > 0.05
    page.button(key="balance").click().run()
    assert not page.exception
    features = work(page).recipe.features
    assert features == ("age", "balance", "job")
    age, balance, job = shares(page)
    assert age == pytest.approx(balance, abs=0.001)
    assert job == pytest.approx(age, abs=0.001) or job == pytest.approx(
        age + balance, abs=0.001
    )  # two that go together
    assert job > before[2]


def test_case_weights_count_customers(page: AppTest) -> None:
    frame = customers()
    frame["stands_for"] = np.where(frame["balance"] > 1500, 10, 1)
    open_part(upload(page, csv_of(frame)), "Features")
    page.selectbox(key="weight").select("stands_for").run()
    page.button(key="apply").click().run()
    assert not page.error
    assert "stands_for" not in work(page).recipe.features
    made = work(page).segmentation(page.slider(key="k").value)
    balance = made.features.index("balance")
    rich = [segment for segment in made.segments if segment.centre[balance] > 1500]
    assert sum(segment.size for segment in rich) < 120
    assert sum(segment.share for segment in rich) > 0.8
    assert unescaped(page.header[0].value)


def visits() -> pd.DataFrame:
    """The customers three times, in later months with more."""
    months = []
    for i in range(3):
        month = customers(100).assign(month=f"2024-0{i + 1}")
        months.append(month.assign(balance=month["balance"] + i))
    return pd.concat(months).sample(frac=1, random_state=0)


def test_several_rows_of_one_customer_can_become_one(page: AppTest) -> None:
    open_part(upload(page, csv_of(customers())), "Features")
    assert "several_rows" not in {widget.key for widget in page.get("button_group")}  # nobody repeats
    open_part(upload(page, csv_of(visits()), "visits.csv"), "Features")
    assert work(page).table.n_rows == 300
    page.segmented_control(key="several_rows").set_value("latest").run()
    page.selectbox(key="latest_by").select("month").run()
    page.button(key="apply").click().run()
    assert not page.error
    table = work(page).table
    assert table.n_rows == 100
    assert set(work(page).first.to_pydict()["month"]) == {"2024-03"}
    open_part(page, "Data")
    assert len(page.dataframe[1].value) == 100
    assert "300 rows became 100 customers" in unescaped(all_text(page))
    open_part(page, "Download")
    assert "All 100 customers with one row each" in all_text(page)
    open_part(page, "Features")
    page.segmented_control(key="several_rows").set_value("aggregate").run()
    page.button(key="apply").click().run()
    assert not page.error
    assert "rows" in work(page).table.names
    page.segmented_control(key="several_rows").set_value("keep").run()
    page.button(key="apply").click().run()
    assert not page.error
    assert work(page).table.n_rows == 300


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("customers.csv", b"", "The file customers.csv is empty"),
        ("customers.csv", b"age,balance\n", "customers.csv has a header but no rows"),
        ("customers.csv", b"job,city\nclerk,Bonn\nnurse,Graz\n", "no column to make segments from"),
        ("customers.csv", b"age,balance\n31,200\n", "only one row"),
        ("customers.parquet", b"PAR1 and so on", "damaged or incomplete"),
        ("customers.xlsx", b"PK\x03\x04 and so on", "damaged"),
        ("customers.csv", b"\x89PNG\r\n\x1a\n", "is a picture, not a table"),
        ("customers.csv", b"age,balance\n" + b"31,200\n" * 30, "the same value in every row"),
    ],
)
def test_bad_input_is_refused_in_the_words_of_the_core(page: AppTest, name: str, content: bytes, said: str) -> None:
    upload(page, content, name)
    assert len(page.error) == 1
    assert said in unescaped(page.error[0].value)
    assert "uploaded-table" not in page.error[0].value
    assert "segmentry-" not in page.error[0].value
    upload(page, csv_of(customers()))  # and the page goes on
    assert not page.error
    assert unescaped(page.header[0].value) == THREE


def test_an_unexpected_error_is_one_plain_sentence(
    page: AppTest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise ValueError("canary 4711")

    monkeypatch.setattr("segmentry.worker.desk.read_file", fails)
    upload(page, csv_of(customers()))
    assert [unescaped(error.value) for error in page.error] == [widgets._SORRY]
    assert "canary" not in caplog.text
    assert "ValueError" in caplog.text


@pytest.mark.parametrize("write", [pd.DataFrame.to_parquet, pd.DataFrame.to_excel])
def test_parquet_and_excel(page: AppTest, write: Callable[..., None]) -> None:
    buffer = io.BytesIO()
    if write is pd.DataFrame.to_parquet:
        customers().to_parquet(buffer)
        upload(page, buffer.getvalue(), "customers.parquet")
    else:
        customers().to_excel(buffer, index=False)
        upload(page, buffer.getvalue(), "customers.xlsx")
    assert unescaped(page.header[0].value) == THREE


def test_hostile_names_are_text(page: AppTest) -> None:
    frame = customers()
    for i, name in enumerate(HOSTILE):
        frame[name] = frame["age"] * (i + 1)
    frame[f"const {HOSTILE[0]}"] = 1
    upload(page, csv_of(frame), "**x** $y$ <b>.csv")
    for part in ("Overview", "Data", "Features", "Number of segments", "Segments", "Download"):
        open_part(page, part)
        for raw in HOSTILE:
            assert raw not in all_text(page)
    assert r"\*\*x\*\*" in all_text(page)


@pytest.mark.parametrize("text", [*HOSTILE, "a -> b -- c <- d", "x@example.com www.example.com", "tab\tnew\nline"])
def test_escaping_only_adds_what_is_not_seen(text: str) -> None:
    assert unescaped(widgets.plain_text(text)) == " ".join(text.split())


def test_two_visitors_share_nothing() -> None:
    upload(opened(), csv_of(customers()), "first.csv")
    other = opened()
    assert not other.header
    assert other.session_state["segmentry"].understood is None


def test_a_session_keeps_only_its_latest_table_and_results(page: AppTest) -> None:
    open_part(upload(page, csv_of(customers(120))), "Features")
    for seed in range(1, 5):
        page.number_input(key="seed").set_value(seed)
        page.number_input(key="k_max").set_value(3)
        page.button(key="apply").click().run()
        assert not page.exception
    held = page.session_state["segmentry"]
    assert len(held.works) == 4
    one_of(page, "single-weight").set_value(2.0).run()
    assert held.draft != {}
    upload(page, csv_of(customers(130)), "other.csv")
    held = page.session_state["segmentry"]
    assert (len(held.works), held.draft) == (1, {})


def test_no_temporary_file_is_left(page: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    upload(page, csv_of(customers()), "../../escape.csv")
    assert unescaped(page.header[0].value) == THREE
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["uploaded-table.csv"]
    upload(page, csv_of(customers(200)), "other.csv")
    assert len([*tmp_path.rglob("*.csv")]) == 1
    del page.session_state["segmentry"]  # the visitor has gone
    gc.collect()
    assert [*tmp_path.iterdir()] == []


def test_both_configurations_are_equal_and_private() -> None:
    beside_app = (ROOT / ".streamlit" / "config.toml").read_text()
    assert beside_app == (ROOT / "src/segmentry/app/.streamlit/config.toml").read_text()
    config = tomllib.loads(beside_app)
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
    assert config["server"]["address"] == "127.0.0.1"
    assert "http" not in re.sub(r"#.*", "", beside_app)


def test_launch_starts_the_packaged_page_on_this_machine_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr("subprocess.call", lambda command: calls.append(command) or 0)
    source = tmp_path / "customers.csv"
    source.write_bytes(csv_of(customers()))
    assert launch.launch(str(source), port=8765) == 0
    [command] = calls
    assert command[-2:] == ["--", str(source)]
    assert "--server.address=127.0.0.1" in command
    assert "--server.port=8765" in command
    script = next(Path(word) for word in command if word.endswith("main.py"))
    assert (script.parent / ".streamlit" / "config.toml").exists()


def test_launch_refuses_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "customers.csv").write_text("a\n1\n")
    with pytest.raises(SegmentryError, match=r"no file .*Did you mean `customers.csv`"):
        launch.launch(str(tmp_path / "custmers.csv"))
    with pytest.raises(SegmentryError, match="is a folder"):
        launch.launch(str(tmp_path))
    monkeypatch.setattr("segmentry.app.launch.find_spec", lambda _: None)
    with pytest.raises(SegmentryError, match=re.escape("pip install 'segmentry[app]'")):
        launch.launch(None)
