"""The one way in which decryption fails."""


class DecryptionFailed(Exception):
    """A value cannot be decrypted: it was tampered with or moved, or its master key is missing. Which of them is not told."""

    def __init__(self) -> None:
        super().__init__("A stored value cannot be decrypted.")
