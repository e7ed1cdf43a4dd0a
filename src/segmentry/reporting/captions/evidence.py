"""The caption of the evidence per number of segments."""

from segmentry.reporting.captions.telling import ONE, SILHOUETTE_SOURCE, Caption, listed, of_rows, silhouette_band
from segmentry.results.choice import Evidence, KChoice
from segmentry.wording import figure as plain


def evidence(choice: KChoice, k: int | None = None) -> Caption:
    """Of the evidence: how the k that is shown (default: the usual one) scores, and whether to keep it."""
    shown = choice.of(k or choice.usual)
    knee = _knee(choice)
    if shown.silhouette is None or shown.stability is None:
        return Caption(f"{ONE} {knee}", _keep(choice, shown.k))
    share = 1 - shown.inertia / choice.of(1).inertia
    explained = f"With {shown.k} segments {share:.0%} of the variance is explained"
    silhouette = (
        f"silhouette (Euclidean) {shown.silhouette:.2f}{of_rows(shown.silhouette_rows, shown.rows)},"
        f" {silhouette_band(shown.silhouette)} by {SILHOUETTE_SOURCE}"
    )
    stability = f"stability (mean ARI) {shown.stability:.2f}{of_rows(shown.stability_rows, shown.rows)}"
    return Caption(f"{_best(choice, shown)}{explained}; {silhouette}; {stability}. {knee}", _keep(choice, shown.k))


def _knee(choice: KChoice) -> str:
    sample = f" (a sample of {choice.of(1).rows:,} rows)" if choice.sampled else ""
    if choice.knee is None:
        return f"The inertia curve{sample} has no knee."
    moved = choice.fragility
    elsewhere = f"; in {moved:.0%} of {len(choice.knees)} ranges of k it is elsewhere" if moved else ""
    return f"The inertia curve{sample} has its knee at {choice.knee}{elsewhere}."


def _best(choice: KChoice, shown: Evidence) -> str:
    """Which k scores best, where scores were computed and tell anything."""
    scores = {e.k: e.score for e in choice.evidence if e.score is not None}
    if shown.score is None or shown.verdict == "no structure":
        return ""
    best = max(scores, key=lambda k: (scores[k], -k))
    own = "" if best == shown.k else f"; {shown.k} has {_product(shown)}"
    told = f"is that of {best}: {_product(choice.of(best))}{own}"
    return f"The best score (tightness x silhouette, squared, x matches) {told}. "


def _product(e: Evidence) -> str:
    """A score as the product that it is; it alone where a factor is missing or none counts."""
    score = plain(e.score)
    if e.tightness is None or e.silhouette_squared is None or not e.matches or not e.score:
        return score
    factors = (e.tightness, e.silhouette_squared, sum(e.matches) / len(e.matches))
    return f"{' x '.join(f'{factor:.3g}' for factor in factors)} = {score}"


def _keep(choice: KChoice, k: int) -> str:
    if choice.k == 1 and choice.constructive is not None:
        needed = f"If segments are needed all the same, {choice.constructive} comes out most alike"
        return f"Keep all customers in one segment. {needed} in redraws of these customers; say that it was made."
    if k != choice.k:
        return f"{choice.k} is recommended and {k} is shown: compare their pictures before you settle."
    if choice.close:
        return f"Look at {listed([str(one) for one in choice.close])} too before you settle: it is a close call."
    scores = {e.k: e.score for e in choice.evidence if e.score is not None}
    own = scores.pop(k, None)
    if not scores or own is None:
        return f"Keep {k}: there is no other k to compare it with."
    best = max(scores, key=lambda other: (scores[other], -other))
    if scores[best] <= own:
        return f"Keep {k} unless the work needs another number: no other k scores as well."
    return f"Start with {k}, and look at {best} too: its score is higher ({plain(scores[best])}, here {plain(own)})."
