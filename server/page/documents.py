"""The page's own documents: where documents must be trusted, those of the page that the service itself serves are."""

from pathlib import Path

from server.graphql.manifest import Manifest, read_manifest

MANIFEST = "persisted-documents.json"
"""The manifest in the folder of the built page. It is not served."""


def list_manifests(folder: Path) -> tuple[Manifest, ...]:
    """Return the manifest of the page that was built in the folder, none where it is not built. Raises BadManifest."""
    path = folder / MANIFEST
    return (read_manifest(path),) if path.is_file() else ()
