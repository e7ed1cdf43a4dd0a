"""What the report tells, whatever it is written as: computed once, laid out by each format."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from segmentry.errors import SegmentryError
from segmentry.reporting import captions
from segmentry.reporting.again import again, plan_in_words
from segmentry.reporting.captions import Caption
from segmentry.reporting.differences import (
    ContrastLine,
    OutcomeTable,
    contrast_lines,
    contrasts_caption,
    outcome_tables,
    withheld,
)
from segmentry.reporting.evidence import Block, evidence_table
from segmentry.reporting.opinions import SecondOpinion, second_opinion
from segmentry.reporting.overview import Overview, overview
from segmentry.reporting.portraits import Portrait, others_compared, portraits
from segmentry.reporting.rules import caption as rules_caption
from segmentry.reporting.rules import sentences
from segmentry.reporting.shapes import Compared, features_compared, needed
from segmentry.reporting.summary import summary
from segmentry.reporting.trail import Trail, trail
from segmentry.reporting.trust import Held, held, held_rests_on, trusted
from segmentry.reporting.verdicts import Judgement, judged_of
from segmentry.reporting.words import printable
from segmentry.results.columns import Finding
from segmentry.results.segmentation import Segmentation
from segmentry.wording import figure as plain

#: Features whose distribution is drawn.
MOST_SPREADS = 3
_SEVERITIES = ("high", "warning", "note")
#: The first day that every format can hold, for a model whose own day cannot be read.
_NO_DAY = datetime(1980, 1, 1, tzinfo=UTC)
SHARES = (
    "The shares are the part of the squared distance between customers that a column supplies: before, of the numbers"
    " as they came; after, of all features as they were prepared."
)
NOTHING_FOUND = "Nothing out of the ordinary was found in the table."
NO_ROWS = "This file holds no customer row and asks nothing of any other place."


@dataclass(frozen=True)
class Told:
    """Something that has a title, and two lines on what it means and what to do with it."""

    title: str
    caption: Caption


@dataclass(frozen=True)
class Contents:
    """All that a report tells of one segmentation.

    `s` is the summary; `told` are the captions by what they stand under: evidence, sizes, averages, map, and where
    they say anything profiles, silhouettes, loadings, rules and descriptors. `compared` are the features, `others` the
    columns that are none; `spreads` those features, by name, whose distributions are told.
    """

    segmentation: Segmentation
    s: dict[str, Any]
    verdict: Judgement
    headline: str
    overview: Overview | None
    trust: list[tuple[str, str]]
    evidence: tuple[Block, Block]
    held: tuple[Held, ...]
    rests_on: str
    told: dict[str, Told]
    segments: tuple[Portrait, ...]
    withheld: str
    rules: tuple[str, ...]
    outcomes: tuple[OutcomeTable, ...]
    contrasts: tuple[ContrastLine, ...]
    descriptors: tuple[ContrastLine, ...]
    compared: tuple[Compared, ...]
    spreads: tuple[Told, ...]
    others: tuple[Compared, ...]
    opinion: SecondOpinion | None
    columns: tuple[Trail, ...]
    findings: list[Finding]
    plan: dict[str, str]
    again: dict[str, str | None]

    @property
    def created(self) -> datetime:
        """When the segmentation was made: the one date that a file carries, so that it can be made again."""
        try:
            made = datetime.fromisoformat(self.s["created"])
        except ValueError:
            return _NO_DAY
        made = made.replace(tzinfo=UTC) if made.tzinfo is None else made.astimezone(UTC)
        return max(made, _NO_DAY)


def contents(segmentation: Segmentation) -> Contents:
    """What the report tells.

    Raises
    ------
    SegmentryError
        If the segmentation is a preview, is not validated or has no profile.

    Examples
    --------
    >>> import segmentry
    >>> contents(segmentry.run(segmentry.sample("bank", rows=500), segmentry.Plan(k=3))).headline[:32]
    '3 segments among 500 customers, '
    """
    if segmentation.preview:
        raise SegmentryError("A preview, counted on a sample, gets no report. Call segmentry.cluster without preview.")
    needed(segmentation.validation, "validate")
    needed(segmentation.profile, "profile")
    needed(segmentation.map, "profile")

    s = summary(segmentation)
    return Contents(
        segmentation=segmentation,
        s=s,
        verdict=judged_of(segmentation),
        headline=headline(s),
        overview=overview(segmentation),
        trust=trusted(segmentation, s),
        evidence=evidence_table(segmentation.choice, segmentation.k),
        held=held(segmentation),
        rests_on=held_rests_on(segmentation),
        told=_told(segmentation),
        segments=portraits(segmentation),
        withheld=withheld(segmentation),
        rules=() if segmentation.rules is None else sentences(segmentation.rules, segmentation),
        outcomes=outcome_tables(segmentation),
        contrasts=contrast_lines(segmentation, features=True),
        descriptors=contrast_lines(segmentation, features=False),
        compared=features_compared(segmentation),
        spreads=_spreads(segmentation),
        others=others_compared(segmentation),
        opinion=second_opinion(segmentation),
        columns=trail(segmentation.columns, segmentation.recipe),
        findings=sorted(segmentation.columns.findings, key=lambda f: _SEVERITIES.index(f.severity)),
        plan=plan_in_words(s["plan"]),
        again=again(s),
    )


def headline(s: dict[str, Any]) -> str:
    """How many segments of how many customers, and whether that number is the recommended one."""
    segments = "1 segment" if s["k"] == 1 else f"{s['k']} segments"
    recommended = f"{s['k_recommended']} recommended" if s["k_recommended"] > 1 else "k_recommended: 1"
    if s["plan"]["k"] != "auto" or s["k"] not in (s["k_recommended"], s["constructive"]):
        how = f", chosen by hand ({recommended})"
    else:
        how = ", as recommended" if s["k"] == s["k_recommended"] else f"; {recommended}"
    among = "of" if s["k"] == 1 else "among"  # 5 segments of 4,000 customers might have 4,000 each
    return f"{segments} {among} {s['rows_labelled']:,} customers{how}"


def table_facts(s: dict[str, Any]) -> list[tuple[str, str]]:
    """What was read, as pairs of a heading and a value."""
    read = s["load_report"]
    size = f"{read['rows']:,} rows, {read['columns']:,} columns"
    facts = [("Source", f"{read['source']}, {read['format']}, {size}")]
    blank = {"\t": "tab", " ": "space"}
    named = ((name, read[name]) for name in ("encoding", "delimiter", "sheet"))
    facts += [(name.capitalize(), blank.get(value, value)) for name, value in named if value]
    several = len(read["sha256"]) > 1
    facts += [("SHA-256", f"{digest} ({name})" if several else digest) for name, digest in read["sha256"].items()]
    return facts + [("Reading", note) for note in read["notes"]]


def run_facts(s: dict[str, Any]) -> list[tuple[str, str]]:
    """How the run went, as pairs of a heading and a value."""
    passes = f"{s['passes']:,} pass{'' if s['passes'] == 1 else 'es'} over {s['rows_labelled']:,} rows"
    facts = [
        ("Made", s["created"]),
        ("Rule for k", s["rule"]),
        ("Seed", str(s["seed"])),
        ("Inertia", f"{plain(s['inertia'])} after {passes}"),
    ]
    if s["timings"]:
        facts.append(("Seconds", ", ".join(f"{stage} {took:.2f} s" for stage, took in s["timings"].items())))
    return [*facts, ("Versions", ", ".join(f"{name} {number}" for name, number in s["versions"].items()))]


def one_line(text: str) -> str:
    """Text in one line, without anything that a program would obey or a file cannot hold.

    >>> one_line("two\\n lines \\x07")
    'two lines'
    """
    return " ".join(printable(text).split())


def _spreads(segmentation: Segmentation) -> tuple[Told, ...]:
    """The features in which the segments differ most, by name: how their values lie in each segment."""
    if segmentation.k == 1:
        return ()
    names = dict.fromkeys(one.column for one in features_compared(segmentation))
    return tuple(Told(name, captions.distribution(segmentation, name)) for name in list(names)[:MOST_SPREADS])


def _told(segmentation: Segmentation) -> dict[str, Told]:
    told = {
        "evidence": Told("The evidence by number of segments", captions.evidence(segmentation.choice, segmentation.k)),
        "sizes": Told("Customers by segment", captions.sizes(segmentation)),
        "averages": Told("Averages by segment", captions.averages(segmentation)),
        "map": Told("Map of the segments", captions.map(segmentation)),
    }
    if segmentation.k > 1:
        told["profiles"] = Told("What marks each segment", captions.profiles(segmentation))
        told["silhouettes"] = Told("Silhouettes and stability by segment", captions.silhouettes(segmentation))
    if segmentation.recipe.width > 1:
        told["loadings"] = Told("Features that carry the axes of the map", captions.loadings(segmentation))
    if segmentation.rules is not None:
        told["rules"] = Told("The segments in short rules", rules_caption(segmentation.rules, segmentation))
    if contrast_lines(segmentation, features=False):
        told["descriptors"] = Told("Columns that did not make the segments", contrasts_caption(segmentation))
    return told
