"""Where it is kept which renewals are due."""

from datetime import datetime, timedelta
from typing import Protocol

from services.model.certificate import Certificate


class RenewalRepository(Protocol):
    """Gives due renewals out. Rules as for `CertificateRepository`."""

    async def claim_due(self, *, now: datetime, lease: timedelta, limit: int) -> tuple[Certificate, ...]:
        """Return certificates of all tenants whose `renewal.next_attempt_at` is not after `now`, earliest first, each claimed for `lease`.

        A claimed one is given to nobody else until the lease ends by the database's clock, or `set_renewal` or `add_version` changed it.
        """
