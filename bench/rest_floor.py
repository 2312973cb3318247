"""The floor of the REST API: bare routes that read the documents that the service reads, by the same indexes, and answer in its form.

They know nothing of tokens, rights and encryption: what is stored is sent as it is, as Base64.
"""

import base64
from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from services.storage.mongo.derived import version_id

SERVICE = "destcert"
"""The service's own database."""

Document = Mapping[str, Any]


def rest_routes(database: Any) -> list[Route]:
    """Return a route for a certificate by its scope and name, and one for a destination by the scopes of both levels and its name."""

    async def answer_certificate(request: Request) -> Response:
        found = await database.certificates.find_one({"scope_id": request.path_params["scope"], "name": request.path_params["name"]})
        return _answer((await _with_octets([found]))[0])

    async def answer_destination(request: Request) -> Response:
        scopes = [request.path_params["instance"], request.path_params["subaccount"]]
        condition = {"scope_id": {"$in": scopes}, "kind": "DESTINATION", "name": request.path_params["name"]}
        (found,) = await database.configurations.find(condition).to_list(2)
        names = [reference["certificate"] for reference in found["references"]]
        certificates = await database.certificates.find({"scope_id": {"$in": scopes}, "name": {"$in": names}}).to_list(2 * len(names))
        properties = {one["name"]: one["value"] for one in found["properties"]}
        secrets = base64.b64encode(found["secrets"]["ciphertext"]).decode() if found["secrets"] else ""
        configuration = {"Name": found["name"], "Type": found["type"], **properties, "KeyStorePassword": secrets}
        owner = {"SubaccountId": found["subaccount"], "InstanceId": None}
        return _answer({"owner": owner, "destinationConfiguration": configuration, "certificates": await _with_octets(certificates)})

    async def _with_octets(certificates: Iterable[Document]) -> list[dict[str, str]]:
        ids = {version_id(one["_id"], one["version"]): one for one in certificates}
        octets = {one["_id"]: one for one in await database.octets.find({"_id": {"$in": list(ids)}}).to_list(len(ids))}
        return [
            {"Name": one["name"], "Type": "CERTIFICATE", "Content": base64.b64encode(octets[key]["ciphertext"]).decode()}
            for key, one in ids.items()
        ]

    return [
        Route("/certificate/{scope}/{name}", answer_certificate),
        Route("/destination/{instance}/{subaccount}/{name}", answer_destination),
    ]


def _answer(body: object) -> Response:
    return Response(orjson.dumps(body), media_type="application/json")
