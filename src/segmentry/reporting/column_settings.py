"""What can be told of every column, as the rows of one table that people edit, and the plan that their edits make."""

import csv
from collections.abc import Mapping, Sequence
from typing import Any

from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.reporting.sections.columns_read import ROLES
from segmentry.reporting.trail import reason, typical
from segmentry.results.columns import THEMES, Column, Columns
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import day, listed, plural

#: The words that the table has for roles, and roles and themes by theirs.
_SAID = {role: several if role == "weight" else one for role, (one, several) in ROLES.items()}
ROLE_OF = {words: role for role, words in _SAID.items()}
THEME_OF = {words: theme for theme, words in THEMES.items()}
#: What can be edited, by the option of the plan's column that it is; `use` and `means` are options of the whole plan.
EDITABLE = ("use", "means", "role", "theme", "stand_ins", "weight")
#: Options of the whole plan, in a few words.
OPTIONS = {
    "k_max": "largest number to try",
    "min_share": "smallest share",
    "preset": "preset",
    "seed": "seed",
    "max_levels": "most levels of a category",
    "weight": "case weights",
    "themes": "themes",
}
_FEATURE, _DESCRIPTOR, _WEIGHT = (_SAID[role] for role in ("feature", "descriptor", "weight"))

Row = dict[str, Any]
Edits = Mapping[str, Mapping[str, Any]]


def rows(columns: Columns, plan: Plan, features: Sequence[str]) -> list[Row]:
    """A row for every column, in the order of the file, as it is under that plan.

    Parameters
    ----------
    features : sequence of str
        Those that make the segments where the plan does not say otherwise.

    Examples
    --------
    >>> import segmentry
    >>> columns = segmentry.inspect(segmentry.sample("bank", rows=300))
    >>> row = rows(columns, Plan(), columns.named("feature"))[4]
    >>> row["column"], row["use"], row["role"], row["weight"]
    ('employment', True, 'feature', 1.0)
    """
    used = used_under(plan, features)
    return [_row(column, columns.n_rows, plan, column.name in used) for column in columns.columns]


def used_under(plan: Plan, features: Sequence[str]) -> tuple[str, ...]:
    """The columns that make segments under a plan that was not carried out yet; `features` are those of before.

    >>> from segmentry.column_plan import ColumnPlan
    >>> used_under(Plan(columns={"age": ColumnPlan(role="outcome"), "job": ColumnPlan(role="feature")}), ["age", "fee"])
    ('fee', 'job')
    """
    if plan.features is not None:
        return plan.features
    roles = {name: column.role for name, column in plan.columns.items() if column.role is not None}
    if plan.weight is not None:
        roles[plan.weight] = "weight"
    kept = [name for name in features if roles.get(name, "feature") == "feature"]
    return (*kept, *(name for name, role in roles.items() if role == "feature" and name not in kept))


def as_edited(known: Sequence[Row], edits: Edits) -> list[Row]:
    """The rows as they are with these edits: who makes segments is a feature, and the other way round."""
    return [row | _with_consequences(row, edits) for row in known]


def planned(plan: Plan, known: Sequence[Row], edits: Edits) -> Plan:
    """The plan with what the edits change.

    Raises
    ------
    SegmentryError
        If what was written cannot be.

    Examples
    --------
    >>> import segmentry
    >>> columns = segmentry.inspect(segmentry.sample("bank", rows=300))
    >>> known = rows(columns, Plan(), columns.named("feature"))
    >>> told = planned(Plan(), known, {"age": {"role": "outcome"}, "income": {"weight": 2.0}}).columns
    >>> told["age"].role, told["income"].weight
    ('outcome', 2.0)
    """
    options: dict[str, Any] = {"columns": {}, "labels": {}, **plan.model_dump(exclude_unset=True)}
    used = {row["column"]: row["use"] for row in known}
    for row in known:
        name, changes = row["column"], _changed(row, edits)
        if not changes:
            continue
        _in_words(options["labels"], name, changes)
        column = _as_options(row, changes, options["columns"].get(name, {}))
        if changes.get("role") == _WEIGHT:
            options["weight"] = name
        elif "role" in changes and plan.weight == name:
            options["weight"] = None
        options["columns"][name] = column
        if "role" not in changes and "use" in changes:
            used[name] = changes["use"]
            column.pop("role", None)
        elif "role" in changes and plan.features is not None:
            used[name] = changes["role"] == _FEATURE
    if used != {row["column"]: row["use"] for row in known}:
        options["features"] = _features(plan, used)
    options["columns"] = {name: column for name, column in options["columns"].items() if column}
    return Plan(**{name: value for name, value in options.items() if value or name not in ("columns", "labels")})


def changed(known: Sequence[Row], edits: Edits) -> tuple[str, ...]:
    """The columns of which something is told that was not before."""
    return tuple(row["column"] for row in known if _changed(row, edits))


def differing(plan: Plan, other: Plan) -> tuple[str, ...]:
    """The columns and, in a few words, the options of the whole that another plan has otherwise.

    >>> differing(Plan(), Plan(k_max=5, labels={"age": "years of life"}))
    ('age', 'largest number to try')
    """
    names = dict.fromkeys([*plan.columns, *other.columns])
    columns = [name for name in names if plan.of_column(name) != other.of_column(name)]
    labelled = dict.fromkeys([*plan.labels, *other.labels])
    columns += [name for name in labelled if plan.labels.get(name) != other.labels.get(name)]
    if plan.features is not None and other.features is not None:
        columns += sorted({*plan.features} ^ {*other.features})
    elif plan.features != other.features:
        columns += ["columns in use"]
    columns += [words for option, words in OPTIONS.items() if getattr(plan, option) != getattr(other, option)]
    return tuple(dict.fromkeys(columns))


def told(known: Sequence[Row], edits: Edits) -> tuple[str, ...]:
    """What edits bring with them, in sentences."""
    sentences = []
    roles = [(row["column"], _changed(row, edits).get("role", _FEATURE)) for row in known if row["use"]]
    off = [(name, role) for name, role in roles if role != _FEATURE]
    for role in dict.fromkeys(role for _, role in off):
        names = [f'"{name}"' for name, its in off if its == role]
        verb, whose = plural(len(names), "makes", "make"), plural(len(names), "its role is", "their role is")
        sentences.append(f"{listed(names, most=4)} {verb} no segments any more, as {whose} {role}.")
    return tuple(sentences)


def _row(column: Column, n_rows: int, plan: Plan, used: bool) -> Row:
    options = plan.of_column(column.name)
    theme, role = options.theme or column.theme, options.role or column.role
    if used or role == "feature":
        role = "feature" if used else "descriptor"
    weight = options.weight if options.weight is not None else column.fact_weight if used else None
    return {
        "use": used,
        "column": column.name,
        "means": plan.labels.get(column.name) or column_called(column.name, {}).words,
        "role": _SAID["weight" if plan.weight == column.name else role],
        "theme": THEMES[theme] if theme else "",
        "typical": typical(column),
        "missing": (n_rows - column.filled) / max(n_rows, 1),
        "stand_ins": written(_stand_ins(column) if options.missing is None else options.missing),
        "weight": None if weight is None else round(float(weight), 4),
        "why": reason(column),
        "numeric": column.is_numeric,
    }


def _stand_ins(column: Column) -> tuple[float | str, ...]:
    """What counts as missing in it, as it was found."""
    if column.type == "date":
        return tuple(day(value) for value in column.stand_ins)
    return (*column.stand_ins, *column.missing_words)


def _with_consequences(row: Row, edits: Edits) -> Row:
    changes = _changed(row, edits)
    if "role" in changes:
        return {"use": changes["role"] == _FEATURE}
    if changes.get("use"):
        return {"role": _FEATURE}
    if "use" in changes and row["role"] == _FEATURE:
        return {"role": _DESCRIPTOR}
    return {}


def _changed(row: Row, edits: Edits) -> dict[str, Any]:
    """What the edits of a column make different; what was cleared is blank."""
    edit = edits.get(row["column"], {})
    blank = {"means": "", "theme": "", "stand_ins": "", "role": row["role"]}
    now = {name: blank.get(name) if value is None else value for name, value in edit.items() if name in EDITABLE}
    return {name: value for name, value in now.items() if value != row[name]}


def _in_words(labels: dict[str, str], name: str, changes: Mapping[str, Any]) -> None:
    if "means" not in changes:
        return
    labels.pop(name, None)
    if words := changes["means"].strip():
        labels[name] = words


def _as_options(row: Row, changes: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """What the plan says of the column, with these changes; what was cleared is left to Segmentry again."""
    options = dict(before)
    if changes.get("role", _WEIGHT) != _WEIGHT:
        options["role"] = ROLE_OF[changes["role"]]
    if "theme" in changes:
        options["theme"] = THEME_OF.get(changes["theme"])
    if "weight" in changes:
        options["weight"] = changes["weight"]
    if "stand_ins" in changes:
        options["missing"] = values_of(changes["stand_ins"], row["column"], numeric=row["numeric"])
    return {name: value for name, value in options.items() if value is not None}


def _features(plan: Plan, used: Mapping[str, bool]) -> tuple[str, ...]:
    before = [name for name in plan.features or () if used.get(name)]
    return (*before, *(name for name, is_used in used.items() if is_used and name not in before))


def written(missing: Sequence[float | str]) -> str:
    """Values with commas between them, words with commas in quotation marks.

    >>> written((-1.0, "n/a", "not asked, as yet"))
    '-1, n/a, "not asked, as yet"'
    """
    return ", ".join(_quoted(value) if isinstance(value, str) else f"{value:.15g}" for value in missing)


def values_of(text: str, name: str = "", *, numeric: bool) -> tuple[float | str, ...]:
    """The values that a text names; none where it is blank.

    >>> values_of("-1, 999", numeric=True), values_of('"a, b", ?', numeric=False), values_of(" ", numeric=True)
    ((-1.0, 999.0), ('a, b', '?'), ())
    """
    if not text.strip():
        return ()
    parts = [part.strip() for part in next(csv.reader([text], skipinitialspace=True)) if part.strip()]
    if not numeric:
        return tuple(parts)
    numbers = []
    for part in parts:
        try:
            numbers.append(float(part))
        except ValueError:
            where = f" The column {name} holds numbers." if name else ""
            raise SegmentryError(
                f"'{part}' is not a number.{where} Write values with commas between, such as -1, 999."
            ) from None
    return tuple(numbers)


def _quoted(word: str) -> str:
    return f'"{word}"' if "," in word else word
