"""How much time and memory an answer may take, and what is said of what took more."""

from dataclasses import dataclass

from segmentry.errors import SegmentryError

#: Bytes that reading a file of strangers may take beside what the process has before.
READING = 1_000_000_000
#: What is planned with where nothing is said: what does not fit goes to the disk, so that a large file is no hostile
#: one. It counts what the process has before, and leaves room for what no plan foresees.
PLANNED = "1.4GB"
#: Seconds of processor time to read any file, and for each of its bytes.
_SECONDS, _SECONDS_OF_BYTE = 10.0, 0.5e-6
#: Bytes of the disk to read any file, and for each of its bytes.
_DISK, _DISK_OF_BYTE = 2_000_000_000, 20
#: Seconds between two looks at what a process takes.
LOOKING = 0.05

#: What a process took that ended before its time.
TOO_MUCH_OR_UNREADABLE = "more than this machine has, or met something in it that cannot be read"
NOT_WATCHED = "This system does not tell what a process takes, so the file was read without limits of time and memory."


@dataclass(frozen=True)
class Limits:
    """Bytes beside what the process took before, seconds of processor time, and bytes of the disk; None: no limit."""

    memory: int
    seconds: float | None = None
    disk: int | None = None


def limits_of_reading(size: int, memory: int = READING) -> Limits:
    """To read so many bytes.

    >>> limits_of_reading(100_000_000)
    Limits(memory=1000000000, seconds=60.0, disk=4000000000)
    """
    return Limits(memory, _SECONDS + size * _SECONDS_OF_BYTE, _DISK + size * _DISK_OF_BYTE)


def reading_ended(name: str, what: str) -> SegmentryError:
    """In words, what came of reading that had to be ended, or ended by itself."""
    return SegmentryError(
        f"Reading {name} takes {what}, and was ended."
        " Make sure that it is the file you want; export it as CSV, or leave out columns that you do not need."
    )


def computing_ended(what: str) -> SegmentryError:
    """The same of what comes after reading."""
    return SegmentryError(f"This takes {what}, and was ended. Try it with fewer columns or a sample of the customers.")
