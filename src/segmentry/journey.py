"""The journey from a source to segments: the verbs in order, declared once."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

from segmentry.companion import begun
from segmentry.plan import Plan
from segmentry.progress import READING, Progress, stage
from segmentry.reporting.report import warm_up
from segmentry.results.choice import KChoice
from segmentry.results.columns import Columns
from segmentry.results.segmentation import Segmentation, Validation
from segmentry.results.table import Table
from segmentry.sources.fingerprint import read_with_fingerprint
from segmentry.stages.clustering import cluster
from segmentry.stages.customers.customers import customers
from segmentry.stages.inspection.inspect import inspect
from segmentry.stages.preparation.prepare import Prepared, prepare
from segmentry.stages.profiling.profile import profile
from segmentry.stages.rfm.next_period import with_next_spending
from segmentry.stages.rfm.rfm_grid import rfm_grid
from segmentry.stages.rfm.standing import standing
from segmentry.stages.selection.choose_k import choose_k
from segmentry.stages.validation import validation


@dataclass
class Journey:
    """A source on its way to segments: what every verb has made so far, for those after it to take.

    `columns` may be handed in where the source is a table that was inspected before. `k` and `preview` go to `cluster`.
    """

    plan: Plan
    source: Any
    columns: Columns | None = None
    k: int | None = None
    preview: bool = False
    table: Table = field(init=False)
    prepared: Prepared = field(init=False)
    choice: KChoice = field(init=False)
    segmentation: Segmentation = field(init=False)
    validated: Callable[[], Validation] = field(init=False)


@dataclass(frozen=True)
class Step:
    """A verb at its place in the journey: what people are told meanwhile, and what of the journey it makes.

    Verbs that follow each other under one sentence are one stage, whose seconds count for the first of them.
    """

    name: str
    sentence: str
    makes: Literal["table", "columns", "prepared", "choice", "segmentation"]
    verb: Callable[[Journey], Any]


def steps(plan: Plan, *, after: str | None = None, last: str | None = None) -> tuple[Step, ...]:
    """The verbs in order, as that plan asks for them: the only place that says what comes after what.

    Parameters
    ----------
    after, last : str, optional
        Names of verbs: only those after the one, and none after the other.

    Examples
    --------
    >>> [step.name for step in steps(Plan(), after="customers")]
    ['inspect', 'prepare', 'choose_k', 'cluster', 'profile', 'rfm', 'next_spending', 'validate']
    """
    asked = (Step("compare", "Asking other methods", "segmentation", _compare),) if plan.second_opinion else ()
    own = (Step("compare_with", "Comparing with your segments", "segmentation", _compare_with),)
    whole = (
        Step("read", READING, "table", lambda at: read_with_fingerprint(at.source, at.plan)),
        Step("customers", READING, "table", lambda at: customers(at.table, at.plan)),
        Step("inspect", "Looking at the columns", "columns", _inspect),
        Step(
            "prepare", "Preparing the features", "prepared", lambda at: prepare(at.table, at.plan, columns=at.columns)
        ),
        Step("choose_k", "Finding the number of segments", "choice", _choose_k),
        Step("cluster", "Segmenting all customers", "segmentation", _cluster),
        Step("profile", "Profiling the segments", "segmentation", lambda at: profile(at.segmentation, at.prepared)),
        Step("rfm", "Profiling the segments", "segmentation", _of_orders),
        Step("next_spending", "Profiling the segments", "segmentation", _next_spending),
        *(own if plan.compare_with is not None else ()),
        Step("validate", "Validating the segments", "segmentation", _validate),
        *asked,
    )
    names = [step.name for step in whole]
    begin = 0 if after is None else names.index(after) + 1
    end = len(whole) if last is None else names.index(last) + 1
    return whole[begin:end]


def walk(journey: Journey, steps: Iterable[Step], clock: "Clock | None" = None) -> None:
    """Take these steps of the journey, one after the other."""
    announced = clock or Clock()
    for sentence, together in groupby(steps, key=lambda step: step.sentence):
        first, *others = together
        with announced(sentence, first.name):
            for step in (first, *others):
                setattr(journey, step.makes, step.verb(journey))


def _inspect(at: Journey) -> Columns:
    """What was handed in holds as long as the table is the one that was handed in."""
    return at.columns if at.columns is not None and at.table is at.source else inspect(at.table, at.plan)


def _choose_k(at: Journey) -> KChoice:
    choice = choose_k(at.prepared)
    begun(warm_up, choice)  # the companion has nothing else to do before there are segments
    return choice


def _cluster(at: Journey) -> Segmentation:
    segmentation = cluster(at.prepared, at.choice, at.k, preview=at.preview)
    rows = at.prepared.sample, at.prepared.observed
    at.validated = begun(validation, segmentation, *rows)  # while all rows are gone over for the profile
    return segmentation


def _validate(at: Journey) -> Segmentation:
    return at.segmentation.model_copy(update={"validation": at.validated()})


def _of_orders(at: Journey) -> Segmentation:
    """What only customers that were made of orders have: the RFM grid, and where they stand."""
    return standing(rfm_grid(at.segmentation, at.prepared), at.prepared)


def _next_spending(at: Journey) -> Segmentation:
    return with_next_spending(at.segmentation, at.prepared)


def _compare(at: Journey) -> Segmentation:
    from segmentry.stages.comparison import compare  # takes a tenth of every start

    return compare(at.segmentation, at.prepared)


def _compare_with(at: Journey) -> Segmentation:
    from segmentry.stages.own_comparison import compare_with  # few ask for it

    return compare_with(at.segmentation, at.prepared)


class Clock:
    """Announces a stage and keeps its seconds."""

    def __init__(self, progress: Progress | None = None, seconds: dict[str, float] | None = None) -> None:
        self.progress = progress
        self.seconds: dict[str, float] = dict(seconds or {})

    @contextmanager
    def __call__(self, sentence: str, name: str) -> Iterator[None]:
        """Take the time of a stage while it lasts."""
        start = time.perf_counter()
        with stage(sentence, self.progress):
            yield
        self.seconds[name] = round(time.perf_counter() - start, 3)
