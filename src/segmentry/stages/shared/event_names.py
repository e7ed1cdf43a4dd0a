"""Stems by which a yes or no says what customers did in the end, in the languages of the word lists.

A list of whole words lacks the form that the next file uses: `verlaengert`, `Verlängerung`. A stem tells only where
nothing but whose it was, what it was about and helping words stand beside it: `gekauft_online` says where people buy.
"""

import re

from segmentry.stages.shared import vocabulary
from segmentry.stages.shared.plain_words import any_of, within, word_set
from segmentry.stages.shared.points_in_time import TIMES_OF_THE_YEAR
from segmentry.stages.shared.words_of_ends import TAKEN

#: That they came to the end of what they had begun: a course, a programme.
FINISHED = """completed completion finished graduated graduation absolviert bestanden acheve$ completad completat
    egresad graduad gradua(to|ta|do|da)$ laureat concluid concluiu voltooid afgerond geslaagd ukoncz zaliczon"""
#: Beginnings of words, by what happened.
_STEMS = {
    "left": """kuendig kundig gekuend gekund abwander abgewander storn annul anul geannul cancel+ed cancell resili
    baja abandon abband disdet cessat cessaz recess(?!ion) evas desist opgez opzeg vertrok beeindig rezyg odszed
    odej utrac wypow rozwiaz depart$ parti$ partie$ deslig demiss churn attrit lapse""",
    "did not pay": """zahlungsausf kreditausf ausgefall defaut impay impag castigad incumpl insolv insolut inadimpl
    wanbet niesplac niewyplac windyk default""",
    "fell behind with payments": "moros betalingsacht zaleg",
    "paid late": "zahlungsverz atraso$",
    "answered": """reagi gereag zareag geantwort beantw antwort responded response
    respons$ repons repond respond$
    respuest rispost resposta odpowied accept accet acept aceit geaccept przyjet
    angenomm redeemed eingelo converted convert?i[dt]""",
    "finished": FINISHED,
    "booked": "booked$ gebucht geboekt reserv(ee?|ado|ada|o)$ prenotat zarezerw",
    "bought": """gekauft kauf$ achet achat$ compro$ comprad comprou acquistat adquiri adquirid gekocht aankoop$ kupil
    zakupil zakup(u|iono)?$ sottoscr souscri abschluss$ abgeschloss afgeslot bought purchased""",
    "cheated": "fraud frod betrug oszust wyludz",
    "died": """verstorb gestorb todesf deces decede mort[oae]?$ fallec falec defunc murio decess morreu overled overlij
    gestorv zgon zmarl smierc dead$ death died deceased""",
    "went on": "verlaeng verlang erneuer renouv recondu renov rinnov verleng hernieuw odnow przedluz renew",
    "complained": """beschwer reklam plaint reclam litig quej contenz klach geklaag geschil skarg
    escalat eskal""",
}
_EVENT = re.compile(f"({'|'.join(' '.join(_STEMS.values()).split())})")
#: What may stand beside one besides whose it was.
_BESIDE = (
    vocabulary.OWNERS
    | vocabulary.HOLDINGS
    | vocabulary.BESIDE_OUTCOMES
    | TIMES_OF_THE_YEAR
    | word_set(
        """
    contract contratto umowa umowy polis police poliza polizza apolice polisa polisy abo abonnement subscription
    campaign kampagne campagne campana campagna campanha kampania kampanii mailing promo promotion promocion promozione
    promocao promocja aktion angebot offre oferta offerta aanbod offer
    produkt produit producto prodotto produto product ha hat heeft hebben a se si est es e eh czy ist avait haben
    erfolgt realise realisee gedaan dokonal avere averee accertata verdacht geval fall event fallo pago paiement
    the of de di du da do del della van von kredit pret prestamo prestito emprestimo lening kredytu konto compte cuenta
    conto rekening konta course programme program training degree kurs kursu cours curso corso cursus studium
    ausbildung lehrgang formation formacion formazione opleiding szkolenie
    dni dias jours giorni dagen tage 30 60 90 180 365 12 m"""
    )
)
#: That they booked, or came or bought again, by what customers of a trade do: said in the words of the column.
AGAIN = re.compile(
    r"(^|_)((re)?(booked|ordered|visited|subscribed)|(bought|shopped|came|stayed|dined|attended|donated|gave|joined|"
    r"rented|travelled|traveled)_(again|back)|returned_(again|(within_|in_|next_)?(\d+|an?|one|six|twelve)_?(m|y|months?|years?)))(_|$)"
)
_THINGS = """accounts? acct acc customers? cust clients? members? memberships? cards? contracts? policy
    subscriptions? lines?"""
_THING = f"({'|'.join(_THINGS.split())})"
_AFTER = (
    r"((with)?in|after)?_?(the_)?(next|future|following)?_?(\d+)?_?(d|w|m|y|days?|weeks?|months?|mth|years?|quarter)?"
)
#: That they left, by words which say it only of an account or a contract, or over a time: tickets and deals are closed.
LEAVING = (
    rf"(?<!.)({_THING}_)?(was_|is_|has_|will_|went_|gone_|became_|turned_)*(closed?|closure|switched(_away|_out|_off)?|switch_out|"
    rf"dormant|deactivated?|inactive|port(ed)?_?out|resign(ed|ation)?|quit|exit(ed)?)(_{_THING})?_{_AFTER}(?<=[a-z])(?!.)|"
    rf"(?<!.)({_THING}_(was_)?(closed|closure|exited|deactivated|terminated|resigned|dormant)|(closed|deactivated|dormant)_{_THING})(?!.)|"
    r"port(ed)?_?out|resigned|deactivated|(went|gone|became|turned)_(dormant|inactive)|"
    r"(switched|moved|gone|went)_(away|elsewhere|to_(an?_)?competitors?)"
)
_LEAVES = re.compile(LEAVING)
#: The same in any place of a name; that they answered, or went to another supplier.
LEFT = (
    r"churn\w*|attrit\w*|exited|unsub\w*|cancel\w*|abgewandert|k(ue|u)ndigung|gek(ue|u)ndigt|resili\w*|baja|fuga\w*|abandono|"
    r"disdett\w*|opzeg\w*|opgezegd|rezygnac\w*|evasao|vertrokken|lapsed?|left(?!_(an?_)?(review|message|feedback|comment|tip))|"
    rf"terminated|ceased|not_retained|{LEAVING}"
)
RESPONDED = (
    r"response|responded|respond\w*|reagiert|repondu|respondio|converted|conversion|"
    r"(offers?|campaign|cmp\d*|promo\w*|proposal|quote|deal|invitation)_?accept\w*|"
    r"accept\w*_?(offers?|campaign|cmp\d*|promo\w*|proposal|quote|deal|invitation)\w*|"
    r"(offer|campaign|survey|questionnaire)_completed|completed_(the_)?(offer|campaign|survey|questionnaire)"
)
SWITCHED = (
    r"(switched|switch|changed|switching)_(to_)?(an?_)?(other_)?(suppliers?|providers?|banks?|carriers?|operators?|"
    r"insurers?|competitors?)|(supplier|provider)_?switch\w*|\w*(anbieter|versorger|versicherungs)_?wechsel\w*|"
    r"\w*(anbieter|versorger)_gewechselt|cambi(o|ado|ato)_(de_)?(proveedor|compania|fornitore)|"
    r"chang(e|ement)_(de_)?fournisseur|mudou_de_fornecedor|overgestapt|zmiana_dostawcy"
)
#: Which of several things something is so of: that is what the column says, and no more of the customer.
OF_SEVERAL = within(
    "accounts|accts|trades|lines|loans|cards|invoices|bills|credits|konten|kredite|comptes|cuentas|conti|contas"
)
#: A state that has values, of which no name says which is meant.
STATUS = re.compile(r"(^|_)(status|statut|estado|situacao|stato|stan|zustand)$")
#: The same of a thing that happened to a customer, and not of customers or what they hold: last charge status.
STATUS_OF_AN_EVENT = re.compile(
    r"(^|_)(charge|payment|pmt|pymt|bill|billing|invoice|debit|order|delivery|shipment|call|transaction|zahlung|rechnung|"
    r"paiement|pago|pagamento|betaling|platnosc)_?(status|statut|estado|situacao|stato|stan|state)$"
)
#: What of several things they took, by its level.
_TAKEN = (
    (
        "bought",
        re.compile(
            r"(^|_)(purchased?|bought|gekauft|kauf|achat|achete|compra|compro|acquisto|acquistato|gekocht|aankoop|zakup)"
            r"(_(brand|product|item|model|type|marke|produkt))?$"
        ),
    ),
    (
        "chose",
        re.compile(
            r"(^|_)(choice|chosen|selected|picked|preferred|gewaehlt|gewahlt|auswahl|choix|choisi|eleccion|elegido|"
            r"scelta|scelto|escolha|escolhido|keuze|gekozen|wybor|wybrany)(_(brand|product|item|model|type|mode))?$"
        ),
    ),
)


def is_event(word: str) -> bool:
    """Whether yes or no in a column of this name says what somebody did in the end.

    >>> is_event("umowa_rozwiazana"), is_event("a_repondu"), is_event("kauf_online"), is_event("cancellation_fee")
    (True, True, False, False)
    """
    parts = re.sub(r"(19|20)\d\d", "", word).strip("_").split("_")
    told = [part for part in parts if _EVENT.match(part)]
    if _LEAVES.search(word):
        return True
    return bool(told) and all(part in _BESIDE or part in told or not part for part in parts)


def what_happened(word: str) -> str | None:
    """Which of these a column of this name says that somebody did in the end; None where it says none.

    >>> what_happened("vertrag_verlaengert"), what_happened("umowa_rozwiazana"), what_happened("kauf_online")
    ('went on', 'left', None)
    """
    if not is_event(word):
        return None
    forms = {what: re.compile("|".join(stems.split())) for what, stems in _STEMS.items()}
    return next((what for what, form in forms.items() if any(map(form.match, word.split("_")))), None)


def what_was_taken(word: str) -> str | None:
    """What customers did with the thing that a level of this column names; None where it tells no such thing.

    >>> what_was_taken("purchase"), what_was_taken("brand_chosen"), what_was_taken("purchase_method")
    ('bought', 'chose', None)
    """
    return next((verb for verb, names in _TAKEN if names.search(word)), None)


def what_was_agreed(level: str) -> str:
    """What those did who took an offer, by the level of a column that says so.

    >>> what_was_agreed("won"), what_was_agreed("aderito"), what_was_agreed("comprado")
    ('were won', 'signed up', 'bought')
    """
    return next((did for did, words in TAKEN.items() if re.fullmatch(any_of(words), level)), "took the offer")
