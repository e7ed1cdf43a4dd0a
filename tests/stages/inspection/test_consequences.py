"""What is filled only where something ended badly tells which column says so, and is neither feature nor outcome."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.stages.profiling.outcome_figures import event_of

pytestmark = pytest.mark.usefixtures("one_database", "quick_choices")

N = 500


def table(column: str, levels: Sequence[str], follow: Sequence[str], shares: Sequence[float]) -> pd.DataFrame:
    """Customers with a column of which the first level has consequences: amounts, reasons and dates by their names."""
    rng = np.random.default_rng(4)
    frame = pd.DataFrame(rng.normal(50, 9, (N, 3)).round(1), columns=["minutes", "visits", "basket"])
    frame[column] = rng.choice(levels, N, p=shares)
    so = frame[column] == levels[0]
    for name in follow:
        money = so & (rng.random(N) < 0.7)
        words = rng.choice(["price", "moved", "other"], N)
        frame[name] = np.where(money, 25.5, 0.0) if name.endswith(("eur", "fee")) else np.where(so, words, None)
    return frame


@pytest.mark.parametrize(
    ("column", "levels", "follow"),
    [
        ("renewal_status", ["Lapsed - switched", "Renewed - auto", "Renewed - manual"], ["lapse_reason", "refund_eur"]),
        ("visit_status", ["DNA", "Seen", "Seen late"], ["dna_fee"]),
        ("codigo", ["B", "A", "C"], ["motivo_baja", "penalizacion_eur"]),  # no word tells what B is
        ("Stand", ["X9", "K1"], ["Austrittsgrund", "Stornokosten_eur"]),
        ("opgezegd", ["J", "N"], ["opzegreden", "restitutie_eur"]),
        ("def_12m", ["1", "0"], ["recoveries_eur", "collection_fee"]),
    ],
)
def test_it_points_to_the_outcome(column: str, levels: list[str], follow: list[str]) -> None:
    shares = [0.2, 0.8] if len(levels) == 2 else [0.2, 0.5, 0.3]
    frame = table(column, levels, follow, shares)
    if column == "def_12m":
        frame[column] = frame[column].astype(int)
    segmentation = segmentry.run(frame, Plan(k=2, k_max=2))
    found = segmentation.columns
    assert found.named("outcome")[0].startswith(column)
    assert {(found[x].role, found[x].theme) for x in follow} == {("descriptor", "came")}
    outcome = segmentation.profile and segmentation.profile.main_outcome
    assert outcome is not None
    assert outcome.all.value == pytest.approx((frame[column].astype(str) == levels[0]).mean())
    assert event_of(outcome, segmentation.labels).wanted is False


@pytest.mark.parametrize(
    ("column", "levels", "last", "reason"),
    [
        ("account_state", ["cancelled", "live", "frozen"], "last_charge_status", "cancel_reason"),
        ("Vertragsstatus", ["gekündigt", "aktiv", "ruhend"], "letzter_Zahlungsstatus", "Kündigungsgrund"),
    ],
)
def test_the_relationship_ends_and_no_payment(column: str, levels: list[str], last: str, reason: str) -> None:
    frame = table(column, levels, [reason], [0.2, 0.6, 0.2])
    declined = np.where(np.arange(N) % 20 == 0, "declined", "ok")
    frame[last] = np.where(frame[column] == levels[0], "none", declined)
    found = segmentry.inspect(frame)
    assert found.named("outcome") == (f"{column} ({levels[0]})",)
    assert {(found[x].role, found[x].theme) for x in (last, reason)} == {("descriptor", "came")}


@pytest.mark.parametrize(
    ("column", "levels", "follow", "shares"),
    [
        ("in_guild", ["yes", "no"], ["guild"], [0.3, 0.7]),  # no consequence
        ("autopay", ["no", "yes"], ["late_fee"], [0.3, 0.7]),  # an arrangement
        ("plan", ["annual", "monthly"], ["refund_eur"], [0.3, 0.7]),  # what they have
        ("answered", ["no", "yes"], ["late_fee"], [0.8, 0.2]),  # not the rarer one
    ],
)
def test_what_is_only_nested_tells_nothing(
    column: str, levels: list[str], follow: list[str], shares: list[float]
) -> None:
    found = segmentry.inspect(table(column, levels, follow, shares))
    assert "stand only beside" not in found[column].reason
    assert not any(found[x].reason.startswith("it follows from") for x in follow)
