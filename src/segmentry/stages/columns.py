"""`inspect`: role and type of every column with the reason, and what the user should know of it."""

import re
from typing import Any

from segmentry.engines.base import Function, Measure, Rows
from segmentry.maths import settled
from segmentry.results.columns import Column, Columns, Finding, Role
from segmentry.results.table import NOT_A_ROW, ColumnType
from segmentry.sources.reading import read
from segmentry.stages.suspects import far_out, stand_ins, twins
from segmentry.stages.traits import CODED, names_customers, normal, role_by_trait

#: A column with more than this share of missing cells is not preselected (ours).
MOST_MISSING = 0.5
#: With fewer different values a column cannot number the customers.
_FEWEST_CUSTOMERS = 10
#: Rows whose cells tell what a column of text holds.
_FIRST_ROWS = 200

_ID = r"(id|uuid|guid|key|nr|no|number|num|code|iban|index)"
_OWNER = r"(customer|client|user|account|card|member|policy|contract|row|record)"
_WORD_ID = re.compile(rf"(^|[_\W]){_ID}$|{_OWNER}_?{_ID}$|(^|[_\W]){_OWNER}$|^unnamed")
_WORD_OUTCOME = re.compile(
    r"^(churn(ed)?|default(ed)?|deposit|target|label|outcome|response|responded|converted|conversion|subscribed"
    r"|readmitted|attrition|exited|fraud|claim(ed)?|y)$"
)
_WORD_VALUE = re.compile(r"^(revenue|profit|sales|clv|ltv|customer_value|lifetime_value)$")
_WORD_LEFTOVER = re.compile(r"^(segment|cluster)(_?(id|label|name|margin|no|nr|\d+))*$|^kmeans")

_LOOKED_AT: tuple[Function, ...] = ("count", "about_distinct", "min", "max", "mean", "sd", "infinite")


def inspect(source: Any) -> Columns:
    """Tell for every column what it is and what part it should play.

    Parameters
    ----------
    source : Table, or anything `segmentry.read` takes

    Returns
    -------
    Columns
        Every column's type, role, reason and figures over all rows, with findings.

    Examples
    --------
    >>> import segmentry
    >>> columns = inspect(segmentry.sample("bank", rows=500))
    >>> columns["customer_id"].role, columns["income"].role, columns["region"].role
    ('id', 'feature', 'descriptor')
    """
    table = read(source)
    rows: Rows = table.rows
    numeric = [name for name, type in table.types.items() if type in ("integer", "number")]
    figures = _figures(rows, list(table.types), numeric)
    unique = _unique(rows, figures, table.n_rows)
    cells = _first_cells(rows)
    roles = {
        name: _role(name, type, figures[name] | {"unique": name in unique}, table.n_rows, cells.get(name, []))
        for name, type in table.types.items()
    }
    roles |= (repeating := _repeating(rows, figures, unique))
    candidates = [name for name, (role, _) in roles.items() if role == "feature"]
    copies, pairs = twins(rows, candidates)
    same = {name: of for name, of in copies.items() if figures[name] == figures[of]}
    roles |= {name: ("ignored", f"the same numbers as `{of}`") for name, of in same.items()}

    columns = [_column(name, type, *roles[name], figures[name]) for name, type in table.types.items()]
    findings = [_told(note) for note in table.load_report.notes]
    findings += [_repeats(name, reason) for name, (_, reason) in repeating.items()]
    for column in columns:
        findings += _findings(column, table.n_rows)
    ends = {name: (figures[name]["min"], figures[name]["max"]) for name in candidates}
    findings += stand_ins(rows, ends)
    findings += far_out(rows, ends, {name: (figures[name]["mean"], figures[name]["sd"]) for name in candidates})
    return Columns(n_rows=table.n_rows, columns=_with_shares(columns), findings=(*findings, *pairs))


def _figures(rows: Rows, names: list[str], numeric: list[str]) -> dict[str, dict[str, Any]]:
    wanted = [(name, f) for name in names for f in (_LOOKED_AT if name in numeric else _LOOKED_AT[:2])]
    found = rows.query([Measure(function, name) for name, function in wanted])
    figures: dict[str, dict[str, Any]] = {name: {} for name in names}
    for (name, function), figure in zip(wanted, found, strict=True):
        figures[name][function] = figure
    return figures


def _unique(rows: Rows, figures: dict[str, dict[str, Any]], n_rows: int) -> set[str]:
    """Columns with another value in every row; counted exactly where the cheap count comes near."""
    could_be = [n for n, type in rows.types.items() if type in ("integer", "text")]
    near = [n for n in could_be if figures[n]["count"] == n_rows > 1 and figures[n]["about_distinct"] > 0.8 * n_rows]
    exact = rows.query([Measure("distinct", name) for name in near])
    return {name for name, distinct in zip(near, exact, strict=True) if distinct == n_rows}


def _first_cells(rows: Rows) -> dict[str, list[str]]:
    """The filled cells of the text columns in the first rows."""
    text = [name for name, type in rows.types.items() if type == "text"]
    table = rows.collect(text, limit=_FIRST_ROWS).to_pydict() if text else {}
    return {name: [cell for cell in cells if cell] for name, cells in table.items()}


def _repeating(rows: Rows, figures: dict[str, dict[str, Any]], unique: set[str]) -> dict[str, tuple[Role, str]]:
    """Columns named like a customer's number of which a number stands in several rows."""
    named = [
        name
        for name, type in rows.types.items()
        if type in ("integer", "text") and name not in unique and names_customers(normal(name))
    ]
    several = [n for n in named if figures[n]["about_distinct"] >= _FEWEST_CUSTOMERS and figures[n]["count"]]
    exact = rows.query([Measure("distinct", name) for name in several])
    filled = [figures[name]["count"] for name in several]
    return {
        name: ("ignored", f"it repeats: {distinct:,} different ones in {count:,} rows")
        for name, distinct, count in zip(several, exact, filled, strict=True)
        if distinct < count
    }


def _repeats(name: str, reason: str) -> Finding:
    what = f"`{name}` names customers, and {reason}. Segments are made of rows, not of customers."
    remedy = "Bring the table to one row for each customer first, such as the latest, or sums and means."
    return Finding(severity="high", column=name, what=what, remedy=remedy)


def _role(name: str, type: ColumnType, figures: dict[str, Any], n_rows: int, cells: list[str]) -> tuple[Role, str]:
    word = normal(name)
    if figures["count"] == 0:
        return "ignored", "every cell is empty"
    if figures["about_distinct"] == 1:
        return "ignored", "the same value in every row"
    if _WORD_LEFTOVER.search(word):
        return "ignored", "named like the result of an earlier segmentation"
    if (told := role_by_trait(word, type, cells, figures["about_distinct"])) is not None:
        return told
    if figures["unique"] and _is_id(word, type, figures, n_rows):
        return "id", "another value in every row"
    if _WORD_OUTCOME.search(word):
        return "outcome", "named like an outcome"
    if _WORD_VALUE.search(word):
        return "value", "named like what a customer is worth"
    if type not in ("integer", "number"):
        return "descriptor", {"text": "text", "date": "a date", "boolean": "yes or no"}[type]
    return _role_of_numbers(figures, n_rows)


def _role_of_numbers(figures: dict[str, Any], n_rows: int) -> tuple[Role, str]:
    if figures["count"] < (1 - MOST_MISSING) * n_rows:
        return "ignored", f"{1 - figures['count'] / n_rows:.0%} of the cells are missing"
    if figures["min"] == figures["max"]:
        return "ignored", "the same value in every row"
    return "feature", "a number that varies"


def _is_id(word: str, type: ColumnType, figures: dict[str, Any], n_rows: int) -> bool:
    """Unique text, a running number, or unique whole numbers named like an id."""
    if type == "text":
        return True
    running = type == "integer" and figures["max"] - figures["min"] == n_rows - 1 and n_rows > 20
    return running or (type == "integer" and bool(_WORD_ID.search(word)))


def _column(name: str, type: ColumnType, role: Role, reason: str, figures: dict[str, Any]) -> Column:
    return Column(
        name=name,
        type=type,
        role=role,
        reason=reason,
        filled=figures["count"],
        distinct=min(figures["about_distinct"], figures["count"]),
        infinite=figures.get("infinite") or 0,
        minimum=figures.get("min"),
        maximum=figures.get("max"),
        mean=settled(figures.get("mean")),
        sd=settled(figures.get("sd")),
    )


def _with_shares(columns: list[Column]) -> tuple[Column, ...]:
    """The share of the summed variance that each feature would supply if it were not scaled."""
    variances = {c.name: c.sd**2 for c in columns if c.role == "feature" and c.sd is not None}
    total = sum(variances.values()) or 1.0
    return tuple(
        c.model_copy(update={"share_of_distance": settled(variances[c.name] / total)}) if c.name in variances else c
        for c in columns
    )


def _told(note: str) -> Finding:
    """What reading had to do, as a finding."""
    if NOT_A_ROW not in note:
        return Finding(severity="note", column=None, what=note)
    return Finding(severity="warning", column=None, what=note, remedy="Correct it in the file to have it segmented.")


def _findings(column: Column, n_rows: int) -> list[Finding]:
    found = []
    name = column.name
    missing = n_rows - column.filled - column.infinite
    if missing and column.filled:
        severity = "warning" if missing > 0.2 * n_rows else "note"
        what = f"`{name}`: {missing:,} of {n_rows:,} cells are missing ({missing / n_rows:.1%})."
        remedy = "They are filled with the median when it is a feature." if column.role == "feature" else ""
        found.append(Finding(severity=severity, column=name, what=what, remedy=remedy))
    if column.infinite:
        what = f"`{name}`: {column.infinite:,} cells are infinite and count as missing."
        found.append(Finding(severity="warning", column=name, what=what, remedy="Correct them at their source."))
    if column.role == "ignored":
        what = f"`{name}` is not used: {column.reason}."
        found.append(Finding(severity="note", column=name, what=what, remedy="Name it in features to use it anyway."))
    if column.role in ("outcome", "value") and column.is_numeric:
        what = f"`{name}` describes segments and does not make them: it is {column.reason}."
        found.append(Finding(severity="note", column=name, what=what, remedy="Name it in features to use it anyway."))
    if column.reason.startswith("sensitive") and column.is_numeric:
        what = f"`{name}` is {column.reason}: it describes segments and does not make them."
        found.append(Finding(severity="note", column=name, what=what, remedy="Name it in features to use it anyway."))
    if column.reason == CODED:
        what = f"`{name}` describes segments and does not make them: it seems to hold {column.reason}."
        found.append(Finding(severity="note", column=name, what=what, remedy="Name it in features to use it anyway."))
    if column.role == "id" and column.is_numeric:
        what = f"`{name}` is not used to make segments: it is an id ({column.reason})."
        found.append(Finding(severity="note", column=name, what=what))
    return found
