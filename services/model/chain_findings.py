"""Everything that can be found about a chain, as rows of `findings.FindingKind`: code, severity, sentence, fix."""

from typing import TypeAlias

from services.model.contents import FindingCode, Severity

Row: TypeAlias = tuple[FindingCode, Severity, str, str]

CHAIN_OUT_OF_ORDER: Row = (
    FindingCode.CHAIN_OUT_OF_ORDER,
    Severity.WARNING,
    "The certificate chain is not in order: the end entity must come first, and its issuer must follow each certificate.",
    "Write the certificates in the order that is shown here.",
)
CHAIN_INCOMPLETE: Row = (
    FindingCode.CHAIN_INCOMPLETE,
    Severity.ERROR,
    '"{subject}" was issued by "{issuer}", which is not in the file.',
    "Add the whole chain up to the self-signed root.",
)
ISSUER_OF_OTHER_KEY: Row = (
    FindingCode.CHAIN_INCOMPLETE,
    Severity.ERROR,
    '"{subject}" names "{issuer}" as its issuer, but no certificate of that name in the file has the key that signed it.',
    "Add the issuer's certificate with the right key: the authority has more than one, as after a renewal with a new key.",
)
ISSUER_SIGNATURE_INVALID: Row = (
    FindingCode.CHAIN_INCOMPLETE,
    Severity.ERROR,
    'The certificate of "{issuer}", the issuer of "{subject}", is in the file, but the signature is not valid under its key.',
    "Get both certificates again from where they came: one of them is damaged or forged.",
)
SELF_SIGNATURE_INVALID: Row = (
    FindingCode.CHAIN_INCOMPLETE,
    Severity.ERROR,
    '"{subject}" names itself as its issuer, but its signature is not valid under its own key.',
    "Get the certificate again from where it came: it is damaged or forged.",
)
CHAIN_CIRCULAR: Row = (
    FindingCode.CHAIN_INCOMPLETE,
    Severity.ERROR,
    'The chain ends in a circle: "{subject}" was issued by "{issuer}", which it leads back to.',
    "Add the self-signed root of one of the authorities that signed each other.",
)
CHAIN_SEARCH_ENDED: Row = (
    FindingCode.CHAIN_INCOMPLETE,
    Severity.ERROR,
    'The search for the root was given up at "{subject}", issued by "{issuer}": the chain is too long or has too many possible ways.',
    "Keep only the certificates of the chain in the file.",
)
CHAIN_OUTSIDE_ENTRY: Row = (
    FindingCode.CHAIN_INCOMPLETE,
    Severity.WARNING,
    'The entry\'s own chain ends at "{certificate}"; the issuer is in another entry, where Java does not look for it.',
    "Import the certificate with its whole chain into the entry (keytool -importcert with the key's alias).",
)
KEY_IDENTIFIERS_DIFFER: Row = (
    FindingCode.KEY_IDENTIFIER_MISMATCH,
    Severity.WARNING,
    'The certificate "{certificate}" names another key identifier of its issuer "{issuer}" than that one has: OpenSSL does not accept the '
    "chain, Java does.",
    "Have it issued again with the authority key identifier that is the issuer's subject key identifier (RFC 5280 4.2.1.1).",
)
CLIENT_AUTH_MISSING: Row = (
    FindingCode.CLIENT_AUTH_MISSING,
    Severity.WARNING,
    'TLS clients cannot use the private key: the extended key usage of the certificate "{certificate}" leaves clientAuth out.',
    "Have a private PKI issue the certificate, with clientAuth. Public authorities stop putting it in: Let's Encrypt since 2026-02-11, all "
    "by 2027-03-15, when Chrome's root programme ends it; and SAP refuses such key stores.",
)

ISSUER_EXPIRED: Row = (
    FindingCode.EXPIRED,
    Severity.ERROR,
    'The issuer "{certificate}" in the chain expired on {date}; programs refuse the chain.',
    "Get the present chain from the certificate authority, or have the certificate issued again by an issuer that is valid.",
)
ISSUER_NOT_YET_VALID: Row = (
    FindingCode.NOT_YET_VALID,
    Severity.ERROR,
    'The issuer "{certificate}" in the chain is valid from {date} on; programs refuse the chain before.',
    "Wait until then, or get the present chain from the certificate authority.",
)
ISSUER_EXPIRES_SOON: Row = (
    FindingCode.EXPIRES_SOON,
    Severity.WARNING,
    'The issuer "{certificate}" in the chain expires on {date}.',
    "Before then, get the new chain from the certificate authority, or have the certificate issued again by an issuer that lasts longer.",
)
ROOT_EXPIRED: Row = (
    FindingCode.EXPIRED,
    Severity.WARNING,
    'The root "{certificate}" of the chain expired on {date}. OpenSSL refuses a chain to it; Java does not look at dates of trusted roots.',
    "Get the present chain from the certificate authority: often there is one with a newer root.",
)
