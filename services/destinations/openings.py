"""Does the password that stands beside a certificate's name open its file? Tried once for each pair of versions, then remembered."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from services.destinations.properties import open_properties
from services.encryption.envelope import decrypt
from services.errors import DomainError, InvalidInput, WrongPassword
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.configuration_findings import Opening
from services.model.destination import Configuration, ConfigurationKind, Reference
from services.model.secret import Secret
from services.ports.keys import KeyProvider
from services.ports.reading import ContentReader
from services.repositories.versions import VersionRepository
from services.rules.places import octets_place
from services.rules.references import PASSWORD_OF, TOKEN_SERVICE_KEY_STORE, TRUST_STORE
from services.rules.text import read_password
from services.x509.summary import iterate_certificates

MAX_REMEMBERED = 20_000
"""Outcomes: about 10 MB, and those of all references of ten scopes that are full of destinations."""

MayOpen = Callable[[int], bool]
"""Says whether one more file, of so many octets, may be opened, and counts it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A configuration, the property of it that names a certificate, and the certificate where that leads."""

    configuration: Configuration
    reference: Reference
    certificate: Certificate

    @property
    def key(self) -> tuple[str, int, str, str, int]:
        """What the outcome is true of: the file and the password of other versions are others."""
        configuration, certificate = self.configuration, self.certificate
        return configuration.id, configuration.version, self.reference.property, certificate.id, certificate.version

    @property
    def is_of_trust_store(self) -> bool:
        """Whether certificates are wanted of it, and no private key."""
        return self.reference.property == TRUST_STORE


class OpeningMemory:
    """What was tried in this process; the oldest is forgotten first. It holds no password and nothing of a file."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, int, str, str, int], Opening] = OrderedDict()

    def recall(self, attempt: Attempt) -> Opening | None:
        """Return what came of it, None if it was not tried."""
        return self._known.get(attempt.key)

    def keep(self, attempt: Attempt, opening: Opening) -> None:
        """Remember what came of it."""
        self._known[attempt.key] = opening
        if len(self._known) > MAX_REMEMBERED:
            self._known.popitem(last=False)


@dataclass(slots=True, kw_only=True)
class _Reading:
    """One file under one password, and all attempts that it answers."""

    certificate: Certificate
    password: Secret | None
    is_of_trust_store: bool
    answers: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Openings:
    """Tries the passwords of configurations. It takes no right to them, for only the outcome is returned."""

    versions: VersionRepository
    reader: ContentReader
    keys: KeyProvider
    memory: OpeningMemory = field(default_factory=OpeningMemory)

    async def __call__(self, caller: Caller, attempts: Sequence[Attempt], *, may_open: MayOpen) -> list[Opening]:
        """Return the outcome of each; LATER, which is not remembered, for those whose file may not be opened any more.

        What several attempts have in common is read once, and the files of all are fetched by one query.
        """
        outcomes = [self.memory.recall(attempt) for attempt in attempts]
        await self._open(caller, self._plan(attempts, outcomes), outcomes, may_open=may_open)
        for attempt, outcome in zip(attempts, outcomes, strict=True):
            if outcome is not None:
                self.memory.keep(attempt, outcome)
        return [outcome or Opening.LATER for outcome in outcomes]

    async def of_unstored(self, caller: Caller, attempts: Sequence[Attempt], *, may_open: MayOpen) -> list[Opening]:
        """Return the outcome of each for a configuration that is not stored; nothing is remembered: its version can become another one.

        A file is opened only for who may take it: what is not stored leaves no record, and so many a password could be guessed.
        """
        outcomes: list[Opening | None] = [None] * len(attempts)
        readings = self._plan(attempts, outcomes)
        for at in (at for one in readings if not _may_take(caller, one.certificate) for at in one.answers):
            outcomes[at] = Opening.UNRECORDED
        await self._open(caller, [one for one in readings if _may_take(caller, one.certificate)], outcomes, may_open=may_open)
        return [outcome or Opening.LATER for outcome in outcomes]

    async def of_file(self, caller: Caller, attempts: Sequence[Attempt], octets: Secret, *, may_open: MayOpen) -> list[Opening]:
        """Return what comes of it where this is the file of the certificate, which all attempts name; nothing is remembered."""
        outcomes: list[Opening | None] = [None] * len(attempts)
        readings = self._plan(attempts, outcomes)
        await self._read_all(caller, [(one, octets) for one in readings if may_open(one.certificate.size)], outcomes)
        return [outcome or Opening.LATER for outcome in outcomes]

    async def _open(self, caller: Caller, readings: Sequence[_Reading], outcomes: list[Opening | None], *, may_open: MayOpen) -> None:
        """Set the outcomes of the attempts that the readings answer, as far as their files may be opened."""
        allowed = [one for one in readings if may_open(one.certificate.size)]
        files = await self._load_files([one.certificate for one in allowed])
        await self._read_all(caller, [(one, files[one.certificate.id]) for one in allowed if one.certificate.id in files], outcomes)

    def _plan(self, attempts: Sequence[Attempt], outcomes: list[Opening | None]) -> list[_Reading]:
        """Return the readings that the attempts without an outcome need; set the outcome of those that need none."""
        readings: list[_Reading] = []
        for at, attempt in enumerate(attempts):
            if outcomes[at] is not None:
                continue
            try:
                password = self._find_password(attempt)
            except InvalidInput:  # longer than any password that a file is read with
                outcomes[at] = Opening.UNTOLD
                continue
            outcomes[at] = _judge_unread(attempt, password)
            if outcomes[at] is None:
                wanted = (attempt.certificate.id, attempt.is_of_trust_store)
                same = (one for one in readings if (one.certificate.id, one.is_of_trust_store) == wanted and one.password == password)
                reading = next(same, None)
                if reading is None:
                    reading = _Reading(certificate=attempt.certificate, password=password, is_of_trust_store=wanted[1], answers=[])
                    readings.append(reading)
                reading.answers.append(at)
        return readings

    def _find_password(self, attempt: Attempt) -> Secret | None:
        """Return the password that stands beside the name, None where it is empty or missing; raises InvalidInput."""
        text = open_properties(attempt.configuration, keys=self.keys).get(PASSWORD_OF[attempt.reference.property], "")
        return read_password(text or None)

    async def _load_files(self, certificates: Sequence[Certificate]) -> dict[str, Secret]:
        """Return the files by the certificates' ids, without those that were replaced too often meanwhile."""
        wanted = list({one.id: one for one in certificates}.values())
        loaded = await self.versions.load_many_octets(wanted) if wanted else []
        return {
            one.id: decrypt(encrypted, place=octets_place(one), keys=self.keys)
            for one, encrypted in zip(wanted, loaded, strict=True)
            if encrypted is not None
        }

    async def _read_all(self, caller: Caller, readings: Sequence[tuple[_Reading, Secret]], outcomes: list[Opening | None]) -> None:
        """Set the outcomes of the attempts that the readings answer."""
        read = await asyncio.gather(*(self._read(caller, reading, octets) for reading, octets in readings))
        for (reading, _), outcome in zip(readings, read, strict=True):
            for at in reading.answers:
                outcomes[at] = outcome

    async def _read(self, caller: Caller, reading: _Reading, octets: Secret) -> Opening:
        closed = Opening.NEEDS_PASSWORD if reading.password is None else Opening.REFUSES_PASSWORD
        try:
            contents = await self.reader(octets, file_name=reading.certificate.name, password=reading.password, caller=caller)
        except WrongPassword:
            return closed
        except DomainError:  # such as one that is too costly to read
            return Opening.UNTOLD
        is_open = any(iterate_certificates(contents)) if reading.is_of_trust_store else not contents.is_locked
        return Opening.OPENS if is_open else closed


def _may_take(caller: Caller, certificate: Certificate) -> bool:
    return all(caller.has(right, certificate.scope_id) for right in (Right.CERTIFICATE_EXPORT, Right.CERTIFICATE_EXPORT_PRIVATE))


def _judge_unread(attempt: Attempt, password: Secret | None) -> Opening | None:
    """Return the outcome where it is known without the file; a key store without password has the empty one."""
    if password is None and attempt.configuration.kind is ConfigurationKind.FRAGMENT:
        return Opening.UNTOLD
    certificate = attempt.certificate
    is_open = not certificate.creation.has_password and (password is None or not certificate.format.is_keystore)
    if is_open and password is None and certificate.type.is_keystore and attempt.reference.property == TOKEN_SERVICE_KEY_STORE:
        return Opening.LACKS_PASSWORD
    return Opening.OPENS if is_open else None
