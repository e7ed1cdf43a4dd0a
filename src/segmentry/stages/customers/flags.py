"""What flags of rows say: yes and no to being valid, and which way money went."""

from collections.abc import Collection

from segmentry.stages.shared.outcome_events import NO, YES
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import normal

#: What a flag says of rows that have it, and what one is called that rows have which count.
MARKED = YES | {"x"}
_VALIDITY = word_set(
    """is valid paid confirmed completed complete order payment gultig bezahlt bestatigt valide paye confirme valido
    pagado confirmado pago pagato confermato geldig betaald bevestigd oplacone wazne betalt betald"""
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


def tell_validity(name: str, levels: Collection[str]) -> bool:
    """Whether a column says but yes and no to rows being valid, confirmed or paid.

    >>> tell_validity("is_valid", ["0", "1"]), tell_validity("Paid", ["Yes", "No"]), tell_validity("Paid", ["9.5", "0"])
    (True, True, False)
    """
    said = {level.lower().strip() for level in levels}
    return bool(said & NO) and bool(said & MARKED) and said <= MARKED | NO and {*normal(name).split("_")} <= _VALIDITY


def tell_directions(levels: Collection[str]) -> bool:
    """Whether the values of a column say which way money went, and no more.

    >>> tell_directions(["Af", "Bij"]), tell_directions(["Debit card", "Credit card"])
    (True, False)
    """
    ways = [(word in _OUT, word in _IN) for word in map(normal, levels)]
    return sorted(ways) == [(False, True), (True, False)]


def says_out(level: str) -> bool:
    """Whether a value says that money was debited.

    >>> says_out("S"), says_out("Haben")
    (True, False)
    """
    return normal(level) in _OUT


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
