"""What notes that a file was read, by an application that reads it again and again."""

from typing import Protocol

from services.model.caller import Caller
from services.model.certificate import Certificate


class ReadNotes(Protocol):
    """Notes reads in the audit, off the way of the answer."""

    def note(self, caller: Caller, certificate: Certificate) -> None:
        """Note that the caller gets the file of the certificate's present version; returns at once, and never raises."""
