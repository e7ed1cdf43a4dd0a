"""The evidence per k as text for tables, and as rows for the picture."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any

from segmentry.reporting.verdicts import TERMS
from segmentry.results.choice import Evidence, KChoice
from segmentry.stages.selection.judging import STABLE, against_null

#: What a character of a note takes of the axis of k.
_CHARACTER = 0.01

_Cell = Callable[[Evidence], str]


@dataclass(frozen=True)
class Line:
    """One k: its marks (recommended, shown, ...) and its figures as text."""

    k: int
    marks: str
    is_shown: bool
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Block:
    """A part of the table: its title, per figure its name and what it rests on, a line per k, and what words mean."""

    title: str
    heads: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    note: str = ""


def evidence_table(choice: KChoice, shown: int) -> tuple[Block, Block]:
    """Every figure of every k, with repetitions, uncertainty and rows: whether segments are real, and what they are.

    Examples
    --------
    >>> import numpy as np, segmentry
    >>> choice = segmentry.choose_k(np.random.default_rng(0).normal(size=(200, 2)), k_max=3)
    >>> [block.lines[1].k for block in evidence_table(choice, 2)]
    [2, 2]
    """
    several = [e for e in choice.evidence if e.k > 1] or list(choice.evidence)
    last = several[-1]
    fits = f"{_span(several, 'stability_pairs')} pairs of fits to {last.stability_rows:,} rows"
    halves = f"{_span(several, 'prediction_strength_splits')} halves of {last.stability_rows:,} rows"
    tables = f"{last.references} tables, {last.reference_rows:,} rows"
    boxes = f"{_span(several, 'gap_references')} tables, {last.reference_rows:,} rows"
    everyone = f"{last.rows:,} rows"
    scored = f"{last.silhouette_rows:,} rows"
    if last.silhouette_interval is not None:
        scored += f" among {last.silhouette_among:,}, 95% interval"
    whole = choice.of(1).inertia
    real: list[tuple[str, str, _Cell]] = [
        ("verdict", "", lambda e: e.verdict or ""),
        ("score", "product of tightness, silhouette (squared), matches", lambda e: _fixed(e.score, 3)),
        ("stability", f"mean ARI \u00b1 sd; {fits}", lambda e: _with(e.stability, e.stability_sd)),
        ("matches", "mean/lowest Jaccard, the same fits", lambda e: _mean_and_lowest(e.matches)),
        (
            "prediction strength",
            f"\u00b1 se; {halves}",
            lambda e: _with(e.prediction_strength, e.prediction_strength_se),
        ),
        ("tightness", f"{_less(choice, shown)}; sd from {tables}", lambda e: _with_z(e.tightness, e.tightness_z)),
        ("valley", "sd from the same tables", lambda e: _with_z(e.valley, e.valley_z)),
        ("against no clusters", "both sd x stability", lambda e: _fixed(against_null(e), 1) if e.verdict else ""),
    ]
    apart: list[tuple[str, str, _Cell]] = [
        ("inertia", everyone, lambda e: f"{e.inertia:,.1f}"),
        ("variance explained", everyone, lambda e: f"{1 - e.inertia / whole:.1%}" if whole else ""),
        ("silhouette (Euclidean)", scored, _silhouette),
        ("silhouette (squared)", everyone, lambda e: _fixed(e.silhouette_squared)),
        ("Calinski-Harabasz", everyone, lambda e: "" if e.calinski_harabasz is None else f"{e.calinski_harabasz:,.1f}"),
        ("Davies-Bouldin (q=1)", everyone, lambda e: _fixed(e.davies_bouldin)),
        ("gap", f"\u00b1 s; {boxes}", lambda e: _with(e.gap, e.gap_se)),
        ("SLSa", f"mean/lowest, {everyone}", lambda e: _mean_and_lowest(e.across if e.k > 2 else ())),
        ("smallest segment", everyone, lambda e: f"{e.smallest:,} ({e.smallest / e.rows:.1%})"),
    ]
    terms = TERMS if any(e.verdict for e in choice.evidence) else ""
    return (
        _block(choice, shown, "Are the segments real?", real, terms),
        _block(choice, shown, "How they divide the customers", apart),
    )


def _less(choice: KChoice, shown: int) -> str:
    """What the tightness counts, and that it is what a reason says in percent."""
    what = "ln(spread without clusters / spread left)"
    tightness = choice.of(shown).tightness
    if tightness is None or tightness <= 0:
        return what
    return f"{what}: {tightness:.2f} is {1 - exp(-tightness):.0%} less spread left"


def marks(choice: KChoice, k: int, shown: int) -> list[str]:
    """What is special about one k."""
    found = {
        "recommended": k == choice.k,
        "close": k in choice.close,
        "most alike": k == choice.constructive,
        "shown": k == shown != choice.k,
        "knee": k == choice.knee,
    }
    return [word for word, holds in found.items() if holds]


def panel_rows(choice: KChoice, shown: int) -> dict[str, list[dict[str, Any]]]:
    """The rows of the picture: per panel the points of each k that has them, the rules, and the words beside them."""
    drawn: dict[str, Callable[[Evidence], list[tuple[str, float | None, str]]]] = {
        "score": lambda e: [("score", e.score, _fixed(e.score, 3))],
        "stability": lambda e: [("stability", e.stability, _with(e.stability, e.stability_sd))],
        "silhouette": lambda e: [
            ("Euclidean", e.silhouette, _silhouette(e)),
            ("squared", e.silhouette_squared, _fixed(e.silhouette_squared)),
        ],
        "inertia": lambda e: [("inertia", e.inertia, f"{e.inertia:,.1f}")],
    }
    rows: dict[str, list[dict[str, Any]]] = {
        panel: [
            {"k": e.k, "of": of, "value": value, "said": said, "mark": _mark(choice, e.k, shown)} | _reach(e, of)
            for e in choice.evidence
            for of, value, said in values(e)
            if value is not None
        ]
        for panel, values in drawn.items()
    }
    last = [row for row in rows["silhouette"] if row["k"] == choice.k_max]
    rows["names"] = [{"k": row["k"], "value": row["value"], "of": row["of"]} for row in last]
    rows["shown"] = [{"k": shown}]
    rows["stable"] = [{"value": STABLE}]
    bend = choice.knee or 0
    left = bend > 0.8 * choice.k_max or 0 < shown - bend < 0.25 * choice.k_max
    rows["knee"] = [{"k": bend, "note": f"k = {bend}: knee", "left": left}] if bend else []
    highest = max((e.score for e in choice.evidence if e.score is not None), default=0.0)
    least = 0.05 if choice.verdict == "no structure" else 0.0  # noise is not drawn as high as a mountain
    rows["room"] = [{"value": max(1.45 * highest, least) or 1.0}]  # words stand over the curve
    notes = _remarks(choice, shown)
    rows["left"] = [note for note in notes if note["left"]]
    rows["right"] = [note for note in notes if not note["left"]]
    return rows


def _mark(choice: KChoice, k: int, shown: int) -> str:
    if k == shown:
        return "shown"
    return "recommended" if k == choice.k else "close" if k in choice.close else ""


def _reach(e: Evidence, of: str) -> dict[str, float]:
    """The ends of the uncertainty, where there is one."""
    if of == "stability" and e.stability is not None and e.stability_sd is not None:
        return {"low": e.stability - e.stability_sd, "high": e.stability + e.stability_sd}
    if of == "Euclidean" and e.silhouette_interval is not None:
        return dict(zip(("low", "high"), e.silhouette_interval, strict=True))
    return {}


def _remarks(choice: KChoice, shown: int) -> list[dict[str, Any]]:
    """What is special about some k, each in a line of its own beside its k, and whether to the left of it."""
    notes = []
    for i, k in enumerate(sorted({choice.k, shown, *choice.close})):
        words = ["shown here" if word == "shown" else word for word in marks(choice, k, shown) if word != "knee"]
        note = f"k = {k}: {', '.join(words)}"
        wide = len(note) * _CHARACTER * choice.k_max
        left = k + wide > choice.k_max or (k < shown < k + wide and k - wide > 1)  # clear of the rule at what is shown
        notes.append({"k": k, "note": note, "left": left, "y": 6 + 14 * min(i, 3)})
    return notes


def _block(choice: KChoice, shown: int, title: str, columns: Sequence[tuple[str, str, _Cell]], note: str = "") -> Block:
    lines = (
        Line(e.k, ", ".join(marks(choice, e.k, shown)), e.k == shown, tuple(cell(e) for _, _, cell in columns))
        for e in choice.evidence
    )
    return Block(title, tuple((name, on) for name, on, _ in columns), tuple(lines), note)


def _span(several: Sequence[Evidence], count: str) -> str:
    """How many, from the fewest to the most."""
    counts = sorted({getattr(e, count) for e in several})
    return f"{counts[0]}" if len(counts) == 1 else f"{counts[0]} to {counts[-1]}"


def _fixed(value: float | None, digits: int = 2) -> str:
    return "" if value is None else f"{round(value, digits) + 0.0:.{digits}f}"


def _with(value: float | None, spread: float | None) -> str:
    """A figure and its standard deviation or error."""
    return _fixed(value) if value is None or spread is None else f"{_fixed(value)}\u00b1{spread:.2f}"


def _with_z(value: float | None, z: float | None) -> str:
    return _fixed(value) if value is None or z is None else f"{_fixed(value)} ({round(z, 1) + 0.0:+.1f})"


def _mean_and_lowest(each: Sequence[float]) -> str:
    return f"{sum(each) / len(each):.2f}/{min(each):.2f}" if each else ""


def _silhouette(e: Evidence) -> str:
    if e.silhouette is None or e.silhouette_interval is None:
        return _fixed(e.silhouette)
    low, high = e.silhouette_interval
    return f"{_fixed(e.silhouette)} ({low:.2f} to {high:.2f})"
