"""Checkpoints to a webhook, which the operator names: it may be in the same network, and so any address is allowed."""

import asyncio
import ssl

import httpx

from services.model.audit import Checkpoint
from services.model.secret import Secret
from services.ports.checkpoints import CheckpointNotPublished
from services.rules.audit_checkpoints import write_line

ANSWER_WITHIN = 3.0
"""Seconds for the whole exchange (docs/reference/reliability.md, 3.3): the job has other work."""


class CheckpointWebhook:
    """A CheckpointOutlet that posts each checkpoint as JSON. It follows no redirect, and reads nothing of an answer but its status.

    The address may hold a secret, and stands in no message.
    """

    def __init__(self, address: Secret) -> None:
        self._address = address
        self._client = httpx.AsyncClient(
            verify=ssl.create_default_context(), timeout=ANSWER_WITHIN, follow_redirects=False, trust_env=False
        )

    async def publish(self, checkpoint: Checkpoint) -> None:
        """Post the checkpoint; raises CheckpointNotPublished unless the answer is a success (2xx) in time."""
        headers = {"content-type": "application/json"}
        octets = write_line(checkpoint).encode()
        try:
            async with (
                asyncio.timeout(ANSWER_WITHIN),
                self._client.stream("POST", self._address.reveal().decode(), content=octets, headers=headers) as answer,
            ):
                status = answer.status_code
        except (TimeoutError, httpx.HTTPError, httpx.InvalidURL):
            raise CheckpointNotPublished("The webhook of DESTCERT_AUDIT_CHECKPOINTS does not answer.") from None
        if not 200 <= status < 300:
            raise CheckpointNotPublished(f"The webhook of DESTCERT_AUDIT_CHECKPOINTS answers {status}.")

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()
