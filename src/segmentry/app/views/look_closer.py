"""Below the cards one thing at a time: pictures, two segments compared, the customers, or how far to trust it all.

What is not looked at is neither made nor drawn: a browser takes longest for charts and lists.
"""

from collections.abc import Callable

import streamlit as st

from segmentry.app import jump, widgets
from segmentry.app.views import compare_two, customers_in, how_far_to_trust, one_picture
from segmentry.app.visitor import Visitor
from segmentry.app.work import Work
from segmentry.results.segmentation import Segmentation


def show(held: Visitor, work: Work, segmentation: Segmentation) -> None:
    """Draw the choice, and what is chosen."""
    parts: dict[str, Callable[[], None]] = {jump.PICTURES: lambda: one_picture.show(held, segmentation)}
    if segmentation.k > 1:
        parts[jump.COMPARE] = lambda: compare_two.show(held, segmentation)
    if not segmentation.preview:
        parts[jump.CUSTOMERS] = lambda: customers_in.show(held, work, segmentation)
        parts[jump.TRUST] = lambda: how_far_to_trust.show(held, work)
    with st.container(key=jump.CLOSER):
        st.subheader("Look closer", anchor=False)
        names, look = {name: name for name in parts}, {"label_visibility": "collapsed", "persist_state": "session"}
        chosen = widgets.one_of("What to look at", names, jump.PART, jump.PICTURES, **look)
        widgets.guarded(parts[chosen])()
    jump.show()
