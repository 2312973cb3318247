"""Receipts in MongoDB; mongod removes them after RECEIPT_LIFETIME."""

from services.model.lifecycle import Receipt
from services.storage.mongo.database import Database
from services.storage.mongo.lifecycle_documents import read_receipt
from services.storage.mongo.query import is_storable


class MongoReceipts:
    """A ReceiptRepository. It raises ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, tenant: str, key: str) -> Receipt | None:
        """Return the receipt."""
        if not is_storable(key):
            return None
        async with self._database.answering():
            document = await self._database.receipts.find_one({"tenant": tenant, "key": key})
        return None if document is None else read_receipt(document)
