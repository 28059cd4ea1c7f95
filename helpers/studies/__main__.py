"""`python -m helpers.studies [NAME ...]`: run studies anew and keep their results."""

import sys
import time

from helpers import studies


def main(names):
    """Run the named studies, or all, and print how long each took."""
    for name in names or studies.names():
        start = time.perf_counter()
        studies.results(name, refresh=True)
        print(f"{name}: {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
