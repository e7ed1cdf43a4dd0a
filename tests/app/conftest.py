"""Pages without a browser have a worker in the same process."""

from collections.abc import Iterator

import pytest

from .here import workers_here


@pytest.fixture(autouse=True)
def _at_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where there is no browser, workers are here."""
    if request.node.get_closest_marker("browser"):
        yield
        return
    with workers_here():
        yield
