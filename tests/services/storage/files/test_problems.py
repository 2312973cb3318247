"""What the operating system says, in sentences that say what to do."""

import errno
from pathlib import Path

import pytest

from services.storage.files.problems import UnusableFolder, explaining

DATA = Path("/srv/data")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "The disk of the data folder /srv/data is full: free some space there, or name another folder by DESTCERT_DATA."),
        (errno.EDQUOT, "The disk of the data folder /srv/data is full: free some space there, or name another folder by DESTCERT_DATA."),
        (errno.EROFS, "read-only: mount it writable, or"),
        (errno.EEXIST, "/srv/data/x is a file where the data folder /srv/data should be: move it, or"),
        (errno.ENOTDIR, "/srv/data/x is a file where the data folder /srv/data should be: move it, or"),
        (errno.EACCES, "may not use /srv/data/x in the data folder /srv/data: give it to that user by chown, or"),
        (errno.EMFILE, "raise the limit of open files"),
        (errno.EIO, "cannot be used (Input/output error: /srv/data/x): mend that, or"),
    ],
)
def test_every_problem_has_its_sentence(number: int, sentence: str) -> None:
    with pytest.raises(UnusableFolder) as caught, explaining(DATA):
        raise OSError(number, "Input/output error", "/srv/data/x")
    assert sentence in str(caught.value)


def test_a_timeout_is_no_problem_of_the_folder() -> None:
    with pytest.raises(TimeoutError), explaining(DATA):
        raise TimeoutError
