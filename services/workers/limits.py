"""How much one reading may cost, and how many may wait. Each number with its reason."""

FIRST_ITERATIONS = 60_000
"""Of all key derivations of one file in the first lane: about 20 ms of OpenSSL's PBKDF2. OpenSSL 3 and cryptography write stores of
some 40,000, keytool 25 of 30,000 and more."""

FIRST_CPU_SECONDS = 0.025
"""Of processor time in the first lane: twice what an honest store of one key takes. Twenty hostile files that wait there at once
delay the next file by a quarter of a second, shared by two readers; then they wait in other lanes."""

FAST_CPU_SECONDS = 0.1
"""Of processor time in the fast lane: a trust store of 150 certificates takes half of it."""

CPU_GRACE_SECONDS = 0.1
"""Of processor time: a file that is in the middle of a long call of a library by then is stopped with its process."""

FAST_ITERATIONS = 100_000
"""Of all key derivations of one file in the fast lane: about 0.1 s at worst (PKCS#12 derivation in Python), more than what keytool 25 and
OpenSSL 3 write by default (10,000 and 2,048 each); a JCEKS key (200,000) and deliberately hardened files go to the slow lane."""

FAST_SECONDS = 2.0
"""Wall time in the first and in the fast lane, each: twenty times the processor time of the fast lane, so that no busy machine gets
there. It ends what waits instead of computing, and all that takes long on Windows, which has no limit of processor time."""

SLOW_CPU_SECONDS = 10.0
"""Of processor time in the slow lane: the 10,000,000 iterations that a file may ask for take about 4 s, 5 s in Python."""

SLOW_SECONDS = 20.0
"""Wall time in the slow lane: what has a low priority may wait for the processor as long as it computes, and an operation ends then."""

GRACE_SECONDS = 2.0
"""After its wall time a child ends itself even if nobody is left to kill it."""

START_SECONDS = 30.0
"""Until a child says that it is ready: the imports take 0.3 s, but a machine that starts everything at once can be slow."""

FAST_NICENESS = 5
"""Of the fast lane's worker: files that have not been tried yet, and the service itself, get three quarters of the core."""

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
"""Uploads that wait for the first lane, and for the fast one: at 10 ms each that is one second; more are told to come back."""

SLOW_WAITING = 20
"""Files that wait for the slow lane, 40 MB at most. Who waits there sends no further file meanwhile: were they refused at once, they
would be back at once."""

KEY_PAIRS_WANTED = 50
"""Of each size of RSA, at most, who wait or whose key is being made, and as many who wait for a turn of their own: waiting takes little
memory and ends with the time of the operation, and who waits sends nothing. With ten places, ten more connections that were refused at once
came back 550 times a second."""

RETRY_KEY_PAIRS = 5
"""Seconds until more are worth asking for."""

INLINE_ANSWER_OCTETS = 64 * 1024
"""Shorter answers, of some ten certificates, are decoded at once (about 1 ms); longer ones in a thread."""

MAX_PAUSE = 5.0
"""Seconds between attempts to start a child when starting fails; the first comes after 0.1 s, and each pause doubles."""

MAX_WAIT = 10.0
"""Seconds for a free worker: as much as is left for the reading after it in the time of an operation."""
