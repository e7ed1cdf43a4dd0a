"""Sensitive traits: they may describe segments; whom to choose by them may be against the law."""

from collections.abc import Iterable

from segmentry.results.columns import Column, Columns
from segmentry.stages.shared.care import tells_of_care
from segmentry.stages.shared.display_names import level_words
from segmentry.stages.shared.rows_called import rows_called
from segmentry.stages.shared.sensitive_words import decides_on_people, protected, tells_marriage
from segmentry.stages.shared.traits import is_age, normal, sensitive
from segmentry.stages.shared.treatment_words import tells_of_treatment

#: In credit and insurance, law asks why age counts, and whether somebody is married.
_AGE, _FAMILY = "age, in credit or insurance", "marital status, in credit or insurance"


def sensitive_traits(columns: Columns) -> dict[str, str]:
    """The columns that hold a sensitive trait, each with which.

    >>> import segmentry
    >>> sensitive_traits(segmentry.inspect(segmentry.sample("bank", rows=200)))
    {'age': 'age, in credit or insurance', 'gender': 'sex'}
    """
    decided = any(decides_on_people(normal(column.name)) for column in columns.columns)
    traits = {column.name: _trait(column, decided=decided) for column in columns.columns}
    return {name: trait for name, trait in traits.items() if trait is not None}


def protected_traits(columns: Columns) -> dict[str, str]:
    """The columns that tell what law protects, each with which: all alike, whether by the whole name or a part of it.

    What people take or are treated with tells of their health, but in a table that is about care.

    >>> import segmentry
    >>> protected_traits(segmentry.inspect(segmentry.sample("telecom", rows=200)))
    {'age': 'age', 'gender': 'sex'}
    """
    is_of_care = tells_of_care(column.name for column in columns.columns)
    told = {x.name: _protected_by_name(normal(x.name), is_of_care=is_of_care) for x in columns.columns}
    return {name: trait for name, trait in (told | sensitive_traits(columns)).items() if trait is not None}


def _protected_by_name(word: str, *, is_of_care: bool) -> str | None:
    if is_age(word):
        return "age"
    if (trait := sensitive(word) or protected(word)) is not None:
        return trait
    return "health" if not is_of_care and tells_of_treatment(word) else None


def is_protected_level(column: str, level: str) -> bool:
    """Whether a level tells what law protects.

    >>> is_protected_level("job", "retired"), is_protected_level("industry", "health")
    (True, False)
    """
    return protected(f"{normal(column)}_{normal(level)}") is not None


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
    if decided and tells_marriage(word):
        return _FAMILY
    by_part = protected(word)
    return sensitive(word) or (None if by_part == "age" and not decided else by_part)


def tells_who(column: str) -> bool:
    """Whether it tells who people are, as law protects it or asks why it counts: age, sex, whether they are married.

    >>> tells_who("age"), tells_who("marital_status"), tells_who("job"), tells_who("orders")
    (True, True, False, False)
    """
    return protects(column) or tells_marriage(normal(column))


def protects(column: str, levels: Iterable[str] = (), names: Iterable[str] = ()) -> bool:
    """Whether law protects what a column tells, or what those of its levels tell that stand in names of segments.

    >>> protects("bill_payer_age"), protects("senior_citizen"), protects("meter_age")
    (True, True, False)
    >>> protects("job", ["retired", "clerk"], ["Retired, large balance"]), protects("job", ["retired"], ["Clerks"])
    (True, False)
    """
    word, said = normal(column), " ".join(names).casefold()
    if _protected_by_name(word, is_of_care=False) is not None:
        return True
    return any(level_words(level).casefold() in said for level in levels if is_protected_level(column, level))
