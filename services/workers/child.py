"""The program of a child: `python -m services.workers.child fast` or `slow`, started by `services.workers.worker` only."""

import sys

from services.formats.budget import Budget
from services.formats.read import read_contents
from services.model.contents import Contents
from services.workers.frames import Request
from services.workers.serving import serve


def read(request: Request, budget: Budget) -> Contents:
    """Return what the file says."""
    return read_contents(request.octets.reveal(), file_name=request.file_name, password=request.password, budget=budget)


if __name__ == "__main__":
    serve(read, sys.argv[1])
