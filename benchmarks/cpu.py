"""CPU time of process trees, from /proc. The figure that survives a noisy machine."""

import os
from pathlib import Path


def _stat(pid: int) -> list[str] | None:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None


def family(*roots: int) -> list[int]:
    """The given processes and all that descend from them now."""
    children: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit() and (stat := _stat(int(entry))):
            children.setdefault(int(stat[1]), []).append(int(entry))
    found, todo = [], list(roots)
    while todo:
        pid = todo.pop()
        found.append(pid)
        todo += children.get(pid, [])
    return found


def seconds(pids: list[int]) -> float:
    """
    Time on a processor that these processes have used so far, all of their threads, to the nanosecond: a round of the
    floor takes 50 ms, and the older count is in steps of ten. A gone process counts as nothing.
    """
    return sum(_nanoseconds(path) for pid in pids for path in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9


def _nanoseconds(path: Path) -> int:
    try:
        return int(path.read_text().split()[0])
    except OSError:
        return 0
