"""Experiments: the same run with many seeds, and results that are kept.

An experiment is a function `run(seed, **settings)` that returns a number, an array, or a dict of
them. Everything random in it must come from `seed`. What to make of the results is in
`helpers.studies.statistics`.
"""

import json
import platform
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from helpers import __version__
from helpers.studies.statistics import mean_and_spread

#: Where results that take long are kept.
RESULTS = Path(__file__).parent / "results"
SEEDS = tuple(range(10))


def progress(items, label="Working"):
    """Go through items, and show how far it is as soon as it takes more than a second.

    Parameters
    ----------
    items : iterable
        Anything; a list in the end.
    label : str
        What is being done.

    Yields
    ------
    object
        The items, one by one.

    Notes
    -----
    It writes to standard output, one line that is written over. Fast work shows nothing.

    Examples
    --------
    >>> [item * 2 for item in progress([1, 2, 3])]
    [2, 4, 6]
    """
    items = list(items)
    start, shown = time.perf_counter(), False
    for done, item in enumerate(items):
        yield item
        seconds = time.perf_counter() - start
        if shown or seconds > 1:
            shown = True
            filled = 20 * (done + 1) // len(items)
            bar = "█" * filled + "░" * (20 - filled)
            text = f"\r{label} {bar} {done + 1} of {len(items)}, {seconds:.0f} s"
            print(text, end="", flush=True)
    if shown:
        print()


def over_seeds(run, seeds=SEEDS, label=None, **settings):
    """Run an experiment once for each seed.

    Parameters
    ----------
    run : callable
        `run(seed, **settings)`, giving a number, an array, or a dict of them.
    seeds : int or iterable of int
        A number n means the seeds 0 to n - 1.
    label : str, optional
        What the progress bar says; the function's name by default.
    **settings
        Passed on to `run`.

    Returns
    -------
    numpy.ndarray or dict of numpy.ndarray
        What `run` gave, with one entry a seed along a new first axis.

    Raises
    ------
    ValueError
        If there are no seeds, or runs gave results of different shapes.

    Examples
    --------
    >>> over_seeds(lambda seed, scale: {"value": seed * scale}, seeds=3, scale=2.0)
    {'value': array([0., 2., 4.])}
    """
    seeds = list(range(seeds)) if isinstance(seeds, int) else [int(seed) for seed in seeds]
    if not seeds:
        raise ValueError("over_seeds needs at least one seed, such as seeds=10.")
    label = label or getattr(run, "__name__", "Working").replace("_", " ")
    results = [run(seed, **settings) for seed in progress(seeds, label)]
    if not isinstance(results[0], dict):
        return _stack(results, "the result")
    return stacked(results)


def stacked(results):
    """What single seeds gave, as one array for each name.

    Parameters
    ----------
    results : sequence of dict
        One for each seed.

    Returns
    -------
    dict of numpy.ndarray
        With one entry a seed along a new first axis.

    Examples
    --------
    >>> stacked([{"value": 1}, {"value": 2}])
    {'value': array([1., 2.])}
    """
    return {key: _stack([result[key] for result in results], key) for key in results[0]}


def _stack(values, name):
    shapes = {np.shape(value) for value in values}
    if len(shapes) > 1:
        raise ValueError(
            f"Every seed must give {name} the same shape, but there are {sorted(shapes)}; "
            "pad the shorter ones with NaN."
        )
    return np.array(values, dtype=float)


@dataclass(frozen=True)
class Results:
    """Results of an experiment over seeds, and what made them.

    Parameters
    ----------
    values : dict of numpy.ndarray
        By name; one entry a seed along the first axis.
    seeds : list of int
        The seeds, in the order of that axis.
    settings : dict
        What `run` was given besides the seed.
    versions : dict of str
        Of Python, NumPy and helpers, and the fingerprint of the code.
    """

    values: dict
    seeds: list
    settings: dict
    versions: dict

    def __getitem__(self, name):
        """The values of that name, one entry a seed along the first axis."""
        return self.values[name]

    def spread(self, name):
        """Mean and spread over the seeds of one of the values."""
        return mean_and_spread(self.values[name])


def cached(
    name, run, seeds=SEEDS, label=None, folder=RESULTS, refresh=False, code="", **settings
):  # fmt: skip
    """Results of an experiment: from its file if that holds these seeds and settings, else new.

    Parameters
    ----------
    name : str
        The file is `folder/name.json`.
    run : callable
        `run(seed, **settings)`, giving a dict of numbers and arrays.
    seeds : int or iterable of int
        As in `over_seeds`.
    label : str, optional
        What the progress bar says.
    folder : Path
        Where the file is.
    refresh : bool
        Run anew and write the file. Otherwise nothing is ever written, so trying out other
        settings leaves the course's results alone.
    code : str
        A fingerprint of the experiment's source, kept with the results.
    **settings
        Passed on to `run`; numbers, text, and lists of them.

    Returns
    -------
    Results

    Raises
    ------
    ValueError
        As `over_seeds`.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> def run(seed, scale):
    ...     print("running seed", seed)
    ...     return {"value": seed * scale}
    >>> made = cached("demo", run, seeds=1, folder=folder, refresh=True, scale=2.0)
    running seed 0
    >>> cached("demo", run, seeds=1, folder=folder, scale=2.0)["value"]
    array([0.])
    >>> cached("demo", run, seeds=1, folder=folder, scale=3.0).settings
    running seed 0
    {'scale': 3.0}
    """
    seeds = list(range(seeds)) if isinstance(seeds, int) else [int(seed) for seed in seeds]
    settings = json.loads(json.dumps(settings))
    path = Path(folder) / f"{name}.json"
    if not refresh and path.is_file():
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["settings"] == settings and set(seeds) <= set(stored["seeds"]):
            rows = [stored["seeds"].index(seed) for seed in seeds]
            values = {key: np.array(v, dtype=float)[rows] for key, v in stored["values"].items()}
            return Results(values, seeds, settings, stored["versions"])
    values = over_seeds(run, seeds, label or name.replace("_", " "), **settings)
    found = Results(values, seeds, settings, versions(code))
    return store(name, found, folder) if refresh else found


def versions(code=""):
    """What results were made by.

    Parameters
    ----------
    code : str
        A fingerprint of the experiment's source.

    Returns
    -------
    dict of str

    Examples
    --------
    >>> list(versions())
    ['python', 'numpy', 'helpers', 'code']
    """
    return {
        "python": platform.python_version(), "numpy": np.__version__, "helpers": __version__,
        "code": code,
    }  # fmt: skip


def store(name, results, folder=RESULTS):
    """Keep results in their file.

    Parameters
    ----------
    name : str
        The file is `folder/name.json`.
    results : Results
        What to keep.
    folder : Path
        Where the file is.

    Returns
    -------
    Results
        As they will be read: numbers with four digits.

    Examples
    --------
    >>> import tempfile
    >>> made = Results({"value": np.array([0.123456])}, [0], {}, versions())
    >>> store("demo", made, Path(tempfile.mkdtemp()))["value"]
    array([0.1235])
    """
    path = Path(folder) / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    kept = {key: _plain(value) for key, value in results.values.items()}
    parts = {"settings": results.settings, "seeds": results.seeds, "versions": results.versions}
    lines = [f" {json.dumps(key)}: {json.dumps(value)}" for key, value in parts.items()]
    rows = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in kept.items()]
    lines.append(' "values": {\n' + ",\n".join(rows) + "\n }")
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    values = {key: np.array(value, dtype=float) for key, value in kept.items()}
    return Results(values, results.seeds, results.settings, results.versions)


def _plain(value):
    """Numbers for JSON: four digits are enough, and NaN, which JSON lacks, becomes null."""
    if np.ndim(value):
        return [_plain(entry) for entry in value]
    return float(f"{value:.4g}") if np.isfinite(value) else None
