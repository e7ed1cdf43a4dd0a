"""Special categories of personal data (GDPR, article 9), sex, and what stands in for origin, in more languages."""

import re
from collections.abc import Mapping

from segmentry.stages.shared.plain_words import within, word_set
from segmentry.stages.shared.vocabulary import SENSITIVE as FIRST
from segmentry.stages.shared.vocabulary import Words

_MORE = {
    "politics": """
    sonntagsfrage intencaovoto intenzionevoto partito partido partia partijkeuze stempartij glosowan*
    preferencjepart* vote voted votefor voteintention votedfor votechoice* partychoice ideo lefright leftright""",
    "a postcode can stand for origin": "cap postleitzahl* codepostal*",
    "sex": "geschl gesl plci genere gndr gend gender* kjoenn koen sukupuoli",
    "origin": """
    raza nacion nationofbirth origine origineethn* paysnaissance paisnascimento krajurodzenia migratieachter*
    herkomst* pochodzen* etnia ethnie* raceeth* raca rasse rasa corraca narodowosc nacionality
    nationalite* nacionalidade ciudadania cidadania obywatelstwo staatsburgerschap* staatsangeh* migrant*
    immig* foreigner auslander auslaender extranjero etranger estrangeiro straniero buitenlander cudzoziemiec
    paisnacimiento paesenascita landvanherkomst paysdenaissance lieunaissance lieudenaissance villenaissance
    lugarnacimiento lugardenacimiento luogonascita luogodinascita comunenascita localnascimento naturalidade
    afrodes* afroamer* hlengua hablalengua* lenguaindig*
    geboorteplaats geboorteland miejsceurodzenia fodested fodselssted fodelseort fodeland
    languagespokenathome indigena indigenous indig""",
    "religion": """
    bornagain prayer* praying churchattend* churchgo* kirche glaube croyance godsdienst geloof wyznanie
    fede culto culte kirchen* kirchlich* confes* credo crenca* kerkgenoot* kosciol*""",
    "health": """
    groupesanguin blutgruppe gruposanguineo tiposanguineo grupposanguigno bloedgroep grupakrwi hypertension
    hypertensive heartdisease diabetes diabetic asthma copd cancer krebs maladie* enfermedad* doenca* malattia*
    ziekte* choroba* invalid* niepelnosprawn* discapac* deficien* gehandicapt* schwerbehind* chronicdisease
    alzheimer* dementia heartfailure kidneydisease ckd osteoporosis arthritis rheumatoid epilepsy hepatitis autism
    genhlth menthlth physhlth diffwalk* highbp highchol bpmeds prevalent* hadstroke
    hccscore comorbid* charlson* bipolar schizophrenia ptsd anaemia anemia mentalillness depression anxiety
    medicalcondition* hbp hypert* hipert* lungdis* heartdis* psych psychiatr* arth arthr* diab alcoholi*
    vorerkrankung* gdb cronico* cronica* patologi* arbeidsongeschikt* aandoening* inwalid* rozpoznani* handcap
    diag insulin a1cresult* hba1c ald codeald* specialneeds*
    necessidadeespecia* necesidadesespecia* necesidadespecia* besoinsspeciaux bisognispeciali""",
}


#: A name with any letters behind it is meant by these only from so many letters on.
_FEWEST = 4


def _with(what: str, words: Words) -> Words:
    """The words of the vocabulary and those of this file."""
    more = _MORE.get(what, "").split()
    stems = tuple(name.removesuffix("*") for name in more if name.endswith("*") and len(name) > _FEWEST)
    return Words(words.whole | {name for name in more if not name.endswith("*")}, words.stems + stems)


SENSITIVE: Mapping[str, Words] = {what: _with(what, words) for what, words in FIRST.items()}

#: What is long enough to be known within a word: GBAGESLACHT, Landeskinderkonfession; and sex with few letters behind.
_WITHIN = {
    "sex": r"geschlecht|geslacht|(?<!trans)gender|(^|_)(p|ch|r|b|cd|co|tp)?sex[eo][a-z]{0,3}(_|$)|sesso$",
    "origin": r"staatsang|nationalit|nacionalid|narodowosc|obywatelst|(^|_)cittad|ciudadania|geboorteland|geburtsland|"
    r"herkunftsland|migrationshint|ethnic|(^|_|cd|cod|cor)raca(cor)?|(^|_)etni[ac]",
    "religion": r"religio|konfession|godsdienst|wyznani",
    "health": r"behinder|handicap|discapac|deficienc|portador_defic|krankheit|maladie|enfermedad|(^|_)doenca|malattia|"
    r"chorob|ziekte|pregnan|schwanger|embaraz|enceinte|gravidan|niepelnospr|diabet|epilep|schizo|psiquia|"
    r"psychiat|diagnos|chroni[cs]|syndrom|disorder|disabilit|impairment|tumou?r|allerg|dementi|symptom|comorbid|pathol|"
    r"hepatit|tubercul|pneumon|neumonia|obesi[dt]|cardiovasc|wheelchair|pflegegrad|pflegestufe|medical_?hist|anamnes",
    "politics": r"parteipraf|parteineig|voto_?intencion|recuerdo_?voto|recuvoto|intencion_?voto|wahlabsicht|stemgedrag",
}
_KNOWN_WITHIN = {what: re.compile(forms) for what, forms in _WITHIN.items()}
#: What makes a number of it, such as the share of women in a district.
_NO_TRAIT = within(
    r"product\w*|target\w*|preference|preferred|section|department|insurance|clinic\w*|program\w*|fund\w*"
)


#: Of plays, books or music, where the word for sex is the one for a genre, too.
_GENRE = within(
    r"(genero|genere|genre)s?_(pref\w*|favori\w*|musical\w*|literari\w*|letterari\w*|teatral\w*|cine\w*|film\w*)"
)


def is_a_genre(word: str) -> bool:
    """Whether a word is of a kind of plays, books or music.

    >>> is_a_genre("genero_pref"), is_a_genre("genero"), is_a_genre("gender_preference")
    (True, False, False)
    """
    return _GENRE.search(word) is not None


def within_a_word(word: str) -> str | None:
    """Which sensitive trait a name tells by letters within its words; None where it tells none.

    >>> within_a_word("gbageslacht"), within_a_word("sexeprm"), within_a_word("gender_target_product")
    ('sex', 'sex', None)
    """
    if _NO_TRAIT.search(word):
        return None
    return next((what for what, form in _KNOWN_WITHIN.items() if form.search(word)), None)


#: Origins, of which there is a column each; what may stand beside them; and those that are colours, too.
_ORIGINS = word_set(
    """
    hispanic hispan hisp latino latina latinx caucasian afam nonwhite othrace otherrace mixedrace asian african
    africanamerican amerindian mestizo indigenous aboriginal maori whitemom blackmom chicano arab roma indig
    blackfemale blackmale whitefemale whitemale"""
)
_ORIGINS_AND_COLOURS = word_set("black white blacks whites")
_BESIDE_ORIGINS = word_set(
    "is race ethnicity eth other non american native mother father mom dad client cl provider flag"
)


def tells_origin(word: str, among_colours: bool = False) -> bool:
    """Whether yes or no in a column of this name says of which origin somebody is.

    >>> tells_origin("is_hispanic"), tells_origin("white"), tells_origin("white", among_colours=True)
    (True, True, False)
    """
    parts = set(word.split("_"))
    told = parts & (_ORIGINS if among_colours else _ORIGINS | _ORIGINS_AND_COLOURS)
    return bool(told) and parts <= _ORIGINS | _ORIGINS_AND_COLOURS | _BESIDE_ORIGINS


#: What law protects, by single words of a name or a level, besides the names above: senior citizen, priority services.
_PROTECTED = {
    "age": within(
        r"seniors?|senior_citizens?|elder\w*|old_age|retire(d|e|es|ment)|pension(er|ers|ist|ado|ato|ada|iert)?|rentner\w*|"
        r"ruhestand|retraite\w*|jubilad[oa]|aposentad[oa]|gepensioneerd|emeryt\w*|under_18|over_6[05]"
    ),
    "health": within(
        r"disab\w*|handicap\w*|vulnerab\w*|priority_services?(_register)?|special_needs|wheelchair\w*|health|"
        r"[nl]?chronic\w*|illness\w*|sick|impair\w*|pregnan\w*|invalid(e|o|ity)?|schwerbehindert\w*|behindert\w*"
    ),
    "sex": within(r"sex|gender|female|male|woman|women|man|men|frauen|maenner|weiblich|mannlich|femmes?|hommes?"),
    "origin": within(
        r"ethnic\w*|race|racial|nationality|migra(nt|nts|tion)\w*|immigra\w*|foreigners?|minority|"
        r"foreign_(born|workers?|nationals?|nationality|citizens?|residents?|students?|customers?|clients?|passports?|origin)"
    ),
    "religion": within(r"relig\w*|christian\w*|muslims?|jewish|catholic\w*|protestant\w*|hindus?|buddhis\w*"),
}
#: Beside these it is about a thing: health insurance, a pension plan, race entries.
_ABOUT_A_THING = word_set(
    """
    insurance plan plans club food foods store app account premium cover fund spend spending score index contribution
    contributions amount balance product products care costs cost expenses exchange currency transaction transactions
    travel events event entries results manager role title position industry sector branch branche department trade
    category"""
)


def protected(word: str) -> str | None:
    """Which trait that law protects a word of a name or of a level tells; None where none does.

    >>> protected("senior_citizen"), protected("priority_services_register"), protected("health_insurance")
    ('age', 'health', None)
    >>> protected("retired"), protected("male"), protected("email"), protected("orders")
    ('age', 'sex', None, None)
    >>> protected("foreign_worker"), protected("is_foreign"), protected("foreign_share")  # of what is spent
    ('origin', 'origin', None)
    """
    if _ABOUT_A_THING & set(word.split("_")):
        return None
    if word.endswith("_foreign") or word == "foreign":
        return "origin"
    return next((what for what, words in _PROTECTED.items() if words.search(word)), None)


#: Where credit and insurance are decided, in names.
_DECIDED = within(
    r"credit|loans?|mortgage|default|insur\w*|premium|polic(y|ies)|claims?|sum_insured|coverage|kredit\w*|darlehen|"
    r"hypothek|versicherung\w*|pramie|praemie|schaden\w*|pret|assurance|prime|sinistre\w*|credito|prestamo|seguro|"
    r"poliza|siniestro\w*|prestito|mutuo|assicurazione|polizza|emprestimo|apolice|lening|hypotheek|verzekering|"
    r"kredyt\w*|ubezpieczeni\w*|skladka"
)

#: Who lets homes to whom, in names.
_LET = within(
    r"tenan(ts?|cy|cies)|landlords?|mieter\w*|\w*miete|mietvertrag|mietruckstand|locataires?|loyers?|inquilin[oa]s?|alquiler|"
    r"affitto|aluguel|huurders?|huur|najemc\w*|czynsz\w*"
)


#: Whether somebody is married, in names.
_MARRIAGE = within(
    r"marital\w*|married|civil_stat\w*|spouse|familienstand|verheiratet|estado_civil|stato_civile|etat_civil|"
    r"burgerlijke_staat|stan_cywilny"
)


def tells_marriage(word: str) -> bool:
    """Whether a column of this name tells whether somebody is married.

    >>> tells_marriage("marital_status"), tells_marriage("estado_civil"), tells_marriage("market")
    (True, True, False)
    """
    return bool(_MARRIAGE.search(word))


def decides_on_people(word: str) -> bool:
    """Whether a column of this name is of credit or insurance.

    >>> decides_on_people("loan_amount"), decides_on_people("orders")
    (True, False)
    """
    return bool(_DECIDED.search(word))


def lets_homes(word: str) -> bool:
    """Whether a column of this name is of homes that are let.

    >>> lets_homes("tenancy_start"), lets_homes("rental_days")
    (True, False)
    """
    return bool(_LET.search(word))
