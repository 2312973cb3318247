"""The audit trail in MongoDB: chained records, checkpoints, and the records from before."""
