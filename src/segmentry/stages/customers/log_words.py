"""What the words say of which columns of logs are named.

A name is taken apart into words, compounds too (`Rechnungsdatum` is `Rechnung` and `Datum`, `stockcode` is `stock` and
`code`, 订单编号 is 订单 and 编号), and each says one thing. What the name as a whole says is told in `log_names`.
"""

import re
import unicodedata
from functools import lru_cache

from segmentry.stages.customers.log_vocabulary import WORDS
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import normal

#: A word that is not known.
UNKNOWN = "?"

#: Signs of vowels and tones above and below the letters of Thai.
_THAI_SIGNS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")


def _plain(name: str) -> str:
    """A name in small letters without accents, its words parted by `_`."""
    return normal(_THAI_SIGNS.sub("", unicodedata.normalize("NFKD", name)))


#: What each word says, of one that stands in several lists by the first of them.
_SAYS: dict[str, str] = {}
for _says, _words in WORDS.items():
    for _word in word_set(_words):
        _SAYS.setdefault(_plain(_word), _says)
_LONGEST = max(map(len, _SAYS))
#: Letters that German and its neighbours put between the words of one.
_BETWEEN = ("", "s", "n", "en", "e", "の")
#: Shorter words begin a compound only before a number or a date: `kdnr`, `txndate`, but not `Accord`.
_SHORT = 4
#: Where the signs of Chinese and Japanese begin, and the letters of Thai and its neighbours.
_FIRST_SIGN, _THAI = 0x3000, range(0x0E00, 0x1000)


#: By whom something was ordered or booked, in two words.
_WHO_ORDERED = word_set(
    """booked_by reserved_by ordered_by purchased_by bestellt_von gebucht_von reserviert_von reserve_par commande_par
    reservado_por pedido_por comprado_por prenotato_da ordinato_da acquistato_da encomendado_por geboekt_door
    besteld_door zarezerwowane_przez zamowione_przez"""
)
#: Numbers of who is taxed, in several words, and what they are called in one.
_TAX_NUMBERS = word_set(
    """vat_no vat_number vat_id vat_reg_no vatin tax_id tax_number tax_no ust_id ust_idnr ust_id_nr ust_idnr ust_nr
    umsatzsteuer_id steuernummer steuernr steuer_nr p_iva partita_iva piva codice_fiscale cod_fiscale tva_intracom
    num_tva numero_tva btw_nummer btw_nr numer_nip nr_nip moms_nr cod_fiscal"""
)
_TAXED = word_set("cnpj cpf nif cif ruc dni rut curp ico nip siret siren vkn tckn")
#: The parties of an order in two words: who ordered, who gets the invoice, where goods go, and what a firm is called.
_PARTIES = {
    **dict.fromkeys(("sell_to", "sold_to", "sold_to_party", "sold_to_pt", "auftr_geber"), "soldto"),
    **dict.fromkeys(("donneur_d_ordre", "emissor_da_ordem", "siparisi_veren"), "soldto"),
    **dict.fromkeys(("bill_to", "pay_to", "bill_to_pt", "rechn_empf", "resp_pago"), "billto"),
    **dict.fromkeys(("ship_to", "waren_empf", "mali_teslim_alan"), "ship"),
    **dict.fromkeys(("cif_no", "cif_num", "cif_number", "cif_id", "cif_key", "no_cif", "nomor_cif"), "cifno"),
    **dict.fromkeys(("issue_date", "issuance_date", "date_of_issue"), "issued"),
    **dict.fromkeys(("book_number", "book_no"), "booking_no"),
    "contact_name": "contactname",
    "contact_id": "contactid",
    "event_name": "event",
    "sub_total": "subtotal",
    "row_total": "linetotal",
    "mw_st": "mwst",
    **dict.fromkeys(_TAX_NUMBERS, "nif"),
    **dict.fromkeys(_WHO_ORDERED, "orderedby"),
    **dict.fromkeys(("razao_social", "razon_social", "raison_sociale", "ragione_sociale"), "firmname"),
}
#: A number behind a word.
_COUNT = r"(?<=[a-z])_?\d+(?=_|$)"
#: What was taken off already, as in `Amount (after fees)`, and what an amount is without, as its sign.
_TAKEN_OFF = re.compile("_(after|nach|apres|setelah|dopo|efter)_[a-z]+")
#: Whose currency it is in, as SAP has it: `Betrag in HW`, `Importe en MD`.
_IN_CURRENCY = re.compile(
    "_(in|en|em)_(hw|bw|tw|fw|lc|fc|dc|tc|md|ml|mn|ms|di|dv|dd|(?:local|document|doc|transaction|foreign|group|company_code)_(?:currency|crcy|curr?))(?=_|$)"
)
#: With the tax, as `Total (inc tax)`.
_TAX = "(tax|taxes|vat|gst|mwst|ust|tva|iva|btw|dph|moms|pdv|kdv)(?=_|$)"
_WITH_TAX = re.compile(f"_(?:inc|with|incl?uding|mit|avec|con|com|met|med|s)_{_TAX}")
_WITHOUT_TAX = re.compile(f"_(?:without|excluding|ohne|sans|sin|sem|zonder|bez|uden|uten|utan)_{_TAX}")
#: The Spanish name of somebody or something, where a French number of them would be told otherwise.
_NAME_OF = re.compile(
    "(?<![a-z])nombre(?=_(del|de_la|de_los|completo|cliente|comprador|usuario|producto|articulo|tienda)|"
    "_de_(cliente|comprador|usuario|socio|titular|contacto|producto|articulo)(_|$))"
)
_WITHOUT = re.compile(r"\((without|ohne|sans|sin|senza|sem|zonder|bez|uden|uten|utan)\b[^)]*\)", re.IGNORECASE)
#: With and without in a letter: `Total c/ IVA`, `Importe s/ IVA`, `Betrag m. MwSt.`, `o. MwSt.`.
_SHORT_WITH = (
    (re.compile(r"\b(c/|m\.|inkl\.|i\.)\s*(?=(iva|mwst|ust))", re.IGNORECASE), "incl "),
    (re.compile(r"\b(s/|o\.|exkl\.)\s*(?=(iva|mwst|ust))", re.IGNORECASE), "excl "),
)
_PARTY = re.compile(rf"(?<![a-z])({'|'.join(sorted(_PARTIES, key=len, reverse=True))})(?![a-z])")


@lru_cache(maxsize=20_000)
def said(name: str) -> tuple[str, ...]:
    """What each word of a column's name says, in their order; `?` for one that is not known.

    >>> said("InvoiceNo"), said("Rechnungsdatum"), said("订单编号")
    (('order', 'id'), ('order', 'date'), ('order', 'id'))
    >>> said("customer_city"), said("V1")
    (('customer', 'place'), ('?',))
    >>> said("Sell-to Customer No."), said("Amount (after fees)"), said("# de venta")
    (('customer', 'customer', 'id'), ('amount',), ('id', 'of', 'sale'))
    >>> said("N.º de venda"), said("Offener Betrag")
    (('id', 'of', 'sale'), ('due', 'amount'))
    """
    words = _words_of(name)
    says = [says for word in words for each in _apart(word) for says in each.split()] or [UNKNOWN]
    if "tax" in says and {"net", "gross"} & {*says}:  # without VAT, or with it
        return tuple(word for word in says if word != "tax")
    return tuple("cost" if word == "tax" else word for word in says)


def numbers_the_taxed(name: str) -> bool:
    """Whether it is called a number under which somebody is taxed, who has but one.

    >>> numbers_the_taxed("NIF"), numbers_the_taxed("VAT No."), numbers_the_taxed("Account No.")
    (True, True, False)
    """
    return bool(_TAXED & {*_words_of(name)})


def _words_of(name: str) -> list[str]:
    """The words of a name, what is said in two or in a letter in one."""
    for short, whole in _SHORT_WITH:
        name = short.sub(whole, name)
    bare = re.sub(_COUNT, "", _plain(_WITHOUT.sub("", name).replace("#", " no ").replace(".º", "o ")))
    bare = _NAME_OF.sub("name", bare)
    bare = _WITHOUT_TAX.sub(r"_excl_\1", bare)
    bare = _WITH_TAX.sub(r"_incl_\1", _IN_CURRENCY.sub("", _TAKEN_OFF.sub("", bare)))
    spelt = _PARTY.sub(lambda found: _PARTIES[found[1]], bare)
    return [word for word in spelt.split("_") if word]


@lru_cache(maxsize=20_000)
def _apart(word: str) -> tuple[str, ...]:
    """What a word says, or each of those it is made of."""
    if word in _SAYS:
        return (_SAYS[word],)
    return _compound(word) or (_inside(word) if not word.isascii() else ()) or (UNKNOWN,)


def _inside(word: str) -> tuple[str, ...]:
    """The known words of two signs and more in a name that is written without blanks between its words."""
    says: list[str] = []
    place = 0
    while place < len(word):
        ends = range(min(len(word), place + _LONGEST), place + 1, -1)
        end = next((end for end in ends if _is_sign(word[place]) and word[place:end] in _SAYS), None)
        if end is not None:
            says.append(_SAYS[word[place:end]])
        elif not says or says[-1] != UNKNOWN:
            says.append(UNKNOWN)
        place = end or place + 1
    return tuple(says) if set(says) != {UNKNOWN} else ()


def _is_sign(letter: str) -> bool:
    """Whether it belongs to a script that puts no blanks between words (Chinese and Japanese, Thai)."""
    return ord(letter) >= _FIRST_SIGN or ord(letter) in _THAI


def _compound(word: str) -> tuple[str, ...]:
    """The longest known word at its beginning with what is left, where all of it is known."""
    for end in range(min(len(word) - 1, _LONGEST), 0, -1):
        start = word[:end]
        if start not in _SAYS or (end < _SHORT and word.isascii() and _SAYS.get(word[end:]) not in ("id", "date")):
            continue
        for between in _BETWEEN:
            rest = word[end:].removeprefix(between) if between and word[end:].startswith(between) else word[end:]
            if not rest or (between and rest == word[end:]):
                continue
            if rest in _SAYS and _SAYS[rest] != "of":
                return (_SAYS[start], _SAYS[rest])
            if tail := _compound(rest):
                return (_SAYS[start], *tail)
    return ()
