"""What the servers hold before anything is measured, made through the API."""

import itertools
import json
from collections.abc import Iterator

from bench.connection import Connection, Request
from bench.floor import PASSWORD
from bench.queries import CREATE_SCOPE, UPLOAD

_names: Iterator[int] = itertools.count()


def create_scope(service: Connection, name: str) -> str:
    """Return the id of a new scope."""
    scope: str = service.ask(CREATE_SCOPE, {"input": {"level": "SUBACCOUNT", "subaccount": name}})["createScope"]["scope"]["id"]
    return scope


def upload(service: Connection, scope_id: str, octets: bytes, *, extension: str) -> str:
    """Upload a file and return the certificate's id."""
    answer = json.loads(service.send(write_upload(service, scope_id, octets, extension=extension)))
    certificate_id: str = answer["data"]["uploadCertificate"]["certificate"]["id"]
    return certificate_id


def write_upload(service: Connection, scope_id: str, octets: bytes, *, extension: str) -> Request:
    """Return a multipart request that uploads the file under a new name."""
    name = f"file{next(_names):07}.{extension}"
    password = None if extension == "pem" else PASSWORD
    given = {"scope": scope_id, "fileName": name, "password": password, "source": {"file": None}}
    operations = json.dumps({"query": UPLOAD, "variables": {"input": given}})
    head = (
        f'--limit\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{operations}\r\n'
        '--limit\r\nContent-Disposition: form-data; name="map"\r\n\r\n{"0": ["variables.input.source.file"]}\r\n'
        f'--limit\r\nContent-Disposition: form-data; name="0"; filename="{name}"\r\n\r\n'
    )
    body = head.encode() + octets + b"\r\n--limit--\r\n"
    return service.write("/graphql", body, Content_Type="multipart/form-data; boundary=limit", GraphQL_Require_Preflight="1")
