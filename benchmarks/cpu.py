"""CPU time of process trees, from /proc. The figure that survives a noisy machine."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


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
    User and system time they have used so far, with that of children they have waited for. A gone process counts as
    nothing.
    """
    total = 0
    for pid in pids:
        if stat := _stat(pid):
            total += sum(int(stat[field]) for field in (11, 12, 13, 14))
    return total / TICKS
