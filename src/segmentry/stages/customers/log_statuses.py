"""What a status says of an order of which nothing came, or that a row pays something back: the beginnings of its words,
in several languages.
"""

import re
from collections.abc import Collection

from segmentry.results.orders import RowKind
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import normal

#: Nothing was sold, or nothing came of it.
_NEVER = (
    "cancel|void|(di)?batal|sztorn|reject|declin|fail|storn|annul|anul|cancelad|rechaz|recus|rifiut|refus|abgelehn"
    "|odrzuc|отмен|отказ|скасов|i\u0307?ptal|已?取消|交易关闭|交易關閉|已关闭|已關閉|キャンセル|취소"
    "|quotation|quote$|devis|angebot$|presupuesto|preventivo|or[cç]amento|offerte$|oferta$|wycena"
    "|draft|entwurf|brouillon|borrador|bozza|rascunho|concept$|szkic"
    "|requires|unpaid|incomplete|abandon|expired|pending payment|unbezahlt|onbetaald|impay|impagad|non pagat|não pag"
    "|no[ _-]?show|nieop[lł]ac|afgebroken|abgebrochen|przerwan|openstaand"
)
#: Papers that go with goods which nobody pays for: gifts, samples, what is sent for repair or to be shown.
_UNPAID_GOODS = (
    "bonifica[cç]|brinde|amostra|omaggio|remessa (para|em|de|por)|free[ -]of[ -]charge|free sample|kostenlos"
    "|ersatzlieferung|gratislieferung|échantillon|muestra"
)
#: What stands before these words in shops' software, or in the name of a paper (wholesale sales return), and what
#: software calls orders that nobody paid yet.
_BEFORE, _WAITING = (
    "(wc-|order[ _-]|payment[ _-]|status[ _:-]+|[0-9]+ ?[-–:.] ?|(wholesale|retail|cash|sales?|purchase|toptan"
    "|perakende|sat[ıi]ş|sprzedaży|verkaufs) )*",
    "wc-(on-hold|pending|checkout-draft|trash)",
)
#: What was sold came back, or its money did.
_BACK = (
    "refund|payment refund|return|revers|charged?[ _-]?back|retour|rück|rembours|devuel|devol"
    "|reembols|resa|reso|rimbors|zwr[oó]|erstattet|возвра|поверн|i\u0307?ade|已?退|退款|退货|返品|返金|反品|환불|반품|vrác|visszat|palaut"
    "|återbet|tilbakebet|terugbet"
)
#: Papers that take something off an invoice; of payments, the same words may be of money that came in.
_CREDITED = (
    "credit[ _-]?(memo|note)|creditnota|cr[eé]ditnota|gutschrift|rechnungskorrektur|avoir|nota? (de |di )?cr[eé]dito"
    "|kreditnota|kreditfaktura|kredittnota|korekt|faktura kor|dobropis|alacak dekontu|红字|赤伝"
)


#: Which way money went, where amounts have no sign: beginnings are too short to tell, so that these are whole words.
_OUT = word_set(
    """d dr debit dbit s soll af out outgoing expense withdrawal debito cargo egreso salida saida addebito uscita ut uit
    obciazenie wychodzace vydaj vydej gider borc расход списание дебет 支出 借 出金 出金額 lastschrift belastung"""
)
_IN = word_set(
    """c cr k credit crdt h haben bij in incoming income deposit credito abono ingreso entrada accredito inn uznanie
    przychodzace prijem prijmy gelir alacak приход зачисление кредит 收入 贷 入金 入金額 gutschrift"""
)


def paid_back(kind: RowKind) -> str:
    """A pattern of what is said, in small letters, of rows that pay back what other rows sold.

    >>> [bool(re.search(paid_back("orders"), word)) for word in ("refund", "credit memo", "cancelled", "invoice")]
    [True, True, False, False]
    """
    return f"^{_BEFORE}({_BACK if kind == 'transactions' else f'{_BACK}|{_CREDITED}'})"


def undone(kind: RowKind) -> str:
    """A pattern of what is said, in small letters, of rows that are no sale.

    >>> [bool(re.search(undone("orders"), word)) for word in ("refunded", "wc-cancelled", "4 - failed", "complete")]
    [True, True, True, False]
    """
    return f"{paid_back(kind)}|^{_BEFORE}({_NEVER}|{_UNPAID_GOODS})|^({_WAITING})"


def tell_of_undone(levels: Collection[str]) -> bool:
    """Whether some of the values of a column say that nothing was sold, and others do not.

    >>> tell_of_undone(["Sale", "Refund"]), tell_of_undone(["Card", "Cash"])
    (True, False)
    """
    said = [re.search(undone("orders"), level.lower().strip()) is not None for level in levels]
    return any(said) and not all(said)


def tell_directions(levels: Collection[str]) -> bool:
    """Whether the values of a column say which way money went, and no more.

    >>> tell_directions(["Af", "Bij"]), tell_directions(["Debit card", "Credit card"])
    (True, False)
    """
    ways = [(word in _OUT, word in _IN) for word in map(normal, levels)]
    return sorted(ways) == [(False, True), (True, False)]


def are_opposite(one: str, other: str) -> bool:
    """Whether two names of columns differ in nothing but the way that money went.

    >>> are_opposite("Gross Debit (GC)", "Gross Credit (GC)"), are_opposite("Debit fee", "Credit limit")
    (True, False)
    """
    words = [normal(name).split("_") for name in (one, other)]
    if len(words[0]) != len(words[1]):
        return False
    differ = [pair for pair in zip(*words, strict=True) if pair[0] != pair[1]]
    return len(differ) == 1 and any(out in _OUT and back in _IN for out, back in (differ[0], differ[0][::-1]))
