"""The one table that comes out."""

from collections.abc import Sequence

from bench.measure import Figure

WIDTHS = (44, 46, 10, 10, 7)


def print_head(drivers: Sequence[str]) -> None:
    """Print what the columns mean."""
    groups = "".join(f"{driver} ms".rjust(WIDTHS[2] + 2) + "floor ms".rjust(WIDTHS[3]) + "ratio".rjust(WIDTHS[4]) for driver in drivers)
    print("what".ljust(WIDTHS[0]) + "against".ljust(WIDTHS[1]) + groups)
    print("-" * (WIDTHS[0] + WIDTHS[1] + len(groups)))


def print_row(what: str, against: str, figures: Sequence[Figure]) -> None:
    """Print one row, a group of three columns for each driver."""
    groups = "".join(
        f"{1000 * figure.taken:{WIDTHS[2] + 2}.2f}{1000 * figure.floor:{WIDTHS[3]}.2f}{figure.ratio:{WIDTHS[4]}.2f}" for figure in figures
    )
    print(what.ljust(WIDTHS[0]) + against.ljust(WIDTHS[1]) + groups, flush=True)
