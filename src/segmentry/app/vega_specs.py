"""Specifications of pictures as the page draws them: as wide as it is, and with segments that can be clicked."""

from typing import Any

#: The selection of a segment.
PICKED = "picked"
#: Pixels of what is drawn without its titles and legend, so that a window holds both.
_HIGHEST = 320


def fitted(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification with a height in pixels, also where it has one by its rows (else Vega warns in the console).

    The height is that of what is drawn: titles and legends come on top of it.

    >>> y = {"encoding": {"y": {"field": "name"}}}
    >>> rows = [{"name": "a"}, {"name": "b"}, {"name": "a"}]
    >>> fitted({"height": {"step": 20}, "data": {"name": "d"}, "datasets": {"d": rows}, "layer": [y]})["height"]
    40
    """
    height, rows = spec.get("height"), _rows(spec)
    if isinstance(height, dict):
        height = height["step"] * rows
    elif height is not None:
        height = min(height, _HIGHEST)
    known = {"height": height} if height else {}
    return {**_narrow(spec), **known, "autosize": {"type": "fit-x", "contains": "padding"}}


def _narrow(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification with names of segments below each other, which a phone would cut beside each other."""
    layers = []
    for layer in spec.get("layer", ()):
        colour = layer.get("encoding", {}).get("color", {})
        if colour.get("type") == "nominal" and colour.get("legend"):
            below = {**colour, "legend": {**colour["legend"], "columns": 1}}
            layer = {**layer, "encoding": {**layer["encoding"], "color": below}}  # noqa: PLW2901 - a copy of it
        layers.append(layer)
    return {**spec, "layer": layers} if layers else spec


def clickable(spec: dict[str, Any]) -> dict[str, Any] | None:
    """The specification with a first layer in colour that can be clicked; None where there is no such layer."""
    layers = [{**layer} for layer in spec.get("layer", ())]
    for layer in layers:
        if layer.get("encoding", {}).get("color", {}).get("field") == "colour":
            layer["params"] = [{"name": PICKED, "select": {"type": "point", "fields": ["segment"]}}]
            return {**spec, "layer": layers}
    return None


def _rows(spec: dict[str, Any]) -> int:
    """The lines that a picture has from top to bottom."""
    for part in (spec, *spec.get("layer", ())):
        field = part.get("encoding", {}).get("y", {}).get("field")
        data = part.get("data", spec.get("data", {})).get("name")
        rows = spec["datasets"].get(data)
        if field is not None and isinstance(rows, list) and rows and field in rows[0]:
            return len({row.get(field) for row in rows})
    return 0
