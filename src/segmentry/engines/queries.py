"""Figures of columns as SQL, in queries that stay small: DuckDB plans one in time with the square of its expressions.

Of many columns that are read alike and have few rows, the cells are put one below the other, so that the plan has the
figures of one column only.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from segmentry.engines import sql
from segmentry.engines.base import Function, Measure
from segmentry.results.table import NUMERIC

#: Figures of a query, columns that one reads, and columns whose cells are put one below the other in one (measured).
EXPRESSIONS, BESIDE, BELOW = 64, 100, 500
#: From so many columns on, and up to so many rows, cells below each other take less time (measured): to plan a figure
#: takes as long as to go over some thousand cells.
MANY_COLUMNS, FEW_ROWS = 100, 2_500

#: What is asked of the stored cell itself, which is not cast.
_OF_THE_CELL = {"codes", "booleans", "dates", "odd_row"}
_CASTS = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}

Source = Callable[[Sequence[sql.Column], Sequence[str]], str]


@dataclass(frozen=True)
class Query:
    """SQL of rows, each with its place and the figures of the measures at that place."""

    text: str
    measures: tuple[tuple[Measure, ...], ...]

    def answers(self, rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Measure, Any]]:
        """Every measure with its figure."""
        for place, *figures in rows:
            yield from zip(self.measures[place], figures, strict=True)


def of(
    measures: Sequence[Measure],
    columns: Mapping[str, sql.Column],
    source: Source,
    n_rows: int,
    otherwise: Callable[[Sequence[Measure]], Mapping[Measure, str]],
) -> list[Query]:
    """The queries that answer these measures.

    Parameters
    ----------
    source : callable
        The SQL that these columns, and further expressions, are selected from.
    otherwise : callable
        The SQL of those measures that are asked in another way, where they are asked in columns side by side.
    """
    by_column: dict[str, list[Measure]] = {}
    for measure in dict.fromkeys(measures):
        by_column.setdefault(measure.column, []).append(measure)
    long = [names for names in _alike(by_column, columns) if len(names) > MANY_COLUMNS and 0 < n_rows <= FEW_ROWS]
    below = {name for names in long for name in names}
    beside = {name: asked for name, asked in by_column.items() if name not in below}
    figures = otherwise([measure for asked in beside.values() for measure in asked])
    return [
        *(
            _below_each_other([columns[name] for name in part], [by_column[name] for name in part], source)
            for names in long
            for part in _parts(names, BELOW)
        ),
        *(_side_by_side(part, columns, source, figures) for part in _batches(list(beside.values()))),
    ]


def batches(figures: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many of these figures at a time as a query has."""
    return _parts(figures, EXPRESSIONS)


def columns_of(expressions: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many of these columns at a time as a query reads; without any, ones tell how many rows there are."""
    return _parts(expressions or ["1"], BESIDE)


def selected(expressions: Iterable[str]) -> str:
    """What a query selects, called v0, v1, ..."""
    return ", ".join(f"{expression} AS v{i}" for i, expression in enumerate(expressions))


def _alike(by_column: Mapping[str, Sequence[Measure]], columns: Mapping[str, sql.Column]) -> list[list[str]]:
    """Names of columns that are stored and read alike, and of which the same is asked."""
    kinds: dict[tuple[Any, ...], list[str]] = {}
    for name, asked in by_column.items():
        column = columns[name]
        functions = tuple(measure.function for measure in asked)
        if _can_be_cast(column, functions):
            kind = (column.stored, column.type, column.spelling, column.parsed is None, functions)
            kinds.setdefault(kind, []).append(name)
    return list(kinds.values())


def _can_be_cast(column: sql.Column, functions: Sequence[Function]) -> bool:
    """Whether its cells are the same, for what is asked, in the type that columns stored alike have in common."""
    if column.stored == "text":
        return True
    same = column.type == column.stored == "boolean" or {column.type, column.stored} <= {*NUMERIC}
    return same and not _OF_THE_CELL & set(functions)


def _parts(names: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), size):
        yield names[start : start + size]


def _batches(asked: Sequence[Sequence[Measure]]) -> Iterator[list[Measure]]:
    """The measures of whole columns, as many at a time as a query takes."""
    batch: list[Measure] = []
    for of_column in asked:
        if batch and len(batch) + len(of_column) > EXPRESSIONS:
            yield batch
            batch = []
        batch += of_column
    if batch:
        yield batch


def _below_each_other(columns: Sequence[sql.Column], asked: Sequence[Sequence[Measure]], source: Source) -> Query:
    cell = replace(columns[0], id="cell", parsed=columns[0].parsed and "parsed").once
    figures = [sql.figure(cell, measure.function) for measure in asked[0]]
    cast = _CASTS[cell.stored]
    cells = ", ".join(f"CAST({column.id} AS {cast})" for column in columns)
    parsed = f", unnest([{', '.join(str(column.parsed) for column in columns)}]) AS parsed" if cell.parsed else ""
    long = (
        f"SELECT unnest(range({len(columns)})) AS place, unnest([{cells}]) AS cell{parsed}, rowid"
        f" FROM {source(columns, ())}"
    )
    if any(map(cell.is_made_in, figures)):
        long = f"SELECT *, {replace(cell, made=None).number} AS {cell.made} FROM ({long})"
    return Query(f"SELECT place, {', '.join(figures)} FROM ({long}) GROUP BY place", tuple(map(tuple, asked)))


def _side_by_side(
    measures: Sequence[Measure], columns: Mapping[str, sql.Column], source: Source, otherwise: Mapping[Measure, str]
) -> Query:
    once = {m.column: columns[m.column].once for m in measures}
    figures = [otherwise.get(m) or sql.figure(once[m.column], m.function) for m in measures]
    used = {m.column for m, figure in zip(measures, figures, strict=True) if once[m.column].is_made_in(figure)}
    made = [f"{columns[name].number} AS {once[name].made}" for name in once if name in used]
    if any(sql.WORDS in figure for figure in figures):  # they take longer to plan in every figure than a row to look up
        figures, made = [figure.replace(sql.WORDS, "words") for figure in figures], [*made, f"{sql.WORDS} AS words"]
    rows = source([columns[name] for name in once], made)
    return Query(f"SELECT 0, {', '.join(figures)} FROM {rows}", (tuple(measures),))
