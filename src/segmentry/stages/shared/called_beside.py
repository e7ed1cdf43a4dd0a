"""What a yes or no is called by its neighbours: a yes to `housing` beside `loan` is a housing loan, and no home."""

from collections.abc import Collection

from segmentry.stages.shared.display_names import display_name, is_yes_no_name
from segmentry.stages.shared.plain_words import word_set

#: What companies sell in kinds, and what a kind is called by alone that is no thing that people have themselves: a yes
#: to `car` beside `loan` may be a car, one to `health` beside `insurance` good health.
_KINDS = {
    "loan": "housing personal consumer installment instalment agricultural",
    "insurance": "travel accident dental liability contents legal",
    "account": "savings saving checking current securities brokerage term joint",
    "card": "credit debit prepaid loyalty gift",
}
_CALLED = {product: word_set(kinds) for product, kinds in _KINDS.items()}


def called_beside(yes_or_no: Collection[str]) -> dict[str, str]:
    """Of columns that say yes or no those whose name is one of a kind, where a neighbour names what is sold in kinds.

    >>> called_beside(["housing", "loan", "default"]), called_beside(["dental", "life_insurance", "married"])
    ({'housing': 'housing loan'}, {'dental': 'dental insurance'})
    >>> called_beside(["housing", "married"]), called_beside(["housing", "car", "loan", "health", "insurance"])
    ({}, {'housing': 'housing loan'})
    """
    said = {name: is_yes_no_name(name) or display_name(name).words for name in yes_or_no}
    lasts = {words.split()[-1].removesuffix("s") for words in said.values()}
    sold = [product for product in _CALLED if product in lasts]
    called: dict[str, str] = {}
    for name, words in said.items():
        products = [product for product in sold if words in _CALLED[product]]
        if len(products) == 1:
            called[name] = f"{words} {products[0]}"
    return called
