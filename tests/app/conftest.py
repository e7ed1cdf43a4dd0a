"""Pages without a browser have a worker in the same process."""

import pytest


@pytest.fixture(autouse=True)
def _at_once(request: pytest.FixtureRequest) -> None:
    """Where there is no browser, workers are here."""
    if not request.node.get_closest_marker("browser"):
        request.getfixturevalue("workers_here")
