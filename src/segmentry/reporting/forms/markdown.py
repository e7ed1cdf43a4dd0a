"""Blocks as Markdown: tables and captions, no pictures.

Whatever comes from data is escaped where it is put out.
"""

import re
from collections.abc import Iterator

from segmentry.reporting import document as blocks
from segmentry.reporting.card import Card, Cards
from segmentry.wording import one_line, printable

#: What means something anywhere in a line. An underscore within a word means nothing, and columns are full of them.
_ANYWHERE = re.compile(r"[\\`*\[\]<>&|~$]|(?<![^\W_])_|_(?![^\W_])")
#: What means something at the beginning of a line: headings, lists, rules, underlines.
_BEGINNING = re.compile(r"^(#|=|[-+](?=[\s-]|$)|\d{1,9}(?=[.)](?:\s|$)))")
#: What a reader that makes links of bare addresses looks for.
_ADDRESS = re.compile(r"(?<=\w):(?=/)|(?<=www)\.|@", re.IGNORECASE)
_NO_PICTURE = "The picture is in report.html."


def markdown(document: blocks.Document) -> str:
    """The report as Markdown.

    >>> import segmentry
    >>> from segmentry.reporting.sections import document
    >>> segmentation = segmentry.run(segmentry.sample("telecom", rows=600), segmentry.Plan(k=5, k_max=5))
    >>> markdown(document(segmentation)).splitlines()[0]
    '# Begin with “Newer, monthly contract”: 13% of the customers, 32% of all who left'
    """
    parts = [f"# {escaped(document.title)}"]
    first = (block for block in document.opening if isinstance(block, blocks.Paragraph | Cards))
    parts += [part for block in first for part in _parts(block)]
    parts.append(escaped(f"Table: {document.about}."))
    parts += [part for section in document.sections for part in _of_section(section, 2)]
    parts.append(escaped(document.footer))
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    r"""Text in one line that Markdown shows as it is.

    >>> escaped("<b>*a|b*</b> of monthly_charges"), escaped("1. one"), escaped("-0.50")
    ('\\<b\\>\\*a\\|b\\*\\</b\\> of monthly_charges', '1\\. one', '-0.50')
    """
    line = one_line(text)
    beginning = _BEGINNING.match(line)
    line = _ADDRESS.sub(lambda match: f"\\{match[0]}", _ANYWHERE.sub(lambda match: f"\\{match[0]}", line))
    if beginning is None:
        return line
    return f"{beginning[0]}\\{line[len(beginning[0]) :]}" if beginning[0].isdigit() else f"\\{line}"


def fenced(code: str) -> str:
    """Code to copy, in a fence that is longer than any in it."""
    lines = [printable(line) for line in code.splitlines()]
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", code)), 3)
    return "\n".join([fence, *lines, fence])


def _of_section(section: blocks.Section, level: int) -> Iterator[str]:
    if section.title:
        yield f"{'#' * level} {escaped(section.title)}"
    on_page = [block for block in section.blocks if not isinstance(block, blocks.Table) or block.most != 0]
    tables = any(isinstance(block, blocks.Table) for block in on_page)
    for block in on_page:
        if isinstance(block, blocks.Exhibit) and not (block.tables or tables):
            yield _NO_PICTURE
        yield from _parts(block)
    for part in section.sections:
        yield from _of_section(part, level + bool(section.title))


def _parts(block: blocks.Block) -> Iterator[str]:
    """What becomes of a block: parts with an empty line between them."""
    match block:
        case blocks.Paragraph(text):
            yield escaped(text)
        case blocks.Points(pairs) | blocks.Facts(pairs):
            is_numbered = isinstance(block, blocks.Points) and block.numbered
            yield "\n".join(
                f"{f'{i}.' if is_numbered else '-'} {f'**{escaped(lead)}**: ' if lead else ''}{escaped(text)}"
                for i, (lead, text) in enumerate(pairs, start=1)
            )
        case blocks.Code(about, text):
            yield escaped(about)
            yield fenced(text)
        case blocks.Caption(means, do):
            yield f"**What it means.** {escaped(means)}"
            yield f"**What to do with it.** {escaped(do)}"
        case blocks.Exhibit():
            for title, table in block.tables:
                yield f"#### {escaped(title)}" if title else ""
                yield from _parts(table)
            yield from _parts(block.caption)
        case blocks.Table():
            yield from _table(block)
        case Cards(cards, key):
            for card in cards:
                yield from _card(card)
            yield escaped(key)


def _card(card: Card) -> Iterator[str]:
    yield f"**{card.id} {escaped(card.name)}** ({escaped(card.size)})"
    lines = [f"- {escaped(name)}: {escaped(value)}" for name, value in card.lines]
    lines += [f"- {escaped(text)}" for text in card.outcomes]
    lines += [f"- **Next:** {escaped(card.step)}"] if card.step else []
    yield "\n".join(lines)


def _table(table: blocks.Table) -> Iterator[str]:
    columns = table.on_page
    heads = [escaped(column.head) for column in columns]
    sides = ["---" if column.is_text else "---:" for column in columns]
    rows = [[escaped(column.text(row)) for column in columns] for row in table.shown]
    yield escaped(table.caption)
    yield "\n".join(f"| {' | '.join(line)} |" for line in (heads, sides, *rows))
    yield escaped(table.more)
    yield "\n".join(f"- {escaped(column.head)}: {escaped(column.note)}" for column in columns if column.note)
