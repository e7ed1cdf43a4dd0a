"""Answers on single customers, and on how segments of one number become those of another."""

from segmentry.results._model import Result
from segmentry.results.choice import KChoice
from segmentry.results.segmentation import Segmentation
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.scoring.customer_list import Wanted, customer_list, explain_row
from segmentry.stages.shared.lineage import divides
from segmentry.worker.customer_questions import CustomerList, Divide, Division, ExplainCustomer, ListCustomers
from segmentry.worker.questions import stream


def listed(question: ListCustomers, segmentation: Segmentation, prepared: Prepared) -> Result:
    """The first customers, and how many there are."""
    wanted = Wanted(
        segments=question.segments,
        sort=question.sort,
        descending=question.descending,
        borderline=question.borderline,
        limit=question.limit,
    )
    rows, in_all = customer_list(segmentation, prepared, wanted)
    return CustomerList(first_rows=stream(rows), in_all=in_all)


def explained(question: ExplainCustomer, segmentation: Segmentation, prepared: Prepared) -> Result:
    """Why one customer is in its segment."""
    return explain_row(segmentation, prepared, question.row)


def divided(question: Divide, choice: KChoice, prepared: Prepared) -> Result:
    """Which segments become which, by the sample."""
    fewer, more = (choice.centres[choice.of(k).k] for k in (question.before, question.after))
    return Division(divides=divides(prepared.observed, fewer, more), before=question.before)
