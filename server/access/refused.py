"""What is wrong with an access token: each fault has one code for programs and one sentence for people, with nothing of the token in it."""

from enum import Enum

from server.http.refusal import RequestRefused

CHALLENGE = 'Bearer realm="destination-certificates"'
"""What an answer with 401 says in `WWW-Authenticate` (RFC 6750, section 3)."""


class TokenFault(Enum):
    """Code and sentence. The sentences hold no quotation mark and no backslash, which RFC 6750 does not let a header say."""

    UNKNOWN = ("UNAUTHENTICATED", "The access token is not known.")
    MALFORMED = ("UNAUTHENTICATED", "The access token is malformed.")
    ISSUER_UNKNOWN = ("TOKEN_ISSUER_UNKNOWN", "Tokens of this issuer are not taken here.")
    KIND_WRONG = ("TOKEN_KIND_WRONG", "This is no access token, but a token of another kind.")
    ALGORITHM_UNSUPPORTED = ("TOKEN_ALGORITHM_UNSUPPORTED", "The token is signed by an algorithm that its key is not taken with.")
    KEY_UNKNOWN = ("TOKEN_KEY_UNKNOWN", "The issuer has no key with the id that the token names.")
    SIGNATURE_WRONG = ("TOKEN_SIGNATURE_WRONG", "The signature of the access token is wrong.")
    EXPIRY_MISSING = ("TOKEN_EXPIRY_MISSING", "The access token does not say when it expires.")
    EXPIRED = ("TOKEN_EXPIRED", "The access token has expired.")
    NOT_YET_VALID = ("TOKEN_NOT_YET_VALID", "The access token is not valid yet.")
    AUDIENCE_WRONG = ("TOKEN_AUDIENCE_WRONG", "The access token is meant for another service.")
    CLAIMS_UNFIT = ("TOKEN_CLAIMS_UNFIT", "The access token does not say in the expected form whom it is about, and in which tenant.")
    TENANT_INACTIVE = ("TOKEN_TENANT_INACTIVE", "The tenant of the access token does not exist, or is suspended.")

    @property
    def code(self) -> str:
        """The code for programs."""
        return self.value[0]

    @property
    def message(self) -> str:
        """The sentence for people."""
        return self.value[1]


class TokenRefused(RequestRefused):
    """An access token that is not taken: 401, and `invalid_token` in `WWW-Authenticate` (RFC 6750, section 3.1)."""

    def __init__(self, fault: TokenFault) -> None:
        challenge = f'{CHALLENGE}, error="invalid_token", error_description="{fault.message}"'
        super().__init__(401, fault.code, fault.message, headers={"WWW-Authenticate": challenge})
        self.fault = fault
