"""What became of a customer in words, and whether a company wants more of it: they left, they responded."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from segmentry.stages.shared import traits
from segmentry.stages.shared.clauses import clause
from segmentry.stages.shared.display_names import Labels, display_name, is_yes_no_name, level_called, level_words
from segmentry.stages.shared.outcome_words import what_was_done
from segmentry.stages.shared.plain_words import word_set

#: Levels that say that it happened, and that it did not.
YES = word_set("yes true 1 y t 1.0 ja oui si s\u00ed sim tak")
NO = word_set("no false 0 n f 0.0 nein non nao n\u00e3o nee nie")
#: A letter or a digit says it only beside its opposite: F is a woman, too.
_WORDS = frozenset(word for word in YES | NO if len(word) > 1 and word.isalpha())


@dataclass(frozen=True)
class Event:
    """What customers did: `left` in "53% left", `who left` in "of all who left".

    `wanted` is whether a company wants more of it; None where the name does not tell. `act`: what to try, where
    {whom} stands for customers; `gone`: customers of whom it is so are customers no more. `without`: those of whom it
    is not so, behind their number.
    """

    did: str
    who: str
    wanted: bool | None = None
    act: str = "try what might help on {whom}"
    gone: bool = False
    without: str = "who did not"

    def tried_on(self, whom: str) -> str:
        """What to try on these customers.

        >>> event("churn", "yes").tried_on("a random half of them")
        'offer a random half of them a reason to stay'
        """
        return self.act.replace("{whom}", whom)


_KNOWN = (
    (
        Event("left", "who left", False, "offer {whom} a reason to stay", gone=True, without="still here"),
        r"churn\w*|attrit\w*|exited|unsub\w*|cancel\w*|abgewandert|k(ue|u)ndigung|gek(ue|u)ndigt|resili\w*|baja|fuga\w*|abandono|"
        r"disdett\w*|opzeg\w*|opgezegd|rezygnac\w*|evasao|vertrokken|lapsed?|left(?!_(an?_)?(review|message|feedback|comment|tip))|terminated",
    ),
    (
        Event(
            "switched supplier",
            "who switched",
            False,
            "offer {whom} a reason to stay",
            gone=True,
            without="still here",
        ),
        r"(switched|switch|changed|switching)_(to_)?(an?_)?(other_)?(suppliers?|providers?|banks?|carriers?|operators?|"
        r"insurers?|competitors?)|(supplier|provider)_?switch\w*|\w*(anbieter|versorger|versicherungs)_?wechsel\w*|"
        r"\w*(anbieter|versorger)_gewechselt|ported_out|cambi(o|ado|ato)_(de_)?(proveedor|compania|fornitore)|"
        r"chang(e|ement)_(de_)?fournisseur|mudou_de_fornecedor|overgestapt|zmiana_dostawcy",
    ),
    (
        Event(
            "did not pay",
            "who did not pay",
            False,
            "remind {whom} before the due date",
        ),
        r"default\w*|delinq\w*|dlq\w*|charge_?off|write_?off|insolven\w*|bankrupt\w*|impaye\w*|moros\w*|incumplimiento|"
        r"inadimplen\w*|wanbetal\w*|zahlungsausfall|arrears|bad",
    ),
    (Event("were refused", "who were refused"), r"deny|denied|rejected|refused|declined"),
    (
        Event("died", "who died", False, gone=True, without="alive"),
        r"died|death\w*|deceased|mortality|dead|verstorben|fallecid\w*",
    ),
    (Event("returned goods", "who returned goods", False, "help {whom} choose"), r"returned|is_return"),
    (
        Event("responded", "who responded", True),
        r"response|responded|respond\w*|accepted\w*|accept|reagiert|repondu|respondio|converted|conversion|clicked|subscribed",
    ),
    (
        Event("bought again", "who bought again", True),
        r"bought_again|repurchased|repeater|buys?_again|wiedergekauft|wiederkauf",
    ),
    (
        Event("bought", "who bought", True),
        r"purchase|purchased|bought|gekauft|achete|compro|comprou|acquistato|gekocht|booked|"
        r"will_(buy|purchase)",
    ),
    (
        Event("renewed", "who renewed", True),
        r"renew\w*|retained|verl(ae|a)ngert|renouvel\w*|renov\w*|rinnov\w*|verlengd",
    ),
)
#: The same by what the lists of words say that it was.
_SAME = (("went on", "renewed"), ("answered or bought", "responded"), ("answered", "responded"), ("bought", "bought"))
_BY_WORDS = {known.did: known for known, _ in _KNOWN} | {
    what: next(known for known, _ in _KNOWN if known.did == did) for what, did in _SAME
}
_UNWANTED = re.compile(
    r"fraud\w*|betrug\w*|claim\w*|complain\w*|scam|cheat|sinist\w*|schaden\w*|stroke|readmitted|late|loss\w*"
)
_WANTED = re.compile(r"deposit\w*|subscri\w*|sale|sold|won|approved|upgrade\w*|takeup|take_up|referr\w*|survived")


def says_yes_or_no(levels: Iterable[str]) -> bool:
    """Whether these levels of one column are a yes and a no, perhaps beside a third.

    >>> says_yes_or_no(["Y", "N"]), says_yes_or_no(["F", "M"]), says_yes_or_no(["Yes", "unknown"])
    (True, False, True)
    """
    cells = {level.strip().casefold() for level in levels}
    return len(cells) <= 3 and bool(cells & _WORDS or (cells & YES and cells & NO))


def answer_called(column: str, level: str, levels: Iterable[str], labels: Labels) -> str:
    """A level as people say it beside the levels of its column: of a yes and a no the answer.

    >>> answer_called("plan", "Y", ["N", "Y"], {}), answer_called("sex", "F", ["F", "M"], {})
    ('yes', 'F')
    """
    cell = level.casefold()
    if cell in YES | NO and says_yes_or_no(levels):
        return "yes" if cell in YES else "no"
    return level_called(column, level, labels)


@lru_cache(maxsize=1_024)
def event(column: str, level: str, label: str | None = None) -> Event:
    """What the level of an outcome says of a customer.

    >>> event("Churn", "Yes").who, event("Attrition_Flag", "Attrited Customer").did, event("deposit", "yes").did
    ('who left', 'left', 'have a deposit')
    >>> event("fraud_found", "1").wanted, event("grade", "B").did
    (False, 'have “grade B”')
    """
    name, cell = traits.normal(column), traits.normal(level)
    happened = level.strip().casefold() in YES
    if label is None:
        said = name if happened else cell if level.strip().casefold() not in NO else ""
        for known, words in _KNOWN:
            if re.search(rf"(^|_)({words})(_|$)", said):
                return known
        if happened and (done := what_was_done(said)) is not None and (same := _BY_WORDS.get(done)) is not None:
            return same
    what = display_name(column, label).words
    if happened:
        thing = is_yes_no_name(column) if label is None else None
        told = clause(what)
        wanted = False if _UNWANTED.search(name) else True if _WANTED.search(name) else None
        if told is not None:
            return Event(told.did, f"who {told.did}", wanted, without=told.without)
        if thing and name.startswith(("is_", "was_")):
            return Event(f"are {thing}", f"who are {thing}", wanted, without="who are not")
        said = _with_article(thing or what, known=wanted is not None)
        return Event(f"have {said}", f"with {thing or what}", wanted, without=f"without {thing or what}")
    if level.strip().casefold() in NO:
        return Event(f"have no {what}", f"without {what}")
    words = level_words(level)
    return Event(f"have “{what} {words}”", f"with {what} {words}")


def _with_article(thing: str, *, known: bool) -> str:
    """A thing as sentences have it; what nobody knows for one stands in quotes.

    >>> _with_article("deposit", known=True), _with_article("flag", known=False)
    ('a deposit', '“flag”')
    """
    if not known:
        return f"“{thing}”"
    return thing if thing.endswith("s") else f"{'an' if thing[:1] in 'aeiou' else 'a'} {thing}"
