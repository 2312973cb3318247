"""How much a user may keep and send. What an installation can set is a field; the rest are constants with their reasons."""

from dataclasses import dataclass
from datetime import datetime, timedelta

MEBIBYTE = 1024 * 1024

MAX_FILE_SIZE = 10 * MEBIBYTE
"""Octets: what `file_size` can be set to. MongoDB keeps at most 16 MiB in a document, and the parsed entries need room too."""

MAX_NAME_LENGTH = 200
"""Characters of a certificate's name and of a scope's names, as SAP's Destination service limits destination names."""

MAX_SUBJECT_LENGTH = 1_024
"""Characters of a subject that is stored beside a certificate for lists: RFC 5280's upper bounds allow about 500 for all usual attributes
together, and a forged one can be as long as the file."""

MAX_COMMON_NAME_LENGTH = 64
"""Characters: ub-common-name (RFC 5280 appendix A). Some programs, pyca/cryptography among them, count octets, so it is both."""

MAX_LABELS = 10
"""Labels of one certificate, as in SAP's Destination service."""

MAX_LABEL_VALUES = 10
"""Values of one label, as in SAP's Destination service."""

MAX_LABEL_TEXT_LENGTH = 100
"""Characters of a label's key, and of each value: SAP publishes no number; this leaves room for a GUID or a host name."""

MAX_KEYS_IN_USE = 100
"""Keys of labels that are listed at once: more than anybody looks through without writing the first letters."""

MAX_VALUES_OF_KEYS = 20
"""Values that are listed of each of several keys: a look at them. Each takes a seek in an index, some tenths of a millisecond."""

MAX_VALUES_IN_USE = 100
"""Values that are listed of one key, as of keys."""

MAX_DECLARED_TYPE_LENGTH = 100
"""Characters of what a client of the REST API says a certificate is: SAP's own word, CERTIFICATE, has 11."""

MAX_PASSWORD_LENGTH = 1024
"""Characters; the longest in the corpus has 300. It only bounds the work, keytool and OpenSSL take any."""

MAX_SEARCH_TEXT_LENGTH = 200
"""Characters of a substring that certificates are searched by: no name is longer."""

MAX_FILTER_VALUES = 20
"""Values in one list of a filter: twice the labels that a certificate can have; thousands of conditions took the database seconds."""

MODIFIED_DELAY = timedelta(minutes=5)
"""How long after the time that it has a change may be seen: by what its transaction takes, and by what its replica's clock is behind, which
counts as right up to so much (`rules/clock_trust.py`). Who asks again and again for what was modified begins so much earlier."""

MAX_VERSIONS = 50
"""Versions of one certificate whose octets are kept: a year of weekly renewals can be rolled back, and no document set grows for ever."""

MAX_IDEMPOTENCY_KEY_LENGTH = 100
"""Characters: a UUID or a hash in any spelling."""

IDEMPOTENCY_RECORD_LIFETIME = timedelta(days=1)
"""How long an idempotency key is remembered: clients give up within minutes, and a day covers a night's outage."""

MAX_ENTRIES = 5_000
"""Entries of one keystore, with the parts that hold them: Java's own trust store has 144 (docs/reference/formats.md section 3)."""

MAX_KEY_PASSWORDS = MAX_ENTRIES
"""Passwords of single keys in one request: one for each entry that a file may have."""

MAX_CERTIFICATES = 5_000
"""Certificates of one file, those of chains included: as many as a keystore may have entries."""

MAX_ALIAS_LENGTH = 4_096
"""Characters of an alias that is read: twice the longest in the corpus; it is a key in answers and in the database's index."""

MAX_NEW_ALIAS_LENGTH = 1_000
"""Characters of an alias that is written: more than any program shows, and inside the 65,535 octets of Java's modified UTF-8."""

MAX_SERVICE_KEYS = 1_000
"""Service keys of a tenant: one each for as many programs as SAP allows entities of a kind in a subaccount, and room to change them all."""

MAX_PROPERTIES = 200
"""Properties of a destination or fragment: SAP's pages name some sixty for one authentication type; the rest are the application's own."""

MAX_PROPERTY_NAME_LENGTH = 255
"""Characters: SAP's cockpit takes no longer name of an additional property."""

MAX_PROPERTY_LENGTH = 32_768
"""Characters of one property's value: room for a certificate or a token, which people keep there, and small enough to be merged often."""

MAX_CONFIGURATION_SIZE = 65_536
"""Octets in UTF-8 of all names and values of one destination or fragment: one with two certificates inside fits, and a list of all in a
scope, which SAP's REST API answers at once, stays within what can be sent."""

MAX_CONFIGURATION_FILE_SIZE = MEBIBYTE
"""Octets of a file of destinations that is imported: a thousand of the usual size, about 700 octets, as text; many more in an archive."""

MAX_UNPACKED_SIZE = 4 * MEBIBYTE
"""Octets of all files in an archive that is imported: a thousand destinations of six times the usual size. Text packs to a tenth."""

MAX_FILE_CONFIGURATIONS = 1_000
"""Destinations and fragments of one file, imported or exported: as many destinations as a scope may hold unless an installation says
otherwise. Each is stored by itself, which takes some milliseconds."""

MAX_FILE_VALUES = 50_000
"""Names, values or lines of a file of destinations: fifty for each of a thousand. Reading so many takes some tenths of a second."""

DEFAULT_PAGE_SIZE = 50
"""Items of a page when the client names no number."""

MAX_PAGE_SIZE = 100
"""Items of a page: what one screen can use, and what keeps the cost of one request small."""

MAX_NODES = MAX_PAGE_SIZE
"""Ids of one question for whatever has an id: a page of a list, fetched again."""

MAX_COUNTED = 100_000
"""Certificates that match a filter, up to which they are counted exactly: reading so many keys of an index takes some tens of milliseconds,
and nobody pages through more."""

MAX_INTERVALS = 400
"""Intervals of one question for what expires when: the days of a year and a month, more than any chart shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What an installation can set."""

    file_size: int = 2 * MEBIBYTE
    certificates_per_scope: int = 1_000
    destinations_per_scope: int = 1_000
    fragments_per_scope: int = 1_000
    scopes_per_tenant: int = 10_000
    accept_weak_keys: bool = False
    max_validity_days: int = 3_653  # ten years, however many of them are leap years
    version_overlap: timedelta = timedelta(days=7)
    restorable_for: timedelta = timedelta(days=30)

    def end_restoring(self, deleted_at: datetime) -> datetime:
        """Return from which moment on what was deleted then can no longer be restored."""
        return deleted_at + self.restorable_for
