"""What is told of a segmentation: README.md says how a report is made."""


def load_pictures() -> None:
    """Load what draws the report, and draw a point: that takes a second once, and never again in this process."""
    from segmentry.reporting.pictures import gallery  # noqa: F401  to have it loaded
    from segmentry.reporting.pictures.picture import Picture, svg

    svg(Picture({"mark": "point", "data": {"values": [{"x": 1}]}, "encoding": {"x": {"field": "x"}}}))
