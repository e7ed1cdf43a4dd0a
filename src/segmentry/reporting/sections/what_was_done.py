"""What was done to the columns: the paper trail of every one."""

from collections.abc import Iterator
from dataclasses import replace

from segmentry.reporting.document import Column, Paragraph, Raw, Section, Table
from segmentry.reporting.trail import Trail, trail
from segmentry.results.columns import Columns
from segmentry.results.recipe import CategoryStep, Recipe, Step
from segmentry.results.segmentation import Segmentation
from segmentry.wording import exact, figure, fixed, listed, of_columns, share

TITLE = "What was done to the columns"
SHARES = (
    "The shares are the part of the squared distance between customers that a column supplies: before, of the numbers"
    " as they came; after, of all features as they were prepared."
)
#: What is done to nearly every feature, said once.
USUAL = (
    "Numbers count in standard deviations; a category has a dimension for each level, which together weigh like a"
    " number. Columns weigh less where one split explains much of them, and where they go together. Share: of the"
    " squared distance between customers."
)
#: A number that supplies so much of the distance before anything is done is named, so many of them at most.
_MUCH, _MOST_NAMED = 0.2, 3
_WHOLE = "Every step with its figures and reasons: summary.json (recipe)."


def section(segmentation: Segmentation) -> Section:
    """What is done to all features, and the trail of each; that of every column in a workbook."""
    columns, recipe = segmentation.columns, segmentation.recipe
    whole = table(columns, recipe)
    sheet = replace(whole, most=0, sheet="Columns", title=TITLE, notes=(SHARES,))
    about = Paragraph(f"{_as_they_came(columns, recipe)}{USUAL} {_WHOLE}")
    return Section("columns", TITLE, (about, in_short(columns, recipe), sheet))


def _as_they_came(columns: Columns, recipe: Recipe) -> str:
    """Which numbers would have decided nearly all, had nothing been done to them; nothing where none would."""
    rows = sorted(trail(columns, recipe), key=lambda row: -(row.before or 0))
    most = [row for row in rows if (row.before or 0) >= _MUCH][:_MOST_NAMED]
    if not most:
        return ""
    (first, *others) = ((share(row.before, 1), row.column.name) for row in most)
    each = [f"{first[0]} of the distance between customers would come from {first[1]}"]
    return f"As the numbers came, {listed([*each, *(f'{part} from {name}' for part, name in others)])}. "


def in_short(columns: Columns, recipe: Recipe) -> Table:
    """A row for each feature: what came in, what was done beyond the usual, its weight and its shares."""
    steps = {step.column: step for step in recipe.steps}
    heads = (
        *(Column("feature", "column.name"), Column("values", _values)),
        Column("what was done", lambda row: "; ".join(_beyond(steps[row.column.name])), "said"),
        Column("weight", lambda row: steps[row.column.name].weight, "figure", lambda row: _weight(row, steps)),
        Column("share", "after", "share"),
    )
    rows = tuple(row for row in trail(columns, recipe) if row.column.name in steps)
    return Table(heads, rows, look="broad")


def _values(row: Trail) -> str:
    """What the cells of a number hold, without the mean, which stands among the averages, and how many are missing."""
    held = "" if row.dimensions > 1 else row.typical.partition(", mean ")[0]
    return "; ".join(filter(None, (held, f"{row.missing:,} missing" if row.missing else "")))


def _weight(row: Trail, steps: dict[str, Step]) -> str:
    """Where it is not 1."""
    weight = fixed(steps[row.column.name].weight)
    return "" if weight == fixed(1.0) else weight


def _beyond(step: Step) -> Iterator[str]:
    """What was done to it beyond the usual, in few words."""
    if step.made_of:
        yield f"made of {of_columns(step.sources).replace('`', '')}"
    if isinstance(step, CategoryStep):
        yield f"{len(step.levels)} levels{', rare ones pooled' if step.pooled else ''}"
        filled = step.impute
    else:
        if step.ordered:
            yield f"{len(step.levels)} answers in their order"
        if step.transform == "log":
            yield "logarithm" + (f" of the value + {figure(step.start)}" if step.start else "")
        if step.transform == "yeo-johnson":
            yield f"Yeo-Johnson's power {fixed(step.power)}"
        if step.floor is not None and step.ceiling is not None:
            yield f"capped at {exact(step.floor)} and {exact(step.ceiling)}"
        filled = exact(step.impute)
    if step.missing and not step.stays_missing:
        yield f"missing filled with {filled}"


def table(columns: Columns, recipe: Recipe) -> Table:
    """A row per column, the features first: what came in, its role, its shares, and what was done and why."""
    came: tuple[Raw, ...] = ("type", "type"), ("missing cells", "missing", "count"), ("what came in", "typical", "said")
    dimensions: Raw = ("dimensions", lambda row: row.dimensions or None, "count")
    heads = (
        Column("column", "column.name"),
        Column("what came in", _came_in, sheet=came),
        Column(
            "role",
            _role,
            sheet=(("role", "column.role"), ("tells", "column.tells"), ("why", "column.reason")),
        ),
        Column("share before", "before", "share"),
        Column("share after", "after", "share", sheet=(("share after", "after", "share"), dimensions)),
        Column("what was done and why", _done, "long"),
    )
    rows = trail(columns, recipe)
    return Table(heads, rows, look="broad")


def of_features(columns: Columns, recipe: Recipe) -> Table:
    """The trail of the features alone, with the columns that it differs in."""
    whole = table(columns, recipe)
    heads = ("column", "share before", "share after", "what was done and why")
    shown = tuple(column for column in whole.columns if column.head in heads)
    return replace(whole, columns=shown, rows=tuple(row for row in whole.rows if row.dimensions))


def _role(row: Trail) -> str:
    tells = f"; tells {row.column.tells}" if row.column.tells else ""
    return f"{row.column.role}: {row.column.reason}{tells}"


def _came_in(row: Trail) -> str:
    typical = f": {row.typical}" if row.typical else ""
    return f"{row.type}{typical}" + (f"; {row.missing:,} missing" if row.missing else "")


def _done(row: Trail) -> str:
    """What was done to one column, and what it became."""
    wide = f" ({row.dimensions} dimensions)" if row.dimensions > 1 else ""
    return (" ".join(row.done) or "left as it is") + wide
