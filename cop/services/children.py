"""Child processes that cannot outlive their parent."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1


def die_with_parent(how: signal.Signals) -> None:
    """Ask the kernel to send us this signal when our parent dies, however it dies. Linux only; elsewhere nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, how)


def tied_to(parent: int, how: signal.Signals) -> Callable[[], None]:
    def before_exec() -> None:
        die_with_parent(how)
        if os.getppid() != parent:  # it died between fork and here
            os._exit(1)

    return before_exec


def spawn(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    stop_with: signal.Signals = signal.SIGTERM,
    user: tuple[int, int] | None = None,
    output: IO[bytes] | int | None = None,
    cwd: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start a child in its own session (a Ctrl-C in the terminal reaches only us, who stop it in order).

    Call it from the main thread only: the kernel ties the child to the thread that made it.
    """
    return subprocess.Popen(
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        user=user[0] if user else None,
        group=user[1] if user else None,
        extra_groups=[] if user else None,
        start_new_session=True,
        cwd=cwd,
        preexec_fn=tied_to(os.getpid(), stop_with),
    )


def stop(child: subprocess.Popen[bytes], how: signal.Signals, *, patience: float = 15) -> int:
    """Ask a child to stop, and end it if it does not."""
    if child.poll() is None:
        child.send_signal(how)
    try:
        return child.wait(patience)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()
