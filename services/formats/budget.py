"""How much key derivation one file may cost. Counts are read and charged before any derivation starts."""

from services.errors import ErrorCode, TooCostly
from services.formats.derived_keys import DerivedKeys

MAX_ITERATIONS = 5_000_000
"""Of one derivation: keytool's own limit, so nothing that keytool writes is refused."""

MAX_ITERATIONS_IN_TOTAL = 10_000_000
"""Of all derivations of one file: about four seconds of one core."""

MAX_ITERATIONS_OF_RETRIES = 1_000_000
"""Of all derivations that only try another form of the same password: about half a second, besides the sum above."""

MAX_SCRYPT_MEMORY = 64 * 1024 * 1024
"""Octets (128 * N * r): twice what OpenSSL's own limit allows by default; a worker has room for it."""


class Budget:
    """Counts down the iterations that are left to one file, and apart from them those for trying other forms of a password.

    `known` are keys that were derived already, when the file was written; they are paid for as others are.
    """

    def __init__(self, total: int = MAX_ITERATIONS_IN_TOTAL, *, known: DerivedKeys | None = None) -> None:
        self.known = known
        self._left = total
        self._retries_left = min(total, MAX_ITERATIONS_OF_RETRIES)

    def charge(self, iterations: int, *, times: int = 1) -> int:
        """Pay for one derivation that runs its iterations so many times (once per block of key), and return their product.

        Raises TooCostly, and takes nothing, if it or the sum is over the limit. Fewer than 1 is the reader's error to raise.
        """
        if iterations > MAX_ITERATIONS:
            raise TooCostly(
                f"One key derivation needs {iterations:,} iterations; the limit is {MAX_ITERATIONS:,}.", code=ErrorCode.KDF_LIMIT
            )
        cost = iterations * times
        self.charge_again(cost)
        return cost

    def charge_again(self, cost: int) -> None:
        """Pay for the same attempt once more, with another password; `cost` is what `charge` returned. Raises TooCostly."""
        if cost > self._left:
            raise TooCostly(f"All key derivations together need more than {MAX_ITERATIONS_IN_TOTAL:,} iterations.")
        self._left -= cost

    def charge_scrypt(self, *, cost: int, block_size: int, parallelization: int) -> int:
        """Pay for one scrypt derivation and return what it cost; raises TooCostly if its memory or work is over the limit.

        One of its N * r * p steps takes about as long as one iteration, so the sum counts them alike.
        """
        if 128 * cost * block_size > MAX_SCRYPT_MEMORY or 128 * cost * block_size * parallelization > 4 * MAX_SCRYPT_MEMORY:
            raise TooCostly(f"scrypt asks for N={cost}, r={block_size}, p={parallelization}; the memory limit is 64 MiB.")
        return self.charge(cost * block_size * parallelization)

    def charge_retry(self, iterations: int) -> None:
        """Pay for one more attempt, of so many iterations in all, with another form of the same password; raises TooCostly."""
        if iterations > self._retries_left:
            raise TooCostly(f"Further attempts need more than {MAX_ITERATIONS_OF_RETRIES:,} iterations.")
        self._retries_left -= iterations
