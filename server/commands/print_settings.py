"""Print the table of settings into the README: `python -m server.commands.print_settings`."""

from pathlib import Path

from server.settings import PREFIX, SETTINGS

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- settings: make readme -->\n", "<!-- end -->"


def write_table() -> str:
    """Return the table, a row each setting."""
    rows = (f"| `{PREFIX}{setting.variable}` | {setting.default} | {setting.meaning} |" for setting in SETTINGS)
    return "\n".join(("| variable | default | meaning |", "|---|---|---|", *rows, ""))


def write_readme(text: str) -> str:
    """Return the README with the present table in the place of its own."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + write_table() + END + after


if __name__ == "__main__":
    README.write_text(write_readme(README.read_text()))
