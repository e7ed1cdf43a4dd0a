"""Columns of a log that tell the same of a customer in every line, such as the country: customers keep them."""

from collections.abc import Collection
from dataclasses import replace

from segmentry.engines.base import Output, Rows
from segmentry.results.table import Table
from segmentry.stages.customers.lines import Lines

#: Of the customers with orders on several days, so many may differ, as people move; and so many must there be (ours).
_DIFFER, _FEWEST = 0.05, 20
#: More columns are not looked at.
_MOST = 200
#: Of logs with more lines, every so many-th customer is looked at.
_MANY_LINES, _EVERY = 200_000, 8


def with_carried(table: Table, rows: Rows, lines: Lines, own: Collection[str] = ()) -> Lines:
    """The lines with the columns that customers keep: their latest value is theirs. Of their `own` that is known."""
    roles = set(lines.columns.values())
    others = [
        Output(f"carried{i}", name, type) for i, (name, type) in enumerate(table.types.items()) if name not in roles
    ][:_MOST]
    kept = {column.id for column in others if column.name in own}
    able = [column for column in others if column.id not in kept]
    if able:
        several, varying = _counts(rows, lines, able)
        most = _DIFFER * several if several >= _FEWEST else -1
        kept |= {id for id, count in varying.items() if count is not None and count <= most}
    return replace(lines, carried=tuple(column for column in others if column.id in kept))


def _counts(rows: Rows, lines: Lines, columns: list[Output]) -> tuple[int, dict[str, int | None]]:
    """Customers with orders on several days, and by column in how many of them it differs; None where it is empty."""
    ids = [column.id for column in columns]
    whose = {"customer": lines.columns["customer"], "date": lines.columns["date"]}
    some = f" WHERE hash(customer) % {_EVERY} = 0" if rows.n_rows > _MANY_LINES else ""
    differ = ", ".join(f"min({id}) <> max({id}) AS {id}, count({id}) > 0 AS filled_{id}" for id in ids)
    each = (
        f"SELECT {differ} FROM (SELECT *, CAST({lines.moment} AS DATE) AS day FROM input{some})"
        " WHERE customer IS NOT NULL GROUP BY customer HAVING min(day) < max(day)"
    )
    sums = ", ".join(f"count(*) FILTER ({id}) AS {id}, count(*) FILTER (filled_{id}) AS filled_{id}" for id in ids)
    names = ["several", *(name for id in ids for name in (id, f"filled_{id}"))]
    outputs = [Output(name, name, "integer") for name in names]
    inputs = {**whose, **({"time": lines.columns["time"]} if "time" in lines.columns else {})}
    inputs |= {column.id: column.name for column in columns}
    made = rows.remade(inputs, f"SELECT count(*) AS several, {sums} FROM ({each})", outputs, by="customer")
    found = {name: sum(column) for name, column in made.collect().to_pydict().items()}
    return found["several"], {id: found[id] if found[f"filled_{id}"] else None for id in ids}
