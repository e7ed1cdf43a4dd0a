"""`segmentry app`: start the packaged app on this machine."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from segmentry.errors import SegmentryError, near_matches

_SCRIPT = Path(__file__).with_name("main.py")


def launch(source: str | None = None, port: int | None = None) -> int:
    """Serve the app on 127.0.0.1 until it is stopped, and give back the server's exit code.

    Parameters
    ----------
    source : str, optional
        A file that the page opens at once.
    port : int, optional
        Default: 8501, or the next one that is free.

    Raises
    ------
    SegmentryError
        If Streamlit is not installed, or there is no such file.
    """
    command = _command(source, port)
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 130


def _command(source: str | None, port: int | None) -> list[str]:
    if find_spec("streamlit") is None:
        raise SegmentryError("The app needs Streamlit, which is not installed. Run: pip install 'segmentry[app]'")
    command = [sys.executable, "-m", "streamlit", "run", str(_SCRIPT), "--server.address=127.0.0.1"]
    if port is not None:
        command.append(f"--server.port={port}")
    return command if source is None else [*command, "--", str(_checked(source))]


def _checked(source: str) -> Path:
    path = Path(source)
    if path.is_dir():
        raise SegmentryError(f"{source} is a folder. Name one file in it.")
    if not path.is_file():
        beside = (p.name for p in path.parent.iterdir()) if path.parent.is_dir() else ()
        raise SegmentryError(f"There is no file {source}.{near_matches(path.name, beside)}")
    return path.resolve()
