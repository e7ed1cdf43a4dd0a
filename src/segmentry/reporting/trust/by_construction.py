"""What differs between groups because of what made them, and of which part of a whole that is."""

from segmentry.reporting.clue_words import part_said
from segmentry.reporting.single_columns import explained_by
from segmentry.results.profile import Profile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.following_names import follows
from segmentry.stages.shared.money_names import is_cost, is_paid
from segmentry.stages.shared.quantities import tells_worth
from segmentry.stages.shared.recent_use import lies_ahead
from segmentry.wording import capitalised, listed, share

#: Columns that are named.
_MOST_NAMED = 3
#: What made the groups and explains so much of a column alone is told with the amounts that did (ours).
_MUCH = 0.25
#: Nearly all of an amount, and a part of all customers that is small (ours).
_NEARLY_ALL, _FEW = 0.95, 0.5
#: From this part on of what a group has of a whole, one of its parts is told (ours).
_LARGE = 0.4
#: Parts add up to a whole where their averages do, but for so little of it (ours).
_ADD_UP = 0.01


def by_construction(segmentation: Segmentation, column: str, what: str = "") -> str:
    """Which features a column can be computed from, follow from it, tell amounts that may be in it, or explain much of
    it, as a sentence, those that explain most first; empty of none.

    Where one part by a feature holds nearly all of it, that says it: such groups tell who has it already. `what` is
    partly by construction: how groups differ in it, if nothing else is said.
    """
    if lies_ahead(column):  # what was before foretells it
        return ""
    if said := _all_in_one_part(segmentation, column):
        return said
    made, alone = _makers(segmentation, column), _explained(segmentation, column)
    if not made:
        return ""
    made += [x for x in segmentation.features if x not in made and alone.get(x, 0.0) >= _MUCH]
    made.sort(key=lambda x: -alone.get(x, 0.0))
    names = listed((column_called(x, segmentation.labels).words for x in made), most=_MOST_NAMED)
    what = what or f"how groups differ in {column_called(column, segmentation.labels).words}"
    return f"{capitalised(what)} is partly by construction: {names} made the groups."


def is_picked_by(segmentation: Segmentation, column: str) -> bool:
    """Whether what an amount is computed from, follows from, or comes with made the groups: they were picked by it.
    Nobody is picked by what is to come."""
    ahead = lies_ahead(column)
    return not ahead and bool(_all_in_one_part(segmentation, column) or _makers(segmentation, column))


def _makers(segmentation: Segmentation, column: str) -> list[str]:
    """The features that an amount can be computed from, else those that follow from it, else other amounts."""
    profile = segmentation.profile
    sums = () if profile is None else (*_made_of(profile, column), *_computed_with(profile, column))
    made = [x for x in segmentation.features if x in sums]
    made = made or [x for x in segmentation.features if follows(x, column)]
    return made or [x for x in segmentation.features if _may_be_in(x, column)]


def _may_be_in(amount: str, column: str) -> bool:
    """Whether an amount may be in another one: what people pay is in no cost."""
    return tells_worth(amount) and amount != column and not (is_paid(amount) and is_cost(column))


def _computed_with(profile: Profile, column: str) -> tuple[str, ...]:
    main = profile.main_outcome
    return profile.computed_with if main is not None and main.column == column else ()


def _all_in_one_part(segmentation: Segmentation, column: str) -> str:
    """Of an amount nearly all of which lies in a small part by one feature, that groups made by it tell who has it
    already; empty where there is no such part."""
    profile = segmentation.profile
    clues = () if profile is None or not _is_value(profile, column) else profile.clues
    for clue in (x for x in clues if x.outcome == column and x.column in segmentation.features):
        inside, rest = clue.sums
        is_small = clue.share <= _FEW
        if not is_small or inside <= 0 or rest < 0:
            continue
        if (part := inside / (inside + rest)) >= _NEARLY_ALL:
            name, feature = (column_called(x, segmentation.labels).words for x in (column, clue.column))
            tells = f"{feature} tells who has it already, not who will"
            return f"{share(part)} of all {name} lies {part_said(segmentation, clue)}: {tells}."
    return ""


def _is_value(profile: Profile, column: str) -> bool:
    """Whether it is an outcome that is no rate."""
    return any(x.column == column and x.kind == "mean" for x in profile.outcomes)


def largest_part(segmentation: Segmentation, column: str) -> str:
    """Of the group that has most of an amount how much one part of it is, and who has most without that part.

    Empty where the amount is no sum of other columns, an average is withheld, or no part is large.
    """
    profile = segmentation.profile
    parts = () if profile is None else _made_of(profile, column)
    means = _means(profile, (column, *parts)) if profile is not None and len(parts) > 1 else []
    if not means:
        return ""
    top = max(range(segmentation.k), key=lambda i: means[i][0] * segmentation.segments[i].size)
    whole, own = means[top][0], means[top][1:]
    largest = max(range(len(parts)), key=lambda j: own[j])
    if whole <= 0 or own[largest] < _LARGE * whole:
        return ""
    most = max(range(segmentation.k), key=lambda i: means[i][0] - means[i][1 + largest])
    names = segmentation.segments[top].name, segmentation.segments[most].name
    total, part = (column_called(x, segmentation.labels).words for x in (column, parts[largest]))
    who = "the order stays: it still has" if most == top else f"the order changes: “{names[1]}” has"
    return f"Of the {total} of “{names[0]}” {share(own[largest] / whole)} is {part}; without that {who} most each."


def _explained(segmentation: Segmentation, column: str) -> dict[str, float]:
    """How much single columns explain of an outcome; of other columns that is not known."""
    clues = () if segmentation.profile is None else segmentation.profile.clues
    explained: dict[str, float] = {}
    for clue in (x for x in clues if x.outcome == column):
        explained[clue.column] = max(explained_by(segmentation, clue), explained.get(clue.column, 0.0))
    return explained


def _made_of(profile: Profile, column: str) -> tuple[str, ...]:
    return next((x.made_of for x in profile.contrasts if x.column == column), ())


def _means(profile: Profile, columns: tuple[str, ...]) -> list[list[float]]:
    """Of every group the averages of a whole and of its parts; none where one is not told, or they do not add up."""
    found = []
    for own in profile.segments:
        averages = [own.average_of(name) for name in columns]
        means = [x.mean for x in averages if x is not None and x.mean is not None]
        if len(means) < len(columns) or abs(means[0] - sum(means[1:])) > _ADD_UP * abs(means[0]):
            return []
        found.append(means)
    return found
