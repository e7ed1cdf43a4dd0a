"""Personas: every sentence is recomputed from the labelled table, and so is what names say."""

import re

import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation, wording
from segmentry.errors import SegmentryError
from segmentry.results.sentences import Figure, Sentence
from segmentry.stages.profiling.names import MOST_WORDS
from segmentry.stages.profiling.notable_traits import nearly_nothing
from segmentry.stages.shared.display_names import display_name, level_words
from segmentry.stages.shared.quantities import comparative

pytestmark = pytest.mark.usefixtures("quick_choices")

SAMPLES = {"bank": 5, "retail": 6, "telecom": 5, "health": 4}


@pytest.fixture(scope="module", params=SAMPLES)
def made(request: pytest.FixtureRequest) -> tuple[Segmentation, pd.DataFrame]:
    table = segmentry.sample(request.param, rows=1500).to_pandas()
    segmentation = segmentry.run(table, Plan(k=SAMPLES[request.param], k_max=6))
    return segmentation, segmentation.score(table)


def numbers(cells: pd.Series) -> pd.Series:
    """Booleans and dates as the profile has them: shares, and days."""
    if pd.api.types.is_datetime64_any_dtype(cells):
        return (cells - pd.Timestamp("1970-01-01")) / pd.Timedelta(days=1)
    return cells.astype(float)


def recomputed(figure: Figure, frame: pd.DataFrame, everyone: pd.DataFrame) -> tuple[float, float, int]:
    own, all_cells = frame[figure.column].dropna(), everyone[figure.column].dropna()
    if figure.level is None or pd.api.types.is_numeric_dtype(all_cells):
        return numbers(own).mean(), numbers(all_cells).mean(), len(own)
    return (own == figure.level).mean(), (all_cells == figure.level).mean(), len(own)


def test_every_figure_of_every_sentence_is_that_of_the_table(made: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = made
    seen = 0
    for profile in segmentation.profile.segments:
        own = labelled[labelled["segment"] == profile.id]
        assert 1 <= len(profile.persona) <= 3
        assert profile.sentence == profile.persona[0].text
        assert profile.sentence.startswith(f"{len(own):,} customers ({len(own) / len(labelled):.1%})")
        for figure in (figure for sentence in profile.persona for figure in sentence.figures):
            value, of_all, count = recomputed(figure, own, labelled)
            assert figure.value == pytest.approx(value, rel=1e-9)
            assert figure.of_all == pytest.approx(of_all, rel=1e-9)
            assert figure.count == count
            seen += 1
    assert seen > 3 * segmentation.k


def test_a_sentence_says_its_figures_and_no_other_number(made: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, _ = made
    for profile in segmentation.profile.segments:
        for sentence in profile.persona:
            allowed = _said(sentence)
            size = segmentation.sizes[profile.id]
            allowed |= {f"{size:,}", f"{segmentation.segments[profile.id - 1].share:.1%}", "95%"}
            allowed |= _of_outcomes(segmentation, profile.id)
            text = sentence.text
            for name in segmentation.types:
                text = text.replace(name, "").replace(display_name(name).words, "")
            for figure in sentence.figures:
                if nearly_nothing(figure.value, figure.of_all):
                    text = text.replace(
                        f" averages nearly 0 ({wording.figure(figure.value)};", f" ({wording.figure(figure.value)};"
                    )
            for level in (figure.level for figure in sentence.figures if figure.level):
                text = text.replace(f"is {level_words(level)}", "").replace(f" {level} ", " ")
            assert set(re.findall(r"\d(?:[\d,.]*\d)?%?", text)) <= allowed, sentence.text


def _said(sentence: Sentence) -> set[str]:
    told = set()
    for figure in sentence.figures:
        told |= {f"{figure.count:,}"}
        for value in (figure.value, figure.of_all):
            told |= {wording.figure(value), f"{value:.0%}", f"{value:.1%}"}
        told |= {wording.figure(figure.median)} if figure.median is not None else set()
    return told


def _of_outcomes(segmentation: Segmentation, id: int) -> set[str]:
    """The ends of intervals and the lifts that may be told."""
    told = set()
    for outcome in segmentation.profile.outcomes:
        own = outcome.segments[id - 1]
        told |= {form(end) for end in own.interval or () for form in (wording.figure, "{:.1%}".format)}
        told |= {f"{own.lift:.2g}"} if own.lift is not None else set()
    return told


def test_names_are_distinct_short_and_without_codes(made: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, _ = made
    names = [segment.name for segment in segmentation.segments]
    assert len({name.casefold() for name in names}) == segmentation.k
    longest = max(len(display_name(name).words.split()) + 1 for name in segmentation.features)
    for name in names:
        assert len(name.split()) <= max(MOST_WORDS, longest)
        assert not re.search(r"_|\b([Yy]es|[Tt]rue|[Ff]alse)\b", name)


def test_whoever_is_called_by_a_quantity_lies_near_the_outermost(made: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = made
    met = 0
    for name in (name for name in segmentation.features if pd.api.types.is_numeric_dtype(labelled[name])):
        words, above = comparative(name), labelled.groupby("segment")[name].mean() - labelled[name].mean()
        for segment in segmentation.segments:
            parts = segment.name.casefold().split(", ")
            if words.high.casefold() in parts:
                assert above[segment.id] >= above.max() / 2 > 0
            elif words.low.casefold() in parts:
                assert above[segment.id] <= above.min() / 2 < 0
            else:
                continue
            met += 1
            assert name in segmentation.profile.segments[segment.id - 1].apart[:3]
    assert met >= 2


@pytest.mark.parametrize("name", ["bank", "telecom"])
def test_names_survive_seed_and_order_of_rows_and_columns(name: str) -> None:
    table = segmentry.sample(name, rows=1500).to_pandas()
    plan = Plan(k=SAMPLES[name], k_max=5)
    names = {s.name: s.size for s in segmentry.run(table, plan).segments}
    shuffled = table.sample(frac=1, random_state=1)[table.columns[::-1]]
    assert {s.name: s.size for s in segmentry.run(shuffled, plan).segments} == names
    assert {s.name: s.size for s in segmentry.run(table, plan.model_copy(update={"seed": 7})).segments} == names


def test_the_plan_renames_what_a_segment_is_whatever_its_number() -> None:
    table = segmentry.sample("bank", rows=1500).to_pandas()
    plan = Plan(k=5, k_max=5)
    own = {segment.name: segment for segment in segmentry.run(table, plan).segments}
    old = next(iter(own))
    told = plan.model_copy(update={"names": {old: "Everyday customers", "High nonsense": "Nobody"}})
    named = segmentry.run(table, told)
    assert next(s.id for s in named.segments if s.name == "Everyday customers") == own[old].id
    assert {s.name for s in named.segments} == {*own} - {old} | {"Everyday customers"}
    [lost] = [finding for finding in named.columns.findings if "High nonsense" in finding.what]
    assert f"`{old}`" in lost.remedy
    others = list(own)[1]
    with pytest.raises(SegmentryError, match="Two segments cannot both be called"):
        segmentry.run(table, plan.model_copy(update={"names": {old: others}}))
