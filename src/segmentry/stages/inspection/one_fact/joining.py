"""Columns made of several, put beside those of the table: dummies as their category, shared levels as yes and no."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa

from segmentry.engines.base import Rows
from segmentry.results.made import Made
from segmentry.results.table import ColumnType
from segmentry.stages.inspection.associations import Codes
from segmentry.stages.inspection.categories import codes_of
from segmentry.stages.inspection.facts import FIRST_CELLS, Facts, Figures
from segmentry.stages.inspection.one_fact.companies import of_salutations
from segmentry.stages.inspection.one_fact.dummies import joined
from segmentry.stages.inspection.one_fact.given import given_or_not
from segmentry.stages.inspection.one_fact.shared_levels import SharedLevel, shared_levels, unlike
from segmentry.stages.inspection.one_fact.switches import Switch, switches, ticks
from segmentry.stages.inspection.roles import (
    CATEGORY,
    NEARLY_ALL,
    SAME,
    SENSITIVE,
    SOURCE,
    Part,
    is_sensitive,
    nearly_constant,
    role_of,
)
from segmentry.stages.shared.display_names import TICKED
from segmentry.stages.shared.level_counts import level_counts
from segmentry.stages.shared.made_cells import cells_of


def join(
    rows: Rows, head: pa.Table, facts: dict[str, Facts], parts: dict[str, Part], apart_from: frozenset[str]
) -> tuple[pa.Table, dict[str, Made]]:
    """The first rows with the categories that ready-made dummies were, and these; `facts` and `parts` get them, too."""
    able = {name: column for name, column in facts.items() if _may_join(parts[name])}
    boxes = {name: column for name, column in facts.items() if _may_be_box(column, parts[name])}
    made: dict[str, Made] = {}
    for name, category in [*joined(rows, switches(head, able)).items(), *_ticked(rows, ticks(head, boxes))]:
        if apart_from.intersection(category.sources):
            continue  # what the plan says of one of them is said of that column alone
        made[next(free for free in _names(name, category) if free not in facts)] = category
    for name, counts in level_counts(rows, made).items():
        head = beside(head, name, made[name])
        alone = made[name].sources[0] if len(made[name].sources) == 1 else None
        facts[name] = facts_of(head, rows.n_rows, name, counts, "boolean" if alone else "text")
        sensitive = next((parts[source] for source in made[name].sources if is_sensitive(parts[source])), None)
        parts[name] = _nearly_constant(counts) or sensitive or role_of(replace(facts[name], name=alone or name))
        parts |= dict.fromkeys(made[name].sources, ("ignored", f"{SOURCE} `{name}` is made of"))
    return _beside_salutations(rows, head, facts, parts, made, apart_from)


def _beside_salutations(
    rows: Rows,
    head: pa.Table,
    facts: dict[str, Facts],
    parts: dict[str, Part],
    made: dict[str, Made],
    apart_from: frozenset[str],
) -> tuple[pa.Table, dict[str, Made]]:
    """The same with whether a salutation is a company's: it stays beside that, as it is sensitive itself."""
    new = {name: of for name, of in of_salutations(facts, parts) if not apart_from.intersection(of.sources)}
    new = {next(free for free in unlike(name) if free not in facts): of for name, of in new.items()}
    for name, counts in level_counts(rows, new).items():
        head = beside(head, name, new[name])
        facts[name] = facts_of(head, rows.n_rows, name, counts, "text")
        parts[name] = _nearly_constant(counts) or ("descriptor", CATEGORY)
        parts |= dict.fromkeys(new[name].sources, ("descriptor", f"{SENSITIVE} (sex)"))
    return head, made | new


def _ticked(rows: Rows, boxes: Mapping[str, Switch]) -> Iterator[tuple[str, Made]]:
    """Boxes that exclude each other as a category, and every other one as yes or no."""
    categories = joined(rows, boxes)
    for name, category in categories.items():
        yield name, category.model_copy(update={"ticked": True})
    taken = {source for category in categories.values() for source in category.sources}
    for name in (name for name in boxes if name not in taken):
        yield f"{name}{TICKED}", Made(made_of=(boxes[name].source("true"),), rest="false", ticked=True)


def share(
    rows: Rows,
    head: pa.Table,
    facts: dict[str, Facts],
    levels: dict[str, Codes],
    numbers: pd.DataFrame,
    apart_from: frozenset[str],
) -> list[SharedLevel]:
    """Levels that several columns share. `levels` loses them there; what says them joins `facts` and `levels`."""
    if apart_from >= set(rows.types):
        return []
    two_values = {str(name): codes_of(numbers[name]) for name in numbers.columns[(numbers.nunique() == 2).to_numpy()]}
    able = {name: codes for name, codes in levels.items() if name in rows.types and facts[name].type != "boolean"}
    others = {name: codes for name, codes in levels.items() if facts[name].type == "boolean"}
    shared = shared_levels(able, two_values | others, head, facts)
    for level in shared:
        for name, code in level.codes.items():
            levels[name] = np.where(levels[name] == code, -1, levels[name])
    made = {level.name: level.made for level in shared if level.made is not None}
    for name, counts in level_counts(rows, made).items():
        whole = beside(head, name, made[name])
        facts[name] = facts_of(whole, rows.n_rows, name, counts, "boolean")
        levels[name] = codes_of(whole[name].to_pandas())
    return shared


def _may_join(part: Part) -> bool:
    """Whether nothing but being yes or no is known of it: outcomes, ids and the like stay what they are."""
    role, reason = part
    return role == "feature" or (role == "descriptor" and not reason.startswith("named"))


def _may_be_box(column: Facts, part: Part) -> bool:
    return part == ("ignored", SAME) or (part[0] in ("feature", "descriptor") and given_or_not(column))


def _names(name: str, made: Made) -> Iterator[str]:
    """What it may be called: the common part of the names, with more behind it where a column has that name."""
    numbered = unlike(name)
    yield next(numbered)
    yield f"{name} ({' / '.join(dict.fromkeys(source.level for source in made.made_of))})"
    yield from numbered


def _nearly_constant(counts: Mapping[str, int]) -> Part | None:
    largest = max(counts.values()) / sum(counts.values())
    return nearly_constant(largest, "the same") if largest >= NEARLY_ALL else None


def beside(head: pa.Table, name: str, made: Made) -> pa.Table:
    """The first rows with the cells of a made column."""
    batches = head.combine_chunks().to_batches()
    return head.append_column(name, pa.chunked_array([cells_of(made, name, b).cast(pa.string()) for b in batches]))


def facts_of(head: pa.Table, n_rows: int, name: str, counts: Mapping[str, int], type: ColumnType) -> Facts:
    """What is known of a made column, by its first cells and the counts of its levels."""
    cells = tuple(cell for cell in head[name].slice(0, FIRST_CELLS).to_pylist() if cell is not None)
    return Facts(name, type, n_rows, Figures(sum(counts.values()), len(counts)), cells=cells)
