"""Check the certificates that destinations and fragments name."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from services.destinations.openings import Attempt, MayOpen, Openings
from services.model.caller import Caller, Right
from services.model.configuration_findings import ConfigurationFinding, Opening
from services.model.destination import Configuration
from services.model.limits import Limits
from services.model.uses import FollowedReference
from services.repositories.deletion import DeletionRepository
from services.rules.access import require_for
from services.rules.reference_findings import NEEDED, Named, list_findings
from services.rules.uses import Uses

Open = Callable[[Sequence[Attempt]], Awaitable[list[Opening]]]
"""Tries the passwords of configurations, and returns the outcome of each attempt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The use case: what a careful engineer would find. A destination's own password is tried, without a right to see it."""

    uses: Uses
    deletion: DeletionRepository
    openings: Openings
    limits: Limits

    async def __call__(
        self, caller: Caller, configurations: Sequence[Configuration], *, now: datetime, may_open: MayOpen
    ) -> list[tuple[ConfigurationFinding, ...]]:
        """Return what is found about each at that moment; raises NotFound and Forbidden.

        Who may not read the certificates that a name can lead to hears that it was not checked, and nothing else about it.
        """
        return await self._check(caller, configurations, now=now, open_=partial(self.openings, caller, may_open=may_open))

    async def dry_run(
        self, caller: Caller, configuration: Configuration, *, now: datetime, may_open: MayOpen
    ) -> tuple[ConfigurationFinding, ...]:
        """Return what would be found about one that is not stored; nothing is remembered. Raises NotFound and Forbidden.

        A password is tried only for who may export the file with private keys: no record would tell of the guess.
        """
        open_ = partial(self.openings.of_unstored, caller, may_open=may_open)
        (found,) = await self._check(caller, [configuration], now=now, open_=open_)
        return found

    async def _check(
        self, caller: Caller, configurations: Sequence[Configuration], *, now: datetime, open_: Open
    ) -> list[tuple[ConfigurationFinding, ...]]:
        for configuration in configurations:
            require_for(caller, Right.DESTINATION_READ, configuration)
        all_followed = await self.uses.follow_references(caller, configurations, fields=NEEDED)
        known = _Known(
            now=now,
            deletions=await self._find_deletions(caller, [followed for each in all_followed for followed in each], now),
            openings=await _try_passwords(configurations, all_followed, open_=open_),
        )
        return [
            tuple(finding for followed in each for finding in list_findings(known.name(configuration, followed)))
            for configuration, each in zip(configurations, all_followed, strict=True)
        ]

    async def _find_deletions(
        self, caller: Caller, all_followed: Sequence[FollowedReference], now: datetime
    ) -> Mapping[tuple[str, str], datetime]:
        """Return by scope id and name when certificates were deleted that can be restored, of those that are missing."""
        missing = [followed for followed in all_followed if followed.certificate is None and not followed.is_hidden]
        places = {(scope_id, followed.reference.certificate) for followed in missing for scope_id in followed.scope_ids}
        deleted_after = now - self.limits.restorable_for
        return await self.deletion.find_deletions(caller.tenant, places, deleted_after=deleted_after) if places else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What was found out about all references together."""

    now: datetime
    deletions: Mapping[tuple[str, str], datetime]
    openings: Mapping[tuple[str, str], Opening]

    def name(self, configuration: Configuration, followed: FollowedReference) -> Named:
        """Return what is known of one."""
        places = [(scope_id, followed.reference.certificate) for scope_id in followed.scope_ids]
        return Named(
            reference=followed.reference,
            certificate=followed.certificate,
            now=self.now,
            deleted_at=max((self.deletions[place] for place in places if place in self.deletions), default=None),
            is_hidden=followed.is_hidden,
            opening=self.openings.get((configuration.id, followed.reference.property)),
        )


async def _try_passwords(
    configurations: Sequence[Configuration], all_followed: Sequence[Sequence[FollowedReference]], *, open_: Open
) -> Mapping[tuple[str, str], Opening]:
    """Return what came of it by the configuration's id and the property."""
    attempts = [
        Attempt(configuration=configuration, reference=followed.reference, certificate=followed.certificate)
        for configuration, each in zip(configurations, all_followed, strict=True)
        for followed in each
        if followed.certificate is not None
    ]
    outcomes = await open_(attempts)
    return {(one.configuration.id, one.reference.property): outcome for one, outcome in zip(attempts, outcomes, strict=True)}
