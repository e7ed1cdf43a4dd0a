"""Whether columns tell of animals: what law protects is a person's, and no animal is as old as a person may be.

In the languages of the word lists. `cat` alone is a category, and `chat` a talk, in most tables.
"""

from collections.abc import Iterable

from segmentry.stages.shared.plain_words import within
from segmentry.stages.shared.traits import normal

_DOGS_AND_CATS = (
    r"dogs?|kittens?|pupp(y|ies)|hunde?|hunden?alter|katzen?|chiens?|chatons?|perr[oa]s?|gat[oa]s?|gatt[oi]|cani|cachorro[s]?|"
    r"honden?|katten?|kota|kotow"
)
_HORSES = r"horses?|pon(y|ies)|mares?|pferde?|chevaux|cheval|caballos?|yeguas?|cavall[oi]|cavalos?|paarde?n?"
_OTHERS = (
    r"pets?|animals?|animaux|mascotas?|animal[ei]|animais|(haus)?tiere?|(haus)?tier(alter|art)|huisdier(en)?|dier(en)?|"
    r"zwierz\w*"
)
#: The oldest of each that anybody has heard of, but for a few years (ours); a parrot or a tortoise may be as old as we.
_OLDEST = tuple(
    (within(animals), years) for animals, years in ((_DOGS_AND_CATS, 40.0), (_HORSES, 65.0), (_OTHERS, 65.0))
)
_ANIMALS = within(f"{_DOGS_AND_CATS}|{_HORSES}|{_OTHERS}")
#: What only animals have, by the columns of a table.
_OF_ANIMALS = within(
    r"species|breeds?|neutered|spayed|tierart|hunderasse|kastriert|espece|espece_animale|sterilise\w*|especie|esterilizad[oa]|"
    r"specie|razza|sterilizzat[oa]|castrad[oa]|diersoort|gecastreerd|gesteriliseerd|gatunek|wysterylizowan\w*|microchip(ped)?"
)
#: Whose it is, beside the animal: a person's all the same.
_OWNERS = within(
    r"owners?|holders?|policyholders?|customers?|clients?|keepers?|halter|besitzer|eigentumer|kunden?|proprietaire|"
    r"dueno|duena|propietari[oa]|titular|proprietari[oa]|tutor|dono|eigenaar|baasje|wlasciciel\w*"
)


def is_of_an_animal(column: str) -> bool:
    """Whether a column of this name tells of an animal, and not of whom it belongs to.

    >>> [is_of_an_animal(x) for x in ("pet_sex", "Hund_Geschlecht", "pet_owner_sex", "sex", "age_cat")]
    [True, True, False, False, False]
    """
    word = normal(column)
    return _ANIMALS.search(word) is not None and _OWNERS.search(word) is None


def of_animals(columns: Iterable[str]) -> frozenset[str]:
    """The columns that tell of an animal: by their own names, or all of a table that tells of animals and of no owner.

    >>> sorted(of_animals(["species", "sex", "age"])), sorted(of_animals(["species", "pet_age", "sex", "customer_id"]))
    (['age', 'sex', 'species'], ['pet_age'])
    """
    names = list(columns)
    words = [normal(name) for name in names]
    if any(map(_OF_ANIMALS.search, words)) and not any(map(_OWNERS.search, words)):
        return frozenset(names)
    return frozenset(filter(is_of_an_animal, names))


def oldest_of_an_animal(column: str) -> float | None:
    """How old an animal of that kind may be; None of a column that tells of none.

    >>> oldest_of_an_animal("dog_age"), oldest_of_an_animal("horse_age_years"), oldest_of_an_animal("age")
    (40.0, 65.0, None)
    """
    word = normal(column)
    return (
        next((years for animals, years in _OLDEST if animals.search(word)), None) if is_of_an_animal(column) else None
    )
