"""How large a single row is, as names of columns call it: the amount, balance or installment of a loan.

What is earned or lost on a row grows with its size by itself, which tells nobody what to do.
"""

from functools import lru_cache

from segmentry.stages.shared.plain_words import entries, in_name
from segmentry.stages.shared.words_in_names import has_words

_SIZES = in_name(
    entries(
        """
    amount, amt, amnt, balance, principal, installment, installments, instalment, instalments, sum insured,
    insured sum, exposure, outstanding, notional, *betrag, kreditsumme, versicherungssumme, saldo, restschuld, tilgung,
    montant, capital emprunte, encours, mensualite, solde, importe, principal prestamo, importo, rata, bedrag,
    hoofdsom, kwota, montante, parcela, valor emprestimo, valor financiado"""
    )
)
#: Beside these it is no size of a row.
_NOT = in_name(entries("paid, total, last, missed, late, change, discount*, refund*, percent, pct, share, ratio"))


@lru_cache(maxsize=4_096)
def tells_size(column: str) -> bool:
    """Whether it is how large a row is.

    >>> tells_size("loan_amount"), tells_size("installment"), tells_size("balance")
    (True, True, True)
    >>> tells_size("amount_paid"), tells_size("annual_income"), tells_size("term")
    (False, False, False)
    """
    return has_words(column, _SIZES) and not has_words(column, _NOT)
