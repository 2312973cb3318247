"""The use cases of the audit."""

from server.wiring.parts import Parts
from services.audit.list import List
from services.audit.sign import Sign


class AuditUseCases:
    """What can be done with the audit."""

    def __init__(self, parts: Parts) -> None:
        self.list = List(audit=parts.audit)
        self.sign = Sign(checkpoints=parts.checkpoints, outlet=parts.checkpoint_outlet, clock=parts.clock)
