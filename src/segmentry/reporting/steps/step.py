"""What to do next with a segment, in a few words and in full."""

import re
from dataclasses import dataclass

#: Where an act has its customers, and the same with the word before it, which goes with them.
WHOM = "{whom}"
_WITHOUT_WHOM = re.compile(r"( (?:on|for|to|with))? ?\{whom\}")
#: Where there is nothing to do that is not done with all, in a table.
LIKE_ALL = "treat like all"
NOTHING_OF_ITS_OWN = "Nothing here calls for a treatment of its own: serve as now."
#: What is done with several segments alike.
LEAVE, LEAVE_OUT, SERVE = "leave as they are", "leave out", "serve at little cost"
CONTACT_LAST, OFFER_LAST, ASK_LAST, WAIT = "contact last", "offer last", "ask last", "wait for more customers"
#: Of a group of which some are in the test, what is done with the others.
OTHERS_LEFT, LEAVE_OTHERS = "; the others: leave", "Leave the others as they are"
#: How a segment stands to the test of the page: in it, or in what comes after it.
IN_THE_TEST, NEXT = "in the test", "next, if it works"
#: With whom to begin where no test of the groups is listed, and who comes then.
BEGIN, THEN = "begin here", "then"
#: With these nothing is tried.
DONE_ALIKE = (LEAVE, LEAVE_OUT, SERVE, CONTACT_LAST, OFFER_LAST, ASK_LAST, WAIT)


def without_whom(act: str, them: str = "") -> str:
    """An act without its customers; `them` stands for those without whom it cannot be said.

    >>> without_whom("offer support to {whom}", "them"), without_whom("call {whom} before their date comes", "them")
    ('offer support', 'call them before their date comes')
    >>> without_whom("call {whom} before their date comes")
    'call before their date comes'
    """
    return " ".join(_WITHOUT_WHOM.sub(lambda met: " " if met[1] else f" {them} ", act).split())


@dataclass(frozen=True)
class Step:
    """A next step: `short` for a table of all segments, `text` for its card; both empty where nothing tells.

    `rank` is by what a table numbers steps of the same kind, the highest first; 0 where a step is not numbered.
    """

    short: str = ""
    text: str = ""
    rank: float = 0.0


#: Where how a group stands would tell of too few customers.
TOO_FEW = Step(WAIT, "Wait for more customers: too few to tell how they stand.")
