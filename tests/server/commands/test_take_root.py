"""Taking the root key out of the installation."""

import uuid
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from server.commands.take_root import NoRootKey, take_root
from server.installation import LOCAL_AUTHORITY, open_installation, open_storage
from server.settings import Settings
from services.certificates.plan import GenerateRequest
from services.model.contents import FileType
from services.model.generation import KeyAlgorithm
from services.model.scope import ScopeLevel
from services.model.secret import Secret
from services.scopes.create import ScopeRequest
from tests.server.readers import share_readers
from tests.support import CALLER, make_authority_key

PASSWORD = Secret(b"a long enough password")


async def test_the_key_leaves_encrypted_once_and_issuing_goes_on(mongo_uri: str, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", mongodb_uri=Secret(mongo_uri.encode()), mongodb_database=f"root_{uuid.uuid4().hex}")
    file = tmp_path / "root.pem"
    with pytest.raises(NoRootKey, match="start the service once"):
        await take_root(settings, file, password=PASSWORD)
    async with open_installation(settings, reader=await share_readers(), make_authority_key=make_authority_key):
        pass
    with pytest.raises(NoRootKey, match="at least 12"):
        await take_root(settings, file, password=Secret(b"short"))
    await take_root(settings, file, password=PASSWORD)
    async with open_storage(settings) as (database, _):
        [record] = await database.audit_events.find({"action": "KEY_TAKEN"}).to_list(None)
    assert (record["noun"], record["noun_id"], record["scope_id"]) == ("AUTHORITY", LOCAL_AUTHORITY, None)
    octets = file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    assert b"BEGIN ENCRYPTED PRIVATE KEY" in octets
    key, root = load_pem_private_key(octets, PASSWORD.reveal()), x509.load_pem_x509_certificate(octets[octets.index(b"-----BEGIN CERT") :])
    assert key.public_key() == root.public_key()
    with pytest.raises(NoRootKey, match="taken out before"):
        await take_root(settings, tmp_path / "again.pem", password=PASSWORD)
    async with open_installation(settings, reader=await share_readers(), make_authority_key=make_authority_key) as installation:
        scope = await installation.use_cases.scopes.create(CALLER, ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount="acme"))
        request = GenerateRequest(scope_id=scope.id, name="a", file_type=FileType.PEM, key_algorithm=KeyAlgorithm.EC_P256)
        assert (await installation.use_cases.certificates.generate(CALLER, request)).certificate


async def test_a_file_that_cannot_be_written_leaves_the_key_where_it_is(mongo_uri: str, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", mongodb_uri=Secret(mongo_uri.encode()), mongodb_database=f"root_{uuid.uuid4().hex}")
    async with open_installation(settings, reader=await share_readers(), make_authority_key=make_authority_key):
        pass
    (tmp_path / "there").write_text("already")
    with pytest.raises(NoRootKey, match="cannot be written"):
        await take_root(settings, tmp_path / "there", password=PASSWORD)
    await take_root(settings, tmp_path / "root.pem", password=PASSWORD)
