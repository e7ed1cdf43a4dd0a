"""Columns beside all segments."""

import numpy as np
import pytest

from segmentry import Segmentation
from segmentry.reporting.compared import columns_of, features_compared
from tests.reporting.changes import changed


def test_a_preview_has_averages_from_its_centres(segmentation: Segmentation) -> None:
    preview = segmentation.model_copy(update={"preview": True, "profile": None})
    compared = {feature.column: feature for feature in features_compared(preview)}
    for j, feature in enumerate(segmentation.features):
        means = [segment.centre[j] for segment in segmentation.segments]
        assert compared[feature].means == tuple(means)
        weight = segmentation.recipe.steps[j].weight  # differences are standard deviations, whatever the column counts
        places = [segment.matrix_centre[j] / weight for segment in segmentation.segments]
        assert np.allclose(compared[feature].differences, places, atol=1e-6)


def test_levels_are_shares_and_everyone_is_the_whole_table(mixed: Segmentation) -> None:
    by_name = {feature.feature: feature for feature in features_compared(mixed)}
    assert by_name["contract: monthly"].is_share
    assert not by_name["age"].is_share
    assert by_name["age"].of_all == pytest.approx(mixed.columns["age"].mean)
    each = (x.model_copy(update={"minimum": 0.2, "maximum": 0.9, "type": "number"}) for x in mixed.columns.columns)
    hundreds = changed(mixed, "columns", columns=tuple(each))
    assert "age (in hundreds of years)" in {feature.feature for feature in features_compared(hundreds)}


def test_columns_are_those_of_the_profile_the_features_first(mixed: Segmentation) -> None:
    columns = columns_of(mixed)
    assert set(columns) == {"age", "spend", "since", "contract", "active", "city"}
    assert columns[-1] == "city"
