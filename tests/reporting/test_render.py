"""Report, notebook fragment and terminal text: complete, safe, and honest about what is missing."""

import re
import shlex
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import typer
from playwright.sync_api import Browser
from segmentry.reporting.verdicts import judged

import segmentry
from segmentry import Plan, Segmentation, SegmentryError
from segmentry.cli import app
from segmentry.reporting import render
from segmentry.reporting.again import ONLY_IN_FILE, plan_in_words
from segmentry.reporting.again import again as make_again
from segmentry.reporting.trail import trail

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><style>*{display:none}</style>",
    "</title></head><body onload=alert(1)>",
    "{{ 7 * 7 }}",
    "{% for x in y %}",
    "javascript:alert(1)",
    "[link](javascript:alert(1))",
    "![picture](x)",
    "</text><script>alert(1)</script>",
    "&lt;b&gt;&amp;",
    "<!-- --><iframe src=//evil>",
    "]]><a href=x>click</a>",
)
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer", "h1", "h2", "h3", "h4"),
    *("p", "strong", "dl", "dt", "dd", "div", "figure", "figcaption", "ul", "li", "pre", "span", "i", "code"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("svg", "g", "path", "line", "rect", "text", "tspan", "defs", "lineargradient", "stop"),
}


class Page(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.words: list[str] = []
        self.open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open = tag
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if self.open != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.words))

    def check_nothing_outside(self) -> None:
        assert set(self.tags) <= TAGS
        for tag, name, value in self.attributes:
            assert not name.startswith("on")
            assert name not in ("src", "href", "xlink:href", "srcset", "action", "data")
            assert not re.search(r"url\((?!#)|expression|javascript:|@import", value or "") or name == "aria-label", (
                tag,
                name,
            )


@pytest.fixture(scope="module")
def written(segmentation: Segmentation, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    segmentation.report(path)
    assert path.stat().st_size < 2_000_000
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def hostile() -> Segmentation:
    frame = pd.DataFrame({HOSTILE[i]: [(7 * j * (i + 3)) % (11 + i) for j in range(300)] for i in range(15)})
    frame["kind"] = [HOSTILE[j % 15] for j in range(300)]
    found = segmentry.run(frame, Plan(k=3, k_max=3))
    return segmentry.rename(found, {1: HOSTILE[0], 2: HOSTILE[2]})


def test_the_report_is_one_file_without_script_or_reference(written: str) -> None:
    page = Page(written)
    page.check_nothing_outside()
    assert not re.search(r"https?:|//www", written)
    assert ("html", "lang", "en-GB") in page.attributes
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert ("meta", "content", policy) in page.attributes
    assert written.count("<title>") == written.count("<h1>") == 1
    ids = [value for _, name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    referred = {value for _, name, value in page.attributes if name == "aria-labelledby"}
    assert referred <= set(ids)


def test_the_page_is_dark_where_the_reader_wants_it_and_light_on_paper(written: str) -> None:
    assert "@media screen and (prefers-color-scheme: dark)" in written
    assert 'svg text[fill="#757575"]' in written
    assert written.count('fill="#757575"') > 50, "the grey of words in pictures is the one that the page makes lighter"


def test_every_picture_and_table_can_be_read_aloud(written: str) -> None:
    page = Page(written)
    assert page.tags.count("svg") == 10
    labels = [value for tag, name, value in page.attributes if tag == "svg" and name == "aria-label"]
    assert len(labels) == 10
    assert all(label and len(label) > 40 for label in labels)
    assert sum(1 for tag, name, value in page.attributes if tag == "svg" and (name, value) == ("role", "img")) == 10
    scopes = [value for tag, name, value in page.attributes if tag == "th" and name == "scope"]
    assert len(scopes) == page.tags.count("th")
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_report_tells_the_whole_story(written: str, segmentation: Segmentation) -> None:
    text = Page(written).text
    assert f"4 segments among 600 customers, chosen by hand ({segmentation.choice.k} recommended)" in text
    assert judged(segmentation.choice, 4).headline in text
    v = segmentation.validation
    assert v is not None
    assert f"Silhouette (Euclidean) {v.silhouette:.2f} over 600 rows" in text
    assert "40 bootstrap fits to 600 rows" in text
    assert segmentation.profile is not None
    for segment, profile in zip(segmentation.segments, segmentation.profile.segments, strict=True):
        assert segment.name in text
        assert profile.sentence in text
    for column in segmentation.columns.columns:
        assert column.name in text
        assert column.reason in text
    for finding in segmentation.columns.findings:
        assert re.sub(r"[`\s]", "", finding.what) in re.sub(r"\s", "", text)  # names in it are code
    assert "k=4" in text
    assert f"segmentry {segmentation.segmentry_version}" in text
    heads = re.findall("<h2[^>]*>([^<]*)", written)
    assert heads == [
        "Who they are",
        "How far to trust this",
        "Why this number of segments",
        "The segments",
        "What became of them",
        "How much each column differs between the segments",
        "Map of the segments",
        "What was done to the columns",
        "Findings",
        "How it was made",
    ]


def test_the_verdict_comes_first(structureless: Segmentation, tmp_path: Path) -> None:
    choice = structureless.choice
    first = f"No segments can be told from customers without clusters; the {choice.usual} shown were made, not found"
    structureless.report(tmp_path / "r.html")
    report = Page((tmp_path / "r.html").read_text(encoding="utf-8"))
    fragment = Page(render.notebook_html(structureless))
    for told in (
        report.text.partition("pandas ")[2].partition("pandas ")[2],
        fragment.text,
        render.text(structureless),
    ):
        assert told.strip().startswith(first)
        assert "k_recommended: 1" in told
        assert f"{choice.usual} segments among 400 customers; k_recommended: 1" in told
    assert report.text.index(first) < report.text.index("How far to trust this")
    assert all(reason in report.text for reason in choice.reasons)
    s = render.summary(structureless)
    assert (s["k"], s["k_recommended"], s["verdict"]) == (choice.usual, 1, "no structure")
    assert (s["constructive"], s["close"], s["fragility"]) == (choice.constructive, [], choice.fragility)
    assert len(s["knees"]) == len(choice.knees)
    assert "--k" not in (make_again(s)["python"] or "")
    assert "plan = segmentry.Plan(k_max=5)" in (make_again(s)["python"] or "")


def test_the_summary_tells_how_each_segment_holds(segmentation: Segmentation, one_segment: Segmentation) -> None:
    v = segmentation.validation
    assert v is not None
    for i, one in enumerate(render.summary(segmentation)["segments"]):
        assert one["within"] == list(v.within[i])
        assert (one["across"], one["continues"]) == (v.across[i], v.continues[i])
        assert one["borderline"] == v.borderline[i]
    for key in ("silhouette", "stability", "within", "across", "continues", "borderline"):
        assert render.summary(one_segment)["segments"][0][key] is None


def test_a_model_without_a_verdict_says_so(segmentation: Segmentation, tmp_path: Path) -> None:
    plain = ("verdict", "score", "valley", "valley_z", "tightness", "tightness_z", "gap", "gap_se")
    older = tuple(e.model_copy(update=dict.fromkeys(plain)) for e in segmentation.choice.evidence)
    choice = segmentation.choice.model_copy(
        update={"evidence": older, "verdict": None, "k": 4, "close": (), "knees": ()}
    )
    assert segmentation.validation is not None
    empty = dict.fromkeys(("within", "across", "continues", "borderline"), ())
    validation = segmentation.validation.model_copy(update=empty)
    judged = segmentation.model_copy(update={"choice": choice, "validation": validation})
    judged.report(tmp_path / "r.html")
    page = Page((tmp_path / "r.html").read_text(encoding="utf-8"))
    assert "4 segments recommended; how real they are was not computed" in page.text
    assert "None" not in page.text


FEATURES = [("contract", "city"), ("contract",), ("city",), ("since",), ("active",), ("spend",), ("age", "since")]


@pytest.mark.parametrize("features", FEATURES)
def test_a_table_of_any_features_is_reported(people: pd.DataFrame, tmp_path: Path, features: tuple[str, ...]) -> None:
    segmentry.run(people, Plan(features=features, k_max=4), tmp_path / "out")
    page = Page((tmp_path / "out" / "report.html").read_text(encoding="utf-8"))
    page.check_nothing_outside()
    assert all(feature in page.text for feature in features)
    assert "None" not in page.text


def test_the_paper_trail_tells_what_came_in_and_what_was_done(mixed: Segmentation, tmp_path: Path) -> None:
    mixed.report(tmp_path / "report.html")
    text = Page((tmp_path / "report.html").read_text(encoding="utf-8")).text
    rows = trail(mixed.columns, mixed.recipe)
    assert [row.column.name for row in rows] == ["age", "spend", "contract", "active", "since", "city"]
    for row, step in zip(rows, mixed.recipe.steps, strict=False):
        assert row.done == step.why != ()
        assert (row.after, row.dimensions) == (step.share, step.width)
        assert all(sentence in text for sentence in row.done)
        assert f"{step.share:.1%}" in text
    assert sum(row.after or 0 for row in rows) == pytest.approx(1, abs=1e-4)
    assert sum(row.before or 0 for row in rows) == pytest.approx(1)
    spread = {row.column.name: row.before for row in rows}
    assert (spread["spend"] or 0) > 0.9  # as it came, one column decided nearly everything
    assert spread["contract"] is None
    assert rows[-1].done == ()
    assert "left as it is" in text
    assert "3 dimensions" in text


def test_what_stands_between_backticks_is_code_and_nothing_else_is(hostile: Segmentation) -> None:
    assert (
        render._coded("Set `a < b` and `c`; one ` stays.")
        == "Set <code>a &lt; b</code> and <code>c</code>; one ` stays."
    )
    assert render._coded("`<script>`") == "<code>&lt;script&gt;</code>"


def test_a_step_that_says_nothing_is_told_by_its_figures(mixed: Segmentation) -> None:
    step = mixed.recipe.steps[0].model_copy(update={"why": ()})
    old = trail(mixed.columns, mixed.recipe.model_copy(update={"steps": (step, *mixed.recipe.steps[1:])}))[0]
    assert re.fullmatch(r"Less [\d.]+, divided by [\d.]+\.", old.done[0])


def test_the_plan_is_told_in_words() -> None:
    columns = {"my age": {"missing": [-1], "cap": [0.01, 0.99], "weight": 2}, "job": {"type": "category"}, "x": {}}
    words = plan_in_words(Plan(columns=columns, delimiter="\t").model_dump(mode="json"))
    assert words["column my age"] == "missing -1; cap 0.01, 0.99; weight 2"
    assert words["column job"] == "type category"
    assert "column x" not in words
    assert words["features"] == "every column that suits"
    assert words["delimiter"] == repr("\t")
    assert words["sheet"] == "not told"


def test_hostile_names_stay_text(hostile: Segmentation, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    hostile.report(path)
    page = Page(path.read_text(encoding="utf-8"))
    page.check_nothing_outside()
    for name in HOSTILE:
        assert re.sub(r"\s+", " ", name) in page.text
    assert page.text.count(HOSTILE[0]) >= 4  # in the table of how segments hold, too
    fragment = Page(render.notebook_html(hostile))
    fragment.check_nothing_outside()
    assert HOSTILE[0] in fragment.text
    assert HOSTILE[0] in render.text(hostile)


def test_a_browser_opens_it_and_nothing_happens(browser: Browser, hostile: Segmentation, tmp_path: Path) -> None:
    """No request but that for the file, no dialog, no error, and no element that the template does not make."""
    path = tmp_path / "report.html"
    hostile.report(path)
    requests: list[str] = []
    troubles: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
    page.goto(path.as_uri(), wait_until="load")
    page.mouse.move(300, 300)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    tags = page.evaluate("[...new Set([...document.querySelectorAll('*')].map(node => node.localName.toLowerCase()))]")
    handlers = page.evaluate(
        "[...document.querySelectorAll('*')].flatMap(n => n.getAttributeNames()).filter(name => name.startsWith('on'))"
    )
    shown = page.inner_text("body")
    page.close()
    assert requests == [path.as_uri()]
    assert troubles == []
    assert set(tags) <= TAGS | {"lineargradient"}
    assert handlers == []
    for name in HOSTILE:
        assert name in shown


def test_one_feature_one_segment_and_a_loaded_model_are_reported(
    one_feature: Segmentation, one_segment: Segmentation, loaded: Segmentation, tmp_path: Path
) -> None:
    for name, segmentation, pictures in (("a", one_feature, 7), ("b", one_segment, 5), ("c", loaded, 10)):
        path = tmp_path / f"{name}.html"
        render.report(segmentation, path)
        page = Page(path.read_text(encoding="utf-8"))
        page.check_nothing_outside()
        assert page.tags.count("svg") == pictures
    assert "Only the centres are drawn" in page.text


@pytest.mark.parametrize(("stage", "verb"), [("profile", "profile"), ("map", "profile"), ("validation", "validate")])
def test_a_stage_that_is_missing_is_named(segmentation: Segmentation, tmp_path: Path, stage: str, verb: str) -> None:
    with pytest.raises(SegmentryError, match=f"Call segmentry.{verb} first"):
        render.report(segmentation.model_copy(update={stage: None}), tmp_path / "report.html")
    assert list(tmp_path.iterdir()) == []


def test_a_preview_gets_no_report(segmentation: Segmentation, tmp_path: Path) -> None:
    with pytest.raises(SegmentryError, match="preview"):
        render.report(segmentation.model_copy(update={"preview": True}), tmp_path / "report.html")


def test_a_report_that_fails_leaves_the_old_one(segmentation: Segmentation, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")
    with pytest.raises(SegmentryError):
        render.report(segmentation.model_copy(update={"profile": None}), path)
    assert path.read_text() == "old"


def test_the_text_has_every_segment(segmentation: Segmentation, loaded: Segmentation) -> None:
    text = render.text(segmentation)
    assert text == str(segmentation) == render.text(loaded)
    for segment in segmentation.segments:
        assert re.search(
            rf"^ *{segment.id}  {re.escape(segment.name)} +{segment.size:,} +{segment.share:.1%}", text, re.M
        )
    assert segmentation.choice.reasons[0] in text
    assert text.startswith(judged(segmentation.choice, 4).headline)


def test_the_text_tells_what_to_worry_about(segmentation: Segmentation) -> None:
    findings = tuple(
        f.model_copy(update={"severity": severity, "what": f"About {severity}."})
        for f, severity in zip(segmentation.columns.findings, ("note", "warning", "high"), strict=False)
    )
    loud = segmentation.model_copy(update={"columns": segmentation.columns.model_copy(update={"findings": findings})})
    text = render.text(loud)
    assert "warning: About warning." in text
    assert "high: About high." in text
    assert "About note." not in text


def test_the_text_of_what_is_not_done_yet(segmentation: Segmentation) -> None:
    bare = segmentation.model_copy(update={"profile": None, "map": None, "validation": None, "preview": True})
    text = render.text(bare)
    assert "This is a preview" in text
    assert "Silhouette" not in text
    assert "<svg" not in render.notebook_html(bare)


def test_the_terminal_gets_no_control_characters(segmentation: Segmentation) -> None:
    named = segmentry.rename(segmentation, {1: "red \x1b[31m\x07\u202ename"})
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", render.text(named))


def test_the_notebook_fragment(segmentation: Segmentation, loaded: Segmentation, mixed: Segmentation) -> None:
    for one in (segmentation, loaded, mixed):
        html = one._repr_html_()
        page = Page(html)
        page.check_nothing_outside()
        assert page.tags.count("svg") == 2
        assert len(html) < 300_000
        assert all(segment.name in page.text for segment in one.segments)


@pytest.mark.parametrize(
    ("plan", "command", "python"),
    [
        ({}, "segmentry run 'my file.csv' -o result", "Plan()"),
        (
            {"features": ["age", "a b"], "preset": "classic", "k": 3},
            "segmentry run 'my file.csv' -o result --features 'age,a b' --k 3 --preset classic",
            "Plan(features=('age', 'a b'), k=3, preset='classic')",
        ),
        (
            {"features": ["a,b", "it's"]},
            "segmentry run 'my file.csv' -o result --features '\"a,b\",it'\"'\"'s'",
            """Plan(features=('a,b', "it's"))""",
        ),
        (
            {"several_rows": "latest", "customer": "client id", "latest_by": "month", "delimiter": "\t"},
            "segmentry run 'my file.csv' -o result --several-rows latest --customer 'client id' --latest-by month"
            " --delimiter tab",
            "Plan(several_rows='latest', customer='client id', latest_by='month', delimiter='\\t')",
        ),
        (
            {"k": 3, "second_opinion": True},
            "segmentry run 'my file.csv' -o result --k 3 --second-opinion",
            "Plan(k=3, second_opinion=True)",
        ),
        ({"min_share": 0.05}, "segmentry run 'my file.csv' -o result --min-share 0.05", "Plan(min_share=0.05)"),
        (
            {"columns": {"a": {"missing": [-1.0], "cap": [0.01, 0.99]}}, "max_levels": 5, "weight": "w"},
            "segmentry run 'my file.csv' -o result --plan plan.json",
            "Plan(columns={'a': {'missing': [-1.0], 'cap': [0.01, 0.99]}}, max_levels=5, weight='w')",
        ),
        ({"customer": "-x"}, "segmentry run 'my file.csv' -o result --plan plan.json", "Plan(customer='-x')"),
        ({"sample_rows": 2_000}, "segmentry run 'my file.csv' -o result --plan plan.json", "Plan(sample_rows=2000)"),
        ({"features": [" a"]}, "segmentry run 'my file.csv' -o result --plan plan.json", "Plan(features=(' a',))"),
    ],
)
def test_it_can_be_made_again(plan: dict[str, Any], command: str, python: str) -> None:
    chosen = plan.get("k", 4)
    s = {
        "plan": {**Plan().model_dump(mode="json"), **plan},
        "k": chosen,
        "k_recommended": 4,
        "load_report": {"source": "my file.csv", "format": "csv"},
    }
    again = make_again(s)
    assert again["command"] == command
    assert again["python"] is not None
    assert f"plan = segmentry.{python}\n" in again["python"]
    compile(again["python"], "again", "exec")
    parts = shlex.split(command)
    assert parts[2] == "my file.csv"
    assert eval(f"Plan({again['python'].partition('Plan(')[2].partition(chr(10))[0]}") == Plan(**plan)
    if "--plan" in parts:
        assert again["plan_file"] is not None
        assert Plan.model_validate_json(again["plan_file"]) == Plan(**plan)


def test_a_k_chosen_by_hand_and_a_frame_are_told_as_they_were(segmentation: Segmentation) -> None:
    again = make_again(render.summary(segmentation))
    assert again["command"] is None
    assert "k=4" in (again["python"] or "")
    assert "segmentry.run(table, plan" in (again["python"] or "")


def test_only_options_that_the_command_line_lacks_need_a_plan_file() -> None:
    command = typer.main.get_command(app).commands["run"]  # type: ignore[attr-defined]
    assert set(Plan.model_fields) - {parameter.name for parameter in command.params} == ONLY_IN_FILE
