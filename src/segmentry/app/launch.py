"""`segmentry app`: start the packaged app on this machine."""

import os
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from segmentry.app.operating import VARIABLE, Operating
from segmentry.errors import SegmentryError, near_matches

_SERVER = Path(__file__).with_name("server.py")
#: Addresses that only this machine can reach.
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_OPEN = "Everyone who can reach {} can use this app. Put it behind your sign-in and TLS: see docs/operators.md.\n"


def launch(
    source: str | None = None,
    port: int | None = None,
    host: str = "127.0.0.1",
    operating: Operating | None = None,
) -> int:
    """Serve the app until it is stopped, and give back the server's exit code.

    Parameters
    ----------
    source : str, optional
        A file that the page opens at once.
    port : int, optional
        Default: 8501, or the next one that is free.
    host : str
        The address to listen at; by default only this machine can reach it.
    operating : Operating, optional
        Limits and permissions.

    Raises
    ------
    SegmentryError
        If Streamlit is not installed, or there is no such file.
    """
    operating = operating or Operating()
    command = _command(source, port, host, operating)
    if host not in _LOOPBACK:
        sys.stderr.write(_OPEN.format(host))
    server = subprocess.Popen(command, env=os.environ | {VARIABLE: operating.model_dump_json()})
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())  # whoever ends this ends the server
    try:
        return server.wait()
    except KeyboardInterrupt:
        server.wait()
        return 130


def _command(source: str | None, port: int | None, host: str, operating: Operating) -> list[str]:
    if find_spec("streamlit") is None:
        raise SegmentryError("The app needs Streamlit, which is not installed. Run: pip install 'segmentry[app]'")
    command = [sys.executable, "-m", "streamlit", "run", str(_SERVER), f"--server.address={host}"]
    command.append(f"--server.maxUploadSize={operating.max_upload_mb}")
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
