"""`inspect`: role and type of every column with the reason, and what the user should know of it."""

from collections.abc import Iterator, Sequence
from typing import Any

from segmentry.maths import settled
from segmentry.results.columns import Column, Columns, Finding
from segmentry.results.table import Table
from segmentry.sources.reading import read
from segmentry.stages.inspection import findings, mixed_amounts, stand_ins, suspects
from segmentry.stages.inspection.deciding import Decided, decide
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.roles import Part
from segmentry.stages.inspection.stand_ins import StandIns


def inspect(source: Any) -> Columns:
    """Tell for every column what it is and what part it should play.

    Parameters
    ----------
    source : Table, or anything `segmentry.read` takes

    Returns
    -------
    Columns
        Every column's type, role, reason and figures over all rows, with findings.

    Examples
    --------
    >>> import segmentry
    >>> columns = inspect(segmentry.sample("bank", rows=500))
    >>> columns["customer_id"].role, columns["income"].role, columns["region"].role
    ('id', 'feature', 'descriptor')
    """
    table = read(source)
    decided = mixed_amounts.set_apart(decide(table.rows), table.load_report.mixtures)
    misfits = table.load_report.misfits
    columns = [
        _column(facts, decided.parts[name], decided.apart.get(name), misfits.get(name, 0))
        for name, facts in decided.facts.items()
    ]
    noted = tuple(_findings(table, decided, columns))
    return Columns(n_rows=table.n_rows, columns=_with_shares(columns), findings=noted)


def _column(facts: Facts, part: Part, apart: StandIns | None, misfits: int) -> Column:
    role, reason = part
    figures = facts.figures
    return Column(
        name=facts.name,
        type=facts.type,
        role=role,
        reason=reason,
        filled=figures.filled,
        distinct=figures.filled if facts.unique else figures.distinct,  # the other is an estimate
        misfits=misfits,
        infinite=figures.infinite,
        minimum=figures.min,
        maximum=figures.max,
        mean=settled(figures.mean),
        sd=settled(figures.sd),
        stand_ins=tuple(apart.sure) if apart else (),
    )


def _with_shares(columns: list[Column]) -> tuple[Column, ...]:
    """The share of the summed variance that each feature would supply if it were not scaled."""
    variances = {c.name: c.sd**2 for c in columns if c.role == "feature" and c.sd is not None}
    total = sum(variances.values()) or 1.0
    return tuple(
        c.model_copy(update={"share_of_distance": settled(variances[c.name] / total)}) if c.name in variances else c
        for c in columns
    )


def _findings(table: Table, decided: Decided, columns: Sequence[Column]) -> Iterator[Finding]:
    seen = f"over {'all' if len(decided.numbers) == table.n_rows else 'the first'} {len(decided.numbers):,} rows"
    mixtures = table.load_report.mixtures
    yield from findings.read_notes(mixed_amounts.other_notes(table.load_report.notes, mixtures))
    yield from map(mixed_amounts.mixed, mixtures)
    yield from (findings.repeats(name, reason) for name, reason in decided.repeating.items())
    yield from _apart(decided)
    yield from _spikes(decided, table.n_rows)
    yield from findings.missing(columns, table.n_rows)
    yield from findings.infinite(columns)
    yield from findings.unused(columns)
    yield from (findings.together(names, least, seen) for names, least in suspects.groups(decided.together))
    yield from findings.skewed(suspects.skewed(decided.numbers))


def _apart(decided: Decided) -> Iterator[Finding]:
    """Findings on values that stand apart from all others."""
    for name, apart in decided.apart.items():
        facts = decided.facts[name]
        if apart.sure:
            yield findings.stand_ins(name, apart.sure, facts.type == "date")
        if apart.doubtful:
            yield findings.doubtful(name, apart.doubtful)
        elif decided.parts[name][0] == "feature":
            yield from (findings.far_out(name, end) for end in suspects.far_out(facts, apart))


def _spikes(decided: Decided, n_rows: int) -> Iterator[Finding]:
    """Findings on usual stand-ins among other numbers."""
    numbers = decided.numbers
    first = len(numbers) if len(numbers) < n_rows else None
    for name in map(str, numbers):
        known = decided.apart[name].doubtful if name in decided.apart else {}
        if counts := stand_ins.spikes(numbers[name].to_numpy(), tuple(known)):
            yield findings.doubtful(name, counts, first)
