"""Names in short are read as what they stand for, and others stay as they are."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.stages.shared.short_names import spelled_out
from segmentry.stages.shared.traits import normal

N = 300
RNG = np.random.default_rng(4)
FEW, MANY = RNG.integers(1, 6, N), RNG.integers(1_000, 9_000, N)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("RIAGENDR", "gender"),
        ("ubica_geo", "municipality"),
        ("plec_all", "plec_all"),
        ("nomem_encr", "person_id"),
        ("client_hash", "client_id"),
        ("BEFOLKNING_KOMMNR_FORMELL", "befolkning_municipality_formell"),
        ("market", "market"),
        ("trans", "trans"),
    ],
)
def test_a_short_name_is_spelled_out(name: str, meant: str) -> None:
    assert normal(name) == meant
    assert spelled_out(meant) == meant


@pytest.mark.parametrize("name", ["RAC1P", "RIDRETH1", "CIT", "gastarb", "partyid"])
def test_sensitive_traits_are_known_in_short(name: str) -> None:
    frame = pd.DataFrame({"spend": RNG.normal(size=N), "visits": RNG.poisson(5, N), name: FEW})
    assert segmentry.inspect(frame)[name].reason.startswith("sensitive")


@pytest.mark.parametrize("name", ["nohouse_encr", "Gegenkonto", "PUMA_ID", "distid", "schid", "provnum", "nr"])
def test_ids_and_codes_are_known_in_short(name: str) -> None:
    frame = pd.DataFrame({"spend": RNG.normal(size=N), "visits": RNG.poisson(5, N), name: MANY})
    assert segmentry.inspect(frame)[name].role != "feature"


@pytest.mark.parametrize(
    "name", ["paid", "fluid", "trans", "prepaid", "steroid", "sales_madrid", "openbid", "schid_visits"]
)
def test_what_only_ends_like_an_id_is_a_feature(name: str) -> None:
    frame = pd.DataFrame({"spend": RNG.normal(size=N), "visits": RNG.poisson(5, N), name: MANY})
    assert segmentry.inspect(frame)[name].role == "feature"


def test_a_word_that_holds_a_short_name_stays_a_word() -> None:
    assert [spelled_out(name) for name in ("reduced", "seduced", "reduces")] == ["reduced", "seduced", "reduces"]
    assert spelled_out("r_educ") == spelled_out("educ")
