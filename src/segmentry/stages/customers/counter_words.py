"""What is written where a firm sells to nobody whom it knows: at the counter, by telephone, to guests, to itself."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_COUNTER = (
    "guests?( ?(customer|checkout|user|order))?|anonym[a-z]*|unknown( customer)?|unspecified|not specified"
    "|no (customer|name)|walk[ _-]?(ins?|ups?)( ?(customer|client|sale)s?)?|passing trade|casual( customer)?"
    "|(cash|counter|over the counter|pos|till|retail) ?(sale|customer|account)s?|sundry( customers?)?"
    "|misc(ellaneous)?( customers?)?|one[ -]?time (customer|account)|phone[ ._-]?orders?|barverkauf( diverse)?"
    "|bar[ -]?kunden?|lauf(kunden?|kundschaft)|(diverse|unbekannte[rn]?) ?(kunden?|debitoren)?|client (de )?passage"
    "|box[ -]?office|((club|house|staff|theat(re|er)) )?(comp(s|limentar(y|ies))|freikarten|ehrenkarten)( tickets?)?"
    "|(client|vente) (au )?comptoir|(clients? )?divers|guichet|comptoir|invitations?|consumidor final"
    "|(cliente |ventas? )?(de )?(contado|mostrador)|p[uú]blico (en )?general|(clientes )?varios"
    "|cliente (occasionale|avulso|balc[aã]o)|vendita al banco|corrispettivi|consumatore finale|passant(en)?|losse klant"
    "|(kassa|balie|contante) ?verkoop|diverse klanten|klient detaliczny|sprzeda[zż] detaliczna|kontant(salg|kunde)"
    "|(kontant|kassa)f[oö]rs[aä]ljning|розничн[а-я]+ (покупатель|клиент)|散客|散户|零售客户|一般客|店頭"
    "|!?nieokre[sś]lon[yae]!?"
)
_INTERNAL = (
    "(own|internal|staff) (use|purchases?)|eigen(verbrauch|bedarf)|autoconsumo|uso interno|usage interne"
    "|intern gebruik|u[zż]ytek w[lł]asny"
)
_CELL = (
    rf"^(({_COUNTER}|{_INTERNAL})([ _/-]+({_COUNTER}))*([ _#-]?[0-9]+)?"
    rf"|.*\(({_INTERNAL}|intern|internal|interne|interno|interna)\))$"
)
_ADDRESS = (
    rf"^({_COUNTER}|kasse|kassa|caisse|caja|taquilla|cassa|box[ ._-]?office|counter|pos|till|no[ ._-]?reply|nobody|none"
    "|no[ ._-]?e?mail|store|shop|telefon(bestellung)?|telephone)([._+-][0-9a-z]+|[0-9]*)@"
)


def are_at_counter(cells: Sequence[str]) -> np.ndarray:
    """Which cells, whole as they are, name nobody.

    >>> are_at_counter(["WALKIN", "Box office walk-up", "Own cars (internal)", "Walker", "Cash & Carry"]).tolist()
    [True, True, True, False, False]
    """
    return _match(cells, _CELL)


def are_addresses_of_counters(cells: Sequence[str]) -> np.ndarray:
    """Which cells are addresses of a place where a firm sells, as those of its customers may be, too.

    >>> are_addresses_of_counters(["phone-orders@tea.shop", "guichet2@lune.fr", "posy@mail.org"]).tolist()
    [True, True, False]
    """
    return _match(cells, _ADDRESS)


def _match(cells: Sequence[str], pattern: str) -> np.ndarray:
    found = pc.match_substring_regex(pa.array(cells, pa.string()), pattern, ignore_case=True)
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=bool)
