"""Answers that are known as a whole: those with a place on a list, and those beside any scale."""

from segmentry.stages.shared.scales import listed, valued

#: Answers beside a scale, which say that nothing on it holds. (Those of `no_answer`, and words for missing, are, too.)
BESIDE = frozenset(
    listed(
        """
        altro, andere, anders, autre, autres, does not apply, dunno, geen mening, inne, inny, keine meinung, n a,
        n v t, nao se aplica, nc, nessuna opinione, nicht zutreffend, nie dotyczy, niet van toepassing, no aplica,
        no lo se, no opinion, non applicabile, non applicable, none of these, ns, nvt, other, others, otra, otro,
        otros, outro, outros, overig, sans objet, sans opinion, sem opiniao, sin opinion, sonstige, sonstiges,
        unsure, ne sais pas"""
    )
)

#: How often by the calendar, in times a year.
BY_CALENDAR = valued(
    {
        0.0: "never, nie, jamais, nunca, mai, nooit, nigdy",
        0.3: """
        rarely, seldom, almost never, hardly ever, less than once a year, selten, rarement, rara vez,
        raramente, zelden, rzadko""",
        0.9: """
        occasionally, less often, less frequently, gelegentlich, seltener, occasionnellement, de vez en
        cuando, af en toe""",
        1.0: """
        yearly, annually, annual, every year, once a year, once per year, jahrlich, einmal im jahr, annuel,
        annuellement, une fois par an, anual, anualmente, una vez al ano, annuale, annualmente, una volta
        all anno, uma vez por ano, jaarlijks, rocznie, raz w roku""",
        2.0: """
        twice a year, half yearly, biannually, semi annually, semiannual, few times a year, a few times a
        year, several times a year, halbjahrlich, mehrmals im jahr, semestriel, plusieurs fois par an,
        semestral, varias veces al ano, semestrale, kilka razy w roku""",
        4.0: """
        quarterly, once a quarter, every three months, every 3 months, vierteljahrlich, quartalsweise,
        trimestriel, trimestral, trimestrale, per kwartaal, kwartalnie""",
        6.0: """
        bimonthly, every two months, every 2 months, less than once a month, less than monthly, alle zwei
        monate, weniger als einmal im monat""",
        12.0: """
        monthly, once a month, every month, monatlich, einmal im monat, mensuel, mensuellement, une fois par
        mois, mensual, mensualmente, una vez al mes, mensile, una volta al mese, mensal, mensalmente, uma
        vez por mes, maandelijks, miesiecznie, raz w miesiacu""",
        25.0: """
        fortnightly, biweekly, bi weekly, every two weeks, every 2 weeks, twice a month, a few times a
        month, several times a month, few times a month, 2 3 times a month, alle zwei wochen, mehrmals im
        monat, plusieurs fois par mois, quincenal, varias veces al mes""",
        52.0: """
        weekly, once a week, every week, wochentlich, einmal pro woche, einmal die woche, hebdomadaire, une
        fois par semaine, semanal, semanalmente, una vez a la semana, una vez por semana, settimanale, una
        volta alla settimana, uma vez por semana, wekelijks, tygodniowo, raz w tygodniu""",
        150.0: """
        several times a week, a few times a week, few times a week, twice a week, 2 3 times a week, mehrmals
        pro woche, mehrmals die woche, plusieurs fois par semaine, varias veces a la semana, varias veces
        por semana, varias vezes por semana, kilka razy w tygodniu""",
        365.0: """
        daily, every day, once a day, each day, taglich, jeden tag, quotidien, chaque jour, tous les jours,
        diario, diariamente, cada dia, todos los dias, giornaliero, ogni giorno, todos os dias, dagelijks,
        elke dag, codziennie""",
        1000.0: """
        several times a day, more than once a day, multiple times a day, mehrmals taglich, mehrmals am tag,
        plusieurs fois par jour, varias veces al dia, kilka razy dziennie""",
    }
)

#: Answers that have a place of their own on a scale.
LISTS: tuple[dict[str, float], ...] = (
    valued(
        {  # how often
            0.0: "never, not at all, nie, niemals, jamais, nunca, mai, nooit, nigdy",
            1.0: """
            almost never, hardly ever, very rarely, very seldom, fast nie, sehr selten, presque jamais, tres
            rarement, casi nunca, muy raramente, quasi mai, quase nunca, muito raramente, bijna nooit, zeer
            zelden, prawie nigdy, bardzo rzadko""",
            2.0: """
            rarely, seldom, infrequently, selten, rarement, raramente, rara vez, pocas veces, di rado, zelden,
            rzadko, poucas vezes""",
            3.0: """
            occasionally, once in a while, now and then, from time to time, gelegentlich, ab und zu, hin und
            wieder, occasionnellement, de temps en temps, ocasionalmente, de vez en cuando, occasionalmente,
            ogni tanto, de vez em quando, af en toe, od czasu do czasu""",
            4.0: """
            sometimes, manchmal, parfois, quelquefois, a veces, algunas veces, a volte, qualche volta, as vezes,
            algumas vezes, soms, czasami, czasem""",
            5.0: "about half the time, half the time, half of the time",
            6.0: """
            often, oft, haufig, souvent, a menudo, frecuentemente, muchas veces, spesso, frequentemente, muitas
            vezes, vaak, dikwijls, czesto""",
            6.2: """
            frequently, regularly, regelmassig, frequemment, regulierement, regularmente, regolarmente,
            regelmatig, regularnie""",
            7.0: """
            very often, sehr oft, sehr haufig, tres souvent, muy a menudo, molto spesso, muito frequentemente,
            heel vaak, zeer vaak, bardzo czesto, very frequently, very regularly, quite often, sehr regelmassig,
            muy frecuentemente, tres frequemment, tres regulierement, molto frequentemente""",
            7.3: """
            usually, mostly, most of the time, nearly always, meistens, la plupart du temps, generalmente, di
            solito, geralmente, meestal, zazwyczaj, zwykle""",
            8.0: """
            almost always, fast immer, presque toujours, casi siempre, quasi sempre, quase sempre, bijna altijd,
            prawie zawsze""",
            9.0: """
            always, every time, all the time, immer, stets, toujours, siempre, sempre, altijd, zawsze,
            constantly""",
        }
    ),
    BY_CALENDAR,
    valued(
        {  # garments
            0.0: "xxs, 2xs, xx small",
            1.0: "xs, x small",
            2.0: "s",
            3.0: "m",
            4.0: "l",
            5.0: "xl, x large",
            6.0: "xxl, 2xl, xx large",
            7.0: "xxxl, 3xl",
            8.0: "4xl",
        }
    ),
    valued(
        {  # metals
            0.0: "bronze",
            1.0: "silver, silber",
            2.0: "gold",
            3.0: "platinum, platin",
            4.0: "diamond, titanium, black",
        }
    ),
    valued(
        {  # experience in a job
            0.0: "trainee, intern, apprentice, entry, entry level",
            1.0: "junior, associate",
            2.0: "mid, mid level, middle, intermediate, regular",
            3.0: "senior, senior level",
            4.0: "lead, principal, staff",
            5.0: "head, director, executive",
        }
    ),
    valued(
        {  # places and classes
            1.0: "first, 1st, first class, 1st class, erste, erste klasse, premiere, premiere classe, primera, prima",
            2.0: """
            second, 2nd, second class, 2nd class, zweite, zweite klasse, deuxieme, deuxieme classe, seconde, segunda,
            seconda""",
            3.0: """
            third, 3rd, third class, 3rd class, dritte, dritte klasse, troisieme, troisieme classe, tercera, terza""",
            4.0: "fourth, 4th, fourth class, 4th class, vierte, vierte klasse, quatrieme, cuarta, quarta",
            5.0: "fifth, 5th, fifth class, 5th class, funfte, cinquieme, quinta",
        }
    ),
    valued(
        {  # skill
            0.0: "beginner, novice",
            1.0: "intermediate",
            2.0: "advanced",
            3.0: "expert, professional",
        }
    ),
    valued(
        {  # education
            0.0: "none, illiterate, uneducated, no schooling, no education, no formal education, preschool",
            1.0: "1st 4th, basic 4y",
            1.5: """
            primary, primary school, elementary, elementary school, primary education, basic, grundschule,
            primaire, primaria, primario, elementare, basisonderwijs, podstawowe, ensino fundamental""",
            1.7: "5th 6th, basic 6y",
            2.0: """
            middle school, 7th 8th, lower secondary, junior high, junior high school, hauptschule, college
            unique""",
            2.2: "basic 9y, 9th",
            2.4: "10th, realschule, mittlere reife",
            2.6: "11th",
            2.8: "12th, some high school",
            3.0: """
            secondary, secondary school, secondary education, high school, highschool, hs grad, hs, high school
            graduate, high school diploma, upper secondary, sekundar, abitur, secondaire, secundaria,
            secundario, secondaria, superiore, ensino medio, voortgezet onderwijs, srednie""",
            3.5: """
            vocational, professional course, vocational training, trade school, berufsausbildung, ausbildung,
            zawodowe, mbo""",
            4.0: "some college, some university",
            5.0: """
            associate, associates, associate degree, associate s degree, assoc voc, assoc acdm, assoc, hbo,
            technical""",
            5.5: "college, undergraduate, tertiary, tertiary education, higher, higher education",
            6.0: """
            bachelor, bachelors, bachelor s, bachelor degree, bachelors degree, bachelor s degree, university,
            university degree, college degree, graduate, graduation, licence, licenciatura, grado, laurea,
            universitaria, universitario, ensino superior, wo, wyzsze, hochschule, universitat, superieur""",
            7.0: """
            master, masters, master s, master degree, masters degree, master s degree, postgraduate, post
            graduate, graduate school, postgraduate degree, maestria, magister""",
            7.5: "prof school, professional degree",
            8.0: """
            doctorate, phd, ph d, doctoral, doctor, doctoral degree, doctorate degree, promotion, doctorat,
            doctorado, dottorato, doutorado, doktorat""",
        }
    ),
)
