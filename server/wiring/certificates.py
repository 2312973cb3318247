"""The use cases of certificates."""

from server.wiring.parts import Parts
from services.certificates.count import Count
from services.certificates.delete import Delete
from services.certificates.export import Export
from services.certificates.find import Find
from services.certificates.find_uses import FindUses
from services.certificates.generate import Generate
from services.certificates.inspect import Inspect
from services.certificates.issue import Issue
from services.certificates.label import Label
from services.certificates.list import List
from services.certificates.list_labels import ListLabels
from services.certificates.plan import Planning
from services.certificates.publish import Publish
from services.certificates.read import Read
from services.certificates.read_again import ReadAgain
from services.certificates.reissue import Reissue
from services.certificates.renew import Renew
from services.certificates.replace import Replace
from services.certificates.restore import Restore
from services.certificates.revoke import Revoke
from services.certificates.roll_back import RollBack
from services.certificates.sweep import Sweep
from services.certificates.unlock import Unlock
from services.certificates.upload import Upload
from services.certificates.watch import Watch
from services.rules.idempotency import IdempotencyRecords
from services.rules.uses import Uses


class CertificateUseCases:
    """What can be done with certificates."""

    def __init__(self, parts: Parts) -> None:
        scopes, certificates, versions, attributes = parts.scopes, parts.certificates, parts.versions, parts.attributes
        reader, keys, clock, limits = parts.reader, parts.keys, parts.clock, parts.limits
        self.upload = Upload(
            scopes=scopes, certificates=certificates, reader=reader, keys=keys, clock=clock, limits=limits, idempotency=_once(parts)
        )
        self.inspect = Inspect(reader=reader, limits=limits)
        self.unlock = Unlock(
            certificates=certificates, versions=versions, attributes=attributes, reader=reader, keys=keys, clock=clock, limits=limits
        )
        self.find = Find(certificates=certificates, versions=versions)
        self.list = List(certificates=certificates, clock=clock)
        self.count = Count(statistics=parts.statistics, clock=clock)
        self.list_labels = ListLabels(labels=parts.labels)
        self.label = Label(certificates=certificates, attributes=attributes, clock=clock)
        self.export = Export(
            certificates=certificates,
            versions=versions,
            audit=parts.audit,
            converter=parts.converter,
            keys=keys,
            clock=clock,
            limits=limits,
        )
        self.read = Read(versions=versions, keys=keys, notes=parts.read_notes)
        self.read_again = ReadAgain(readings=parts.readings, versions=versions, reader=reader, keys=keys)
        self.replace = Replace(certificates=certificates, versions=versions, reader=reader, keys=keys, clock=clock, limits=limits)
        self.roll_back = RollBack(certificates=certificates, versions=versions, revocations=parts.revocations, keys=keys, clock=clock)
        uses = Uses(scopes=scopes, certificates=certificates, configurations=parts.configurations)
        self.find_uses = FindUses(uses=uses)
        self.delete = Delete(certificates=certificates, deletion=parts.deletion, uses=uses, clock=clock, trust=parts.trust, limits=limits)
        self.restore = Restore(deletion=parts.deletion, clock=clock, limits=limits)
        self.watch = Watch(scopes=scopes, feed=parts.feed)
        self._add_issuing(parts)

    def _add_issuing(self, parts: Parts) -> None:
        certificates, attributes, versions = parts.certificates, parts.attributes, parts.versions
        reader, keys, clock, limits = parts.reader, parts.keys, parts.clock, parts.limits
        issue = Issue(
            authority=parts.authority,
            intents=parts.intents,
            reader=reader,
            clock=clock,
            trust=parts.trust,
            limits=limits,
            make_key_pair=parts.make_key_pair,
        )
        planning = Planning(issue=issue, keys=keys, organization=parts.organization)
        self.generate = Generate(
            scopes=parts.scopes,
            certificates=certificates,
            issue=issue,
            idempotency=_once(parts),
            keys=keys,
            clock=clock,
            limits=limits,
            planning=planning,
        )
        self.reissue = Reissue(
            scopes=parts.scopes,
            certificates=certificates,
            versions=versions,
            planning=planning,
            issue=issue,
            keys=keys,
            clock=clock,
        )
        self.renew = Renew(
            certificates=certificates,
            attributes=attributes,
            renewals=parts.renewals,
            versions=versions,
            issue=issue,
            reader=reader,
            keys=keys,
            clock=clock,
            trust=parts.trust,
        )
        self.publish = Publish(revocations=parts.revocations, authority=parts.authority, clock=clock, trust=parts.trust)
        self.revoke = Revoke(
            certificates=certificates,
            versions=versions,
            attributes=attributes,
            publish=self.publish,
            authority=parts.authority,
            clock=clock,
        )
        self.sweep = Sweep(intents=parts.intents, clock=clock, trust=parts.trust)


def _once(parts: Parts) -> IdempotencyRecords:
    return IdempotencyRecords(certificates=parts.certificates, records=parts.idempotency, keys=parts.keys, clock=parts.clock)
