"""Data that an older release wrote, and whether the present one opens them.

`python -m tests.fault.data_of_before write OLD FOLDER` starts the service of the checkout OLD and fills FOLDER/data by its API;
FOLDER/expected.json is what the old code said of it. `... check FOLDER` copies it, and asks the present code the same questions.
The folder itself is never opened by the check, so it can be checked again.
"""

import asyncio
import base64
import hashlib
import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.corpus import load_corpus
from tests.fault.client import Client
from tests.fault.files import File
from tests.fault.service import Service

CERTIFICATES = 10_000
AT_ONCE = 8
PASSWORD = "correct horse 1"
SETTINGS = {"DESTCERT_MAX_CERTIFICATES": "20000", "DESTCERT_READERS": "2"}

_FIELDS = """id name type format size version createdAt modifiedAt notAfter hasPrivateKey labels { key values }
  renewal { automatic eligibleAt nextAttemptAt lastAttempt { at succeeded } } revocation { at reason }
  creation { method fileName hasPassword generationService commonName csrProvided createdBy validity { value unit } }
  versions { number createdAt createdBy size notAfter origin ofVersion supersededAt kept } findings { code alias }
  entries { alias __typename
    ... on PrivateKeyEntry { privateKey { algorithm bits locked } certificateChain { subject { rfc4514 } fingerprints { sha256 } } }
    ... on TrustedCertificateEntry { certificate { subject { rfc4514 } fingerprints { sha256 } } }
    ... on UnreadableEntry { reason } }"""
_VIEW = f"query ($id: ID!) {{ certificate(id: $id) {{ {_FIELDS} }} }}"
_LIST = """query ($scope: ID!, $after: String, $filter: CertificateFilter) { scope(id: $scope) {
  certificates(first: 100, after: $after, filter: $filter) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } } }"""
_EXPORT = """mutation ($input: ExportCertificateInput!) { exportCertificate(input: $input) {
  __typename ... on ExportCertificateSuccess { content } ... on Error { code message } } }"""

Expected = dict[str, Any]


async def _change(client: Client, mutation: str, **given: Any) -> dict[str, Any]:
    kind = mutation[0].upper() + mutation[1:]
    success = "id" if mutation == "deleteCertificate" else "certificate { id name version }"
    document = f"mutation ($input: {kind}Input!) {{ {mutation}(input: $input) {{ __typename ... on {kind}Success {{ {success} }} ... on Error {{ code message }} }} }}"
    result: dict[str, Any] = (await client.ask(document, input=given))[mutation]
    return result


async def _make(client: Client, mutation: str, **given: Any) -> str:
    result = await _change(client, mutation, **given)
    assert result["__typename"].endswith("Success"), (mutation, result)
    return str(result.get("id") or result["certificate"]["id"])


async def _export(client: Client, certificate: str, version: int | None = None) -> str:
    result = (await client.ask(_EXPORT, input={"certificate": certificate, "version": version}))["exportCertificate"]
    assert result["__typename"].endswith("Success"), result
    return hashlib.sha256(base64.b64decode(result["content"])).hexdigest()


async def _list(client: Client, scope: str, *, deleted: bool = False) -> set[str]:
    found: set[str] = set()
    after = None
    while True:
        page = (await client.ask(_LIST, scope=scope, after=after, filter={"deleted": True} if deleted else {}))["scope"]["certificates"]
        found |= {node["id"] for node in page["nodes"]}
        if not page["pageInfo"]["hasNextPage"]:
            assert page["totalCount"] == len(found)
            return found
        after = page["pageInfo"]["endCursor"]


async def _see(client: Client, certificate: str) -> dict[str, Any]:
    """Return what the service says of it, and the digests of all its versions that can be exported."""
    view: dict[str, Any] = (await client.ask(_VIEW, id=certificate))["certificate"]
    numbers = [version["number"] for version in view["versions"] if version["kept"]]
    return {**view, "sha256": {str(number): await _export(client, certificate, number) for number in numbers}}


async def _in_parallel(work: Callable[[Any], Awaitable[None]], items: Iterable[Any]) -> None:
    left = iter(items)

    async def one() -> None:
        for item in left:
            await work(item)

    async with asyncio.TaskGroup() as tasks:
        for _ in range(AT_ONCE):
            tasks.create_task(one())


def _source(file: File) -> dict[str, Any]:
    return {"source": {"base64": base64.b64encode(file.octets).decode()}, "password": file.password}


async def _find_files(client: Client, scope: str) -> list[File]:
    """Return corpus files that the old release keeps, one of each kind of name, some dozens of all formats."""
    found = []
    for number, file in enumerate(load_corpus()[::6]):
        name = f"corpus-{number}.{file.path.rpartition('.')[2]}"
        candidate = File(name, file.octets, file.password)
        result = await _change(client, "uploadCertificate", scope=scope, fileName=name, **_source(candidate))
        if result["__typename"].endswith("Success"):
            found.append(candidate)
    return found


async def _create_instance(client: Client) -> str:
    given = {"level": "SERVICE_INSTANCE", "subaccount": "fault", "serviceInstance": "of-before"}
    mutation = "mutation ($input: CreateScopeInput!) { createScope(input: $input) { ... on CreateScopeSuccess { scope { id } } } }"
    scope: str = (await client.ask(mutation, input=given))["createScope"]["scope"]["id"]
    return scope


async def _fill(client: Client) -> Expected:
    scopes = [await client.create_scope(), await _create_instance(client)]
    files = await _find_files(client, scopes[0])
    replayed: list[dict[str, Any]] = []

    async def upload(number: int) -> None:
        file = files[number % len(files)]
        given: dict[str, Any] = {"scope": scopes[number % 2], "fileName": f"c{number:05}.{file.name.rpartition('.')[2]}", **_source(file)}
        if number % 100 == 0:
            given |= {"idempotencyKey": f"key-{number}"}
        certificate = await _make(client, "uploadCertificate", **given)
        if number % 100 == 0:
            replayed.append({"mutation": "uploadCertificate", "input": given, "id": certificate})
        await _live(client, number, certificate, given)

    async def generate(number: int) -> None:
        kind = ("PEM", "P12", "PFX", "JKS", "CER", "CRT")[number % 6]
        has_password = kind not in ("CER", "CRT")
        given: dict[str, Any] = {"scope": scopes[1], "name": f"generated-{number}", "type": kind, "keyAlgorithm": "EC_P256"}
        given |= {"automaticRenewal": has_password, "password": PASSWORD if has_password else None, "idempotencyKey": f"generate-{number}"}
        certificate = await _make(client, "generateCertificate", **given)
        replayed.append({"mutation": "generateCertificate", "input": given, "id": certificate})
        if number % 4 == 0 and has_password:
            await _make(client, "renewCertificate", certificate=certificate, password=PASSWORD)
        if number % 5 == 0:
            await _make(client, "revokeCertificate", certificate=certificate, reason="SUPERSEDED")

    await _in_parallel(generate, range(60))
    await _in_parallel(upload, range(CERTIFICATES - 60 - len(files)))
    expected: Expected = {"scopes": scopes, "certificates": {}, "deleted": {}, "replayed": replayed}
    await _note(client, expected)
    return expected


async def _live(client: Client, number: int, certificate: str, given: Mapping[str, Any]) -> None:
    """Give some certificates labels, and some a second and a third version."""
    if number % 7 == 0:
        labels = [{"key": "number", "values": [str(number)]}, {"key": "kind", "values": []}]
        await _make(client, "setCertificateLabels", certificate=certificate, labels=labels)
    if number % 50 == 1:
        again = {"source": given["source"], "password": given["password"]}
        result = await _change(client, "replaceCertificate", certificate=certificate, **again)
        if result["__typename"].endswith("Success"):
            await _make(client, "rollBackCertificate", certificate=certificate, toVersion=1)


async def _note(client: Client, expected: Expected) -> None:
    async def note(certificate: str) -> None:
        expected["certificates"][certificate] = await _see(client, certificate)

    for scope in expected["scopes"]:
        await _in_parallel(note, await _list(client, scope))
    replayed = {row["id"] for row in expected["replayed"]}
    for certificate in sorted(set(expected["certificates"]) - replayed)[::100]:
        await _make(client, "deleteCertificate", certificate=certificate)
        expected["deleted"][certificate] = expected["certificates"].pop(certificate)


async def write(old: Path, folder: Path) -> None:
    """Fill FOLDER by the service of the checkout."""
    folder.mkdir(parents=True)
    service = Service(folder, settings=SETTINGS, root=old.resolve())
    try:
        await service.start()
        async with service.connect() as client:
            expected = await _fill(client)
    finally:
        service.end()
    (folder / "expected.json").write_text(json.dumps(expected))
    _say(f"written: {len(expected['certificates'])} certificates, {len(expected['deleted'])} deleted ones")


async def check(folder: Path) -> int:
    """Return how many differences the present code shows; each is printed."""
    expected = json.loads((folder / "expected.json").read_text())
    differences: list[str] = []
    with tempfile.TemporaryDirectory() as temporary:
        shutil.copytree(folder / "data", Path(temporary) / "data")
        service = Service(Path(temporary), settings=SETTINGS)
        try:
            await service.start()
            async with service.connect() as client:
                await _compare(client, expected, differences)
                await _restore(client, expected, differences)
                await _replay(client, expected, differences)
        finally:
            service.end()
        errors = [line for line in service.read_log().splitlines() if " ERROR " in line or "Traceback" in line]
    _say(*differences[:20], *errors[:20], _count(expected), f"{len(differences)} differences, {len(errors)} errors in the log")
    return len(differences) + len(errors)


async def _compare(client: Client, expected: Expected, differences: list[str]) -> None:
    listed = set().union(*[await _list(client, scope) for scope in expected["scopes"]])
    deleted = set().union(*[await _list(client, scope, deleted=True) for scope in expected["scopes"]])
    if listed != set(expected["certificates"]) or deleted != set(expected["deleted"]):
        differences.append(f"listed: {len(listed)}, deleted: {len(deleted)}")

    async def compare(item: tuple[str, dict[str, Any]]) -> None:
        differences.extend(_differ(item[1], await _see(client, item[0])))

    await _in_parallel(compare, expected["certificates"].items())


def _differ(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    return [f"{old['name']}.{field}: {old[field]!r:.200} {new[field]!r:.200}" for field in old if old[field] != new[field]]


async def _restore(client: Client, expected: Expected, differences: list[str]) -> None:
    for certificate, old in expected["deleted"].items():
        await _make(client, "restoreCertificate", certificate=certificate)
        new = await _see(client, certificate)
        differences += _differ(old, {**new, "modifiedAt": old["modifiedAt"]})


async def _replay(client: Client, expected: Expected, differences: list[str]) -> None:
    for row in expected["replayed"]:
        result = await _change(client, row["mutation"], **row["input"])
        if result.get("certificate", {}).get("id") != row["id"]:
            differences.append(f"{row['mutation']} again: {result}")
        result = await _change(client, row["mutation"], **row["input"], labels=[{"key": "other"}])
        if result.get("code") != "IDEMPOTENCY_MISMATCH":
            differences.append(f"{row['mutation']} of another input: {result}")


def _count(expected: Expected) -> str:
    seen = list(expected["certificates"].values())
    formats = Counter(each["format"] for each in seen)
    return (
        f"{len(seen)} certificates {dict(formats)}, {len(expected['deleted'])} restored, {len(expected['replayed'])} keys, "
        f"{sum(len(each['sha256']) for each in seen)} files exported, {sum(bool(each['labels']) for each in seen)} with labels, "
        f"{sum(bool(each['revocation']) for each in seen)} revoked, {sum(bool((each['renewal'] or {}).get('automatic')) for each in seen)} renewed by themselves"
    )


def _say(*lines: str) -> None:
    print(*lines, sep="\n", flush=True)  # noqa: T201  # printing is its purpose


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", old, folder]:
            asyncio.run(write(Path(old), Path(folder)))
        case ["check", folder]:
            sys.exit(asyncio.run(check(Path(folder))) > 0)
        case _:
            sys.exit(__doc__)
