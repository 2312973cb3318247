"""A typed client of the service Destination Certificates."""

from . import generated
from .client import Client
from .errors import OperationRefused, RequestFailed, expect_result
from .generated import *  # noqa: F403

__all__ = [*generated.__all__, "Client", "OperationRefused", "RequestFailed", "expect_result"]  # noqa: PLE0604
