"""Which reading of files this is."""

READING = 1
"""The number of what this release's readers tell of a file. A release whose readers tell more, or something else, raises it: what was
stored under a lower number is read again, as far as that needs no password (ADR 34). Documents without a number are from before."""
