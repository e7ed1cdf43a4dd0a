"""How far to trust the whole."""

from dataclasses import replace

from segmentry.reporting.document import Extract, Facts, Paragraph, Section, Slide
from segmentry.reporting.sections import how_each_holds
from segmentry.reporting.sections.phrases import ONE, cells_left_empty
from segmentry.reporting.trust.how_sure import more_of_it
from segmentry.reporting.trust.judgement import judged_of
from segmentry.reporting.trust.verdict_words import close_call
from segmentry.results.segmentation import Segmentation
from segmentry.wording import counted, share

#: What needs every cell, and takes what is missing from customers who are alike.
_NEED_ALL = (
    "Silhouette, stability, map and other methods need every cell, and take what is missing from customers alike."
)
#: Rows of a table of all segments on a slide.
MOST_OF_ALL = 10


def facts(segmentation: Segmentation) -> tuple[tuple[str, str], ...]:
    """How far to trust the whole, as pairs of a heading and a sentence."""
    choice, separation = segmentation.choice, how_each_holds.separation(segmentation)
    pairs = [("Separation", separation or ONE)]
    rows, without = choice.evidence[0].rows, segmentation.rows_read - segmentation.rows_labelled
    if choice.sampled:
        pairs.append(("Rows", f"k was chosen on a sample of {rows:,} rows; the segments are fitted to all of them."))
    if without:
        of = f"{without:,} of {segmentation.rows_read:,} rows"
        pairs.append(("Left out", f"{of} have no feature filled and got no segment."))
    if more := more_of_it(segmentation):
        pairs.append(("More of it", more))
    if empty := cells_left_empty(segmentation):
        of = share(empty / (len(segmentation.features) * segmentation.rows_labelled), 1)
        pairs.append(("Missing cells", f"{empty:,} cells of features ({of}). {_NEED_ALL}"))
    return tuple(pairs)


def how_many(segmentation: Segmentation) -> str:
    """How many segments of how many customers, and whether that number is the recommended one."""
    k, choice = segmentation.k, segmentation.choice
    recommended = f"{choice.k} recommended" if choice.k > 1 else "recommended: 1"
    if segmentation.by_hand is not None:
        return f"{counted(k, 'segment')} among {segmentation.rows_labelled:,} customers, changed by hand"
    detail = next((level.name for level in choice.levels if level.k == k and level.name != "recommended"), None)
    if detail is not None and segmentation.plan.k == "auto" and segmentation.plan.detail == detail:
        how = f", the {detail} level of detail ({recommended})"
    elif segmentation.plan.k != "auto" or k not in (choice.k, choice.constructive):
        how = f", chosen by hand ({recommended})"
    else:
        how = ", as recommended" if k == choice.k else f"; {recommended}"
    among = "of" if k == 1 else "among"  # 5 segments of 4,000 customers might have 4,000 each
    return f"{counted(k, 'segment')} {among} {segmentation.rows_labelled:,} customers{how}"


def verdict(segmentation: Segmentation) -> tuple[Paragraph, ...]:
    """How real the segments are; the numbers behind it stand by number of segments."""
    judged, choice = judged_of(segmentation), segmentation.choice
    said = f"{how_many(segmentation)}. {judged.headline}."
    if judged.means and (segmentation.k == choice.k or judged.verdict == "no structure"):  # it says what is at the head
        said = f"{'; '.join(filter(None, (how_many(segmentation), close_call(choice))))}."
    texts = (said, f"{judged.means} {judged.do}".strip())
    return tuple(Paragraph(text) for text in texts if text)


def section(segmentation: Segmentation) -> Section:
    """The box that says how far to trust it; on a slide with how each segment holds."""
    pairs, table = facts(segmentation), how_each_holds.table(segmentation)
    sentences = tuple(f"{heading}. {sentence}" for heading, sentence in pairs)
    slide = Slide("How far to trust it", {"whole": sentences})
    if table is not None:
        said = (*sentences, *how_each_holds.caption(segmentation).lines)
        heads = {"segment": 0.3, "stability": 0.38, "silhouette": 0.155, "on a border": 0.165}
        held = Extract(table, heads, MOST_OF_ALL)
        slide = replace(slide, parts={"side": said, "beside": held, "corner": (table.caption,)})
    return Section("trust", "How far to trust this", (Facts(pairs),), slides=(slide,), boxed=True)
