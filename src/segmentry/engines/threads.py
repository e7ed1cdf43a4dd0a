"""A function over many batches, on all cores and in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from segmentry.processors import processors

Item = TypeVar("Item")
Result = TypeVar("Result")


def mapped(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """What `function` makes of each item, in order. Few items are under way at once, so memory stays bounded.

    Results are the same on any number of cores, as each is made of its item alone.

    Examples
    --------
    >>> list(mapped(abs, [-2, 1, -3]))
    [2, 1, 3]
    """
    cores = processors()
    under_way: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(cores) as pool:
        try:
            for item in items:
                under_way.append(pool.submit(function, item))
                if len(under_way) > cores:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            for future in under_way:
                future.cancel()
