"""What customers may be asked about: the outcomes and values that were found, and columns that may be some."""

from collections.abc import Iterator, Mapping, Sequence

from segmentry.results.candidate import Candidate
from segmentry.results.columns import Column, Columns
from segmentry.results.profile import FEWEST_EVENTS
from segmentry.results.table import Table
from segmentry.stages.inspection.likely_outcome_findings import said_to_be_likely
from segmentry.stages.profiling.contrasts import level_told
from segmentry.stages.profiling.intervals import is_rate
from segmentry.stages.shared.asked_for import ANSWERS
from segmentry.stages.shared.level_counts import level_counts
from segmentry.stages.shared.reason_words import is_reason_of_leaving
from segmentry.stages.shared.traits import normal
from segmentry.stages.shared.worst_grade import worst_of

#: Levels of a status that are offered one by one: of more nobody reads the list. Columns of more levels are not (ours).
_LEVELS, _MOST_LEVELS = 4, 12
#: Which comes first: what became of customers before its amount, and that before what they are worth.
_ORDER = ("rate", "mean", "value")


def candidates(table: Table, columns: Columns) -> tuple[Candidate, ...]:
    """The candidates, in the order in which they are taken; those that were found before those that may be some.

    The levels of a status of which nobody knows a bad end are candidates only where no other rate was found.

    Examples
    --------
    >>> import segmentry
    >>> table = segmentry.read(segmentry.sample("telecom", rows=500))
    >>> [(c.outcome, c.kind, c.level) for c in candidates(table, segmentry.inspect(table))]
    [('churned', 'rate', 'yes'), ('revenue', 'value', None)]
    """
    likely = said_to_be_likely(columns.findings)
    able = [column for column in columns.columns if column.role in ANSWERS or column.name in likely]
    in_levels = {x.name: x for x in able if not x.is_averaged and 2 <= x.distinct <= _MOST_LEVELS}
    counts = level_counts(table.rows, in_levels)
    found = [c for x in able for c in _of_column(x, counts.get(x.name, {}), is_found=x.name not in likely)]
    ranked = sorted(found, key=lambda candidate: (not candidate.is_found, _ORDER.index(candidate.kind)))
    if any(c.is_found and c.kind == "rate" for c in ranked):
        return tuple(ranked)
    several = [x for x in able if x.role == "outcome" and len(counts.get(x.name, {})) > 2]
    several = [x for x in several if not is_reason_of_leaving(normal(x.name))]
    return (*ranked, *(level for x in several for level in _of_levels(x, counts[x.name])))


def is_open(offered: Sequence[Candidate]) -> bool:
    """Whether more than one could be taken as well, or what may be an outcome was not taken.

    Of the outcomes that were found of the same kind that one is taken in which groups differ most: what somebody wants
    to know, that does not tell.
    """
    found = [candidate for candidate in offered if candidate.is_found]
    if not found or found[0].kind != "rate":
        return len(found) < len(offered) or sum(c.kind == found[0].kind for c in found) > 1
    return sum(candidate.kind == "rate" for candidate in found) > 1


def _of_column(column: Column, counts: Mapping[str, int], *, is_found: bool) -> Iterator[Candidate]:
    """A column of two levels, of grades, or of numbers."""
    level, share = None, column.mean
    if len(counts) == 2:
        whole = sum(counts.values())
        level = level_told(column, {name: count / whole for name, count in counts.items()})
        share = counts[level] / whole
    elif is_rate(column):
        level = level_told(column, {"yes": share or 0.0, "no": 1 - (share or 0.0)})
        share = share if level == "yes" else 1 - (share or 0.0)
    elif not is_found and (worst := worst_of(counts, column.name)) is not None:
        level, share = worst, counts[worst] / sum(counts.values())
    elif is_found and column.is_averaged and column.distinct > 1:
        kind = "value" if column.role == "value" else "mean"
        yield Candidate(outcome=column.name, column=column.name, kind=kind, is_found=is_found)
        return
    if level is not None and share is not None and _are_enough(share, column.filled):
        named = column.sources[0] if len(column.sources) == 1 else column.name
        told = {"level": level, "share": share, "is_bad": level in column.bad_levels, "is_found": is_found}
        yield Candidate(outcome=named, column=column.name, kind="rate", **told)


def _of_levels(column: Column, counts: Mapping[str, int]) -> Iterator[Candidate]:
    """The levels of a status, the most frequent first."""
    whole = sum(counts.values())
    for level in sorted(counts, key=lambda level: (-counts[level], level))[:_LEVELS]:
        share = counts[level] / whole
        if _are_enough(share, whole):
            told = {"level": level, "share": share, "is_bad": level in column.bad_levels, "is_found": False}
            yield Candidate(outcome=f"{column.name}={level}", column=column.name, kind="rate", **told)


def _are_enough(share: float, count: int) -> bool:
    return count * min(share, 1 - share) >= FEWEST_EVENTS
