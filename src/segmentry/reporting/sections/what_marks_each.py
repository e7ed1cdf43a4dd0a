"""What marks each segment: its marker variables (Dolnicar, Gruen & Leisch 2018)."""

from functools import partial

from segmentry.reporting.cards.markers import is_marker, markers
from segmentry.reporting.document import Caption, Exhibit, Section
from segmentry.reporting.pictures.drawing import drawn
from segmentry.reporting.sections.phrases import MORE, ONE, numbered, which
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.statement import NOTABLE
from segmentry.wording import sentence

TITLE = "What marks each segment"
_SOURCE = "Dolnicar, Gruen & Leisch 2018"


def section(segmentation: Segmentation) -> Section | None:
    """The picture; nothing where there is one segment."""
    return None if segmentation.k == 1 else Section("profiles", TITLE, (exhibit(segmentation),), page=False)


def exhibit(segmentation: Segmentation) -> Exhibit:
    """The profile plot: a panel per segment."""
    features = markers(segmentation).features
    each = []
    for i, segment in enumerate(segmentation.segments):
        own = [f"{x.feature} {x.differences[i]:+.2f}" for x in features if is_marker(x.differences[i])]
        each.append(f"{segment.id} {segment.name}: {', '.join(own) or 'none'}")
    alt = f"Marker variables with their standard deviations from all customers. {'; '.join(each)}"
    return Exhibit("profiles", TITLE, partial(drawn, "profiles", segmentation), caption(segmentation), alt)


def caption(segmentation: Segmentation) -> Caption:
    """What a marker is, and which segments have the most and the fewest of them."""
    shown = markers(segmentation)
    if segmentation.k == 1:
        return Caption(ONE, MORE)
    each = [sum(is_marker(feature.differences[i]) for feature in shown.features) for i in range(segmentation.k)]
    of = f"{shown.markers} of {len(shown.differences)} bars are marker variables ({_SOURCE}): {NOTABLE:g} standard"
    means = f"{of} deviations or more from all customers; that threshold is ours."
    if max(each) > min(each):
        most, fewest = (which(each, end) for end in (max(each), min(each)))
        means += f" The most of them ({max(each)}) are in {most}, the fewest ({min(each)}) in {fewest}."
    bare = [str(i + 1) for i, markers_of in enumerate(each) if not markers_of]
    if bare:
        none = f"{numbered(bare)} {'has' if len(bare) == 1 else 'have'} none"
        return Caption(means, f"Describe a segment by its markers. {sentence(none)} Do not describe what is not there.")
    pale = "leave out what is pale: there its average is near that of all customers."
    return Caption(means, f"Describe a segment by its markers, and {pale}")
