"""`inspect`: role and type of every column with the reason, and what the user should know of it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from segmentry.maths import settled
from segmentry.plan import Plan
from segmentry.results.columns import Column, Columns, Finding
from segmentry.results.table import Mixture, Table
from segmentry.sources.reading import read
from segmentry.sources.room import check_columns, check_room
from segmentry.stages.customers.customers import understood_rows
from segmentry.stages.inspection import (
    age_findings,
    averages_of_none,
    bad_ends_told,
    findings,
    impossible_values,
    likely_outcome_findings,
    mixed_amounts,
    not_used,
    repeating_ids,
    suspects,
)
from segmentry.stages.inspection.as_asked import decided_as_asked
from segmentry.stages.inspection.currencies_told import with_currencies
from segmentry.stages.inspection.deciding import Decided
from segmentry.stages.inspection.declared import Declared
from segmentry.stages.inspection.facts import Facts, Figures
from segmentry.stages.inspection.missing import far_out, missing_findings, stand_ins
from segmentry.stages.inspection.one_fact.fact_findings import (
    boxes_called,
    grouped,
    made_findings,
    with_groups,
    with_sources,
)
from segmentry.stages.inspection.own_column import own_column
from segmentry.stages.inspection.scales import scale_findings
from segmentry.stages.inspection.themes import basis, width
from segmentry.stages.shared.amounts_beside_counts import amounts_called
from segmentry.stages.shared.asked_for import asked_for
from segmentry.stages.shared.called_beside import called_beside
from segmentry.stages.shared.made_of_orders import BEHAVIOUR, is_made_of_orders
from segmentry.stages.shared.outcome_events import says_yes_or_no


def inspect(source: Any, plan: Plan | None = None) -> Columns:
    """Tell for every column what it is and what part it should play.

    Parameters
    ----------
    source : Table, or anything `segmentry.read` takes
    plan : Plan, optional
        Columns that it names stay as they are: they are not joined to one category. The others are judged without the
        column of `compare_with`.

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
    check_room(source, plan or Plan())
    table = read(source)
    check_columns(table.name, len(table.names))
    declared = Declared.by(plan, table)
    decided = decided_as_asked(table, declared, asked_for(plan, table))
    decided = mixed_amounts.set_apart(decided, _mixtures(table, decided))
    misfits = table.load_report.misfits
    columns = [_column(facts, decided, misfits.get(name, 0)) for name, facts in decided.facts.items()]
    columns = with_groups(with_sources(columns, decided.made, decided.shared), decided.groups)
    columns = bad_ends_told.with_bad_ends(_called(boxes_called(columns), decided.facts.values()), decided.bad_ends)
    columns = with_currencies(columns, decided.facts.values(), table.load_report.units)
    if declared.own is not None:
        column = own_column(table.rows, declared.own, misfits.get(declared.own, 0))
        columns.insert(table.names.index(declared.own), column)
    understood = None if table.log is not None else understood_rows(table, plan or Plan())
    of_columns = () if understood is not None and understood.is_log else _findings(table, decided, columns)
    noted = findings.in_few([*findings.rows(understood), *of_columns])
    return Columns(n_rows=table.n_rows, columns=with_shares(columns), findings=noted, rows_read=understood)


def _column(facts: Facts, decided: Decided, misfits: int) -> Column:
    role, reason = decided.parts[facts.name]
    feature = decided.missing.feature(facts)
    scale, battery = decided.answers.scales.get(facts.name), decided.answers.batteries.get(facts.name)
    column = Column(
        name=facts.name,
        type=facts.type,
        role=role,
        reason=reason,
        filled=0,
        distinct=0,
        misfits=misfits,
        theme=decided.themes[facts.name],
        coded=facts.name in decided.answers.coded,
        levels=battery.levels if battery and battery.levels else scale.levels if scale else (),
        battery=battery.name if battery else None,
        stand_ins=feature.stand_ins,
        missing_words=tuple(dict.fromkeys((*feature.missing_words, *(scale.beside if scale else ())))),
        words_kept=feature.words_kept,
    )
    return with_figures(column, facts.figures, unique=facts.unique)


def _called(columns: Sequence[Column], facts: Iterable[Facts]) -> list[Column]:
    """The columns, with what those are called whose neighbours tell what they mean: a yes to them, or an amount."""
    two = (fact for fact in facts if fact.figures.distinct == 2)
    called = called_beside([fact.name for fact in two if says_yes_or_no(map(str, fact.cells))])
    called |= amounts_called(columns)
    return [c.model_copy(update={"called": called[c.name]}) if c.name in called else c for c in columns]


def with_figures(column: Column, figures: Figures, *, unique: bool = False) -> Column:
    """The column with what was measured of it; `unique`: no value stands in it twice."""
    measured = {
        "filled": figures.filled,
        "distinct": figures.filled if unique else figures.distinct,  # the other is an estimate
        "infinite": figures.infinite,
        "minimum": figures.min,
        "maximum": figures.max,
        "mean": settled(figures.mean),
        "sd": settled(figures.sd),
    }
    return column.model_copy(update=measured)


def with_shares(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The share of the summed variance that each feature would supply if it were not scaled."""
    variances = {c.name: c.sd**2 for c in columns if c.role == "feature" and c.is_averaged and c.sd is not None}
    total = sum(variances.values()) or 1.0
    return tuple(
        c.model_copy(update={"share_of_distance": settled(variances[c.name] / total)}) if c.name in variances else c
        for c in columns
    )


def _findings(table: Table, decided: Decided, columns: Sequence[Column]) -> Iterator[Finding]:
    seen = f"over {'all' if len(decided.numbers) == table.n_rows else 'the first'} {len(decided.numbers):,} rows"
    mixtures = _mixtures(table, decided)
    yield from findings.read_notes(mixed_amounts.other_notes(table.load_report.notes, mixtures))
    yield from map(mixed_amounts.mixed, mixtures)
    yield from mixed_amounts.of_currencies(decided)
    yield from repeating_ids.findings(decided.repeating)
    yield from _apart(decided)
    yield from _spikes(decided, table.n_rows)
    yield from scale_findings.of_answers(columns, decided.answers)
    yield from missing_findings.of_words(decided.missing.words)
    made = {name: made for name, made in decided.made.items() if name not in decided.bad_ends.told}
    boxes = {name for each in decided.made.values() if each.ticked for name in each.sources}
    behaviour = BEHAVIOUR if is_made_of_orders(table.types) else ()  # which is explained where it is made
    told = [column for column in columns if column.name not in behaviour]
    beside = [column for column in told if column.name not in boxes]
    yield from findings.missing(beside, table.n_rows, decided.missing.cells_taken())
    yield from findings.infinite(columns)
    yield from age_findings.findings(told)
    yield from impossible_values.findings(told, decided.numbers)
    yield from averages_of_none.findings(told, decided.numbers)
    yield from not_used.unused([column for column in told if column.name not in decided.bad_ends.told])
    yield from made_findings(made, decided.shared)
    yield from grouped(decided.groups, seen)
    yield from bad_ends_told.findings(decided.bad_ends)
    yield from likely_outcome_findings.findings(decided.likely)
    yield from basis.findings(columns, too_few=decided.too_few)
    yield from width.finding(columns, decided.numbers, decided.together)
    yield from findings.skewed(suspects.skewed(decided.answers.without(decided.numbers)))


def _mixtures(table: Table, decided: Decided) -> list[Mixture]:
    return [mixture for mixture in table.load_report.mixtures if mixture.column in decided.facts]


def _apart(decided: Decided) -> Iterator[Finding]:
    """Findings on values that stand apart from all others, and on codes beside a scale."""
    for name, apart in decided.missing.apart.items():
        facts = decided.facts[name]
        if apart.sure:
            yield findings.stand_ins(name, apart.sure, facts.type == "date")
        if apart.doubtful:
            yield findings.doubtful(name, apart.doubtful, taken=apart.sure)
        elif decided.parts[name][0] == "feature":
            yield from (far_out.finding(name, end) for end in far_out.ends_far_out(facts, apart))
    yield from missing_findings.of_codes(decided.missing.codes)


def _spikes(decided: Decided, n_rows: int) -> Iterator[Finding]:
    """Findings on usual stand-ins among other numbers."""
    numbers = decided.numbers
    first = len(numbers) if len(numbers) < n_rows else None
    made = BEHAVIOUR if is_made_of_orders(decided.facts) else ()
    able = numbers.columns[stand_ins.may_have_spikes(numbers.to_numpy())]
    for name in (str(name) for name in able if name not in made):
        apart = decided.missing.apart.get(name)
        if counts := stand_ins.spikes(numbers[name].to_numpy(), (*apart.sure, *apart.doubtful) if apart else ()):
            yield findings.doubtful(name, counts, first)
