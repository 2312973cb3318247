"""What a child gives up before it reads anything untrusted."""

import os
import signal
import sys

from services.workers.limits import GRACE_SECONDS, MAX_MEMORY, MAX_OPEN_FILES

if sys.platform != "win32":
    import resource


def confine(*, niceness: int) -> None:
    """Limit this process for good: memory, open files, no file of any size, no core dump, no further process; and ignore Ctrl-C.

    Address space is limited on Linux only (macOS does not keep that limit), and nothing on Windows, where these limits do not exist.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it goes to the whole terminal; the parent ends its children itself
    if sys.platform == "win32":
        return
    os.nice(niceness)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MAX_OPEN_FILES, MAX_OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


def set_deadline(seconds: float | None) -> None:
    """Let the operating system end this process that many seconds after its wall time (None: never), whatever it is doing then."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, 0 if seconds is None else seconds + GRACE_SECONDS)
