"""A list of customers to be reached, with some of them left alone to compare with, and what came of it."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from segmentry.results._model import Result
from segmentry.wording import counted, figure, listed, plain, plural, share

#: What the column of groups says.
TARGET, CONTROL = "target", "control"
#: Fewer in a group say little, whatever comes out (ours).
_FEW = 30


class Suppressed(Result):
    """What a file of customers not to be reached did: its customers, those who are among all customers of the result,
    and those who were left out of the list."""

    name: str
    customers: int
    known: int
    left_out: int


class Targets(Result):
    """Customers of some segments, ranked, and by chance divided into those to be reached and those left alone.

    Attributes
    ----------
    segments : tuple of str
        Number and name of each.
    customers : int
        In these segments.
    already : int
        Of these, `who` left, or did what is wanted of them; they are left out.
    nameless, repeated : int
        Rows of them without a customer's number, and with one that an earlier row has; both are left out.
    customer, by, group : str
        The columns that name the customers, rank them (the `lowest` first or the highest), and tell their group.
    without_value : int
        Of those on the list, who have nothing in the column that ranks; they come last.
    last : float or None
        What the last one has in it, where it is a number.
    target, control : int
        On the list, to be reached and left alone.
    visible : float or None
        The difference in the share that responds which four of five such tests find, whatever the share is.
    rows : Rows
        The customers on the list (see `segmentry.engines.base.Rows`).
    """

    segments: tuple[str, ...]
    customers: int
    already: int = 0
    who: str = ""
    nameless: int
    repeated: int
    suppressed: tuple[Suppressed, ...]
    customer: str
    by: str
    lowest: bool
    without_value: int
    last: float | None
    group: str
    target: int
    control: int
    visible: float | None
    seed: int
    rows: Any = Field(exclude=True, repr=False)

    def to_pandas(self) -> Any:
        """The list as a pandas table, the first to be reached first."""
        return self.rows.collect().to_pandas()

    def __str__(self) -> str:
        return "\n".join(self.sentences())

    def sentences(self) -> Iterator[str]:
        """Who is on the list, who is not and why, and what the test can show."""
        whole, segments = self.target + self.control, listed(self.segments)
        many = (
            f"{whole:,} of the {self.customers:,} customers" if whole < self.customers else f"All {whole:,} customers"
        )
        first, ends = ("lowest", "up") if self.lowest else ("highest", "down")
        last = "" if self.last is None else f", {ends} to {plain(self.last)}"
        yield f"{many} of {segments}, by `{self.by}`, the {first} first{last}."
        if self.control:
            yield (
                f"{counted(self.control, 'of them is', 'of them are')} left alone by chance (`{self.group}` is"
                f" `{CONTROL}`), so that you see what would have happened anyway; {self.target:,} are to be reached."
            )
        if self.without_value:
            several = counted(self.without_value, "customer has", "customers have")
            yield f"{several} nothing in `{self.by}` and come last."
        if self.already:
            yield f"Left out are {self.already:,} of them {self.who}."
        for file in self.suppressed:
            yield from _said(file)
        if self.nameless:
            yield f"{counted(self.nameless, 'row has', 'rows have')} no `{self.customer}` and cannot be reached."
        if self.repeated:
            yield f"{counted(self.repeated, 'row repeats', 'rows repeat')} a customer who is on the list already."
        if self.visible is not None:
            yield (
                f"With these numbers a difference of {100 * self.visible:.1f} points in the share that responds is"
                " likely to be seen; where few respond, a smaller one is enough."
            )


def _said(file: Suppressed) -> Iterator[str]:
    """What a file of customers not to be reached did."""
    were = plural(file.left_out, "was in these segments and is", "were in these segments and are")
    yield f"{file.name} names {counted(file.customers, 'customer')}: {file.left_out:,} {were} left out."
    if file.customers and not file.known:
        yield (
            f"Warning: nobody in {file.name} is a customer of this result. Look whether both write the numbers of the"
            " customers alike."
        )


class GroupResponse(Result):
    """Customers of one group, those who responded, and the money that each brought on average, where that is told."""

    customers: int
    responded: int
    money: float | None = None

    @property
    def rate(self) -> float:
        """The share who responded."""
        return self.responded / self.customers


class Lift(Result):
    """What reaching customers changed: those reached beside those left alone.

    Attributes
    ----------
    response : str or None
        The column of responses; None where everybody in the file responded.
    kind : {"yes or no", "amount"}
    matched : int
        Customers on the list of whom the responses tell.
    strangers : int
        Customers of whom they tell and who are not on the list.
    repeated : int
        Rows of the list that repeat a customer; the first counts.
    difference, interval : float, pair of float
        Of the shares who responded, and its 95 % interval (Newcombe 1998).
    money_difference, money_interval : float, pair of float, or None
        The same of the money per customer (Welch 1947).
    """

    response: str | None
    kind: Literal["yes or no", "amount"]
    target: GroupResponse
    control: GroupResponse
    matched: int
    strangers: int
    repeated: int
    difference: float
    interval: tuple[float, float]
    money_difference: float | None = None
    money_interval: tuple[float, float] | None = None

    @property
    def is_sure(self) -> bool:
        """Whether more than chance sets the shares apart."""
        return _apart(self.interval)

    @property
    def more_responses(self) -> float:
        """How many more customers responded than would have done anyway."""
        return self.difference * self.target.customers

    def __str__(self) -> str:
        return "\n".join(self.sentences())

    def sentences(self) -> Iterator[str]:
        """The finding, what it means in customers and money, and what it rests on."""
        both = f"{_group(self.target)} of those reached responded, and {_group(self.control)} of those left alone"
        low, high = (f"{100 * end:+.1f}" for end in self.interval)
        apart = f"{100 * self.difference:+.1f} points (95% interval {low} to {high})"
        yield f"{both}: {apart}. {self._meaning()}"
        if self.money_difference is not None and self.money_interval is not None:
            yield self._money(self.money_difference, self.money_interval)
        told = counted(self.matched, "customer")
        strangers = f" {self.strangers:,} in it are not on the list." if self.strangers else ""
        all = self.target.customers + self.control.customers
        anyone = "whoever is not in it counts as no response" if self.matched < all else "all of them"
        yield f"The responses tell of {told} of the {all:,} on the list ({anyone}).{strangers}"
        if not self.matched:
            yield (
                "Warning: nobody in the responses is on the list. Look whether both write the numbers of the customers"
                " alike."
            )
        if self.repeated:
            yield f"{counted(self.repeated, 'row of the list repeats', 'rows of the list repeat')} a customer."
        if min(self.target.customers, self.control.customers) < _FEW:
            yield f"With fewer than {_FEW} customers in a group only very large differences can be told from chance."

    def _meaning(self) -> str:
        if not self.is_sure:
            return "That could be chance: it is not shown that reaching them changed anything."
        if self.difference < 0:
            return "More than chance, and the wrong way: fewer responded for being reached."
        more = counted(round(self.more_responses), "customer")
        return f"More than chance: about {more} responded who would not have done so anyway."

    def _money(self, apart: float, ends: tuple[float, float]) -> str:
        low, high = (figure(end) for end in ends)
        what = f"{figure(self.target.money)} per customer reached, {figure(self.control.money)} per customer left alone"
        sure = "More than chance" if _apart(ends) else "That could be chance"
        whole = f": about {figure(apart * self.target.customers)} in all" if _apart(ends) else ""
        return f"Money: {what}, a difference of {figure(apart)} (95% interval {low} to {high}). {sure}{whole}."


def _apart(ends: tuple[float, float]) -> bool:
    return ends[0] > 0 or ends[1] < 0


def _group(group: GroupResponse) -> str:
    return f"{share(group.rate, 1)} ({group.responded:,} of {group.customers:,})"
