"""The housing data: made up, but with the means, spreads and correlations of a real table.

The numbers are drawn, not collected. Knowing how they were made has a use: you can say what the
best possible model would reach, check a network against it, and choose how bent the prices are.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from helpers.datasets.units import Scaling

COLUMNS = ("Bedrooms", "Area", "City_Distance", "Age", "Price")
ROWS = 4308
#: How bent the course's own table is: enough for a network to show what it can do.
BEND = 0.55


def housing(path=None, bend=BEND):
    """House prices with four features: the course's own table, or one from a file.

    Parameters
    ----------
    path : str or Path, optional
        A CSV file with the columns Bedrooms, Area, City_Distance, Age and Price. Without it,
        `generate()` makes the table.
    bend : float, 0 to 1
        How bent the prices of the course's own table are; see `generate`.

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
    return generate(bend=bend) if path is None else _read(Path(path))


def housing_parts():
    """The course's own houses: three quarters to learn from, and a quarter to test on.

    `helpers.datasets.preprocessing` splits and scales any table, and is out of reach where an
    assignment asks for that. This is data, and stays.

    Returns
    -------
    X_train, X_test, y_train, y_test : numpy.ndarray
        The four features, and the prices as a column, in their own units.
    inputs, prices : Scaling
        Of features and prices, as measured on the houses to learn from.

    Examples
    --------
    >>> X_train, X_test, y_train, y_test, inputs, prices = housing_parts()
    >>> X_train.shape, y_test.shape
    ((3231, 4), (1077, 1))
    """
    table = generate()
    features, price = table.drop(columns="Price").to_numpy(float), table[["Price"]].to_numpy(float)
    tested, learned = np.split(np.random.default_rng(9).permutation(len(table)), [len(table) // 4])
    X_train, y_train = features[learned], price[learned]
    inputs, prices = (Scaling(part.mean(axis=0), part.std(axis=0)) for part in (X_train, y_train))
    return X_train, features[tested], y_train, price[tested], inputs, prices


def generate(rows=ROWS, seed=2026, bend=BEND):
    """Draw the housing table.

    Parameters
    ----------
    rows : int
        Number of houses.
    seed : int
        Another seed gives another town with the same rules.
    bend : float, 0 to 1
        Which part of what a straight line leaves unexplained a curve could explain. At 0 the
        prices are straight, as far as anyone could find in the real table; at 1 nothing is left
        to chance.

    Returns
    -------
    pandas.DataFrame
        Bedrooms (1 to 17), Area (0 to 751), City_Distance (0 to 2000), Age in years (0 to 97) and
        Price (about 85,000 to 118,000).

    Raises
    ------
    ValueError
        If `bend` is not between 0 and 1.

    Notes
    -----
    Price = a straight line
    + √bend (a curve that has no straight part)
    + √(1 - bend) (chance, with a standard deviation of 2,240), where

    the line is 98,200 + 37 Bedrooms + 21 Area - 2.93 City_Distance - 31.6 Age, and the curve is
    15,200 (e^(-City_Distance/350) - 0.518 + 0.000344 City_Distance), steep near the city, plus
    5,100 ((Age/62 - 1)² - 0.660 + 0.00813 Age), for old houses have charm.

    Whatever the bend, a straight line explains about 67 % of the variance (R²), and mean, spread
    and correlations stay those of the real table: Bedrooms 3.73 on average, Price
    95,701 ± 3,920, correlations with Price of 0.55, 0.68, -0.42 and -0.23. What grows with the
    bend is the ceiling, which no model can pass: 0.67 + 0.33 bend. The real table has the line and
    no bend that any model has found.

    Only uniform numbers are drawn, and results are rounded to what a table would show, so that the
    table is the same with every version of NumPy.

    Examples
    --------
    >>> generate().head(2)
       Bedrooms   Area  City_Distance  Age     Price
    0         1  28.48         934.54   29  93805.96
    1         3  39.82        1933.92   88  95178.90
    >>> generate(bend=0).Price.head(2).tolist()
    [96064.81, 93530.93]
    """
    if not 0 <= bend <= 1:
        raise ValueError(f"bend must be a number from 0 to 1, but it is {bend}.")
    u = np.random.default_rng(seed).random((rows, 8))
    bedrooms = 1 + np.floor(17 * u[:, 0] ** 4.62)
    area = (44.5 * bedrooms * u[:, 1]).round(2)
    distance = (2000 * u[:, 2]).round(2)
    age = np.floor(98 * u[:, 3] ** 1.2)
    # Four uniform numbers add up to nearly a normal one, and have no far outliers.
    chance = np.sqrt(3) * (u[:, 4:].sum(axis=1) - 2)
    line = 98_200 + 37 * bedrooms + 21 * area - 2.93 * distance - 31.6 * age
    # Of each curve the best straight line is taken away, so that a line gains nothing by it.
    near = np.exp(-distance / 350) - 0.518 + 0.000344 * distance
    old = (age / 62 - 1) ** 2 - 0.660 + 0.00813 * age
    price = (
        line + np.sqrt(bend) * (15_200 * near + 5_100 * old) + np.sqrt(1 - bend) * 2_240 * chance
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
