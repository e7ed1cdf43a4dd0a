"""Which features a column can be computed from: planted sums, parts, products and copies, and none in noise."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.results.contrast import Contrast
from segmentry.stages.profiling.made_of import with_made_of

N = 900
RNG = np.random.default_rng(4)
PARTS = {f"spent_on_{name}": np.round(RNG.gamma(0.7, 60 + 20 * i, N), 2) for i, name in enumerate("abcdefg")}
SEATS, PLAN = np.ceil(RNG.gamma(1.5, 20, N)), RNG.integers(0, 3, N)
PRICE = np.array([9.0, 25.0, 60.0])[PLAN]
FEATURES: dict[str, Any] = {**PARTS, "seats": SEATS, "plan": PLAN, "visits": RNG.poisson(6.0, N) * 1.0}


def made_of(**targets: Any) -> dict[str, tuple[str, ...]]:
    values = {name: np.asarray(cells, dtype=float) for name, cells in (FEATURES | targets).items()}
    frame = pd.DataFrame(values).assign(plan=np.array(["s", "m", "l"])[PLAN])
    roles = {name: {"role": "value" if name in targets else "feature"} for name in values}
    columns = segmentry.prepare(frame, segmentry.Plan(columns=roles)).columns
    contrasts = [Contrast(column=name, feature=name in FEATURES, measure="eta", effect=0.3) for name in values]
    found = with_made_of(contrasts, values, columns)
    return {contrast.column: contrast.made_of for contrast in found if contrast.column in targets}


def test_a_sum_of_many_is_told_with_all_its_parts() -> None:
    assert made_of(total=sum(PARTS.values())) == {"total": tuple(PARTS)}


def test_a_product_is_told_with_what_makes_it_and_a_copy_with_what_it_copies() -> None:
    noise = np.exp(RNG.normal(0, 0.02, N))
    found = made_of(bill=np.round(SEATS * PRICE * noise, 2), seats_again=2 * SEATS + 1)
    assert {name: set(made) for name, made in found.items()} == {"bill": {"seats", "plan"}, "seats_again": {"seats"}}


def test_a_part_of_a_feature_is_known_by_the_other_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    interest, principal = (np.round(RNG.gamma(2, scale, N), 2) for scale in (40, 400))
    assert made_of(interest=interest, principal=principal) == {"interest": (), "principal": ()}
    monkeypatch.setitem(FEATURES, "paid", interest + principal)
    assert made_of(interest=interest, principal=principal)["interest"] == ("paid",)


@pytest.mark.parametrize("of", ["noise", "half noise"])
def test_what_only_goes_with_features_is_made_of_none(of: str) -> None:
    noise = RNG.normal(0, PARTS["spent_on_c"].std(), N)
    target = noise if of == "noise" else PARTS["spent_on_c"] + 0.3 * noise
    assert made_of(target=target) == {"target": ()}
