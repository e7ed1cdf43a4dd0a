"""How each segment holds: every figure of the validation, a light, and whom not to build on."""

import pytest

from segmentry import Segmentation
from segmentry.reporting.sections.how_each_holds import caption, rests_on, section, table
from segmentry.reporting.trust.bands import light
from segmentry.results.segmentation import Validation
from tests.reporting.cells import cells
from tests.reporting.changes import changed

PER_SEGMENT = ("stabilities", "silhouettes", "within", "across", "continues", "borderline")


def validation_of(segmentation: Segmentation) -> Validation:
    assert segmentation.validation is not None
    return segmentation.validation


def test_every_figure_stands_in_the_table(segmentation: Segmentation, one_segment: Segmentation) -> None:
    v, held = validation_of(segmentation), table(segmentation)
    assert held is not None
    for i, segment in enumerate(segmentation.segments):
        row, own = cells(held, i), light(v.stabilities[i])
        assert row["segment"] == f"{segment.id} {segment.name}"
        from_, to = v.stability_intervals[i]
        assert row["stability"] == f"{own.sign} {own.name} {v.stabilities[i]:.2f} ({from_:.2f} to {to:.2f})"
        assert row["silhouette"] == f"{v.silhouettes[i]:.2f}"
        low, median, high = v.within[i]
        assert row["SLSw"] == f"{median:.2f} ({low:.2f} to {high:.2f})"
        assert row["SLSa"] == f"{v.across[i]:.2f}"
        nearer = sum(value < 0 for value in v.silhouette_curves[i]) / len(v.silhouette_curves[i])
        assert float(row["nearer to another"].strip("%<>")) == pytest.approx(100 * nearer, abs=2)
        continues = "new" if v.continues[i] is None else f"there too, as {v.continues[i]}"
        assert row["with 3 segments instead of 4"] == continues
        assert row["on a border"] == f"{v.borderline[i]:.1%}"
    about = rests_on(v, segmentation.k)
    assert held.caption.startswith(about)
    assert "20 bootstrap fits to 600 rows" in about
    assert "green from 0.75, amber from 0.6 (Hennig 2007)" in about
    assert "Where there are no groups, 22% of segments, 4 of a table, are highly stable too (ours)" in about
    assert "margin below 0.1 (ours)" in about
    assert "SLSa: with 3 segments instead of 4" in held.caption
    page = section(segmentation)
    assert page is not None
    shown = page.blocks[1].on_page  # type: ignore[union-attr]
    assert [column.head for column in shown] == [
        "segment",
        "stability",
        "silhouette",
        "nearer to another",
        "on a border",
    ]
    assert (table(one_segment), section(one_segment)) == (None, None)


def test_two_segments_are_not_said_to_come_from_one(segmentation: Segmentation) -> None:
    v = validation_of(segmentation)
    of_two = {name: getattr(v, name)[:2] for name in PER_SEGMENT}
    few = segmentation.model_copy(update={"k": 2, "segments": segmentation.segments[:2]})
    held = table(changed(few, "validation", **of_two))
    assert held is not None
    heads = ["segment", "stability", "silhouette", "SLSw", "nearer to another", "on a border"]
    assert [column.head for column in held.columns] == heads
    assert "SLSa" not in held.caption


def test_figures_from_a_sample_tell_their_rows(segmentation: Segmentation) -> None:
    larger = caption(segmentation.model_copy(update={"rows_labelled": 50_000}))
    assert "on a sample of 600 rows" in larger.means
    assert "bootstrap fits on a sample of 600 rows" in larger.do
    assert "a sample of" not in caption(segmentation).means


def test_the_border_and_the_levels_of_stability_are_told(segmentation: Segmentation) -> None:
    within = ((0.9, 0.95, 1.0), (0.4, 0.61, 0.7), (0.9, 0.95, 1.0), (1.0, 1.0, 1.0))
    figures = {"within": within, "across": (1.0, 0.9, 0.37, 1.0), "borderline": (0.01, 0.02, 0.234, 0.0)}
    soft = caption(changed(segmentation, "validation", **figures))
    assert "segment 2 changes most (SLSw 0.61)" in soft.means
    fewer = "With 3 segments instead of 4, segment 3 lies in several of them, the most of all (SLSa 0.37)"
    assert fewer in soft.means
    near = sum(part * size for part, size in zip((0.01, 0.02, 0.234, 0.0), segmentation.sizes.values(), strict=True))
    assert f"Of all customers {near / 600:.1%} are on a border (segment_borderline), about 1 in " in soft.do
    assert "; of segment 3 23.4%, the most of all. " in soft.do
    assert "Not well apart (a silhouette below 0.2, or 20% on a border): 3." in soft.do
    certain = caption(changed(segmentation, "validation", borderline=(0.0, 0.0, 0.0, 0.0)))
    assert "Hardly anybody is on a border." in certain.do


def test_customers_closer_to_another_segment_are_told(segmentation: Segmentation) -> None:
    curves = ((0.1, 0.2, 0.3), (-0.1, 0.1, 0.2), (-0.3, -0.1, 0.1), (0.0, 0.1, 0.2))
    means = caption(changed(segmentation, "validation", silhouette_curves=curves)).means
    assert "About 75% of segment 3, the most of all, are closer to another segment (silhouette below 0)." in means
    for above in (((0.1, 0.2),) * 4, ()):
        assert "below 0" not in caption(changed(segmentation, "validation", silhouette_curves=above)).means


def test_the_caption_tells_whom_not_to_trust(segmentation: Segmentation) -> None:
    shaky = caption(changed(segmentation, "validation", stabilities=(0.9, 0.7, 0.5, 0.4)))
    assert "Segments 3 and 4 are not to be trusted; segment 2 is a pattern" in shaky.do
    assert "Hennig 2007" in shaky.do
    alone = caption(changed(segmentation, "validation", stabilities=(0.9, 0.9, 0.9, 0.7)))
    assert "Do not build on it alone" in alone.do
    ends = ((0.86, 0.95), (0.86, 0.9), (0.7, 0.97), (0.86, 0.95))
    fine = caption(changed(segmentation, "validation", stabilities=(0.9, 0.87, 0.9, 0.9), stability_intervals=ends))
    assert "all are stable or better, least surely 3: 0.90 (0.70 to 0.97)" in fine.do
    overall = caption(changed(segmentation, "validation", silhouette=0.55, silhouettes=(0.6, None, 0.5, 0.2)))
    assert "0.55: reasonable structure by Kaufman & Rousseeuw 1990" in overall.means
    assert "lowest is segment 4 with 0.20" in overall.means


def test_one_segment_has_nothing_to_compare(one_segment: Segmentation) -> None:
    assert "nothing to compare" in caption(one_segment).means
