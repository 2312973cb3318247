"""Fetches an issuer's metadata and keys (RFC 7517, section 5; OpenID Connect Discovery 1.0, section 4).

Only addresses that the settings name are asked, and those that the metadata of such an issuer name.
"""

import asyncio
import ssl
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

import httpx

from server.access.keys import BadKey, Key, read_key
from server.http.json_body import parse_json
from server.http.refusal import RequestRefused

FETCH_WITHIN = 3.0
"""Seconds for the whole exchange, also where two documents are fetched (docs/reference/reliability.md, section 3.3)."""

MAX_DOCUMENT_SIZE = 1024 * 1024
"""Octets of one document (the same section); a key with its certificates takes about 4 KiB."""

DISCOVERY = "/.well-known/openid-configuration"


class FetchFailed(Exception):
    """The keys cannot be had; the message says why, for the log."""


def make_client(*, timeout: float = FETCH_WITHIN) -> httpx.AsyncClient:
    """Return a client for issuers: without redirects, without a proxy, and by https only with a certificate that the system trusts."""
    return httpx.AsyncClient(verify=ssl.create_default_context(), timeout=timeout, follow_redirects=False, trust_env=False)


def is_safe_address(address: str) -> bool:
    """Whether keys may be fetched there: by https, or by http on this machine; without a user in it, and without a fragment."""
    try:
        parts = urlsplit(address)
        is_plain = parts.hostname and not (parts.username or parts.password or parts.fragment) and parts.port != 0
    except ValueError:
        return False
    return bool(is_plain) and (parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(parts.hostname or "")))


async def fetch_keys(client: httpx.AsyncClient, issuer: str, jwks_url: str | None) -> tuple[tuple[Key, ...], tuple[str, ...]]:
    """Return the keys that can be used, and what is wrong with the others; without `jwks_url` the issuer's metadata name it.

    Raises FetchFailed, within FETCH_WITHIN.
    """
    try:
        async with asyncio.timeout(FETCH_WITHIN):
            document = await _fetch(client, jwks_url or find_address(await discover(client, issuer), "jwks_uri", issuer=issuer))
    except (TimeoutError, httpx.HTTPError, httpx.InvalidURL) as error:
        raise FetchFailed(f"it does not answer ({type(error).__name__})") from None
    jwks = document.get("keys")
    if not isinstance(jwks, list):
        raise FetchFailed("its answer is no set of keys")
    keys, faults = [], []
    for jwk in jwks:
        try:
            keys.append(read_key(jwk if isinstance(jwk, dict) else {}))
        except BadKey as bad:
            faults.append(str(bad))
    return tuple(keys), tuple(faults)


async def discover(client: httpx.AsyncClient, issuer: str) -> Mapping[str, object]:
    """Return the issuer's metadata; raises FetchFailed, and what httpx raises. It has no limit of time."""
    metadata = await _fetch(client, issuer.rstrip("/") + DISCOVERY)
    if metadata.get("issuer") != issuer:
        raise FetchFailed("its metadata are another issuer's")
    return metadata


def find_address(metadata: Mapping[str, object], name: str, *, issuer: str) -> str:
    """Return the address that the metadata have under that name; raises FetchFailed for none, and for one that is not safe."""
    address = metadata.get(name)
    # An issuer that others reach by https names nothing on this machine.
    if not isinstance(address, str) or not is_safe_address(address) or (issuer.startswith("https:") and not address.startswith("https:")):
        raise FetchFailed(f"its metadata name no {name} that is safe")
    return address


async def _fetch(client: httpx.AsyncClient, address: str) -> dict[str, object]:
    """Return the document; what is too large, compressed or elsewhere is refused without reading on."""
    headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
    async with client.stream("GET", address, headers=headers, follow_redirects=False) as response:
        if response.status_code != 200:
            raise FetchFailed(f"it answers with status {response.status_code}")
        return await read_object(response)


async def read_object(response: httpx.Response) -> dict[str, object]:
    """Return the JSON object of an answer that is being streamed; raises FetchFailed for anything else, without reading on."""
    if "content-encoding" in response.headers:
        raise FetchFailed("its answer is compressed")
    octets = bytearray()
    async for piece in response.aiter_raw():
        octets += piece
        if len(octets) > MAX_DOCUMENT_SIZE:
            raise FetchFailed("its answer is too large")
    try:
        document = parse_json(bytes(octets))
    except RequestRefused as refused:
        raise FetchFailed(f"its answer cannot be read ({refused.code})") from None
    if not isinstance(document, dict):
        raise FetchFailed("its answer is no object")
    return document


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
