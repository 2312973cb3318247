"""Every place where an installation could leave a secret: files, the database, processes, files without a name."""

from collections.abc import Iterator
from pathlib import Path

from bson.raw_bson import RawBSONDocument
from pymongo import MongoClient

from tests.fault.processes import find_descendants, open_regular_files
from tests.fault.service import Service


def read_files(*folders: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file below the folders, name and octets; one that is removed meanwhile is left out."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            try:
                if path.is_file():
                    yield str(path), path.read_bytes()
            except FileNotFoundError:
                continue


def read_database(uri: str) -> Iterator[tuple[str, bytes]]:
    """Yield every document of every collection of every database, as BSON: files are compressed, these are not."""
    client: MongoClient[RawBSONDocument] = MongoClient(uri, document_class=RawBSONDocument)
    with client:
        for database in client.list_database_names():
            for collection in client[database].list_collection_names():
                found = client[database][collection].find()
                yield f"{database}.{collection}", b"\0".join(document.raw for document in found)


def read_processes(service: Service) -> Iterator[tuple[str, bytes]]:
    """Yield the command lines, environments and open files of the service and all it started."""
    pids = {service.pid, *find_descendants(service.pid), *service.find_mongods()}
    yield from read_arguments(*pids)
    for pid in pids:
        for name, octets in open_regular_files(pid):
            if not Path(name).is_relative_to(service.data) and name != str(service.log):  # those are files like others
                yield f"{name}, open in {pid}", octets


def read_arguments(*pids: int) -> Iterator[tuple[str, bytes]]:
    """Yield the command line and the environment of each process; what is gone, or not even its own user may read, is left out."""
    for pid in pids:
        for name in ("cmdline", "environ"):
            try:
                yield f"{name} of {pid}", Path(f"/proc/{pid}/{name}").read_bytes()
            except (FileNotFoundError, ProcessLookupError, PermissionError):
                continue
