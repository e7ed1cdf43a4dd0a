"""Every column gets a name of its own."""

from hypothesis import given
from hypothesis import strategies as st

from segmentry.sources.headers import unique_names

NAMES = st.lists(st.sampled_from(["", " ", "a", " a ", "a_2", "A", "column_1", "column_2", "a_2_2"]), max_size=8)


@given(NAMES)
def test_no_two_columns_share_a_name_and_none_is_blank(names: list[str]) -> None:
    found, _ = unique_names(names)
    assert len(set(found)) == len(names)
    assert all(name.strip() for name in found)


@given(NAMES)
def test_a_name_that_stands_alone_is_kept(names: list[str]) -> None:
    stripped = [name.strip() for name in names]
    for name, given_name in zip(unique_names(names)[0], stripped, strict=True):
        if given_name and stripped.count(given_name) == 1:
            assert name == given_name


@given(NAMES)
def test_every_name_that_was_made_up_is_noted(names: list[str]) -> None:
    found, notes = unique_names(names)
    assert len(notes) == sum(new != old.strip() for new, old in zip(found, names, strict=True))
