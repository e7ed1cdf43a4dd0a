"""Which amounts of money are spent on a kind of goods: baby care (EUR), spend on wine."""

from segmentry.stages.shared.care import is_of_care
from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.plain_words import entries, in_name, word_set
from segmentry.stages.shared.traits import normal
from segmentry.stages.shared.words_in_names import has_words

#: Sums of money that buy no goods, or are no sums: what is earned, owed, held, charged, or typical of one.
_NO_GOODS = word_set(
    """price prices cost costs fee fees charge charges bill bills rate rates limit limits balance balances income
    incomes salary salaries wage wages loan loans debt debts deposit deposits savings saving premium premiums value
    values claim claims refund refunds tax taxes rent payment payments amount amounts paid pay budget worth assets
    wealth mortgage credit transfer transfers donation donations arrears dues interest discount discounts revenue
    profit margin turnover sales total sum all average avg mean median per last first max min highest lowest lifetime
    preis preise kosten gebuhr gebuhren miete betrag gesamt umsatz einkommen gehalt beitrag summe prix cout frais
    loyer montant revenu salaire solde precio coste importe alquiler ingreso ingresos saldo cuota prezzo costo affitto
    importo reddito prijs bedrag huur inkomen cena koszt kwota dochod preco custo valor aluguel renda"""
)
_SPENT = ("spend on ", "spending on ", "spent on ", "expenditure on ")


def is_spent_on(column: str) -> bool:
    """Whether it is what customers spend on one kind of goods.

    >>> is_spent_on("Baby care (EUR)"), is_spent_on("spend_wine"), is_spent_on("Average nightly rate (EUR)")
    (True, True, False)
    >>> is_spent_on("Total spend (EUR)"), is_spent_on("annual income (k$)"), is_spent_on("visits")
    (False, False, False)
    """
    shown = display_name(column)
    is_no_sum = _NO_GOODS & set(normal(column).split("_"))
    return shown.words.startswith(_SPENT) or (shown.is_money and not is_no_sum)


#: What tells of health, and what does harm, is advertised to nobody.
_NOT_ADVERTISED = in_name(
    entries(
        """
    medicine*, medical, medikament*, arznei*, pharma*, drug, drugs, drogue*, drogas, farmac*, medicament*, medicijn*,
    leki, tobacco, tabak*, tabac*, tabaco, cigar*, zigarett*, vape*, gambling, lottery, lotto, betting, alcohol*,
    alkohol*, alcool*, beer, wine, wines, spirits, liquor, bier, wein, vin, vins, vino*, vinho*, wijn*, piwo, wino"""
    )
)


def may_be_advertised(column: str) -> bool:
    """Whether goods may be advertised to groups: nothing that tells of health, and nothing that does harm.

    >>> may_be_advertised("Skin care (EUR)"), may_be_advertised("Prescriptions (EUR)"), may_be_advertised("MntWines")
    (True, False, False)
    """
    return not has_words(column, _NOT_ADVERTISED) and not is_of_care(column)
