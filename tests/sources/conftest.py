"""What the tests of reading share: one database for all small files."""

import pytest


@pytest.fixture(autouse=True)
def _small_files(one_database: None) -> None:
    """Every table is read into the one database."""
