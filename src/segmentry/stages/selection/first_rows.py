"""The evidence that the first rows give alone, with no fit of all: another process computes it meanwhile, and this
module imports no more than that takes."""

from segmentry.maths import Floats
from segmentry.maths.small_fits import many_fits
from segmentry.progress import part
from segmentry.stages.selection.references import reference_figures
from segmentry.stages.selection.resampling import halving_figures
from segmentry.stages.selection.scores import Figures
from segmentry.stages.selection.trials import Trials


def first_rows_figures(few: Floats, k_max: int, seed: int, trials: Trials) -> list[dict[int, Figures]]:
    """The figures against tables without clusters, and those of halves of the rows; each by k."""
    with many_fits():
        with part(0.75):
            referred = reference_figures(few, k_max, seed, trials)
        with part(0.25):
            return [referred, halving_figures(few, k_max, trials.halvings, seed)]
