"""Case weights: which column holds them, and how many customers they are worth."""

from segmentry.errors import SegmentryError, near_matches
from segmentry.plan import Plan
from segmentry.results.columns import Column, Columns, Finding
from segmentry.results.table import Table


def checked_weights(columns: Columns, plan: Plan, table: Table) -> tuple[Columns, Plan]:
    """Refuse weights that are none; drop those that are all equal, with a finding: they say nothing."""
    if plan.weight is None:
        return columns, plan
    if plan.weight not in table.types:
        raise SegmentryError(f"{table.name} has no column `{plan.weight}`.{near_matches(plan.weight, table.types)}")
    column = columns[plan.weight]
    if not column.is_numeric or not column.filled:
        raise SegmentryError(f"`{column.name}` cannot hold case weights: it holds no numbers.")
    if (column.minimum or 0.0) < 0 or not column.maximum:
        raise SegmentryError(f"`{column.name}` cannot hold case weights: they must be 0 or more, and not all 0.")
    if column.filled < columns.n_rows or column.minimum != column.maximum:
        return columns, plan
    what = f"All case weights in `{column.name}` are equal, so every row counts as one customer, as without them."
    findings = (*columns.findings, Finding(severity="note", column=column.name, what=what))
    return columns.model_copy(update={"findings": findings}), plan.model_copy(update={"weight": None})


def effective(column: Column) -> int:
    """How many customers the weights of a column are worth: (sum w)^2 / sum w^2, at most the rows (Kish 1965).

    Examples
    --------
    >>> effective(Column(name="w", type="number", role="weight", reason="", filled=200, distinct=2, mean=1.0, sd=1.0))
    100
    """
    mean, sd = column.mean or 0.0, column.sd or 0.0
    return max(round(column.filled * mean**2 / (mean**2 + sd**2)), 2)
