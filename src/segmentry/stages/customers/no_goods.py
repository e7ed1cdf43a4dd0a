"""Which lines of a log are of no goods: postage, fees and corrections by their codes; what else may be none, people
decide.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from segmentry.engines.base import Output, Rows
from segmentry.engines.quoting import literal
from segmentry.stages.customers.line_classes import is_of
from segmentry.stages.customers.shape import Head

#: Codes that stand for no goods on any shop's lines: fees, postage, corrections; and how those begin that are numbered.
_CERTAIN = (
    *("post", "postage", "dot", "dotcom postage", "p&p", "carriage", "c2", "shipping", "ship", "delivery", "freight"),
    *("versand", "versandkosten", "porto", "frais de port", "livraison", "spedizione", "spese di spedizione", "envio"),
    *("gastos de envio", "frete", "verzendkosten", "wysyłka", "bank charge", "bank charges", "amazonfee", "amazon fee"),
    *("amazon fees", "fee", "fees", "service fee", "handling", "surcharge", "b"),
)
_NUMBERED = ("adjust", "test0", "test1", "test-")
#: Words of descriptions that may name no goods.
_POSSIBLE = (
    r"\b(postage|shipping|delivery|carriage|freight|fees?|charges?|commission|adjust\w*|manual|discount|samples?"
    r"|vouchers?|gift ?cards?|test|deposit|donation|tip|tax|vat|versand\w*|porto|gutschein|rabatt|livraison|remise"
    r"|envío)\b"
)
#: SQL of whether a product may be none.
_MAY_BE = f"regexp_matches(lower({{}}), {literal(_POSSIBLE)})"
#: Of the first rows, most products must be told by codes: of descriptions nothing is certain.
_FIRST_ROWS = 2_000
#: Where so many of the products have codes of one form, these number products (ours).
_OF_ONE_FORM = 0.25
#: Where more lines have no pieces, quantities are not always told; fewer lines than these may be errors (ours).
_OFTEN_NOTHING, _FEWEST = 0.5, 4
_CODE = (Output("code", "code", "text"),)
_PRODUCTS = (Output("product", "product", "text"), Output("n", "n", "integer"), Output("money", "money", "integer"))


def certain(rows: Rows, product: str) -> tuple[tuple[str, ...], bool]:
    """The codes of a log, as they are written, that are certainly no goods; and whether other products may be none.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> lines = segmentry.read(pd.DataFrame({"StockCode": ["84406B", "POST", "22423", "Adjust2"]}))
    >>> certain(lines.rows, "StockCode")
    (('Adjust2', 'POST'), False)
    """
    numbered = " OR ".join(f"starts_with(lower(code), {literal(word)})" for word in _NUMBERED)
    are_certain = f"lower(code) IN ({', '.join(map(literal, _CERTAIN))}) OR {numbered}"
    cells = Counter(str(c) for c in rows.collect([product], _FIRST_ROWS).column(0).to_pylist() if c is not None)
    tests = {are_certain: _are_codes(cells), _MAY_BE.format("code"): True}
    sure, others = (_among(rows, product, test) if able else () for test, able in tests.items())
    sure = tuple(code for code in sure if not _is_in_series(code, cells))
    return sure, bool({*others} - {*sure})


def without_pieces(rows: Rows, product: str, quantity: str | None) -> tuple[str, ...]:
    """The products of which no line has a piece where others have: contributions, fees.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> lines = segmentry.read(pd.DataFrame({"item": ["fuel", "card fee"] * 4, "litres": [40, 0] * 4}))
    >>> without_pieces(lines.rows, "item", "litres")
    ('card fee',)
    """
    if quantity is None:
        return ()
    head = Head.of(rows, [product, quantity])
    known = head.codes(product) >= 0
    pieces = np.abs(head.numbers(quantity))
    nothing = np.where(np.isnan(pieces), np.inf, pieces) == 0
    if not nothing.any() or nothing.mean() > _OFTEN_NOTHING:
        return ()
    n = head.distinct(product)
    lines, empty = (np.bincount(head.codes(product)[known & some], minlength=n) for some in (known, nothing))
    levels = head.levels(product)
    return tuple(sorted(levels[place] for place in np.flatnonzero((lines == empty) & (empty >= _FEWEST))))


def named(rows: Rows, product: str, words: Sequence[str]) -> tuple[str, ...]:
    """The products of a log, as they are written, that are called so, whatever their capitals."""
    listed = ", ".join(literal(word.lower()) for word in words)
    return _among(rows, product, f"lower(code) IN ({listed})") if words else ()


def _among(rows: Rows, product: str, condition: str) -> tuple[str, ...]:
    """Products of which SQL says so. The different ones are looked at, as there are far fewer of them than lines."""
    # what is aggregated no optimizer tests before lines are grouped
    different = "SELECT CAST(any_value(product) AS VARCHAR) AS code FROM input GROUP BY product"
    codes = rows.remade({"product": product}, different, _CODE)
    found = codes.remade({"code": "code"}, f"SELECT DISTINCT code FROM input WHERE {condition}", _CODE)
    return tuple(sorted({*found.collect().column(0).to_pylist()}))


def possible(counted: Rows) -> list[dict[str, Any]]:
    """Products among the sales that may be no goods, those with most money first: name, lines and money of each.

    Parameters
    ----------
    counted : Rows
        Lines with their product, class and money.
    """
    sums = f"SELECT product, count(*) AS n, sum(money) AS money FROM input WHERE {is_of('sale')} GROUP BY product"
    statement = f"SELECT * FROM ({sums}) WHERE {_MAY_BE.format('product')}"
    inputs: Mapping[str, str] = {name: name for name in ("product", "class", "money")}
    listed = counted.remade(inputs, statement, _PRODUCTS, by="product").collect().to_pylist()
    return sorted(listed, key=lambda line: (-abs(line["money"] or 0), -line["n"], line["product"]))


def _are_codes(cells: Counter[str]) -> bool:
    """Whether most of these products are told by codes: one word with a digit in it."""
    coded = (n for c, n in cells.items() if " " not in c.strip() and any(letter.isdigit() for letter in c))
    return sum(coded) * 2 > cells.total()


def _is_in_series(code: str, cells: Counter[str]) -> bool:
    """Whether many products have codes of its form: C2 stands for carriage, and not between C1 and C3."""
    forms = Counter(map(_form, cells))
    return forms[_form(code)] > _OF_ONE_FORM * len(cells)


def _form(code: str) -> str:
    return re.sub("[0-9]+", "9", re.sub(r"[^\W\d_]", "A", code))
