"""Who needs not be reached any more: of whom it is so already what a list is to bring about, or who has left."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segmentry.stages.profiling.outcome_cells import as_read, became
from segmentry.stages.profiling.outcome_figures import event_of, reaches_some
from segmentry.stages.shared.values import encoded
from segmentry.stages.targeting.result_table import Labelled


@dataclass(frozen=True)
class Already:
    """Who they are, such as `who left`, and whether each row is of one of them."""

    who: str
    rows: NDArray[np.bool_]


def already(customers: Labelled) -> Already | None:
    """By the outcome of the model beside the customers; None where there is none, or what they did comes again."""
    model = customers.model
    outcome = None if model is None or model.profile is None else model.profile.main_outcome
    if model is None or outcome is None or outcome.kind != "rate":
        return None
    event, feature = event_of(outcome, model.labels), as_read(model.columns[outcome.column], outcome)
    if not reaches_some(event) or not set(feature.reads) <= set(customers.table.names):
        return None
    batches = customers.table.rows.collect(list(feature.reads)).to_batches()
    each = [became(encoded([feature], batch)[:, 0], feature, outcome) for batch in batches]
    return Already(event.who, np.concatenate(each) == 1) if each else None
