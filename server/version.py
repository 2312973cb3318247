"""Which release this is."""

VERSION = "0.1.0"
"""That of `pyproject.toml`, which a container does not have; a test compares them."""
