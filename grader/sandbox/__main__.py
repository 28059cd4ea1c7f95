"""``python -I grader/sandbox/__main__.py DESCRIPTOR``: how a fork server is started."""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from grader.sandbox import fork_server

    fork_server.main(int(sys.argv[1]))
