"""Where checkpoints of the audit go."""

from contextlib import AsyncExitStack
from pathlib import Path

from server.settings import Settings
from server.values import is_web_address
from services.ports.checkpoints import CheckpointOutlet
from services.storage.files.checkpoints import CheckpointFile
from services.webhooks.checkpoints import CheckpointWebhook


def open_outlet(settings: Settings, parts: AsyncExitStack) -> CheckpointOutlet | None:
    """Return where checkpoints go beside the database and the log; None where the settings name no such place."""
    if settings.audit_checkpoints is None:
        return None
    place = settings.audit_checkpoints.reveal().decode()
    if not is_web_address(place):
        return CheckpointFile(Path(place))
    webhook = CheckpointWebhook(settings.audit_checkpoints)
    parts.push_async_callback(webhook.close)
    return webhook
