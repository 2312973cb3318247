"""`python -m bench`: prints one table of ratios. Absolute figures in it are this machine's and this moment's; compare ratios."""

import argparse
import asyncio
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.chain import run_chain
from bench.execution import run_execution
from bench.exports import run_exports
from bench.fairness import run_fairness
from bench.growth import run_growth
from bench.issuance import run_issuance
from bench.page import COUNT as PAGE_COUNT
from bench.page import QUICK_COUNT as QUICK_PAGE_COUNT
from bench.page import run_page
from bench.reads import run_details, run_lists
from bench.rest import SIZES as REST_SIZES
from bench.rest import Size, run_rest, run_rest_growth
from bench.servers import DRIVERS, run_servers
from bench.table import print_head
from bench.tenant import SIZES, run_tenant
from bench.throughput import run_throughput
from bench.tokens import run_tokens
from bench.uploads import run_inspections, run_uploads

PARTS = {
    "lists": run_lists,
    "details": run_details,
    "tokens": run_tokens,
    "uploads": run_uploads,
    "chain": run_chain,
    "inspections": run_inspections,
    "exports": run_exports,
    "issuance": run_issuance,
    "growth": run_growth,
    "throughput": run_throughput,
    "execution": run_execution,
    "rest": run_rest,
    "rest-growth": run_rest_growth,
    "tenant": run_tenant,
    "fairness": run_fairness,
    "page": run_page,
}

ASKED_FOR = {"tenant", "rest-growth", "fairness", "chain", "page"}
"""Parts that run only when they are named: they take some minutes, all that the machine has, the repository with its history, or a
browser and the built page."""

QUICK_SIZES = ((10_000, 20), (100_000, 200))
QUICK_REST_SIZES = (Size(100, 100, 1), Size(50_000, 5_000, 200))

COUNTS = (1_000, 10_000, 100_000)
QUICK_COUNTS = (1_000, 10_000)
SECONDS, QUICK_SECONDS = 3.0, 0.7


def main() -> None:
    """Run the parts that the arguments name."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--only",
        nargs="+",
        choices=PARTS,
        default=[name for name in PARTS if name not in ASKED_FOR],
        metavar="PART",
        help=f"any of: {' '.join(PARTS)}",
    )
    parser.add_argument("--seconds", type=float, help=f"how long each row is measured; {SECONDS:g} by default")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, growth to 10,000 and tenants of 100,000 only")
    arguments = parser.parse_args()
    seconds = arguments.seconds or (QUICK_SECONDS if arguments.quick else SECONDS)
    more: dict[str, dict[str, Any]] = {
        "growth": {"counts": QUICK_COUNTS if arguments.quick else COUNTS},
        "page": {"count": QUICK_PAGE_COUNT if arguments.quick else PAGE_COUNT},
        "tenant": {"sizes": QUICK_SIZES if arguments.quick else SIZES},
        "rest-growth": {"sizes": QUICK_REST_SIZES if arguments.quick else REST_SIZES},
    }
    asyncio.run(run(arguments.only, seconds=seconds, more=more))


async def run(parts: list[str], *, seconds: float, more: Mapping[str, Mapping[str, Any]]) -> None:
    """Measure the parts in their order."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        async with run_servers(Path(folder)) as servers:
            print_head(DRIVERS)
            for name, run_part in PARTS.items():
                if name in parts:
                    await run_part(servers, seconds=seconds, **more.get(name, {}))  # type: ignore[operator]


if __name__ == "__main__":
    main()
