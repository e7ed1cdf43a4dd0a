"""Segmentry: from a customer table to segments that people can trust and act on.

The whole public API, in the order of the journey. Everything is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from segmentry.errors import SegmentryError as SegmentryError
    from segmentry.errors import SegmentryWarning as SegmentryWarning
    from segmentry.estimator import Segmenter as Segmenter
    from segmentry.pipeline import export as export
    from segmentry.pipeline import run as run
    from segmentry.plan import Plan as Plan
    from segmentry.reporting.report import report as report
    from segmentry.results.segmentation import Segmentation as Segmentation
    from segmentry.results.segmentation import load as load
    from segmentry.sources.reading import read as read
    from segmentry.sources.samples import sample as sample
    from segmentry.stages.by_hand import limit_sizes as limit_sizes
    from segmentry.stages.by_hand import merge as merge
    from segmentry.stages.by_hand import split as split
    from segmentry.stages.clustering import cluster as cluster
    from segmentry.stages.comparison import compare as compare
    from segmentry.stages.customers.customers import customers as customers
    from segmentry.stages.inspection.inspect import inspect as inspect
    from segmentry.stages.own_comparison import compare_with as compare_with
    from segmentry.stages.preparation.balance import balance as balance
    from segmentry.stages.preparation.prepare import prepare as prepare
    from segmentry.stages.profiling.profile import profile as profile
    from segmentry.stages.profiling.rename import rename as rename
    from segmentry.stages.scoring.difference import difference as difference
    from segmentry.stages.scoring.explain import explain as explain
    from segmentry.stages.scoring.score import score as score
    from segmentry.stages.selection.choose_k import choose_k as choose_k
    from segmentry.stages.targeting.lift import lift as lift
    from segmentry.stages.targeting.targets import targets as targets
    from segmentry.stages.validation import validate as validate

_HOME = {
    "read": "sources.reading",
    "sample": "sources.samples",
    "customers": "stages.customers.customers",
    "inspect": "stages.inspection.inspect",
    "prepare": "stages.preparation.prepare",
    "balance": "stages.preparation.balance",
    "choose_k": "stages.selection.choose_k",
    "cluster": "stages.clustering",
    "validate": "stages.validation",
    "compare": "stages.comparison",
    "profile": "stages.profiling.profile",
    "compare_with": "stages.own_comparison",
    "merge": "stages.by_hand",
    "split": "stages.by_hand",
    "limit_sizes": "stages.by_hand",
    "report": "reporting.report",
    "export": "pipeline",
    "difference": "stages.scoring.difference",
    "score": "stages.scoring.score",
    "explain": "stages.scoring.explain",
    "targets": "stages.targeting.targets",
    "lift": "stages.targeting.lift",
    "rename": "stages.profiling.rename",
    "run": "pipeline",
    "load": "results.segmentation",
    "Plan": "plan",
    "Segmentation": "results.segmentation",
    "Segmenter": "estimator",
    "SegmentryError": "errors",
    "SegmentryWarning": "errors",
}

__all__ = [  # noqa: PLE0604 - the keys are strings
    *_HOME,
    "__version__",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("segmentry")
    if name not in _HOME:
        raise AttributeError(f"module 'segmentry' has no attribute {name!r}")
    return getattr(import_module(f"segmentry.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
