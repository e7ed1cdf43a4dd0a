"""The axes of the map: which features carry them, and what lies where."""

from segmentry import Segmentation
from segmentry.reporting.sections.map_axes import caption, exhibit, section
from tests.reporting.cells import column, records
from tests.reporting.changes import changed


def test_the_caption_names_the_strongest(segmentation: Segmentation) -> None:
    assert segmentation.map is not None
    for loads in segmentation.map.loadings:
        strongest = max(zip(loads, segmentation.features, strict=True), key=lambda pair: abs(pair[0]))
        assert f"{strongest[1]} ({strongest[0]:+.2f})" in caption(segmentation).means
        assert f"{'more' if strongest[0] >= 0 else 'less'} {strongest[1]}" in caption(segmentation).do


def test_directions_of_the_map_name_levels_and_dates(mixed: Segmentation) -> None:
    width = mixed.recipe.width
    for place, right in (
        (mixed.recipe.dimensions.index("contract: monthly"), "further right goes with contract: monthly less often"),
        (mixed.recipe.dimensions.index("since"), "further right goes with earlier since"),
        (mixed.recipe.dimensions.index("age"), "further right goes with less age"),
    ):
        loads = tuple(-1.0 if i == place else 0.0 for i in range(width))
        assert right in caption(changed(mixed, "map", loadings=(loads, loads))).do


def test_the_tables_have_the_loadings_of_each_axis(segmentation: Segmentation) -> None:
    assert segmentation.map is not None
    for loads, (_, table) in zip(segmentation.map.loadings, exhibit(segmentation).tables, strict=True):
        pairs = dict(zip(column(table, "feature"), column(table, "loading"), strict=True))
        assert pairs == {name: f"{load:+.2f}" for name, load in zip(segmentation.features, loads, strict=True)}
    both = section(segmentation)
    assert both is not None
    whole = [list(row.values()) for row in records(both.blocks[1])]  # type: ignore[arg-type]
    assert whole == [list(row) for row in zip(segmentation.features, *segmentation.map.loadings, strict=True)]


def test_one_feature_has_no_axes_to_explain(one_feature: Segmentation) -> None:
    assert section(one_feature) is None
