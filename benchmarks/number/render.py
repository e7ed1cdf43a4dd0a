"""The report: how often each rule was right, and what each said of every table."""

from collections.abc import Callable, Sequence
from typing import Any

Record = dict[str, Any]

#: Names of two lines that are no peer: Segmentry, and K-Means at the true k.
OURS, TRUTH = "Segmentry", "truth"
#: So many of the slowest tables are listed.
SLOWEST = 5


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table: the first column to the left, the others to the right."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def share(records: Sequence[Record], right: Callable[[Record], bool]) -> str:
    """So many of so many."""
    return f"{sum(map(right, records))} of {len(records)}" if records else ""


def close(record: Record) -> bool:
    """Within one of the truth."""
    return record["k"] is not None and abs(record["k"] - record["true"]) <= 1


def scores(records: Sequence[Record], rules: Sequence[str]) -> str:
    """One line per rule, over the tables that it was run on."""
    rows = []
    for rule in rules:
        told = [record for record in records if record["rule"] == rule]
        structured = [record for record in told if record["suite"] == "structured"]
        without = [record for record in told if record["suite"] == "structureless"]
        rows.append(
            [
                rule,
                share(structured, lambda r: r["k"] == r["true"]),
                share(structured, close),
                share(structured, lambda r: r["k"] == 1),
                share(without, lambda r: r["k"] == 1),
                f"{sum(record['seconds'] for record in told):,.0f}",
            ]
        )
    return markdown(["rule", "right k", "within 1", "structure called 1", "no structure called 1", "seconds"], rows)


def by_family(records: Sequence[Record], rules: Sequence[str]) -> str:
    """Right answers of every rule by family and half; nothing where tables have none."""
    told = [record for record in records if record["rule"] != TRUTH and "family" in record]
    families = sorted({(record["family"], record["choosing"]) for record in told}, key=lambda f: (f[0], not f[1]))
    rows = []
    for family, choosing in families:
        of = [record for record in told if (record["family"], record["choosing"]) == (family, choosing)]
        right = [share([r for r in of if r["rule"] == rule], lambda r: r["k"] == r["true"]) for rule in rules]
        rows.append([family, "choosing" if choosing else "sealed", *right])
    return f"\n## Right answers by family and half\n\n{markdown(['family', 'half', *rules], rows)}\n" if rows else ""


def verdicts(records: Sequence[Record]) -> str:
    """How often ours gave each verdict; nothing if it gives none."""
    told = [record for record in records if record["rule"] == OURS and record["verdict"] is not None]
    suites = ("structured", "structureless")
    rows = [
        [verdict, *(str(sum(r["verdict"] == verdict and r["suite"] == suite for r in told)) for suite in suites)]
        for verdict in dict.fromkeys(record["verdict"] for record in told)
    ]
    return f"\n## Segmentry's verdicts\n\n{markdown(['verdict', *suites], rows)}\n" if rows else ""


def each(records: Sequence[Record], rules: Sequence[str]) -> str:
    """One line per table."""
    told = {(record["table"], record["rule"]): record for record in records}
    rows = []
    for truth in (record for record in records if record["rule"] == TRUTH and record["kept"]):
        answers = [told.get((truth["table"], rule)) for rule in rules]
        mine = told.get((truth["table"], OURS))
        rows.append(
            [
                truth["table"],
                f"{truth['rows']:,}",
                str(truth["columns"]),
                str(truth["true"]),
                *("" if answer is None else "none" if answer["k"] is None else str(answer["k"]) for answer in answers),
                *(["" if mine is None else mine["verdict"] or "", "" if mine is None else f"{mine['seconds']:.1f}"]),
                "" if truth["ari"] is None else f"{truth['ari']:.2f}",
            ]
        )
    return markdown(["table", "rows", "columns", "true k", *rules, "verdict", "our seconds", "ARI at true k"], rows)


def as_markdown(records: Sequence[Record], packages: str) -> str:
    """Everything."""
    rules = list(dict.fromkeys(record["rule"] for record in records if record["rule"] != TRUTH))
    rules.sort(key=lambda rule: rule != OURS)
    truths = [record for record in records if record["rule"] == TRUTH]
    of_suites = [record for record in records if record.get("family", record["suite"]) == record["suite"]]
    dropped = [f"{record['table']} ({record['ari']:.2f})" for record in truths if not record["kept"]]
    asked = [record for record in of_suites if record["rule"] == TRUTH and record["kept"]]
    kept = [sum(record["suite"] == suite for record in asked) for suite in ("structured", "structureless")]
    slow = sorted((r for r in records if r["rule"] == OURS), key=lambda r: r["seconds"], reverse=True)[:SLOWEST]
    slowest = ", ".join(f"{r['table']} {r['seconds']:.1f} s" for r in slow)
    left_out = ", ".join(dropped) or "none"
    return f"""# The number of clusters: results

{kept[0]} structured tables, {kept[1]} without structure, and further families below. What they are, and how to read
this: [README.md](README.md).
{packages}.

{scores(of_suites, rules)}

Left out because K-Means does not find their labels even at the true k (its adjusted Rand index): {left_out}.
{f"Slowest for Segmentry: {slowest}." if slow else ""}
{verdicts(records)}{by_family(records, rules)}
## Table by table

{each(records, rules)}
"""
