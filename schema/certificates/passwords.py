"""The passwords of keys, in the inputs of all that opens a file."""

import strawberry

OF_EVERY_KEY = (
    "Opens the private keys that neither `password` nor their own of `keyPasswords` opens, if they have another password than the store "
    "(keytool -keypass); it is not kept. Null means none."
)

OF_SINGLE_KEYS = "For single private keys, where they have different passwords; at most 5,000, and none is kept. Null means none."


@strawberry.input(description="The password of one private key.")
class KeyPasswordInput:
    alias: str = strawberry.field(
        description="The alias of the key's entry, as an inspection of the file names it; compared exactly, else without regard to case."
    )
    password: str = strawberry.field(description="The key's own password, at most 1,024 characters; may be empty.")
