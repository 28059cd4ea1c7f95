"""Studies on several seeds at a time, one process each.

This is no part of ``__main__``: a new process imports what it shall run by the name of its module,
and the name ``__main__`` it does not follow.
"""

from __future__ import annotations

import json
import os
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from helpers import studies
from helpers.studies import replication
from helpers.studies.seeds import Results, stacked, versions


def run_one(name: str, seed: int) -> tuple[dict[str, Any], float]:
    """Run a study with one seed; return its values and the seconds that it took."""
    study, start = studies.get(name), time.process_time()
    return study.run(seed, **study.SETTINGS), time.process_time() - start


def run_all(seeds: dict[str, list[int]], workers: int) -> dict[str, Results]:
    """Run studies with the seeds given for each, several at a time; print how long each took."""
    # One thread for each process: these matrices are too small for more.
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting = {
            name: [pool.submit(run_one, name, seed) for seed in each]
            for name, each in seeds.items()
        }
        found = {}
        for name, futures in waiting.items():
            values, seconds = zip(*(future.result() for future in futures), strict=True)
            print(f"{name:24} {len(values):3} seeds {sum(seconds):6.0f} s of work", flush=True)
            code = replication.fingerprint(name)
            settings = json.loads(json.dumps(studies.get(name).SETTINGS))
            found[name] = Results(stacked(values), seeds[name], settings, versions(code))
    return found
