"""The server: the page, `/healthz`, and headers that keep a browser to it. `segmentry app` runs this file."""

import gc
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from segmentry.app.workshop import workshop
from segmentry.files import remove_unfinished

#: Nothing is loaded from anywhere else, and no other site can frame the page. Streamlit draws with inline styles and
#: Vega makes functions of its specifications.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' data: blob: ws: wss:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
}


class WithHeaders:
    """Adds the headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""

        async def with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                own = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message.get("headers", ()), *own]
            await send(message)

        await self._app(scope, receive, with_headers)


async def healthz(_: Request) -> JSONResponse:
    """Whether the server is there, and how many use it."""
    return JSONResponse({"status": "ok", "users": workshop().users})


def _load_page() -> None:
    """What the first visitor's page would load. It stays: to look through it for garbage again and again takes longer
    than to draw a page."""
    from segmentry.app.views import data_step, how_many, label_new, page, take_away, who_they_are  # noqa: F401

    gc.freeze()


@asynccontextmanager
async def _warm(_: Any) -> AsyncIterator[dict[str, Any]]:
    """Workers load what they need before the first visitor comes."""
    shared = workshop()
    Thread(target=_load_page, daemon=True).start()
    try:
        yield {}
    finally:
        gc.unfreeze()  # else libraries tell of what is left when Python ends
        shared.nursery.close()
        remove_unfinished()


app = st.App(
    Path(__file__).with_name("main.py"),
    routes=[Route("/healthz", healthz)],
    middleware=[Middleware(WithHeaders)],
    lifespan=_warm,
)
