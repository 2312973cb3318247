"""The page's documents, by which the service trusts its own page."""

from pathlib import Path

import pytest

from resolvers.schema import build_schema
from server.graphql.documents import Documents
from server.graphql.foreign import core_schema
from server.graphql.limits import QueryLimits
from server.graphql.manifest import BadManifest, read_manifest
from server.graphql.trusted import prepare_trusted
from server.page.documents import MANIFEST, list_manifests
from tests.server.page.pages import build_page

GENERATED = Path(__file__).parents[3] / "web" / "src" / "api" / "generated" / "persisted-documents.json"
"""What graphql-codegen wrote of the page's documents."""


def test_every_document_of_the_page_is_valid_and_within_the_limits() -> None:
    manifest, limits = read_manifest(GENERATED), QueryLimits()
    trusted = prepare_trusted([manifest], Documents(core_schema(build_schema()), limits=limits), limits=limits)
    assert set(trusted.by_text) == set(manifest.texts.values())


def test_the_manifest_is_that_of_the_build(tmp_path: Path) -> None:
    (manifest,) = list_manifests(build_page(tmp_path / "dist"))
    assert dict(manifest.texts) == {"viewer": "query Viewer { viewer { subject } }"}


def test_a_page_that_is_not_built_has_none(tmp_path: Path) -> None:
    assert list_manifests(tmp_path) == ()


def test_a_broken_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text("{")
    with pytest.raises(BadManifest, match=MANIFEST):
        list_manifests(tmp_path)
