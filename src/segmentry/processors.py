"""How many processors there are for this process."""

import os


def processors() -> int:
    """Those that it may use, where the system tells: a container often has a few of a machine's many."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
