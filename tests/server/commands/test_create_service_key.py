"""A tenant's first service key, made from the shell."""

import argparse
import json
import uuid
from pathlib import Path

import httpx
import pytest

from server.app import build_app
from server.commands.create_service_key import KeyNotCreated, add_arguments, create_service_key, read_wanted
from server.commands.rotate_token_key import rotate_token_key
from server.installation import open_installation
from server.settings import Settings
from services.model.caller import Right
from services.model.secret import Secret
from tests.server.readers import share_readers
from tests.support import make_authority_key


def settings_of(mongo_uri: str, data: Path) -> Settings:
    return Settings(data=data, mongodb_uri=Secret(mongo_uri.encode()), mongodb_database=f"shell_{uuid.uuid4().hex}")


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return parser.parse_args(["--name", "first", "--subaccount", "shop", *words])


async def test_what_is_printed_gets_a_token_that_may_do_everything_in_the_tenant(
    mongo_uri: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = settings_of(mongo_uri, tmp_path)
    await create_service_key(settings, read_wanted(parse("--administrator", "--service-instance", "orders")))
    binding = json.loads(capsys.readouterr().out)
    async with open_installation(settings, reader=await share_readers(), make_authority_key=make_authority_key) as installation:
        transport = httpx.ASGITransport(build_app(settings, installation))
        async with httpx.AsyncClient(transport=transport, base_url=binding["url"]) as http:
            answer = await http.post(
                "/oauth/token", data={"grant_type": "client_credentials"}, auth=(binding["clientid"], binding["clientsecret"])
            )
            token = answer.json()["access_token"]
            query = {"query": "{ viewer { permissions } serviceKeys { nodes { name createdBy } } }"}
            data = (await http.post("/graphql", json=query, headers={"Authorization": f"Bearer {token}"})).json()["data"]
    assert set(data["viewer"]["permissions"]) == {right.name for right in Right} - {"INSTALLATION_ADMIN"}
    assert data["serviceKeys"]["nodes"] == [{"name": "first", "createdBy": "shell"}]


async def test_for_a_tenant_that_does_not_exist_there_is_a_sentence(mongo_uri: str, tmp_path: Path) -> None:
    with pytest.raises(KeyNotCreated, match="no tenant"):
        await create_service_key(settings_of(mongo_uri, tmp_path), read_wanted(parse("--tenant", "nobody", "--administrator")))


def test_rights_and_roles_are_named_as_the_api_names_them() -> None:
    wish = read_wanted(
        parse(
            "--role", "Destination Viewer", "--right", "trust.admin", "--instance-right", "certificate.read", "--tenant-right", "audit.read"
        )
    ).request.wish
    assert Right.DESTINATION_READ in wish.in_subaccount
    assert Right.TRUST_ADMIN in wish.in_subaccount
    assert (wish.in_instance, wish.tenant_rights) == (frozenset({Right.CERTIFICATE_READ}), frozenset({Right.AUDIT_READ}))
    assert Right.INSTALLATION_ADMIN in read_wanted(parse("--operator")).request.wish.tenant_rights


def test_a_right_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse("--right", "everything")
    assert "everything" in capsys.readouterr().err


async def test_the_key_that_signs_tokens_is_replaced(mongo_uri: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = settings_of(mongo_uri, tmp_path)
    for forget, kept in ((False, 1), (False, 2), (True, 1)):
        await rotate_token_key(settings, forget=forget)
        said = capsys.readouterr().out
        async with open_installation(settings, reader=await share_readers(), make_authority_key=make_authority_key) as installation:
            published = (await installation.tokens.endpoint.keys.publish())["keys"]
        assert len(published) == kept
        assert published[-1]["kid"] in said
