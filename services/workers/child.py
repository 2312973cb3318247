"""The program of a child: `python -m services.workers.child first`, `fast` or `slow`, started by `services.workers.process` only."""

import codecs
import pkgutil
import sys
from importlib import import_module

from services.asn1.tags import TEXT_ENCODINGS
from services.formats.budget import Budget
from services.formats.conversion.convert import convert
from services.formats.read import read_contents
from services.model.contents import Contents
from services.model.secret import Secret
from services.workers.frames import Request
from services.workers.serving import serve

LAZY_PACKAGES = ("cryptography.hazmat", "cryptography.x509")
"""Packages that import their modules when these are first used."""

LAZY_MODULES = ("Cryptodome.Cipher._mode_cbc",)

ENCODINGS = {"utf-16-be", "utf-16-le", "cp1252", *TEXT_ENCODINGS.values()}
"""Of text in any format; Python imports each when it is first used."""


def preload() -> None:
    """Import what libraries would import while they work: a confined child can open no file."""
    for name in LAZY_PACKAGES:
        for module in pkgutil.walk_packages(import_module(name).__path__, f"{name}."):
            import_module(module.name)
    for name in LAZY_MODULES:
        import_module(name)
    for encoding in ENCODINGS:
        codecs.lookup(encoding)


def work(request: Request, budget: Budget) -> Contents | Secret:
    """Return what the file says, or the file that it is converted to."""
    octets, password, key_passwords = request.octets.reveal(), request.password, request.key_passwords
    if request.conversion is not None:
        return convert(octets, password=password, budget=budget, wanted=request.conversion, key_passwords=key_passwords)
    return read_contents(octets, file_name=request.file_name, password=password, budget=budget, key_passwords=key_passwords)


if __name__ == "__main__":
    preload()
    serve(work, sys.argv[1])
