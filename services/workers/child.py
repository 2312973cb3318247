"""The program of a child: `python -m services.workers.child fast` or `slow`, started by `services.workers.process` only."""

import sys

from services.formats.budget import Budget
from services.formats.conversion.convert import convert
from services.formats.read import read_contents
from services.model.contents import Contents
from services.model.secret import Secret
from services.workers.frames import Request
from services.workers.serving import serve


def work(request: Request, budget: Budget) -> Contents | Secret:
    """Return what the file says, or the file that it is converted to."""
    if request.conversion is not None:
        return convert(request.octets.reveal(), password=request.password, budget=budget, wanted=request.conversion)
    return read_contents(request.octets.reveal(), file_name=request.file_name, password=request.password, budget=budget)


if __name__ == "__main__":
    serve(work, sys.argv[1])
