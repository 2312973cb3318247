"""How much one reading may cost, and how many may wait. Each number with its reason."""

FAST_ITERATIONS = 100_000
"""Of all key derivations of one file in the fast lane: about 0.1 s at worst (PKCS#12 derivation in Python), more than what keytool 25 and
OpenSSL 3 write by default (10,000 and 2,048 each); a JCEKS key (200,000) and deliberately hardened files go to the slow lane."""

FAST_SECONDS = 2.0
"""Wall time in the fast lane: twenty times what its iterations take, so that only a file with another kind of cost gets there. It is then
tried once more in the slow lane, because a busy machine is no fault of the file's."""

SLOW_SECONDS = 10.0
"""Wall time in the slow lane: the 10,000,000 iterations that a file may ask for take about 4 s of an idle core, 5 s in Python."""

GRACE_SECONDS = 2.0
"""After its wall time a child ends itself even if nobody is left to kill it."""

START_SECONDS = 30.0
"""Until a child says that it is ready: the imports take 0.3 s, but a machine that starts everything at once can be slow."""

SLOW_NICENESS = 10
"""Of the slow lane's worker: any other process that wants the core gets most of it."""

MAX_MEMORY = 1024 * 1024 * 1024
"""Octets of address space of a child. It starts with about 0.2 GiB (libraries, mostly not resident); scrypt may take 64 MiB, and the facts
of a 10 MiB file about 0.3 GiB."""

MAX_OPEN_FILES = 16
"""Of a child: three pipes and what the interpreter itself holds; a reader opens none."""

MAX_ANSWER_OCTETS = 32 * 1024 * 1024
"""Of one answer: 5,000 usual certificates, the most that a store may have, make about 25 MiB."""

MAX_READS = 1_000
"""Of one child, then another takes its place: what a library leaks or a file has left behind does not add up."""

FAST_WAITING = 100
"""Uploads that wait for the fast lane: at 10 ms each that is one second; more are told to come back."""

SLOW_WAITING = 4
"""Files that wait for the slow lane, each at most 10 s: nobody is left waiting for minutes."""

INLINE_ANSWER_OCTETS = 64 * 1024
"""Shorter answers, of some ten certificates, are decoded at once (about 1 ms); longer ones in a thread."""

MAX_PAUSE = 5.0
"""Seconds between attempts to start a child when starting fails; the first comes after 0.1 s, and each pause doubles."""

MAX_WAIT = 30.0
"""Seconds for a free worker: the slow lane's queue takes 40 at the very worst; a client has given up by then."""
