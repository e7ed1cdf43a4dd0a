"""Starts workers, which are there at once: a process that has loaded everything waits to become one."""

import atexit
import secrets
import subprocess
import sys
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Listener
from multiprocessing.context import AuthenticationError
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import IO

from segmentry.errors import SegmentryError
from segmentry.files import temporary_folder
from segmentry.worker.process import COPIES
from segmentry.worker.starting import python
from segmentry.worker.watched import Watched

#: Seconds within which a worker answers that it is there; loading everything takes a few of them.
LONGEST_START = 60.0


@dataclass
class Worker:
    """A process that answers."""

    connection: Connection
    watched: Watched

    def end(self) -> None:
        """Close what it listens to, and see that it is gone."""
        with suppress(OSError):
            self.connection.close()
        self.watched.kill()


class Nursery:
    """Workers for one server. `start` loads in the background what they need."""

    def __init__(self) -> None:
        self._key, self._lock = secrets.token_bytes(32), Lock()
        self._waiting: dict[str, tuple[Path, SimpleQueue[Worker]]] = {}
        self._kept = ExitStack()
        self._listener = Listener(self._address(), authkey=self._key)
        Thread(target=self._accept, daemon=True).start()
        self._ready = self._begun()
        atexit.register(self.close)

    def worker(self, folder: Path) -> Worker:
        """A worker of its own for whoever asks; what it writes beside what it is told to lies in the folder.

        Raises
        ------
        SegmentryError
            If none can be started on this machine.
        """
        token = secrets.token_hex(8)
        answers = SimpleQueue[Worker]()
        self._waiting[token] = folder, answers
        try:
            self._ask(f"{self._listener.address}\t{token}\t{folder}\n")
            return answers.get(timeout=LONGEST_START)
        except (Empty, OSError):
            raise SegmentryError(
                "No process could be started to work in. Close other programs and try again."
            ) from None
        finally:
            del self._waiting[token]

    def close(self) -> None:
        """Start no more. Those that there are end with their conversations."""
        with suppress(OSError):
            self._listener.close()
        self._kept.close()
        with suppress(OSError):
            self._stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._ready.wait(1)

    def _address(self) -> str | None:
        """A file in a folder of ours, where addresses are files: it goes with the server, however that ends."""
        if sys.platform == "win32":
            return None
        return str(self._kept.enter_context(temporary_folder()) / "workers")

    def _ask(self, line: str) -> None:
        with self._lock:
            if self._ready.poll() is not None:
                self._ready = self._begun()
            self._stdin.write(line.encode())
            self._stdin.flush()
            if not COPIES:
                self._ready = self._begun()

    @property
    def _stdin(self) -> IO[bytes]:
        assert self._ready.stdin is not None  # it was begun with one
        return self._ready.stdin

    def _begun(self) -> "subprocess.Popen[bytes]":
        """A process of its own group, so that Ctrl-C in the terminal is for the server alone."""
        command = python("segmentry.worker.process")
        begun = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        assert begun.stdin is not None
        begun.stdin.write(self._key.hex().encode() + b"\n")
        begun.stdin.flush()
        return begun

    def _accept(self) -> None:
        """Take the workers as they come, each to whoever waits for it; nobody else knows the key."""
        while True:
            try:
                connection = self._listener.accept()
                token, pid = connection.recv_bytes(100).decode().split(" ")
                folder, answers = self._waiting[token]
                answers.put(Worker(connection, Watched(int(pid), folder)))
            except (AuthenticationError, EOFError, KeyError, ValueError):
                continue
            except OSError:
                return
