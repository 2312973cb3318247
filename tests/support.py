"""What tests of several layers use: a frozen clock, a caller, certificates made on the spot, and the use cases over memory."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from server.wiring.installation import describe_installation
from server.wiring.parts import Parts
from server.wiring.use_cases import UseCases
from services.access.binding import Endpoints
from services.audit.note_reads import NoteReads
from services.encryption.master_key import LocalKeyProvider, new_master_key
from services.formats.budget import Budget
from services.formats.conversion.convert import convert
from services.formats.read import read_contents
from services.issuance.key_pairs import generate_key_pair
from services.issuance.local_authority import LocalAuthority, create_hierarchy, open_hierarchy
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.contents import Contents
from services.model.conversion import Conversion
from services.model.destination import Configuration
from services.model.generation import KeyAlgorithm, KeyPair, OrganizationAttributes
from services.model.limits import Limits
from services.model.passwords import KeyPasswords
from services.model.secret import Secret
from services.ports.authorities import IssuingAuthority
from services.rules.clock_trust import ClockTrust
from tests.fakes.access import MemoryServiceKeys, MemorySubscriptions, MemoryTenants
from tests.fakes.attributes import MemoryAttributes
from tests.fakes.audit import MemoryCheckpoints
from tests.fakes.certificates import MemoryCertificates
from tests.fakes.configurations import MemoryConfigurations
from tests.fakes.data import Memory
from tests.fakes.deletion import MemoryDeletion
from tests.fakes.labels import MemoryLabels
from tests.fakes.lifecycle import MemoryAudit, MemoryChangeFeed, MemoryIdempotencyRecords, MemoryIntents, MemoryRevocations
from tests.fakes.moments import MemoryMoments
from tests.fakes.readings import MemoryReadings
from tests.fakes.renewals import MemoryRenewals
from tests.fakes.scopes import MemoryScopes
from tests.fakes.statistics import MemoryStatistics
from tests.fakes.versions import MemoryVersions

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CALLER = Caller(tenant="default", subject="developer", rights=frozenset(Right))
STRANGER = Caller(tenant="other", subject="stranger", rights=frozenset(Right))


@dataclass
class FrozenClock:
    """Stands still until it is moved: by `moment`, which is time that passes, or by a jump."""

    moment: datetime = NOW
    jumped: timedelta = timedelta()

    def now(self) -> datetime:
        """Return the moment it stands at."""
        return self.moment

    def monotonic(self) -> float:
        """Return the seconds that have passed since NOW."""
        return (self.moment - self.jumped - NOW).total_seconds()

    def jump(self, by: timedelta) -> None:
        """Be set to another time, as by an administrator."""
        self.moment += by
        self.jumped += by


class InlineReader:
    """Reads in this process: a ContentReader for tests that are not about workers."""

    async def __call__(
        self,
        octets: Secret,
        *,
        file_name: str | None,
        password: Secret | None,
        caller: Caller,
        key_passwords: KeyPasswords | None = None,
    ) -> Contents:
        """Return what the file says."""
        return read_contents(octets.reveal(), file_name=file_name, password=password, budget=Budget(), key_passwords=key_passwords)


class InlineConverter:
    """Converts in this process: a FileConverter for tests that are not about workers."""

    async def convert(
        self,
        octets: Secret,
        *,
        password: Secret | None,
        wanted: Conversion,
        caller: Caller,
        key_passwords: KeyPasswords | None = None,
    ) -> Secret:
        """Return the new file."""
        return convert(octets.reveal(), password=password, budget=Budget(), wanted=wanted, key_passwords=key_passwords)


async def make_key_pair(algorithm: KeyAlgorithm, caller: Caller) -> KeyPair:
    """Return a fresh key pair: a KeyPairMaker for tests that are not about lanes."""
    return generate_key_pair(algorithm)


make_authority_key = cache(generate_key_pair)
"""One key of each kind for the authorities of all installations of a run: making them takes a second."""


@cache
def local_authority() -> LocalAuthority:
    """Return one authority for all tests: making its keys takes a second. Its certificates begin a day before NOW."""
    hierarchy = create_hierarchy(NOW - timedelta(days=1), organization="ACME", country="DE")
    return open_hierarchy(hierarchy, crl_url="http://pki.example/issuing.crl")


@dataclass
class Bench:
    """The use cases over memory, with everything at hand that a test may want to look at or turn."""

    limits: Limits = field(default_factory=Limits)
    memory: Memory = field(default_factory=Memory)
    clock: FrozenClock = field(default_factory=FrozenClock)
    keys: LocalKeyProvider = field(default_factory=lambda: LocalKeyProvider(new_master_key()))

    authority: IssuingAuthority = field(default_factory=local_authority)
    trust: ClockTrust = field(init=False)
    read_notes: NoteReads = field(init=False)

    def __post_init__(self) -> None:
        self.start_anew()
        self.read_notes = NoteReads(audit=MemoryAudit(self.memory), clock=self.clock)

    def start_anew(self) -> None:
        """Forget what a process remembers of the clock, as a start does."""
        self.trust = ClockTrust(self.clock, MemoryMoments(self.memory, self.clock))

    async def find_certificate(self, certificate_id: str) -> Certificate | None:
        """Return the certificate as CALLER finds it."""
        (found,) = await self.use_cases().certificates.find(CALLER, [certificate_id])
        return found

    async def find_configuration(self, configuration_id: str) -> Configuration | None:
        """Return the destination or fragment as CALLER finds it."""
        (found,) = await self.use_cases().destinations.find(CALLER, [configuration_id])
        return found

    def use_cases(self) -> UseCases:
        """Return the use cases."""
        parts = Parts(
            scopes=MemoryScopes(self.memory),
            certificates=MemoryCertificates(self.memory),
            configurations=MemoryConfigurations(self.memory),
            statistics=MemoryStatistics(self.memory),
            labels=MemoryLabels(self.memory),
            versions=MemoryVersions(self.memory),
            attributes=MemoryAttributes(self.memory),
            deletion=MemoryDeletion(self.memory),
            readings=MemoryReadings(self.memory),
            renewals=MemoryRenewals(self.memory),
            audit=MemoryAudit(self.memory),
            checkpoints=MemoryCheckpoints(self.memory),
            checkpoint_outlet=None,
            intents=MemoryIntents(self.memory),
            idempotency=MemoryIdempotencyRecords(self.memory),
            revocations=MemoryRevocations(self.memory),
            service_keys=MemoryServiceKeys(self.memory),
            tenants=MemoryTenants(self.memory),
            subscriptions=MemorySubscriptions(self.memory),
            feed=MemoryChangeFeed(self.memory),
            reader=InlineReader(),
            converter=InlineConverter(),
            read_notes=self.read_notes,
            make_key_pair=make_key_pair,
            keys=self.keys,
            clock=self.clock,
            trust=self.trust,
            authority=self.authority,
            limits=self.limits,
            endpoints=Endpoints(public_url="https://certificates.example"),
            organization=OrganizationAttributes(organization="ACME"),
            installation=describe_installation(self.limits, self.authority, trusted_documents="off"),
        )
        return UseCases(parts)


def name_use_cases() -> dict[str, object]:
    """Return every use case by noun and name, such as `certificates.upload`."""
    nouns = {noun: value for noun, value in vars(Bench().use_cases()).items() if type(value).__name__.endswith("UseCases")}
    return {f"{noun}.{name}": use_case for noun, value in nouns.items() for name, use_case in vars(value).items()}


@dataclass(frozen=True)
class Issued:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        """The certificate as PEM."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def der(self) -> bytes:
        """The certificate as DER."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def key_pem(self) -> bytes:
        """The key as PKCS#8 PEM without password."""
        return self.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def issue(
    name: str, issuer: Issued | None = None, *, days: int = 365, start: datetime = NOW - timedelta(days=1), ca: bool = False
) -> Issued:
    """Return a new EC certificate; self-signed and a CA without an issuer."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(secrets.randbits(120) + 1)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=ca or issuer is None, path_length=None), critical=True)
    )
    return Issued(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


def chain_of_three(name: str = "client.example", *, days: int = 365) -> tuple[Issued, Issued, Issued]:
    """Return an end entity, its issuing CA and the root."""
    root = issue("Test Root")
    authority = issue("Test Issuing CA", root, ca=True)
    return issue(name, authority, days=days), authority, root


def pem_chain(*parts: Issued, with_key: bool = False) -> bytes:
    """Return a PEM of the certificates, the first one's key before them if asked for."""
    return (parts[0].key_pem if with_key else b"") + b"".join(part.pem for part in parts)


def p12_of(*parts: Issued, password: bytes, alias: bytes = b"client") -> bytes:
    """Return a PKCS#12 of the first one's key and the whole chain."""
    return pkcs12.serialize_key_and_certificates(
        alias,
        parts[0].key,
        parts[0].certificate,
        [part.certificate for part in parts[1:]],
        serialization.BestAvailableEncryption(password),
    )
