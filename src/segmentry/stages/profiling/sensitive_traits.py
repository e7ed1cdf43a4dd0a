"""Sensitive traits: they may describe segments; whom to choose by them may be against the law."""

from collections.abc import Iterable

from segmentry.results.columns import Column, Columns
from segmentry.stages.shared.display_names import level_words
from segmentry.stages.shared.rows_called import rows_called
from segmentry.stages.shared.sensitive_words import decides_on_people, protected
from segmentry.stages.shared.traits import is_age, normal, sensitive

#: In credit and insurance, law asks why age counts.
_AGE = "age, in credit or insurance"


def sensitive_traits(columns: Columns) -> dict[str, str]:
    """The columns that hold a sensitive trait, each with which.

    >>> import segmentry
    >>> sensitive_traits(segmentry.inspect(segmentry.sample("bank", rows=200)))
    {'age': 'age, in credit or insurance', 'gender': 'sex'}
    """
    decided = any(decides_on_people(normal(column.name)) for column in columns.columns)
    traits = {column.name: _trait(column, decided=decided) for column in columns.columns}
    return {name: trait for name, trait in traits.items() if trait is not None}


def on_people(columns: Columns) -> bool:
    """Whether the table is of credit, insurance, health or work, where decisions on single people are made."""
    names = [column.name for column in columns.columns]
    decided = any(decides_on_people(normal(name)) for name in names)
    return decided or rows_called(names).several in ("employees", "patients")


def _trait(column: Column, *, decided: bool) -> str | None:
    word = normal(column.name)
    if column.reason.startswith("sensitive"):
        return column.reason.removeprefix("sensitive (").removesuffix(")")
    if decided and is_age(word):
        return _AGE
    by_part = protected(word)
    return sensitive(word) or (None if by_part == "age" and not decided else by_part)


def protects(column: str, levels: Iterable[str] = (), names: Iterable[str] = ()) -> bool:
    """Whether law protects what a column tells, or what those of its levels tell that stand in names of segments.

    >>> protects("bill_payer_age"), protects("senior_citizen"), protects("meter_age")
    (True, True, False)
    >>> protects("job", ["retired", "clerk"], ["Retired, large balance"]), protects("job", ["retired"], ["Clerks"])
    (True, False)
    """
    word, said = normal(column), " ".join(names).casefold()
    if is_age(word) or sensitive(word) is not None or protected(word) is not None:
        return True
    return any(level_words(level).casefold() in said for level in levels if protected(normal(level)))
