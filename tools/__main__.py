"""``python -m tools`` lists the tasks, and runs them where there is no make."""

from __future__ import annotations

import sys

from tools.task import main
from tools.tasks import GROUPS

if __name__ == "__main__":
    sys.exit(main(GROUPS, sys.argv[1:]))
