"""Which words say by themselves what a part is of: a discount of 10 %, a limit used to 10 %."""

import re
from collections.abc import Sequence

from segmentry.stages.shared.naming import is_plural
from segmentry.stages.shared.plain_words import word_set

#: What a part is of without the word: a discount of 10 %, and a limit used to 10 %.
_ARE_PARTS = word_set(
    """
    discount margin interest growth change utilisation rate apr tax vat commission increase decrease inflation
    return yield ratio score percent percentage share proportion fraction level difference reduction loss gain
    efficiency occupancy probability risk accuracy coverage markup uplift conversion churn retention humidity
    moisture limit price anteil quote rabatt zins marge remise rabais taux tasa tasso taxa descuento desconto sconto
    korting kort rabat attendance commissione comision provision late won lost paid spent left sent deviation"""
)
#: Beside these a part is of what is behind them: before 9.
WHEN = word_set("before after at in on during within")
WHICH = WHEN | word_set("under over with without by to from of since")
_DONE = re.compile(r"\w{2,}(?:ed|en)|bought|sold|made|done")


def is_a_part(words: Sequence[str]) -> bool:
    """Whether words say by themselves what hundredths of it are: discount, limit used, and of several things some.

    >>> is_a_part(["discount"]), is_a_part(["evening", "visits"]), is_a_part(["web"])
    (True, True, False)
    """
    head = next((i for i, word in enumerate(words) if word in WHICH and i), len(words))
    done = _DONE.fullmatch(words[0]) or _DONE.fullmatch(words[-1])
    return bool(_ARE_PARTS & {*words} or done or is_plural(words[head - 1]))
