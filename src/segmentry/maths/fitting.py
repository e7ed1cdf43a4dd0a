"""Many small fits in a row: one thread each, and no checks of what was checked already."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import sklearn
from sklearn.exceptions import ConvergenceWarning
from threadpoolctl import threadpool_limits

from segmentry.maths import Floats

#: Cells (n x p) from which a fit gains from more than one thread.
MANY_CELLS = 1_000_000


@contextmanager
def many_fits(matrix: Floats) -> Iterator[None]:
    """One thread for a small matrix, and nothing checked again at each fit.

    Threads of one fit wait for each other by spinning, thousands of times in a small fit. Where another program,
    or another user of the app, needs the cores too, that made the choice of k three times slower; alone it
    gains nothing.
    """
    threads = threadpool_limits(limits=1 if matrix.size < MANY_CELLS else None, user_api="openmp")
    unchecked = sklearn.config_context(assume_finite=True, skip_parameter_validation=True)
    with threads, unchecked, warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # equal rows: the sizes of the segments show it
        yield
