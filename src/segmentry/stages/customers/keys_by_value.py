"""Keys of two files that are called differently: those of which nearly all values of the one stand in the other."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from segmentry.results.table import Table
from segmentry.stages.customers.file_keys import NAMING, Match, as_text, different, places_of, thing
from segmentry.stages.customers.log_words import UNKNOWN, said

#: So many of the values must be found, and of small numbers so many keys be used; fewer may be so by chance (ours).
_FOUND, _USED, _FEWEST = 0.95, 0.5, 10
#: Numbers of no more digits are of anything that is counted from 1; text of keys has digits in so many cells (ours).
_DIGITS, _CODED = 5, 0.9
#: What a key may be called of which no more is known.
_SAYS_NO_MORE = frozenset({"id", "name", "of", UNKNOWN})


def by_values(table: Table, other: Table) -> Iterator[Match]:
    """The pairs of columns that hold the same, though they are not named alike.

    Small numbers stand in any two columns: one of both then says what it numbers, and most keys are used.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = segmentry.read(pd.DataFrame({"Bestellnr": [f"B{i % 12}" for i in range(30)], "sum": [2.5] * 30}))
    >>> heads = segmentry.read(pd.DataFrame({"belegkennung": [f"B{i}" for i in range(12)], "who": ["a"] * 12}))
    >>> [(match.own, match.keys, match.found) for match in by_values(log, heads)]
    [('Bestellnr', ('belegkennung',), 12)]
    """
    own = {name: different(table, name) for name in table.names if _may_be_key(table, name)}
    for key in (name for name in other.names if _may_be_key(other, name)):
        theirs = _codes(other.rows.collect([key]).column(0))
        for name, values in own.items():
            texts = _codes(values)
            if texts is None or theirs is None or len(values) < _FEWEST or not _may_be_of_one(name, key):
                continue
            match = Match(name, (key,), 1, values, *places_of([texts], [theirs]))
            used = match.found >= _USED * pc.count_distinct(theirs).as_py() and (thing(name) or thing(key))
            if match.share >= _FOUND and (used or not (_are_small(texts) or _are_small(theirs))):
                yield match


def _may_be_key(table: Table, name: str) -> bool:
    """Whether its name says what it numbers, or no more than that it is a number."""
    return table.types[name] in NAMING and (thing(name) is not None or {*said(name)} <= _SAYS_NO_MORE)


def _may_be_of_one(name: str, key: str) -> bool:
    """Whether nothing in two names says that they number different things."""
    return len({thing(name), thing(key)} - {None}) < 2


def _codes(cells: pa.ChunkedArray) -> pa.ChunkedArray | None:
    """Cells of what could be a key as text; None of measures and of words."""
    texts = as_text(cells)
    if texts is None or not len(texts):
        return None
    coded = pc.mean(pc.cast(pc.match_substring_regex(texts, "[0-9]"), pa.int8())).as_py() or 0
    return texts if coded >= _CODED else None


def _are_small(texts: pa.ChunkedArray) -> bool:
    """Whether they are whole numbers, none of them large."""
    return bool(pc.all(pc.match_substring_regex(texts, rf"^\d{{1,{_DIGITS}}}$")).as_py())
