"""What amounts are in whose names do not say it: the sign in their cells, or the one currency that a column holds."""

from collections.abc import Iterable, Mapping, Sequence

from segmentry.results.columns import Column
from segmentry.sources.currencies import currency_of
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.money_names import is_money
from segmentry.stages.shared.quantities import comparative


def with_currencies(columns: Sequence[Column], facts: Iterable[Facts], units: Mapping[str, str]) -> list[Column]:
    """The columns with their currencies, as other names write them; `units` are those in which cells are written."""
    of_all, units_told = _of_all(facts), [display_name(column.name).unit for column in columns]
    as_written = {sign: unit for unit in units_told if (sign := currency_of(unit)) is not None}

    def currency(column: Column) -> str | None:
        if not column.is_numeric or display_name(column.name).unit:
            return None
        told = currency_of(units.get(column.name, "")) or (of_all if _is_amount(column.name) else None)
        return None if told is None else as_written.get(told, told)

    return [c.model_copy(update={"currency": told}) if (told := currency(c)) else c for c in columns]


def _is_amount(column: str) -> bool:
    """Whether its name, as people say it, is one of money that customers pay, hold or earn."""
    words = display_name(column).words
    return is_money(column) or is_money(words) or comparative(words).sense == "means"


def _of_all(facts: Iterable[Facts]) -> str | None:
    """The one currency that a column says of every row; None where none does, or two do not agree."""
    alone = {str(x.cells[0]).strip() for x in facts if x.type == "text" and x.figures.distinct == 1 and x.cells}
    said = {currency for currency in map(currency_of, alone) if currency is not None}
    return said.pop() if len(said) == 1 else None
