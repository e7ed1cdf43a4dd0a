"""The first page: few words, none that only a statistician reads, in every face that tells it first."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from rich.console import Console

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.answer import answer
from segmentry.reporting.card import Card, Cards
from segmentry.reporting.document import Paragraph, Points
from segmentry.reporting.forms.terminal import print_sections
from segmentry.reporting.report import text
from segmentry.reporting.sections import brief
from segmentry.reporting.sections.first_page import in_a_sentence, section
from segmentry.reporting.trust.how_sure import more_of_it
from segmentry.reporting.trust.verdict_words import IN_PLAIN_WORDS
from segmentry.stages.selection.trials import taking
from segmentry.wording import share
from tests.reporting.changes import FEW, changed, profile_of, with_evidence

#: For the appendix alone. A `k` behind a number is a unit.
_METHOD = (
    *(r"k", r"ARI", r"Jaccard", r"SLSw", r"SLSa", r"silhouettes?", r"valleys?", r"tightness", r"inertia", r"eta"),
    *(
        r"Cram[eé]r's V",
        r"Holm",
        r"marker variables?",
        r"segment_borderline",
        r"k_recommended",
        r"standard deviations?",
    ),
    *(r"reproducible", r"constructive", r"bootstrap", r"everyone", r"redraws?"),
)
METHOD = re.compile(rf"(?<![\w$])({'|'.join(_METHOD)})(?![\w$])", re.IGNORECASE)
#: Beside the cards, and for each card more: a row of the table says what is then told of it.
MOST_WORDS, MORE_WORDS = 180, 20


def telecom_churn(seed: int) -> pd.DataFrame:
    """Columns and levels as tables of telecom churn have them."""
    rng, n = np.random.default_rng(seed), 500
    kind = rng.integers(0, 3, n)
    net = np.array(["Fiber optic", "DSL", "No"])[kind]
    table = pd.DataFrame({"customerID": [f"{i:04d}-X" for i in range(n)], "InternetService": net})
    for name in ("OnlineSecurity", "DeviceProtection", "TechSupport", "StreamingTV"):
        table[name] = np.where(net == "No", "No internet service", rng.choice(["Yes", "No"], n))
    table["Contract"] = np.where(
        rng.random(n) < 0.7, np.array(["Month-to-month", "One year", "Two year"])[kind], "One year"
    )
    table["tenure"] = rng.integers(1, 24, n) + 20 * kind
    table["MonthlyCharges"] = (np.array([90, 55, 20])[kind] + rng.normal(0, 4, n)).round(2)
    table["Churn"] = np.where(rng.random(n) < np.array([0.55, 0.25, 0.07])[kind], "Yes", "No")
    return table


@pytest.fixture
def several(
    bank_csv: Path,
    samples: dict[str, tuple[Segmentation, pd.DataFrame]],
    one_segment: Segmentation,
    structureless: Segmentation,
) -> list[Segmentation]:
    """Of the samples and of tables like those that readers know."""
    frames = [telecom_churn(0), pd.read_csv(bank_csv).sample(800, random_state=0)]
    known = [segmentation for segmentation, _ in samples.values()]
    with taking(FEW):
        by_hand = segmentry.run(telecom_churn(1), Plan(k=8, k_max=8))
        return [*known, *(segmentry.run(frame, Plan(k_max=4)) for frame in frames), by_hand, one_segment, structureless]


def words_of_cards(cards: tuple[Card, ...]) -> Iterator[str]:
    for card in cards:
        yield from (card.name, card.size, *card.outcomes, card.step, *(word for line in card.lines for word in line))


def words_beside(block: Paragraph | Points | Cards) -> Iterator[str]:
    if isinstance(block, Points):
        yield from (f"{what}: {text}" for what, text in block.points)
    else:
        yield block.text if isinstance(block, Paragraph) else block.key


def first_page(segmentation: Segmentation) -> tuple[list[str], list[str]]:
    """What stands beside the cards, be it in sentences or in the list of things to do, and on them."""
    page = section(segmentation)
    blocks = [block for block in page.blocks if isinstance(block, Paragraph | Points | Cards)]
    beside = [page.title, *(" ".join(words_beside(block)) for block in blocks)]
    cards = [word for block in blocks if isinstance(block, Cards) for word in words_of_cards(block.cards)]
    return beside, cards


def test_first_pages_are_short_and_without_words_of_the_method(several: list[Segmentation]) -> None:
    for segmentation in several:
        beside, cards = first_page(segmentation)
        assert 10 <= len(" ".join(beside).split()) <= MOST_WORDS + MORE_WORDS * segmentation.k, beside
        assert len(" ".join(cards).split()) <= 100 * segmentation.k
        slides = [in_a_sentence(card) for b in section(segmentation).blocks if isinstance(b, Cards) for card in b.cards]
        for words in (*beside, *cards, *slides, *on_the_terminal(segmentation)):
            assert not METHOD.search(words), words


def on_the_terminal(segmentation: Segmentation) -> Iterator[str]:
    """As text and as printed, without the names of columns in it."""
    printed = io.StringIO()
    print_sections(brief.for_terminal(segmentation), Console(file=printed, width=200))
    yield from (re.sub(r"`[^`]*`", "", words) for words in (text(segmentation), printed.getvalue()))


def test_the_words_for_how_real_segments_are_stand_in_one_place(segmentation: Segmentation) -> None:
    for verdict, words in IN_PLAIN_WORDS.items():
        judged = segmentation.model_copy(update={"choice": with_evidence(segmentation.choice, 4, verdict=verdict)})
        said = answer(judged).trust
        assert said.startswith(f"How sure: {words}")
        own = re.sub(r" \d+ \([^)]*\)", "", said)  # of another number it stands in brackets
        assert not any(other in own for other in IN_PLAIN_WORDS.values() if other != words)


def test_the_headline_tells_what_groups_account_for() -> None:
    rng = np.random.default_rng(0)
    group = rng.integers(0, 3, 900)
    table = pd.DataFrame({"a": group * 6 + rng.normal(size=900), "b": 9 * (group == 1) + rng.normal(size=900)})
    table["churned"] = np.where(rng.random(900) < np.array([0.05, 0.3, 0.6])[group], "yes", "no")
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("a", "b")))
    labelled = segmentation.score(table)
    left, said = labelled["churned"] == "yes", answer(segmentation)
    met = re.findall(r"(\d+%) of the customers,? (?:and )?(\d+%) of all who left", said.headline)
    assert met, said.headline
    rates = left.groupby(labelled["segment"]).mean().sort_values(ascending=False)
    parts = [
        (share(own.mean()), share(left[own].sum() / left.sum()))
        for n in range(1, segmentation.k)
        if (own := labelled["segment"].isin(rates.index[:n])) is not None
    ]
    assert met[0] in parts, "the first so many by their rate"
    assert re.match(rf"{share(left.mean())} of all customers left, \d+% of those in group", said.lead)
    first = segmentation.segments[int(rates.index[0]) - 1].name
    assert said.headline.startswith(f"Begin with “{first}”")


def test_an_outcome_that_does_not_differ_is_no_headline() -> None:
    rng = np.random.default_rng(0)
    group = rng.integers(0, 3, 600)
    table = pd.DataFrame({"age": group * 20 + rng.normal(30, 2, 600), "visits": rng.normal(9, 1, 600)})
    table["churned"] = np.where(rng.random(600) < 0.3, "yes", "no")
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("age", "visits")))
    said = answer(segmentation)
    sizes = segmentation.score(table)["segment"].value_counts()
    first, second, last = (
        f"“{segmentation.segments[int(i) - 1].name}” ({share(sizes[i] / len(table))})" for i in sizes.index
    )
    assert said.headline == f"Three groups: {first}, {second} and {last}"
    assert "No group differs from it beyond chance" in said.lead


def test_what_does_not_return_is_named(segmentation: Segmentation) -> None:
    for stabilities, words in (
        ((0.9, 0.9, 0.8, 0.75), "All four groups return"),
        ((0.9, 0.7, 0.9, 0.9), "Repeated, all return but group 2: who belongs to it is doubtful"),
        ((0.7, 0.7, 0.6, 0.6), "the groups return only in part"),
        ((0.5, 0.4, 0.3, 0.2), "the groups do not return"),
    ):
        found = changed(segmentation, "validation", stabilities=stabilities)
        assert words in f"{answer(found).trust} {more_of_it(found)}"


def test_the_sheet_has_the_figures_behind_it(segmentation: Segmentation) -> None:
    table, said = section(segmentation).blocks[-1], answer(segmentation)
    told = {row[0]: row[1] for row in table.rows}  # type: ignore[union-attr]
    assert (told["Where to begin"], told["How sure"]) == (said.begin, said.trust)
    assert told["Rows read"].value == segmentation.rows_read
    assert profile_of(segmentation).main_outcome is not None
    assert segmentation.verdict == segmentation.choice.of(segmentation.k).verdict
