"""The table of settings: each variable, how its text is read, and its meaning as the README says it."""

from datetime import timedelta

from server.values import (
    Setting,
    number,
    one_of,
    read_address,
    read_certificates,
    read_domain,
    read_file_or_webhook,
    read_hex,
    read_issuer_list,
    read_manifests,
    read_networks,
    read_on_or_off,
    read_path,
    read_secret,
    read_switch,
    read_text,
    read_texts,
)
from services.model.installation import TrustedDocumentsMode
from services.model.limits import MAX_FILE_SIZE
from services.storage.embedded.mongod import MIN_CACHE

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
SETTINGS = (
    Setting("HOST", read_text, "the address to listen on. The development token opens everything: keep it on this machine"),
    Setting("PORT", number(65_535), "the port"),
    Setting("DATA", read_path, "the folder of the master key, the token and the embedded MongoDB"),
    Setting("MONGODB_URI", read_secret, "another MongoDB, 6.0 or newer: a replica set or a sharded cluster", default="the embedded one"),
    Setting("MONGODB_DRIVER", one_of("motor", "pymongo"), "`motor` or `pymongo` (its own asynchronous client)"),
    Setting("MONGODB_DATABASE", read_text, "the name of the database"),
    Setting("MONGODB_CACHE", number(1_048_576, least=MIN_CACHE), "MiB of memory in which the embedded MongoDB keeps what it reads"),
    Setting(
        "MASTER_KEY",
        read_secret,
        "the master key: base64 of 32 octets, as `openssl rand -base64 32` prints",
        default="the file `master-key`",
    ),
    Setting(
        "DEV_TOKEN",
        read_on_or_off,
        "`on` or `off`: whether the token in the file `dev-token` opens everything",
        default="`on` with the embedded MongoDB, else `off`",
    ),
    Setting(
        "ISSUERS",
        read_issuer_list,
        "OpenID issuers whose access tokens are taken: a JSON list, or the path of a file with one, as the manual says",
    ),
    Setting("SIGN_IN_ISSUER", read_text, "the issuer, one of those, by which people sign in to the page", field="sign_in.issuer"),
    Setting("SIGN_IN_CLIENT_ID", read_text, "the client that the service is at that issuer", field="sign_in.client_id"),
    Setting("SIGN_IN_CLIENT_SECRET", read_secret, "its secret", field="sign_in.client_secret", default="none: a public client"),
    Setting(
        "SIGN_IN_SCOPES",
        read_text,
        "the scopes that it asks for, separated by spaces; some issuers give refresh tokens for `offline_access` only",
        field="sign_in.scopes",
        default="`openid`",
    ),
    Setting("PAGE", read_switch, "the page for browsers at `/`, which `make web` builds"),
    Setting("GRAPHIQL", read_switch, "GraphiQL for browsers at `/graphql`"),
    Setting("INTROSPECTION", read_switch, "whether callers may ask for the schema"),
    Setting(
        "TRUSTED_DOCUMENTS",
        one_of(*(mode.value for mode in TrustedDocumentsMode)),
        "`allow`: GraphQL documents of the manifests may be named by their ids; `require`: no others are executed, GraphiQL's neither",
    ),
    Setting(
        "TRUSTED_DOCUMENTS_MANIFEST",
        read_manifests,
        "paths of manifests, as graphql-codegen, Relay and Apollo write them; separated by commas, read at the start",
    ),
    Setting("ALLOWED_ORIGINS", read_texts, "origins of browser pages, beside the service's own, that may call; separated by commas"),
    Setting("REQUESTS_PER_SECOND", number(1_000_000), "of one client's address; what is more is answered with 429", default="no limit"),
    Setting(
        "CONNECTIONS_PER_ADDRESS",
        number(1_000_000),
        "open at the same time; one more takes the place of the one that has waited for its client for the longest time",
    ),
    Setting(
        "TRUSTED_PROXIES",
        read_networks,
        "addresses and networks of proxies, separated by commas: their `X-Forwarded-For` and `X-Forwarded-Proto` are believed, and "
        "their connections not limited",
    ),
    Setting("READERS", number(64), "processes that read files, beside the two for costly files"),
    Setting("MAX_FILE_SIZE", number(MAX_FILE_SIZE), "octets of a file; at most 10485760", field="limits.file_size"),
    Setting("MAX_CERTIFICATES", number(10_000_000), "certificates of a scope", field="limits.certificates_per_scope"),
    Setting("MAX_DESTINATIONS", number(10_000_000), "destinations of a scope", field="limits.destinations_per_scope"),
    Setting("MAX_FRAGMENTS", number(10_000_000), "fragments of a scope", field="limits.fragments_per_scope"),
    Setting("MAX_SCOPES", number(10_000_000), "scopes of a tenant", field="limits.scopes_per_tenant"),
    Setting(
        "ACCEPT_WEAK_KEYS",
        read_switch,
        "`true` keeps private keys that are otherwise refused as too weak",
        field="limits.accept_weak_keys",
    ),
    Setting("MAX_VALIDITY_DAYS", number(36_500), "the longest validity of a generated certificate", field="limits.max_validity_days"),
    Setting(
        "OVERLAP_DAYS",
        number(3_650, DAY),
        "how long a version can still be exported after the next one took its place",
        field="limits.version_overlap",
    ),
    Setting("RESTORE_DAYS", number(3_650, DAY), "how long a deleted certificate can be restored", field="limits.restorable_for"),
    Setting("RENEWAL_MINUTES", number(1_440, MINUTE), "how often the service looks for certificates to renew", field="renewal_interval"),
    Setting(
        "AUDIT_CHECKPOINTS",
        read_file_or_webhook,
        "a file, or an address of a webhook (https://…), to which signed checkpoints of the audit go, so that `audit verify` finds a cut "
        "tail; each also stands in the log",
    ),
    Setting(
        "REST_PROTECT_USED",
        read_switch,
        "`true` lets the REST API refuse to delete a certificate that a destination or fragment uses, with 409; SAP's deletes it",
    ),
    Setting(
        "PUBLIC_URL",
        read_address,
        "where clients reach the service, as service keys say, and the revocation list that generated certificates name",
        default="`http://HOST:PORT`",
    ),
    Setting(
        "TOKEN_DOMAIN",
        read_domain,
        "a host name, perhaps with a port: each tenant's tokens are then asked for at its subdomain below it, as service keys say",
        default="none: tokens of all tenants are asked for at the public URL",
    ),
    Setting("SUBJECT_C", read_text, "the country in the subjects of generated certificates", field="organization.country"),
    Setting("SUBJECT_O", read_text, "the organization in these subjects", field="organization.organization"),
    Setting(
        "SUBJECT_OU",
        read_texts,
        "the organizational units in these subjects, separated by commas; may hold `{tenant}`, `{subaccount}` and `{scope}`",
        field="organization.organizational_units",
    ),
    Setting(
        "SUBJECT_L",
        read_text,
        "the locality in these subjects; may hold `{tenant}`, `{subaccount}` and `{scope}`",
        field="organization.locality",
    ),
    Setting("AUTHORITY", one_of("local", "cfssl"), "who signs: `local`, the service's own authority, or `cfssl`"),
    Setting("CFSSL_URL", read_address, "the base address of CFSSL's API", field="cfssl.url"),
    Setting(
        "CFSSL_CHAIN",
        read_certificates,
        "a PEM file: the certificate that CFSSL signs with, and those above it up to the root",
        field="cfssl.certificate_chain",
    ),
    Setting("CFSSL_PROFILE", read_text, "CFSSL's signing profile", field="cfssl.profile", default="its default"),
    Setting("CFSSL_AUTH_KEY", read_hex, "the profile's authentication key, in hex", field="cfssl.auth_key"),
)
"""All settings, in the README's order."""
