"""The difference between a table and a model, as people read it."""

import pytest

from segmentry.results.schema_diff import Difference, FeatureMatch

SAME = FeatureMatch(feature="age", expected="number", column="age", found="number")
MISSING = FeatureMatch(feature="income", expected="number", state="missing", near=("Income_EUR", "annual_income"))
RENAMED = FeatureMatch(feature="income", expected="number", state="renamed", column="Income_EUR", found="number")
WRONG = FeatureMatch(
    feature="age", expected="number", state="wrong type", column="age", found="text", cells=2000, misfits=12
)
UNSEEN = FeatureMatch(
    feature="contract",
    expected="category",
    state="unseen levels",
    column="contract",
    found="text",
    cells=2000,
    misfits=41,
    levels=3,
    named=("weekly", "trial", "daily"),
)


def test_a_table_that_fits_says_so() -> None:
    found = Difference(table="new.csv", features=(SAME,))
    assert str(found) == "new.csv holds every feature of the model, and nothing differs."
    assert not found.differs
    assert not found.changes_labels
    assert found.is_usable


def test_it_prints_one_aligned_line_for_each_feature_that_differs() -> None:
    found = Difference(table="new.csv", features=(MISSING, SAME, WRONG, UNSEEN), extra=tuple("abcdef"))
    assert str(found).splitlines() == [
        "missing     `income` (number)          near: `Income_EUR`, `annual_income`",
        "wrong type  `age` (number) holds text  12 of 2,000 cells are no numbers",
        'unseen      `contract` (category)      3 levels never met in 41 rows (2%): "weekly", "trial", "daily"',
        "extra       6 columns are carried along: `a`, `b`, `c`, `d`, `e`, ...",
    ]


@pytest.mark.parametrize(
    ("match", "changes", "expected"),
    [
        (MISSING, {"near": ()}, "no other name is near"),
        (RENAMED, {}, "is `Income_EUR` here"),
        (WRONG, {"misfits": 1}, "1 of 2,000 cells is no number"),
        (WRONG, {"misfits": 0}, "written like codes, with leading zeros or very long"),
        (WRONG, {"expected": "date"}, "12 of 2,000 cells are no dates written year first"),
        (WRONG, {"expected": "date", "found": "integer"}, "12 of 2,000 cells are no dates"),
        (WRONG, {"expected": "yes or no", "found": "integer"}, "12 of 2,000 cells are neither yes nor no"),
        (UNSEEN, {"levels": 1, "misfits": 1, "named": ("weekly",)}, '1 level never met in 1 row (<1%): "weekly"'),
        (UNSEEN, {"levels": 9}, '9 levels never met in 41 rows (2%): "weekly", "trial", "daily", ...'),
        (UNSEEN, {"levels": None, "named": ()}, "very many levels never met in 41 rows (2%)"),
        (UNSEEN, {"pooled": True}, '3 levels in 41 rows (2%) count as "(other)": "weekly", "trial", "daily"'),
    ],
)
def test_each_difference_is_told_in_words(match: FeatureMatch, changes: dict[str, object], expected: str) -> None:
    assert match.model_copy(update=changes).words[2].endswith(expected)


def test_a_renamed_feature_of_the_wrong_type_names_its_column() -> None:
    assert WRONG.model_copy(update={"column": "years"}).words[1] == "`age` as `years` (number) holds text"


def test_a_level_is_cut_and_cannot_steer_the_terminal() -> None:
    told = UNSEEN.model_copy(update={"named": ("\x1b[31mred\n\u202e", "x" * 500), "levels": 2}).words[2]
    assert told.isprintable()
    assert len(told) < 150


@pytest.mark.parametrize(
    ("match", "changes_labels", "is_lost"),
    [
        (SAME, False, False),
        (RENAMED, False, False),
        (MISSING, True, True),
        (WRONG, True, False),
        (WRONG.model_copy(update={"misfits": 2000}), True, True),
        (UNSEEN, True, False),
        (UNSEEN.model_copy(update={"misfits": 2000}), True, True),
        (UNSEEN.model_copy(update={"misfits": 2000, "pooled": True}), False, False),
    ],
)
def test_what_changes_labels_and_what_is_lost(match: FeatureMatch, changes_labels: bool, is_lost: bool) -> None:
    assert (match.changes_labels, match.is_lost) == (changes_labels, is_lost)
    alone, beside = (Difference(table="t", features=features) for features in ((match,), (match, SAME)))
    assert alone.is_usable is not is_lost
    assert beside.is_usable
    assert beside.changes_labels is changes_labels


def test_it_goes_to_json_and_back() -> None:
    found = Difference(table="new.csv", features=(MISSING, WRONG, UNSEEN), extra=("a",))
    assert Difference.model_validate_json(found.model_dump_json()) == found
