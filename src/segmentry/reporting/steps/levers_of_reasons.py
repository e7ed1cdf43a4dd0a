"""The lever of a segment by the reason that its customers gave for what became of them: an answer to it."""

from segmentry.maths.inference import rate_interval
from segmentry.reporting.steps.lever import Lever
from segmentry.reporting.steps.striking_levels import fact_of
from segmentry.results.columns import Column
from segmentry.results.profile import Level, SegmentProfile
from segmentry.results.recipe import OTHER
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import level_called
from segmentry.stages.shared.plain_words import any_of, within
from segmentry.stages.shared.reason_words import is_reason_of_leaving
from segmentry.stages.shared.traits import normal

#: A reason is answered that so many gave, and so many times as many as of all customers, beyond chance, or that most
#: gave (ours).
_LEAST, _MORE, _MOST = 0.3, 1.1, 0.5
#: What says no reason.
_NO_REASON = within(
    any_of(
        """other* unknown none unspecified misc* not_given not_stated no_reason sonstige* andere* unbekannt autre*
        inconnu otro* otra* desconocido altro altri sconosciuto outro* desconhecido overig* onbekend inne inny nieznan*
        n_a na sin_motivo* senza_motivo* sem_motivo* sans_motif* sans_raison ohne_(grund|angabe) keine_angabe geen_reden
        bez_(powodu|przyczyny) not_specified no_answer refused"""
    )
)


def _stands_out(most: Level) -> bool:
    """Whether more of a group give a reason than of all customers, beyond chance, or it is that of most."""
    given, usual = most.share or 0.0, most.share_of_all or 0.0
    ends = rate_interval(round(given * most.filled), most.filled)
    is_more = ends is not None and ends[0] > usual
    return given >= _MOST or (is_more and given >= max(_LEAST, _MORE * usual))


def of_reason(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """An answer to the reason that most of them gave, where one stands out."""
    if not is_reason_of_leaving(normal(column.name)):
        return None
    given = [x for x in own.levels_of(column.name) if x.share is not None and x.level != OTHER]
    most = max(given, key=lambda x: x.share or 0.0, default=None)
    if most is None or not _stands_out(most) or _NO_REASON.search(normal(most.level)):
        return None
    words = level_called(column.name, most.level, segmentation.labels)
    act, fact = f"find an answer to “{words}” for {{whom}}", fact_of(segmentation, own, most)
    key, short = f"{column.name} {most.level}", f"answer “{words}”"
    return Lever(key, "reason", most.difference or 0.0, fact, act, (column.name,), most.level, named=short)
