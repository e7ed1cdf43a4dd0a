"""Whether names of columns have words of a list."""

import re

from segmentry.stages.shared.traits import normal


def has_words(column: str, words: re.Pattern[str]) -> bool:
    """Whether the name of a column has any of the words that `in_name` made a pattern of.

    >>> from segmentry.stages.shared.plain_words import in_name
    >>> has_words("MyKreditkarte", in_name(["*karte"])), has_words("cards", in_name(["card"]))
    (True, False)
    """
    return words.search(f"_{normal(column)}_") is not None
