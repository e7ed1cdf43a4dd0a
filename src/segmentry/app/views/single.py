"""What is told of one column: changes collect in the visitor's draft until they are applied."""

import csv
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from segmentry.app import widgets
from segmentry.app.session import Session
from segmentry.column_plan import ColumnPlan
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.reporting.trail import by_role
from segmentry.results.columns import Column, Columns, Role
from segmentry.stages.preparation.choose import is_category

_PARTS: tuple[Role | None, ...] = (None, "descriptor", "outcome", "value", "id", "ignored")
_CAPS: tuple[Any, ...] = ("auto", "none", (0.005, 0.995), (0.01, 0.99), (0.025, 0.975), (0.05, 0.95))
_AGGREGATES = (None, "mean", "sum", "min", "max", "last")
_WIDTH = 150


def show(held: Session, columns: Columns) -> None:
    """Draw the choice of a column and what can be told of it."""
    names = [column.name for column in by_role(columns)]
    name = st.selectbox("Column", names, key="single_column", width=280)
    if name is None:
        return
    options = _of(held.draft, name)
    try:
        held.draft[name] = _Options(options, f"{names.index(name)}-{held.taken}").of(columns[name], held)
    except SegmentryError as error:
        widgets.refuse(error)
    _tell("Told and not applied yet", [name for name in names if _of(held.draft, name) != _of(held.plan.columns, name)])
    _tell("Told", [name for name in names if _of(held.plan.columns, name) != ColumnPlan()])


def _of(columns: Mapping[str, ColumnPlan], name: str) -> ColumnPlan:
    return columns.get(name, ColumnPlan())


def _tell(what: str, names: Sequence[str]) -> None:
    if names:
        st.caption(f"{what}: {', '.join(map(widgets.plain_text, names))}")


class _Options:
    """The widgets of one column, which begin with what is told of it already."""

    def __init__(self, options: ColumnPlan, place: str) -> None:
        self.options, self.place = options, place

    def of(self, column: Column, held: Session) -> ColumnPlan:
        """Draw those that suit the column; gives back what is told of it now."""
        chosen: dict[str, Any] = {}
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            chosen["role"] = self._one_of("role", "Role if no feature", _PARTS)
            if column.type != "text":
                chosen["type"] = self._one_of("type", "Kind", ("auto", "number", "category"))
            if column.type != "boolean":
                chosen |= self._missing(column)
            if not is_category(column, self._plan(column, chosen, held.plan)):
                chosen |= self._of_number(column)
            if held.plan.several_rows == "aggregate" or self.options.aggregate is not None:
                chosen["aggregate"] = self._one_of("aggregate", "Of several rows the", _AGGREGATES)
            chosen["weight"] = self._weight()
        options: Any = {**self.options.model_dump(), **chosen}
        return Plan(columns={column.name: options}).columns[column.name]  # which refuses in words

    def _of_number(self, column: Column) -> dict[str, Any]:
        chosen: dict[str, Any] = {}
        chosen["impute"] = self._one_of("impute", "Fill missing with", ("auto", "median", "mean", "mode"))
        if column.type != "boolean":
            chosen["transform"] = self._one_of("transform", "Transform", ("auto", "none", "log", "yeo-johnson"))
            chosen["cap"] = self._one_of("cap", "Cap", _CAPS)
            chosen["scale"] = self._one_of("scale", "Scale", ("auto", "standard", "robust", "none"))
        return chosen

    def _plan(self, column: Column, chosen: dict[str, Any], plan: Plan) -> Plan:
        as_type = ColumnPlan(type=chosen.get("type", "auto"))
        return plan.model_copy(update={"columns": {column.name: as_type}})

    def _one_of(self, option: str, label: str, offered: Sequence[Any]) -> Any:
        now = getattr(self.options, option)
        values = [*offered, *([] if now in offered else [now])]
        return st.selectbox(
            label,
            values,
            index=values.index(now),
            format_func=_said,
            key=f"single-{option}-{self.place}",
            help=_help(option),
            width=_WIDTH,
        )

    def _missing(self, column: Column) -> dict[str, Any]:
        text = st.text_input(
            "Stand for missing",
            _listed(self.options.missing),
            key=f"single-missing-{self.place}",
            placeholder="as found",
            help=_help("missing"),
            max_chars=80,
            width=_WIDTH,
        )
        return {"missing": _stand_for_missing(text, numeric=column.is_numeric)}

    def _weight(self) -> float | None:
        key, least, most = f"single-weight-{self.place}", 0.0001, 100.0
        told = self.options.weight
        now = 1.0 if told is None else min(max(told, least), most)
        look: dict[str, Any] = {"step": 0.1, "format": "%.4g", "width": _WIDTH, "help": _help("weight")}
        weight = float(st.number_input("Weight", least, most, now, key=key, **look))
        return None if told is None and weight == now else weight


def _help(option: str) -> str | None:
    return ColumnPlan.model_fields[option].description


def _said(value: Any) -> str:
    if value is None:
        return "as found"
    return f"{value[0]:.4g} to {value[1]:.4g}" if isinstance(value, tuple) else str(value)


def _listed(missing: Sequence[float | str] | None) -> str:
    """What stands for missing, as it is written into the field."""
    if missing is None:
        return ""
    return ", ".join(_quoted(value) if isinstance(value, str) else f"{value:.15g}" for value in missing) or "none"


def _quoted(word: str) -> str:
    return f'"{word}"' if "," in word or word.strip().lower() == "none" else word


def _stand_for_missing(text: str, *, numeric: bool) -> tuple[float | str, ...] | None:
    """Numbers and words with commas between them, words with commas in quotation marks; None where nothing is told."""
    if not text.strip():
        return None
    if text.strip().lower() == "none":
        return ()
    parts = [part.strip() for part in next(csv.reader([text], skipinitialspace=True)) if part.strip()]
    if not numeric:
        return tuple(parts)
    try:
        return tuple(float(part) for part in parts)
    except ValueError:
        raise SegmentryError(f"{text!r} are no numbers. Write them with commas between, such as -1, 999.") from None
