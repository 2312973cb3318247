"""File uploads: multipart/form-data as the GraphQL multipart request specification lays it out."""

from collections.abc import AsyncGenerator, Mapping
from io import BytesIO
from typing import cast

from starlette.datastructures import UploadFile

from server.http.json_body import parse_json
from server.http.multipart import read_parts, refuse

MAX_FILES = 5  # one upload takes one file; a little room for several mutations in one request
MAX_PATHS = 5  # per file: 30,000 paths to one file were taken by the stock parser
_FIELDS = ("operations", "map")


class MemoryFile(UploadFile):
    """A file of a request, in memory. Each reading begins anew, for a variable may stand at several places of an operation."""

    def __init__(self, octets: bytes) -> None:
        super().__init__(BytesIO(octets), size=len(octets))
        self._octets = octets

    async def read(self, size: int = -1) -> bytes:
        """Return the octets, or the first ones."""
        return self._octets if size < 0 else self._octets[:size]


async def read_multipart(content_type: str, stream: AsyncGenerator[bytes, None]) -> object:
    """Return `operations` with the uploaded files in the places that `map` names.

    Raises RequestRefused (400, MULTIPART_INVALID; JSON_INVALID inside `operations` and `map`) for anything that the specification
    does not describe, and for more files or paths than the limits above. The stream bounds the size.
    """
    parts = await read_parts(content_type, stream, max_parts=MAX_FILES + len(_FIELDS))
    if not parts.keys() >= set(_FIELDS):
        raise refuse("The body must have the parts `operations` and `map`.")
    operations, mapping = [parse_json(parts.pop(name)) for name in _FIELDS]
    paths = _read_map(mapping)
    if not isinstance(operations, dict):
        return operations  # no place for a file; the caller refuses it as it refuses a JSON body of that shape
    if paths.keys() != parts.keys():
        raise refuse("Each file must stand in `map`, and each key of `map` must have its file.")
    for name, octets in parts.items():
        file = MemoryFile(octets)
        for path in paths[name]:
            _place(operations, path, file)
    return operations


def _read_map(value: object) -> Mapping[str, list[str]]:
    for paths in value.values() if isinstance(value, dict) else [None]:
        if not isinstance(paths, list) or not paths or not all(isinstance(path, str) for path in paths):
            raise refuse("`map` must be an object of lists of paths.")
        if len(paths) > MAX_PATHS:
            raise refuse(f"A file may be used in at most {MAX_PATHS} places.")
    return cast("Mapping[str, list[str]]", value)


def _place(operations: object, path: str, file: UploadFile) -> None:
    """Put the file where the path points, which must hold null: the specification's placeholder."""
    *parents, last = path.split(".")
    if not parents or parents[0] != "variables":
        raise refuse("Each path of `map` must begin with `variables.`.")
    target = operations
    for key in parents:
        target = _step(target, key)
    if _step(target, last) is not None:
        raise refuse("Each path of `map` must point to a null in `operations`, and no two to the same.")
    if isinstance(target, list):
        target[int(last)] = file
    else:
        cast("dict[str, object]", target)[last] = file


def _step(target: object, key: str) -> object:
    if isinstance(target, dict) and key in target:
        return target[key]
    if isinstance(target, list) and key.isascii() and key.isdigit() and len(key) < 6 and int(key) < len(target):
        return target[int(key)]
    raise refuse("A path of `map` points to nothing in `operations`.")
