"""Sensitive traits: they may describe segments; whom to choose by them may be against the law."""

from collections.abc import Iterable

from segmentry.results.columns import Column, Columns
from segmentry.stages.shared.animals import is_of_an_animal, of_animals
from segmentry.stages.shared.care import tells_of_care
from segmentry.stages.shared.display_names import level_words
from segmentry.stages.shared.rows_called import rows_called
from segmentry.stages.shared.sensitive_words import decides_on_people, lets_homes, protected, tells_marriage
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
    traits = {column.name: _trait(column, decided=decided) for column in _of_persons(columns)}
    return {name: trait for name, trait in traits.items() if trait is not None}


def protected_traits(columns: Columns) -> dict[str, str]:
    """The columns that tell what law protects, each with which: all alike, whether by the whole name or a part of it.

    What people take or are treated with tells of their health, but in a table that is about care. Law protects sex
    in what is sold, too, and age where decisions on people are made (`on_people`).

    >>> import segmentry
    >>> protected_traits(segmentry.inspect(segmentry.sample("telecom", rows=200)))
    {'gender': 'sex'}
    """
    is_of_care = tells_of_care(column.name for column in columns.columns)
    told = {x.name: _protected_by_name(normal(x.name), is_of_care=is_of_care) for x in _of_persons(columns)}
    if not on_people(columns):
        told = {name: trait for name, trait in told.items() if trait != "age"}
    return {name: trait for name, trait in (told | sensitive_traits(columns)).items() if trait is not None}


def _of_persons(columns: Columns) -> list[Column]:
    """The columns but those that tell of an animal."""
    beside = of_animals(column.name for column in columns.columns)
    return [column for column in columns.columns if column.name not in beside]


def _protected_by_name(word: str, *, is_of_care: bool) -> str | None:
    if is_age(word):
        return "age"
    if (trait := sensitive(word) or protected(word)) is not None:
        return trait
    return "health" if not is_of_care and tells_of_treatment(word) else None


def protected_level(column: str, level: str) -> str | None:
    """What a level tells of that which law protects; None where it tells no such thing.

    >>> protected_level("job", "retired"), protected_level("industry", "health")
    ('age', None)
    """
    return protected(f"{normal(column)}_{normal(level)}")


def on_people(columns: Columns) -> bool:
    """Whether the table is of credit, insurance, homes, health or work, where decisions on single people are made."""
    names = [column.name for column in columns.columns]
    decided = any(decides_on_people(word) or lets_homes(word) for word in map(normal, names))
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


def protects(column: str, levels: Iterable[str] = (), names: Iterable[str] = (), *, of_age: bool = True) -> bool:
    """Whether law protects what a column tells, or what those of its levels tell that stand in names of segments; age
    but where it does not count (`on_people`).

    >>> protects("bill_payer_age"), protects("bill_payer_age", of_age=False), protects("meter_age"), protects("dog_sex")
    (True, False, False, False)
    >>> protects("job", ["retired", "clerk"], ["Retired, large balance"]), protects("job", ["retired"], ["Clerks"])
    (True, False)
    """
    if is_of_an_animal(column):
        return False
    word, said = normal(column), " ".join(names).casefold()
    told = [_protected_by_name(word, is_of_care=False)]
    told += [protected_level(column, level) for level in levels if level_words(level).casefold() in said]
    return any(trait is not None and (of_age or trait != "age") for trait in told)
