"""The housing data: made up, but of the size and character of a real table.

The numbers are drawn, not collected. Knowing how they were made has a use: you can say what the
best possible model would reach, and check a network against it.
"""

from pathlib import Path

import numpy as np
import pandas as pd

COLUMNS = ("Bedrooms", "Area", "City_Distance", "Age", "Price")
ROWS = 4308


def housing(path=None):
    """House prices with four features: the course's own table, or one from a file.

    Parameters
    ----------
    path : str or Path, optional
        A CSV file with the columns Bedrooms, Area, City_Distance, Age and Price. Without it,
        `generate()` makes the table.

    Returns
    -------
    pandas.DataFrame
        Those five columns, in that order.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If columns or rows are missing, or a cell is not a number.

    Examples
    --------
    >>> housing().shape
    (4308, 5)
    """
    return generate() if path is None else _read(Path(path))


def generate(rows=ROWS, seed=2026):
    """Draw the housing table.

    Parameters
    ----------
    rows : int
        Number of houses.
    seed : int
        Another seed gives another town with the same rules.

    Returns
    -------
    pandas.DataFrame
        Bedrooms (1 to 17), Area (0 to 751), City_Distance (0 to 2000), Age in years (0 to 97) and
        Price (about 85,000 to 118,000).

    Notes
    -----
    Price = 89,000
    + 11,500 (1 - e^(-Area/150)), more area helps less and less;
    + 11,300 e^(-City_Distance/350), near the city each step counts, far out none does;
    + 5,100 (Age/62 - 1)², houses lose value until they are 62, then charm sets in;
    + 65 Bedrooms + chance, with a standard deviation of 2,040.

    The best straight-line fit explains 66 % of the variance (R²). The formula without chance,
    which no model can beat, explains 85 %; a 4-10-5-1 ReLU network reaches about 83 % on houses
    it has not seen.

    Only uniform numbers are drawn, and results are rounded to what a table would show, so that the
    table is the same with every version of NumPy.

    Examples
    --------
    >>> generate().head(2)
       Bedrooms    Area  City_Distance  Age     Price
    0         1   28.48         934.54   29  94086.36
    1         8  106.20        1933.92   88  98874.81
    """
    u = np.random.default_rng(seed).random((rows, 8))
    bedrooms = 1 + np.floor(17 * u[:, 0] ** 2)
    area = (44.5 * bedrooms * u[:, 1]).round(2)
    distance = (2000 * u[:, 2]).round(2)
    age = np.floor(98 * u[:, 3] ** 1.2)
    # Four uniform numbers add up to nearly a normal one, and have no far outliers.
    chance = np.sqrt(3) * (u[:, 4:].sum(axis=1) - 2)
    price = (
        89_000
        + 11_500 * (1 - np.exp(-area / 150))
        + 11_300 * np.exp(-distance / 350)
        + 5_100 * (age / 62 - 1) ** 2
        + 65 * bedrooms
        + 2_040 * chance
    )
    table = pd.DataFrame(
        np.column_stack([bedrooms, area, distance, age, price.round(2)]), columns=list(COLUMNS)
    )
    return table.astype({"Bedrooms": int, "Age": int})


def _read(path):
    if not path.is_file():
        raise FileNotFoundError(
            f"There is no file {str(path)!r}; check the path, or call housing() without one for "
            "the course's own table."
        )
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, skipinitialspace=True)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError):
        raise ValueError(
            f"{path.name} cannot be read as a CSV table; save it as plain CSV with a line of "
            f"column names: {', '.join(COLUMNS)}."
        ) from None
    table.columns = [str(name).strip() for name in table.columns]
    missing = [name for name in COLUMNS if name not in table.columns]
    if missing:
        raise ValueError(
            f"{path.name} lacks the column{'s' * (len(missing) > 1)} {', '.join(missing)}; "
            f"it has {', '.join(table.columns)}."
        )
    if table.empty:
        raise ValueError(f"{path.name} has column names but no rows; add a line for each house.")
    return pd.DataFrame({name: _numbers(table[name], path.name) for name in COLUMNS})


def _numbers(cells, file):
    values = pd.to_numeric(cells, errors="coerce").astype(float)
    wrong = ~np.isfinite(values.to_numpy())
    if wrong.any():
        row = int(np.argmax(wrong))
        cell = cells.iloc[row]
        what = f"holds {cell!r}" if str(cell).strip() else "is empty"
        raise ValueError(
            f"{file}, line {row + 2}: {cells.name} {what} where a number is needed; correct it or "
            "delete the line."
        )
    return pd.to_numeric(cells)
