"""A child that somebody has taken over: it answers with the very octets of the request."""

import os
import sys

sys.path.insert(0, os.getcwd())

from services.workers.frames import read_request, write_answer
from services.workers.serving import READY

write_answer(sys.stdout.buffer, READY)
while (request := read_request(sys.stdin.buffer)) is not None:
    octets = request.octets.reveal()
    if octets.startswith(b"raw "):
        sys.stdout.buffer.write(octets[4:])
        sys.stdout.buffer.flush()
    else:
        write_answer(sys.stdout.buffer, octets)
