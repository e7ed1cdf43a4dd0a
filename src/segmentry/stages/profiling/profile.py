"""`profile`: what each segment is, in original units, and what sets it apart."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from segmentry.progress import part
from segmentry.results.amount_tiers import Tiers
from segmentry.results.choice import KChoice
from segmentry.results.columns import Columns
from segmentry.results.contrast import Contrast
from segmentry.results.made_without import MadeWithout
from segmentry.results.profile import Average, Level, Outcome, Profile, SegmentProfile, levels_by_column
from segmentry.results.segmentation import Segmentation
from segmentry.results.trial import Trial
from segmentry.results.typical_answer import Typical
from segmentry.stages.preparation.customers_drawn import draw, labels_of_numbers
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.profiling.arms import trials_of
from segmentry.stages.profiling.centre_of import centre_of
from segmentry.stages.profiling.contrasts import contrasts, outcomes, with_effects
from segmentry.stages.profiling.goes_with import NOTHING, GoesWith, goes_with
from segmentry.stages.profiling.intervals import is_rate, with_intervals
from segmentry.stages.profiling.made_of import with_made_of
from segmentry.stages.profiling.making_without import made_without
from segmentry.stages.profiling.map import project
from segmentry.stages.profiling.missingness import filled_cells, marked_by_missing
from segmentry.stages.profiling.named_levels import Grouping, with_groups
from segmentry.stages.profiling.names import Named, name_segments
from segmentry.stages.profiling.notable_traits import Trait, notable, once_each, traits_of
from segmentry.stages.profiling.outcome_cells import as_read, became
from segmentry.stages.profiling.personas import persona, tellable
from segmentry.stages.profiling.quantiles import with_spreads
from segmentry.stages.profiling.rename import named_as_planned
from segmentry.stages.profiling.rule_search import find_rules
from segmentry.stages.profiling.scale import on_their_scale
from segmentry.stages.profiling.statement import FiguresOfSegments
from segmentry.stages.profiling.statements import columns_named, statements
from segmentry.stages.profiling.tally import MOST_LEVELS, averages_of, levels_of, tally
from segmentry.stages.profiling.tiers import tiers
from segmentry.stages.profiling.typical import typical_answers, typical_of_all, withheld_answers
from segmentry.stages.profiling.undefined_parts import undefined_in
from segmentry.stages.profiling.withholding import withheld_averages, withheld_levels, withheld_outcomes
from segmentry.stages.profiling.zero_by_level import zero_by_a_level
from segmentry.stages.profiling.zeros import halves, zeros
from segmentry.stages.shared.asked_for import asked_about
from segmentry.stages.shared.centres import assigner
from segmentry.stages.shared.display_names import Labels
from segmentry.stages.shared.rows_called import rows_in
from segmentry.stages.shared.values import feature_of

#: Columns that are told to set a segment apart.
_MOST_APART = 5
#: Rows that a preview is profiled from.
PREVIEWED = 20_000


def profile(segmentation: Segmentation, prepared: Prepared) -> Segmentation:
    """Add who each segment is: averages and categories over all rows, personas with names, rules, and the map.

    Averages are of the cells that are filled, in the columns' own units. Numeric columns are profiled whether
    or not they are features; ids and ignored columns are left out. Effect sizes tell how far a segment stands from
    everyone else; columns that are no features get 95 % intervals and a Holm-adjusted test of no difference, too.
    Columns of outcome and value are told per segment, as a rate or mean, with lift and share of the total. Figures
    of fewer than `Plan.min_cell` customers are withheld, and so are those from which they could be computed.
    A preview is profiled from 20,000 rows, evenly spread over the table.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("bank", rows=600))
    >>> segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared, k_max=4))
    >>> segmentation = profile(segmentation, prepared)
    >>> len(segmentation.profile.segments) == segmentation.k
    True
    """
    if segmentation.preview:
        prepared = _of_some(prepared)
    segmentation = segmentation.model_copy(update={"rules": find_rules(segmentation, prepared)})
    full = _figures(segmentation, prepared)
    segmentation = _described(segmentation, full, _withheld(full, segmentation))
    segmentation = segmentation.model_copy(update={"map": project(segmentation, prepared)})
    return named_as_planned(segmentation)


def _of_some(prepared: Prepared) -> Prepared:
    """The same with so many rows of the table as a preview is made of; they stand as they do in the table."""
    if prepared.table.n_rows <= PREVIEWED:
        return prepared
    places = np.linspace(0, prepared.table.n_rows - 1, PREVIEWED).astype(np.int64)
    some = {"rows": prepared.table.rows.take(places), "n_rows": len(places)}
    return replace(prepared, table=prepared.table.model_copy(update=some))


@dataclass(frozen=True)
class _Figures:
    """What was counted and computed: per segment averages and levels, these also as far as they are told, and what
    compares the segments."""

    averages: Sequence[tuple[Average, ...]]
    everyone: tuple[Average, ...]
    levels: Sequence[tuple[Level, ...]]
    levels_told: Sequence[tuple[Level, ...]]
    typical: Sequence[tuple[Typical, ...]]
    typical_of_all: tuple[Typical, ...]
    contrasts: tuple[Contrast, ...]
    outcomes: tuple[Outcome, ...]
    choice: KChoice
    told: GoesWith = NOTHING
    without: MadeWithout | None = None
    named: Sequence[Named] = ()
    tiers: Tiers | None = None
    zeros: Mapping[str, float] = field(default_factory=dict)
    trials: tuple[Trial, ...] = ()
    halves: Mapping[str, float] = field(default_factory=dict)

    def traits(self, columns: Columns, among: Collection[str], labels: Labels) -> list[tuple[Trait, ...]]:
        """Of every segment the traits in these columns; what another column says as well is told of that one alone."""
        kinds, usual = columns.kinds(), {answer.column: answer for answer in self.typical_of_all}
        of_segments = zip(self.averages, self._once(columns), self.typical, strict=True)
        return [
            traits_of(
                averages, self.everyone, levels, among, kinds, [(own, usual[own.column]) for own in answers], labels
            )
            for averages, levels, answers in of_segments
        ]

    def names(self, segmentation: Segmentation) -> list[Named]:
        """The name of every segment, from its features alone; what a rule tells it by belongs in it."""
        once, by_name = self._once(segmentation.columns), {x.name: x for x in segmentation.columns.columns}
        said_of = by_name, segmentation.labels, self.everyone, rows_in(segmentation).buy
        figures = FiguresOfSegments(self.averages, once, self.typical, *said_of)
        shares = [segment.share for segment in segmentation.segments]
        rules = segmentation.rules
        told_by = [() if rules is None else rules.told_by(segment.id) for segment in segmentation.segments]
        said = statements(figures, frozenset(segmentation.features))
        return name_segments(said, shares, told_by, self.untold(segmentation.columns))

    def untold(self, columns: Columns) -> list[frozenset[str]]:
        """Of every segment the numbers that a level tells already, and what is typical of visits that it has not."""
        by_name = {column.name: column for column in columns.columns}
        by_level = zero_by_a_level(self.averages, self.levels, self.everyone, by_name)
        of_none = undefined_in(self.averages, by_name)
        return [told | undefined for told, undefined in zip(by_level, of_none, strict=True)]

    def _once(self, columns: Columns) -> list[list[Level]]:
        """The levels of every segment without those that another column says as well."""
        twice = {(column.name, cell.level) for column in columns.columns for cell in column.elsewhere}
        return [[level for level in own if (level.column, level.level) not in twice] for own in self.levels]

    def hides(self, full: "_Figures") -> bool:
        """Whether something of these is withheld that `full` tells."""
        mine, theirs = ((x.averages, x.everyone, x.levels, x.typical) for x in (self, full))
        return mine != theirs

    @property
    def filled(self) -> list[dict[str, int]]:
        """Of every segment, how many of its customers have a value, by column."""
        return [filled_cells(averages, levels) for averages, levels in zip(self.averages, self.levels, strict=True)]


def _figures(segmentation: Segmentation, prepared: Prepared) -> _Figures:
    numeric, text = _profiled(segmentation.columns)
    with part(0.65):
        counted = tally(segmentation, prepared, numeric, text)
    features, each_one = frozenset(segmentation.features), segmentation.plan.weight is None
    everyone = averages_of(numeric, counted.all, None)
    averages = [averages_of(numeric, counted.of(i), everyone) for i in range(segmentation.k)]
    averages = with_effects(on_their_scale(averages, segmentation), segmentation.columns, features, counted=each_one)
    orders = segmentation.columns.orders()
    levels = levels_of(counted, segmentation.k, orders)
    levels = with_intervals(levels, features) if each_one else levels
    levels_told = withheld_levels(levels, segmentation.plan.min_cell)
    typical = [typical_answers(own, orders) for own in levels], typical_of_all(levels[0], orders)
    differ = contrasts(averages, levels, segmentation.columns, segmentation.recipe.steps, counted=each_one)
    asked = asked_about(segmentation.plan, segmentation.columns.columns)
    became = outcomes(segmentation.columns.columns, averages, everyone, levels, counted=each_one, asked=asked)
    full = _Figures(averages, everyone, levels, levels_told, *typical, differ, became, segmentation.choice)
    return _with_drawn(full, segmentation, prepared)


def _with_drawn(full: _Figures, segmentation: Segmentation, prepared: Prepared) -> _Figures:
    """With what customers who are drawn tell: quantiles, clues, and what levels of detail explain of the outcome."""
    columns = segmentation.columns
    read = {average.column: feature_of(columns[average.column]) for average in full.everyone}
    outcome = Profile(all=full.everyone, segments=(), contrasts=full.contrasts, outcomes=full.outcomes).main_outcome
    met: dict[str, tuple[str, ...]] = {}
    if outcome is not None:
        met = {name: tuple(x.level for x in own) for name, own in levels_by_column(full.levels[0]).items()}
        read |= {name: feature_of(columns[name], own) for name, own in met.items()}
        read[outcome.column] = as_read(columns[outcome.column], outcome)
    full = replace(full, told=GoesWith((None,) * segmentation.k))
    if not read:
        return full
    with part(0.25):
        drawn = draw(segmentation.recipe, prepared, list(read.values()))
    labels, least = assigner(segmentation)(drawn.matrix).labels, prepared.plan.min_cell
    full = replace(full, contrasts=with_made_of(full.contrasts, drawn.values, columns))
    if full.everyone:
        averages, everyone = with_spreads(drawn, labels, full.averages, full.everyone, least)
        full = replace(full, averages=averages, everyone=everyone)
    of_levels = labels_of_numbers((x.k for x in full.choice.levels), full.choice.centres, drawn)
    named = full.names(segmentation)
    choice = with_groups(full.choice, drawn, of_levels, segmentation, Grouping(labels, named))
    full = replace(full, named=named, choice=choice)
    if segmentation.verdict == "no structure" and prepared.plan.weight is None:
        none, half = ((of(drawn, columns, least) if outcome is None else {}) for of in (zeros, halves))
        full = replace(full, tiers=tiers(drawn, columns, outcome), zeros=none, halves=half)
    if outcome is None:
        return full
    result = became(drawn.values[outcome.column], read[outcome.column], outcome)
    chosen = segmentation.model_copy(update={"choice": full.choice})
    trials = trials_of(segmentation, prepared, outcome, met)
    arms = frozenset(trial.column for trial in trials)
    told, choice = goes_with(chosen, drawn, labels, of_levels, outcome, result, full.levels_told, met, arms)
    without = made_without(segmentation, drawn, result, outcome, full.contrasts, labels)
    return replace(full, told=told, without=without, choice=choice, trials=trials)


def _withheld(full: _Figures, segmentation: Segmentation) -> _Figures:
    """Without the figures of too few customers. Tests and effect sizes are of all segments together, and stay."""
    least = segmentation.plan.min_cell
    rates = [column.name for column in segmentation.columns.columns if is_rate(column)]
    averages, everyone = withheld_averages(full.averages, full.everyone, rates, least)
    levels = full.levels_told
    became = withheld_outcomes(full.outcomes, averages, everyone, levels, least)
    return replace(
        full,
        averages=averages,
        everyone=everyone,
        levels=levels,
        typical=withheld_answers(full.typical, levels, least),
        outcomes=became,
        told=full.told.withheld(averages, levels, became, least, rates),
    )


def _described(segmentation: Segmentation, full: _Figures, shown: _Figures) -> Segmentation:
    """With names from all that was counted, and with the profile and sentences from what is told of it."""
    columns, features = segmentation.columns, segmentation.features
    others = [c.name for c in columns.columns if c.role == "descriptor"]
    labels = segmentation.labels
    traits = full.traits(columns, features, labels)
    in_words = shown.traits(columns, features, labels) if shown.hides(full) else traits
    described = [tellable(segment_traits, shown.contrasts) for segment_traits in shown.traits(columns, others, labels)]
    sizes, least = list(segmentation.sizes.values()), segmentation.plan.min_cell
    gaps = marked_by_missing(full.filled, sizes, features, least)
    segments, profiles, untold = [], [], full.untold(columns)
    for i, (name, named_by) in enumerate(full.named or full.names(segmentation)):
        segment = segmentation.segments[i]
        own = {"name": name, "centre": centre_of(segment, full.averages[i], segmentation)}
        segments.append(segment.model_copy(update=own))
        far = [trait.column for trait in notable(traits[i]) if trait.column not in untold[i]]
        of_name = tuple(dict.fromkeys(columns_named(named_by, far)))
        apart = tuple(dict.fromkeys([*of_name, *far]))[:_MOST_APART]
        told = segment, once_each(in_words[i], columns), described[i], shown.outcomes, gaps[i]
        words = persona(*told, withheld=in_words[i] != traits[i], labels=labels)
        figures = {name: getattr(shown, name)[i] for name in ("averages", "levels", "typical")}
        figures |= {"persona": words, "sentence": words[0].text, "clue": shown.told.clues[i]}
        profiles.append(SegmentProfile(id=segment.id, apart=apart, named_by=of_name, **figures))
    compared = {name: getattr(shown, name) for name in ("contrasts", "outcomes")}
    of_all = ("in_turn", "leads", "led", "at_stake", "computed_with", "no_part")
    compared |= {name: getattr(shown.told, name) for name in of_all}
    compared |= {"typical": shown.typical_of_all, "clues": shown.told.of_all}
    compared |= {"tiers": shown.tiers, "zeros": shown.zeros, "halves": shown.halves, "trials": shown.trials}
    whole = Profile(all=shown.everyone, segments=tuple(profiles), **compared)
    made = {"segments": tuple(segments), "choice": shown.choice, "made_without": shown.without}
    return segmentation.model_copy(update={**made, "profile": whole})


def _profiled(columns: Columns) -> tuple[list[str], list[str]]:
    used = [c for c in columns.columns if c.is_told]
    numeric = [c.name for c in used if c.is_averaged]
    text = [c.name for c in used if not c.is_averaged and c.distinct <= MOST_LEVELS]
    return numeric, text
