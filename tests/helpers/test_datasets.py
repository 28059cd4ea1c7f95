"""Data: housing as documented, clear words about bad files, and no leak from test to training."""

import hashlib

import numpy as np
import pandas as pd
import pytest

from helpers import datasets
from helpers.datasets.housing import BEND, COLUMNS, generate


@pytest.fixture(scope="module")
def table():
    return datasets.housing()


def write(tmp_path, text):
    path = tmp_path / "houses.csv"
    path.write_text(text, encoding="utf-8")
    return path


# The housing table


def test_housing_has_the_size_and_ranges_of_the_real_one(table):
    assert table.shape == (4308, 5)
    assert tuple(table.columns) == COLUMNS
    assert (table.Bedrooms.min(), table.Bedrooms.max()) == (1, 17)
    assert table.Area.min() < 1 and 740 < table.Area.max() <= 751
    assert table.City_Distance.min() < 2 and 1990 < table.City_Distance.max() <= 2000
    assert (table.Age.min(), table.Age.max()) == (0, 97)
    assert 84_000 < table.Price.min() < 88_000 and 115_000 < table.Price.max() < 119_000
    assert not table.isna().any(axis=None)


@pytest.mark.parametrize(
    ("column", "expected"),
    [("Bedrooms", 0.55), ("Area", 0.68), ("City_Distance", -0.42), ("Age", -0.23)],
)
def test_housing_correlates_with_price_as_the_real_one(table, column, expected):
    assert table[column].corr(table.Price) == pytest.approx(expected, abs=0.03)


def test_housing_has_the_means_and_spreads_of_the_real_one(table):
    assert table.Bedrooms.mean() == pytest.approx(3.73, abs=0.02)
    assert table.Price.mean() == pytest.approx(95_701, abs=20)
    assert table.Price.std() == pytest.approx(3_920, abs=25)


@pytest.mark.parametrize("bend", [0, 0.3, 1])
def test_a_bend_changes_the_ceiling_and_nothing_that_a_line_sees(bend):
    town = generate(rows=40_000, seed=3, bend=bend)
    known = {"Bedrooms": 0.55, "Area": 0.68, "City_Distance": -0.42, "Age": -0.23}
    for column, expected in known.items():
        assert town[column].corr(town.Price) == pytest.approx(expected, abs=0.03)
    assert town.Price.mean() == pytest.approx(95_701, abs=200)
    assert town.Price.std() == pytest.approx(3_920, abs=100)
    line, formula = _explained(town, bend)
    assert line == pytest.approx(0.67, abs=0.015)
    assert formula == pytest.approx(0.67 + 0.33 * bend, abs=0.015)


@pytest.mark.parametrize("bend", [-0.1, 1.01, float("nan")])
def test_a_bend_lies_between_0_and_1(bend):
    with pytest.raises(ValueError, match="bend must be a number from 0 to 1"):
        datasets.housing(bend=bend)


def test_the_straight_line_explains_two_thirds_and_the_formula_much_more(table):
    assert _explained(table, BEND) == pytest.approx([0.68, 0.85], abs=0.005)


def _explained(table, bend):
    """R² of the best straight line, and of the formula without chance."""
    X = table.drop(columns="Price").to_numpy(dtype=float)
    y = table.Price.to_numpy()
    with_one = np.column_stack([X, np.ones(len(X))])
    line = with_one @ np.linalg.lstsq(with_one, y)[0]
    bedrooms, area, distance, age = X.T
    near = np.exp(-distance / 350) - 0.518 + 0.000344 * distance
    old = (age / 62 - 1) ** 2 - 0.660 + 0.00813 * age
    formula = 98_200 + 37 * bedrooms + 21 * area - 2.93 * distance - 31.6 * age
    formula += np.sqrt(bend) * (15_200 * near + 5_100 * old)
    return [1 - np.sum((y - p) ** 2) / np.sum((y - y.mean()) ** 2) for p in (line, formula)]


def test_housing_is_the_same_everywhere(table):
    """Every digit: the numbers in the lessons depend on them."""
    text = table.to_csv(index=False, lineterminator="\n", float_format="%.2f")
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "696980a46f656ed0"
    assert not generate(seed=1).equals(table)


def test_a_file_with_those_columns_is_read_in_any_order_and_with_others(tmp_path, table):
    some = table.head(20)
    path = tmp_path / "mine.csv"
    some.assign(Color="red")[["Price", "Color", "Age", "Area", "Bedrooms", "City_Distance"]].to_csv(
        path, index=False
    )
    pd.testing.assert_frame_equal(datasets.housing(path), some)


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("", "cannot be read as a CSV"),
        ("Bedrooms,Area,City_Distance,Age,Price\n", "no rows"),
        ("Bedrooms,Area,Price\n1,2,3\n", "lacks the columns City_Distance, Age; it has Bedrooms"),
        ("Bedrooms,Area,City_Distance,Age\n1,2,3,4\n", "lacks the column Price"),
        (
            "Bedrooms,Area,City_Distance,Age,Price\n1,2,3,4,5\n1,2,three,4,5\n",
            "line 3: City_Distance holds 'three'",
        ),
        ("Bedrooms,Area,City_Distance,Age,Price\n1,,3,4,5\n", "line 2: Area is empty"),
        ("Bedrooms,Area,City_Distance,Age,Price\n1,2,3,4,inf\n", "line 2: Price holds 'inf'"),
        ('Bedrooms,Area,City_Distance,Age,Price\n1,2,3,4,5\n1,2\n"', "cannot be read as a CSV"),
    ],
)
def test_a_bad_file_gets_one_clear_sentence(tmp_path, text, fragment):
    with pytest.raises(ValueError) as caught:
        datasets.housing(write(tmp_path, text))
    assert fragment in str(caught.value) and "houses.csv" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="There is no file .*nowhere.csv.*housing"):
        datasets.housing(tmp_path / "nowhere.csv")


# The small problems


def test_xor_is_exclusive_or():
    X, y = datasets.xor(copies=3)
    assert X.shape == (12, 2)
    np.testing.assert_array_equal(y, np.logical_xor(X[:, 0], X[:, 1]))


@pytest.mark.parametrize("make", [datasets.moons, datasets.circles])
def test_shapes_are_balanced_and_seeded(make):
    X, y = make(101, rng=3)
    assert X.shape == (101, 2) and y.shape == (101,) and sorted(set(y)) == [0, 1]
    assert y.sum() == 51
    np.testing.assert_array_equal(X, make(101, rng=3)[0])
    assert not np.array_equal(X, make(101, rng=4)[0])


def test_moons_are_those_of_scikit_learn_before_noise():
    from sklearn.datasets import make_moons

    theirs, labels = make_moons(50, shuffle=False, noise=None)
    X, y = datasets.moons(50, noise=0)
    np.testing.assert_allclose(X, theirs, atol=1e-12)
    np.testing.assert_array_equal(y, labels)


def test_malignant_is_one():
    from sklearn.datasets import load_breast_cancer

    X, y = datasets.breast_cancer()
    theirs = load_breast_cancer()
    assert theirs.target_names[0] == "malignant"
    np.testing.assert_array_equal(y == 1, theirs.target == 0)
    np.testing.assert_array_equal(X, theirs.data)
    assert datasets.breast_cancer_features() == list(theirs.feature_names)
    # Malignant cells are larger, whatever the labels are called.
    assert X[y == 1, 0].mean() > X[y == 0, 0].mean()


def test_each_patient_is_in_one_of_three_sets_with_the_same_mix():
    X, y = datasets.breast_cancer()
    parts = datasets.breast_cancer_parts(5)
    train = parts["train"][0]
    np.testing.assert_allclose(train.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(train.std(axis=0), 1)
    # Scaling keeps the order within a column, so sorted patients stand beside themselves.
    together = np.concatenate([part for part, _ in parts.values()])
    labels = np.concatenate([labels for _, labels in parts.values()])[:, 0]
    rows = [np.lexsort(table.T[:3]) for table in (together, X)]
    np.testing.assert_array_equal(labels[rows[0]], y[rows[1]])
    slope, start = np.polyfit(together[rows[0], 2], X[rows[1], 2], 1)
    np.testing.assert_allclose(slope * together[rows[0], 2] + start, X[rows[1], 2], rtol=1e-6)
    assert [round(each.mean(), 2) for _, each in parts.values()] == [0.37, 0.37, 0.37]


def test_another_seed_deals_the_patients_out_anew():
    once, again, other = (datasets.breast_cancer_parts(seed)["test"][0] for seed in (1, 1, 2))
    np.testing.assert_array_equal(once, again)
    assert not np.allclose(once, other)


def test_digits_are_pictures_between_0_and_1():
    X, y = datasets.digits()
    assert X.shape == (1797, 64) and X.min() == 0 and X.max() == 1
    assert sorted(set(y)) == list(range(10))


# Preparing


def test_standardize_learns_from_the_training_data_only():
    rng = np.random.default_rng(0)
    train, test = rng.normal(5, 3, (50, 2)), rng.normal(100, 3, (20, 2))
    scaled, scaled_test = datasets.standardize(train, test)
    np.testing.assert_allclose(scaled.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(scaled.std(axis=0), 1)
    np.testing.assert_allclose(scaled_test, (test - train.mean(axis=0)) / train.std(axis=0))


@pytest.mark.filterwarnings("error")
def test_constant_columns_become_zero():
    np.testing.assert_array_equal(datasets.standardize([[1.0, 7.0], [3.0, 7.0]])[:, 1], [0, 0])


def test_scaling_back_gives_the_start(table):
    prices = datasets.column(table.Price)
    learned = datasets.scaling(prices)
    np.testing.assert_allclose(learned.undo(learned.apply(prices)), prices)


def test_split_loses_nothing_and_keeps_rows_together():
    X = np.arange(40).reshape(20, 2)
    y = np.arange(20)
    X_train, X_test, y_train, y_test = datasets.split(X, y, test=0.25, rng=1)
    assert len(y_train) == 15 and len(y_test) == 5
    assert sorted([*y_train, *y_test]) == list(range(20))
    np.testing.assert_array_equal(X_train[:, 0], 2 * y_train)
    np.testing.assert_array_equal(X_test[:, 0], 2 * y_test)
    np.testing.assert_array_equal(y_test, datasets.split(X, y, rng=1)[3])
    assert not np.array_equal(y_test, datasets.split(X, y, rng=2)[3])


def test_the_parts_of_the_houses_are_what_split_and_scaling_make_of_them(table):
    X, y = table.drop(columns="Price").to_numpy(float), table[["Price"]].to_numpy(float)
    *parts, inputs, prices = datasets.housing_parts()
    for found, wanted in zip(parts, datasets.split(X, y, rng=9), strict=True):
        np.testing.assert_array_equal(found, wanted)
    for found, part in ((inputs, parts[0]), (prices, parts[2])):
        np.testing.assert_array_equal(found.apply(part), datasets.scaling(part).apply(part))


@pytest.mark.parametrize("prepare", [lambda y: y, datasets.column, datasets.one_hot])
def test_stratified_split_keeps_the_mix_and_mixes_the_order(prepare):
    y = np.repeat([0, 1, 2], [100, 40, 20])
    _, _, y_train, y_test = datasets.split(y.reshape(-1, 1), prepare(y), rng=0, stratify=True)
    train = y_train.argmax(axis=1) if y_train.shape[1:] == (3,) else y_train.ravel()
    test = y_test.argmax(axis=1) if y_test.shape[1:] == (3,) else y_test.ravel()
    assert np.bincount(test.astype(int)).tolist() == [25, 10, 5]
    assert np.bincount(train.astype(int)).tolist() == [75, 30, 15]
    assert len(set(train[:20])) > 1


def test_one_hot_and_column():
    np.testing.assert_array_equal(datasets.one_hot([1, 0], classes=3), [[0, 1, 0], [1, 0, 0]])
    assert datasets.column(pd.Series([1, 2])).tolist() == [[1.0], [2.0]]
    np.testing.assert_array_equal(datasets.column(datasets.column([1, 2])), [[1.0], [2.0]])


@pytest.mark.parametrize(
    ("call", "fragment"),
    [
        (lambda: datasets.column(np.zeros((3, 2))), "one number a sample"),
        (lambda: datasets.one_hot([0.5, 1]), "class numbers"),
        (lambda: datasets.one_hot([-1, 1]), "class numbers"),
        (lambda: datasets.one_hot([0, 3], classes=3), "the last is 2"),
        (lambda: datasets.scaling([[np.nan], [1.0]]), "1 NaN or infinite"),
        (lambda: datasets.split([1, 2], [1]), "got 2 and 1"),
        (lambda: datasets.split([1, 2], [1, 2], test=0), "at least one row"),
    ],
)
def test_bad_input_gets_one_sentence(call, fragment):
    with pytest.raises(ValueError) as caught:
        call()
    assert fragment in str(caught.value) and "\n" not in str(caught.value)
