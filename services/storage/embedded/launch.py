"""Becomes mongod, after asking Linux to end it (SIGTERM) as soon as the service ends, even by `kill -9`. Run as a script.

What mongod writes is for its owner only, whatever the service's umask is; uvloop cannot set it for a child.

Arguments: the process id of the service, the program, the program's arguments.
"""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1  # prctl(2); it outlives execve


def main(parent: int, command: list[str]) -> None:
    """Does not return."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit("The service ended before mongod began.")
    os.umask(0o077)
    os.execv(command[0], command)  # noqa: S606  # no shell is meant


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
