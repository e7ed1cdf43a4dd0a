"""The outcome decides between numbers of segments that repeat, where one of them tells markedly more of it."""

from functools import cache

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import make_blobs

import segmentry
from segmentry.results.choice import KChoice, Verdict
from segmentry.stages.selection.by_outcome import Became, telling_more
from segmentry.stages.selection.recommending import Recommendation
from segmentry.stages.selection.trials import Trials, taking

pytestmark = pytest.mark.usefixtures("one_database")

FOUND = Recommendation(2, "a rule", ("why 2", "what is next"), (3,))


#: Customers in four heaps, of which two and two lie nearer to each other.
X, GROUP = make_blobs(600, centers=[[0, 0], [0, 9], [40, 0], [49, 0]], cluster_std=0.7, random_state=0)[:2]
FRAME = pd.DataFrame(X, columns=["a", "b"])


@cache
def choice() -> KChoice:
    with taking(Trials(nulls=2, boxes=1, bootstraps=4, halvings=1)):
        return segmentry.choose_k(segmentry.prepare(FRAME), k_max=5)


def other(outcome: str, four: Verdict, role: str = "outcome") -> Recommendation:
    """What is recommended where two segments score best, and four have that verdict."""
    rng = np.random.default_rng(1)
    known = {
        "of the four": np.where(rng.random(600) < np.array([0.9, 0.1])[GROUP % 2], "yes", "no"),
        "of the two": np.where(rng.random(600) < np.array([0.9, 0.1])[GROUP // 2], "yes", "no"),
        "amount of the four": 100 * (GROUP % 2) + rng.normal(0, 30, 600),
        "of nobody": np.where(np.arange(600) < 4, "yes", "no"),
    }
    prepared = segmentry.prepare(FRAME.assign(told=known[outcome]), segmentry.Plan(columns={"told": {"role": role}}))
    verdicts: dict[int, Verdict] = {2: "natural", 4: four}
    evidence = [e.model_copy(update={"verdict": verdicts.get(e.k, "constructive")}) for e in choice().evidence]
    return telling_more(FOUND, evidence, 0.01, choice().centres, Became(prepared))


@pytest.mark.parametrize(
    ("outcome", "four", "role", "k"),
    [
        ("of the four", "reproducible", "outcome", 4),
        ("amount of the four", "reproducible", "value", 4),
        ("of the two", "reproducible", "outcome", 2),
        ("of nobody", "reproducible", "outcome", 2),
        ("of the four", "reproducible", "descriptor", 2),
        ("of the four", "constructive", "outcome", 2),
    ],
)
def test_of_numbers_that_repeat_the_one_that_tells_markedly_more(
    outcome: str, four: Verdict, role: str, k: int
) -> None:
    found = other(outcome, four, role)
    assert found.k == k
    assert (found == FOUND) == (k == 2)
    assert k == 2 or (found.close == () and found.reasons[0].startswith("4 segments repeat and explain "))
