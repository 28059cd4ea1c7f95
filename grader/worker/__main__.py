"""``python -I grader/worker/__main__.py DESCRIPTOR``: how the coordinator starts a zygote."""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from grader.worker import zygote

    zygote.main(int(sys.argv[1]))
