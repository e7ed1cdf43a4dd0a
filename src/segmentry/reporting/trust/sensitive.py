"""Sensitive traits: they may describe segments; whom to choose by them may be against the law."""

from collections.abc import Mapping

from segmentry.reporting.once import once
from segmentry.results.contrast import Contrast
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.sensitive_traits import protected_traits, sensitive_traits
from segmentry.stages.shared.care import tells_of_care
from segmentry.wording import listed, of_columns, plural

#: Columns that are named.
_MOST_NAMED = 3


@once
def traits_of(segmentation: Segmentation) -> dict[str, str]:
    """The sensitive trait that each of the columns tells, of those that tell one."""
    return sensitive_traits(segmentation.columns)


@once
def protected_of(segmentation: Segmentation) -> dict[str, str]:
    """What of that which law protects each of the columns tells, by its whole name or a part of it."""
    return protected_traits(segmentation.columns)


@once
def is_of_health(segmentation: Segmentation) -> bool:
    """Whether the table tells of health and care: visits there are no loyalty, and nothing is sold."""
    names = [column.name for column in segmentation.columns.columns]
    return "health" in traits_of(segmentation).values() or tells_of_care(names)


def heed(contrasts: tuple[Contrast, ...], traits: Mapping[str, str]) -> str:
    """What to heed where a sensitive trait is told by some of these columns, wherever they stand; else nothing."""
    told = [contrast.column for contrast in contrasts if contrast.column in traits]
    if not told:
        return ""
    what = listed(dict.fromkeys(traits[name] for name in told))
    verb = "tells of a sensitive trait" if len(told) == 1 else "tell of sensitive traits"
    return (
        f"{of_columns(told, most=_MOST_NAMED)} {verb} ({what}). {plural(len(told), 'It', 'They')} may describe a"
        f" segment, but choosing customers by {plural(len(told), 'it', 'them')} may be unlawful: ask for legal advice"
        " first."
    )
