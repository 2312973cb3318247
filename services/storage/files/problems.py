"""Why the data folder cannot be used, in a sentence that says what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OTHER = "or name another folder by DESTCERT_DATA."

_SENTENCES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), f"The disk of the data folder {{folder}} is full: free some space there, {_OTHER}"),
    errno.EROFS: f"The data folder {{folder}} cannot be written to, its file system is read-only: mount it writable, {_OTHER}",
    **dict.fromkeys((errno.EEXIST, errno.ENOTDIR), f"{{place}} is a file where the data folder {{folder}} should be: move it, {_OTHER}"),
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM),
        f"The user of the service may not use {{place}} in the data folder {{folder}}: give it to that user by chown, {_OTHER}",
    ),
    **dict.fromkeys((errno.EMFILE, errno.ENFILE), "Too many files are open: raise the limit of open files (ulimit -n)."),
}


class UnusableFolder(Exception):
    """The operating system refuses what a start does in the data folder; the sentence says what to do."""


@contextmanager
def explaining(folder: Path) -> Iterator[None]:
    """Raise UnusableFolder instead of an OSError; one without a number, such as a TimeoutError of asyncio, is none of the system's."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise UnusableFolder(_explain(error, folder)) from error


def _explain(error: OSError, folder: Path) -> str:
    place = error.filename or folder
    usual = f"The data folder {{folder}} cannot be used ({error.strerror}: {{place}}): mend that, {_OTHER}"
    return _SENTENCES.get(error.errno or 0, usual).format(folder=folder, place=place)
