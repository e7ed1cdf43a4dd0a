"""`python -m segmentry.worker.process` has loaded every library, and becomes workers as they are wanted.

Where a process can be copied safely (Linux) each copy is a worker, ready within milliseconds, which shares what is
loaded; elsewhere the process itself becomes the only worker. It ends when its standard input does.
"""

import gc
import importlib
import os
import signal
import sys
import tempfile
from contextlib import suppress
from multiprocessing.connection import Client

from segmentry.companion import share_processors

#: Whether a process can be copied: on macOS the system's own libraries do not bear it, Windows cannot.
COPIES = sys.platform == "linux"


def main() -> None:
    """Read where to answer to, a line for each worker: an address, and the folder that is its own."""
    key = bytes.fromhex(sys.stdin.readline().strip())
    if COPIES:  # a worker has a companion
        share_processors()
    load()
    gc.freeze()  # what is loaded stays: workers neither look through it for garbage nor copy it in memory for that
    for line in sys.stdin:
        address, token, folder = line.rstrip("\n").split("\t")
        if COPIES:
            signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # copies that have ended leave nothing behind
            if os.fork():
                continue
        become_worker(address, token, folder, key)
        os._exit(0)


def load() -> None:
    """Load what a whole journey loads.

    A copy takes it, as it may start threads, which no process that is copied must have; it tells what it had to load.
    """
    from segmentry.worker import serving  # noqa: F401

    if not COPIES:
        return
    reads, writes = os.pipe()
    if os.fork() == 0:
        with suppress(Exception), os.fdopen(writes, "w") as told:
            before = set(sys.modules)
            from segmentry.files import remove_unfinished
            from segmentry.worker.rehearsal import rehearse

            rehearse()
            told.write("\n".join(name for name in sys.modules if name not in before))
            remove_unfinished()
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as told:
        names = told.read().split("\n")
    os.wait()
    for name in names:
        with suppress(Exception):  # some are made by others and cannot be named
            importlib.import_module(name)


def become_worker(address: str, token: str, folder: str, key: bytes) -> None:
    """Answer questions at that address. Nothing is ever printed, and what is written lies in the folder."""
    from segmentry.companion import copied
    from segmentry.worker.serving import Serving

    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    tempfile.tempdir = folder
    os.environ["TMPDIR"] = folder
    if COPIES:  # before there are threads
        copied(os.fork)
    with Client(address, authkey=key) as connection:
        connection.send_bytes(f"{token} {os.getpid()}".encode())
        Serving(connection).serve()


if __name__ == "__main__":
    main()
