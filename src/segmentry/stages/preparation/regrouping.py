"""The columns as this plan needs them: nothing joined that it names, and groups of the features that it takes."""

from collections.abc import Sequence

import pandas as pd

from segmentry import wording
from segmentry.column_plan import ColumnPlan
from segmentry.engines.memory import compared_rows
from segmentry.plan import Plan
from segmentry.results.columns import Column, Columns
from segmentry.results.recipe import Feature
from segmentry.results.table import Table
from segmentry.stages.inspection.inspect import inspect
from segmentry.stages.inspection.one_fact.fact_findings import grouped, is_of_groups, named_columns, with_groups
from segmentry.stages.inspection.one_fact.fact_groups import fact_groups
from segmentry.stages.inspection.own_column import OWN
from segmentry.stages.preparation.sample import Sample
from segmentry.stages.shared.asked_for import asked_for


def inspected(table: Table, plan: Plan, columns: Columns | None) -> Columns:
    """What `inspect` says of the table under this plan; `columns` is what it said before, under none."""
    if columns is None:
        return inspect(table, plan)
    own = next((column.name for column in columns.columns if column.reason == OWN), None)
    if own != plan.compare_with or any(of.yes is not None for of in plan.columns.values()):
        return inspect(table, plan)
    about = asked_for(plan, table)
    if about is not None and not about.is_answered_by(columns.columns):
        return inspect(table, plan)
    named = named_columns(plan, table.names)
    dummies = (c for c in columns.columns if c.type == "text" or plan.preset == "classic")
    return inspect(table, plan) if any(named.intersection(c.sources) for c in dummies) else columns


def regrouped(features: Sequence[Feature], columns: Columns, plan: Plan, raw: Sample) -> Columns:
    """The columns with the groups of those that are features, which the plan may have changed."""
    numeric = [j for j, f in enumerate(features) if not f.levels and columns[f.column].is_numeric]
    names = [features[j].column for j in numeric]
    suited = {column.name for column in columns.columns if column.role == "feature" and column.is_numeric}
    if plan.preset == "auto" and set(names) == suited:
        return columns
    groups, rows = [], min(len(raw.values), compared_rows(len(names)))
    if plan.preset == "auto":
        groups = fact_groups(pd.DataFrame(raw.values[:rows, numeric], columns=names))
    kept = [finding for finding in columns.findings if not is_of_groups(finding)]
    kept += grouped(groups, f"over {rows:,} rows")
    updated = tuple(with_groups(columns.columns, groups))
    return columns.model_copy(update={"columns": updated, "findings": tuple(kept)})


def weight_of(column: Column, columns: Columns, column_plan: ColumnPlan) -> tuple[float, str]:
    """What a feature counts among the others, and why: as the plan says, else by the group that it is in."""
    if column_plan.weight is not None:
        return column_plan.weight, f"Times {column_plan.weight:g}, as told."
    if column.fact is None:
        return 1.0, ""
    others = [c.name for c in columns.columns if c.fact == column.fact and c.name != column.name]
    count = len(others) + 1
    worth = f"{column.fact_weight**2 * count:.1f} independent facts in {count} columns"
    group = f"Of the group {column.fact}, with {wording.of_columns(others)}: {worth}"
    return column.fact_weight, f"{group}. Weight 1 before, times {column.fact_weight:.2f}."
