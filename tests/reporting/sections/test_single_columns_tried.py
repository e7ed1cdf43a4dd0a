"""What stands behind the first page: every figure of its sentences, and every single column that was tried."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.answer import answer
from segmentry.reporting.cards.best_part import best_part
from segmentry.reporting.document import Block, Cards, Document, Paragraph, Points, Table
from segmentry.reporting.forms.markdown import markdown
from segmentry.reporting.sections import document
from segmentry.reporting.sections.single_columns_tried import section
from segmentry.reporting.single_columns import explained_by
from segmentry.wording import rate, share
from tests.reporting.cells import column, records
from tests.reporting.changes import profile_of
from tests.reporting.sizes import number, without_halves, without_sizes

#: A share as people say it: its figure stands below as a share.
IN_SO_MANY = re.compile(r"\b1 in (\d+)\b")
NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?%?")


@pytest.fixture(scope="module")
def led() -> tuple[Segmentation, pd.DataFrame]:
    """Who left is told by the contract in every group, and by whether they are in a few plans."""
    rng = np.random.default_rng(7)
    group = rng.integers(0, 3, 1_800)
    table = pd.DataFrame({"a": group * 9 + rng.normal(size=1_800), "b": (group == 1) * 9 + rng.normal(size=1_800)})
    table["contract"], table["gender"] = rng.choice(["monthly", "yearly"], 1_800), rng.choice(["f", "m"], 1_800)
    table["tenure"], table["shirt"] = rng.integers(1, 60, 1_800), rng.choice(["red", "blue"], 1_800)
    chance = np.where(table["contract"] == "monthly", 0.4, 0.1) + 0.2 * (group == 2)
    table["churned"] = np.where(rng.random(1_800) < chance, "yes", "no")
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("a", "b")))
    return segmentation, segmentation.score(table)


def told_by(blocks: tuple[Block, ...]) -> Iterator[str]:
    """What tables and cards tell."""
    for block in blocks:
        if isinstance(block, Table) and block.most != 0:
            yield from (one.text(row) for row in block.rows for one in block.on_page)
        elif isinstance(block, Cards):
            for card in block.cards:
                yield from (card.size, *card.outcomes, *(value for _, value in card.lines))


def sentences(whole: Document, sd: float | None = None) -> str:
    """Title, paragraphs, things to do and steps of the first page; what tests are of and show is worked out anew, and
    left out."""
    paragraphs = (block.text for block in whole.opening if isinstance(block, Paragraph))
    to_do = (f"{what}: {text}" for block in whole.opening if isinstance(block, Points) for what, text in block.points)
    steps = (card.step for block in whole.opening if isinstance(block, Cards) for card in block.cards)
    return without_sizes(without_halves(" ".join((whole.title, *paragraphs, *to_do, *steps))), sd)


def figures_missing(whole: Document, reached: Iterable[int] = (), sd: float | None = None) -> set[str]:
    """The figures of the first page's sentences that nothing in its tables and cards, or below, rounds to.

    `reached`: how many of each group can be reached. `sd`: of the outcome, where it is an average.
    """
    folded = markdown(replace(whole, opening=(), title="")).replace("\\", "")
    below = NUMBER.findall(" ".join((folded, *told_by(whole.opening), *map(str, reached))))

    def stands(figure: str) -> bool:
        digits = len(figure.rstrip("%").partition(".")[2])
        value, half = float(figure.rstrip("%").replace(",", "")), 0.5001 * 10**-digits
        same_kind = (x for x in below if x.endswith("%") == figure.endswith("%"))
        return any(abs(float(x.rstrip("%").replace(",", "")) - value) <= half for x in same_kind)

    said = sentences(whole, sd)
    missing = {figure for figure in IN_SO_MANY.findall(said) if not any(is_one_in(x, int(figure)) for x in below)}
    return missing | {figure for figure in NUMBER.findall(IN_SO_MANY.sub("", said)) if not stands(figure)}


def is_one_in(figure: str, many: int) -> bool:
    """Whether a share is one in so many, as far as it is told."""
    digits, value = len(figure.rstrip("%").partition(".")[2]), float(figure.rstrip("%").replace(",", ""))
    return figure.endswith("%") and abs(value - 100 / many) <= 0.5001 * 10**-digits + 50 / many**2


@pytest.fixture(scope="module")
def insured() -> tuple[Segmentation, pd.DataFrame]:
    """Those who lapse least pay most, and cost most."""
    rng, n = np.random.default_rng(9), 3_000
    group = rng.integers(0, 3, n)
    table = pd.DataFrame({"a": group * 9 + rng.normal(size=n), "b": (group == 1) * 9 + rng.normal(size=n)})
    table["renewed"] = np.where(rng.random(n) < np.array([0.5, 0.7, 0.6])[group], "yes", "no")
    table["annual_premium"] = (np.array([200.0, 300.0, 900.0])[group] * rng.uniform(0.7, 1.3, n)).round(2)
    table["claim_cost"] = (np.array([20.0, 200.0, 300.0])[group] * rng.uniform(0.5, 1.5, n)).round(2)
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("a", "b")))
    return segmentation, segmentation.score(table)


@pytest.fixture(scope="module")
def reached() -> tuple[Segmentation, pd.DataFrame]:
    """Who responded, and who may be contacted again."""
    rng, n = np.random.default_rng(2), 2_400
    group = rng.integers(0, 3, n)
    table = pd.DataFrame({"a": group * 9 + rng.normal(size=n), "b": (group == 1) * 9 + rng.normal(size=n)})
    table["responded"] = np.where(rng.random(n) < np.array([0.05, 0.2, 0.4])[group], "yes", "no")
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("a", "b")))
    return segmentation, segmentation.score(table)


def test_every_figure_of_a_sentence_stands_in_a_table_a_card_or_below(
    led: tuple[Segmentation, pd.DataFrame],
    outcomes_of: tuple[Segmentation, pd.DataFrame],
    insured: tuple[Segmentation, pd.DataFrame],
    reached: tuple[Segmentation, pd.DataFrame],
) -> None:
    assert "of what was lost with those who did not renew" in answer(insured[0]).headline
    told = ""
    for segmentation, labelled in (led, outcomes_of, insured, reached):
        whole, outcome = document(segmentation), profile_of(segmentation).main_outcome
        assert outcome is not None
        others = labelled[labelled[outcome.column] != outcome.level]
        assert len(NUMBER.findall(sentences(whole))) > 12
        assert figures_missing(whole, others.groupby("segment").size()) == set(), sentences(whole)
        parts = [x for x in NUMBER.findall(markdown(whole)) if x.endswith("%")]
        assert max(map(number, parts)) <= 1, "nothing is more than a whole"
        told += answer(segmentation).begin
    for form in ("the smallest fall it can show is", "the smallest response it can show is"):
        assert form in told, "each is worked out anew"


def test_every_column_is_told_with_its_part_or_why_there_is_none(led: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = led
    found = section(segmentation)
    assert found is not None
    told, sheet = (block for block in found.blocks if isinstance(block, Table))
    why = {row["column"]: row["part"] for row in records(sheet)}
    (left_out,) = (block.text for block in found.blocks if isinstance(block, Paragraph) and block.style == "quiet")
    assert why["contract"] == "where contract is monthly"
    assert column(told, "part")[0] == why["contract"]
    assert "shirt (tried: no part differs enough, beyond chance); " in left_out
    assert all(f"{row.name} ({row.why})" in left_out for row in sheet.rows if row.why)
    assert why["shirt"] == "tried: no part differs enough, beyond chance"
    assert why["gender"].startswith("not tried: a sensitive trait")
    assert why["tenure"] == "not tried: it ends when a customer leaves"
    left, monthly = labelled["churned"] == "yes", labelled["contract"] == "monthly"
    rows = {head.head: column(told, head.head)[0] for head in told.on_page}
    assert rows["in it"] == f"{monthly.sum():,} ({share(monthly.mean())})"
    for head, own in (("left, in it", left[monthly]), ("of the others", left[~monthly])):
        low, high = stats.binomtest(int(own.sum()), len(own)).proportion_ci(method="wilson")
        assert rows[head] == f"{rate(own.mean())} ({rate(low)} to {rate(high)})"
    assert rows["of all who left"] == share(left[monthly].sum() / left.sum())
    assert rows["in it, still here"] == f"{(~left[monthly]).sum():,}"
    own = left.groupby(monthly).transform
    others = (own("sum") - left) / (own("size") - 1), (left.sum() - left) / (len(left) - 1)
    of_part, of_all = (((left - x) ** 2).sum() for x in others)
    assert rows["explained"] == share(1 - of_part / of_all, 1), "each customer foretold from the others"


def test_what_a_part_of_a_group_explains_is_of_the_differences_in_that_group(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Costs differ far more in one group than in all: a clue there is measured by these differences."""
    rng, n = np.random.default_rng(3), 3_000
    group = (rng.random(n) < 0.1).astype(int)
    frame = pd.DataFrame({"a": group * 9 + rng.normal(size=n), "b": rng.normal(size=n)})
    frame["nights"] = np.where(group == 1, rng.integers(0, 30, n), 0)
    frame["cost"] = 50 + group * 2_000 + 300 * frame["nights"] + rng.normal(0, 3_000, n) * group
    segmentation = segmentry.run(frame, Plan(k=2, k_max=2, features=("a", "b"), columns={"cost": {"role": "outcome"}}))
    labels = segmentation.score(frame)["segment"]
    own = next(x for x in profile_of(segmentation).segments if x.clue is not None)
    inner, clue = frame[labels == own.id], own.clue
    assert clue is not None
    assert (clue.outcome, clue.column) == ("cost", "nights")
    cost = inner["cost"]
    inside = inner["nights"] > clue.above if clue.above is not None else inner["nights"] <= clue.at_most
    assert best_part(segmentation, own.id, step="") == "", "what stands below the headline says it"
    for above in ("headline", "lead"):
        monkeypatch.setattr(f"segmentry.reporting.cards.best_part.{above}", lambda _: "")
    monkeypatch.setattr("segmentry.reporting.cards.best_part.things_to_do", lambda _: ())
    part = best_part(segmentation, own.id, step="")
    assert [best_part(segmentation, x, part.lower()) for x in (1, 2)] == ["", ""], "so does a step, or no other card"
    assert part.startswith(f"Where nights is above {clue.above:.0f} ({share(inside.mean())} of them): cost ")
    assert [number(x) for x in NUMBER.findall(part.partition("): ")[2])] == pytest.approx(
        [cost[inside].mean(), cost[~inside].mean()], rel=0.01
    )
    few = segmentation.columns.model_copy(update={"n_rows": 2 * n})
    part = best_part(segmentation.model_copy(update={"columns": few}), own.id, step="")
    assert f"({share(inside.mean())} of those of whom it is known): cost" in part, "half of all have no nights"
    gap = cost - cost.groupby(inside).transform("mean")
    assert explained_by(segmentation, clue) == pytest.approx(
        1 - (gap**2).sum() / ((cost - cost.mean()) ** 2).sum(), abs=0.01
    )
