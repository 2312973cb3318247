"""Changes of stored documents that releases after the first one make, while they serve."""
