"""The apostrophe that keeps a spreadsheet from running text."""

import duckdb
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from segmentry.engines import formulas
from segmentry.engines.cells import harmless
from segmentry.engines.formulas import escape, looks_like_formula, unescape

NEAR_FORMULAS = st.text(st.sampled_from("=+-@'\t\r\n05.,e%x "), max_size=6)


@given(NEAR_FORMULAS | st.text())
def test_unescape_takes_off_what_escape_put_there(text: str) -> None:
    if not (text.startswith("'") and looks_like_formula(text[1:])):  # of those, the apostrophe is taken for ours
        assert unescape(escape(text)) == text


@given(NEAR_FORMULAS | st.text())
def test_what_was_escaped_once_is_not_escaped_again(text: str) -> None:
    assert escape(escape(text)) == escape(text)


@given(NEAR_FORMULAS | st.text())
def test_nothing_written_begins_a_formula_unless_it_is_a_number(text: str) -> None:
    found = escape(text)
    assert found[:1] not in ("=", "@", "\t", "\r")
    assert found[:1] not in ("+", "-") or found[1:2] in tuple("0123456789.,")


@given(NEAR_FORMULAS | st.text())
def test_text_that_begins_no_formula_is_left_alone(text: str) -> None:
    if text[:1] not in tuple("=+-@\t\r"):
        assert escape(text) == text


@pytest.mark.parametrize("text", ["'quoted'", "'", "''=1", "it's", "'-5", "'x=1"])
def test_an_apostrophe_of_the_users_own_stays(text: str) -> None:
    assert unescape(text) == text


@settings(deadline=None, max_examples=120)
@given(NEAR_FORMULAS)
@example("-5\n")
def test_the_engine_and_python_call_the_same_text_a_formula(text: str) -> None:
    [(sql,)] = duckdb.execute(
        "SELECT regexp_matches($1, $2) AND NOT regexp_matches($1, $3)", [text, formulas.TRIGGER, formulas.NUMBER]
    ).fetchall()
    assert sql == looks_like_formula(text)


@given(st.lists(st.none() | NEAR_FORMULAS | st.text(), min_size=1, max_size=8))
def test_columns_are_escaped_like_single_cells(texts: list[str | None]) -> None:
    escaped, other = harmless([pa.array(texts, pa.string())] * 2, frozenset([0]))
    assert escaped.to_pylist() == [text if text is None else escape(text) for text in texts]
    assert other.to_pylist() == texts
