"""The report in a few lines: the answer, a card for each segment, and what to heed."""

import re

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.answer import answer
from segmentry.reporting.report import notebook_html, text
from segmentry.reporting.trust.verdict_words import IN_PLAIN_WORDS
from segmentry.wording import number_word
from tests.reporting.changes import changed


def test_the_text_has_every_segment(segmentation: Segmentation, loaded: Segmentation) -> None:
    lines = text(segmentation)
    assert lines == str(segmentation) == text(loaded)
    for segment in segmentation.segments:
        row = rf"^{segment.id} {re.escape(segment.name)}: {segment.size:,} customers, {segment.share:.0%}$"
        assert re.search(row, lines, re.M)
    said = answer(segmentation)
    assert lines.startswith(f"{said.headline}\n{said.lead}")
    assert said.trust in lines


def test_a_segmentation_says_how_real_it_is_before_it_is_profiled(structureless: Segmentation) -> None:
    prepared = segmentry.prepare(segmentry.sample("telecom", rows=500), Plan(k_max=6))
    found = segmentry.cluster(prepared, segmentry.choose_k(prepared))
    assert found.verdict is not None
    assert str(found).startswith(f"500 customers in {number_word(found.k)} groups\n")
    assert f"How sure: {IN_PLAIN_WORDS[found.verdict]}" in str(found)
    for segment in found.segments:
        assert re.search(rf"^ *{segment.id}  {segment.name} +{segment.size} +{segment.share:.1%}", str(found), re.M)
    assert "How sure: no real groups found." in str(structureless)


def test_the_text_tells_what_to_worry_about(segmentation: Segmentation) -> None:
    findings = tuple(
        finding.model_copy(update={"severity": severity, "what": f"About {severity}."})
        for finding, severity in zip(segmentation.columns.findings, ("note", "warning", "high"), strict=False)
    )
    lines = text(changed(segmentation, "columns", findings=findings))
    assert "warning: About warning." in lines
    assert "high: About high." in lines
    assert "About note." not in lines


def test_the_text_of_what_is_not_done_yet(segmentation: Segmentation) -> None:
    bare = segmentation.model_copy(update={"profile": None, "map": None, "validation": None, "preview": True})
    assert "This is a preview" in text(bare)
    assert "Silhouette" not in text(bare)
    assert "<svg" not in notebook_html(bare)


def test_the_terminal_gets_no_control_characters(segmentation: Segmentation) -> None:
    named = segmentry.rename(segmentation, {1: "red \x1b[31m\x07\u202ename"})
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", text(named))
