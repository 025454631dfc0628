"""How a command can end."""

from enum import IntEnum


class Exit(IntEnum):
    """What the shell is told; scripts rely on it."""

    WELL = 0
    BAD_CONTENT = 1
    BAD_USAGE = 2
    """For wrong usage argparse gives 2 as well."""
    BAD_MACHINE = 3
