"""Certificates over REST."""

from tests.server.rest.asking import Rest, encode
from tests.support import chain_of_three, pem_chain


async def test_a_file_comes_back_byte_identical(rest: Rest) -> None:
    octets = pem_chain(*chain_of_three(), with_key=True)
    stored = await rest.store("our team's (new).pem", octets)
    assert (stored.status_code, stored.content) == (201, b"")
    for path in ("/subaccountCertificates/our%20team's%20(new).pem", "/subaccountCertificates/our%20team%27s%20%28new%29.pem"):
        found = await rest.ask("GET", path)
        assert found.status_code == 200, found.text
        assert found.json() == {"Name": "our team's (new).pem", "Type": "CERTIFICATE", "Content": encode(octets)}
    elsewhere = await rest.ask("GET", "/instanceCertificates/our%20team's%20(new).pem")
    assert (elsewhere.status_code, elsewhere.json()["ErrorMessage"]) == (404, "Configuration with the specified name was not found")
