"""The words by which a column tells its basis of segmentation, in the languages that customer tables are kept in.

An entry is one word of a name, or several that follow each other; `*` stands for any letters. What is met first
decides: entries of several words, then single words, then those that say little by themselves; among equals a theme
before the next one in the list: `satisfaction with orders` is what customers think.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from segmentry.results.columns import Theme
from segmentry.stages.shared import words_of_being, words_of_doing
from segmentry.stages.shared.plain_words import entries, in_name, within
from segmentry.stages.shared.trial_words import is_called_a_trial

#: How an entry tells: by several words, by a single one, or only if no other does.
Strength = Literal["several", "single", "weak"]


@dataclass(frozen=True)
class Terms:
    """Words of one theme, made ready when a name is first asked about: to compile them takes a tenth of a start.

    Attributes
    ----------
    usual, weak : sequences of str
        Entries that tell, and those that only tell if no other does.
    """

    usual: Sequence[str]
    weak: Sequence[str]

    def told_in(self, name: str, strength: Strength) -> bool:
        """Whether entries of that strength, of those that tell the ones of one or of several words, are in `_a_name_`.

        >>> BY_THEME["thinks"].told_in("_satisfaction_", "single")
        True
        """
        return self._patterns[strength].search(name) is not None

    @cached_property
    def _patterns(self) -> Mapping[Strength, re.Pattern[str]]:
        several, single = [entry for entry in self.usual if " " in entry], [e for e in self.usual if " " not in e]
        return {"several": in_name(several), "single": in_name(single), "weak": in_name(self.weak)}


#: Themes in the order in which the words of a name tell them: the usual entries, and those that only tell if no other
#: does.
ENTRIES: Mapping[Theme, tuple[Sequence[str], Sequence[str]]] = {
    "thinks": (entries(words_of_doing.THINKS), entries(words_of_doing.THINKS_WEAKLY)),
    "does": (entries(words_of_doing.DOES), entries(words_of_doing.DOES_WEAKLY)),
    "reached": (entries(words_of_doing.REACHED), entries(words_of_doing.REACHED_WEAKLY)),
    "has": (entries(words_of_being.HAS), entries(words_of_being.HAS_WEAKLY)),
    "is": (entries(words_of_being.IS), entries(words_of_being.IS_WEAKLY)),
}
BY_THEME: Mapping[Theme, Terms] = {theme: Terms(usual, weak) for theme, (usual, weak) in ENTRIES.items()}

#: Whole names that tell of the time and the course of a contact, where other columns tell of contacts.
OF_A_CONTACT = re.compile(
    "(last_)?(call_|contact_)?(day|days|month|weekday|day_of_week|day_of_month|hour|time|duration|previous|outcome|"
    "date|"
    "call|calls|attempt|attempts|tag|monat|wochentag|dauer|gesprachsdauer|gespraechsdauer|jour|mois|duree|"
    "jour_semaine|dia|mes|dia_semana|duracion|duracao|giorno|mese|durata|dag|maand|duur|dzien|miesiac|czas_trwania|"
    r"(call|anruf|anrufs|gesprachs|gespraechs|gespreks)_?(duration|length|dauer|duur)|(duration|length)_of_(the_)?call|"
    r"(duree|durata|duracion|duracao|czas)_(de_|d_|di_|da_|della_|do_|la_|l_)*(appels?|chiamat[ae]|telefonata|llamadas?|"
    r"chamadas?|ligacao|rozmowy)(_(s|sec|secs|sek|seconds|min|mins))?|"
    "precedent|anterior|vorherige|previous_contacts|previous_outcome|quarter|year)"
)
_MESSAGE = (
    "(sms|mms|e?_?mails?|letters?|mailings?|reminders?|(phone_)?call|catalog(ue)?s?|brochure|flyer|leaflet|offer|invitation|"
    "notification|newsletter|erinnerung|brief|anruf|angebot|einladung|courrier|lettre|rappel|offre|recordatorio|carta|"
    "oferta|llamada|lettera|promemoria|offerta|lembrete|chamada|herinnering|aanbod|wiadomosc|przypomnienie)"
)
_SENT = (
    "(received|sent|got|erhalten|gesendet|bekommen|recue?|envoyee?|recibid[oa]|enviad[oa]|ricevut[oa]|inviat[oa]|recebid[oa]|"
    "ontvangen|verzonden|otrzyman[aey]|wyslan[aey])"
)
#: Whole names of a yes or no that say whether a message went out; of numbers they count what is used.
OF_A_MESSAGE = re.compile(f"{_MESSAGE}_{_SENT}|{_SENT}_{_MESSAGE}")
#: What a message is for, which says that the company sends it, with or without how often and in what time.
_FOR = (
    r"(win_?back|retention|reactivation|promo(tion(al)?)?|marketing|campaign|welcome|crm|upsell|cross_?sell|"
    r"rueckgewinnungs?|ruckgewinnungs?|werbe|reconquete|fidelisation|publicitari[ao]s?|recuperacion|recupero|terugwin)"
)
_OF_THE_COMPANY = re.compile(
    rf"((n|nb|num|number_of|anzahl)_)?({_FOR}_{_MESSAGE}(_{_SENT})?|{_FOR}_(contacts?|attempts?)|"
    rf"{_MESSAGE}_(campaigns?|kampagnen?|campagnes?|campanas?|campagne|campanhas?|kampanie))(_(yn|flag|\d+[dwmy]?))*"
)
#: Words for consent: to what, comes after.
_CONSENT = within(
    r"consent|opt_(in|out)|opt(in|out|s_in|ed_in|ed_out)|permissions?|(contact|recontact|mail|mailing|e_?mail|sms|phone|"
    r"marketing|call|post|newsletter)_(ok|allowed|permitted|perm)|(do_not|no|ok_to)_(re)?(contact|mail|email|call|phone)|"
    r"einw|zgod[ay]|einwilligung|einverstandnis|consensi?o?|consentimiento|consentement|toestemming|gdpr|rodo"
)
#: Figures of the economy on the day of a contact, the same for all customers.
OF_THE_DAY = re.compile(
    "_(euribor[^_]*|libor[^_]*|sofr|wibor|cpi|gdp|pib|bip|inflation[^_]*|emp_var_rate|cons_price_idx|cons_conf_idx|"
    "nr_employed|consumer_(price|confidence)_(index|idx)|unemployment_rate|unemployment|employment_variation_rate|"
    "exchange_rate|base_rate|repo_rate|fed_rate|key_rate|policy_rate|leitzins|verbraucherpreis[^_]*|"
    "arbeitslosenquote|wechselkurs|taux_(de_)?(chomage|inflation|change|directeur)|tasa_(de_)?(desempleo|paro|"
    "inflacion|cambio)|tasso_(di_)?(disoccupazione|inflazione|cambio)|taxa_(de_)?(desemprego|inflacao|cambio|selic)|selic|"
    "werkloosheid[^_]*|inflatie|stopa_bezrobocia|inflacja|dow_jones|stock_index|fuel_price|oil_price)(?=_)"
)
#: What stands before words that only say more of the others.
_PREPOSITION = re.compile(
    r"_(after|at|with|of|per|nach|bei|mit|na|po|dopo|con|despues|apres|avec|chez|met|bij|przy|z|depois|com)_"
)


@lru_cache(maxsize=20_000)  # many rules ask of the same names
def named(word: str) -> Theme | None:
    """The theme that a column's name tells by itself, None where it tells none.

    Examples
    --------
    >>> named("days_since_last_order"), named("household_size"), named("contact"), named("x1")
    ('does', 'is', 'reached', None)
    >>> named("ab_cell"), named("reminder_arm"), named("lead_days"), named("lead_source")
    ('reached', 'reached', 'does', 'reached')
    >>> named("kontostand"), named("satisfaction_with_orders")
    ('has', 'thinks')
    """
    if is_called_a_trial(word) or _CONSENT.search(word) or is_of_the_company(word):
        return "reached"
    return _theme(word) or _theme(word.replace("_", ""))


def is_of_the_company(word: str) -> bool:
    """Whether it tells what the company sent to customers, and for what, and nothing that these did.

    >>> [is_of_the_company(word) for word in ("winback_sms_sent", "sms_campaigns_90d", "sms_sent", "winback")]
    [True, True, False, False]
    """
    return _OF_THE_COMPANY.fullmatch(word) is not None


def _theme(word: str) -> Theme | None:
    whole = re.sub(r"\d+", "", f"_{word}_").replace("__", "_")
    before = _PREPOSITION.split(whole)[0] + "_"  # the balance after a booking is a balance
    return _told(before, "several", "single") or _told(whole, "several", "single", "weak")


def _told(whole: str, *strengths: Strength) -> Theme | None:
    for strength in strengths:
        for theme, terms in BY_THEME.items():
            if terms.told_in(whole, strength):
                return theme
    return None
