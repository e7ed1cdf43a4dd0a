"""What rows are worth in one currency, where a column tells that amounts are in several."""

import numpy as np

from segmentry.stages.customers import log_names
from segmentry.stages.customers.exchange_rates import (
    CODES,
    FEWEST,
    NEAR,
    SAME,
    column_of_rates,
    is_at_rate,
    tells_conversions,
    way_of,
)
from segmentry.stages.customers.shape import Head, usual
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import normal

#: Rates of two currencies differ by more (ours).
_NEARLY = 0.005
#: What tells that an amount is in the one currency that a firm counts in, and what tells of taxes.
_OWN = word_set(
    """base settled settlement settle converted home reporting functional ledger company corporate firmenwahrung
    hauswahrung unternehmenswahrung"""
)
_TAXED = ("net", "gross", "subtotal")


def in_one_currency(
    head: Head, amount: str, currency: str, others: list[str], taken: set[str]
) -> tuple[str, str | None] | None:
    """The amount in one currency, with the column of rates by which it is so; None where nothing tells it.

    It may be in one already, as its name says; another column may tell the same, at another rate for each currency; or
    a column tells the rates.

    Parameters
    ----------
    others : list of str
        Amounts that have no role.
    taken : set of str
        Columns that have one.
    """
    rate = column_of_rates(head, currency, taken)
    if rate is not None and tells_conversions(head, rate):
        return amount, rate
    if _says_one(head, amount) and not _says_one(head, currency):
        return amount, None
    if (same := _told_in_one(head, amount, currency, others, rate)) is not None:
        return same, None
    return None if rate is None or way_of(head, currency, rate, amount) is None else (amount, rate)


def _told_in_one(head: Head, amount: str, currency: str, others: list[str], rate: str | None) -> str | None:
    """The column of the same amounts in one currency: beside those in several it has another rate for each of them.

    The rates of one currency may differ from day to day, by a tenth at most. Those of two may be closer to each other
    where another column tells the one currency, and both are called alike: `Converted Amount`, `Converted Currency`.
    A column of rates must tell the same; without one, what differs by a tax is no rate.
    """
    codes = head.codes(currency)
    for name in others:
        with np.errstate(divide="ignore", invalid="ignore"):
            rates = np.log(np.abs(head.numbers(name) / head.numbers(amount)))
        known = np.isfinite(rates) & (codes >= 0)
        middles = usual(codes[known], rates[known], int(codes.max(initial=-1)) + 1)
        near = np.abs(rates[known] - middles[codes[known]]) <= NEAR
        if len(near) < FEWEST or near.mean() < SAME:
            continue
        if not is_at_rate(head, name, amount, rate) if rate is not None else _differs_by_tax(name, amount):
            continue
        own = {*normal(name).split("_")} - {*normal(amount).split("_")}
        least = _NEARLY if _says_one(head, name) and own else NEAR
        if np.ptp(middles[~np.isnan(middles)]) > least:
            return name
    return None


def _says_one(head: Head, name: str) -> bool:
    """Whether a name says that it is in the firm's own currency, or has a word with a column of but one currency."""
    words = {*normal(name).split("_")}
    ones = (other for other in head.names if log_names.says(other, "currency") and head.distinct(other) == 1)
    alike = any(_of_its_own(other) & words for other in ones)
    return alike or bool(words & (_OWN | CODES))


def _of_its_own(currency: str) -> set[str]:
    """The words of a column of currencies that other columns may have, too."""
    return {word for word in normal(currency).split("_") if not log_names.says(word, "currency")} - {"code", "of", "id"}


def _differs_by_tax(one: str, other: str) -> bool:
    return any(log_names.says(one, word) != log_names.says(other, word) for word in _TAXED)
