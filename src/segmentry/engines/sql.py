"""The local engine's SQL, as text. Columns are called c0, c1, ... in it, so that no name of a user's is ever SQL."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from segmentry.engines import conversion, formulas, spelling
from segmentry.engines.base import LARGEST, MISSING_WORDS, DelimitedFile, Function, Output
from segmentry.engines.month_names import MONTH, halves_in_sql, numbered_in_sql
from segmentry.engines.quoting import literal
from segmentry.results.table import NUMERIC, ColumnType

#: What values of each type are to DuckDB.
TYPES: Mapping[ColumnType, str] = {
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "TIMESTAMP",
    "text": "VARCHAR",
}

#: The days that calendars have, and so Python and pandas; beyond lie slips and marks for never.
_FIRST, _LAST = "TIMESTAMP '0001-01-01'", "TIMESTAMP '9999-12-31 23:59:59.999999'"

#: What stands at the end of the format of dates with a zone, and what such cells have there: `GMT+1`, `CET`, `+02:00`.
ZONE, ZONED = "%Z", " (?:[A-Z]{2,5})?(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?"


@dataclass(frozen=True)
class Column:
    """A column: its name, its SQL name, what it is stored as, and what its values are read as."""

    name: str
    id: str
    stored: ColumnType
    type: ColumnType
    spelling: str = "plain"  # of numbers, see `spelling`; of dates a format as strptime has it
    parsed: str | None = None  # the SQL name of what its cells of text are as float64, made once as they are read
    made: str | None = None  # the SQL name of its cells as numbers, where a query makes them but once, see `once`
    is_value: bool = False  # cells of text and dates are values already: a statement made them, or they were looked at
    is_tested: bool = False  # cells of text are trimmed where they may have to be: takes longer to plan, less for a row
    words: str | None = None  # the SQL name of the type of its cells, where these are numbers of words (an ENUM)

    @property
    def value(self) -> str:
        """SQL of the value: NULL where the cell is missing, not finite, or not of the type."""
        if self.is_value and self.type == self.stored and self.type in ("text", "date"):
            return f"CAST({self.id} AS VARCHAR)" if self.words else self.id
        if self.type == "text":
            trimmed = f"nullif(trim(CAST({self.id} AS VARCHAR)), '')"
            if not (self.is_tested and self.is_text):
                return trimmed
            may_be_blank = f"{self.id} < '!' OR contains({self.id}, ' ') OR strlen({self.id}) <> length({self.id})"
            return f"CASE WHEN {may_be_blank} THEN {trimmed} ELSE {self.id} END"
        if self.type == "date" and self.spelling != "plain":
            return _moment(self.id, self.spelling)
        value = f"TRY_CAST({self.id} AS {TYPES[self.type]})"
        if self.type == "date" and self.stored == "text":
            value = _iso_moment(self.id)
        if self.type in NUMERIC and self.spelling != "plain":
            value = f"TRY_CAST(({self.number}) AS {TYPES[self.type]})"
        elif self.parsed and self.type == "number":
            value = self.parsed
        elif self.parsed and self.type == "integer":  # longer ones a float64 does not hold to the last digit
            value = f"CASE WHEN abs({self.parsed}) < 9e15 THEN CAST({self.parsed} AS BIGINT) ELSE {value} END"
        if self.type == "number":  # beyond LARGEST, squares and sums would overflow
            return f"CASE WHEN abs({value}) < {LARGEST} THEN {value} END"
        return f"CASE WHEN {value} BETWEEN {_FIRST} AND {_LAST} THEN {value} END" if self.type == "date" else value

    def as_words(self, words: str | None) -> str:
        """SQL of the value as a number of these words, or of those that it is one of already."""
        if self.words:
            return self.id
        return f"CAST({self.id} AS {words})" if words else self.value

    @property
    def is_text(self) -> bool:
        """Whether its cells are text and are read as such."""
        return self.stored == self.type == "text"

    @property
    def numeric(self) -> str:
        """SQL of the value as a float64; of dates days since 1970-01-01."""
        return f"(epoch({self.value}) / 86400.0)" if self.type == "date" else f"CAST({self.value} AS DOUBLE)"

    @property
    def number(self) -> str:
        """SQL of the cell as a number, in the column's spelling of numbers."""
        if self.made:
            return self.made
        if self.stored in NUMERIC:
            return f"CAST({self.id} AS DOUBLE)"
        text = f"CAST({self.id} AS VARCHAR)"
        if not spelling.is_numeric(self.spelling):
            return self.parsed or f"TRY_CAST({text} AS DOUBLE)"
        return conversion.number(text, self.spelling)

    @property
    def once(self) -> "Column":
        """The column with a name for its numbers, where these are not a column already."""
        is_made = self.stored == "text" and (spelling.is_numeric(self.spelling) or not self.parsed)
        return replace(self, made=f"{self.id}_number") if is_made else self

    def is_made_in(self, figure: str) -> bool:
        """Whether the SQL of a figure needs its numbers by their name."""
        return self.made is not None and self.made in figure

    @property
    def text(self) -> str:
        """SQL of the cell as text; of a time before all others, which no writer means, there is none."""
        text = f"CAST({self.id} AS VARCHAR)"
        return f"CASE WHEN {self.id} >= '-infinity' THEN {text} END" if self.stored == "date" else text

    @property
    def typed(self) -> str:
        """SQL of the cell for a format that has types: numbers as numbers, all else as it is stored."""
        return self.value if self.stored == "text" and self.type in NUMERIC else self.id


def typed(
    columns: Sequence[Column], types: Mapping[str, ColumnType], spellings: Mapping[str, str]
) -> tuple[Column, ...]:
    """The columns, with these types and spellings for those that are named."""
    return tuple(
        replace(c, type=types.get(c.name, c.type), spelling=spellings.get(c.name, c.spelling))
        if c.name in types or c.name in spellings
        else c
        for c in columns
    )


def figure(column: Column, function: Function) -> str:
    """SQL of a figure."""
    conditions = _conditions(column)
    if function in conditions:
        return f"count(*) FILTER ({conditions[function]})"
    return _figure(column, function, conditions)


def figure_of_cells(column: Column, function: Function) -> str:
    """SQL of a figure of cells as they were written, of different ones with how many rows `n` each stands in and the
    first of them, `place`."""
    conditions = _conditions(column)
    if function == "odd_row":
        return f"min(place) FILTER ({conditions['odd']})"
    return f"CAST(coalesce(sum(n) FILTER ({conditions[function]}), 0) AS BIGINT)"


def _conditions(column: Column) -> dict[str, str]:
    """SQL of which cells count. Tests of text stand inside CASE, so that only the cells that need one are searched."""
    id, number = column.id, column.number
    text = f"CAST({id} AS VARCHAR)"
    cell = f"lower(trim({text}))"
    worded = f"{id} IS NOT NULL AND NOT {is_missing(cell)}"
    filled = f"CASE WHEN {number} IS NULL OR isnan({number}) THEN {worded} ELSE true END"
    odd = f"CASE WHEN {number} IS NULL THEN {filled} ELSE false END"
    digits = f"regexp_full_match(trim({text}), '[+-]?0[0-9]+|[+-]?[0-9]{{16,}}|[+][0-9]{{8,}}|[0-9]+_[0-9_]+')"
    suspect = f"strlen({text}) > 15 OR {text} < '1' OR contains({text}, '_')"  # cheap: a blank, a sign or a zero first
    code = f"CASE WHEN {suspect} THEN {digits} ELSE false END"
    if spelling.is_numeric(column.spelling):
        code = "false" if spelling.is_time(column.spelling) else f"regexp_matches({text}, {literal(spelling.CODE)})"
    date = f"{_iso_moment(text)} IS NOT NULL"
    date = f"CASE WHEN regexp_matches(trim({text}), '^[0-9]{{4}}[-/]') THEN {date} ELSE false END"
    if column.spelling != "plain":
        date = f"{_moment(text, column.spelling)} IS NOT NULL"
    return {
        "filled": filled if column.stored == "text" else _is_filled(column),
        "numbers": f"NOT isnan({number})",
        "integers": f"{number} = floor({number}) AND abs({number}) < 9e15",
        "infinite": f"abs({number}) >= {LARGEST} AND NOT isnan({number})",
        "codes": code,
        "booleans": f"{cell} IN ('true', 'false')",
        "dates": date,
        "odd": odd,
    }


def _iso_moment(text: str) -> str:
    """SQL of the date that text is, year first, with blanks around it or, as most, without."""
    return f"coalesce(TRY_CAST({text} AS TIMESTAMP), TRY_CAST(trim({text}) AS TIMESTAMP))"


def _moment(text: str, form: str) -> str:
    """SQL of the date that text is; what tells of a zone is passed over."""
    cell = f"trim({text})"
    if form.endswith(f" {ZONE}"):
        cell, form = f"regexp_replace({cell}, {literal(f'{ZONED}$')}, '')", form.removesuffix(f" {ZONE}")
    if MONTH in form:
        cell, form = numbered_in_sql(cell), form.replace(MONTH, "%m")
    if "%p" in form:
        cell = halves_in_sql(cell)
    return f"TRY_STRPTIME({cell}, {literal(form)})"


def _is_filled(column: Column) -> str:
    """SQL of whether a cell that is no text holds anything; of floats some are none."""
    return f"nullif({column.text}, 'nan') IS NOT NULL" if column.stored == "number" else f"{column.id} IS NOT NULL"


def _figure(column: Column, function: Function, conditions: Mapping[str, str]) -> str:
    """SQL of a figure that counts no cells."""
    value, numeric = column.value, column.numeric
    return {
        "odd_row": f"min(rowid) FILTER ({conditions['odd']})",
        "count": f"count({value})",
        "distinct": f"count(DISTINCT {value})",
        "about_distinct": f"approx_count_distinct({value})",
        "commonest": f"mode({numeric})",
        "levels": f"histogram({value})",
        "min": f"min({numeric})",
        "max": f"max({numeric})",
        "mean": f"avg({numeric})",
        "sd": f"stddev_pop({numeric})",
    }[function]


def bits(column: Column, low: int, high: int) -> str:
    """SQL of how many different whole numbers there are, all of which lie from `low` to `high`."""
    return f"bit_count(bitstring_agg({column.value}, {low}::BIGINT, {high}::BIGINT))"


def cells_of(source: DelimitedFile, ids: Sequence[str], more: Sequence[str] = ()) -> str:
    """SQL that reads a text file's cells, strictly in its dialect, without our apostrophes, and `more` beside them."""
    types = ", ".join(f"{id}: 'VARCHAR'" for id in ids)
    quote = literal(source.quote)
    marks = f"delim={literal(source.delimiter)}, quote={quote}, escape={quote}"
    dialect = f"header={str(source.header).lower()}, skip={source.skip}, {marks}"
    checks = "auto_detect=false, strict_mode=true"
    cells = ", ".join([*(restored(id) if source.apostrophes else id for id in ids), *more])
    return f"SELECT {cells} FROM read_csv({path_pattern(source.path)}, columns={{{types}}}, {dialect}, {checks})"


def restored(id: str) -> str:
    """SQL that takes our own apostrophe off again."""
    rest = f"substr({id}, 2)"
    ours = f"starts_with({id}, {literal(formulas.APOSTROPHE)}) AND {_formula(rest)}"
    return f"CASE WHEN {ours} THEN {rest} ELSE {id} END AS {id}"


def _formula(text: str) -> str:
    """SQL of `formulas.looks_like_formula`. Most cells begin with a digit, and none of these needs a second look."""
    is_number = f"regexp_matches({text}, {literal(formulas.NUMBER)})"
    looks = f"regexp_matches({text}, {literal(formulas.TRIGGER)}) AND NOT {is_number}"
    return f"CASE WHEN {text} >= '0' AND {text} < ':' THEN false ELSE {looks} END"


def path_pattern(path: Path) -> str:
    """A file's name as a SQL literal that matches this file alone: to DuckDB a path is a pattern."""
    return literal(re.sub(r"([*?\[])", r"[\1]", str(path)))


def remade(
    rows: str, statement: str, outputs: Sequence[Output], words: Mapping[str, str | None] = MappingProxyType({})
) -> str:
    """SQL of what a statement makes of rows that it calls `input`, its columns called c0, c1, ..., some of them numbers
    of `words`.

    Where it names them several times they are read again, which costs less than handing each row to all who ask.
    """
    types = [words.get(output.id) or TYPES[output.type] for output in outputs]
    cells = ", ".join(f"CAST({o.id} AS {type}) AS c{i}" for i, (o, type) in enumerate(zip(outputs, types, strict=True)))
    return f"WITH input AS NOT MATERIALIZED ({rows}) SELECT {cells} FROM ({statement})"


def looked_up(
    columns: Sequence[Column], source: str, key: Column, names: Sequence[str], types: Mapping[str, ColumnType]
) -> tuple[str, tuple[Column, ...]]:
    """SQL of rows with more columns, of those of the table `wanted` (whose columns are v0, v1, ...) that have the value
    of `key` first, and the columns that it makes."""
    last = max(int(column.id.removeprefix("c")) for column in columns)
    new = tuple(Column(name, f"c{i}", types[name], types[name]) for i, name in enumerate(names, start=last + 1))
    own = [id for column in columns for id in (column.id, column.parsed) if id]
    cells = [f"CAST(v{i} AS {TYPES[column.type]}) AS {column.id}" for i, column in enumerate(new, start=1)]
    joined = f"{source} AS own LEFT JOIN wanted ON {key.value} = wanted.v0 ORDER BY own.rowid"
    return f"SELECT {', '.join([*own, *cells])} FROM {joined}", (*columns, *new)


def made_columns(
    outputs: Sequence[Output], words: Mapping[str, str | None] = MappingProxyType({})
) -> tuple[Column, ...]:
    """The columns of what a statement makes."""
    return tuple(
        Column(o.name, f"c{i}", o.type, o.type, is_value=True, words=words.get(o.id)) for i, o in enumerate(outputs)
    )


def is_missing(cell: str) -> str:
    """SQL of whether a cell, in small letters, is a word for missing: the words are one literal, as DuckDB takes half a
    millisecond to plan a list of them, for every column."""
    return f"list_contains({WORDS}, {cell})"


#: SQL of the words for missing, in small letters.
WORDS = f"string_split({literal('|'.join(MISSING_WORDS))}, '|')"
