"""A read with a JWT against the same read with the development token, by the same service."""

from bench.connection import Connection, sending
from bench.files import write_pem
from bench.measure import Call, compare_pairs, measure_in_turns
from bench.queries import ONE
from bench.servers import Servers
from bench.stock import create_scope, upload
from bench.table import print_row

SMALL = "query ($id: ID!) { certificate(id: $id) { id } }"
AGAINST = "the same with the development token"


async def run_tokens(servers: Servers, *, seconds: float) -> None:
    """Measure one certificate: its id only, where the token weighs most, and with every X.509 field."""
    service = servers.sides[0].service
    variables = {"id": upload(service, create_scope(service, "tokens"), write_pem(), extension="pem")}
    token = servers.issuer.write_token()
    for what, query in (("one certificate's id, with a JWT", SMALL), ("one certificate, all fields, with a JWT", ONE)):
        calls: list[Call] = []
        for side in servers.sides:
            signed = Connection(side.service.url, token)
            calls += [sending(one, one.write_query(query, variables)) for one in (signed, side.service)]
        print_row(what, AGAINST, compare_pairs(measure_in_turns(calls, seconds=seconds)))
