"""Cards: every figure is that of the labelled table."""

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.card import Card
from segmentry.reporting.cards.cards import KEY, KEY_OF_OUTCOME, block, cards
from segmentry.reporting.cards.columns_told import columns_told
from segmentry.reporting.cards.kinds_of_facts import extras
from segmentry.stages.shared.display_names import display_name, level_words
from segmentry.wording import plain, share
from tests.reporting.changes import profile_of, with_spread

NUMBER = r"-?[\d,.]+"
TYPICAL = re.compile(rf"({NUMBER})(?: \(({NUMBER}) to ({NUMBER})\))?; all \w+ ({NUMBER})")
SHARE = re.compile(r"(.+?) (about )?([<>]?\d+%); all \w+ ([<>]?\d+%)")


@pytest.fixture(scope="module")
def carded(outcomes_of: tuple[Segmentation, pd.DataFrame]) -> tuple[Segmentation, pd.DataFrame]:
    return outcomes_of


def lines_of(segmentation: Segmentation) -> Iterator[tuple[int, str, str]]:
    """Segment, column and value of every line of every card."""
    names = {display_name(column.name).words: column.name for column in segmentation.columns.columns}
    for card in cards(segmentation):
        assert 1 <= len(card.lines) <= 4
        yield from ((card.id, names[name], value) for name, value in card.lines)


def said(value: float, whole: bool) -> str:
    if abs(value) >= 1_000 or abs(value) < 1:
        value = float(f"{value:.{3 if abs(value) >= 1 else 2}g}")
    return plain(round(value) if whole and abs(value) >= 10 else value)


def of_range(low: float, middle: float, high: float, whole: bool) -> list[str]:
    """The ends of a range to two digits, where these tell them apart and what is typical lies between."""
    rough = [float(f"{end:.2g}") for end in (low, high)]
    ends = rough if rough[0] < rough[1] and rough[0] <= middle <= rough[1] else [low, high]
    return [said(end, whole) for end in ends]


def test_every_typical_value_and_share_is_that_of_the_table(
    samples: dict[str, tuple[Segmentation, pd.DataFrame]],
) -> None:
    numbers = levels = 0
    for segmentation, labelled in samples.values():
        for id, column, value in lines_of(segmentation):
            own = labelled["segment"] == id
            cells = labelled.loc[own, column].dropna()
            if (level := SHARE.fullmatch(value)) is not None:
                words = labelled[column].dropna().map(lambda cell: level_words(str(cell)))
                part = (words[own] == level[1]).mean()
                assert level[3] == share(part) or (level[2] and abs(int(level[3][:-1]) / 100 - part) <= 0.05)
                assert level[4] == share((words == level[1]).mean())
                levels += 1
                continue
            whole = segmentation.types[column] == "integer"
            low, middle, high = (float(np.quantile(cells, q)) for q in (0.1, 0.5, 0.9))
            at = [said(middle, whole), *of_range(low, middle, high, whole)]
            first, with_unit = at[0], display_name(column).value(at[0])
            assert value.startswith(with_unit)
            figures = TYPICAL.fullmatch(f"{first}{value.removeprefix(with_unit).replace('%', '')}")
            assert figures is not None, value
            ends = at[1:] if len(cells) / 10 >= segmentation.plan.min_cell else [None, None]
            assert list(figures.groups()) == [at[0], *ends, said(labelled[column].median(), whole)]
            numbers += 1
    assert numbers >= 30
    assert levels >= 3


def test_the_outcome_is_the_rate_of_the_table_with_its_interval_and_part(
    carded: tuple[Segmentation, pd.DataFrame],
) -> None:
    segmentation, labelled = carded
    left = labelled["churned"] == "yes"
    for card in cards(segmentation):
        own = left[labelled["segment"] == card.id]
        low, high = stats.binomtest(int(own.sum()), len(own)).proportion_ci(method="wilson")
        part = share(own.sum() / left.sum())
        assert card.outcomes[0] == f"{share(own.mean())} left ({share(low)} to {share(high)}), {part} of all who left"
        for fact in card.outcomes[1:]:
            name, level, here, of_all = re.fullmatch(r"(.*) is (.*) for (.*) \(all customers (.*)\)", fact).groups()  # type: ignore[union-attr]
            is_it = labelled[name] == level
            assert (here, of_all) == (share(is_it[labelled["segment"] == card.id].mean()), share(is_it.mean()))
        assert card.size == f"{len(own):,} customers, {share(len(own) / len(labelled))}"
    [block_of_cards] = block(segmentation)
    assert block_of_cards.key.startswith(f"{KEY} {KEY_OF_OUTCOME}")


def test_a_value_is_told_with_its_unit_interval_and_part() -> None:
    rng = np.random.default_rng(5)
    group = rng.integers(0, 2, 400)
    table = pd.DataFrame({"visits": group * 9 + rng.normal(20, 1, 400), "age": group * 30 + rng.normal(30, 2, 400)})
    table["revenue (EUR)"] = np.exp(rng.normal(4 + group, 0.5)).round(2)
    segmentation = segmentry.run(table, Plan(features=("visits", "age"), k=2, k_max=2))
    labelled = segmentation.score(table)
    for card in cards(segmentation):
        own = labelled.loc[labelled["segment"] == card.id, "revenue (EUR)"]
        part = share(own.sum() / labelled["revenue (EUR)"].sum())
        [said] = card.outcomes
        told = re.fullmatch(
            rf"revenue ({NUMBER}) EUR on average \(({NUMBER}) EUR to ({NUMBER}) EUR\), (.*) of the total", said
        )
        assert told is not None, said
        assert (told[1], told[4]) == (plain(own.mean()), part)
        ends = stats.t.interval(0.95, len(own) - 1, own.mean(), own.sem())
        assert [float(told[i]) for i in (2, 3)] == pytest.approx(ends, abs=0.05 * (ends[1] - ends[0])), (
            "skewed a little"
        )


def test_the_reason_that_most_of_a_group_gave_stands_on_its_card() -> None:
    rng = np.random.default_rng(2)
    group = rng.integers(0, 2, 1200)
    table = pd.DataFrame(
        {"visits": group * 9 + rng.normal(20, 1, 1200), "baskets": group * 30 + rng.normal(60, 2, 1200)}
    )
    left = rng.random(1200) < 0.3
    why = np.where(rng.random(1200) < np.where(group, 0.7, 0.5), "price", "quality")
    table = table.assign(churned=left, ticket_reason=pd.Series(why).where(pd.Series(left)))
    segmentation = segmentry.run(table, Plan(features=("visits", "baskets"), k=2, k_max=2))
    labelled = segmentation.score(table)
    of_all = labelled["ticket_reason"].value_counts(normalize=True)
    for card in cards(segmentation):
        own = labelled.loc[labelled["segment"] == card.id, "ticket_reason"].dropna()
        [said] = [line for line in card.outcomes if line.startswith("ticket reason, where given: ")]
        most = own.mode()[0]
        assert said.endswith(f"given: {most} {share((own == most).mean())} (all customers {share(of_all[most])})")


def test_nothing_is_told_that_the_profile_withholds(segmentation: Segmentation) -> None:
    column = profile_of(segmentation).segments[0].apart[0]
    name = display_name(column).words

    def told(card: Card) -> str:
        return dict(card.lines)[name]

    ends = [told(card) for card in cards(with_spread(segmentation, column, p10=None)) if name in dict(card.lines)]
    assert ends
    assert not any(re.search(r"\(.* to .*\)", value) for value in ends)
    average = profile_of(segmentation).segments[0].average_of(column)
    assert average is not None
    bare = average.model_copy(update={"mean": None, "spread": None, "sd": None})
    first, *others = profile_of(segmentation).segments
    without = first.model_copy(update={"averages": tuple(bare if a.column == column else a for a in first.averages)})
    profile = profile_of(segmentation).model_copy(update={"segments": (without, *others)})
    hidden, *_ = cards(segmentation.model_copy(update={"profile": profile}))
    assert name not in dict(hidden.lines)


def test_an_outcome_of_few_is_not_told() -> None:
    rng = np.random.default_rng(0)
    group = rng.integers(0, 3, 300)
    table = pd.DataFrame(
        {"a": group * 9 + rng.normal(size=300), "churned": np.where(rng.random(300) < 0.4, "yes", "no")}
    )
    table.loc[(group == 0).nonzero()[0][3:], "churned"] = "no"
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("a",), min_cell=10))
    labelled = segmentation.score(table)
    few = int(labelled.groupby("segment")["churned"].apply(lambda own: (own == "yes").sum()).idxmin())
    outcomes = {card.id: card.outcomes for card in cards(segmentation)}
    assert outcomes[few] == ("under 25% left",), "3 of about 100, and twice 10 of it are open"
    step = next(card.step for card in cards(segmentation) if card.id == few)
    assert step.startswith("Leave as they are: under 25% left, all customers ")
    told = [text for text in outcomes.values() if text and "(" in text[0]]
    assert len(told) <= 1, "what is left would give it away"


def test_one_segment_has_a_card_and_nothing_to_do(one_segment: Segmentation, segmentation: Segmentation) -> None:
    [card] = cards(one_segment)
    assert (card.outcomes, card.step) == ((), "")
    assert cards(segmentation.model_copy(update={"profile": None})) == ()
    assert block(segmentation.model_copy(update={"profile": None})) == ()


def test_letters_and_codes_are_levels_and_only_a_yes_is_a_yes() -> None:
    rng = np.random.default_rng(1)
    group = rng.integers(0, 2, 300)
    kind = np.array(["F", "M"])[group]
    smart = np.array(["N", "Y"])[np.where(rng.random(300) < 0.9, group, 1 - group)]  # not the same fact
    table = pd.DataFrame({"kind": kind, "smart": smart, "spend": group * 9 + rng.normal(size=300)})
    segmentation = segmentry.run(table, Plan(features=("kind", "smart", "spend"), k=2, k_max=2))
    told = [dict(card.lines) for card in cards(segmentation)]
    assert {lines["kind"].split(" ")[0] for lines in told} == {"F", "M"}
    assert {lines["smart"].split(" ")[0] for lines in told} == {"yes", "no"}


def test_what_two_columns_tell_of_every_segment_alike_stands_on_a_card_once() -> None:
    rng, n = np.random.default_rng(0), 600
    group = rng.integers(0, 2, n)
    store = np.where(rng.random(n) < 0.95, np.array(["north", "south"])[group], "east")
    table = pd.DataFrame({"orders": group * 9 + rng.normal(0, 1, n), "store": store, "at_south": store == "south"})
    table["has_parking"] = np.where(rng.random(n) < 0.8, group == 1, group == 0)
    segmentation = segmentry.run(table, Plan(k=2, k_max=2, features=tuple(table)))
    for own, card in zip(profile_of(segmentation).segments, cards(segmentation), strict=True):
        told = {name for name, _ in card.lines}
        is_south = max(own.levels_of("store"), key=lambda level: level.share or 0.0).level == "south"
        assert len(told & {"store", "at south"}) == (1 if is_south else 2), "who is not at south may be anywhere else"


def test_every_card_tells_three_facts_one_of_a_kind(samples: dict[str, tuple[Segmentation, pd.DataFrame]]) -> None:
    for segmentation, _ in samples.values():
        of_one_kind = extras(segmentation)
        for id, told in columns_told(segmentation).items():
            assert len(told) in (3, 4)
            own = profile_of(segmentation).segments[id - 1]
            withheld = {level.column for level in own.levels if level.share is None}
            assert {*own.named_by} - withheld <= {*told}, "what a name says is on its card"
            assert len(of_one_kind & {*told}) <= max(1, len(of_one_kind & {*own.named_by}))
            assert not any(line.same for name, line in told.items() if name not in own.named_by), (
                "no fact without a contrast"
            )


def test_a_page_tells_each_column_in_one_way_and_no_two_in_the_same_figures() -> None:
    rng = np.random.default_rng(0)
    group = np.repeat([0, 1, 2], 300)
    table = pd.DataFrame({f"x{i}": (group == i) * 9 + rng.normal(size=900) for i in range(3)})
    table["recency"] = np.array([250, 40, 40])[group] + rng.integers(0, 9, 900) + 400 * (rng.random(900) < 0.1)
    table["open_lines"] = np.array([15, 5, 10])[group] + rng.integers(-3, 4, 900)
    table["sound_lines"] = table["open_lines"] + (rng.random(900) < 0.03)
    segmentation = segmentry.run(table, Plan(k=3, k_max=3))
    each = columns_told(segmentation).values()
    ways: dict[str, set[bool]] = {}
    for name, line in (pair for told in each for pair in told.items()):
        ways.setdefault(name, set()).add("on average" in line.value)
    assert "recency" in ways
    assert all(len(way) == 1 for way in ways.values())
    assert not any({"open_lines", "sound_lines"} <= {*told} for told in each)


def test_a_median_that_is_everyones_is_told_as_an_average() -> None:
    rng = np.random.default_rng(0)
    group = np.repeat([0, 1], 300)
    products = np.where(rng.random(600) < np.where(group, 0.45, 0.05), 4, 1)
    table = pd.DataFrame({"age": group * 30 + rng.normal(30, 2, 600), "products": products})
    segmentation = segmentry.run(table, Plan(features=("age", "products"), k=2, k_max=2))
    labelled = segmentation.score(table)
    for id, told in columns_told(segmentation).items():
        own, of_all = labelled.loc[labelled["segment"] == id, "products"].mean(), products.mean()
        assert (told["products"].value, told["products"].usual) == (f"{plain(own)} on average", plain(of_all))


def test_years_of_birth_are_told_as_ages_in_the_year_of_the_latest_day_in_the_table() -> None:
    rng, group = np.random.default_rng(0), np.repeat([0, 1], 300)
    table = pd.DataFrame({"birth_year": 1950 + group * 40 + rng.integers(0, 9, 600), "visits": group * 9.0})
    table["visits"] += rng.normal(20, 1, 600)
    table["satisfaction"] = np.where(rng.random(600) < 0.5, group * 30 + rng.normal(50, 2, 600), np.nan)
    plan = Plan(features=("birth_year", "visits", "satisfaction"), k=2, k_max=2)
    dated = table.assign(last_order=pd.date_range("2023-01-01", "2024-06-30", periods=600).date, ends="2031-01-01")
    for rows, called, until in ((table, "born", None), (dated, "age", 2024)):
        segmentation = segmentry.run(rows, plan)
        labelled = segmentation.score(rows)
        for card in cards(segmentation):
            births = labelled.loc[labelled["segment"] == card.id, "birth_year"]
            low, middle, high = (round(births.quantile(q)) for q in (0.1, 0.5, 0.9))
            said = [low, middle, high] if until is None else [until - high, until - middle, until - low]
            value = dict(card.lines)[called]
            assert value.startswith(f"{said[1]} ({said[0]} to {said[2]}); all customers ")
            assert "birth" not in " ".join(map(str, card.lines))
            assert dict(card.lines)["satisfaction"].endswith("; known for 50%")


def test_the_columns_of_a_rule_that_tells_a_segment_stand_on_its_card(
    samples: dict[str, tuple[Segmentation, pd.DataFrame]],
) -> None:
    met = 0
    for segmentation, _ in samples.values():
        assert segmentation.rules is not None
        for id, told in columns_told(segmentation).items():
            own = profile_of(segmentation).segments[id - 1]
            far = {x.column for x in own.averages if abs(x.standing or 0.0) >= 0.5}
            marks = far & {*segmentation.rules.told_by(id)}
            met += len(marks)
            assert marks <= {*told} or len({*own.named_by} | marks) > 3
    assert met >= 5


def test_who_they_are_and_what_they_take_most_stand_on_a_card_where_other_columns_are_further() -> None:
    rng, n = np.random.default_rng(0), 800
    group = rng.integers(0, 4, n)
    parts = np.array([rng.dirichlet(np.eye(3)[g % 3] * 6 + 1) for g in group])
    table = pd.DataFrame(parts, columns=["medicines_share", "toys_share", "books_share"])
    table["evening_share"] = np.clip(np.array([0.8, 0.5, 0.5, 0.1])[group] + rng.normal(0, 0.05, n), 0, 1)
    table["orders"] = np.array([1, 9, 9, 20])[group] + rng.integers(0, 3, n)
    table["basket"] = np.array([90.0, 60.0, 60.0, 30.0])[group] + rng.normal(0, 3, n)
    table["age"] = np.where(group == 3, 60, 40) + rng.integers(-15, 16, n)
    segmentation = segmentry.run(table, Plan(k=4, k_max=4))
    old = segmentation.score(table).groupby("segment")["age"].mean().idxmax()
    lines = {card.id: dict(card.lines) for card in cards(segmentation)}
    assert {"age", "medicines share"} <= {*lines[old]}
    assert sum("age" in own for own in lines.values()) == 1
