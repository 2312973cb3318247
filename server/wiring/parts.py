"""The parts list: what stands behind the ports, and what the installation sets."""

from dataclasses import dataclass

from services.access.binding import Endpoints
from services.model.generation import OrganizationAttributes
from services.model.installation import Installation
from services.model.limits import Limits
from services.ports.authorities import IssuingAuthority
from services.ports.changes import ChangeFeed
from services.ports.checkpoints import CheckpointOutlet
from services.ports.clock import Clock
from services.ports.key_pairs import KeyPairMaker
from services.ports.keys import KeyProvider
from services.ports.read_notes import ReadNotes
from services.ports.reading import ContentReader, FileConverter
from services.repositories.attributes import AttributeRepository
from services.repositories.audit import AuditRepository, CheckpointRepository
from services.repositories.certificates import CertificateRepository
from services.repositories.configurations import ConfigurationRepository
from services.repositories.deletion import DeletionRepository
from services.repositories.idempotency import IdempotencyRepository
from services.repositories.issuances import IntentRepository
from services.repositories.labels import LabelRepository
from services.repositories.readings import ReadingRepository
from services.repositories.renewals import RenewalRepository
from services.repositories.revocations import RevocationRepository
from services.repositories.scopes import ScopeRepository
from services.repositories.service_keys import ServiceKeyRepository
from services.repositories.statistics import StatisticsRepository
from services.repositories.subscriptions import SubscriptionRepository
from services.repositories.tenants import TenantRepository
from services.repositories.versions import VersionRepository
from services.rules.clock_trust import ClockTrust


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What use cases are made of."""

    scopes: ScopeRepository
    certificates: CertificateRepository
    configurations: ConfigurationRepository
    statistics: StatisticsRepository
    labels: LabelRepository
    versions: VersionRepository
    attributes: AttributeRepository
    deletion: DeletionRepository
    readings: ReadingRepository
    renewals: RenewalRepository
    audit: AuditRepository
    checkpoints: CheckpointRepository
    checkpoint_outlet: CheckpointOutlet | None
    intents: IntentRepository
    idempotency: IdempotencyRepository
    revocations: RevocationRepository
    service_keys: ServiceKeyRepository
    tenants: TenantRepository
    subscriptions: SubscriptionRepository
    feed: ChangeFeed
    reader: ContentReader
    converter: FileConverter
    read_notes: ReadNotes
    make_key_pair: KeyPairMaker
    keys: KeyProvider
    clock: Clock
    trust: ClockTrust
    authority: IssuingAuthority
    limits: Limits
    endpoints: Endpoints
    organization: OrganizationAttributes
    installation: Installation
