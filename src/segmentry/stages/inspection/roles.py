"""The part that a column should play, as far as it can be told from the column alone, and the reason."""

from collections.abc import Collection

import numpy as np

from segmentry import wording
from segmentry.results.columns import Role
from segmentry.stages.inspection import serial_dates
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.shared import earnings, naming, outcome_levels, outcome_words, system_names, traits, vocabulary
from segmentry.stages.shared.arrangements import is_arrangement
from segmentry.stages.shared.bases import is_of_the_company, named
from segmentry.stages.shared.coding import are_kinds_of_customers, names_kinds
from segmentry.stages.shared.following_names import TELLS
from segmentry.stages.shared.in_percent import is_percentage
from segmentry.stages.shared.own_doing import is_for_those_at_risk
from segmentry.stages.shared.points_in_time import is_earlier
from segmentry.stages.shared.sensitive_answers import by_few_values
from segmentry.stages.shared.vocabulary import WEIGHT

Part = tuple[Role, str]

#: A column with more than this share of missing cells is not preselected (ours).
MOST_MISSING = 0.5
#: Text with more different values, or fewer rows for each, is no category that could make segments (ours).
MOST_LEVELS, ROWS_A_LEVEL = 50, 5
#: Share of the filled cells with one value from which a column is nearly constant (ours).
NEARLY_ALL = 0.99
#: The reason of a text or yes-or-no column whose part depends on the others, see `categories`.
CATEGORY = "a category"
#: Reasons by which a column is known again.
CODED = "numbers that name categories"
#: The reason of a number that no other rule has spoken of.
NUMBER = "a number that varies"
PERSONAL = "personal data"
SENSITIVE = "sensitive"
HOLD_ONE = "of the cells hold"
MOSTLY_MISSING = "of the cells are missing"
LEFTOVER = "named like the result of an earlier segmentation"
CASE_WEIGHT = "named like case weights"
SYSTEM = "noted by the system that keeps the table"
FORETOLD = f"{TELLS} what a model foretold"
DATE_AS_NUMBER = "a date written as a number"
AT_RISK = "given to those at risk: it answers trouble, and is no kind of customer"
#: How the reason of a column begins that is told by one that is made of it.
SOURCE = "one of the columns that"
A_DATE: Part = ("descriptor", "a date; as a feature it counts as days since 1970-01-01")
AN_OUTCOME: Part = ("outcome", "named like an outcome")
_A_VALUE: Part = ("value", "named like what a customer is worth")

SAME, EMPTY = "the same value in every row", "every cell is empty"
#: What people weigh on average, and newborns: in kilograms, pounds, ounces or grams.
_BODIES = (30, 220), (2_500, 4_200)
#: Of so many rows at least each has another number where it tells whom they are about (ours).
_NEARLY_EACH = 0.98
#: Whole numbers that are all different although chance alone would make so many pairs alike are numbered (ours).
_PAIRS_BY_CHANCE = 10
#: Numbers that reach so far, and so many of them, may be given away; Kolmogorov and Smirnov's bound of 1 %.
_GIVEN, _FEWEST_GIVEN, _EVEN = 1e4, 100, 1.63
#: On a scale of so many values at most somebody says how healthy he is; more are an amount, such as what was spent.
_MOST_RATINGS = 10
#: Longer than so many years nobody has experience, of which `expr` may be short as well as of an expansion factor.
_MOST_YEARS = 60
#: Weights of rows have a mean near 1, or are fractions beyond this, or so few that nothing weighed has (ours).
_MEAN_OF_WEIGHTS, _HEAVY, _FEW_WEIGHTS = 0.02, 10_000, 3
#: Longer numbers, nearly all different, are telephone or account numbers (ours).
_LONG, _TOO_LONG, _NEARLY_ALL = 1e9, 1e13, 0.9


def role_of(column: Facts, *, of_a_person: bool = True) -> Part:
    """The role of a column and the reason, by the first rule that has something to say. Nobody protects what is no
    person's: the sex of an animal."""
    rules = (rule for rule in _RULES if of_a_person or rule is not _sensitive)
    return next(part for rule in rules if (part := rule(column)) is not None)


def _empty(column: Facts) -> Part | None:
    return held(column.figures.filled, column.figures.distinct, (column.figures.min, column.figures.max))


def held(filled: int, distinct: int, ends: tuple[float | None, float | None]) -> Part | None:
    """The part of a column that holds nothing, or one value."""
    if filled == 0:
        return "ignored", EMPTY
    same = distinct == 1 or (ends[0] is not None and ends[0] == ends[1])
    return ("ignored", SAME) if same else None


def _leftover(column: Facts) -> Part | None:
    is_one = traits.is_leftover(column.word) and not are_kinds_of_customers(column.text)
    return ("ignored", LEFTOVER) if is_one else None


def _personal(column: Facts) -> Part | None:
    what = traits.personal(column.word, column.text)
    if what is None or column.figures.distinct <= 2:  # two values say whether, not which
        return None
    if column.is_numeric and what in ("names", "e-mail addresses", "telephone numbers") and not _is_long(column):
        return None  # a number of calls or mails
    return "ignored", f"{PERSONAL} ({what})"


def _is_long(column: Facts) -> bool:
    return column.type == "integer" and column.figures.min is not None and column.figures.min >= 10_000


def _sensitive(column: Facts) -> Part | None:
    what = traits.sensitive(column.word, column.text)
    if what is None and column.figures.distinct <= _MOST_RATINGS:
        what = by_few_values(column.word)
    return None if what is None else ("descriptor", f"{SENSITIVE} ({what})")


def is_sensitive(part: Part) -> bool:
    """Whether a column of that part only describes because it tells a sensitive trait."""
    return part[1].startswith(SENSITIVE)


def _noted(column: Facts) -> Part | None:
    return ("descriptor", SYSTEM) if column.type != "date" and system_names.is_noted(column.word) else None


def _case_weight(column: Facts) -> Part | None:
    is_weight = traits.is_case_weight(column.word) or _weighs_rows(column)
    return ("descriptor", CASE_WEIGHT) if column.is_numeric and is_weight else None


def _weighs_rows(column: Facts) -> bool:
    """Whether what is called a weight has a mean of 1, is more than anybody weighs, or a handful of numbers that are no
    classes of 1, 2 and 3."""
    low, high, mean = column.figures.min, column.figures.max, column.figures.mean
    if column.word == "expr":
        return mean is not None and mean > _MOST_YEARS
    if column.word not in WEIGHT or low is None or high is None or mean is None:
        return False
    are_classes = column.is_whole and high - low < column.figures.distinct
    is_factor = column.word.startswith(("fa", "coef"))
    if 0 < low < high and column.figures.distinct <= _FEW_WEIGHTS and not are_classes and not is_factor:
        return True
    if column.word in ("wgt", "wght"):  # which are what somebody weighs, else
        return not any(least <= mean <= most for least, most in _BODIES)
    return column.type == "number" and (abs(mean - 1) < _MEAN_OF_WEIGHTS or high >= _HEAVY)


def _foretold(column: Facts) -> Part | None:
    """A model's score; what customers are foretold to bring is a value."""
    is_score = column.is_numeric and outcome_words.is_foretold(column.word) and not traits.is_value(column.word)
    return ("descriptor", FORETOLD) if is_score else None


def _given_at_risk(column: Facts) -> Part | None:
    able = column.type != "date" and is_for_those_at_risk(column.word)
    return ("descriptor", AT_RISK) if able else None


def _outcome(column: Facts) -> Part | None:
    if is_earlier(column.word):
        return None
    if outcome_levels.has_levels(column.text, column.word):
        return "outcome", "its levels tell what became of customers"
    return AN_OUTCOME if _is_named_like_an_outcome(column) else None


def _is_named_like_an_outcome(column: Facts) -> bool:
    word, distinct = column.word, column.figures.distinct
    if is_arrangement(word) or is_of_the_company(word) or _is_what_they_have(column):
        return False
    if traits.is_outcome(word, distinct) or outcome_words.is_named(column.name, word, distinct):
        return True
    if distinct <= 2:
        return column.is_numeric and distinct == 2 and word == "class"  # as tables made for models have it
    in_numbers = (outcome_words.is_loss, outcome_words.is_when_it_ended, outcome_words.is_final_mark)
    return column.is_numeric and any(tells(word) for tells in in_numbers)


def _is_what_they_have(column: Facts) -> bool:
    """Whether it is a state and not what came of it: in contract, on a trial."""
    is_status = column.type == "text" and outcome_levels.A_STATUS.search(column.word)
    return bool(is_status) and outcome_levels.are_what_customers_have(column.text)


def _free_text(column: Facts) -> Part | None:
    return ("ignored", "free text") if traits.is_free_text(column.text) else None


def _id(column: Facts) -> Part | None:
    """Unique text, a running number, or unique whole numbers named like an id; people's numbers are none to compare by,
    though some are met twice."""
    if not column.unique and _is_of_people(column):
        return "ignored", "another number in nearly every row"
    if not column.unique or (column.is_numeric and not _is_numbered(column)):
        return None
    if column.figures.filled == column.n_rows:
        return "id", "unique in every row"
    return ("ignored", "another value in every filled cell") if column.is_numeric else None


def _is_of_people(column: Facts) -> bool:
    """Whether whole numbers, of which hardly any are met twice, are called like those whom a row is about."""
    is_named = column.word in vocabulary.OWNERS or traits.names_customers(column.word)
    return column.type == "integer" and is_named and column.figures.distinct >= _NEARLY_EACH * column.figures.filled


def _is_numbered(column: Facts) -> bool:
    if any(cell != int(cell) for cell in column.cells):
        return system_names.ends_with_a_number(column.word)  # 756.7156
    span = (column.figures.max or 0.0) - (column.figures.min or 0.0) + 1
    by_chance = column.figures.filled**2 / (2 * span)  # pairs of equal numbers, if they were drawn blindly
    if traits.is_id(column.word) or (by_chance > _PAIRS_BY_CHANCE and column.type == "integer"):
        return True
    is_nameless = named(column.word) is None or naming.is_numbered(column.word)
    return column.type == "integer" and is_nameless and _is_drawn(column)


def _is_drawn(column: Facts) -> bool:
    """Whether large numbers lie as evenly as numbers that were given away; amounts do not."""
    low, high, n = column.figures.min or 0.0, column.figures.max or 0.0, len(column.cells)
    if low < 0 or not _GIVEN <= high < _LONG or n < _FEWEST_GIVEN:
        return False
    places = (np.sort(np.array(column.cells, dtype=float)) - low) / (high - low)
    farthest = np.abs(places - (np.arange(n) + 0.5) / n).max() + 0.5 / n
    return bool(farthest * np.sqrt(n) < _EVEN)


def _value(column: Facts) -> Part | None:
    few = column.figures.distinct <= 2
    if traits.is_value(column.word):
        return AN_OUTCOME if few else _A_VALUE  # of two values: whether there was any
    return _A_VALUE if column.is_numeric and not few and earnings.is_earned(column.word) else None


def _date_as_number(column: Facts) -> Part | None:
    if column.type == "integer" and traits.is_part_of_a_date(column.word):
        return "descriptor", "a part of a date"
    is_date = column.type == "integer" and traits.is_date(column.word, column.cells)
    is_date = is_date or (column.is_numeric and serial_dates.are_dates(column.name, column.cells))
    return ("descriptor", DATE_AS_NUMBER) if is_date else None


def _code(column: Facts) -> Part | None:
    is_code = column.type == "integer" and traits.is_code(column.word, column.figures.distinct)
    is_code = is_code and not is_percentage(column.name)
    if (column.figures.min, column.figures.max) == (0, 1):
        is_code = is_code and names_kinds(column.word, is_yes_no=True)  # in a city or not is no code
    return ("descriptor", CODED) if is_code else None


def _long_number(column: Facts) -> Part | None:
    low, high = column.figures.min or 0.0, column.figures.max or 0.0
    as_long = low >= _LONG and high < _TOO_LONG and len(f"{high:.0f}") - len(f"{low:.0f}") <= 1
    if column.type == "integer" and as_long and column.figures.distinct >= _NEARLY_ALL * column.figures.filled:
        return "ignored", f"{PERSONAL} (telephone or account numbers)"
    return None


def mostly_missing(missing: float, stand_ins: Collection[float | str] = ()) -> Part | None:
    """The part of a column with that share of missing cells, if it is most; `stand_ins`: what stands for some."""
    if missing <= MOST_MISSING:
        return None
    among = wording.listed(value if isinstance(value, str) else f"{value:.0f}" for value in stand_ins)
    return "ignored", f"{wording.share(missing)} {MOSTLY_MISSING}" + (f", {among} among them" if among else "")


def nearly_constant(share: float, value: str) -> Part:
    """The part of a column of which nearly all cells hold that value."""
    return "descriptor", f"{wording.share(share, 1)} {HOLD_ONE} {value}"


def _by_type(column: Facts) -> Part:
    if column.is_numeric:
        return "feature", NUMBER
    if column.type == "date":
        return A_DATE
    if column.figures.distinct > MOST_LEVELS or column.figures.distinct * ROWS_A_LEVEL > column.figures.filled:
        return "descriptor", f"text with about {column.figures.distinct:,} different values"
    return "descriptor", CATEGORY


_RULES = (
    _empty,
    _leftover,
    _personal,
    _sensitive,
    _case_weight,
    _foretold,
    _given_at_risk,
    _outcome,
    _free_text,
    _date_as_number,
    _id,
    _noted,
    _value,
    _code,
    _long_number,
    _by_type,
)
