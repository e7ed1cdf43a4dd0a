"""The summary for programs."""

import json
from pathlib import Path

from segmentry import Segmentation
from segmentry.reporting.again import again
from segmentry.reporting.summary import summary, write_summary


def test_the_summary_is_the_report_as_json(segmentation: Segmentation, tmp_path: Path) -> None:
    segmentation.report(tmp_path / "a.json")
    write_summary(segmentation, tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == summary(segmentation)


def test_it_tells_how_each_segment_holds(segmentation: Segmentation, one_segment: Segmentation) -> None:
    v = segmentation.validation
    assert v is not None
    for i, segment in enumerate(summary(segmentation)["segments"]):
        assert segment["within"] == list(v.within[i])
        assert (segment["across"], segment["continues"]) == (v.across[i], v.continues[i])
        assert segment["borderline"] == v.borderline[i]
    for key in ("silhouette", "stability", "within", "across", "continues", "borderline"):
        assert summary(one_segment)["segments"][0][key] is None


def test_without_structure_it_has_both_numbers(structureless: Segmentation) -> None:
    choice, s = structureless.choice, summary(structureless)
    assert (s["k"], s["k_recommended"], s["verdict"]) == (choice.usual, 1, "no structure")
    assert (s["constructive"], s["close"], s["fragility"]) == (choice.constructive, [], choice.fragility)
    assert len(s["knees"]) == len(choice.knees)
    assert "--k" not in (again(s)["python"] or "")
    assert "plan = segmentry.Plan(k_max=5)" in (again(s)["python"] or "")
