"""Options that several programs of the course's publishing have, in one wording."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date


def add_day(program: ArgumentParser, does: str) -> None:
    """Let a program be asked for what is open on another day than today.

    Parameters
    ----------
    program : ArgumentParser
        It gets the option ``--day``.
    does : str
        What it does with what is open: "show", "take" or "publish".

    Examples
    --------
    >>> program = ArgumentParser()
    >>> add_day(program, "show")
    >>> program.parse_args(["--day", "2027-03-01"]).day
    datetime.date(2027, 3, 1)
    """
    program.add_argument(
        "--day",
        type=date.fromisoformat,
        default=date.today(),
        help=f"{does} what is open on this day, such as 2027-03-01; today without it",
    )


def add_solutions(program: ArgumentParser) -> None:
    """Let a program be asked for the solutions of all assignments, whatever their days.

    Parameters
    ----------
    program : ArgumentParser
        It gets the option ``--solutions``.

    Examples
    --------
    >>> program = ArgumentParser()
    >>> add_solutions(program)
    >>> program.parse_args(["--solutions", "all"]).solutions
    'all'
    """
    program.add_argument(
        "--solutions",
        choices=["all"],
        help="show the solutions of all assignments on the site, for those who learn by themselves",
    )
