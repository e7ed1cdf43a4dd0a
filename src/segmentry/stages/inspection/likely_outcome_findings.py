"""That a column may be what came of customers: how it is said, and known again."""

from collections.abc import Iterable, Iterator, Mapping

from segmentry.results.columns import Finding
from segmentry.results.mend import Mend
from segmentry.wording import option

#: What is asked of the user, by which such findings are known again.
_ASKED = '= "outcome" in the plan'


def findings(likely: Mapping[str, int]) -> Iterator[Finding]:
    """That a column may be what came of customers."""
    for name, count in likely.items():
        what = (
            f"`{name}` holds few values, stands at an end of the table, and {count} columns go with it:"
            " it may be what came of customers."
        )
        remedy = f"Set {option(name, 'role')} {_ASKED} if so: it must not make the segments."
        mend = Mend.of("It is the outcome", [name], role="outcome")
        yield Finding(severity="note", column=name, what=what, remedy=remedy, mend=mend)


def said_to_be_likely(findings: Iterable[Finding]) -> list[str]:
    """The columns of which these findings say that they may be what came of customers."""
    return [f.column for f in findings if f.column is not None and _ASKED in f.remedy]
