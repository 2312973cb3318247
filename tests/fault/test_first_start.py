"""Starts that cannot succeed say in one sentence what to do, show no traceback, and leave nothing that the next start trips over."""

import base64
import resource
import secrets
from collections.abc import Callable

import httpx
import pytest

from tests.fault.disks import fill, mounted, small_disk
from tests.fault.service import Service, ServiceNotReady

MEBIBYTE = 1 << 20
NewService = Callable[..., Service]

pytestmark = pytest.mark.slow


@pytest.fixture
def own_mongodb(mongo_uri: str) -> dict[str, str]:
    """The settings of an installation with a MongoDB and a master key of its own."""
    key = base64.b64encode(secrets.token_bytes(32)).decode()
    name = f"first_{secrets.token_hex(8)}"
    return {
        "DESTCERT_MONGODB_URI": mongo_uri,
        "DESTCERT_MONGODB_DATABASE": name,
        "DESTCERT_MASTER_KEY": key,
        "DESTCERT_DEV_TOKEN": "on",
    }


async def fail_to_start(service: Service) -> str:
    """Return what it says instead of starting."""
    offset = len(service.read_log())
    with pytest.raises(ServiceNotReady):
        await service.start()
    log = service.read_log(offset)
    assert service.exit_code == 2, log
    assert "Traceback" not in log
    *_, last = log.splitlines()
    assert last.startswith("The service did not start: "), log
    return last.removeprefix("The service did not start: ")


async def test_a_first_start_on_a_full_disk_lets_nobody_in_later(new_service: NewService, own_mongodb: dict[str, str]) -> None:
    service = new_service(settings=own_mongodb)
    with small_disk(service.data, MEBIBYTE):
        make_space = fill(service.data)
        said = await fail_to_start(service)
        assert said.startswith(f"The disk of the data folder {service.data} is full: free some space there, ")
        assert [path.name for path in service.data.iterdir()] == ["filler"]
        make_space()
        (service.data / "dev-token").touch(mode=0o600)  # as a release before left it
        await service.start()
        assert "was empty" in service.read_log()
        await assert_only_the_token_opens(service)
        service.end()


async def assert_only_the_token_opens(service: Service) -> None:
    token = (service.data / "dev-token").read_bytes().strip()
    async with httpx.AsyncClient(base_url=service.url) as http:
        for sent, status in ((b"\xa0", 401), (b"\x85", 401), (token + b"\xa0", 401), (token, 200)):
            headers = {b"Authorization": b"Bearer " + sent, b"Content-Type": b"application/json"}
            answer = await http.post("/graphql", content=b'{"query": "{ __typename }"}', headers=headers)
            assert answer.status_code == status, sent


@pytest.mark.parametrize("octets", [b"x" * 31, b"x" * 43 + b" \n", b"\xa0"])
async def test_a_bad_token_stops_the_start(new_service: NewService, own_mongodb: dict[str, str], octets: bytes) -> None:
    service = new_service(settings=own_mongodb)
    service.data.mkdir()
    (service.data / "dev-token").write_bytes(octets)
    (service.data / "dev-token").chmod(0o600)
    said = await fail_to_start(service)
    assert said.startswith(f"The development token file {service.data}/dev-token must hold 32 to 256 characters")


async def test_without_a_development_token_it_is_told_who_gets_in(new_service: NewService, own_mongodb: dict[str, str]) -> None:
    del own_mongodb["DESTCERT_DEV_TOKEN"]
    service = new_service(settings=own_mongodb)
    await service.start()
    said = service.read_log()
    assert all(way in said for way in ("create-service-key", "DESTCERT_ISSUERS", "DESTCERT_DEV_TOKEN=on"))
    assert not (service.data / "dev-token").exists()
    async with httpx.AsyncClient(base_url=service.url) as http:
        for header in ({}, {"Authorization": "Bearer None"}):
            assert (await http.post("/graphql", json={"query": "{ __typename }"}, headers=header)).status_code == 401


@pytest.mark.parametrize("is_embedded", [True, False])
async def test_a_read_only_data_folder_is_named(new_service: NewService, own_mongodb: dict[str, str], is_embedded: bool) -> None:
    service = new_service(settings={} if is_embedded else own_mongodb)
    with mounted(service.data, "-t", "tmpfs", "-o", "ro", "none"):
        said = await fail_to_start(service)
        assert said.startswith(f"The data folder {service.data} cannot be written to, its file system is read-only: mount it writable, or")


async def test_a_data_folder_that_is_a_file_is_named(new_service: NewService, own_mongodb: dict[str, str]) -> None:
    service = new_service(settings=own_mongodb)
    service.data.touch()
    assert (await fail_to_start(service)).startswith(
        f"{service.data} is a file where the data folder {service.data} should be: move it, or"
    )
    service.data = service.data / "below"
    assert (await fail_to_start(service)).startswith(
        f"{service.data} is a file where the data folder {service.data} should be: move it, or"
    )


@pytest.mark.parametrize(
    "uri",
    [
        "http://u:hunter2@h/",
        "mongodb://",
        "mongodb://u:hunter2@:x/",
        "mongodb://u:hun@ter2:hunter2@h:1:hunter2/",
        "mongodb://u:hunter2@h:hunter2/",
        "mongodb://u:hunter2%@h/",
        "mongodb://u:hunter2@[::1/",
        "mongodb://u:hunter2@h/?timeoutMS=hunter2",
        "mongodb://u:hunter2@h/?tls=true&tlsCAFile=/no/such/hunter2",
        "mongodb+srv://u:hunter2@no-such-host.invalid/",
        "mongodb://h1,h2/?directConnection=true&x=hunter2",
    ],
)
async def test_a_bad_uri_is_told_without_its_password(new_service: NewService, own_mongodb: dict[str, str], uri: str) -> None:
    service = new_service(settings=own_mongodb | {"DESTCERT_MONGODB_URI": uri})
    assert (await fail_to_start(service)).startswith("DESTCERT_MONGODB_URI cannot be used: write mongodb://USER:PASSWORD@HOST:PORT/")
    assert "hunter" not in service.read_log()
    assert "ter2" not in service.read_log()


async def test_a_mongodb_that_refuses_is_told(new_service: NewService, own_mongodb: dict[str, str], mongo_uri: str) -> None:
    user, _, host = mongo_uri.partition("@")
    service = new_service(settings=own_mongodb | {"DESTCERT_MONGODB_URI": f"{user}hunter2@{host}"})
    assert (await fail_to_start(service)).startswith("MongoDB does not know the user of DESTCERT_MONGODB_URI by that password: ")
    service = new_service(settings=own_mongodb | {"DESTCERT_MONGODB_URI": f"mongodb://{host}".replace("&authSource=admin", "")})
    assert (await fail_to_start(service)).startswith("The user of DESTCERT_MONGODB_URI may not do what the service needs: ")
    service = new_service(settings=own_mongodb | {"DESTCERT_MONGODB_DATABASE": "a b"})
    assert (await fail_to_start(service)).startswith("DESTCERT_MONGODB_DATABASE is no name")


@pytest.mark.parametrize("size", [MEBIBYTE // 16, MEBIBYTE])
async def test_an_embedded_mongodb_on_a_disk_that_is_too_small_is_told(new_service: NewService, size: int) -> None:
    service = new_service()
    with small_disk(service.data, size):
        said = await fail_to_start(service)
        assert said.startswith(("The disk of the embedded MongoDB is full: ", "The database has no disk space left. Look at "))
        assert str(service.data) in said
        service.end()


async def test_a_limit_of_open_files_is_raised_or_told(new_service: NewService) -> None:
    service = new_service()
    service.limits = {resource.RLIMIT_NOFILE: (64, 511)}
    said = await fail_to_start(service)
    assert said == "Only 511 files may be open, 512 are needed: raise the limit (ulimit -n 512)."
    service.limits = {resource.RLIMIT_NOFILE: (64, 600)}
    await service.start()
    assert [resource.prlimit(pid, resource.RLIMIT_NOFILE) for pid in (service.pid, *service.find_mongods())] == [(600, 600)] * 2
