"""Values that cannot be are told with their count, and stay until a plan says otherwise."""

import re

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan

pytestmark = pytest.mark.usefixtures("quick_choices")


@pytest.mark.parametrize(
    ("name", "usual", "beyond", "told"),
    [
        ("age", (18, 109), [112], True),
        ("age", (1, 90), [0], False),  # of children some are 1 year old
        ("attendance_pct", (5, 100), [110], True),
        ("attendance_pct", (5, 100), [110] * 40, False),  # so many are something else than mistakes
        ("budget_growth_%", (5, 100), [110], False),
        ("NPS", (0, 11), [12], False),
        ("NPS", (0, 10), [11], True),
    ],
)
def test_what_cannot_be_is_told_with_its_count(
    name: str, usual: tuple[int, int], beyond: list[int], told: bool
) -> None:
    rng = np.random.default_rng(0)
    cells = np.append(rng.integers(usual[0], usual[1] + 1, 600 - len(beyond)), beyond)
    table = pd.DataFrame({name: cells, "spend": rng.gamma(2, 50, 600).round(2)})
    stay = re.compile("stays as it is|stay as they are")
    found = [f for f in segmentry.inspect(table).findings if f.column == name and stay.search(f.what)]
    assert bool(found) == told
    if told:
        assert found[0].what.startswith(f"`{name}`: {len(beyond)} cell")
        assert found[0].mend.columns == {name: {"missing": [float(x) for x in beyond]}}
        kept = segmentry.prepare(table, Plan()).columns[name]
        empty = segmentry.prepare(table, Plan(columns=found[0].mend.columns)).columns[name]
        assert kept.filled - empty.filled == len(beyond), "only a plan takes them as missing"


def test_an_average_of_no_visit_is_told_and_names_nobody() -> None:
    rng = np.random.default_rng(1)
    visits = np.append(rng.poisson(9, 450) + 1, np.zeros(150, int))
    table = pd.DataFrame({"visits_90d": visits, "spend_90d": visits * rng.normal(6, 1, 600)})
    table["avg_ticket"] = np.where(visits > 0, rng.normal(6, 1, 600), 0).round(2)
    table["weekend_share"] = np.where(visits > 0, rng.uniform(0, 0.4, 600), rng.uniform(0.6, 0.9, 600)).round(2)
    found = segmentry.run(table, Plan(k=2, k_max=3))
    (what,) = (f.what for f in found.columns.findings if "nothing to average" in f.what)
    assert what.startswith("`avg_ticket`: 150 cells hold 0 where `visits_90d` is 0")
    absent = min(found.segments, key=lambda s: found.profile.segments[s.id - 1].average_of("visits_90d").mean)
    named = found.profile.segments[absent.id - 1].named_by
    assert not {"avg_ticket", "weekend_share"} & set(named), absent.name
