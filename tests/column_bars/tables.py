"""Customer tables as they are met in the wild, with traps planted among genuine features."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.random import Generator
from numpy.typing import NDArray

from .names import Names

Values = NDArray[Any]


@dataclass
class Made:
    """A table. `genuine`: its features. `traps`: column, kind and (for stand-ins) the value of each trap planted."""

    label: str
    frame: pd.DataFrame
    genuine: list[str] = field(default_factory=list)
    traps: list[tuple[str, str, Any]] = field(default_factory=list)


def _level(rng: Generator, group: Values) -> Values:
    """A number of its own for each group, in standard deviations: what makes the groups."""
    return np.asarray(rng.permutation([-1.1, 0.0, 1.2])[group])


def _amount(rng: Generator, group: Values) -> Values:
    median = rng.choice([20.0, 300.0, 4_000.0, 45_000.0])
    digits = 2 if median < 1_000 else int(rng.integers(0, 3))
    drawn = np.round(
        median * np.exp(rng.uniform(0.35, 0.8) * (_level(rng, group) + rng.normal(size=len(group)))), digits
    )
    return drawn.astype(int) if digits == 0 else drawn


def _signed(rng: Generator, group: Values) -> Values:
    return np.asarray(np.round(900 + 1_500 * (_level(rng, group) + rng.normal(size=len(group))), 2))


def _normal(rng: Generator, group: Values) -> Values:
    mean = rng.choice([26.0, 70.0, 130.0])
    return np.asarray(np.round(mean * (1 + 0.12 * (_level(rng, group) + rng.normal(size=len(group)))), 1))


def _count(rng: Generator, group: Values) -> Values:
    mean = rng.choice([1.5, 4.0, 15.0, 60.0])
    return np.asarray(rng.negative_binomial(3, 3 / (3 + mean * np.exp(0.5 * _level(rng, group)))))


def _zeros(rng: Generator, group: Values) -> Values:
    drawn = np.where(rng.random(len(group)) < rng.uniform(0.5, 0.93), 0.0, _amount(rng, group))
    return np.asarray(np.round(drawn) if rng.random() < 0.5 else np.round(drawn, 2))


def _percent(rng: Generator, group: Values) -> Values:
    share = 1 / (1 + np.exp(-(_level(rng, group) + rng.normal(-0.5, 1, len(group)))))
    return np.asarray(np.round(share, 3) if rng.random() < 0.4 else np.round(100 * share, int(rng.integers(0, 2))))


def _age(rng: Generator, group: Values) -> Values:
    return np.asarray(np.clip(45 + 13 * (_level(rng, group) + rng.normal(size=len(group))), 18, 97).round().astype(int))


def _year(rng: Generator, group: Values) -> Values:
    drawn = rng.choice([1968, 1990, 2012]) + 6 * (_level(rng, group) + rng.normal(size=len(group)))
    return np.asarray(np.clip(drawn, 1930, 2025).round().astype(int))


def _years(rng: Generator, group: Values) -> Values:
    return np.asarray(np.clip(9 + 6 * (_level(rng, group) + rng.normal(size=len(group))), 0, 45).round().astype(int))


def _days(rng: Generator, group: Values) -> Values:
    return np.asarray((rng.gamma(2, 60 * np.exp(0.6 * _level(rng, group)))).round().astype(int))


def _likert(rng: Generator, group: Values) -> Values:
    top = int(rng.choice([5, 5, 7, 10]))
    middle, spread = (top + 1) / 2, top / 5
    drawn = middle + spread * (_level(rng, group) + rng.normal(size=len(group)))
    return np.asarray(np.clip(drawn, 1, top).round().astype(int))


def _flag(rng: Generator, group: Values) -> Values:
    return np.asarray((rng.random(len(group)) < rng.permutation([0.15, 0.5, 0.8])[group]).astype(int))


def _score(rng: Generator, group: Values) -> Values:
    return np.asarray(
        np.clip(640 + 70 * (_level(rng, group) + rng.normal(size=len(group))), 300, 850).round().astype(int)
    )


def _category(rng: Generator, group: Values) -> Values:
    levels = np.array(["basic", "standard", "plus", "premium", "family", "other"])[: rng.integers(3, 7)]
    likely = np.full((3, len(levels)), 0.25 / (len(levels) - 1))
    likely[np.arange(3), rng.permutation(len(levels))[:3]] = 0.75
    drawn = (
        rng.random(len(group))[:, None] < (likely / likely.sum(axis=1, keepdims=True)).cumsum(axis=1)[group]
    ).argmax(1)
    return np.asarray(levels[drawn], dtype=object)


_FORMS: dict[str, Callable[[Generator, Values], Values]] = {
    "amount": _amount,
    "signed": _signed,
    "normal": _normal,
    "count": _count,
    "zeros": _zeros,
    "percent": _percent,
    "age": _age,
    "year": _year,
    "years": _years,
    "days": _days,
    "likert": _likert,
    "flag": _flag,
    "score": _score,
    "category": _category,
}

_STYLES: tuple[Callable[[list[str]], str], ...] = (
    "_".join,
    " ".join,
    lambda words: "".join(word[:1].upper() + word[1:] for word in words),
    lambda words: "_".join(words).upper(),
    lambda words: " ".join(word[:1].upper() + word[1:] for word in words),
    lambda words: words[0] + "".join(word[:1].upper() + word[1:] for word in words[1:]),
    "-".join,
)


class _Maker:
    """Makes one table, column by column, in a random order of columns."""

    def __init__(self, names: Names, domain: str, seed: int) -> None:
        self.rng = rng = np.random.default_rng([seed, len(domain)])
        self.names = names
        self.rows = int(rng.integers(300, 2_001))
        self.group = rng.permutation(np.arange(self.rows) % 3)
        self.spell = _STYLES[rng.integers(len(_STYLES))]
        self.made = Made(f"{domain} {seed}", pd.DataFrame(index=range(self.rows)))
        self.columns: dict[str, Any] = {}
        self.forms: dict[str, str] = {}
        for form, listed in names.genuine[domain].items():
            for name in listed.split(", "):
                if form == "category" or rng.random() < 0.85:
                    self._add(name, _FORMS[form](rng, self.group), form=form)
        for kind in rng.permutation(list(names.traps))[: rng.integers(9, 15)]:
            self._plant(str(kind))
        self._leave_out_cells()

    def finished(self) -> Made:
        order = [str(name) for name in self.rng.permutation(list(self.columns))]
        self.made.frame = pd.DataFrame({name: self.columns[name] for name in order})
        return self.made

    def _add(self, name: str, values: Any, form: str | None = None) -> str | None:
        spelled = self.spell(name.split())
        if spelled.lower() in {taken.lower() for taken in self.columns}:
            return None
        self.columns[spelled] = values
        if form is not None:
            self.forms[spelled] = form
            self.made.genuine.append(spelled)
        return spelled

    def _leave_out_cells(self) -> None:
        """A few genuine cells are missing, as everywhere."""
        spoiled = {name for name, _, _ in self.made.traps}
        for name in self.made.genuine:
            if name not in spoiled and self.rng.random() < 0.3:
                cells = pd.Series(self.columns[name]).astype(object if self.forms[name] == "category" else float)
                self.columns[name] = cells.mask(self.rng.random(self.rows) < 0.04).to_numpy()

    def _plant(self, kind: str) -> None:
        """Plant a trap of this kind, unless the table has nothing to plant it in."""
        ids = {"running id", "padded id", "uuid", "account number"}
        panel = any(planted == "panel" for _, planted, _ in self.made.traps)
        if (kind in ids and panel) or (kind == "panel" and ids & {planted for _, planted, _ in self.made.traps}):
            return
        if kind in _IN_A_FEATURE:
            planted = _IN_A_FEATURE[kind](self)
        else:
            name = str(self.rng.choice(self.names.traps[kind].split(", ")))
            planted = self._add(name, _TRAPS[kind](self.rng, self.rows)), None
        if planted is not None and planted[0] is not None:
            self.made.traps.append((planted[0], kind, planted[1]))

    def feature(self, *forms: str) -> str | None:
        """A genuine feature of one of these forms in which no trap is planted yet."""
        taken = {name for name, _, _ in self.made.traps} | {value for _, _, value in self.made.traps}
        able = [name for name in self.made.genuine if self.forms[name] in forms and name not in taken]
        return str(self.rng.choice(able)) if able else None

    def beside(self, name: str, *words: str) -> str:
        """A name that refers to another."""
        return " ".join([name, str(self.rng.choice(words))])


def _low(maker: _Maker) -> tuple[str, float] | None:
    name = maker.feature("amount", "normal", "percent", "age", "days", "count", "zeros", "year", "score")
    if name is None:
        return None
    value = float(maker.rng.choice([-1, -1, -1, -9, -99, -999]))
    return name, _put(maker, name, value, maker.rng.uniform(0.01, 0.45))


def _high(maker: _Maker) -> tuple[str, float] | None:
    name = maker.feature("amount", "normal", "percent", "age", "days", "count", "likert")
    if name is None:
        return None
    highest = float(np.max(maker.columns[name]))
    able = [nines for nines in (99.0, 999.0, 9_999.0, 99_999.0, 999_999.0, 9_999_999.0) if nines > 2.5 * highest]
    return name, _put(maker, name, able[0], maker.rng.uniform(0.01, 0.3))


def _hidden(maker: _Maker) -> tuple[str, float] | None:
    name = maker.feature("amount")
    if name is None or np.median(maker.columns[name]) < 2_000:
        return None
    return name, _put(maker, name, 9_999.0, maker.rng.uniform(0.02, 0.06))


def _put(maker: _Maker, name: str, value: float, share: float) -> float:
    """Put a number into some cells of a column."""
    cells = np.array(maker.columns[name])
    cells[maker.rng.choice(maker.rows, max(6, int(share * maker.rows)), replace=False)] = value
    maker.columns[name] = cells
    return value


def _infinite(maker: _Maker) -> tuple[str, None] | None:
    name = maker.feature("amount", "percent", "normal")
    if name is None:
        return None
    cells = np.array(maker.columns[name], dtype=float)
    cells[maker.rng.choice(maker.rows, 4, replace=False)] = [np.inf, -np.inf, np.inf, np.inf]
    maker.columns[name] = cells
    return name, None


def _beside(maker: _Maker, name: str | None, change: Callable[[Any], Any], *words: str) -> tuple[str, str] | None:
    """A column made of another, named after it."""
    if name is None:
        return None
    beside = f"{name} {maker.rng.choice(words)}"
    maker.columns[beside] = change(maker.columns[name])
    return beside, name


def _copy(maker: _Maker) -> tuple[str, str] | None:
    return _beside(
        maker, maker.feature("amount", "count", "percent", "age"), np.copy, "copy", "2", "(old)", "x", "export"
    )


def _scaled_copy(maker: _Maker) -> tuple[str, str] | None:
    factor, shift = maker.rng.choice([12, 0.01, 1.19, -1]), maker.rng.choice([0, 0, 100])
    name = maker.feature("amount", "normal", "signed")
    return _beside(maker, name, lambda values: values * factor + shift, "per year", "in k", "incl tax", "usd")


def _near_copy(maker: _Maker) -> tuple[str, str] | None:
    def change(values: Values) -> Values:
        return np.asarray(np.round(values + maker.rng.normal(0, 0.18 * np.std(values), maker.rows), 2))

    return _beside(
        maker, maker.feature("normal", "signed", "age", "score"), change, "adjusted", "last year", "estimate"
    )


def _category_copy(maker: _Maker) -> tuple[str, str] | None:
    def change(values: Values) -> Values:
        levels = {level: f"{letter}{len(level)}" for letter, level in zip("KBQATZ", pd.unique(values), strict=False)}
        return np.array([levels[value] for value in values], dtype=object)

    return _beside(maker, maker.feature("category"), change, "short", "abbr", "label text")


_IN_A_FEATURE: dict[str, Callable[[_Maker], tuple[str, Any] | None]] = {
    "low stand-in": _low,
    "high stand-in": _high,
    "hidden stand-in": _hidden,
    "infinite": _infinite,
    "copy": _copy,
    "scaled copy": _scaled_copy,
    "near copy": _near_copy,
    "category copy": _category_copy,
}


def _numbered(form: str, step: int = 1) -> Callable[[Generator, int], Values]:
    def draw(rng: Generator, rows: int) -> Values:
        start = int(rng.integers(1, 5_000))
        return np.array([form.format(start + step * i) for i in range(rows)], dtype=object)

    return draw


def _running(rng: Generator, rows: int) -> Values:
    numbers = np.arange(rows) + int(rng.choice([0, 1, 1_000, 100_001]))
    return rng.permutation(numbers) if rng.random() < 0.3 else numbers


def _uuids(rng: Generator, rows: int) -> Values:
    return np.array([str(uuid.UUID(bytes=rng.bytes(16))) for _ in range(rows)], dtype=object)


def _accounts(rng: Generator, rows: int) -> Values:
    return np.asarray(rng.choice(90_000_000, rows, replace=False) + 10_000_000)


def _mails(rng: Generator, rows: int) -> Values:
    hosts = ["example.org", "mail.example.com", "example.co.uk"]
    return np.array([f"{rng.choice(_FIRST)}.{i}@{rng.choice(hosts)}".lower() for i in range(rows)], dtype=object)


def _phones(rng: Generator, rows: int) -> Values:
    form = rng.choice(["+49 {0:03d} {1:07d}", "+1 ({0:03d}) {1:07d}", "0{0:03d}-{1:07d}", "0044 {0:03d} {1:07d}"])
    return np.array([form.format(*rng.integers((100, 10**6), (999, 10**7))) for _ in range(rows)], dtype=object)


def _ibans(rng: Generator, rows: int) -> Values:
    return np.array([f"DE{rng.integers(10, 99)}{rng.integers(10**17, 10**18)}" for _ in range(rows)], dtype=object)


def _people(rng: Generator, rows: int) -> Values:
    if rng.random() < 0.5:
        return rng.choice(np.array(_FIRST, dtype=object), rows)
    return np.array([f"{rng.choice(_FIRST)} {rng.choice(_LAST)}" for _ in range(rows)], dtype=object)


def _dates(rng: Generator, rows: int) -> Values:
    days = np.datetime64(rng.choice(["2012-01-01", "2019-06-01"])) + rng.integers(2_000, size=rows)
    return np.asarray(days.astype("datetime64[s]"))


def _dates_as_numbers(rng: Generator, rows: int) -> Values:
    dates = _dates(rng, rows)
    if rng.random() < 0.5:
        return np.array([int(str(day)[:10].replace("-", "")) for day in dates])
    return np.asarray(dates.astype("int64") + rng.integers(86_400, size=rows))


def _dates_with_stand_ins(rng: Generator, rows: int) -> Values:
    dates = _dates(rng, rows)
    stand_in = rng.choice(
        ["1800-01-01", "1899-12-30", "1900-01-01", "1970-01-01", "2099-12-31", "2999-12-31", "9999-12-31"]
    )
    dates[rng.choice(rows, max(5, int(rows * rng.uniform(0.02, 0.4))), replace=False)] = np.datetime64(stand_in, "s")
    return dates


def _one_of(*levels: Any) -> Callable[[Generator, int], Values]:
    return lambda rng, rows: rng.choice(np.array(levels, dtype=object if isinstance(levels[0], str) else None), rows)


def _sentences(rng: Generator, rows: int) -> Values:
    words = _SENTENCE.split()
    return np.array([" ".join(rng.choice(words, rng.integers(5, 25))) for _ in range(rows)], dtype=object)


def _nearly(usual: Any, odd: Any) -> Callable[[Generator, int], Values]:
    def draw(rng: Generator, rows: int) -> Values:
        return np.where(rng.random(rows) < rng.uniform(0.001, 0.008), odd, usual)

    return draw


def _near_constant(rng: Generator, rows: int) -> Values:
    drawn = np.zeros(rows)
    some = rng.choice(rows, max(1, int(rows * rng.uniform(0.001, 0.008))), replace=False)
    drawn[some] = rng.integers(1, 60, len(some)) if rng.random() < 0.5 else 1
    return drawn


def _panel(rng: Generator, rows: int) -> Values:
    numbers = np.sort(rng.integers(rows // 4, size=rows)) + 10_000
    return numbers if rng.random() < 0.5 else np.array([f"K{number}" for number in numbers], dtype=object)


def _mostly_missing(rng: Generator, rows: int) -> Values:
    return np.asarray(np.where(rng.random(rows) < rng.uniform(0.56, 0.97), np.nan, rng.integers(0, 50, rows)))


_SENTENCE = "the customer asked about a new card and was not happy with our answer please call back tomorrow"
_FIRST, _LAST, _PLACE, _ENDING = (
    text.split()
    for text in (
        "Anna Ben Clara David Eva Felix Greta Hugo Ida Jan Klara Leo Mia Noah Olga Paul Rosa Sven Tom Vera",
        "Schmidt Miller Rossi Dubois Garcia Novak Jensen Kowalski Meier Smith Silva Roth Bauer Martin Lopez",
        "Alt Neu Ober Unter Gross Klein Bad Ost West Nord",
        "dorf heim burg feld bach au",
    )
)
_TOWNS = [place + ending for place in _PLACE for ending in _ENDING]

_TRAPS: dict[str, Callable[[Generator, int], Values]] = {
    "running id": _running,
    "padded id": _numbered("{:08d}", 7),
    "uuid": _uuids,
    "account number": _accounts,
    "postcode": lambda rng, rows: rng.integers(10_000, 99_999, rows),
    "phone number": lambda rng, rows: rng.integers(10**9, 10**10, rows),
    "phone text": _phones,
    "e-mail": _mails,
    "iban": _ibans,
    "name": _people,
    "code": lambda rng, rows: rng.integers(1, rng.integers(4, 30), rows),
    "date": _dates,
    "date as number": _dates_as_numbers,
    "date stand-in": _dates_with_stand_ins,
    "constant": lambda rng, rows: np.full(rows, rng.choice(np.array([1, "EUR", 0.5], dtype=object))),
    "near constant": _near_constant,
    "near constant text": _nearly("yes", "no"),
    "free text": _sentences,
    "many texts": _one_of(*_TOWNS),
    "unrelated category": _one_of("north", "south", "east", "west"),
    "leftover": lambda rng, rows: rng.integers(0, 5, rows),
    "outcome": lambda rng, rows: rng.choice([["no", "yes"], [0, 1]][rng.integers(2)], rows, p=[0.8, 0.2]),
    "value": lambda rng, rows: np.round(rng.lognormal(6, 1, rows), 2),
    "sex": lambda rng, rows: rng.choice([["m", "f"], ["Herr", "Frau"], [0, 1]][rng.integers(3)], rows),
    "sensitive": lambda rng, rows: rng.choice([["a", "b", "c"], [0, 1, 2]][rng.integers(2)], rows),
    "panel": _panel,
    "mostly missing": _mostly_missing,
    "place": lambda rng, rows: np.round(rng.uniform(-60, 60, rows), 5),
    "case weight": lambda rng, rows: np.round(rng.uniform(0.3, 4, rows), 3),
}


def tables(names: Names, times: int) -> list[Made]:
    """Each domain so many times, always the same for the same names."""
    return [_Maker(names, domain, seed).finished() for seed in range(times) for domain in names.genuine]
