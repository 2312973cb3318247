"""Uploads as clients write them, captured from each: heads of parts, order and names; the operation is the tests' own."""

import json

OCTETS = b"\x30\x82\r\n--x\xff"
"""The file, which each client uses for both variables."""

MUTATION = "mutation Both($a: Upload!, $b: Upload!) {a: upload(source: {file: $a}) b: upload(source: {file: $b})}"
_OPERATIONS = json.dumps({"operationName": "Both", "query": MUTATION, "variables": {"a": None, "b": None}}).encode()
_ONE_FILE, _TWO_FILES = b'{"1":["variables.a","variables.b"]}', b'{"0": ["variables.a"], "1": ["variables.b"]}'
_JSON = b"\r\nContent-Type: application/json"
_ANY = b"\r\nContent-Type: application/octet-stream"
_P12 = b"\r\nContent-Type: application/x-pkcs12"


def _write(boundary: bytes, *parts: tuple[bytes, bytes]) -> tuple[str, bytes]:
    """Return Content-Type and body of parts, each with its head behind `form-data;`, a `Type;` of which stands before it."""
    body = b""
    for head, content in parts:
        before, is_before, after = head.rpartition(b"<")
        disposition = b"Content-Disposition: form-data; " + after
        body += b"--" + boundary + b"\r\n" + (before + b"\r\n" if is_before else b"") + disposition + b"\r\n\r\n" + content + b"\r\n"
    return f"multipart/form-data; boundary={boundary.decode()}", body + b"--" + boundary + b"--\r\n"


UPLOADS = {
    "apollo-upload-client 19, one file twice": _write(
        b"----formdata-undici-079711217374",
        (b'name="operations"', _OPERATIONS),
        (b'name="map"', _ONE_FILE),
        (b'name="1"; filename="k\xc3\xa9y %22a%22.p12"' + _P12, OCTETS),
    ),
    "urql 5, one file twice": _write(
        b"----formdata-undici-070318128247",
        (b'name="operations"', _OPERATIONS),
        (b'name="map"', _TWO_FILES),
        (b'name="0"; filename="k\xc3\xa9y.p12"' + _P12, OCTETS),
        (b'name="1"; filename="blob"' + _ANY, OCTETS),
    ),
    "FormData with Blobs": _write(
        b"----WebKitFormBoundary7MA4YWxkTrZu0gW",
        (b'name="operations"; filename="blob"' + _JSON, _OPERATIONS),
        (b'name="map"; filename="blob"' + _JSON, _ONE_FILE),
        (b'name="1"; filename="blob"' + _ANY, OCTETS),
    ),
    "gql 4, requests": _write(
        b"765533d6690a4a6da24af15b241d6289",
        (b'name="operations"', _OPERATIONS),
        (b'name="map"', _TWO_FILES),
        (b'name="0"; filename="k.p12"', OCTETS),
        (b'name="1"; filename="k.p12"' + _P12, OCTETS),
    ),
    "gql 4, aiohttp, streaming": _write(
        b"b561b4f0c02f4603b88a9fc89e6b6203",
        (b"Content-Type: application/json<" + b'name="operations"', _OPERATIONS),
        (b"Content-Type: application/json<" + b'name="map"', _TWO_FILES),
        (b"Content-Type: application/octet-stream<" + b'name="0"', OCTETS),
        (b"Content-Type: application/octet-stream<" + b"name=\"1\"; filename*=utf-8''k%C3%A9y.p12", OCTETS),
    ),
    "curl -F": _write(
        b"------------------------264c8cbf09137e06",
        (b'name="operations"; filename="-"' + _JSON, _OPERATIONS + b"\n"),
        (b'name="map"', b' {"0":\r\n["variables.a"], "1": ["variables.b"]}'),
        (b'name="0"; filename="k\xc3\xa9y\\".p12"' + _ANY, OCTETS),
        (b'name="1"', OCTETS),
    ),
    "types whatever": _write(
        b"b",
        (b"name=operations\r\nContent-Type: text/html; charset=iso-8859-1", _OPERATIONS),
        (b"name=map; filename=map.xml\r\nContent-Type: application/xml", _ONE_FILE),
        (b"name=1\r\nContent-Type: application/json\r\nContent-Transfer-Encoding: binary", OCTETS),
    ),
    "filename* alone": _write(
        b"b",
        (b"name=\"operations\"; filename*=UTF-8''operations.json", _OPERATIONS),
        (b"name=\"map\"; filename*=UTF-8''map.json", _TWO_FILES),
        (b"name=\"0\"; filename*=UTF-8''%e2%82%ac.p12", OCTETS),
        (b'name="1"; filename="euro.p12"; filename*=iso-8859-1\'en\'%A3.p12', OCTETS),
    ),
}
