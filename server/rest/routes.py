"""Which operation a path and a method mean."""

from collections.abc import Mapping

from server.rest.operation import Operation


class Routes:
    """Finds operations by path and method."""

    def __init__(self, operations: tuple[Operation, ...]) -> None:
        self._by_path: dict[tuple[str, ...], dict[str, Operation]] = {}
        for operation in operations:
            self._by_path.setdefault(tuple(operation.path.strip("/").split("/")), {})[operation.method] = operation

    def find(self, path: tuple[str, ...]) -> tuple[Mapping[str, Operation], str]:
        """Return the operations at the path by method, none for an unknown path, and the name in it, empty where there is none."""
        if len(path) > _NAME_AT and path[_NAME_AT]:
            return self._by_path.get((*path[:_NAME_AT], "{name}", *path[_NAME_AT + 1 :]), {}), path[_NAME_AT]
        return self._by_path.get(path, {}), ""


_NAME_AT = 2  # behind the version and the noun
