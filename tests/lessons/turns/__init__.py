"""Evidence that the "your turn" checks accept what is right and help with what is wrong.

One file a lesson, named for it, with a dictionary `BANK` from the exercise's name to its
evidence. None of it is ever given to students.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Evidence:
    """Answers to one exercise, with what the check must say.

    Parameters
    ----------
    right : list
        Answers that must be accepted, at least two written differently.
    wrong : dict of str to (object, str)
        By the name of the mistake: the answer, and a part of the message it must get. At
        least two.

    Notes
    -----
    An answer that is a tuple is passed as several answers.
    """

    right: list
    wrong: dict[str, tuple[object, str]] = field(default_factory=dict)
