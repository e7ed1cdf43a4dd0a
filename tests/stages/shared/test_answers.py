"""Answers with an order are known in eight languages, and nothing else is taken for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmentry.stages.shared.answers import numbered, scale_of

LIKERT = [
    "Strongly disagree|Disagree|Neither agree nor disagree|Agree|Strongly agree",
    "Completely disagree|Somewhat disagree|Neutral|Somewhat agree|Completely agree",
    "Stimme gar nicht zu|Stimme eher nicht zu|Teils, teils|Stimme eher zu|Stimme voll und ganz zu",
    "Trifft nicht zu|Trifft eher nicht zu|Trifft eher zu|Trifft zu",
    "Lehne stark ab|Lehne ab|weder noch|Stimme zu|Stimme stark zu",
    "Pas du tout d'accord|Plutôt pas d'accord|Ni d'accord ni pas d'accord|Plutôt d'accord|Tout à fait d'accord",
    "Totalmente en desacuerdo|En desacuerdo|Ni de acuerdo ni en desacuerdo|De acuerdo|Totalmente de acuerdo",
    "Per niente d'accordo|Poco d'accordo|Abbastanza d'accordo|Molto d'accordo",
    "Discordo totalmente|Discordo|Não concordo nem discordo|Concordo|Concordo totalmente",
    "Helemaal mee oneens|Mee oneens|Neutraal|Mee eens|Helemaal mee eens",
    "Zdecydowanie nie|Raczej nie|Raczej tak|Zdecydowanie tak",
    "Strongly oppose|Oppose|Neutral|Support|Strongly support",
]
DEGREES = [
    "Very dissatisfied|Dissatisfied|Neutral|Satisfied|Very satisfied",
    "Not at all satisfied|Not very satisfied|Fairly satisfied|Very satisfied",
    "Sehr unzufrieden|Unzufrieden|Zufrieden|Sehr zufrieden",
    "niezadowolony|raczej niezadowolony|raczej zadowolony|bardzo zadowolony",
    "Not at all likely|Not very likely|Somewhat likely|Very likely|Extremely likely",
    "Nada importante|Poco importante|Importante|Muy importante",
    "Not at all|A little|Moderately|Very much|Extremely",
    "Poor|Fair|Good|Very good|Excellent",
    "ungenügend|mangelhaft|ausreichend|befriedigend|gut|sehr gut",
    "Much worse|Worse|About the same|Better|Much better",
    "very low|low|medium|high|very high",
    "Low|Lower middle|Upper middle|High",
    "faible|moyen|élevé",
    "Small|Medium|Large|Extra large",
    "S|M|L|XL",
    "Bronze|Silver|Gold",
    "Uneducated|High School|College|Graduate|Post-Graduate|Doctorate",
    "Definitely not|Probably not|Probably|Definitely",
]
OFTEN = [
    "Never|Rarely|Sometimes|Often|Always",
    "Nie|Selten|Manchmal|Oft|Immer",
    "Jamais|Rarement|Parfois|Souvent|Toujours",
    "Nunca|Casi nunca|A veces|Casi siempre|Siempre",
    "Mai|Raramente|A volte|Spesso|Sempre",
    "Nunca|Raramente|Às vezes|Frequentemente|Sempre",
    "Nooit|Zelden|Soms|Vaak|Altijd",
    "Nigdy|Rzadko|Czasami|Często|Zawsze",
    "Never/rarely|Sometimes|Often",
    "Never|Less often|Once a month|Once a week|Several times a week",
    "Never|Monthly|Weekly|Daily",
]
BANDS = [
    "< $40K|$40K - $60K|$60K - $80K|$80K - $120K|$120K +",
    "Under $25,000|$25,000 to $49,999|$50,000 to $74,999|$75,000 to $99,999|$100,000 or more",
    "Up to 10K|10K to 50K|More than 50K",
    "40-60K|60-80K|80K+",
    "18-24|25-34|35-44|65+",
    "under 25|25-34|35 and over",
    "< 1 year|1 year|2 years|10+ years",
    "less than 6 months|6-12 months|1-2 years|over 2 years",
    "unter 20|20 bis 39|40 bis 59|60 und älter",
    "moins de 25 ans|25-34 ans|35 ans et plus",
    "menos de 1.000 €|1.000 - 2.000 €|más de 2.000 €",
    "poniżej 18|18-24|powyżej 24",
    "no children|1-2 children|3 or more children",
    "0-9 employees|10-49 employees|50-249 employees|250+ employees",
    "(15.956, 32.0]|(32.0, 48.0]|(48.0, 64.0]",
    "[0, 10)|[10, 20)|[20, inf)",
]
NUMBERED = [
    "1 - Strongly disagree|2 - Disagree|3 - Neutral|4 - Agree|5 - Strongly agree",
    "1 (Not at all)|2|3|4|5 (Very)",
    "1 = nie|2 = selten|3 = oft|4 = immer",
    "1 (überhaupt nicht)|2|3|4|5|6|7 (sehr)",
]
NO_ORDER = [
    "north|south|west",
    "Jan|Feb|Mar",
    "Monday|Tuesday|Friday",
    "single|married|divorced",
    "2020-01|2020-02|2020-03",
    "DSL|Fiber optic|No",
    "Male|Female|Other",
    "A|B|C",
    "1-0|2-1|0-3",
    "iPhone 6|iPhone 7|iPhone 8",
    "cellular|telephone|unknown",
    "failure|other|success|unknown",
    "yes|no|unknown",
    "basic|plus|premium",
    "Good Foods|Best Foods|Fair Foods",
    "Windows 10|Windows 11|Linux",
    "Plan 100|Plan 200|Plan 500",
    "1 - Retail|2 - Corporate|3 - SME",
    "Tak|Nie|Nie wiem",
    "Blue|Red|Light blue",
]
BESIDE = [
    "Don't know",
    "keine Angabe",
    "NSP",
    "no sabe",
    "non so",
    "não sei",
    "weet niet",
    "nie wiem",
    "Refused",
    "N/A",
]


BY_CALENDAR = [
    "Never|Less than once a month|1-3 times a month|Once a week|Several times a week|Every day",
    "Less than once a year|2 times a year|5-6 times per year|More than once a month",
    "nie|weniger als einmal pro Woche|1 bis 2 mal pro Woche|3 mal oder mehr pro Woche|täglich",
    "jamais|une fois par an|2 à 3 fois par mois|plus de 3 fois par semaine",
    "nunca|menos de una vez al mes|2 veces al mes|3 veces por semana|todos los dias",
    "mai|due volte al mese|una volta alla settimana|più di 2 volte al giorno",
]
STEPS = [
    "Junior|Mid-level|Senior|Lead",
    "1st class|2nd class|3rd class",
    "erste|zweite|dritte",
    "never|occasionally|frequently|very frequently",
]


@pytest.mark.parametrize("answers", [*LIKERT, *DEGREES, *OFTEN, *BANDS, *NUMBERED, *BY_CALENDAR, *STEPS])
def test_answers_are_put_in_order(answers: str) -> None:
    order = tuple(answers.split("|"))
    found = scale_of(sorted(order))
    assert found is not None
    assert (found.levels, found.beside) == (order, ())


@pytest.mark.parametrize("levels", NO_ORDER)
def test_levels_without_an_order_get_none(levels: str) -> None:
    assert scale_of(levels.split("|")) is None


@pytest.mark.parametrize("word", BESIDE)
@pytest.mark.parametrize("answers", [LIKERT[0], OFTEN[1], BANDS[0]])
def test_answers_beside_the_scale_are_told_apart(answers: str, word: str) -> None:
    order = tuple(answers.split("|"))
    found = scale_of([word, *order])
    assert found is not None
    assert (found.levels, found.beside) == (order, (word,))


@given(st.permutations(LIKERT[0].split("|")), st.integers(3, 5))
def test_the_order_does_not_hang_on_how_levels_come(answers: list[str], count: int) -> None:
    found = scale_of(answers[:count])
    assert found is not None
    assert list(found.levels) == [level for level in LIKERT[0].split("|") if level in answers[:count]]


def test_numbers_before_kinds_are_a_doubt() -> None:
    assert numbered(["3 - SME", "1 - Retail", "2 - Corporate"]) == ("1 - Retail", "2 - Corporate", "3 - SME")
    assert numbered(["1 - Retail", "1 - Corporate", "3 - SME"]) == ()
