"""The local engine: DuckDB with Arrow batches, all cores, spilling to disk."""

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, ClassVar
from uuid import uuid4

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry import progress
from segmentry.engines import cells, database, different_cells, grouping, kept, queries, repeated, sql, writing
from segmentry.engines.base import Description, Measure, Output, ParquetFile, Summary
from segmentry.engines.cells import ARROW, Extension, Seen
from segmentry.engines.memory import Shares, rows_of, table_size
from segmentry.engines.parts import Groups, Keyed, LocalParts, Part, beside_each_other, grouped
from segmentry.engines.threads import mapped
from segmentry.plan import EngineName
from segmentry.results.table import ColumnType

#: The share of what is left that a query takes: of several in a stage, the first ones look at most columns.
_OF_A_QUERY = 0.7


_MAKING = threading.Lock()  # two threads of one app must not make the same table at once


class LocalEngine:
    """Reads a described source into a DuckDB database: in memory, or in a temporary file where it takes more than
    DuckDB's share of the memory. In the file the columns are compressed, and only those that are asked for are read."""

    def __init__(self, memory: int | None = None) -> None:
        self._memory = memory

    @cached_property
    def shares(self) -> Shares:
        """How the memory is shared out."""
        return Shares.of(self._memory)

    def find(self, name: str) -> None:
        """Nothing: what is no file has no name here."""

    def read(self, source: Description) -> "LocalRows":
        """Load the source once, columns named c0, c1, ... so that no name of a user's is ever SQL."""
        connection = database.connected(table_size(source) or 0, self.shares.database)
        with self.shares.or_refused("Reading"):
            columns = database.load(connection, source)
            rows = LocalRows(connection, columns, self.shares, database.height(connection, "loaded"))
            if isinstance(source, ParquetFile):
                different_cells.count([c for c in columns if c.is_text], rows, database.numbered(source))
            return rows


@dataclass(frozen=True)
class LocalRows(Seen):
    """A DuckDB table seen through its columns, with any extension yet to be computed.

    What was `read` of a table of few cells, or of many columns, is kept, by its SQL: it is read time and again, and
    DuckDB takes longer to plan a column than to read a thousand cells of it.
    """

    connection: duckdb.DuckDBPyConnection
    columns: tuple[sql.Column, ...]
    shares: Shares
    n_rows: int
    extension: Extension | None = None
    height: int | None = None
    table: str = "loaded"
    read: dict[str, pa.ChunkedArray] = field(default_factory=dict, repr=False, compare=False)
    different: dict[str, str | None] = field(default_factory=dict, repr=False, compare=False)

    engine: ClassVar[EngineName] = "local"
    native: ClassVar[None] = None

    @property
    def source(self) -> str:
        """SQL of all its rows."""
        return self.table if self.height is None else self._with()

    def _with(self, *more: str, only: str = "*") -> str:
        """The table with more columns, or those of it that are asked for."""
        bound = "" if self.height is None else f" WHERE rowid < {self.height}"
        return f"(SELECT {', '.join(['rowid', only, *more])} FROM {self.table}{bound})"

    def _only(self, columns: Sequence[sql.Column], made: Sequence[str]) -> str:
        """The table to take these columns from, and further ones that are made."""
        if not made and self.height is None:
            return self.table
        return self._with(*made, only=", ".join(id for column in columns for id in (column.id, column.parsed) if id))

    def typed(self, types: Mapping[str, ColumnType], spellings: Mapping[str, str] | None = None) -> "LocalRows":
        return replace(self, columns=sql.typed(self.columns, types, spellings or {}))

    def first(self, n: int) -> "LocalRows":
        return replace(self, height=n, n_rows=min(n, self.n_rows), read={}, different={})

    def take(self, places: NDArray[np.int64]) -> "LocalRows":
        ids = ", ".join(id for column in self.columns for id in (column.id, column.parsed) if id)
        wanted = pa.table({"place": np.arange(len(places)), "at": places})
        table = f"taken_{hashlib.sha256(self.table.encode() + places.tobytes()).hexdigest()[:16]}"
        rows = f"SELECT {ids} FROM {self.table} AS t JOIN wanted ON t.rowid = wanted.at ORDER BY wanted.place"
        with _MAKING:
            database.make(self.connection, table, rows, wanted)
        return LocalRows(self.connection, self.columns, self.shares, len(places), table=table)

    def looked_up(self, key: str, values: pa.Table, types: Mapping[str, ColumnType]) -> "LocalRows":
        wanted = values.rename_columns([f"v{i}" for i in range(values.num_columns)])
        names, table = values.column_names[1:], f"looked_{uuid4().hex}"
        query, columns = sql.looked_up(self.columns, self.source, self._column(key), names, types)
        database.make(self.connection, table, query, wanted)
        return LocalRows(self.connection, columns, self.shares, self.n_rows, table=table)

    def one_per(
        self, key: str, order: str | None, summaries: Mapping[str, Summary], counted: str | None = None
    ) -> "LocalRows":
        bounds = self._bounds([name for name, summary in summaries.items() if summary.how in ("mean", "sum")])
        parts = [grouping.part(c, summaries.get(c.name), bounds.get(c.name, 0.0)) for c in self.columns]
        if counted is not None:
            parts.append(grouping.count(counted, f"c{len(self.columns)}"))
        by = None if order is None else self._column(order)
        query = grouping.query(self.source, self._column(key), by, parts)
        return self._made(query, [part.column for part in parts])

    def remade(
        self, inputs: Mapping[str, str], statement: str, outputs: Sequence[Output], by: str | None = None
    ) -> "LocalRows":
        columns = different_cells.settled({id: self._column(name) for id, name in inputs.items()}, self)
        words = different_cells.words(columns, outputs, self)
        cells = ", ".join(f'{column.as_words(words.get(id))} AS "{id}"' for id, column in columns.items())
        input = f"SELECT {cells or 'rowid'} FROM {self.source}"
        parts = 1 if by is None else self.shares.parts(self.n_rows)
        only = [f'SELECT * FROM ({input}) WHERE hash("{by}") % {parts} = {part}' for part in range(parts)]
        queries = [sql.remade(part, statement, outputs, words) for part in (only if parts > 1 else [input])]
        return self._made(self._below_each_other(queries), sql.made_columns(outputs, words))

    def distinct(self) -> "LocalRows":
        ids = ", ".join(id for column in self.columns for id in (column.id, column.parsed) if id)
        return self._made(f"SELECT DISTINCT {ids} FROM {self.source}", self.columns)

    def repeated(self) -> int:
        with self.connection.cursor() as cursor, self.shares.or_refused("This"):
            return repeated.repeated(cursor, self.columns, self.source, self.shares.parts(self.n_rows))

    def _made(self, query: str, columns: Sequence[sql.Column]) -> "LocalRows":
        """The rows that a query makes."""
        table = self.made(query)
        n_rows = int(self.asked(f"SELECT count(*) FROM {table}")[0][0])
        return LocalRows(self.connection, tuple(columns), self.shares, n_rows, table=table)

    def _below_each_other(self, queries: Sequence[str]) -> str:
        """SQL of what these queries make, of which one at a time is in the memory."""
        return queries[0] if len(queries) == 1 else " UNION ALL ".join(f"SELECT * FROM {self.made(q)}" for q in queries)

    def made(self, query: str) -> str:
        """A table of what a query makes, named by what makes it, so that asking again costs nothing."""
        table = f"made_{hashlib.sha256(query.encode()).hexdigest()[:16]}"
        with _MAKING, self.connection.cursor() as cursor, self.shares.or_refused("This"):
            database.execute(cursor, f"CREATE TABLE IF NOT EXISTS {table} AS {query}")
        return table

    def query(self, measures: Sequence[Measure]) -> list[Any]:
        columns = {name: self._column(name) for name in {measure.column for measure in measures}}
        answers = different_cells.answers(measures, columns, self)
        dense = partial(different_cells.dense, columns=columns, rows=self)
        asked = queries.of(
            [measure for measure in measures if measure not in answers], columns, self._only, self.n_rows, dense
        )
        with progress.rest(_OF_A_QUERY):
            for query in asked:
                with progress.part(1 / len(asked)):
                    answers.update(query.answers(self.asked(query.text)))
        return [answers[measure] for measure in measures]

    def asked(self, query: str) -> list[tuple[Any, ...]]:
        """The rows that answer a query of few."""
        return database.answered(self.connection, query)

    def reduce(self, columns: Sequence[str], function: Callable[[pa.RecordBatch], Part]) -> list[Part]:
        return list(mapped(function, self._values(columns)))

    def keep(self, columns: Sequence[str], function: Callable[[pa.RecordBatch], Part], size: int) -> LocalParts[Part]:
        return LocalParts(lambda: mapped(function, self._values(columns)), fit=size <= self.shares.kept)

    def group(self, columns: Sequence[str], function: Callable[[pa.RecordBatch], Keyed]) -> LocalParts[Groups]:
        return LocalParts(lambda: [grouped(self.reduce(columns, function))], fit=True)

    def extend(
        self, columns: Sequence[str], function: Callable[[pa.RecordBatch], pa.RecordBatch], schema: pa.Schema
    ) -> "LocalRows":
        return replace(self, extension=Extension(tuple(columns), function, schema))

    def collect(self, columns: Sequence[str] | None = None, limit: int | None = None, start: int = 0) -> pa.Table:
        if not self.n_rows:
            names = self.names if columns is None else columns
            return pa.schema([(name, ARROW[self.types[name]]) for name in names]).empty_table()
        if self.extension is None:
            wanted = self.names if columns is None else columns
            with progress.part(1.0 if limit is None else 0.0):  # the first rows are no pass over all
                batches = list(self._values(wanted, start, limit))
            return pa.Table.from_batches(batches, schema=batches[0].schema)
        batches = list(self._extended({column.name: column.value for column in self.columns}))
        table = pa.Table.from_batches(batches, schema=batches[0].schema)
        return (table if columns is None else table.select(list(columns))).slice(start, limit)

    def cells(self) -> pa.Table:
        """All cells as they are stored, under their SQL names."""
        ids = [column.id for column in self.columns]
        return pa.Table.from_batches(list(self._stream(ids))).rename_columns(ids)

    def write(self, path: Path, format: writing.FileFormat) -> None:
        expressions = cells.written(self, self.columns, format)
        batches = self._extended(expressions, cells.to_escape(self.columns, expressions, format))
        writing.write(path, format, batches)

    def _bounds(self, names: Sequence[str]) -> dict[str, float]:
        """What the absolute values of all cells of each column sum up to at most."""
        lows = self.query([Measure("min", name) for name in names])
        highs = self.query([Measure("max", name) for name in names])
        ends = zip(names, lows, highs, strict=True)
        return {name: self.n_rows * max(abs(low or 0.0), abs(high or 0.0)) for name, low, high in ends}

    def _stream(
        self, expressions: Sequence[str], start: int = 0, limit: int | None = None, rows: int = 0
    ) -> Iterator[pa.RecordBatch]:
        """Batches of these expressions, called v0, v1, ..."""
        size = rows or rows_of(len(expressions))
        if not self._is_kept:
            yield from self._asked_for(expressions, size, start, limit)
            return
        columns = self._plain.columns(
            expressions,
            self.read,
            lambda asked: pa.Table.from_batches(self._asked_for(asked, size)).combine_chunks().columns,
            min(kept.BYTES, self.shares.kept),
        )
        names = [f"v{i}" for i in range(len(expressions))]
        whole = pa.Table.from_arrays(columns, names=names)
        yield from whole.slice(start, limit).to_batches(size)

    @cached_property
    def _plain(self) -> kept.Plain:
        return kept.Plain.of(self.columns)

    @cached_property
    def _is_kept(self) -> bool:
        most = kept.CELLS if len(self.columns) > queries.BESIDE else kept.FEW_CELLS
        return 0 < self.n_rows * len(self.columns) <= most

    def _asked_for(
        self, expressions: Sequence[str], size: int, start: int = 0, limit: int | None = None
    ) -> Iterator[pa.RecordBatch]:
        """The same from the table; of many expressions, each query has some, and they run side by side."""
        ends = [f"rowid >= {int(start)}"] if start else []  # quicker than LIMIT and OFFSET
        ends += [] if limit is None else [f"rowid < {int(start + limit)}"]
        tail = f" WHERE {' AND '.join(ends)}" if ends else ""
        with ExitStack() as stack:
            cursors = [
                (stack.enter_context(self.connection.cursor()), queries.selected(part))
                for part in queries.columns_of(expressions)
            ]
            readers = [
                cursor.sql(f"SELECT {part} FROM {self.source}{tail}").to_arrow_reader(size) for cursor, part in cursors
            ]
            at_hand = progress.at_hand()
            for batches in zip(*readers, strict=True):
                if at_hand is not None:
                    at_hand.advance(batches[0].num_rows / self.n_rows)
                yield batches[0] if len(batches) == 1 else beside_each_other(batches)

    def _values(self, columns: Sequence[str], start: int = 0, limit: int | None = None) -> Iterator[pa.RecordBatch]:
        seen = False
        for batch in self._stream([self._column(name).value for name in columns], start, limit):
            seen = True
            yield batch.rename_columns(list(columns))
        if not seen:
            raise RuntimeError("a table without rows was let in")

    def _extended(self, own: Mapping[str, str], escaped: frozenset[int] = frozenset()) -> Iterator[pa.RecordBatch]:
        """Batches of these cells, some made harmless, and of the extension's columns after them."""
        extension = self.extension or Extension()
        values = [self._column(name).value for name in extension.columns]
        names = [*own, *extension.schema.names]

        def extended(batch: pa.RecordBatch) -> pa.RecordBatch:
            inputs = batch.select(range(len(own), batch.num_columns)).rename_columns(list(extension.columns))
            new = extension.function(inputs)
            return pa.RecordBatch.from_arrays(
                [*cells.harmless(batch.columns[: len(own)], escaped), *new.columns], names=names
            )

        size = self.shares.batch_rows(len(names) + len(values))
        yield from mapped(extended, self._stream([*own.values(), *values], rows=size))
