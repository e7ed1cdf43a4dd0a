"""Short forms that businesses write in names of columns, and the words for them: `pmts`, `acct`, `hosp`.

From billing, banking, telecom, retail, energy, insurance, care, trade and software. What stands for several things is
read only beside words that agree: `OD limit` is one of an overdraft, `GM %` a gross margin.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from segmentry.stages.shared.plain_words import entries, without_accents, word_set

#: A short form, or several, and the words for them; `(s)` stands where it is counted, with nothing behind it, and `*`
#: at what is read only beside another word.
_ALWAYS = """
    avg mean ø: average, amt mnt amnt: amount, amts: amounts, acct acc: account, accts: accounts,
    trans* txn trx tx*: transaction(s), txns trxs txs: transactions, stmt: statement,
    pct perc: percent, cust cst: customer, qty qnty: quantity,
    bal: balance, bals: balances, cr: credit, lim: limit, util: utilisation, max: highest, tot ttl: total,
    freq: frequency, chng: change, est: estimated, curr: current, prev prv: previous, nxt: next, cum*: cumulative,
    mths: months, mth: month, yrs: years, yr: year, hrs: hours, mins: minutes, wks: weeks, mthly mnthly: monthly,
    wkly: weekly, yrly: yearly, qtrly: quarterly, qtr: quarter, wknd wkend: weekend, wkday: weekday, dur: duration,
    pref: preferred, recd rcvd: received, regd: registered, orig: original, dest: destination, val*: value,
    selfemp: self employed, edu educ: education, mgmt: management, mgr: manager, mgrs: managers, intl: international,
    natl: national, dept: department, depts: departments, emps: employees, ctry cntry: country, addr: address,
    nbhd: neighbourhood, hh: household, hhs: households, veh: vehicle(s), vehs: vehicles,

    pmt pymt paymt: payment(s), pmts pymts: payments, instal instlmt instalmt: instalment(s), pkg: package,
    pkgs: packages, wdl wdrl wthdrl withdr: withdrawal(s), wdls wdrls: withdrawals, mtg mtge: mortgage,
    mtgs: mortgages, inq: inquiries, revol: revolving, dpd: days past due, dti: debt to income, outst: outstanding,
    overd: overdue, delinq: delinquencies, dunn: dunning, nsf: unpaid items,

    rev*: revenue, revs: revenues, aov: average order value, ord*: order(s), ords: orders, prod: product(s),
    prods: products, subcat: subcategory, rtn*: return(s), rtns: returns, subst: substitutions,
    deliv dlv dlvry: delivery, delivs: deliveries, frt frght: freight, whs: warehouse, bev bevs: beverages,
    groc: groceries, furn: furniture,
    mktg: marketing, cmpgn cpgn: campaign(s), newsl: newsletter, tkt: ticket(s), tkts tix: tickets, msg: message(s),
    msgs: messages, notif: notification(s), notifs: notifications, cmplnt: complaint(s), cmplnts: complaints,
    refd: refunded, cncl cancl: cancelled, opps: opportunities, subscr: subscription(s), onb: onboarding,
    lics: licences, checkin: check-in(s), checkins: check-ins,

    mou: minutes of use, vmail: voice mail, roam: roaming, svc: service(s), svcs: services, usg: usage, mob: mobile,
    hw: hardware, consump cnsmp: consumption, mtr: meter,

    prem*: premium, prems: premiums, suppl supl: supplementary, clm: claim(s), clms: claims, deduct: deductible,
    pols: policies, ncb: no-claims bonus, ncd: no-claims discount, hosp: hospital, outpat: outpatient,
    inpat: inpatient, meds: medicines, rx*: prescription(s), rxs: prescriptions, sess*: session(s),
    appt apptmt: appointment(s), appts: appointments, pcg pcgs: pharmacy cost groups, chron: chronic,
    vacc vax: vaccination(s), dx*: diagnoses, mbr: member, mbrs: members, mship mbrshp: membership,

    mtl: monatlich, jhrl: jährlich, lfz: laufzeit, vtrg vertr: vertrag, kto: konto, ktost: kontostand,
    gespr: gespräche, mahng: mahnungen, zahlg: zahlungen, bestell: bestellungen, reklam: reklamationen,
    durchschn: durchschnitt, rechn: rechnungen, cde: commande, cdes: commandes, rdv: rendez-vous,
    sinis: sinistres, conso: consommation, cta: cuenta, ctas: cuentas, vtas: ventas, antig: antigüedad
"""
#: The same where one of these words, or a word that begins so, stands beside it.
_BESIDE = (
    ("dd so", "direct debits and standing orders", ""),
    ("delinq", "delinquent", "never ever acc account"),
    ("adv", "advance(s)", "cash"),
    ("od", "overdraft", "limit fee used usage days bal interest util arranged unarranged drawn charge eur gbp chf"),
    ("dd", "direct debit", "amount amt value monthly"),
    ("dd, dds", "direct debits", "so cnt count acct bank failed returned active bounced setup number"),
    ("cc", "credit card", "bal limit txn trans spend pmt payment debt util acct bank util cnt num owner has payments"),
    ("sav", "savings", "bal acct account deposit eur amt rate"),
    ("chk, chkg", "checking", "bal acct account"),
    ("fd", "fixed deposits", "bal cnt amt count bank"),
    ("dep", "deposits", "bal cash amt cnt term sav wdl withdr direct"),
    ("os", "outstanding", "bal balance amt amount debt inv principal"),
    ("emi", "monthly instalment", "loan amt amount due paid bounce"),
    ("pos", "shop payments", "txn trans purchase terminal atm spend"),
    ("inv", "invoice(s)", "amt cnt paid overdue late open due days unpaid avg outstanding"),
    ("disc", "discount", "% pct avg price promo rate amt eur usd code sales used offer share"),
    ("gm", "gross margin", "% pct eur usd chf gbp"),
    ("gp", "gross profit", "% pct eur usd margin"),
    ("cv", "variation", "gap interval spend order demand usage time sales basket visit"),
    ("compl", "complaints", "cnt num nr count months open"),
    ("cat", "category", "spend cnt top fav main num share"),
    ("chg, chgs", "charges", "day eve evening night intl roam total monthly mthly"),
    ("chg", "change", "pct % amt q4 q1 yoy price"),
    ("eve", "evening", "min call charge chg day night visit"),
    ("el, ele", "electricity", "consum cons price work usage tariff meter bill cost kwh heating use gas"),
    ("elec", "electricity", "consum cons price usage tariff meter bill kwh heating gas"),
    ("cons", "consumption", "kwh gas power el elec water heat energy m3"),
    ("pv", "solar power", "kwp kw panel system roof tariff has"),
    ("hp", "heat pump", "tariff heat kwh has"),
    ("bb", "broadband", "mobile speed line price plan tv has usage"),
    ("pol", "policy", "claim prem insur cnt active nr num start term type holder"),
    ("ded", "deductible", "prem claim chf eur insur amt health"),
    ("cov", "coverage", "prem pol claim insur amt"),
    ("ins", "insurance", "prem health home car life product cost travel claim"),
    ("spec", "specialist", "visit appt consult gp"),
    ("er", "emergency room", "visit adm cnt"),
    ("ed", "emergency", "visit adm cnt"),
    ("los", "length of stay", "hosp avg adm days"),
    ("adm", "admissions", "hosp er ed cnt emergency"),
    ("cond", "condition(s)", "chron cnt"),
    ("pt", "personal training", "sess hour trainer"),
    ("physio", "physiotherapy", "sess visit chf eur"),
    ("emp", "employees", "cnt num nr count"),
    ("lic", "licences", "cnt num used seats active"),
    ("feat", "features", "used cnt num adopted"),
    ("resp", "responses", "campaign cmpgn email survey cnt rate"),
    ("inc", "income", "annual ann monthly yearly household hh family fam gross net total median med applicant"),
    *(
        (f"years {what}", f"years of {what}", "")
        for what in ("service", "experience", "education", "schooling", "work")
    ),
    ("opp", "opportunities", "won lost open cnt"),
    ("hr", "hour", "appt appointment visit booking order start end session call login peak pickup"),
    ("resp", "response", "hrs hours mins time days"),
    ("avc", "voluntary contributions", "pm per month monthly pension pens"),
    ("pens", "pension", "salary sal pay fund pot scheme contrib"),
    ("ret", "retirement", "age target normal"),
    ("pm", "per month", "avc contrib premium saving pension rent fee cost amount spend"),
    ("med", "median", "hrs days mins price length time age amount"),
    ("disc", "discount", "retention loyalty renewal"),
    ("vol", "voluntary", "excess"),
    ("rg", "rechnungen", "offen bezahlt anz betrag"),
    ("rg", "rechnung", "angebot abweichung"),
    ("best", "bestellungen", "anz"),
    ("ums", "umsatz", "jahr ges eur vj anz"),
    ("ges", "gesamt", "ums beitrag"),
    ("vers", "versicherung", "beitrag summe police"),
    ("sb", "selbstbeteiligung", "kasko beitrag"),
    ("mt", "montant", "fact cde achat total"),
    ("fact", "factures", "mt nb nbre"),
    ("cmd", "commandes", "nb nbre mt heure dern"),
    ("ca", "chiffre affaires", "20 ttc ht"),
    ("imp", "importe", "fact total medio ult"),
    ("prom", "promedio", "saldo importe compra ticket mes"),
)


@dataclass(frozen=True)
class _Meaning:
    words: str
    beside: tuple[str, ...]

    def agrees(self, others: Sequence[str]) -> bool:
        return not self.beside or any(other.startswith(self.beside) for other in others)


def _read() -> Iterator[tuple[str, _Meaning]]:
    """The short forms with what they may mean; those that need no neighbour last."""
    for shorts, words, beside in _BESIDE:
        for short in entries(shorts):
            yield short, _Meaning(words, tuple(beside.split()))
    for entry in entries(_ALWAYS):
        shorts, _, words = entry.partition(": ")
        for short in shorts.split():
            yield short.removesuffix("*"), _Meaning(words, ("",) if short.endswith("*") else ())


_MEANINGS: dict[str, list[_Meaning]] = {}
for _short, _meaning in _read():
    _MEANINGS.setdefault(_short, []).append(_meaning)

#: Behind what is counted, as `used` is in `features used`, it is several still.
_STILL_COUNTED = word_set("per in used made paid placed open opened sent received won lost late / and or & with")


def spelled_out(words: Sequence[str], beside: Sequence[str] = ()) -> list[str]:
    """The words of a name, in small letters but for those known by their letters, with short forms in full.

    Parameters
    ----------
    beside : sequence of str, optional
        What else the name says: its unit and its time.

    >>> spelled_out(["ATM", "wdl"]), spelled_out(["late", "pmts"]), spelled_out(["avg", "txn", "amt"])
    (['ATM', 'withdrawals'], ['late', 'payments'], ['average', 'transaction', 'amount'])
    >>> spelled_out(["OD", "limit"]), spelled_out(["OD", "matrix"]), spelled_out(["GM"], ["%"])
    (['overdraft', 'limit'], ['OD', 'matrix'], ['gross', 'margin'])
    """
    plain = [without_accents(word).casefold() for word in words]
    said, at = list[str](), 0
    while at < len(words):
        size = 2 if at + 1 < len(words) and " ".join(plain[at : at + 2]) in _MEANINGS else 1
        others = [*plain[:at], *plain[at + size :], *map(str.casefold, beside)]
        meaning = next((x for x in _MEANINGS.get(" ".join(plain[at : at + size]), ()) if x.agrees(others)), None)
        last = at + size == len(words) or plain[at + size] in _STILL_COUNTED
        said += [words[at]] if meaning is None else meaning.words.replace("(s)", "s" if last else "").split()
        at += size
    return said
