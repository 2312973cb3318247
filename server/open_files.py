"""How many files the process may have open."""

import sys

if sys.platform != "win32":
    import resource

MIN_OPEN_FILES = 512
"""The embedded mongod, which inherits the limit, has 190 open before anything is stored, and 100 connections; the service has 30,
connections to MongoDB (at most 100), and those of its clients."""

WANTED_OPEN_FILES = 65_536
"""What MongoDB recommends (64,000), and more than the connections that the service can serve."""


class TooFewFiles(Exception):
    """The system allows too few open files; the sentence says what to do."""


def raise_open_files() -> None:
    """Raise the soft limit as far as the hard one and our wishes go; raises TooFewFiles where that is not enough."""
    if sys.platform == "win32":
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = WANTED_OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, WANTED_OPEN_FILES)
    if soft != resource.RLIM_INFINITY and soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
        soft = allowed
    if soft != resource.RLIM_INFINITY and soft < MIN_OPEN_FILES:
        raise TooFewFiles(f"Only {soft} files may be open, {MIN_OPEN_FILES} are needed: raise the limit (ulimit -n {MIN_OPEN_FILES}).")
