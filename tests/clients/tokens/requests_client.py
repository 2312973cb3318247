"""Asks for tokens as the Python package requests-oauthlib does: its arguments are the token address, the client id and the secret."""

import json
import sys

from oauthlib.oauth2 import BackendApplicationClient  # type: ignore[import-untyped]
from requests.auth import HTTPBasicAuth
from requests_oauthlib import OAuth2Session  # type: ignore[import-untyped]

address, client_id, secret = sys.argv[1:]


def session() -> OAuth2Session:
    """Return a session without a token."""
    return OAuth2Session(client=BackendApplicationClient(client_id=client_id))


tokens = {
    "in the body": session().fetch_token(address, client_id=client_id, client_secret=secret, include_client_id=True),
    "by Basic": session().fetch_token(address, auth=HTTPBasicAuth(client_id, secret)),
    "by Basic with the client id": session().fetch_token(address, auth=HTTPBasicAuth(client_id, secret), include_client_id=True),
}
json.dump({name: token["access_token"] for name, token in tokens.items()}, sys.stdout)
