"""Pictures as they are read: their rows, by panel, and the words that are drawn."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from xml.etree import ElementTree

import altair as alt
from jsonschema import Draft7Validator

from segmentry.reporting.pictures.picture import Picture, svg

VEGA_LITE = Draft7Validator(alt.load_schema())
_valid: set[str] = set()


def checked(picture: Picture) -> dict[str, Any]:
    """The specification with its rows; what it says beside them, the schema of Vega-Lite allows."""
    whole = picture.to_dict()
    key = json.dumps(whole["datasets"] and {**whole, "datasets": sorted(whole["datasets"])})
    if key not in _valid:  # which takes long, and most pictures differ in their rows only
        VEGA_LITE.validate(whole)
        _valid.add(key)
    return whole


def drawn(picture: Picture) -> dict[str, Any]:
    """The specification with the rows where they are drawn."""
    spec = deepcopy(checked(picture))
    rows = spec.pop("datasets")
    for part in walk(spec):
        name = part["data"].get("name") if isinstance(part.get("data"), dict) else None
        if name in rows:
            part["data"]["values"] = rows[name]
    return spec


def walk(spec: Any) -> Iterator[dict[str, Any]]:
    """Every part of a specification."""
    if isinstance(spec, dict):
        yield spec
        for part in spec.values():
            yield from walk(part)
    elif isinstance(spec, list):
        for part in spec:
            yield from walk(part)


def tables(spec: Any) -> Iterator[list[dict[str, Any]]]:
    """Every table of rows in a specification."""
    for part in walk(spec):
        values = part.get("values")
        if isinstance(values, list) and values and isinstance(values[0], dict):
            yield values


def table_with(spec: Any, *fields: str) -> list[dict[str, Any]]:
    return next(table for table in tables(spec) if set(fields) <= set(table[0]))


def bars(picture: Picture) -> list[dict[str, Any]]:
    """The bars of a picture of many panels."""
    each = checked(picture)["datasets"]
    return [row for name, rows in each.items() if name.startswith("bars") for row in rows]


def words_of(picture: Picture) -> list[str]:
    tree = ElementTree.fromstring(svg(picture))
    return ["".join(text.itertext()) for text in tree.iter("{http://www.w3.org/2000/svg}text")]
