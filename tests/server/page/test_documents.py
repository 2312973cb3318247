"""The page's documents, by which the service trusts its own page."""

from pathlib import Path

import pytest

from server.graphql.manifest import BadManifest
from server.page.documents import MANIFEST, list_manifests
from tests.server.page.pages import build_page


def test_the_manifest_is_that_of_the_build(tmp_path: Path) -> None:
    (manifest,) = list_manifests(build_page(tmp_path / "dist"))
    assert dict(manifest.texts) == {"viewer": "query Viewer { viewer { subject } }"}


def test_a_page_that_is_not_built_has_none(tmp_path: Path) -> None:
    assert list_manifests(tmp_path) == ()


def test_a_broken_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text("{")
    with pytest.raises(BadManifest, match=MANIFEST):
        list_manifests(tmp_path)
