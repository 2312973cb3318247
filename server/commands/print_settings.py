"""Print the table of settings into the README: `python -m server.commands.print_settings`."""

from datetime import timedelta
from pathlib import Path

from server.settings import PREFIX, Settings
from server.values import Setting
from server.variables import MINUTE, SETTINGS

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- settings: make readme -->\n", "<!-- end -->"


def write_table() -> str:
    """Return the table, a row each setting."""
    rows = (f"| `{PREFIX}{setting.variable}` | {write_default(setting)} | {setting.meaning} |" for setting in SETTINGS)
    return "\n".join(("| variable | default | meaning |", "|---|---|---|", *rows, ""))


def write_default(setting: Setting) -> str:
    """Return the default as its variable would say it."""
    value: object = Settings()
    for name in setting.path.split("."):
        value = getattr(value, name, None)
    if isinstance(value, timedelta):
        value = value.days or value // MINUTE  # the variable's name has the unit
    shown = "none" if value in (None, (), "") else f"`{str(value).lower() if isinstance(value, bool) else value}`"
    return setting.default or shown


def write_readme(text: str) -> str:
    """Return the README with the present table in the place of its own."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + write_table() + END + after


if __name__ == "__main__":
    README.write_text(write_readme(README.read_text()))
