"""A course of one lesson and one assignment, small enough to build in every test that needs it."""

from __future__ import annotations

import shutil
from pathlib import Path

from authoring.settings import ROOT

ORDER = """\
published: {repository: somebody/course, branch: main}
lessons:
  intuition: {minutes: 5}
assignments:
  intuition: {closes: intuition, minutes: 15}
"""

LESSON = """\
---
title: Intuition
needs: []
part: Ideas
question: What bends?
goal: see a bend
---

You will see a bend.

+++

<!-- QUIZ: what-bends -->

+++

## Questions to ponder

## Terms added to the glossary

## What comes next

## References
"""

ASSIGNMENT = """\
---
title: Intuition
points: 8
---

<!-- POINTS -->

```{code-cell}
# SETUP: imports
from helpers import checks
```

```{code-cell}
# EXERCISE: double
def double(z):
    \"\"\"Return twice z.\"\"\"
    ### BEGIN SOLUTION
    two = 2
    return two * z
    ### END SOLUTION
```

```{code-cell}
# TEST: double (2 points)
assert double(1)
### BEGIN HIDDEN TESTS
assert double(21) == 42, "an unseen value"
### END HIDDEN TESTS
```

<!-- WRITTEN: choose (5 points) -->
Why?

### BEGIN SOLUTION
Because the sample says so.
### END SOLUTION

### BEGIN MARK SCHEME
2 points for naming the reason
### END MARK SCHEME

+++

<!-- QUIZ: what-doubles -->
"""

QUIZ = """\
lesson:
- id: what-bends
  stem: Which one bends?
  options:
    - {text: A line, why: A line is straight by definition.}
    - {text: A hinge, why: "It turns at zero, and that is a bend.", correct: true}
    - {text: A point, why: A point has no direction to change.}
    - {text: A plane, why: A plane is flat everywhere.}
assignment:
- id: what-doubles
  stem: Which one doubles?
  options:
    - {text: Adding one, why: That adds the same amount everywhere.}
    - {text: Squaring, why: That doubles the number two only.}
    - {text: Adding itself, why: "A number plus itself is twice the number.", correct: true}
    - {text: Halving, why: That is the inverse of doubling.}
"""


def write(
    root: Path, *, order=ORDER, lesson=LESSON, assignment=ASSIGNMENT, quiz=QUIZ, **more: str
) -> Path:
    """Write the manuscript of the small course to `root` and return `root`.

    `more` are lessons by name, underscores for hyphens.
    """
    texts = {
        "course.yaml": order,
        "lessons/intuition.md": lesson,
        "exercises/intuition.md": assignment,
        "quizzes/intuition.yaml": quiz,
    }
    texts |= {f"lessons/{name.replace('_', '-')}.md": text for name, text in more.items()}
    for name, text in texts.items():
        path = root / "manuscript" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name in ("nbgrader_config.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, root / name)
    return root
