"""The words that answers with an order are made of, in the languages that customer tables are kept in: English,
German, French, Spanish, Italian, Portuguese, Dutch and Polish.

All are in the spelling of `answers.spoken`: small letters without accents and marks. `*` stands for any ending.
"""

from collections.abc import Mapping


def listed(words: str) -> list[str]:
    """Words, or several that belong together, parted by commas."""
    return [" ".join(word.split()) for word in words.split(",")]


def valued(words: Mapping[float, str]) -> dict[str, float]:
    """Words with the value under which they are listed."""
    return {word: value for value, several in words.items() for word in listed(several)}


#: How strongly something is said: 2 where nothing of it is. Below 0: rather not.
STRENGTHS = valued(
    {
        3.0: """
        extremely, absolutely, utterly, exceptionally, extrem, ausserst, absolut, extremement, absolument,
        extremadamente, absolutamente, estremamente, assolutamente, extremamente, uiterst, absoluut, niezwykle""",
        2.8: """
        completely, totally, fully, entirely, wholly, definitely, certainly, voll und ganz, vollig, voll,
        vollkommen, ganz und gar, ganz, vollstandig, bestimmt, auf jeden fall, tout a fait, totalement,
        completement, entierement, certainement, totalmente, completamente, del todo, por completo,
        definitivamente, del tutto, sicuramente, plenamente, com certeza, helemaal, volledig, geheel, zeker,
        zdecydowanie, calkowicie, w pelni""",
        2.6: """
        strongly, highly, very strongly, a great deal, a lot, very much, greatly, much, far, stark, sehr stark,
        fortement, beaucoup, fuertemente, mucho, fortemente, muito fortemente, sterk, zeer sterk, silnie""",
        2.5: "very, sehr, tres, muy, molto, muito, zeer, heel, erg, bardzo, veel, viel, extra",
        1.8: """
        mostly, generally, largely, to a large extent, meist, weitgehend, globalement, em grande parte,
        grotendeels""",
        1.5: """
        quite, fairly, pretty, rather, probably, ziemlich, wahrscheinlich, plutot, assez, bastante,
        probablemente, abbastanza, piuttosto, probabilmente, provavelmente, tamelijk, vrij, waarschijnlijk,
        dosc, raczej, eher, eerder, mas bien""",
        1.2: """
        moderately, reasonably, massig, moyennement, moderadamente, moderatamente, moderado, matig, redelijk,
        umiarkowanie""",
        1.0: """
        somewhat, partly, tend to, to some extent, partially, teilweise, etwas, en partie, partiellement, algo,
        en parte, in parte, parcialmente, em parte, enigszins, deels, czesciowo, troche""",
        0.7: """
        slightly, a little, a bit, a little bit, mildly, leicht, ein wenig, ein bisschen, un peu, legerement, un
        poco, ligeramente, un po, leggermente, um pouco, ligeiramente, een beetje, licht, nieco""",
        -1.0: """
        not really, hardly, little, not so, nicht wirklich, kaum, wenig, weniger, peu, pas vraiment, poco,
        realmente no, pouco, weinig, nauwelijks, niet echt, malo""",
        -3.0: """
        not at all, in no way, uberhaupt nicht, gar nicht, ganz und gar nicht, keineswegs, pas du tout,
        aucunement, para nada, nada, en absoluto, per niente, per nulla, affatto, nem um pouco, de modo algum,
        de forma alguma, helemaal niet, totaal niet, wcale nie, wcale, w ogole nie""",
    }
)

#: Words that turn an answer round.
NOT = frozenset(listed("geen, kein, n, nao, ne, nee, nein, never, nicht, nie, niet, no, non, not, pas"))
#: The middle of a scale that goes both ways.
MIDDLE = frozenset(
    listed(
        """
        about the same, ani tak ani nie, forse, gleich, hetzelfde, igual, in between, inchange, indecis,
        indeciso, indiferente, indifferent, indifferente, maybe, misschien, mitige, mixed, moze, ne d accordo ne
        in disaccordo, neither, neither agree nor disagree, neither nor, neutraal, neutral, neutrale,
        neutralnie, neutre, neutro, ni l un ni l autre, niet mee eens en niet mee oneens, no change, no
        difference, obojetnie, obojetny, pareil, perhaps, peut etre, quizas, same, sin cambios, so so, stay the
        same, stayed the same, tak samo, tal vez, talvez, teils, teils teils, the same, uguale, unchanged,
        undecided, unentschieden, unverandert, vielleicht, weder noch"""
    )
)
#: Pairs around two words of a scale that say neither.
NEITHER = (
    ("neither", "nor"),
    ("neither", "or"),
    ("weder", "noch"),
    ("ni", "ni"),
    ("ne", "ne"),
    ("nem", "nem"),
    ("noch", "noch"),
    ("ani", "ani"),
    ("not", "nor"),
    ("nao", "nem"),
    ("niet", "niet"),
)
#: Words that say nothing of an order.
FILLERS = frozenset(
    listed(
        """
        a, ab, about, am, are, at, avec, be, ben, bin, c, c est, class, com, con, d, damit, das, de, der, di,
        die, do, does, du, e, einverstanden, el, en, er, es, est, estou, estoy, et, het, ho, i, ich, ik, il, in,
        income, is, it, je, jest, jestem, l, la, le, level, lo, me, mee, met, mir, mit, my, na, o, of, qu,
        quality, risk, s, sie, size, sono, sont, suis, that, the, to, und, user, users, van, with, y, z, ze, zu"""
    )
)

#: Each is what answers of one kind are made of: the word, and where it stands alone on the scale. Its sign is what
#: strength is counted to.
FAMILIES: dict[str, dict[str, float]] = {
    "agreement": valued(
        {
            2.0: """
            agree, agreed, agreement, true, applies, stimme, stimmt, trifft, zutreffend, zustimmung, d accord,
            accord, acuerdo, de acuerdo, d accordo, accordo, concord*, eens, mee eens, akkoord, zgadzam, zgadzam
            sie""",
            -2.0: """
            disagree, disagreed, disagreement, untrue, false, lehne ab, lehne, ablehnung, desaccord, desacuerdo,
            disaccordo, discord*, oneens, mee oneens""",
        }
    ),
    "satisfaction": valued(
        {
            2.0: """
            satisfied, happy, content, pleased, delighted, zufrieden, satisfait*, content*, satisfech*,
            soddisfatt*, satisfeit*, tevreden, zadowolon*""",
            -2.0: """
            dissatisfied, unsatisfied, unhappy, displeased, unzufrieden, insatisfait*, mecontent*, insatisfech*,
            descontent*, insoddisfatt*, scontent*, insatisfeit*, ontevreden, niezadowolon*""",
        }
    ),
    "likelihood": valued(
        {
            2.0: """
            likely, probable, wahrscheinlich, probabile, probable*, provavel, waarschijnlijk, prawdopodobn*,
            certain""",
            -2.0: """
            unlikely, improbable, impossible, unwahrscheinlich, improbabile, improbable*, improvavel,
            onwaarschijnlijk, nieprawdopodobn*, malo prawdopodobn*""",
        }
    ),
    "importance": valued(
        {
            3.2: """
            essential, crucial, critical, vital, unerlasslich, essentiel*, esencial, essenziale, essencial,
            essentieel""",
            2.0: "important, wichtig, important*, importante, belangrijk, wazn*, relevant*, urgent",
            -2.0: "unimportant, irrelevant*, unwichtig, onbelangrijk, niewazn*",
        }
    ),
    "feeling": valued(
        {
            2.0: """
            interested, concerned, worried, confident, familiar, useful, helpful, comfortable, aware, motivated,
            safe, positive, favourable, favorable, support, favor, favour, in favor, easy, willing, relevant,
            true of me, interessiert, besorgt, nutzlich, sicher, positiv, einfach, interesse*, inquiet*, utile*,
            facile*, positif*, interesad*, preocupad*, util*, facil*, positiv*, interessat*, preoccupat*,
            interessad*, geinteresseerd, bezorgd, nuttig, makkelijk, gemakkelijk, positief, zainteresowan*,
            przydatn*, latw*, pozytywn*""",
            -2.0: """
            uninterested, unconcerned, unfamiliar, useless, unhelpful, uncomfortable, unaware, unsafe, negative,
            unfavourable, unfavorable, oppose, opposed, against, difficult, hard, unwilling, uninteressiert,
            desinteressiert, nutzlos, unsicher, negativ, schwierig, schwer, inutile*, difficile*, negatif*,
            inutil*, dificil*, negativ*, moeilijk, negatief, nieprzydatn*, trudn*, negatywn*""",
        }
    ),
    "quality": valued(
        {
            3.2: """
            excellent, outstanding, exceptional, superb, perfect, ausgezeichnet, hervorragend, exzellent,
            excellent*, excelente*, eccellent*, ottim*, otim*, uitstekend, doskonal*, znakomit*, swietn*""",
            2.7: "great, prima",
            2.0: "good, gut, bon, bonne, bien, buen*, buon*, bom, boa, goed, dobr*",
            0.9: "satisfactory, befriedigend, satisfaisant*, satisfactori*, discret*, zadowalajac*",
            0.6: """
            average, okay, ok, adequate, acceptable, durchschnittlich, mittelmassig, moyen*, regular*, normal,
            medi*, gemiddeld, przecietn*, sredni*, razoavel, redelijk, aceptable, aceitavel, accettabile,
            voldoende, sufficiente, suficiente""",
            0.3: "fair, passable, ausreichend, dostateczn*, matig, mediocre",
            -1.5: """
            below average, insufficient, inadequate, mangelhaft, insuffisant*, insuficiente, insufficiente,
            onvoldoende""",
            -2.0: "bad, poor, schlecht, mauvais*, mal, mal*, cattiv*, scars*, mau, ma, ruim, slecht, zl*, slab*",
            -3.2: """
            terrible, awful, horrible, very poor, ungenugend, miserabel, affreux, horribl*, pesim*, pessim*,
            fataln*""",
        }
    ),
    "change": valued(
        {
            2.0: """
            better, more, higher, increased, increase, improved, besser, mehr, hoher, gestiegen, verbessert,
            mieux, plus, mejor, mas, meglio, piu, melhor, mais, beter, meer, lepiej, wiecej""",
            -2.0: """
            worse, less, lower, decreased, decrease, declined, worsened, schlechter, gesunken, verschlechtert,
            pire, moins, peor, menos, peggio, meno, pior, slechter, minder, gorzej, mniej""",
        }
    ),
    "amount": valued(
        {
            3.2: "huge, critical, extreme, enormous, riesig, enorme*, ogromn*",
            2.0: """
            high, large, big, strong, heavy, upper, hoch, hohe, hoher, hohes, gross, grosse, grosser, eleve*,
            haut*, grand*, fort*, alt*, grande*, alta, forte, hoog, hoge, groot, grote, wysok*, duz*, severe,
            schwer""",
            0.0: """
            medium, moderate, middle, mid, average, intermediate, med, mittel, mittlere, mittlerer, mittleres,
            moyen*, medi*, medio, moderad*, moderat*, gemiddeld, midden, middel, middelgroot, sredni*, normal""",
            -2.0: """
            low, small, weak, light, lower, niedrig, niedrige, niedriger, gering, geringe, geringer, klein,
            kleine, kleiner, faible*, bas, basse, petit*, baj*, pequen*, bass*, piccol*, baix*, laag, lage,
            nisk*, mal*, minor, mild""",
            -3.2: "tiny, minimal, winzig, minuscule, minim*",
            -4.0: "none, zero, keine, aucun*, ningun*, nessun*, nenhum*, brak",
        }
    ),
    "yes": valued(
        {
            2.0: "ja, oui, si, sim, tak, yes",
            -2.0: "geen, kein, n, nao, ne, nee, nein, never, nicht, nie, niet, no, non, not, pas",
        }
    ),
    "degree": valued(
        {
            1.1: "some",
            -4.0: "none, zero, keine, aucun*, ningun*, nessun*, nenhum*, brak",
        }
    ),
}
