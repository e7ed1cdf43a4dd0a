"""What the verdict means, in plain words and with the numbers behind it: every face says it first.

The terms are those of Dolnicar & Leisch (2010); the thresholds are ours, and stand in `stages/selection/judging.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from segmentry.reporting.trust.verdict_words import (
    BY_ONE_COLUMN,
    NO_GROUPS,
    close_call,
    number_beside,
    verdict_said,
)
from segmentry.results.choice import Evidence, KChoice, Verdict
from segmentry.results.segmentation import Segmentation
from segmentry.stages.selection.judging import (
    EACH_STABLE,
    FORETELLS,
    HARDLY_NEARER,
    HIGHLY_STABLE,
    MANY_STABLE,
    MOST_OF_USE,
    MOST_TIGHTNESS,
    NO_GAP,
    STABLE,
    STRUCTURE,
    VALLEY,
    VALLEY_Z,
    against_null,
    as_read,
    passes,
)
from segmentry.wording import counted, figure, listed, share

VERDICT_SOURCE = "Dolnicar & Leisch 2010"

_MEANS: dict[Verdict, str] = {
    "natural": (
        "The groups are clearly separate: between them customers are fewer than in them, and the same groups return"
        " when it is repeated with resampled customers."
    ),
    "reproducible": (
        "The same groups return when it is repeated with resampled customers, but their borders are blurry: where one"
        " ends and the next begins is a choice."
    ),
    "constructive": (
        "A useful split, not natural groups: the customers do differ, but repeated with resampled customers the groups"
        " move more than natural ones do."
    ),
    "no structure": (
        "No real groups were found: the customers differ by degrees, not in kinds. Customers without any groups would"
        " have given segments as good as these."
    ),
}
#: What a useful split means that could not be told from none, though it comes out alike.
_AS_GOOD = (
    "A useful split, not natural groups: the customers do differ, but customers without any groups would have given as"
    " good ones."
)
#: What it means that segments repeat which are cuts of one heap.
_NO_GAP_BETWEEN = (
    "A useful split, not natural groups: the same groups return when it is repeated with resampled customers, but"
    " between them customers are hardly fewer than in them: where one ends and the next begins is a choice."
)
#: The words of the verdict, and of what it rests on, for whoever meets them in a table.
TERMS = (
    f"{VERDICT_SOURCE} call clearly separate groups natural, groups that repeat, with blurry borders, reproducible, and"
    " a useful split constructive; where no real groups are found, customers without clusters would give segments as"
    " good. Beside it stands the first test that keeps a number from being called more real. Repeat: a stability of"
    f" {STABLE:g} (of more than {MOST_OF_USE} groups {MANY_STABLE:g}), of each group {HIGHLY_STABLE:g}, and"
    f" {STRUCTURE:g} against no clusters: both sd (tightness up to {MOST_TIGHTNESS:g}) x stability. Clearly separate:"
    f" each group {EACH_STABLE:g}, every"
    f" valley at {VALLEY:.0%} or less, their mean {VALLEY_Z:g} sd below tables without clusters, prediction strength"
    f" {FORETELLS:g}, every silhouette {HARDLY_NEARER:g} or more. Above a mean valley of {NO_GAP:.0%} it is a useful"
    " split (thresholds are ours). ARI, the adjusted Rand index, is 1 where two fits divide the rows alike, and 0 where"
    " no more than by chance. Prediction strength is the least share of pairs that one half of the customers puts into"
    " one group, and the other half, too (Tibshirani & Walther 2005)."
)
#: Below this share of the variance between the segments, customers differ in some respects, not in all (ours).
_MOST_ALIKE = 0.5
#: A difference is large from here (Cohen 1988), and so many features are named in which it is.
_LARGE, _MOST_NAMED = 0.5, 3
_DO: dict[Verdict, str] = {
    "natural": "Treat them as kinds of customers: plan a campaign for each.",
    "reproducible": "Plan a campaign for each; customers near a border may get that of either neighbour.",
    "constructive": "Use them where customers must be divided, and do not speak of them as kinds of customers.",
    "no structure": (
        "If the work needs a division all the same, say that it was made; else treat customers alike, or look for"
        " features in which they differ in kind."
    ),
}


@dataclass(frozen=True)
class Judgement:
    """The verdict on one k in words: a headline, what it means, what to do, and the numbers that support it.

    `why` is why another k than 1 is recommended.
    """

    verdict: Verdict | None
    headline: str
    means: str
    do: str
    figures: str
    why: tuple[str, ...]

    @property
    def paragraph(self) -> str:
        """What it means, what to do and the numbers, as one paragraph."""
        return " ".join(filter(None, (self.means, self.do, self.figures)))


def judged(choice: KChoice, k: int, apart: Sequence[str] = ()) -> Judgement:
    """The verdict on the segments of one k, beside the k that is recommended.

    `apart` are the features in which the segments differ most, where they are known.

    >>> import numpy as np, segmentry
    >>> rng = np.random.default_rng(0)
    >>> blobs = np.concatenate([rng.normal(m, 0.3, size=(100, 2)) for m in (0, 3, 6)])
    >>> judged(segmentry.choose_k(blobs, k_max=4), 3).headline
    '3 clearly separate segments'
    """
    verdict = _verdict(choice, k)
    why = choice.reasons if choice.k > 1 else ()
    calls = close_call(choice)
    headline = "; ".join(filter(None, (_headline(choice, k, verdict), calls)))
    if verdict is None:
        return Judgement(None, headline, "With one segment there is nothing to judge." if k == 1 else "", "", "", why)
    means = "The customers differ by degrees, not in kinds." if k == 1 else _meant(choice.of(k), verdict)
    do = _DO["no structure"] if k == 1 else _do(choice, k, verdict, apart)
    return Judgement(verdict, headline, means, do, _figures(choice, k, verdict), why)


def _meant(e: Evidence, verdict: Verdict) -> str:
    if e.by_column is not None and verdict != "no structure":
        return f"These are {BY_ONE_COLUMN.format(column=e.by_column)}: whoever knows its value knows the group."
    if verdict == "constructive" and (e.stability or 0.0) >= STABLE and not passes(e):
        return _AS_GOOD
    read = as_read(e) or verdict
    return _NO_GAP_BETWEEN if read == "constructive" != verdict else _MEANS[read]


def judged_of(segmentation: Segmentation) -> Judgement:
    """The verdict on the segments that there are; where a profile tells, with the features in which they differ most.

    >>> import segmentry
    >>> judged_of(segmentry.run(segmentry.sample("telecom", rows=600), segmentry.Plan(k_max=5))).headline
    '5 clearly separate segments'
    """
    profile = segmentation.profile
    features = [] if profile is None else [contrast for contrast in profile.contrasts if contrast.feature]
    ranked = sorted(features, key=lambda contrast: -contrast.effect)
    large = [contrast.column for contrast in ranked if contrast.effect >= _LARGE]
    large = large or [contrast.column for contrast in ranked[:1]]
    return judged(segmentation.choice, segmentation.k, large[:_MOST_NAMED])


def _verdict(choice: KChoice, k: int) -> Verdict | None:
    if k == 1:
        return choice.verdict if choice.k == 1 else None
    return choice.of(k).verdict


def _headline(choice: KChoice, k: int, verdict: Verdict | None) -> str:
    if verdict == "no structure":
        return f"{NO_GROUPS}{_made(choice, k)}"
    said = verdict_said(choice, k) if k > 1 else counted(k, "segment")
    if k == choice.k:
        return said if verdict else f"Recommended: {said}{'' if k == 1 else '; how real they are was not computed'}"
    return f"{said}; recommended: {number_beside(choice, choice.k, k)}"


def _made(choice: KChoice, k: int) -> str:
    if k == 1:
        return ": all stay in one"
    by_knee = f" ({choice.k} by the {choice.rule})" if choice.k not in (1, k) else ""
    return f"; the {k} shown were made, not found{by_knee}"


def _do(choice: KChoice, k: int, verdict: Verdict, apart: Sequence[str]) -> str:
    """What to do with these segments; where another number is recommended, the comparison comes first."""
    score, best = choice.of(k).score, choice.of(choice.k).score
    if choice.k in (1, k) or verdict == "no structure" or score is None or best is None:
        explained, read = choice.explained(k), as_read(choice.of(k)) or verdict
        differ = read == "natural" and explained < _MOST_ALIKE
        return _in_some_respects(explained, apart) if differ else _DO[read]
    return (
        f"Compare them with the {choice.k} before you settle: the score of {choice.k} is {figure(best)}, here"
        f" {figure(score)}."
    )


def _in_some_respects(explained: float, apart: Sequence[str]) -> str:
    """What to do with segments that stand apart, while most differences lie between customers of the same one."""
    where = f"They stand apart in {listed(apart)}" if apart else "They stand apart in some features"
    return (
        f"{where}, not in every respect: {share(explained)} of the variance lies between them. Name them by that, and"
        " plan for each what rests on it."
    )


def _figures(choice: KChoice, k: int, verdict: Verdict) -> str:
    e = choice.of(k)
    sentences = (
        _structure(choice) if verdict == "no structure" else "",
        _stability(e),
        _valley(e) if verdict in ("natural", "reproducible") else "",
        _number(choice, k),
        f"Terms after {VERDICT_SOURCE}; thresholds are ours.",
    )
    return " ".join(filter(None, sentences))


def _structure(choice: KChoice) -> str:
    several = [e for e in choice.evidence if e.k > 1]
    if not several:
        return ""
    strongest = max(several, key=against_null)
    best = f"is strongest at k = {strongest.k} with {against_null(strongest):.1f}"
    return f"The evidence against customers without clusters {best}; the threshold is {STRUCTURE:g}."


def _stability(e: Evidence) -> str:
    if e.stability is None:
        return ""
    spread = "" if e.stability_sd is None else f" (sd {e.stability_sd:.2f})"
    fits = round((1 + (1 + 8 * e.stability_pairs) ** 0.5) / 2)  # every pair of so many fits: they are not independent
    over = f"over all pairs of {fits} bootstrap fits to {e.stability_rows:,} rows"
    read = (
        "ARI, the adjusted Rand index, is 1 where two fits divide the rows alike, and 0 where no more than by chance; a"
        " bootstrap fit is to as many rows, drawn with replacement."
    )
    stability = f"Stability of {e.k} (mean ARI) {e.stability:.2f}{spread} {over}; stable is {STABLE:g} or more."
    return f"{stability} {read}{_halves(e)}"


def _halves(e: Evidence) -> str:
    """Whether halves of the customers divide each other alike."""
    if e.prediction_strength is None:
        return ""
    of = "the least share of pairs that one half of the customers puts into one group, and the other half, too"
    source = f"{FORETELLS:g} or more is well supported (Tibshirani & Walther 2005)"
    return f" Prediction strength, {of}: {e.prediction_strength:.2f}; {source}."


def _valley(e: Evidence) -> str:
    if e.valley is None or e.valley_z is None:
        return ""
    below = "below" if e.valley_z >= 0 else "above"
    beside = f"{abs(e.valley_z):.1f} standard deviations {below} {e.references} tables without clusters"
    least = e.valley_shallowest
    shallowest = "" if least is None else f", and in the shallowest valley to {share(least)}"
    every = f"every valley falls to {VALLEY:.0%} or less, and the mean lies {VALLEY_Z:g} or more below"
    falls = f"the density falls on average to {share(e.valley)} of the lower peak, {beside}{shallowest}"
    return f"Between neighbours {falls}; apart are those of which {every}."


def _number(choice: KChoice, k: int) -> str:
    """Where 1 is recommended: that, and which number comes out alike."""
    if choice.k > 1:
        return ""
    if choice.constructive is None:
        return "Recommended: 1."
    best = choice.of(choice.constructive)
    stability = "" if best.k == k or best.stability is None else f" (stability {best.stability:.2f})"
    needed = "" if best.k == k else "where segments are needed, "
    return f"Recommended: 1; {needed}{best.k} comes out alike when repeated with resampled customers{stability}."
