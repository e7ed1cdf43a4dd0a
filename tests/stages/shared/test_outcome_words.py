"""Levels and names that tell what became of customers, in any spelling."""

import pytest

from segmentry.stages.shared.outcome_levels import has_levels
from segmentry.stages.shared.outcome_words import is_named
from segmentry.stages.shared.traits import is_code, normal


@pytest.mark.parametrize(
    "levels",
    [
        ("aktiv", "gekündigt"),
        ("actif", "résilié"),
        ("attivo", "cessato"),
        ("aktywny", "zrezygnował"),
        ("Cliente Existente", "Cliente Cancelado"),
        ("won", "lost"),
        ("Existing Customer", "Attrited Customer"),
    ],
)
def test_levels_with_accents_tell_outcomes_too(levels: tuple[str, str]) -> None:
    assert has_levels(levels, "x")


@pytest.mark.parametrize(
    "levels", [("basic", "plus"), ("north", "south"), ("yes", "no"), ("single", "married"), ("aktiv", "Gast")]
)
def test_other_levels_tell_none(levels: tuple[str, str]) -> None:
    assert not has_levels(levels, "x")


@pytest.mark.parametrize("name", ["cancelado", "zrezygnował", "is_fraud", "paid_late_flg", "no_asistió", "DPD30+"])
def test_names_with_two_values_tell_outcomes(name: str) -> None:
    assert is_named(name, normal(name), 2)
    assert not is_named(name, normal(name), 9)


@pytest.mark.parametrize("name", ["promoted_listings", "promoted_ad", "retained_documents", "onboardingCompleted"])
def test_things_of_which_something_is_so_tell_none(name: str) -> None:
    assert not is_named(name, normal(name), 2)


@pytest.mark.parametrize(
    ("name", "plain"), [("Płeć", "plec"), ("Kjønn", "kjonn"), ("Œuvre", "oeuvre"), ("Straße", "strasse")]
)
def test_letters_without_an_accent_apart_are_plain_too(name: str, plain: str) -> None:
    assert normal(name) == plain


@pytest.mark.parametrize("name", ["agency_no", "po_number", "SKU", "MCC", "Kostenstelle", "outlet", "canale"])
def test_what_is_numbered_one_by_one_is_a_code(name: str) -> None:
    assert is_code(normal(name), 40)


@pytest.mark.parametrize("name", ["agency_visits", "sku_count", "outlet spend", "canal spend"])
def test_what_is_counted_is_none(name: str) -> None:
    assert not is_code(normal(name), 40)
