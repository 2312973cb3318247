"""Whether a certificate that a destination uses can be deleted over REST."""

from pathlib import Path

from services.model.caller import Right
from tests.server.rest.asking import FILES, PROGRAM, Rest
from tests.server.rest.asking import rest as open_rest
from tests.support import chain_of_three, pem_chain

EVERYTHING = (*FILES, Right.DESTINATION_READ, Right.DESTINATION_WRITE)


async def fill(rest: Rest) -> None:
    """Store a certificate that a destination of the service instance uses, and another one that nothing uses."""
    rest.admit(PROGRAM, *EVERYTHING)
    for name in ("used.pem", "idle.pem"):
        await rest.store(name, pem_chain(*chain_of_three(), with_key=True))
    created = await rest.ask(
        "POST", "/instanceDestinations", json={"Name": "orders", "Type": "HTTP", "URL": "https://a.example", "KeyStoreLocation": "used.pem"}
    )
    assert created.status_code == 201, created.text


async def test_as_saps_service_does_a_used_certificate_is_deleted(rest: Rest) -> None:
    await fill(rest)

    deleted = await rest.ask("DELETE", "/subaccountCertificates/used.pem")

    assert (deleted.status_code, deleted.json()) == (200, {"Count": 1})


async def test_an_installation_can_choose_that_it_is_kept(mongo_uri: str, tmp_path: Path) -> None:
    async with open_rest(mongo_uri, tmp_path, rest_protect_used=True) as protected:
        await fill(protected)

        refused = await protected.ask("DELETE", "/subaccountCertificates/used.pem")
        assert (refused.status_code, refused.json()["code"]) == (409, "IN_USE")
        assert refused.json()["ErrorMessage"] == "1 destination or fragment uses the certificate."

        several = await protected.ask("DELETE", "/subaccountCertificates", params={"$filter": "Name in ('used.pem', 'idle.pem')"})
        assert several.status_code == 200, several.text
        reason = refused.json()["ErrorMessage"]
        assert several.json() == {
            "Count": 1,
            "Summary": [{"name": "used.pem", "status": "IN_USE", "reason": reason}, {"name": "idle.pem", "status": "DELETED"}],
        }
        assert (await protected.ask("GET", "/subaccountCertificates/used.pem")).status_code == 200
