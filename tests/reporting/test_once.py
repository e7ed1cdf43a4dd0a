"""What is asked of one segmentation again and again is made once, also where that is nothing."""

from typing import Any, cast

import pytest

from segmentry import Segmentation
from segmentry.reporting.once import once


@pytest.mark.parametrize("made", ["a figure", "", None])
def test_what_is_asked_again_is_made_once(made: Any) -> None:
    first, second = (cast(Segmentation, object()) for _ in range(2))
    asked = []

    @once
    def of(segmentation: Segmentation) -> Any:
        asked.append(segmentation)
        return made

    assert [of(first), of(first), of(second), of(second), of(first)] == [made] * 5
    assert asked == [first, second, first]
