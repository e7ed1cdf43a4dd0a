"""What goes with the main outcome: by levels of detail, single columns and parts of customers, and in money."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from segmentry.maths import Floats, Labels
from segmentry.results.choice import KChoice
from segmentry.results.profile import AtStake, Average, Level, NoPart, Outcome
from segmentry.results.recipe import OTHER
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.at_stake import at_stake, gained, withheld_at_stake
from segmentry.stages.profiling.clue_columns import candidates
from segmentry.stages.profiling.clues import REACHED, Among, clues_of_all
from segmentry.stages.profiling.column_alone import with_alone
from segmentry.stages.profiling.in_turn import hints
from segmentry.stages.profiling.made_of import computed_with
from segmentry.stages.profiling.outcome_figures import event_of, is_leaving, tells_of_leaving
from segmentry.stages.profiling.use_of_levels import with_use
from segmentry.stages.profiling.withheld_parts import (
    told_elsewhere,
    withheld_clues,
    withheld_clues_of_all,
    withheld_in_segments,
    withheld_in_turn,
    withheld_parts,
    withheld_together,
)
from segmentry.stages.profiling.within_groups import with_segments, with_within
from segmentry.stages.shared.occasions import counts_purchases
from segmentry.stages.shared.recent_use import lies_ahead

if TYPE_CHECKING:  # it brings the engines, which the report does not need
    from segmentry.stages.preparation.customers_drawn import Drawn, LabelsOfNumbers


@dataclass(frozen=True)
class GoesWith:
    """The clue of every segment, those of all customers, the parts in turn and whether the first leads, and then for
    how many of every segment it holds, the money, with which columns the outcome is computed, and
    of which no part is told."""

    clues: tuple[Clue | None, ...] = ()
    of_all: tuple[Clue, ...] = ()
    in_turn: tuple[Clue, ...] = ()
    leads: bool = False
    led: tuple[Level, ...] = ()
    at_stake: AtStake | None = None
    computed_with: tuple[str, ...] = ()
    no_part: Mapping[str, NoPart] = field(default_factory=dict)

    def withheld(
        self,
        averages: Sequence[Sequence[Average]],
        levels: Sequence[Sequence[Level]],
        outcomes: Sequence[Outcome],
        least: int,
        rates: Collection[str] = (),
    ) -> "GoesWith":
        """Without what tells of fewer than `least` customers; `averages`, `levels` and `outcomes` are those told, and
        `rates` the columns of 0 and 1."""
        elsewhere = partial(told_elsewhere, averages=averages, levels=levels, rates=rates)
        clues, led, parts = withheld_clues(self.clues, averages, levels, outcomes, least), self.led, self.in_turn[:1]
        of_all = (withheld_in_segments(x, averages, levels, outcomes, least) for x in self.of_all)
        led = withheld_parts(led, elsewhere(parts[0]) if parts else (), least)
        clues, led, told_of = withheld_together(clues, led, (*parts, *of_all), elsewhere, outcomes, least)
        first, rest = told_of[: len(parts)], told_of[len(parts) :]
        shown = withheld_clues_of_all([x for x in rest if x is not None], averages, levels, outcomes)
        told = {clue.column for clue in shown}
        silent = [clue.column for clue in self.of_all if clue.column not in told]
        in_turn = () if None in first else self.in_turn
        return replace(
            self,
            no_part={**self.no_part, **dict.fromkeys(silent, "withheld")},
            clues=clues,
            of_all=shown,
            in_turn=withheld_in_turn(in_turn, averages, levels, outcomes, shown, least),
            led=led,
            at_stake=withheld_at_stake(self.at_stake, outcomes),
        )


#: Where there is no outcome.
NOTHING = GoesWith()


def goes_with(
    segmentation: Segmentation,
    drawn: "Drawn",
    labels: Labels,
    of_levels: "LabelsOfNumbers",
    outcome: Outcome,
    result: Floats,
    levels: Sequence[Sequence[Level]],
    met: Mapping[str, tuple[str, ...]],
    arms: Collection[str],
) -> tuple[GoesWith, KChoice]:
    """What goes with an outcome, and the choice with what its levels of detail tell of it.

    Parameters
    ----------
    labels : array, n
        The segments of the customers drawn, from 0.
    of_levels : mapping of k to array, n
        Their groups in every level of detail.
    result : array, n
        What became of them.
    levels : sequence per segment
        The shares of levels in every segment, as far as they are told.
    met : mapping of column to its levels
        Of columns that are not taken as numbers.
    arms : collection of str
        Columns of tests, which give no clue.
    """
    columns, least, plan = segmentation.columns, segmentation.plan.min_cell, segmentation.plan
    choice = with_use(segmentation.choice, of_levels, result, outcome, segmentation.k)
    happened = event_of(outcome, segmentation.labels)
    leaving = is_leaving(outcome, segmentation.labels)
    gone = tells_of_leaving(outcome, segmentation.labels)
    able = candidates(columns, arms, gone=gone, leaving=leaving) if plan.weight is None else ()
    numbers = [name for name in drawn.values if name not in met and name != outcome.column]
    made = computed_with(drawn.values, outcome, result, numbers)
    among = {x.name: met.get(x.name) for x in able if x.name in drawn.values and x.name not in made}
    told = _of_which_all_are_told(among, levels)
    stake = None
    if plan.weight is None:
        stake = at_stake(columns, drawn, labels, segmentation.k, outcome, result, happened)
    best, why = clues_of_all(drawn, outcome, result, told, among, least)
    of_all = with_alone(best, drawn, result, among, segmentation.k)
    of_all = with_within(of_all, drawn, labels, segmentation.k, result, among)
    bounds = least, REACHED if happened.gone or happened.wanted else 0
    gain, unwanted = gained(stake, drawn, result), happened.wanted is False or outcome.kind == "mean"
    own = among if outcome.kind == "rate" else _not_in(outcome, among)
    found = hints(drawn, labels, segmentation, outcome, result, own, told, bounds, of_all, gain, unwanted=unwanted)
    of_all = with_segments(of_all, drawn, labels, segmentation.k, outcome, result, among, least)
    return GoesWith(found.each, of_all, found.in_turn, found.leads, found.led, stake, tuple(made), why), choice


def _not_in(outcome: Outcome, among: Among) -> Among:
    """The columns that are no part of a value: within a group who buys more often brings more by construction."""
    if lies_ahead(outcome.column):
        return among
    return {name: levels for name, levels in among.items() if not counts_purchases(name)}


def _of_which_all_are_told(among: Among, levels: Sequence[Sequence[Level]]) -> Among:
    """The columns, with the levels alone of which every segment is told: of a column with a rare level the others are.

    All the rest stands together, as levels do that are too many.
    """
    silent = {(x.column, x.level) for segment in levels for x in segment if not x.is_exact}
    return {
        name: None if each is None else tuple(OTHER if (name, level) in silent else level for level in each)
        for name, each in among.items()
    }
