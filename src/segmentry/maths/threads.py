"""How many threads a fit deserves."""

from collections.abc import Iterator
from contextlib import contextmanager

from threadpoolctl import threadpool_limits

from segmentry.maths import Floats

#: Cells (n x p) from which a fit gains from more than one thread.
MANY_CELLS = 1_000_000


@contextmanager
def suited_threads(matrix: Floats) -> Iterator[None]:
    """One thread for a small matrix.

    Threads of one fit wait for each other by spinning, thousands of times in a small fit. Where another program,
    or another user of the app, needs the cores too, that made the choice of k three times slower; alone it
    gains nothing.
    """
    with threadpool_limits(limits=1 if matrix.size < MANY_CELLS else None, user_api="openmp"):
        yield
