"""Writes Java's JKS by pyjks. Its protection is weak by today's measure (SHA-1), and it is what old Java programs open."""

from collections.abc import Sequence
from datetime import datetime

import jks

from services.formats.store_entries import EntryToWrite, KeyToWrite, check_entries
from services.model.moments import to_milliseconds
from services.model.secret import Secret


def write_jks(entries: Sequence[EntryToWrite], *, password: Secret, created_at: datetime) -> Secret:
    """Return a JKS keystore under the password (UTF-8; the empty one is a password like any other), each key under it too.

    Aliases become lower case, as with keytool: Java looks them up so. Raises InvalidInput (ALIAS_INVALID, KEYSTORE_EMPTY). That keys
    and certificates belong together is not checked.
    """
    check_entries(entries)
    store = jks.KeyStore.new("jks", [_to_entry(entry, to_milliseconds(created_at)) for entry in entries])
    return Secret(store.saves(password.reveal().decode()))


def _to_entry(entry: EntryToWrite, timestamp: int) -> jks.PrivateKeyEntry | jks.TrustedCertEntry:
    common = {"alias": entry.alias.lower(), "timestamp": timestamp}
    if isinstance(entry, KeyToWrite):
        # Not by pyjks's `new`: it takes keys apart, and refuses PKCS#8 of version 2 and some attributes, which Java opens.
        chain = [("X.509", certificate) for certificate in entry.certificate_chain]
        return jks.PrivateKeyEntry(cert_chain=chain, pkey_pkcs8=entry.pkcs8.reveal(), **common)
    return jks.TrustedCertEntry(type="X.509", cert=entry.certificate, **common)
