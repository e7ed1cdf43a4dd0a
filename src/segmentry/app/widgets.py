"""Small pieces that every part of the page uses. Text of a user's goes through `plain_text`, always."""

import logging
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx

from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.progress import Progress, Stage
from segmentry.results.columns import Severity
from segmentry.wording import capitalised

if TYPE_CHECKING:
    from segmentry.reporting.document import Caption, Exhibit, Table


_LOG = logging.getLogger("segmentry.app")
_SORRY = "Something went wrong that should not have. Your file is unchanged; load it again, or try another one."
_ICONS: dict[Severity, str] = {"note": "info", "warning": "warning", "high": "error"}

#: An invisible joiner (U+2060) inside what Streamlit replaces even where it is escaped:
#: emoji and icon codes, addresses, arrows, dashes.
_JOINER = "\u2060"
_REPLACED = re.compile(r"(\\[:@])(?=\S)|(\\[-<>])(?=\\[-=>])|(www)(?=\\\.)", re.IGNORECASE)


def plain_text(text: object) -> str:
    r"""Text that Streamlit shows as it stands: no Markdown, HTML, LaTeX, icon or link comes of it.

    >>> plain_text("**a** <b>")
    '\\*\\*a\\*\\* \\<b\\>'
    """
    escaped = re.sub(r"[!-/:-@\[-`{-~]", lambda match: "\\" + match.group(), " ".join(str(text).split()))
    return _REPLACED.sub(lambda match: match.group() + _JOINER, escaped)


def shown_name(name: str) -> str:
    """A file's name as people know it: no folders, nothing invisible, not too long.

    >>> shown_name("../../etc/customers.csv")
    'customers.csv'
    """
    last = re.split(r"[/\\]", name)[-1]
    visible = "".join(c if c.isprintable() else "?" for c in last).strip()
    return visible if len(visible) <= 80 else f"{visible[:60]}...{visible[-16:]}"


#: Options that the page has, and what it calls the place where they are chosen.
ON_PAGE = {
    "decimal": "“Decimal mark” under “How it is read”",
    "customer": "“Customers are named by”",
}


def in_app(error: SegmentryError) -> str:
    """What was refused, with the ways out that the page has.

    >>> from segmentry.errors import Way
    >>> in_app(SegmentryError("So it is not.", Way("leave out {}", "decimal"), Way("add {}", "force", True)))
    'So it is not. Leave out “Decimal mark” under “How it is read”.'
    """
    return error.in_words(lambda way: ON_PAGE.get(way.option))


def refuse(reason: SegmentryError | str) -> None:
    """A red box with the reason."""
    st.error(plain_text(reason if isinstance(reason, str) else in_app(reason)), icon=":material/error:")


@contextmanager
def telling(status: Any) -> Iterator[Progress]:
    """Let a status tell, twice a second, how far the stage is that is under way."""
    heard: list[Stage] = []
    over = Event()

    def progress(stage: Stage) -> None:
        heard.append(stage)
        status.update(label=str(stage))

    def tell() -> None:
        while not over.wait(0.5):
            if heard:
                status.update(label=str(heard[-1]))

    thread = Thread(target=tell, daemon=True)
    add_script_run_ctx(thread)
    thread.start()
    try:
        yield progress
    finally:
        over.set()
        thread.join()


def guarded(part: Callable[[], None]) -> Callable[[], None]:
    """Draw a part of the page; what it refuses becomes a red box, what it did not expect one plain sentence.

    The log gets where it happened and the kind of error, never its text: that may quote customers.
    """

    @wraps(part)
    def drawn() -> None:
        try:
            part()
        except SegmentryError as error:
            refuse(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the page goes on
            trace = error.__traceback__
            while trace is not None and trace.tb_next is not None:
                trace = trace.tb_next
            where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
            _LOG.error("unexpected %s at %s", type(error).__name__, where)
            refuse(_SORRY)

    return drawn


def exhibit(shown: "Exhibit", key: str = "") -> None:
    """A picture in a card as high as its neighbour, with what it means and what to do with it."""
    with st.container(border=True, key=key or shown.id, height="stretch"):
        st.markdown(f"**{plain_text(shown.title)}**")
        for panel in shown.draw().panels():
            st.vega_lite_chart(spec={**panel.spec, "datasets": panel.rows}, width="stretch", alt=shown.alt)
        lines(shown.caption)


def lines(caption: "Caption") -> None:
    """The two lines under a picture."""
    st.caption(f"**What it means:** {plain_text(caption.means)}")
    st.caption(f"**What to do with it:** {plain_text(caption.do)}")


def finding(severity: Severity, text: str) -> None:
    """One finding, with its severity as a word and an icon."""
    colour = {"note": "blue", "warning": "orange", "high": "red"}[severity]
    badge = f":{colour}-badge[:material/{_ICONS[severity]}: {severity}]"
    st.markdown(f"{badge} {plain_text(text)}")


def frame(rows: Sequence[dict[str, Any]], alt: str, config: dict[str, Any] | None = None) -> None:
    """Rows whose cells are shown as they are, as high as they take."""
    height: Any = "content" if len(rows) <= 15 else "auto"
    st.dataframe(pd.DataFrame(rows), hide_index=True, column_config=config, height=height, placeholder="", alt=alt)


def table(shown: "Table", alt: str, heads: Collection[str] = ()) -> None:
    """A table of the report, or those columns of it, to be read: nothing in it is cut off."""
    columns = [column for column in shown.as_text if not heads or column.head in heads]
    rows = []
    for row in shown.shown:
        cells: dict[str, str] = {}
        for column in columns:
            words = plain_text(column.text(row))
            last = [*cells][-1] if column.below else head_of(column.head)
            cells[last] = f"{cells[last]} {words}".strip() if column.below else words
        rows.append(cells)
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=alt)
    notes = "; ".join(f"{column.head}: {column.note}" for column in columns if column.note)
    for small in filter(None, (shown.caption, notes)):
        st.caption(plain_text(small))


def raw_rows(shown: "Table") -> list[dict[str, Any]]:
    """The raw values of a table of the report, by the heads that the app has."""
    return [{head_of(column.head): column.raw(row) for column in shown.columns} for row in shown.rows]


def head_of(head: str) -> str:
    """A head as the app has it: with a capital, but for a symbol of one letter.

    >>> head_of("share of total"), head_of("p (Holm)"), head_of("k")
    ('Share of total', 'p (Holm)', 'k')
    """
    return head if len(head.split(" ", maxsplit=1)[0]) == 1 else capitalised(head)


def one_of(label: str, words: Mapping[Any, str], key: str, default: str, **look: Any) -> Any:
    """A choice of one of these, each by its words; one is always chosen."""
    return st.segmented_control(
        label, list(words), default=default, required=True, format_func=words.__getitem__, key=key, **look
    )


def optional_column(label: str, option: str, offered: Sequence[str], plan: Plan, none: str) -> str | None:
    """A choice of one of these columns, or of none, for an option of the plan; it counts when Apply is pressed."""
    columns, now = [None, *offered], getattr(plan, option)
    chosen: str | None = st.selectbox(
        label,
        columns,
        index=columns.index(now) if now in columns else 0,
        format_func=lambda name: name or none,
        key=option,
        on_change="ignore",
        help=Plan.model_fields[option].description,
        width=280,
    )
    return chosen
