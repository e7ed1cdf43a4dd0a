"""Which amounts of money are spent on a kind of goods: baby care (EUR), spend on wine."""

import re

from segmentry.stages.shared.care import is_of_care
from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.naming import is_plural
from segmentry.stages.shared.plain_words import entries, in_name, word_set
from segmentry.stages.shared.traits import normal
from segmentry.stages.shared.units_in_names import OVER_TIME
from segmentry.stages.shared.words_in_names import has_words

#: Sums of money that buy no goods, or are no sums: what is earned, owed, held, charged, or typical of one.
_NO_GOODS = word_set(
    """largest biggest smallest next given donated sum sums summe valuables wertsachen mrr arr gm rev
    price prices cost costs fee fees charge charges bill bills rate rates limit limits balance balances income
    incomes salary salaries wage wages loan loans debt debts deposit deposits savings saving premium premiums value
    values claim claims refund refunds tax taxes rent payment payments amount amounts paid pay budget worth assets
    wealth mortgage credit transfer transfers donation donations arrears dues interest discount discounts revenue
    deductible deductibles franchise copay excess instalment instalments installment installments credits overdraft
    allowance fine fines bonus grant grants pension contribution contributions outstanding gross net hosp hospital
    outpatient inpatient profit margin turnover sales total sum all average avg mean median per last first max min
    highest lowest lifetime preis preise kosten gebuhr gebuhren miete betrag gesamt umsatz einkommen gehalt beitrag
    summe prix cout frais loyer montant revenu salaire solde precio coste importe alquiler ingreso ingresos saldo
    cuota prezzo costo affitto importo reddito prijs bedrag huur inkomen cena koszt kwota dochod preco custo valor
    aluguel renda"""
)
#: Ends of longer words for such sums.
_SUMS = (
    "summe",
    "beitrag",
    "beteiligung",
    "betrag",
    "aufwand",
    "kosten",
    "preis",
    "wert",
    "gebuhr",
    "gebuehr",
    "guthaben",
)


def is_spent_on(column: str) -> bool:
    """Whether it is what customers spend on one kind of goods.

    >>> is_spent_on("Baby care (EUR)"), is_spent_on("spend_wine"), is_spent_on("Average nightly rate (EUR)")
    (True, True, False)
    >>> is_spent_on("Total spend (EUR)"), is_spent_on("annual income (k$)"), is_spent_on("visits")
    (False, False, False)
    >>> is_spent_on("Versicherungssumme_EUR"), is_spent_on("LargestGift_GBP"), is_spent_on("Jahresrechnung_EUR")
    (False, False, False)
    """
    shown = display_name(column)
    is_no_sum = any(
        word in _NO_GOODS or word.endswith(_SUMS) for word in (*normal(column).split("_"), *shown.words.split())
    )
    return bool(_SPENT_ON.match(shown.words)) or (shown.is_money and not is_no_sum)


#: What stands before what it is spent on, and behind the first of several things; words of a thing that its buyers are
#: called after, at most.
_SPENT_ON = re.compile(r"^(?:spend|spending|spent|expenditure) on ")
_MORE = re.compile(r"(?: (?:and|or|&|und|et|y|e|en|i) |/).*$")
_LONGEST = 2


def is_kind_of_goods(column: str) -> bool:
    """Whether it is what is spent on one kind of goods, and no sum of all that is bought in one place or at one visit.

    >>> is_kind_of_goods("spend_wine"), is_kind_of_goods("Bar spend per visit (EUR)")
    (True, False)
    """
    words = _SPENT_ON.sub("", display_name(column).words).split()
    return is_spent_on(column) and not {"per", "spend", "spent"} & {*words}


#: What all that is bought comes to, over some time.
_IN_ALL = re.compile(rf"(?:total|sum|total (?:amount|sum|value|purchases)|amount spent)(?:{OVER_TIME})?")


def is_sum_of_goods(column: str) -> bool:
    """Whether it is what customers spend in all, where other columns tell on what.

    >>> is_sum_of_goods("Total_EUR_52w"), is_sum_of_goods("Order value (EUR)"), is_sum_of_goods("total")
    (True, False, False)
    """
    shown = display_name(column)
    return shown.is_money and bool(_IN_ALL.fullmatch(shown.words))


def buyers_of(column: str) -> tuple[str, str]:
    """What those are called who spend little, and much, on a kind of goods.

    >>> buyers_of("Prescriptions (EUR)"), buyers_of("Skin care & co (EUR)")[1]
    (('little spent on prescriptions', 'prescription buyers'), 'skin care buyers')
    >>> buyers_of("spend on organic and plant based")[1], buyers_of("over the counter medicines (EUR)")[1]
    ('organic buyers', 'much spent on over the counter medicines')
    """
    thing = _MORE.sub("", _SPENT_ON.sub("", display_name(column).words))
    *before, last = thing.split()
    one = last.removesuffix("s") if is_plural(last) and not last.endswith(("ss", "ies")) else last
    buyers = " ".join((*before, one, "buyers")) if len(before) < _LONGEST else f"much spent on {thing}"
    return f"little spent on {thing}", buyers


#: Goods and content of which customers take a part: a share of what they order, read, watch or travel.
_TAKEN = in_name(
    entries(
        """
    drink, drinks, beverage, beverages, food, foods, meal, meals, coffee, tea, snack, snacks, bakery, breakfast,
    dessert, desserts, meat, fish, vegetarian, vegan, organic, bio, fresh, frozen, fruit, vegetables, dairy, milk alt,
    clothing, fashion, shoes, toys, books, magazines, electronics, beauty, cosmetics, garden, furniture, sports, sport,
    kids, drama, comedy, documentary, documentaries, film, films, movie, movies, series, music, podcast, podcasts,
    news, games, opera, ballet, concert, theatre, own brand, private label, business cabin, business class,
    ebike, ebikes, e bike, e bikes, electric bike, elektrorad, pedelec, scooter, scooters,
    first class, premium economy, long haul, longhaul, getranke, getraenke, essen, speisen, kaffee, tee, fleisch,
    fisch, obst, gemuse, gemuese, kleidung, schuhe, spielzeug, bucher, buecher, elektronik, mobel, moebel, filme,
    serien, musik, eigenmarke, boissons, nourriture, cafe, the, viande, poisson, fruits, legumes, vetements,
    chaussures, jouets, livres, meubles, musique, marque propre, bebidas, comida, cafe, te, carne, pescado, fruta,
    verduras, ropa, zapatos, juguetes, libros, muebles, peliculas, musica, marca propia, bevande, cibo, caffe, pesce,
    frutta, verdura, abbigliamento, scarpe, giocattoli, libri, mobili, comidas, peixe, legumes, roupa, sapatos,
    brinquedos, livros, moveis, filmes, dranken, eten, koffie, thee, vlees, vis, groente, kleding, schoenen,
    speelgoed, boeken, meubels, muziek, napoje, jedzenie, kawa, herbata, mieso, ryby, owoce, warzywa, odziez, buty,
    zabawki, ksiazki, meble, filmy, muzyka, baby, babies, bebe, bebes, bebek, niemowle*, neonato, skin care, skincare,
    hair care, dermo cosmet*, cosmetique*, cosmetico*, cosmetica, kosmetik, kosmetyki, make up, makeup, perfume*,
    parfum*, hygiene, supplements, supplement, complements, suplementos, integratori, suplementy, pet, pets, pet food,
    household goods, cleaning, diy, tools, kitchen, bedding, stationery, groceries, grocery, cheese, accessories,
    jewelry, jewellery, watches, bags, outdoor, camping, cycling, plants, flowers, blumen, fleurs, flores, fiori,
    toiletries, gaming, souvenirs"""
    )
)
_A_PART = in_name(entries("share, pct, percent, ratio, anteil, part, cuota, porcentaje, quota, aandeel, udzial"))
#: One of what is offered in the plural.
_ONE = word_set(
    "ebike bike scooter drink beverage snack meal dessert film movie podcast concert order purchase booking"
)


def is_part_of_goods(column: str) -> bool:
    """Whether it is which part of what customers take is one kind of goods or of content.

    >>> is_part_of_goods("cold_drink_share"), is_part_of_goods("Business cabin (%)"), is_part_of_goods("morning_share")
    (True, True, False)
    """
    is_part = has_words(column, _A_PART) or display_name(column).unit == "%"
    return is_part and has_words(column, _TAKEN)


#: For whom, or what, goods are, and no goods.
_FOR = word_set(
    "baby bebe babies kids pet pets beauty garden kitchen hygiene household diy gaming camping cycling outdoor"
)


def as_offered(thing: str) -> str:
    """A thing as it is offered, in the plural where it is one.

    >>> as_offered("cold drink"), as_offered("food"), as_offered("baby")
    ('cold drinks', 'food', 'baby products')
    """
    if thing.rpartition(" ")[2] in _FOR:
        return f"{thing} products"
    return f"{thing}s" if thing.rpartition(" ")[2] in _ONE else thing


#: What tells of health, and what does harm, is advertised to nobody.
_NOT_ADVERTISED = in_name(
    entries(
        """
    medicine*, medical, medikament*, arznei*, pharma*, drug, drugs, drogue*, drogas, farmac*, medicament*, medicijn*,
    leki, tobacco, tabak*, tabac*, tabaco, cigar*, zigarett*, vape*, gambling, lottery, lotto, betting, alcohol*,
    alkohol*, alcool*, beer, wine, wines, spirits, liquor, bier, wein, vin, vins, vino*, vinho*, wijn*, piwo, wino"""
    )
)


def may_be_advertised(column: str) -> bool:
    """Whether goods may be advertised to groups: nothing that tells of health, and nothing that does harm.

    >>> may_be_advertised("Skin care (EUR)"), may_be_advertised("Prescriptions (EUR)"), may_be_advertised("MntWines")
    (True, False, False)
    """
    return not has_words(column, _NOT_ADVERTISED) and not is_of_care(column)
