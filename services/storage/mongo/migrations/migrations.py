"""The list of all migrations. A new one is appended; none is changed or taken out once it was released."""

from services.storage.mongo.migrations.audit_nouns import AUDIT_NOUNS
from services.storage.mongo.migrations.migration import Migration

MIGRATIONS: tuple[Migration, ...] = (AUDIT_NOUNS,)

DATABASE_VERSION = 1 + len(MIGRATIONS)
"""The schema version of a database in which all of them are done; a database with a higher one is not opened."""
