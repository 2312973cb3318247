"""What is read of a built page."""

from pathlib import Path

import pytest

from server.http.compression import IDENTITY
from server.page import files
from server.page.files import BadPage, read_files
from tests.server.page.pages import LARGE, SCRIPT, build_page


def test_the_table_has_what_is_served_and_no_more(tmp_path: Path) -> None:
    table = read_files(build_page(tmp_path / "dist"))
    assert sorted(table) == ["/assets/face-1a2b.woff2", "/assets/main-1a2b.js", "/icon.svg", "/index.html"]
    assert {coding: one.body for coding, one in table["/assets/face-1a2b.woff2"].items()} == {IDENTITY: LARGE}
    assert list(table["/assets/main-1a2b.js"]) == ["br", "gzip", IDENTITY], "the smallest first"
    assert table["/assets/main-1a2b.js"][IDENTITY].body == SCRIPT


def test_a_folder_without_a_page_has_no_files(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "left-over.js").write_text("")
    assert read_files(tmp_path) == {}
    assert read_files(tmp_path / "missing") == {}


def test_a_file_of_a_kind_that_no_page_loads_is_named(tmp_path: Path) -> None:
    folder = build_page(tmp_path / "dist")
    (folder / "assets" / "tool.exe").write_bytes(b"MZ")
    with pytest.raises(BadPage, match=r"assets/tool\.exe"):
        read_files(folder)


@pytest.mark.parametrize(("limit", "most"), [("MAX_FILES", 3), ("MAX_SIZE", 1_000)])
def test_a_page_beyond_the_limits_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int) -> None:
    folder = build_page(tmp_path / "dist")
    monkeypatch.setattr(files, limit, most)
    with pytest.raises(BadPage, match=str(most)):
        read_files(folder)
