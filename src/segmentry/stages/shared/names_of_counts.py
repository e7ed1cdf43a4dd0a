"""Names of counts as people say them: orders, and not number of orders."""

import re

from segmentry.stages.shared.naming import is_plural
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import normal

#: These count what stands beside them, in languages in which more of a thing has another end than an s.
_FOREIGN = word_set("nbre anz anzahl nombre numero aantal liczba")
#: These and the English ones: `num_orders` are orders.
_COUNTS = _FOREIGN | word_set("num nbr nb n no number count cnt ct nr")
#: These do so at the end of a name, too.
_AT_THE_END = word_set("count cnt ct anzahl")
_LETTERS = re.compile(r"[^\W\d_]")


def says_number(column: str) -> bool:
    """Whether the name of a column says that it is a count.

    >>> says_number("purchase_count_12m"), says_number("NumPurchases"), says_number("purchases_12m")
    (True, True, False)
    """
    return not _COUNTS.isdisjoint(normal(column).split("_"))


def without_number(words: list[str], *, is_english: bool = True) -> list[str]:
    """The words of a name without one for number.

    >>> without_number(["num", "orders"]), without_number(["order", "count"]), without_number(["n", "butaca"])
    (['orders'], ['orders'], ['butacas'])
    >>> without_number(["n", "butaca"], is_english=False), without_number(["no", "internet", "service"])
    (['butaca'], ['no', 'internet', 'service'])
    """
    if words[0] == "no" and words[1:2] != ["of"] and not words[-1].endswith("s"):
        return words  # no internet service
    at = next((i for i, word in enumerate(words) if word.lower() in _COUNTS), None)
    if at is None or len(words) == 1:
        return words
    before, behind = words[:at], [word for word in words[at + 1 :] if word not in _COUNTS]
    behind = behind[1:] if behind[:1] == ["of"] and len(behind) > 1 else behind
    thing, rest = (before, behind) if before else (behind, [])  # contacts count 12 mon, number of contacts
    if not thing or not _LETTERS.search(" ".join(thing)) or len(thing[-1]) < 2:
        return words
    # company size number is no number of sizes
    counts = (at == 0 or words[at] in _AT_THE_END) and words[at] not in _FOREIGN and is_english
    several = any(word.endswith("s") for word in thing) or is_plural(thing[-1]) or not thing[-1].isascii()
    return [*thing[:-1], thing[-1] if several or not counts else f"{thing[-1]}s", *rest]
