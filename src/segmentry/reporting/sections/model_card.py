"""What the model file holds and does not hold, what it is for, and for whom it is not."""

from segmentry.reporting.document import Facts, Section
from segmentry.reporting.trust.sensitive import protected_of
from segmentry.results.segmentation import Segmentation
from segmentry.wording import of_columns

TITLE = "About the model file"


def section(segmentation: Segmentation) -> Section:
    """The card of the model (after Mitchell et al. 2019), in a few pairs of a heading and a sentence."""
    least = segmentation.plan.min_cell
    held = (
        f"Centres, how features are read and prepared, names, and figures of groups of {least} customers or more."
        if least > 1
        else "Centres, how features are read and prepared, names, and figures of groups."
    )
    told = [name for name in protected_of(segmentation) if name in segmentation.features]
    heed = f" {of_columns(told)} may be a sensitive trait: ask for legal advice first." if told else ""
    pairs = (
        ("In it", held),
        ("Not in it", "Rows, ids and cells of single customers; names of columns and levels are in it."),
        ("Not for", f"Decisions on single people, such as credit, insurance, health or work.{heed}"),
        ("New customers", "Also those unlike any that it was made from get a label: `score` says where they differ."),
    )
    return Section("model-card", TITLE, (Facts(pairs),))
