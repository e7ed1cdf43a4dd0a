"""The answer on the first page: what was found about the customers, where to begin, and how sure it is."""

from dataclasses import dataclass

from segmentry.reporting.headline import headline
from segmentry.reporting.lead import lead
from segmentry.reporting.names_first import names_first
from segmentry.reporting.plan.said_of_trials import said_of_trial
from segmentry.reporting.plan.things_to_do import ThingToDo, beside, in_a_row, things_to_do
from segmentry.reporting.rows_are_events import rows_are_events
from segmentry.reporting.said_of import said_of
from segmentry.reporting.trust.how_sure import how_sure
from segmentry.results.segmentation import Segmentation


@dataclass(frozen=True)
class Answer:
    """A headline, what stands below it, what is to be done with what holds for all of that, and how sure it is."""

    headline: str
    lead: str
    trust: str
    to_do: tuple[ThingToDo, ...] = ()
    beside: str = ""

    @property
    def begin(self) -> str:
        """Where to begin, in a row."""
        return " ".join(filter(None, (self.lead, in_a_row(self.to_do), self.beside)))


def answer(segmentation: Segmentation) -> Answer:
    """The answer to who the customers are.

    >>> import segmentry
    >>> answer(segmentry.run(segmentry.sample("orders"), segmentry.Plan(k=1, k_max=3))).headline
    'No groups: all 857 customers are kept together'
    """
    names, profile = names_first(segmentation), segmentation.profile
    then = "" if names and profile is not None and profile.main_outcome is None else lead(segmentation)
    shown = said_of_trial(segmentation) or ""
    begin = " ".join(filter(None, (rows_are_events(segmentation), then, shown, names)))
    said = Answer(
        headline(segmentation), begin, how_sure(segmentation), things_to_do(segmentation), beside(segmentation)
    )
    return said_of(segmentation, said)
