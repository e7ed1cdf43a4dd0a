"""Drawing a picture by its name: only then is Altair loaded."""

from typing import Any

from segmentry.reporting.pictures.picture import Picture


def drawn(name: str, *about: Any) -> Picture:
    """The picture of that name in the gallery."""
    from segmentry.reporting.pictures import gallery

    picture: Picture = getattr(gallery, name)(*about)
    return picture
