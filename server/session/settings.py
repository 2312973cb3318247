"""How people sign in to the page by an OpenID issuer: what the installation says of it."""

from dataclasses import dataclass

from services.model.secret import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInSettings:
    """The issuer, and the client that this service is there. Without a secret it is a public one (RFC 6749, section 2.1)."""

    issuer: str
    client_id: str
    client_secret: Secret | None = None
    scopes: str = "openid"
