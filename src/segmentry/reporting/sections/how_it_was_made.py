"""How it was made: what makes it again, what was read, the plan, and how the run went."""

from collections.abc import Mapping
from operator import itemgetter

from segmentry.plan import Plan
from segmentry.reporting.again import again, plan_in_words
from segmentry.reporting.document import Cell, Code, Column, Facts, Section, Slide, Table
from segmentry.reporting.summary import summary
from segmentry.results.segmentation import Segmentation
from segmentry.wording import counted, figure

TITLE = "How it was made"
Pairs = tuple[tuple[str, str], ...]
#: What makes it again: what stands above it on a page, and beside it in a sheet.
_WAYS = {
    "command": ("In a terminal:", "in a terminal"),
    "plan_file": ("with this in the file plan.json:", "plan.json"),
    "python": ("In Python:", "in Python"),
}
#: Of the run, what summary.json alone has.
_IN_SUMMARY = ("Seconds", "Versions")
NO_ROWS = "This file holds no row of the table and asks nothing of any other place."


def section(segmentation: Segmentation) -> Section:
    """The command and the Python that make it again, and the facts."""
    made, plan = again(summary(segmentation)), plan_in_words(segmentation.plan.model_dump(mode="json"))
    facts = {"The table": _table(segmentation), "The plan": tuple(plan.items()), "The run": _run(segmentation)}
    ways = [(way, about, text) for way, about in _WAYS.items() if (text := made[way])]
    code = tuple(Code(about, text) for _, (about, _), text in ways)
    rows = (
        *(("again", short, Cell(text, "code")) for _, (_, short), text in ways),
        *((part.removeprefix("The "), name, value) for part, pairs in facts.items() for name, value in pairs),
    )
    columns = Column("part", itemgetter(0)), Column("about", itemgetter(1)), Column("told", itemgetter(2), "long")
    table = Table(columns, rows, most=0, sheet=TITLE, title=TITLE, notes=(footer(segmentation),))
    usual = plan_in_words(Plan().model_dump(mode="json"))
    changed = tuple(pair for pair in facts["The plan"] if pair not in usual.items())
    run = tuple(pair for pair in facts["The run"] if pair[0] not in _IN_SUMMARY)
    found = {finding.what for finding in segmentation.columns.findings}
    read = tuple(pair for pair in facts["The table"] if pair[1] not in found)  # what was found is told there
    usual_plan = (("All options", "as they are by default"),)
    shown = {"The table": read, "The plan": changed or usual_plan, "The run": run}
    each = tuple(Section(f"made-{i}", part, (Facts(pairs),)) for i, (part, pairs) in enumerate(shown.items()))
    return Section("made", "", (*code, table), each, (_slide(made, facts),))


def _slide(made: Mapping[str, str | None], facts: Mapping[str, Pairs]) -> Slide:
    lines = [f"{name}: {value}" for name, value in (*facts["The table"], *facts["The run"])]
    command = made["command"] or (made["python"] or "").replace("\n\n", "\n").replace("\n", "; ")
    again = f"To make it again: {command}"
    return Slide(TITLE, {"whole": (*lines, again, "The whole plan is in the full report.")})


def footer(segmentation: Segmentation) -> str:
    """What made the file, and what is not in it."""
    return f"Made with Segmentry {segmentation.segmentry_version}. {NO_ROWS}"


def _table(segmentation: Segmentation) -> Pairs:
    read = segmentation.load_report
    size = f"{read.rows:,} rows, {read.columns:,} columns"
    blank = {"\t": "tab", " ": "space"}
    options = {"Encoding": read.encoding, "Delimiter": read.delimiter, "Sheet": read.sheet}
    several = len(read.sha256) > 1
    return (
        ("Source", f"{read.source}, {read.format}, {size}"),
        *((name, blank.get(value, value)) for name, value in options.items() if value),
        *(("SHA-256", f"{digest} ({name})" if several else digest) for name, digest in read.sha256.items()),
        *(("Reading", note) for note in read.notes),
    )


def _run(segmentation: Segmentation) -> Pairs:
    passes = f"{counted(segmentation.passes, 'pass', 'passes')} over {segmentation.rows_labelled:,} rows"
    seconds = ", ".join(f"{stage} {took:.2f} s" for stage, took in segmentation.timings.items())
    return (
        ("Made", segmentation.created),
        ("Rule for k", segmentation.choice.rule),
        ("Seed", str(segmentation.plan.seed)),
        ("Inertia", f"{figure(segmentation.inertia)} after {passes}"),
        *([("Seconds", seconds)] if seconds else []),
        ("Versions", ", ".join(f"{name} {number}" for name, number in segmentation.versions.items())),
    )
