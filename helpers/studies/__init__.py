"""The course's studies, one module each, and their kept results.

A study is a module with

- a docstring: the question on its first line, then how it is asked and what each value is;
- `SETTINGS`, a dict: what is held fixed, and what is tried;
- `SEEDS`: how many seeds;
- `run(seed, **SETTINGS)`, giving a dict of numbers and arrays;
- `statements(results)`: what lessons may say of it, and whether it holds for these results.

`results("dead_units")` reads what is kept in `helpers/studies/results/dead_units.json`;
`results("dead_units", seeds=range(7000, 7100))` asks the same of a hundred seeds of your own.
A statement is a finding if it held again, on new seeds: `helpers.studies.replication`.
"""

import importlib
import pkgutil

from helpers.studies.seeds import SEEDS, cached

# What studies share; every other module here is a study.
_SHARED = (
    "controlled_training", "own_start", "replication", "seeds", "statements", "statistics",
    "tuning",
)  # fmt: skip


def names():
    """The studies there are.

    Returns
    -------
    list of str
        In alphabetical order.

    Examples
    --------
    >>> "dead_units" in names()
    True
    """
    found = (module.name for module in pkgutil.iter_modules(__path__))
    return sorted(name for name in found if not name.startswith("_") and name not in _SHARED)


def get(name):
    """The module of a study.

    Parameters
    ----------
    name : str
        One of `names()`.

    Returns
    -------
    module

    Raises
    ------
    ValueError
        If there is no such study.

    Examples
    --------
    >>> get("dead_units").SETTINGS["samples"]
    2000
    """
    if name not in names():
        raise ValueError(f"There is no study named {name!r}; choose one of {', '.join(names())}.")
    return importlib.import_module(f"helpers.studies.{name}")


def results(name, seeds=None, refresh=False, **changed):
    """A study's results over its seeds.

    Parameters
    ----------
    name : str
        One of `names()`.
    seeds : int or iterable of int, optional
        Other seeds than the study's own.
    refresh : bool
        Run it anew and keep the results.
    **changed
        Settings to change; then the study is run, which may take a while, and nothing is kept.

    Returns
    -------
    helpers.studies.seeds.Results

    Raises
    ------
    ValueError
        If there is no such study or setting.

    Examples
    --------
    >>> results("dead_units")["he_normal"].shape
    (60, 10)
    """
    study = get(name)
    unknown = sorted(set(changed) - set(study.SETTINGS))
    if unknown:
        raise ValueError(
            f"The study {name} has no setting {unknown[0]!r}; it has {', '.join(study.SETTINGS)}."
        )
    seeds = getattr(study, "SEEDS", SEEDS) if seeds is None else seeds
    settings = {**study.SETTINGS, **changed}
    # The fingerprint takes time, and is needed only for what is kept.
    code = ""
    if refresh:
        from helpers.studies.replication import fingerprint

        code = fingerprint(name)
    return cached(name, study.run, seeds=seeds, refresh=refresh, code=code, **settings)
