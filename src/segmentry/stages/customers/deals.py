"""Reports of deals, as programs for sales keep them: a stage tells which were won, and those alone are sales."""

import re

from segmentry.results.orders import LogRole
from segmentry.results.table import NUMERIC, Table
from segmentry.stages.customers import log_names
from segmentry.stages.customers.shape import Head
from segmentry.stages.shared.outcome_events import NO, YES
from segmentry.stages.shared.traits import normal

#: A stage has no more different values, and so many rows tell how a file was exported.
_MOST_LEVELS, _LOOKED_AT = 60, 10_000
#: Deals to each account from which accounts come back (ours).
_COMES_BACK = 1.05
_WON = (
    "(closed[ _/-]*)?won|gewonnen|gagn[ée]e?s?|ganad[oa]s?|vint[aeio]|ganh[oa]s?|wygran[aey]|vundet|vunnet|vunnen"
    "|voitettu|выигран[аоы]?|сделка выиграна|受注|赢单|成交"
)
_LOST = (
    "(closed[ _/-]*)?lost( .*)?|verloren|perdue?s?|perdid[oa]s?|pers[aeio]|przegran[aey]|tabt|tapt|f[oö]rlorad"
    "|h[aä]vitty|проигран[аоы]?|失注|输单"
)
_IS_WON = re.compile("(is_?)?(closed_?)?won|deal_won")
_ACCOUNT = re.compile(
    "(^|_)(account|company|organi[sz]ation|organisatie|firma|unternehmen|kunde|customer|client|societe|entreprise"
    "|empresa|cuenta|azienda|cliente|conta|bedrijf|klant|klient|kontrahent|foretag|virksomhed|bedrift|yritys)(id|name)?(_|$)"
    "|компания|контрагент|会社|取引先|公司|客户"
)
_NO_ACCOUNT = re.compile(
    "(^|_)(owner|manager|type|industry|branche|source|rep|status|size|country|city|region|segment|currency|domain|phone)(_|$)"
)
_CLOSED = re.compile(
    "(^|_)(clos(e|ed|ing)(_?(date|time|at|on))?|closedate|won_(time|date|at|on)|abschluss(datum)?|gewonnen_am|cloture"
    "|cierre|chiusura|fechamento|sluitingsdatum|afsluitdatum|zamkniecia|slutdato|avslut(sdatum)?)(_|$)"
)
_NO_CLOSE = re.compile("expected|forecast|erwartet|prevu|previst|verwacht|oczekiwan|lost|verloren|reason|status")


def deals_told(table: Table) -> dict[LogRole, str]:
    """The columns of a report of deals by role: the stage, the account and the day of closing; none where it is none.

    A stage has values for what was won and for what was lost. The account comes before its contacts.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> deals = {"Account Name": ["Acme", "Blue", "Acme"], "Stage": ["Closed Won", "Closed Lost", "Proposal"]}
    >>> deals |= {"Close Date": pd.to_datetime(["2024-01-02", "2024-02-01", "2024-03-01"]), "Amount": [5.0, 7, 9]}
    >>> deals_told(segmentry.read(pd.DataFrame(deals)))
    {'status': 'Stage', 'customer': 'Account Name', 'date': 'Close Date'}
    """
    names = [name for name in table.names if table.types[name] in ("text", "boolean", "integer")]
    able = [name for name in names if _is_account(table, name)]
    stages = [name for name in names if name not in able]
    money = any(table.types[name] in NUMERIC and log_names.fits_well(name, "amount") for name in table.names)
    if not able or not stages or not money:
        return {}
    head = Head.of(table.rows, [*stages, *able], _LOOKED_AT)
    stages.sort(key=lambda name: _IS_WON.fullmatch(normal(name)) is None)  # of stages of its own a firm may have any
    stage = next((name for name in stages if won(name, head.few_levels(name, _MOST_LEVELS)) is not None), None)
    days = [name for name in table.names if table.types[name] == "date"]
    closed = [n for n in days if _CLOSED.search(normal(n)) and not _NO_CLOSE.search(normal(n))]
    if stage is None or not days:
        return {}
    able = [name for name in able if head.filled(name) >= _COMES_BACK * head.distinct(name)]
    if not able:  # one each: what became of customers
        return {}
    whose = max(able, key=lambda name: (head.filled(name), log_names.says(name, "id"), -head.distinct(name)))
    found: dict[LogRole, str] = {"status": stage, "customer": whose}
    if closed:
        found["date"] = max(closed, key=Head.of(table.rows, closed, _LOOKED_AT).filled)
    return found


def won(name: str, levels: list[str]) -> str | None:
    """The pattern, in small letters, of deals that were won; None where a column is no stage of deals.

    >>> won("Stage", ["Closed Won", "Closed Lost", "Proposal"]) is None, won("Stage", ["Won", "Proposal"]) is None
    (False, True)
    """
    said = {level.lower().strip() for level in levels}
    if _IS_WON.fullmatch(normal(name)) and said <= YES | NO and said & YES:
        return f"^({'|'.join(map(re.escape, sorted(YES)))})$"
    both = (any(re.fullmatch(words, level) for level in said) for words in (_WON, _LOST))
    return f"^({_WON})$" if all(both) else None


def _is_account(table: Table, name: str) -> bool:
    word = normal(name)
    return table.types[name] != "boolean" and bool(_ACCOUNT.search(word)) and not _NO_ACCOUNT.search(word)
