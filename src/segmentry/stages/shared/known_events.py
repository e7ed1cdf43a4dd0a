"""What many outcomes say of customers, by words of their names or levels, and what a company does about each."""

from dataclasses import dataclass
from functools import partial
from typing import Literal

from segmentry.stages.shared.event_names import LEFT, RESPONDED, SWITCHED

#: What came of it, by what a company does about it: customers left, or were not kept; what costs it (default, claims);
#: they answered a campaign; they bought or have something; all else.
Kind = Literal["left", "lost", "kept", "burden", "response", "sale", "other"]
#: What nobody wants of customers.
UNWANTED: frozenset[Kind] = frozenset(("left", "lost", "burden"))
#: What many do, of one.
_OF_ONE = {"have": "has", "are": "is", "were": "was"}


@dataclass(frozen=True)
class Event:
    """What customers did: `left` in "53% left", `who left` in "of all who left".

    `wanted` is whether a company wants more of it; None where the name does not tell. `act`: what to try, where
    {whom} stands for customers; `gone`: customers of whom it is so are customers no more. `without`: those of whom it
    is not so, behind their number. `period`: over what time it was, as its column says. `in_part`: some stay, for less.
    `again`: it may be so of the same customers in the next period.
    """

    did: str
    who: str
    wanted: bool | None = None
    act: str = "try what might help on {whom}"
    gone: bool = False
    without: str = "who did not"
    kind: Kind = "other"
    period: str = ""
    in_part: bool = False
    again: bool = False

    @property
    def briefly(self) -> str:
        """The same without its period, where that was told.

        >>> from segmentry.stages.shared.outcome_events import event
        >>> event("switched_supplier_next_6m", "yes").briefly
        'switched supplier'
        """
        return self.did.removesuffix(f" {self.period}")

    @property
    def of_one(self) -> str:
        """The same of one customer, behind `who`.

        >>> from segmentry.stages.shared.outcome_events import event
        >>> event("deposit", "yes").of_one, event("churn", "yes").of_one
        ('has a deposit', 'left')
        """
        verb, blank, rest = self.did.partition(" ")
        return f"{_OF_ONE.get(verb, verb)}{blank}{rest}"


#: What says nothing of what is offered: to those who may leave, and to those who may buy; and what is sent to these.
STAY, OFFERED, CONTACT = "offer a reason to stay to {whom}", "make an offer to {whom}", "contact {whom}"
WHO_LEFT = Event("left", "who left", False, STAY, gone=True, without="still here", kind="left")
NOT_RENEWED = Event(
    "did not renew",
    "who did not renew",
    False,
    "call {whom} before their date comes",
    without="still here",
    kind="lost",
)
_bad = partial(Event, wanted=False, kind="burden")
#: That a date was called off too late, a bill paid after its day, and that somebody did not come, as names say it.
CANCELLED_LATE = r"canc\w*_\d+_?h(rs?|ours?)?(?!.*(dna|no_?show))|late_cancel(led|ed|lation)?"
PAID_LATE = (
    r"(re)?paid_late|late_paid|(spat|spaet|verspatet|verspaetet)_(be)?zahlt|te_laat_betaald|"
    r"(paye|pagado|pagato|pago)_(en_retard|tarde|con_retraso|in_ritardo|(com|em)_atraso)"
)
#: That something owed stands open past its day, whether or not it is paid in the end.
BEHIND = r"behind_(on|with)_(the_)?(rent|payments?|bills?|instal?lments?)|dpd_?\d+(_?plus)?"
NOT_COME = (
    r"nicht_?erschienen|no_(asistio|acudio|se_presento)|(pas_venu|absent_(au_)?rdv)|non_(si_e_)?presentato|nao_compareceu|"
    r"niet_verschenen|nie_(przyszedl|przyszla|stawil\w*)"
)
KNOWN = (
    (
        NOT_RENEWED,
        r"(not|non|no|did_not|nicht|kein|nie|never)_(renew\w*|verl(ae|a)ngert|renouvel\w*|renov\w*|rinnov\w*|verlengd)",
    ),
    (
        _bad("cancelled late", "who cancelled late", act="call {whom} the day before", without="who did not"),
        CANCELLED_LATE,
    ),
    (WHO_LEFT, LEFT),
    (
        Event("withdrew", "who withdrew", False, STAY, gone=True, without="who did not", kind="left"),
        r"withdrawn|withdrew|withdrawal",
    ),
    (Event("switched supplier", "who switched", False, STAY, gone=True, without="still here", kind="left"), SWITCHED),
    (
        _bad("did not pay", "who did not pay", act="remind {whom} before the due date", without="who paid"),
        r"default\w*|def|dflt|charge_?off|write_?off|insolven\w*|bankrupt\w*|impaye\w*|incumplimiento|"
        r"inadimplen\w*|wanbetal\w*|zahlungsausfall|bad|written_?off",
    ),
    (
        _bad(
            "fell behind with payments",
            "who fell behind",
            act="remind {whom} before the due date",
            without="who did not",
        ),
        rf"{BEHIND}|delinq\w*|dlq\w*|arrears|overdue|past_due|moros\w*|en_mora|betalingsachterstand|zaleg\w*",
    ),
    (
        _bad("paid late", "who paid late", act="remind {whom} before the due date", without="who paid in time"),
        rf"{PAID_LATE}|\w*zahlungsverzug|(im_)?verzug|(late|delayed)_(re)?payments?|(re)?payment_(was_)?(late|delay(ed)?)|"
        r"(retard|ritardo|atraso|retraso)_(de_|di_|do_|del_)?(paiement|pagamento|pago)",
    ),
    (
        _bad("complained", "who complained"),
        r"\w*reklamation(en)?|\w*beschwerden?|plainte|queja|reclamo|klacht|reklamacja|skarga",
    ),
    (Event("were refused", "who were refused"), r"deny|denied|rejected|refused|declined"),
    (Event("were approved", "who were approved", True, without="who were not"), r"(?<!.)(approved?|approval)(?!.)"),
    (
        _bad("died", "who died", gone=True, without="alive"),
        r"died|death\w*|deceased|mortality|dead|verstorben|fallecid\w*",
    ),
    (
        _bad("were readmitted", "who were readmitted", act="call {whom} soon after discharge", without="who were not"),
        r"readmit\w*|readmission|rehosp\w*",
    ),
    (
        _bad("did not come", "who did not come", act="call {whom} the day before", without="who came"),
        r"no_?shows?|missed_(an_)?(appointments?|visits?|bookings?)|did_not_(attend|show)|not_attended|"
        rf"failed_to_attend|dna|fta|wnb|{NOT_COME}",
    ),
    (
        _bad("complained", "who complained", act="mend what goes wrong for {whom}"),
        r"(?<!.)(ha[sdt]_)?(complain(s|t|ts|ed)?|reklam(ation(en)?|iert)|beschwer(de|den|t)|reclamations?|plaintes?|"
        r"reclam(o|ou|acao|acion|ado)|quejas?|quejo|klacht(en)?|geklaagd|reklamacj[ai]|skarg[ai])(?!.)",
    ),
    (Event("donated", "who donated", True, "ask {whom} for a gift", kind="sale"), r"(has_|have_)?donated|gespendet"),
    (Event("returned goods", "who returned goods", False, "help {whom} choose", kind="burden"), r"returned|is_return"),
    (Event("responded", "who responded", True, CONTACT, kind="response"), RESPONDED),
    (
        Event("finished", "who finished", True, "help {whom} to the end"),
        r"finished|graduat(ed|ion)|(?<!.)((was|is|has)_)?completed(?!.)|"
        r"(course|program(me)?|training|module|class|degree|onboarding)_(was_)?(completed|completion|passed)|"
        r"completed_(the_)?(course|program(me)?|training|module|class|degree|onboarding)|"
        r"\w*(kurs|studium|ausbildung|lehrgang|schulung)_(abgeschlossen|bestanden)",
    ),
    (Event("succeeded", "who succeeded", True), r"(\w+_)?(success|successful|erfolgreich|reussite)(?!.)"),
    (Event("took it up", "who took it up", True, OFFERED, kind="sale"), r"take_?up(_\w+)?|uptake|(?<!.)adopted(?!.)"),
    (Event("booked", "who booked", True, OFFERED, kind="sale"), r"gebucht|geboekt|prenotat[oa]|reservad[oa]"),
    (Event("accepted", "who accepted", True, CONTACT, kind="response"), r"(?<!.)accepted"),
    (Event("clicked", "who clicked", True, CONTACT, kind="response"), r"clicked"),
    (
        Event("bought again", "who bought again", True, OFFERED, kind="sale"),
        r"bought_again|repurchased|repeater|buys?_again|wieder_?(ge)?kauf\w*|re_?achat\w*|re_?compra\w*|riacquist\w*|"
        r"herhaal_?aankoop|herkocht|ponown[ya]_zakup",
    ),
    (
        Event("bought", "who bought", True, OFFERED, kind="sale"),
        r"purchase|purchased|bought|gekauft|achete|compro|comprou|acquistato|gekocht|"
        r"will_(buy|purchase)",
    ),
    (
        Event("renewed", "who renewed", True, kind="kept"),
        r"renew\w*|verl(ae|a)ngert|renouvel\w*|renov\w*|rinnov\w*|verlengd",
    ),
    (Event("stayed", "who stayed", True, kind="kept"), r"retained|retention|stayed|geblieben"),
)
