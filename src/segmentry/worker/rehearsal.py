"""The whole journey on a small made-up table, so that everything it takes is loaded."""

from segmentry.plan import Plan
from segmentry.worker.desk import Desk
from segmentry.worker.questions import Choose, FindUnusual, Read, Segment, Source

#: The smallest sample goes fastest, and takes every step.
_PLAN = Plan(k=2, k_max=2)


def rehearse() -> None:
    """Ask a desk what every visitor asks."""
    desk, source = Desk(), Source(sample="bank", name="bank sample")
    desk.answer(Read(source=source))
    desk.answer(Choose(source=source, plan=_PLAN))
    desk.answer(Segment(source=source, plan=_PLAN, k=2, depth="validated"))
    desk.answer(FindUnusual(source=source, plan=_PLAN, k=2))
