"""Tables that give their rows as Arrow: those of pyarrow, and of every library with `__arrow_c_stream__`."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from weakref import finalize

import pyarrow as pa

from segmentry.errors import SegmentryError

#: Rows that were asked for once: a query may give them in another order when it is asked again, a stream not at all.
_ROWS: dict[int, Any] = {}


def gives_arrow(source: Any) -> bool:
    """Whether it is a table, a batch, a stream or a data set of Arrow, or a table of a library that speaks Arrow.

    >>> gives_arrow(pa.table({"a": [1]})), gives_arrow(pa.chunked_array([[1]]))
    (True, False)
    """
    if isinstance(source, type):
        return False
    has_columns = hasattr(source, "schema") or hasattr(source, "columns")
    return has_columns and any(hasattr(source, way) for way in ("__arrow_c_stream__", "to_pyarrow", "to_table"))


def rows_of(source: Any) -> pa.Table:
    """All its rows, which are asked for once."""
    return source if isinstance(source, pa.Table) else kept(source, _asked_for)


def kept(source: Any, ask: Callable[[Any], Any]) -> Any:
    """What was asked of the source before, else what it answers now."""
    rows = _ROWS.get(id(source))
    if rows is None:
        try:
            rows = ask(source)
        except SegmentryError:
            raise
        except Exception:  # noqa: BLE001 - each library refuses in a way of its own
            what = type(source).__name__
            raise SegmentryError(
                f"The rows of the {what} cannot be asked for. Hand in what it gives as a pandas or pyarrow table."
            ) from None
        with suppress(TypeError):  # of what cannot be watched, another may come to lie at its place
            finalize(source, _ROWS.pop, id(source), None)
            _ROWS[id(source)] = rows
    return rows


def _asked_for(source: Any) -> pa.Table:
    if isinstance(source, pa.RecordBatch):
        return pa.Table.from_batches([source])
    if isinstance(source, pa.RecordBatchReader):
        return source.read_all()
    if hasattr(source, "__arrow_c_stream__"):
        return pa.table(source)
    return pa.table(source.to_pyarrow() if hasattr(source, "to_pyarrow") else source.to_table())
