"""Whether a path names a file that can be read."""

from pathlib import Path

from segmentry.errors import SegmentryError, near_matches
from segmentry.visible_text import visible


def check_file(path: Path) -> None:
    """Refuse what is no file, cannot be opened or is empty."""
    named = visible(path)
    try:
        if path.exists() and not path.is_file():
            raise SegmentryError(
                f"{named} is a pipe or a device, and files are read more than once. Save it as a file."
            )
        with path.open("rb") as file:
            head = file.read(1)
    except FileNotFoundError:
        raise SegmentryError(f"There is no file {named}.{_beside(path)}") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise SegmentryError(f"The file {named} cannot be opened: {why}.") from None
    if not head:
        raise SegmentryError(f"The file {visible(path.name)} is empty. Export it again with a header and rows.")


def _beside(path: Path) -> str:
    folder = path.parent
    return near_matches(path.name, (p.name for p in folder.iterdir())) if folder.is_dir() else ""
