"""Small pieces that every part of the page uses. Text of a user's goes through `plain_text`, always."""

import logging
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from segmentry.app import vega_specs
from segmentry.errors import SegmentryError
from segmentry.plan import Format
from segmentry.reporting.order_settings import PLACES
from segmentry.wording import capitalised
from segmentry.worker.conversation import UnexpectedError
from segmentry.worker.refusal import where

if TYPE_CHECKING:
    from segmentry.reporting.document import Caption, Exhibit, Table


_LOG = logging.getLogger("segmentry.app")
_SORRY = "Something went wrong that should not have. Your file is unchanged; load it again, or try another one."

#: What browsers call files by their endings.
_KINDS = {
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".html": "text/html",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".md": "text/markdown",
    ".json": "application/json",
    ".toml": "application/toml",
}
#: The forms of a table of customers, and what they are called.
FORMATS: dict[Format, str] = {"csv": "CSV", "parquet": "Parquet", "xlsx": "Excel"}

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
    "decimal": "“Decimal mark” in “File options”",
    "customer": "“Customers are named by”",
    **PLACES,
}


def file_stem(name: str) -> str:
    """What a file that is made of this one is called, without its ending.

    >>> file_stem("our customers.csv"), file_stem("?.csv")
    ('our_customers', 'customers')
    """
    return re.sub(r"[^\w-]+", "_", PurePath(name).stem).strip("_")[:60] or "customers"


def in_app(error: SegmentryError) -> str:
    """What was refused, with the ways out that the page has.

    >>> from segmentry.errors import Way
    >>> in_app(SegmentryError("So it is not.", Way("leave out {}", "decimal"), Way("add {}", "force", True)))
    'So it is not. Leave out “Decimal mark” in “File options”.'
    """
    return error.in_words(lambda way: ON_PAGE.get(way.option))


def refuse(reason: SegmentryError | str) -> None:
    """A red box with the reason."""
    st.error(plain_text(reason if isinstance(reason, str) else in_app(reason)), icon=":material/error:")


def unexpected(error: Exception) -> str:
    """One plain sentence. The log gets where it happened and the kind of error."""
    _LOG.error("unexpected %s", str(error) if isinstance(error, UnexpectedError) else where(error))
    return _SORRY


def guarded(part: Callable[[], None]) -> Callable[[], None]:
    """Draw a part of the page; what it refuses becomes a red box, what it did not expect one plain sentence.

    The log gets where it happened and the kind of error, never its text: that may quote customers.
    """

    def drawn() -> None:
        try:
            part()
        except SegmentryError as error:
            refuse(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the page goes on
            refuse(unexpected(error))

    return drawn


def exhibit(shown: "Exhibit", key: str = "", picked: Callable[[str], None] | None = None) -> None:
    """A picture in a card as high as its neighbour, with what it means and what to do with it.

    `picked` is told the label of the segment whose bar or customer is clicked, where the picture allows it.
    """
    with st.container(border=True, key=key or shown.id, height="stretch"):
        st.markdown(f"**{plain_text(shown.title)}**")
        for i, panel in enumerate(shown.draw().panels()):
            spec = vega_specs.fitted({**panel.spec, "datasets": panel.rows})
            if picked is None:
                st.vega_lite_chart(spec=spec, width="stretch", alt=shown.alt)
            else:
                _with_clicks(spec, shown.alt, f"{key or shown.id}-clicked-{i}", picked)
        lines(shown.caption)


def _with_clicks(spec: dict[str, Any], alt: str, key: str, picked: Callable[[str], None]) -> None:
    """A picture of segments that can be clicked."""

    def told() -> None:
        chosen = st.session_state[key].selection.get(vega_specs.PICKED, [])
        if chosen:
            picked(str(chosen[0]["segment"]))

    can_be = vega_specs.clickable(spec)
    select: Any = "ignore" if can_be is None else told
    st.vega_lite_chart(spec=can_be or spec, width="stretch", alt=alt, key=key, on_select=select)


def outline(height: int, said: str = "", within: Any = None) -> None:
    """The place of what is not there yet, so many pixels high, with what it will be.

    It stands still: what moves keeps a processor busy in every browser that waits, where nothing else draws.
    """
    with (within or st).container(border=True, height=height):
        if said:
            st.caption(plain_text(said))


def lines(caption: "Caption") -> None:
    """The two lines under a picture."""
    st.caption(f"**What it means:** {plain_text(caption.means)}")
    st.caption(f"**What to do with it:** {plain_text(caption.do)}")


def frame(rows: Sequence[dict[str, Any]], alt: str, config: dict[str, Any] | None = None) -> None:
    """Rows whose cells are shown as they are, as high as they take."""
    height: Any = "content" if len(rows) <= 15 else "auto"
    st.dataframe(pd.DataFrame(rows), hide_index=True, column_config=config, height=height, placeholder="", alt=alt)


def table(shown: "Table", alt: str, heads: Collection[str] = ()) -> None:
    """A table of the report, or those columns of it, to be read: nothing in it is cut off."""
    columns = [column for column in shown.on_page if not heads or column.head in heads]
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


def head_of(head: str) -> str:
    """A head as the app has it: with a capital, but for a symbol of one letter.

    >>> head_of("share of total"), head_of("p (Holm)"), head_of("k")
    ('Share of total', 'p (Holm)', 'k')
    """
    return head if len(head.split(" ", maxsplit=1)[0]) == 1 else capitalised(head)


def one_of(label: str, words: Mapping[Any, str], key: str, default: str, **look: Any) -> Any:
    """A choice of one of these, each by its words; one is always chosen, and what is not offered any more is not."""
    if key in st.session_state and st.session_state[key] not in words:
        del st.session_state[key]
    return st.segmented_control(
        label, list(words), default=default, required=True, format_func=words.__getitem__, key=key, **look
    )


def choice(label: str, offered: Sequence[Any], now: Any, key: str, **look: Any) -> Any:
    """A choice of one of these, which begins with what holds now, or with the first."""
    return st.selectbox(label, offered, offered.index(now) if now in offered else 0, key=key, **look)


def download(label: str, content: bytes | Callable[[], bytes], name: str, key: str, **look: Any) -> None:
    """A button that gives a file of that name; where `content` makes it, only when the button is pressed."""
    kind = _KINDS[PurePath(name).suffix]
    icon = ":material/download:"
    st.download_button(label, content, name, kind, key=key, on_click="ignore", icon=icon, **look)
