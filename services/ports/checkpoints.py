"""Where checkpoints go beside the database, so that nobody who changes the database changes them, too."""

from typing import Protocol

from services.model.audit import Checkpoint


class CheckpointOutlet(Protocol):
    """A place outside of the database, such as the log, a file or a webhook."""

    async def publish(self, checkpoint: Checkpoint) -> None:
        """Hand the checkpoint out; raises CheckpointNotPublished where it did not get there."""


class CheckpointNotPublished(Exception):
    """A checkpoint did not leave the database, or nobody knows whether it did; the sentence says why, without a secret."""
