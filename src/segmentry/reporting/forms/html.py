"""Blocks as HTML: the report in one page, and pieces of it for notebooks. No script, nothing from outside."""

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from segmentry.reporting.document import Column, Document, Exhibit, Table
from segmentry.reporting.pictures.picture import svg


def html(document: Document) -> str:
    """The whole report as one page."""
    return str(template().render(document=document))


def svg_of(exhibit: Exhibit) -> Markup:
    """The picture of an exhibit as SVG within a page, told to who cannot see it."""
    head, rest = svg(exhibit.draw()).split(">", 1)
    head = re.sub(r' (xmlns(:\w+)?|version|class)="[^"]*"', "", head)  # a page needs no namespaces
    described = f' role="img" aria-label="{escape(exhibit.alt)}">'
    return Markup(head + described + rest)


def coded(text: str) -> Markup:
    """Text in which what stands between backticks is code; all of it is escaped.

    >>> str(coded("Set `a < b`; one ` stays."))
    'Set <code>a &lt; b</code>; one ` stays.'
    """
    parts = [escape(part) for part in re.split("`([^`]+)`", text)]
    return Markup().join(Markup("<code>{}</code>").format(part) if i % 2 else part for i, part in enumerate(parts))


def in_cells(table: Table) -> list[tuple[Column, list[Column]]]:
    """The columns of a page, each with those that stand below it."""
    cells: list[tuple[Column, list[Column]]] = []
    for column in table.on_page:
        if column.below:
            cells[-1][1].append(column)
        else:
            cells.append((column, []))
    return cells


@cache
def template(name: str = "report.html.j2") -> Any:
    """A template, compiled once, which takes a moment."""
    loader = PackageLoader("segmentry.reporting")
    room = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    room.filters |= {"coded": coded, "cells": in_cells, "svg": svg_of, "type": lambda block: type(block).__name__}
    return room.get_template(name)
