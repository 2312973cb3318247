"""ZIP archives, and those that mean harm."""

import contextlib
import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import DomainError, MalformedContent, TooLarge, UnrecognizedFormat
from services.formats.configurations.archive import read_archive, write_archive
from services.model.limits import MAX_FILE_CONFIGURATIONS, MAX_UNPACKED_SIZE


def archive(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as opened:
        for name, octets in files:
            opened.writestr(name, octets)
    return target.getvalue()


def test_what_was_written_is_read() -> None:
    files = [("a.json", b"{}"), ("b.yaml", b"x" * 1000), ("empty", b"")]
    written = write_archive(files)
    assert list(read_archive(written)) == files
    assert len(written) < 700
    assert write_archive(files) == written


def test_an_archive_without_files_is_read() -> None:
    assert list(read_archive(write_archive([]))) == []


def test_folders_and_what_macos_adds_are_left_out() -> None:
    octets = archive(("folder/", b""), ("folder/a.json", b"{}"), ("__MACOSX/folder/._a.json", b"\0"))
    assert list(read_archive(octets)) == [("a.json", b"{}")]


@pytest.mark.parametrize(
    ("name", "shown"),
    [("../../etc/passwd", "passwd"), ("C:\\temp\\a.json", "a.json"), ("a\n\x1b[31m\u202eb", "a??[31m?b"), ("x" * 200, "x" * 80 + "…")],
)
def test_a_name_is_shown_without_path_and_tricks(name: str, shown: str) -> None:
    assert list(read_archive(archive((name, b"{}")))) == [(shown, b"{}")]


def test_a_bomb_is_stopped_while_it_is_unpacked() -> None:
    octets = archive(("a", b"\0" * (MAX_UNPACKED_SIZE // 2)), ("b", b"\0" * (MAX_UNPACKED_SIZE // 2)), ("c", b"\0"))
    reading = read_archive(octets)
    assert [len(next(reading)[1]), len(next(reading)[1])] == [MAX_UNPACKED_SIZE // 2] * 2
    with pytest.raises(TooLarge) as caught:
        next(reading)
    assert caught.value.limit == MAX_UNPACKED_SIZE


def test_no_more_is_unpacked_at_once_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int | None] = []
    read = zipfile.ZipExtFile.read

    def noting(self: zipfile.ZipExtFile, size: int | None = -1) -> bytes:
        asked.append(size)
        return read(self, size)

    monkeypatch.setattr(zipfile.ZipExtFile, "read", noting)
    with pytest.raises(TooLarge):
        list(read_archive(archive(("a", b"\0" * 100), ("b", b"\0" * (4 * MAX_UNPACKED_SIZE)))))
    assert asked == [MAX_UNPACKED_SIZE + 1, MAX_UNPACKED_SIZE + 1 - 100]


def test_what_an_archive_says_of_its_sizes_is_not_trusted() -> None:
    octets = archive(("a", b"\0" * (MAX_UNPACKED_SIZE + 1)))
    said = struct.pack("<L", MAX_UNPACKED_SIZE + 1)
    with pytest.raises(MalformedContent):  # it is cut off where its size says, and then its checksum is wrong
        list(read_archive(octets.replace(said, struct.pack("<L", 5))))


def test_the_number_of_files_is_bounded() -> None:
    with pytest.raises(TooLarge) as caught:
        list(read_archive(archive(*((str(at), b"") for at in range(MAX_FILE_CONFIGURATIONS + 1)))))
    assert caught.value.limit == MAX_FILE_CONFIGURATIONS


def test_a_protected_archive_is_refused() -> None:
    octets = bytearray(archive(("a", b"{}"), method=zipfile.ZIP_STORED))
    directory = octets.index(b"PK\x01\x02")
    octets[directory + 8] |= 1
    with pytest.raises(UnrecognizedFormat, match="password"):
        list(read_archive(bytes(octets)))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_methods_of_packing_are_refused(method: int) -> None:
    with pytest.raises(UnrecognizedFormat, match="method"):
        list(read_archive(archive(("a", b"{}"), method=method)))


WHOLE = archive(("a.json", b'{"Name": "a", "Type": "HTTP"}' * 20), ("b", b"b"))


@settings(deadline=None)
@given(st.data())
def test_a_damaged_archive_gives_files_or_a_domain_error(data: st.DataObject) -> None:
    octets = bytearray(WHOLE[: data.draw(st.integers(0, len(WHOLE)))])
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=6)):
        if at < len(octets):
            octets[at] = value
    with contextlib.suppress(DomainError):
        list(read_archive(bytes(octets)))
