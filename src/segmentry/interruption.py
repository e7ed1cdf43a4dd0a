"""Stopping at once: Ctrl-C, or being told to end, at any moment leaves nothing half-written."""

import os
import signal
import sys
from threading import Thread
from types import FrameType

from segmentry.files import remove_unfinished, wait_for_the_end

_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def exit_at_once() -> None:
    """From now on a signal to stop ends this process within a moment, with exit code 128 + its number.

    Python itself would wait for what is under way: DuckDB looks at no signal within a query, nor does a thread at all.
    And an exception that may come between any two steps also comes between making a temporary folder and noting it. So
    a thread of its own waits for the signal, removes what is not finished, and ends the process as it stands. On
    Windows nothing of this is to be had, and Ctrl-C raises `KeyboardInterrupt` as usual.
    """
    if os.name != "posix":
        return
    signals = [number for number in _SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]  # as under nohup
    woken, wakes = os.pipe()
    os.set_blocking(wakes, False)
    Thread(target=_wait_for, args=(woken,), daemon=True).start()
    signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
    for number in signals:
        signal.signal(number, _stand_still)


def as_usual() -> None:
    """Take that back: for what stops by itself."""
    if os.name == "posix":
        signal.set_wakeup_fd(-1)
        for number in _heard():
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)


def too_late() -> None:
    """Hear no signal to stop any more: all is done, and Python's own end would have one kill what has succeeded."""
    for number in _heard():
        signal.signal(number, signal.SIG_IGN)


def _heard() -> list[signal.Signals]:
    """The signals that now end this process at once."""
    return [number for number in _SIGNALS if signal.getsignal(number) is _stand_still]


def _stand_still(_number: int, _frame: FrameType | None) -> None:
    """The thread has been woken; the main one is not to tell that what it works on has gone."""
    wait_for_the_end()


def _wait_for(woken: int) -> None:
    number = os.read(woken, 1)[0]
    try:
        finished = remove_unfinished()
        what = "What was written before is complete." if finished else "Nothing was written."
        show_cursor = "\x1b[?25h\r\n" if sys.stderr.isatty() else ""
        os.write(sys.stderr.fileno(), f"{show_cursor}Interrupted. {what}\n".encode())
    finally:
        os._exit(128 + number)
