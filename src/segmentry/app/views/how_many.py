"""Step 2: how many segments, as levels of detail to choose between; the evidence is folded."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from segmentry.app import chips, widgets
from segmentry.app.views import card_menu
from segmentry.app.visitor import Visitor
from segmentry.app.work import Work
from segmentry.reporting.cards.level_cards import LevelCard, divided_said, level_cards, strip, united_said
from segmentry.reporting.looks import GREY, colour, colour_of
from segmentry.reporting.sections import why_this_number
from segmentry.reporting.trust.verdict_words import recommended_said, verdict_said
from segmentry.results.choice import KChoice
from segmentry.results.segmentation import Segmentation

_NARROWEST = 260


def show(held: Visitor) -> None:
    """Draw the step."""
    work = held.shown
    if work is None:
        widgets.outline(
            300, "Numbers from 1 on are being tried. The recommended one comes next, with others beside it."
        )
        return
    head = st.empty()
    _head(head, work, work.choice, held.k)  # which is known before the segments are
    shown = work.segmentation(held.k)
    if shown is not None and shown.by_hand is not None:
        _head(head, work, shown.choice, shown.k)
    each = level_cards(work.choice, shown, work.plan.labels)
    _choose(held, work, each)
    if shown is not None:
        card_menu.by_hand(held, work, shown)
        if shown.by_hand is None:
            _strip(held, work, shown)
    _cards(held, each, shown)
    _evidence(held, work)


def _head(place: DeltaGenerator, work: Work, choice: KChoice, k: int) -> None:
    """How real that many segments are, and how many are recommended."""
    said = f"{verdict_said(choice, k)}. {recommended_said(work.choice)}."
    place.header(widgets.plain_text(said), anchor=False)


def _choose(held: Visitor, work: Work, each: list[LevelCard]) -> None:
    """The levels, or any other number."""
    names = {card.k: f"{card.k} {card.name}" for card in each}
    for key, now in (("level", held.k if held.k in names else None), ("k", held.k)):
        if st.session_state.get(key, 0) != now:
            st.session_state[key] = now
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        st.segmented_control(
            "Number of segments",
            list(names),
            format_func=names.__getitem__,
            key="level",
            on_change=_take,
            args=(held, work, "level"),
        )
        help = f"From 1 to {work.choice.k_max}; raise the largest number to try in step 1."
        st.number_input(
            "Any other number",
            1,
            work.choice.k_max,
            key="k",
            width=150,
            help=help,
            on_change=_take,
            args=(held, work, "k"),
        )


def _take(held: Visitor, work: Work, key: str) -> None:
    """Let that number be shown; what was changed by hand was of another one."""
    told = st.session_state[key]
    if told is None:
        return
    k = min(max(int(told), 1), work.choice.k_max)  # limits of a widget are the browser's only
    if work.plan.changes or work.plan.sizes:
        card_menu.undo(held, work, k)
    held.k = k


def _strip(held: Visitor, work: Work, shown: Segmentation) -> None:
    """Which segments of the recommended number become which of the one shown."""
    before = work.choice.usual
    if held.k == before:
        coarse = [level.k for level in work.choice.levels if level.k < before]
        before = coarse[0] if coarse else before
    if before == held.k or 1 in (before, held.k):
        return
    after, usual = held.k, work.choice.usual
    division = work.divided(min(before, after), max(before, after))
    with st.container(border=True, key="strip"):
        st.markdown(f"**{strip(before, after)}**")
        if division is None:
            widgets.outline(60)
            return

        def old(number: int) -> str:
            return chips.chip(number, colour(number) if before == usual else GREY)

        said = divided_said if before < after else united_said
        sentences = said(division.divides, division.before, old, lambda i: chips.of(shown.segments[i - 1]))
        st.markdown("  \n".join(sentences))
        st.caption("By where most of their customers go. Some go elsewhere, so the sizes need not add up.")


def _cards(held: Visitor, each: list[LevelCard], shown: Segmentation | None) -> None:
    grid = st.grid(min(max(len(each), 2), 4), min_column_width=_NARROWEST, border=True, key="levels")
    for card in each:
        with grid.container(key=f"level-{card.k}", gap="xsmall"):
            own = "shown" if shown is None or shown.by_hand is None else "changed by hand"
            badge = f" :blue-badge[{own}]" if card.k == held.k else ""
            st.subheader(f"{card.k} {card.name}{badge}", anchor=False)
            st.markdown(widgets.plain_text(card.gains))
            _sizes(card, shown, narrow=len(each) > 3)
            facts = {"Repeats": card.repeats, "Distinct": card.distinct, "Smallest": card.smallest}
            st.markdown("  \n".join(f"{head}: **{fact}**" for head, fact in facts.items() if fact))


def _sizes(card: LevelCard, shown: Segmentation | None, *, narrow: bool) -> None:
    """Sizes as a bar, in the colours of the segments where these are known, and in words."""
    if not card.sizes:
        return
    colours = [colour(place) for place in range(1, len(card.sizes) + 1)]
    if shown is not None and shown.k == card.k:
        colours = [colour_of(segment) for segment in shown.segments]
    elif shown is not None and card.k != shown.choice.usual:
        colours = [GREY if place % 2 else "#A5A5A5" for place in range(len(card.sizes))]
    chips.bar([share for _, share in card.sizes], colours, narrow=narrow)
    st.caption("; ".join(f"{widgets.plain_text(name)} {share:.0%}" for name, share in card.sizes))


def _evidence(held: Visitor, work: Work) -> None:
    part = st.expander("The evidence", key="evidence-part", on_change="rerun")
    if part.open:
        with part:
            widgets.exhibit(why_this_number.exhibit(work.choice, held.k))
            for table in why_this_number.tables(work.choice, held.k):
                widgets.table(table, "The figures for every number of segments")
