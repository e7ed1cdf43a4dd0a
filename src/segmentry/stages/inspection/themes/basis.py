"""What segments are made of by default: what customers are, have, do or think. How we reached them describes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from segmentry import wording
from segmentry.results.columns import THEMES, Column, Finding, Theme, of_customers
from segmentry.results.mend import Mend
from segmentry.stages.inspection import categories
from segmentry.stages.inspection.associations import Codes
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.roles import A_DATE, CATEGORY, Part
from segmentry.stages.inspection.themes import column_themes
from segmentry.stages.inspection.themes.attitudes import attitudes
from segmentry.stages.inspection.themes.figures_of_the_day import of_the_day
from segmentry.stages.inspection.when import is_when
from segmentry.stages.shared.plain_words import within

#: Themes that make segments unless the plan says otherwise; columns without a theme do, too.
USUAL: tuple[Theme, ...] = ("is", "has", "does", "thinks")
#: Reasons of columns that could make segments and describe them instead.
REACHED = "how we reached them, not who they are"
OF_THE_DAY = "a figure of the day, the same for all customers"
BESIDE_ANSWERS = "beside answers of one scale, which make the segments"
ON_A_DAY = "when it was, not who they are"
_BY_THEME = (REACHED, OF_THE_DAY, BESIDE_ANSWERS, ON_A_DAY)
#: Features that are left at least.
FEWEST_FEATURES = 2
#: Columns from which a base could make segments by itself (ours).
_BASE = 3
#: Who looks after a customer, where the cells are words: in numbers `rep` stands for much else.
_LOOKED_AFTER = re.compile(
    r"((sales|account|field|service|customer)_)?reps?|(sales|account)_owner|kam|(zustandiger_)?vertreter|aussendienst|vendeur|commercial|"
    r"vendedor|comercial|venditore|vertegenwoordiger|handlowiec|saljare|selger"
)
#: What months and the like are called.
_TIMES = within("month|monat|mois|mes|mese|maand|miesiac|quarter|quartal|trimestre|week|period|yearmonth")


@dataclass(frozen=True)
class Basis:
    """The theme of every column, and the reason of those that only describe because of it."""

    themes: dict[str, Theme | None]
    apart: dict[str, str]


def find(
    head: pa.Table, facts: Mapping[str, Facts], parts: Mapping[str, Part], on_one_scale: Iterable[Sequence[str]]
) -> Basis:
    """The themes, and which columns describe by them.

    `head` holds the first rows; the columns in each group of `on_one_scale` have the same answers.
    """
    able = [name for name, part in parts.items() if part[0] == "feature" or _is_judged(part)]
    items = attitudes({name: facts[name] for name in able}, on_one_scale)
    of_columns = column_themes.of_columns(facts, parts, items)
    daily = _of_the_day(head, facts, parts)
    of_columns |= dict.fromkeys(daily)
    who = [name for name in able if facts[name].type == "text" and _LOOKED_AFTER.fullmatch(facts[name].word)]
    of_columns |= dict.fromkeys(who, "reached")
    apart = {name: BESIDE_ANSWERS for name in able if items and name not in items}
    apart |= {name: ON_A_DAY for name in able if is_when(facts[name])}
    apart |= {name: REACHED for name in able if of_columns[name] == "reached"}
    return Basis(of_columns, apart | dict.fromkeys(daily, OF_THE_DAY))


def settle(
    parts: Mapping[str, Part], basis: Basis, levels: Mapping[str, Codes], numbers: pd.DataFrame
) -> tuple[dict[str, Part], bool]:
    """The parts with the columns apart that describe by their theme, and whether too few features would be left.

    Categories are judged again, by the columns that are left alone.
    """
    features = [name for name, (role, _) in parts.items() if role == "feature"]
    apart: dict[str, Part] = {name: ("descriptor", basis.apart[name]) for name in features if name in basis.apart}
    if not apart:
        return dict(parts), False
    left = {name: codes for name, codes in levels.items() if name not in basis.apart and _is_judged(parts[name])}
    kept = [name for name in features if name in numbers.columns and name not in apart]
    settled = {**parts, **categories.parts(left, numbers[kept]), **apart}
    if sum(role == "feature" for role, _ in settled.values()) < FEWEST_FEATURES:
        return dict(parts), True
    return settled, False


def describes_by_theme(column: Column) -> bool:
    """Whether it could make segments and does not because of what it tells."""
    return column.role == "descriptor" and column.reason in _BY_THEME


def findings(columns: Sequence[Column], *, too_few: bool) -> Iterator[Finding]:
    """That the table could be segmented by one theme alone; that too few columns tell anything but our contacts."""
    if too_few:
        usual = wording.listed([of_customers(THEMES[USUAL[0]]), *(THEMES[theme] for theme in USUAL[1:])], "or")
        what = f"Fewer than two columns tell {usual}, so all that suit make the segments."
        remedy = "Add columns that tell of customers, or set features in the plan."
        yield Finding(severity="warning", column=None, what=what, remedy=remedy)
    able = [column for column in columns if column.role == "feature" or describes_by_theme(column)]
    counts = {theme: sum(column.theme == theme for column in able) for theme in USUAL}
    bases = {theme: count for theme, count in counts.items() if count >= _BASE}
    if len(bases) > 1:
        words = [THEMES[theme] for theme in bases]
        words[0] = of_customers(words[0])
        each = [f"{said} ({count} columns)" for said, count in zip(words, bases.values(), strict=True)]
        what = f"This table can be segmented by {wording.listed(each, 'or')}."
        most = max(bases, key=lambda theme: bases[theme])
        remedy = f'Set themes = ["{most}"] in the plan to use one of them alone.'
        mend = Mend(label=f"Only {of_customers(THEMES[most])}", options={"themes": [most]})
        yield Finding(severity="note", column=None, what=what, remedy=remedy, mend=mend)


def _is_judged(part: Part) -> bool:
    """Whether it is a category whose part hangs on the other columns."""
    return part[1].startswith((CATEGORY, categories.COPY)) and part[0] != "ignored"


def _of_the_day(head: pa.Table, facts: Mapping[str, Facts], parts: Mapping[str, Part]) -> tuple[str, ...]:
    numbers = [name for name, part in parts.items() if part[0] == "feature" and facts[name].is_numeric]
    called = [name for name in numbers if column_themes.is_of_the_day(facts[name].word)]
    times = [name for name, column in facts.items() if parts[name] == A_DATE or _TIMES.search(column.word)]
    amounts = [name for name in numbers if facts[name].type == "number" and name not in [*called, *times]]
    if not times or not amounts:
        return tuple(called)
    frame = head.select([*amounts, *times]).to_pandas()
    return (*called, *of_the_day(frame, amounts, times))
