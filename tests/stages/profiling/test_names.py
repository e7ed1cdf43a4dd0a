"""Names that tell segments apart: distinct and short, and true of who carries them.

Tables are drawn with segments that differ in some columns and not in others; what a name says is recomputed from them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmentry.results.columns import Column
from segmentry.results.profile import Average, Level, Spread
from segmentry.stages.profiling.names import MOST_WORDS, name_segments, worth_of
from segmentry.stages.profiling.statement import FiguresOfSegments, Statement
from segmentry.stages.profiling.statements import statements
from segmentry.stages.shared.display_names import Labels, display_name

#: Columns of numbers, with what customers are called who have little of it, and much.
NUMBERS = {
    "age": ("younger", "older"),
    "Annual Income (k$)": ("lower income", "higher income"),
    "tenure_months": ("newer", "long-standing"),
    "Avg_Util_Ratio": ("low utilisation ratio", "high utilisation ratio"),
    "num_logins": ("few logins", "many logins"),
}
#: Counts, three of them of what customers use, and parts in percent.
USED = ("visits", "trips", "tickets_bought", "num_logins")
COUNTS = (*USED[:3], "failed_debits")
PARTS = {"weekend_pct": "at weekends", "app_visits_pct": "app visits", "pct_ora_punta": "at rush hour"}
YES_NO = {
    "is_active_member": ("active members", "not active members"),
    "HasCrCard": ("with credit card", "no credit card"),
}
EXTRAS = ("OnlineBackup", "TechSupport", "DeviceProtection")
#: Of levels what is said of those who have them.
LEVELS = {
    "Contract": {level: f"{level.lower()} contract" for level in ("Month-to-month", "One year", "Two year")},
    "loyalty_tier": {"gold": "gold tier", "silver": "silver tier", "none": "no loyalty tier"},
}


def drawn(seed: int, k: int) -> pd.DataFrame:
    """Customers in k segments (column `segment`, from 0) of 20 to 80 each."""
    rng = np.random.default_rng(seed)
    segment = np.repeat(np.arange(k), rng.integers(20, 80, k))
    n, table = len(segment), {"segment": segment}
    for name in NUMBERS:
        centres = rng.normal(50, rng.choice([0.0, 3.0, 20.0]), k)
        table[name] = centres[segment] + rng.normal(0, rng.uniform(1, 10), n)
    for name in COUNTS:
        table[name] = rng.poisson(rng.choice([0.05, 1.0, 4.0, 15.0], k)[segment])
    for name in PARTS:
        table[name] = np.clip(rng.choice([10.0, 45.0, 60.0, 85.0], k)[segment] + rng.normal(0, 9, n), 0, 100)
    shares = {name: np.round(rng.random(k) ** rng.choice([0.3, 1, 3]), 1) for name in (*YES_NO, *EXTRAS)}
    for name, of in shares.items():
        table[name] = np.where(rng.random(n) < of[segment], "Yes", "No")
    for name, levels in LEVELS.items():
        chances = rng.dirichlet(np.full(len(levels), 0.4), k)
        places = (chances.cumsum(axis=1)[segment] < rng.random(n)[:, None]).sum(axis=1)
        table[name] = np.array([*levels, list(levels)[-1]])[places]
    return pd.DataFrame(table)


def told(table: pd.DataFrame, labels: Labels | None = None) -> FiguresOfSegments:
    """The figures of every segment, by pandas."""
    parts = [table[table["segment"] == s] for s in sorted(table["segment"].unique())]
    numbers = [name for name in table.select_dtypes("number") if name != "segment"]
    texts = [name for name in table if name not in (*numbers, "segment")]
    averages = [[_average(part, table, name) for name in numbers] for part in parts]
    met = [(name, level) for name in texts for level in sorted(table[name].unique())]
    levels = [[_level(part, table, *pair) for pair in met] for part in parts]
    columns = {
        name: Column(
            name=name,
            type="text" if name in texts else "integer" if table[name].dtype.kind == "i" else "number",
            minimum=float(table[name].min()) if name in numbers else None,
            maximum=float(table[name].max()) if name in numbers else None,
            role="feature",
            reason="",
            filled=len(table),
            distinct=table[name].nunique(),
            theme="has" if name in EXTRAS else "is",
        )
        for name in (*numbers, *texts)
    }
    return FiguresOfSegments(averages, levels, [() for _ in parts], columns, labels or {})


def _average(part: pd.DataFrame, table: pd.DataFrame, name: str) -> Average:
    sd = table[name].std(ddof=0)
    difference = (part[name].mean() - table[name].mean()) / sd if sd else 0.0
    at = dict(zip(("p10", "p50", "p90"), np.quantile(part[name], (0.1, 0.5, 0.9)), strict=True))
    return Average(
        column=name,
        count=len(part),
        mean=part[name].mean(),
        sd=part[name].std(ddof=0),
        difference=difference,
        spread=Spread(rows=len(part), **at),
    )


def _level(part: pd.DataFrame, table: pd.DataFrame, name: str, level: str) -> Level:
    is_it = part[name] == level
    share, of_all = is_it.mean(), (table[name] == level).mean()
    return Level(column=name, level=level, count=is_it.sum(), share=share, share_of_all=of_all, filled=len(part))


def named(table: pd.DataFrame, labels: Labels | None = None) -> list[tuple[str, tuple[Statement, ...]]]:
    figures = told(table, labels)
    shares = table["segment"].value_counts(normalize=True).sort_index()
    return name_segments(statements(figures, set(figures.columns)), list(shares))


def is_near_the_outermost(values: pd.Series, segment: pd.Series, i: int) -> bool:
    """Whether a segment lies at least half as far above all customers as the one that lies furthest."""
    above = np.bincount(segment, values) / np.bincount(segment) - values.mean()
    return bool(above[i] > 0 and above[i] >= above.max() / 2 - 1e-9)


def is_true(statement: Statement, table: pd.DataFrame, i: int) -> bool:
    """Whether the words hold for the segment, by the table alone."""
    words, column, segment = statement.words, statement.column, table["segment"]
    if words.startswith("rather "):
        away = (table.loc[segment == i, column].mean() - table[column].mean()) / table[column].std(ddof=0)
        return bool(away * (1 if words.removeprefix("rather ") == NUMBERS[column][1] else -1) >= 0.25 - 1e-9)
    if words in ("many extras", "few extras"):
        count = (table[list(EXTRAS)] == "Yes").sum(axis=1)
        return is_near_the_outermost(count if words.startswith("many") else -count, segment, i)
    if words.endswith(" active") and len(statement.of) > 1:
        own, of_all = (rows[list(USED)].mean() for rows in (table[segment == i], table))
        marks = own <= of_all / 2 if words == "barely active" else own >= of_all * 1.5
        return bool(marks.sum() >= 3 and {*statement.of} <= {*USED})
    if column in COUNTS:
        return is_true_of_a_count(statement, table, i)
    if column in PARTS:
        return is_true_of_a_part(statement, table, i)
    if words == "middle-aged" or words.startswith(("medium ", "middle ")):
        return bool(abs(table.loc[segment == i, column].mean() - table[column].mean()) < 0.25 * table[column].std())
    if column in NUMBERS:
        low, high = NUMBERS[column]
        assert words in (low, high)
        return is_near_the_outermost(table[column] if words == high else -table[column], segment, i)
    if column in LEVELS:
        bare = re.sub("^(?:more often|often|many) (?:with )?", "", words.removesuffix("s"))
        [level] = [level for level, said in LEVELS[column].items() if said == bare]
    else:
        thing = display_name(column).words
        yes, no = YES_NO.get(column, (f"with {thing}", f"no {thing}"))
        assert words in (yes, no) or re.sub("^(?:more often|often|many) (?:with )?", "", words) == yes.removeprefix(
            "with "
        )
        level = "No" if words == no else "Yes"
    share = (table.loc[segment == i, column] == level).mean()
    of_all = (table[column] == level).mean()
    if words.startswith(("often ", "more often ", "many ")):
        return bool(share >= (0.5 if words.startswith("often") else 0.35) and share >= 2 * of_all)
    return bool(share >= (0.8 if level == "No" else 0.6) - 1e-9)


def is_true_of_a_count(statement: Statement, table: pd.DataFrame, i: int) -> bool:
    """Many of several, with or some of one, no of what hardly anybody has."""
    word, _, thing = statement.words.partition(" ")
    assert thing == display_name(statement.column).words
    values, segment = table[statement.column], table["segment"]
    tenth, middle, ninth = (values[segment == i].quantile(q) for q in (0.1, 0.5, 0.9))
    if word in ("few", "no"):
        return is_near_the_outermost(-values, segment, i) and (word == "no") == (ninth == 0)
    holds = {"many": middle not in (0, 1), "with": middle == 1 and tenth >= 1, "some": middle == 1 and tenth < 1}
    return is_near_the_outermost(values, segment, i) and bool(holds[word])


def is_true_of_a_part(statement: Statement, table: pd.DataFrame, i: int) -> bool:
    """Mostly where it is more than half here and not of all; few where it is less than half. Of a few visits at
    weekends most are on weekdays."""
    word, _, thing = statement.words.partition(" ")
    values, segment = table[statement.column], table["segment"]
    here, of_all = values[segment == i].mean(), values.groupby(segment).mean() @ segment.value_counts(normalize=True)
    if statement.words == "mostly on weekdays":
        return is_near_the_outermost(-values, segment, i) and bool(here <= 25 < of_all)
    assert thing == PARTS[statement.column]
    high = word in ("mostly", "more")
    holds = {"mostly": here > 50 >= of_all, "few": here <= 50, "fewer": here > 50}
    return is_near_the_outermost(values if high else -values, segment, i) and bool(holds.get(word, True))


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 8))
def test_names_are_distinct_and_short_and_all_that_is_said_is_true(seed: int, k: int) -> None:
    table = drawn(seed, k)
    names, figures = named(table), told(table)
    assert len({name.casefold() for name, _ in names}) == k
    for said in statements(figures, set(figures.columns)):
        assert all(is_true(said, table, int(i)) for i in np.flatnonzero(said.holds)), said.words
    for i, (name, made_of) in enumerate(names):
        assert all(is_true(statement, table, i) for statement in made_of), name
        words = re.sub(r" \(\d+\)$", "", name).split()
        assert len(words) <= max(MOST_WORDS, max((len(s.words.split()) for s in made_of), default=0)), name
        assert not re.search(r"_|\b(yes|true|false)\b|[a-z][A-Z]", name, re.IGNORECASE if "_" in name else 0), name
        columns = [column for statement in made_of for column in statement.of]
        assert len(set(columns)) == len(columns), "a column is told once"


def test_a_middle_that_is_a_little_above_is_not_called_by_what_others_are() -> None:
    table = pd.DataFrame({"segment": np.repeat([0, 1, 2], 50), "age": np.repeat([30.0, 47.0, 65.0], 50)})
    table["age"] += np.tile(np.linspace(-5, 5, 50), 3)
    assert [name for name, _ in named(table)] == ["Younger", "Middle-aged", "Older"]


#: Words of a segment, and how far it is from all customers in them.
RULED = (("older", 1.5), ("owners", 1.4), ("gold", 1.5), ("faint", 0.6))


def statement(words: str, holds: Sequence[int], **more: object) -> Statement:
    at = np.array(holds, bool)
    apart = np.abs(at[:, None].astype(float) - at) * 2
    made = {"difference": np.where(at, 1.0, -1.0), **more}
    return Statement(words, words, at, apart=apart, **made)  # type: ignore[arg-type]


def test_what_tells_a_segment_from_all_others_names_it() -> None:
    names = name_segments([statement("older", [1, 1, 0]), statement("gold", [1, 0, 0], stands_alone=True)], [1, 1, 1])
    assert next(name for name, _ in names) == "Gold"


def test_the_column_of_a_rule_that_tells_a_segment_belongs_in_its_name() -> None:
    said = [statement("many months", [1, 0, 0]), statement("owners", [1, 0, 0]), statement("retired", [1, 0, 0])]
    for column in ("many months", "owners", "retired"):
        [(_, made), *_] = name_segments(said, [1, 1, 1], [(column,), (), ()])
        assert column in {x.column for x in made}


def test_of_a_rule_of_several_columns_a_name_says_those_that_mark_the_segment() -> None:
    far = [statement(words, [1, 0, 0], difference=np.array([size, 0.0, 0.0])) for words, size in RULED]
    for column in ("older", "owners"):
        [(_, made), *_] = name_segments(far, [1, 1, 1], [("faint", column), (), ()])
        assert column in {x.column for x in made}
        assert "faint" not in {x.column for x in made}


def test_sums_spent_on_goods_make_buyers_where_there_are_several() -> None:
    segment = np.repeat([0, 1], 50)
    table = pd.DataFrame({"segment": segment})
    for name in ("baby care (EUR)", "skin care (EUR)", "prescriptions (EUR)"):
        table[name] = 20.0 + np.tile([-2.0, 2.0], 50)
    table["prescriptions (EUR)"] += segment * 90
    assert [name for name, _ in named(table)] == ["Little spent on prescriptions", "Prescription buyers"]
    less = table.drop(columns="baby care (EUR)")
    assert [name for name, _ in named(less)] == ["Low prescriptions", "High prescriptions"]


def test_who_is_younger_and_a_buyer_is_called_so_in_one_phrase() -> None:
    said = [statement("younger", [1, 0, 0]), statement("big spenders", [1, 0, 1]), statement("not owners", [0, 1, 0])]
    assert [name for name, _ in name_segments(said, [1, 1, 1])][:2] == ["Younger big spenders", "Not owners"]


def test_nobody_has_many_of_what_most_of_them_have_not() -> None:
    visits = np.repeat([0, 0, 0, 1, 9], 20)
    table = pd.DataFrame({"segment": np.repeat([0, 1], 100), "visits": np.r_[np.zeros(100), visits]})
    figures = told(table)
    for own, part in zip(figures.averages, (table["visits"][:100], table["visits"][100:]), strict=True):
        spread = Spread(rows=100, p50=part.median(), p90=part.quantile(0.9))
        own[0] = own[0].model_copy(update={"spread": spread})  # type: ignore[index]
    column = figures.columns["visits"].model_copy(update={"type": "integer", "minimum": 0.0})
    figures = FiguresOfSegments(figures.averages, figures.levels, figures.typical, {"visits": column}, {})
    assert {x.words for x in statements(figures, {"visits"})} == {"no visits"}


def test_what_many_have_no_value_in_names_nobody_who_is_told_by_a_column_that_is_filled() -> None:
    rng, segment = np.random.default_rng(0), np.repeat([0, 1], 100)
    table = pd.DataFrame({"segment": segment, "satisfaction": segment * 2 + rng.normal(size=200)})
    table["tickets"] = segment * 2 + rng.normal(size=200)
    figures = told(table)
    columns = dict(figures.columns)
    columns["satisfaction"] = columns["satisfaction"].model_copy(update={"filled": 100})
    figures = FiguresOfSegments(figures.averages, figures.levels, figures.typical, columns, {})
    made = name_segments(statements(figures, set(columns)), [0.5, 0.5])
    assert {s.column for _, own in made for s in own} == {"tickets"}


@pytest.mark.parametrize("shares", [(0.5, 0.3, 0.2), (0.05, 0.05, 0.9)])
def test_names_are_distinct_even_where_nothing_tells_segments_apart(shares: tuple[float, ...]) -> None:
    assert [name for name, _ in name_segments([statement("older", [1, 1, 1])], shares)] == [
        "Older",
        "Older (2)",
        "Older (3)",
    ]
    assert [name for name, _ in name_segments([], shares)] == [
        "Near the average",
        "Near the average (2)",
        "Near the average (3)",
    ]


def test_one_segment_is_all_customers() -> None:
    assert name_segments([statement("older", [1])], [1.0]) == [("All customers", ())]


def test_the_labels_of_a_plan_are_in_the_names() -> None:
    table = pd.DataFrame({"segment": np.repeat([0, 1], 50), "loyalty_tier": np.repeat(["gold", "none"], 50)})
    assert [name for name, _ in named(table)] == ["Gold tier", "No loyalty tier"]
    labels = {"loyalty_tier=gold": "club members", "loyalty_tier=none": "guests"}
    assert [name for name, _ in named(table, labels)] == ["Club members", "Guests"]


def test_columns_in_other_languages_are_said_in_english() -> None:
    group = np.repeat([0, 1], 50)
    table = pd.DataFrame({"segment": group, "Retouren_12m": group * 8 + np.tile([1, 4], 50)})
    assert [name for name, _ in named(table)] == ["Few returns", "Many returns"]


def test_letters_that_could_be_answers_are_levels() -> None:
    table = pd.DataFrame({"segment": np.repeat([0, 1], 50), "kind": np.repeat(["F", "M"], 50)})
    assert [name for name, _ in named(table)] == ["Kind F", "Kind M"]
    assert [name for name, _ in named(table.replace({"M": "T"}))] == ["No ‘kind’", "With ‘kind’"]
    table["visits"] = table["segment"] * 9 + np.tile([0, 6], 50)
    assert [name for name, _ in named(table)] == ["Few visits", "Many visits"], "a letter tells nobody who they are"


def test_what_nobody_can_read_is_in_quotes_and_passed_over_for_what_people_know() -> None:
    table = pd.DataFrame({"segment": np.repeat([0, 1], 50), "inq_fi": np.repeat([3.0, 9.0], 50)})
    table["inq_fi"] += np.tile(np.linspace(-1, 1, 50), 2)
    assert [name for name, _ in named(table)] == ["Low ‘inquiries fi’", "High ‘inquiries fi’"]
    assert [name for name, _ in named(table, {"inq_fi": "inquiries"})] == ["Few inquiries", "Many inquiries"]
    table["age"] = np.repeat([30.0, 60.0], 50) + np.tile(np.linspace(-9, 9, 50), 2)
    assert [name for name, _ in named(table)] == ["Younger", "Older"]


def test_nobody_is_said_to_be_older_and_younger_or_older_twice() -> None:
    table = pd.DataFrame({"segment": np.repeat([0, 1, 2], 50), "age": np.repeat([30.0, 30.0, 60.0], 50)})
    table["age"] += np.tile(np.linspace(-9, 9, 50), 3)
    table["age_of_partner"] = table["age"] + 1
    table["birth_year"] = 1900 + np.repeat([10.0, 60.0, 60.0], 50)
    assert all(len({x.words for x in made} | {x.opposite for x in made}) == 2 * len(made) for _, made in named(table))


def test_a_name_rests_on_what_sets_a_segment_furthest_apart_and_never_on_a_medium() -> None:
    rng, k = np.random.default_rng(0), 3
    segment = np.repeat(np.arange(k), 200)
    centres = {"spend_organic_and_plant_based": (12, 0, 14), "own_brand_share": (20, 60, 25), "orders": (18, 4, 40)}
    table = pd.DataFrame({"segment": segment})
    for name, each in centres.items():
        table[name] = np.array(each)[segment] + rng.normal(0, 4, len(segment))
    assert {x.column for x in named(table)[0][1]} <= {"spend_organic_and_plant_based", "own_brand_share"}
    assert not any(re.search(r"\b(medium|average)\b", name, re.IGNORECASE) for name, _ in named(table))
    table["far"] = np.where(segment == 0, 90.0, 0.0) + rng.normal(0, 1, len(segment))  # 1.4 sd away, the furthest
    assert "far" in {x.column for x in named(table, {"far": "distance"})[0][1]}


def test_what_is_hardly_away_beside_the_furthest_is_left_out() -> None:
    rng, segment = np.random.default_rng(0), np.repeat([0, 1], [950, 50])
    table = pd.DataFrame({"segment": segment, "arrears": np.where(segment, 80.0, 0.0) + rng.normal(0, 1, 1_000)})
    table["age"] = 40 - 4 * segment + rng.normal(0, 10, 1_000)
    assert named(table)[1][0] == "High arrears"


def test_what_a_level_tells_already_names_nobody() -> None:
    said = [statement("no card", [1, 0]), statement("small spenders", [1, 0]), statement("many reports", [1, 0])]
    for untold in ((), ("small spenders",)):
        [(_, made), _] = name_segments(said, [1, 1], (), [untold, ()])
        assert not {x.column for x in made} & {*untold}


def test_nobody_can_read_a_name_only_where_nothing_is_read_that_is_half_as_far() -> None:
    segment = np.repeat([0, 1, 2], 100)
    table = pd.DataFrame({"segment": segment, "novisits": np.array([0.0, 0.0, 9.0])[segment]})
    table["visits"] = np.array([0.0, 9.0, 9.0])[segment]
    table.loc[:, ["novisits", "visits"]] += np.tile(np.linspace(-1, 1, 100), 3)[:, None]
    assert [name for name, _ in named(table)] == [
        "Few visits",
        "Many visits, low ‘novisits’",
        "Many visits, high ‘novisits’",
    ]


def test_how_often_they_come_is_said_before_what_is_typical_of_one_visit() -> None:
    segment = np.repeat([0, 1], 100)
    for often in ("visits_per_month", "visits_12m"):
        table = pd.DataFrame({"segment": segment, "average_minutes_per_visit": np.where(segment, 70.0, 40.0)})
        table[often] = np.where(segment, 9.0, 2.0) + np.tile(np.linspace(-2, 2, 100), 2)
        assert [name for name, _ in named(table)] == ["Few visits", "Many visits"]


def test_a_trait_that_another_segment_has_as_strongly_does_not_name_one_alone() -> None:
    lead = statement("short lead", [1, 1, 0])
    silver = statement("silver", [1, 0, 0])
    assert name_segments([lead, silver], [1, 1, 8])[0][0] in {"Silver", "Silver, short lead"}
    faint = statement("often abroad", [1, 0, 0], difference=np.array([0.3, -0.3, 0.0]))
    assert name_segments([lead, faint], [1, 1, 8])[0][0] == "Short lead, often abroad"  # though it is not striking


def test_who_they_are_gives_way_to_what_they_do_or_have() -> None:
    group = np.repeat([0, 1], 60)
    table = pd.DataFrame({"segment": group, "age": group * 25.0 + np.tile(np.linspace(-9, 9, 60), 2)})
    assert [name for name, _ in named(table)] == ["Younger", "Older"]
    table["logins"] = group * 20.0 + np.tile(np.linspace(9, -9, 60), 2)
    assert [name for name, _ in named(table)] == ["Few logins", "Many logins"]


def test_names_are_not_more_and_less_of_one_column_where_a_second_trait_is_met() -> None:
    said = [statement("many logins", [1, 0, 0]), statement("few logins", [0, 1, 0]), statement("gold", [0, 0, 1])]
    said = [replace(said[0], column="logins"), replace(said[1], column="logins"), said[2]]
    others = [statement("owners", [1, 0, 1]), statement("abroad", [0, 1, 0], difference=np.array([0, 0.6, 0]))]
    names = [name for name, _ in name_segments([*said, *others], [1, 1, 1])]
    assert names[1] == "Abroad, few logins"


def test_less_of_something_names_nobody_who_has_much_more_of_other_things() -> None:
    few = statement("few seats", [1, 0, 0], lacks=True)
    more = [statement(words, [1, 0, 0]) for words in ("long-standing", "many logins")]
    [(_, made), *_] = name_segments([few, *more], [1, 1, 1])
    assert few not in made
    assert few in name_segments([few], [1, 1, 1])[0][1]
    far, near = (np.array([x, 0.0, 0.0]) for x in (1.2, 1.0))
    low = [statement(words, [1, 0, 0], lacks=True, difference=far) for words in ("low fat", "few calls")]
    plan = statement("old plan", [1, 0, 0], difference=near)
    assert name_segments([*low, plan], [1, 1, 1])[0][0].startswith("Old plan"), "what they have comes first"


def test_who_serves_customers_names_no_segment() -> None:
    group = np.repeat([0, 1], 50)
    table = pd.DataFrame({"segment": group, "orders": group * 9 + np.tile([0, 1], 50)})
    table["Rep"] = np.where(group == 0, "Ahrens", np.where(np.arange(100) < 90, "Blum", "house"))
    assert [name for name, _ in named(table)] == ["Rare buyers", "Frequent buyers"]


def test_a_share_that_is_most_of_it_is_mostly_so_and_another_language_is_quoted() -> None:
    group = np.repeat([0, 1], 60)
    at = np.where(group, 80.0, 10.0) + np.tile(np.linspace(-9, 9, 60), 2)
    for column, names in {
        "handmade_pct": ["Low handmade share", "Mostly handmade"],
        "market_share": ["Low market share", "High market share"],
        "Xylo-Stunden": ["Low ‘Xylo Stunden’", "High ‘Xylo Stunden’"],
    }.items():
        assert [name for name, _ in named(pd.DataFrame({"segment": group, column: at}))] == names


def test_who_buys_nothing_is_no_buyer_and_no_spender() -> None:
    group = np.repeat([0, 1], 50)
    table = pd.DataFrame({"segment": group, "orders": group * 9 + np.tile([1, 3], 50)})
    of_sellers = replace(told(table), buy=False)
    assert [name for name, _ in named(table)] == ["Rare buyers", "Frequent buyers"]
    assert [name for name, _ in name_segments(statements(of_sellers, {"orders"}), [0.5, 0.5])] == [
        "Few orders",
        "Many orders",
    ]


def test_what_few_others_are_names_a_segment_and_not_what_most_are() -> None:
    apart = {"difference": np.array([1.0, -1.0, -1.0])}
    few = statement("pro plan", [1, 0, 0], held=np.array([0.6, 0.0, 0.0]), **apart)
    most = statement("no offer", [1, 0, 0], held=np.array([1.0, 0.7, 0.7]), **apart)
    number = statement("many calls", [1, 0, 0], **apart)
    remedy = statement("high goodwill", [1, 0, 0], is_remedy=True, **apart)
    assert few in name_segments([most, number, few], [1, 1, 1])[0][1]
    assert most not in name_segments([most, number, few], [1, 1, 1])[0][1]
    many = statement("many via portal", [1, 0, 0], held=np.array([0.45, 0.04, 0.0]), **apart)
    assert worth_of([many], 0, np.ones(3)) > worth_of([number], 0, np.ones(3)), "few others come by it"
    assert name_segments([most, number], [1, 1, 1])[0][0] == "Many calls"
    lack, held = np.array([0.7, -1.3, 0.5, 0.5]), np.array([0.99, 0.0, 0.84, 0.88])
    lacked = [statement("no TV package", [1, 0, 0, 0], lacks=True, held=held, difference=lack)]
    lacked += [statement("many peak connected devices", [1, 1, 0, 0], difference=np.array([0.7, 0.7, -0.2, -0.7]))]
    lacked += [statement("low monthly fee", [1, 0, 1, 0], difference=np.array([0.6, -1.2, 0.6, 0.0]), lacks=True)]
    assert name_segments(lacked, [1, 1, 1, 1])[0][0] == "Many connected devices, low fee", "most others lack it, too"
    assert name_segments([remedy, number], [1, 1, 1])[0][0] == "Many calls"


def test_a_name_is_not_of_what_can_be_read_where_that_is_far_behind() -> None:
    far = statement("high ‘re74’", [1, 0, 0], is_vague=True, difference=np.array([3.4, -0.2, -0.2]))
    near = statement("no quote", [1, 0, 0], difference=np.array([0.5, -0.2, -0.2]))
    assert far in name_segments([far, near], [1, 1, 1])[0][1]


def test_a_name_says_nothing_twice() -> None:
    group = np.repeat([0, 1], 50)
    table = pd.DataFrame({"segment": group, "age": 60 - group * 30 + np.tile([0, 9], 50)})
    table["package"] = np.where(group == 1, "Young", "Basic")
    assert not any("Young" in name and "ounger" in name for name, _ in named(table))


@pytest.mark.parametrize(
    ("column", "levels", "names"),
    [
        ("Industry", ("marketing", "software"), ["Marketing industry", "Software industry"]),
        ("Onboarding", ("completed", "not completed"), ["Onboarding completed", "Onboarding not completed"]),
        ("Membership level", ("under 35", "Patron"), ["Under 35 membership", "Patron membership"]),
        ("Usual room", ("double", "single"), ["Double room", "Single room"]),
        ("health_ins", ("1. Yes", "2. No"), ["With health insurance", "No health insurance"]),
        ("Most seen genre", ("children", "opera"), ["Children's genre", "Opera genre"]),
    ],
)
def test_a_level_says_of_what_it_is(column: str, levels: tuple[str, ...], names: list[str]) -> None:
    table = pd.DataFrame({"segment": np.repeat([0, 1], 50), column: np.repeat(levels, 50)})
    assert [name for name, _ in named(table)] == names


def test_who_is_met_elsewhere_keeps_the_name_and_nobody_else_gets_it() -> None:
    said = [statement("older", [1, 0, 0]), statement("gold", [0, 1, 0]), statement("owners", [0, 1, 1])]
    first = name_segments(said, [1, 1, 1])
    again = name_segments(said, [1, 1, 1], kept={2: ("Flyers", ())}, taken=[{"Older"}, {first[1][0]}, set()])
    assert again[2][0] == "Flyers"
    assert again[0][0] != "Older"
    assert again[1][0] != first[1][0]


def test_what_is_said_of_one_holds_for_no_other_that_is_not_called_so() -> None:
    age = statement("younger", [1, 1, 0])
    said = [age, statement("baby care", [1, 0, 0]), statement("sports", [0, 1, 0]), statement("often here", [1, 0, 0])]
    names = name_segments(said, [1, 1, 1])
    assert sum(age in made for _, made in names) in (0, 2)
