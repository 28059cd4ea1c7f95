# Answers to assignment 10. See tests/answers/__init__.py for what the headers mean.
# ruff: noqa

# %% confusion | right | loop
def confusion(p, y, threshold=0.5):
    found = missed = false_alarms = cleared = 0
    for probability, label in zip(p, y):
        if label == 1 and probability >= threshold:
            found += 1
        elif label == 1:
            missed += 1
        elif probability >= threshold:
            false_alarms += 1
        else:
            cleared += 1
    return found, missed, false_alarms, cleared


# %% confusion | right | products
def confusion(p, y, threshold=0.5):
    alarm = np.where(np.asarray(p) < threshold, 0.0, 1.0)
    return [alarm @ y, (1 - alarm) @ y, alarm @ (1 - y), (1 - alarm) @ (1 - y)]


# %% confusion | right | bincount
def confusion(p, y, threshold=0.5):
    kind = 2 * (1 - y) + (p < threshold)
    return np.bincount(kind, minlength=4)[[0, 1, 2, 3]].tolist()


# %% confusion | wrong | swapped-mistakes | fails: counts | says: missed and false_alarms
def confusion(p, y, threshold=0.5):
    alarm, malignant = p >= threshold, y == 1
    return (alarm & malignant).sum(), (alarm & ~malignant).sum(), (~alarm & malignant).sum(), (~alarm & ~malignant).sum()


# %% confusion | wrong | classes-swapped | fails: counts | says: come the other way round
def confusion(p, y, threshold=0.5):
    alarm, malignant = p < threshold, y == 0
    return (alarm & malignant).sum(), (~alarm & malignant).sum(), (alarm & ~malignant).sum(), (~alarm & ~malignant).sum()


# %% confusion | wrong | alarm-below | fails: counts | says: wrong way round
def confusion(p, y, threshold=0.5):
    alarm, malignant = p < threshold, y == 1
    return (alarm & malignant).sum(), (~alarm & malignant).sum(), (alarm & ~malignant).sum(), (~alarm & ~malignant).sum()


# %% confusion | wrong | shares | fails: counts | says: add up to 1
def confusion(p, y, threshold=0.5):
    alarm, malignant = p >= threshold, y == 1
    return (alarm & malignant).mean(), (~alarm & malignant).mean(), (alarm & ~malignant).mean(), (~alarm & ~malignant).mean()


# %% confusion | wrong | fixed-threshold | fails: threshold | says: as with 0.5
def confusion(p, y, threshold=0.5):
    alarm, malignant = p >= 0.5, y == 1
    return (alarm & malignant).sum(), (~alarm & malignant).sum(), (alarm & ~malignant).sum(), (~alarm & ~malignant).sum()


# %% confusion | wrong | strictly-above | fails: threshold | says: exactly the threshold
def confusion(p, y, threshold=0.5):
    alarm, malignant = p > threshold, y == 1
    return (alarm & malignant).sum(), (~alarm & malignant).sum(), (alarm & ~malignant).sum(), (~alarm & ~malignant).sum()


# %% confusion | wrong | borrowed | fails: counts threshold | says: uses sklearn
def confusion(p, y, threshold=0.5):
    from sklearn.metrics import confusion_matrix

    (cleared, false_alarms), (missed, found) = confusion_matrix(y, p >= threshold)
    return found, missed, false_alarms, cleared


# %% measures | right | one-minus
def measures(found, missed, false_alarms, cleared):
    sensitivity = 1 - missed / (missed + found)
    specificity = 1 - false_alarms / (false_alarms + cleared)
    wrong = missed + false_alarms
    return [sensitivity, specificity, 1 - wrong / (wrong + found + cleared)]


def majority_baseline(y_train, y_test):
    values = list(y_train)
    most = max(set(values), key=values.count)
    return sum(label == most for label in y_test) / len(y_test)


# %% measures | right | weighted
def measures(found, missed, false_alarms, cleared):
    malignant, benign = found + missed, false_alarms + cleared
    sensitivity, specificity = np.float32(found / malignant), cleared / benign
    share = malignant / (malignant + benign)
    return float(found) / malignant, specificity, share * found / malignant + (1 - share) * specificity


def majority_baseline(y_train, y_test):
    most = np.bincount(y_train).argmax()
    return np.count_nonzero(np.asarray(y_test) == most) / len(y_test)


# %% measures | right | array
def measures(found, missed, false_alarms, cleared):
    counts = np.array([found, missed, false_alarms, cleared], dtype=float)
    right = counts * [1, 0, 0, 1]
    return right[:2].sum() / counts[:2].sum(), right[2:].sum() / counts[2:].sum(), right.sum() / counts.sum()


# %% measures | wrong | precision | fails: sensitivity | says: share of alarms
def measures(found, missed, false_alarms, cleared):
    everybody = found + missed + false_alarms + cleared
    return found / (found + false_alarms), cleared / (cleared + false_alarms), (found + cleared) / everybody


# %% measures | wrong | missed-share | fails: sensitivity | says: share that was missed
def measures(found, missed, false_alarms, cleared):
    everybody = found + missed + false_alarms + cleared
    return missed / (found + missed), cleared / (cleared + false_alarms), (found + cleared) / everybody


# %% measures | wrong | swapped | fails: sensitivity specificity | says: that is specificity
def measures(found, missed, false_alarms, cleared):
    everybody = found + missed + false_alarms + cleared
    return cleared / (cleared + false_alarms), found / (found + missed), (found + cleared) / everybody


# %% measures | wrong | without-alarm | fails: specificity | says: everybody without an alarm
def measures(found, missed, false_alarms, cleared):
    everybody = found + missed + false_alarms + cleared
    return found / (found + missed), cleared / (cleared + missed), (found + cleared) / everybody


# %% measures | wrong | mean-of-both | fails: accuracy | says: not equally frequent
def measures(found, missed, false_alarms, cleared):
    sensitivity, specificity = found / (found + missed), cleared / (cleared + false_alarms)
    return sensitivity, specificity, (sensitivity + specificity) / 2


# %% measures | wrong | mistakes | fails: accuracy | says: share of mistakes
def measures(found, missed, false_alarms, cleared):
    everybody = found + missed + false_alarms + cleared
    return found / (found + missed), cleared / (cleared + false_alarms), (missed + false_alarms) / everybody


# %% measures | wrong | percent | fails: sensitivity | says: 100 times too large
def measures(found, missed, false_alarms, cleared):
    everybody = found + missed + false_alarms + cleared
    return 100 * found / (found + missed), 100 * cleared / (cleared + false_alarms), 100 * (found + cleared) / everybody


# %% measures | wrong | peeks-at-the-test | fails: baseline | says: nobody knows in advance
def majority_baseline(y_train, y_test):
    return np.unique(y_test, return_counts=True)[1].max() / len(y_test)


# %% measures | wrong | on-training | fails: baseline | says: measured on the training labels
def majority_baseline(y_train, y_test):
    return np.unique(y_train, return_counts=True)[1].max() / len(y_train)


# %% measures | wrong | always-benign | fails: baseline | says: always says 0
def majority_baseline(y_train, y_test):
    return np.mean(y_test == 0)


# %% standardize | right | columns
def standardize(X_train, X_test):
    A, B = np.zeros(X_train.shape), np.zeros(X_test.shape)
    for k in range(X_train.shape[1]):
        mean, spread = np.mean(X_train[:, k]), np.std(X_train[:, k])
        if spread == 0:
            spread = 1
        A[:, k], B[:, k] = (X_train[:, k] - mean) / spread, (X_test[:, k] - mean) / spread
    return A, B


# %% standardize | right | n-minus-one
def standardize(X_train, X_test):
    mean, spread = X_train.mean(0), X_train.std(0, ddof=1)
    spread[np.ptp(X_train, axis=0) == 0] = 1
    return [(A - mean) / spread for A in (X_train, X_test)]


# %% standardize | right | moments
def standardize(X_train, X_test):
    mean = X_train.sum(axis=0) / len(X_train)
    variance = ((X_train - mean) ** 2).sum(axis=0) / len(X_train)
    factor = 1 / np.sqrt(np.where(variance == 0, 1, variance))
    return factor * (X_train - mean), factor * (X_test - mean)


# %% standardize | wrong | everybody | fails: training | says: come from all patients
def standardize(X_train, X_test):
    both = np.vstack([X_train, X_test])
    mean, spread = both.mean(0), both.std(0)
    constant = X_train.std(0) == 0
    mean, spread = np.where(constant, X_train.mean(0), mean), np.where(constant, 1, spread)
    return (X_train - mean) / spread, (X_test - mean) / spread


# %% standardize | wrong | each-its-own | fails: test | says: their own mean
def standardize(X_train, X_test):
    def by_itself(A):
        spread = A.std(axis=0)
        return (A - A.mean(axis=0)) / np.where(spread > 0, spread, 1)

    return by_itself(X_train), by_itself(X_test)


# %% standardize | wrong | test-untouched | fails: test | says: came back as they were
def standardize(X_train, X_test):
    spread = X_train.std(axis=0)
    return (X_train - X_train.mean(axis=0)) / np.where(spread > 0, spread, 1), X_test.copy()


# %% standardize | wrong | divides-by-zero | fails: constant | says: a division by 0 gives such numbers
def standardize(X_train, X_test):
    mean, spread = X_train.mean(axis=0), X_train.std(axis=0)
    return (X_train - mean) / spread, (X_test - mean) / spread


# %% standardize | wrong | variance | fails: training | says: divided by their variance
def standardize(X_train, X_test):
    mean, spread = X_train.mean(axis=0), X_train.var(axis=0)
    spread = np.where(spread > 0, spread, 1)
    return (X_train - mean) / spread, (X_test - mean) / spread


# %% standardize | wrong | only-centered | fails: training | says: still have their spread
def standardize(X_train, X_test):
    return X_train - X_train.mean(axis=0), X_test - X_train.mean(axis=0)


# %% standardize | wrong | borrowed | fails: training test constant | says: uses helpers
def standardize(X_train, X_test):
    return datasets.standardize(X_train, X_test)


# %% split | right | masks
def stratified_split(y, part, rng):
    is_test = np.zeros(len(y), dtype=bool)
    for label in set(y.tolist()):
        rows = np.where(y == label)[0]
        chosen = rng.choice(rows, size=int(part * len(rows)), replace=False)
        is_test[chosen] = True
    rows = np.arange(len(y))
    return rows[~is_test], rows[is_test]


# %% split | right | lists
def stratified_split(y, part, rng):
    train, test = [], []
    for label in sorted(set(int(label) for label in y)):
        rows = [row for row in range(len(y)) if y[row] == label]
        rng.shuffle(rows)
        cut = int(np.ceil(part * len(rows)))
        test += rows[:cut]
        train += rows[cut:]
    return train, test


# %% split | right | sort-by-chance
def stratified_split(y, part, rng):
    luck = rng.random(len(y))
    test = np.zeros(len(y), bool)
    for label in np.unique(y):
        mine = y == label
        rank = np.argsort(np.argsort(np.where(mine, luck, 2.0)))
        test |= mine & (rank < round(part * mine.sum()))
    return np.flatnonzero(~test), np.flatnonzero(test)


# %% split | wrong | not-stratified | fails: mix | says: not the same part of each
def stratified_split(y, part, rng):
    rows = rng.permutation(len(y))
    cut = round(part * len(y))
    return rows[cut:], rows[:cut]


# %% split | wrong | test-first | fails: mix | says: training rows come first
def stratified_split(y, part, rng):
    test = []
    for label in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == label))
        test.extend(rows[: round(part * len(rows))])
    test = np.array(test, dtype=int)
    return test, np.setdiff1d(np.arange(len(y)), test)


# %% split | wrong | first-rows | fails: chance | says: rng has no say
def stratified_split(y, part, rng):
    test = []
    for label in np.unique(y):
        rows = np.flatnonzero(y == label)
        test.extend(rows[: round(part * len(rows))])
    test = np.array(test, dtype=int)
    return np.setdiff1d(np.arange(len(y)), test), test


# %% split | wrong | own-generator | fails: chance | says: rng has no say
def stratified_split(y, part, rng):
    rng = np.random.default_rng(0)
    test = []
    for label in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == label))
        test.extend(rows[: round(part * len(rows))])
    test = np.array(test, dtype=int)
    return np.setdiff1d(np.arange(len(y)), test), test


# %% split | wrong | fresh-chance | fails: chance | says: two different splits
def stratified_split(y, part, rng):
    test = []
    for label in np.unique(y):
        rows = np.random.permutation(np.flatnonzero(y == label))
        test.extend(rows[: round(part * len(rows))])
    test = np.array(test, dtype=int)
    return np.setdiff1d(np.arange(len(y)), test), test


# %% split | wrong | drawn-twice | fails: partition | says: rows are in
def stratified_split(y, part, rng):
    train, test = [], []
    for label in np.unique(y):
        rows = np.flatnonzero(y == label)
        test.extend(rng.choice(rows, round(part * len(rows)), replace=False))
        train.extend(rng.choice(rows, len(rows) - round(part * len(rows)), replace=False))
    return np.array(train), np.array(test)


# %% split | wrong | loses-rows | fails: partition | says: in neither set
def stratified_split(y, part, rng):
    train, test = [], []
    for label in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == label))
        cut = round(part * len(rows))
        test.extend(rows[:cut])
        train.extend(rows[cut + 1 :])
    return np.array(train), np.array(test)


# %% split | wrong | labels-not-rows | fails: partition mix | says: array of row numbers
def stratified_split(y, part, rng):
    is_test = rng.random(len(y)) < part
    return is_test[:, None], ~is_test[:, None]


# %% controls | right | by-hand
suspects = {"epochs", "seeds", "rate_chosen_on", "learning_rates", "start"}
common = {
    "start": "own gain", "learning_rates": [0.001, 0.01, 0.1], "rate_chosen_on": "validation",
    "seeds": range(20), "split": "a new one for each seed", "hidden": [16, 16], "epochs": 100,
    "batch_size": 64, "optimizer": "Adam",
}
fair = {"relu": common, "swish": dict(common)}

# %% controls | right | he-is-relus-gain
suspects = ("seeds", "epochs", "learning_rates", "start", "rate_chosen_on")
fair = {name: dict(settings) for name, settings in claimed.items()}
for name in fair:
    fair[name].update(
        start="He" if name == "relu" else "Own gain", seeds=np.arange(5, 16),
        rate_chosen_on="validation", epochs=25, learning_rates=(0.01, 0.003, 0.001),
    )

# %% controls | right | differing-plus-one
suspects = [key for key in claimed["relu"] if claimed["relu"][key] != claimed["swish"][key]] + ["rate_chosen_on"]
fair = {"swish": {**claimed["swish"], "rate_chosen_on": "validation", "seeds": list(range(100, 112))}}
fair["relu"] = fair["swish"]

# %% controls | wrong | only-what-differs | fails: suspects | says: the same for both, and spoils
suspects = ["start", "learning_rates", "seeds", "epochs"]

# %% controls | wrong | everything | fails: suspects | says: in order
suspects = list(claimed["relu"])

# %% controls | wrong | forgets-epochs | fails: suspects | says: have not named
suspects = ["start", "learning_rates", "rate_chosen_on", "seeds"]

# %% controls | wrong | he-for-both | fails: start | says: away from home
fair = {
    name: claimed["swish"] | {"rate_chosen_on": "validation", "seeds": list(range(10)), "start": "He"}
    for name in ("relu", "swish")
}

# %% controls | wrong | one-rate | fails: rates | says: so few learning rates
fair = {
    name: claimed["swish"] | {"rate_chosen_on": "validation", "seeds": list(range(10)), "learning_rates": [0.001]}
    for name in ("relu", "swish")
}

# %% controls | wrong | still-peeking | fails: rates | says: chosen on the test set
fair = {name: claimed["swish"] | {"seeds": list(range(10))} for name in ("relu", "swish")}

# %% controls | wrong | other-seeds | fails: seeds | says: pair by pair
fair = {
    name: claimed["swish"] | {"rate_chosen_on": "validation", "seeds": list(range(start, start + 10))}
    for name, start in (("relu", 0), ("swish", 10))
}

# %% controls | wrong | one-seed | fails: seeds | says: too few
fair = {name: claimed["swish"] | {"rate_chosen_on": "validation"} for name in ("relu", "swish")}

# %% controls | wrong | uneven-epochs | fails: rest | says: epochs differs
fair = {
    name: claimed["swish"] | {"rate_chosen_on": "validation", "seeds": list(range(10)), "epochs": epochs}
    for name, epochs in (("relu", 10), ("swish", 40))
}

# %% controls | wrong | nothing-changed | fails: start rates seeds rest | says: differs
fair = claimed


# %% own-rate | right | lists
def own_rate(activation, parts, rates, seed):
    networks, losses = [], []
    for rate in rates:
        networks.append(new_network(activation, parts, seed))
        train_network(networks[-1], parts, rate, seed)
        losses.append(loss_on(networks[-1], parts["validation"]))
    best = int(np.argmin(losses))
    return rates[best], accuracy_on(networks[best], parts["test"])


# %% own-rate | right | trains-the-winner-again
def own_rate(activation, parts, rates, seed):
    def trained(rate):
        classifier = new_network(activation, parts, seed)
        train_network(classifier, parts, rate, seed)
        return classifier

    rate = min(rates, key=lambda rate: loss_on(trained(rate), parts["validation"]))
    return [rate, accuracy_on(trained(rate), parts["test"])]


# %% own-rate | right | without-the-tools
def own_rate(activation, parts, rates, seed):
    results = []
    for rate in rates:
        classifier = network(activation, (parts["train"][0].shape[1], 16, 1), rng=seed)
        fit(classifier, *parts["train"], LOSS, Adam(rate), epochs=20, batch_size=32, rng=seed)
        z, t = classifier.forward(parts["validation"][0]).astype(float), parts["validation"][1]
        loss = np.mean(np.maximum(z, 0) - z * t + np.log1p(np.exp(-np.abs(z))))
        said = classifier.forward(parts["test"][0]) > 0
        results.append((loss, rate, np.mean(said == (parts["test"][1] == 1))))
    return min(results)[1:]


# %% own-rate | wrong | peeks | fails: choice peeking | says: the test set has a say
def own_rate(activation, parts, rates, seed):
    best = None
    for rate in rates:
        classifier = new_network(activation, parts, seed)
        train_network(classifier, parts, rate, seed)
        loss = loss_on(classifier, parts["test"])
        if best is None or loss < best[0]:
            best = loss, rate, accuracy_on(classifier, parts["test"])
    return best[1], best[2]


# %% own-rate | wrong | by-training-loss | fails: choice | says: lowest loss on the validation set
def own_rate(activation, parts, rates, seed):
    best = None
    for rate in rates:
        classifier = new_network(activation, parts, seed)
        train_network(classifier, parts, rate, seed)
        loss = loss_on(classifier, parts["train"])
        if best is None or loss < best[0]:
            best = loss, rate, accuracy_on(classifier, parts["test"])
    return best[1], best[2]


# %% own-rate | wrong | worst | fails: choice | says: far smaller loss
def own_rate(activation, parts, rates, seed):
    best = None
    for rate in rates:
        classifier = new_network(activation, parts, seed)
        train_network(classifier, parts, rate, seed)
        loss = loss_on(classifier, parts["validation"])
        if best is None or loss > best[0]:
            best = loss, rate, accuracy_on(classifier, parts["test"])
    return best[1], best[2]


# %% own-rate | wrong | first-rate | fails: choice peeking | says: the first in the list
def own_rate(activation, parts, rates, seed):
    classifier = new_network(activation, parts, seed)
    train_network(classifier, parts, rates[0], seed)
    return rates[0], accuracy_on(classifier, parts["test"])


# %% own-rate | wrong | fixed-seed | fails: fresh | says: seed that was passed in
def own_rate(activation, parts, rates, seed):
    best = None
    for rate in rates:
        classifier = new_network(activation, parts, 0)
        train_network(classifier, parts, rate, 0)
        loss = loss_on(classifier, parts["validation"])
        if best is None or loss < best[0]:
            best = loss, rate, accuracy_on(classifier, parts["test"])
    return best[1], best[2]


# %% own-rate | wrong | trained-on-and-on | fails: choice fresh | says: needs a new one
def own_rate(activation, parts, rates, seed):
    best = None
    classifier = new_network(activation, parts, seed)
    for rate in rates:
        train_network(classifier, parts, rate, seed)
        loss = loss_on(classifier, parts["validation"])
        if best is None or loss < best[0]:
            best = loss, rate, accuracy_on(classifier, parts["test"])
    return best[1], best[2]


# %% own-rate | wrong | last-network | fails: accuracy | says: another rate
def own_rate(activation, parts, rates, seed):
    losses = []
    for rate in rates:
        classifier = new_network(activation, parts, seed)
        train_network(classifier, parts, rate, seed)
        losses.append(loss_on(classifier, parts["validation"]))
    return rates[int(np.argmin(losses))], accuracy_on(classifier, parts["test"])


# %% own-rate | wrong | validation-accuracy | fails: accuracy | says: on the validation set
def own_rate(activation, parts, rates, seed):
    best = None
    for rate in rates:
        classifier = new_network(activation, parts, seed)
        train_network(classifier, parts, rate, seed)
        loss = loss_on(classifier, parts["validation"])
        if best is None or loss < best[0]:
            best = loss, rate, accuracy_on(classifier, parts["validation"])
    return best[1], best[2]


# %% own-rate | wrong | borrowed | fails: choice peeking fresh accuracy | says: uses helpers
def own_rate(activation, parts, rates, seed):
    from helpers.studies.controlled_training import scores_by_epoch

    made = lambda: new_network(activation, parts, seed)
    found = scores_by_epoch("it", made, parts, LOSS, Adam, rates, [20], 32, seed)
    best = int(np.argmin(found["validation_it_20"]))
    return rates[best], found["test_it_20"][best]


# %% compare | right | loops
activations = ("relu", "linear", "gelu", "softplus")
seeds = np.arange(40, 50)
accuracies = np.zeros((4, 10))
for j, seed in enumerate(seeds):
    parts = sets(int(seed))
    for i, name in enumerate(activations):
        rate, accuracies[i, j] = own_rate(name, parts, RATES, int(seed))

# %% compare | right | lists
activations = ["swish", "linear", "sigmoid", "relu", "tanh"]
seeds = [3, 1, 4, 15, 9, 2, 6, 5, 35, 8]
accuracies = [[own_rate(name, sets(seed), RATES, seed)[1] for seed in seeds] for name in activations]

# %% compare | right | columns-first
columns = []
for seed in seeds:
    parts = sets(seed)
    columns.append([own_rate(name, parts, RATES, seed)[1] for name in activations])
accuracies = np.array(columns, dtype="float32").T

# %% compare | wrong | five-seeds | fails: design | says: 5 seeds
seeds = range(5)
accuracies = np.array([[own_rate(name, sets(seed), RATES, seed)[1] for seed in seeds] for name in activations])

# %% compare | wrong | seed-twice | fails: design | says: nothing new
seeds = [0, 1, 2, 3, 4] * 2
accuracies = np.array([[own_rate(name, sets(seed), RATES, seed)[1] for seed in seeds] for name in activations])

# %% compare | wrong | no-linear | fails: design | says: at least four
activations = ["relu", "tanh", "lisht"]
accuracies = np.array([[own_rate(name, sets(seed), RATES, seed)[1] for seed in seeds] for name in activations])

# %% compare | wrong | transposed | fails: values entries | says: transposed
accuracies = np.array([[own_rate(name, sets(seed), RATES, seed)[1] for name in activations] for seed in seeds])

# %% compare | wrong | rates-too | fails: values entries | says: shape
accuracies = np.array([[own_rate(name, sets(seed), RATES, seed) for seed in seeds] for name in activations])

# %% compare | wrong | same-patients | fails: entries | says: the same patients
accuracies = np.array([[own_rate(name, sets(0), RATES, seed)[1] for seed in seeds] for name in activations])

# %% compare | wrong | same-seed | fails: entries | says: Every seed gives the same
accuracies = np.array([[own_rate(name, sets(0), RATES, 0)[1] for seed in seeds] for name in activations])

# %% compare | wrong | always-relu | fails: entries | says: Every activation gives the same
accuracies = np.array([[own_rate("relu", sets(seed), RATES, seed)[1] for seed in seeds]] * len(activations))

# %% compare | wrong | other-network-seed | fails: entries | says: another number
accuracies = np.array([[own_rate(name, sets(seed), RATES, 7)[1] for seed in seeds] for name in activations])


# %% summary | right | loop
def summary(results):
    means, spreads, errors = [], [], []
    for row in results:
        n = len(row)
        mean = sum(row) / n
        variance = sum((value - mean) ** 2 for value in row) / (n - 1)
        means.append(mean)
        spreads.append(variance**0.5)
        errors.append((variance / n) ** 0.5)
    return means, spreads, errors


# %% summary | right | transposed
def summary(results):
    columns = np.asarray(results).T
    spread = np.sqrt(columns.var(axis=0, ddof=1))
    return np.average(columns, axis=0), spread, spread * len(columns) ** -0.5


# %% summary | right | squares
def summary(results):
    n = results.shape[1]
    mean = results.mean(1, keepdims=True)
    spread = np.linalg.norm(results - mean, axis=1) / np.sqrt(n - 1)
    return [mean[:, 0], spread, spread / n**0.5]


# %% summary | wrong | over-activations | fails: means spreads errors | says: one number per seed
def summary(results):
    spreads = results.std(axis=0, ddof=1)
    return results.mean(axis=0), spreads, spreads / np.sqrt(len(results))


# %% summary | wrong | median | fails: means | says: medians
def summary(results):
    spreads = results.std(axis=1, ddof=1)
    return np.median(results, axis=1), spreads, spreads / np.sqrt(results.shape[1])


# %% summary | wrong | best-seed | fails: means | says: luck
def summary(results):
    spreads = results.std(axis=1, ddof=1)
    return results.max(axis=1), spreads, spreads / np.sqrt(results.shape[1])


# %% summary | wrong | divides-by-n | fails: spreads | says: divides by n
def summary(results):
    spreads = results.std(axis=1)
    return results.mean(axis=1), spreads, spreads / np.sqrt(results.shape[1])


# %% summary | wrong | variance | fails: spreads | says: root is missing
def summary(results):
    spreads = results.var(axis=1, ddof=1)
    return results.mean(axis=1), spreads, spreads / np.sqrt(results.shape[1])


# %% summary | wrong | error-is-spread | fails: errors | says: spread of single seeds
def summary(results):
    spreads = results.std(axis=1, ddof=1)
    return results.mean(axis=1), spreads, spreads


# %% summary | wrong | counts-activations | fails: errors | says: counts the activations
def summary(results):
    spreads = results.std(axis=1, ddof=1)
    return results.mean(axis=1), spreads, spreads / np.sqrt(len(results))


# %% summary | wrong | no-root | fails: errors | says: divides by n
def summary(results):
    spreads = results.std(axis=1, ddof=1)
    return results.mean(axis=1), spreads, spreads / results.shape[1]


# %% interval | right | loop
def paired_interval(a, b, t):
    d = [x - y for x, y in zip(a, b)]
    n = len(d)
    mean = sum(d) / n
    reach = t * (sum((x - mean) ** 2 for x in d) / (n - 1) / n) ** 0.5
    return mean, mean - reach, mean + reach


def verdict(low, high):
    if low <= 0 <= high:
        return "Not larger than chance"
    return "better" if high > 0 else "worse"


# %% interval | right | covariance
def paired_interval(a, b, t):
    C = np.cov(a, b)
    error = np.sqrt((C[0, 0] + C[1, 1] - 2 * C[0, 1]) / len(a))
    mean = np.mean(a) - np.mean(b)
    return np.array([mean, mean - t * error, mean + t * error]).tolist()


def verdict(low, high):
    return VERDICTS[0 if low > 0 else 1 if high < 0 else 2]


# %% interval | right | signs
def paired_interval(a, b, t):
    d = b - a
    error = np.std(d, ddof=1) / len(d) ** 0.5
    return -d.mean(), -(d.mean() + t * error), -(d.mean() - t * error)


def verdict(low, high):
    words = {2: "better", -2: "worse"}
    return words.get(int(np.sign(low) + np.sign(high)), "not_larger_than_chance")


# %% interval | wrong | b-minus-a | fails: mean | says: that of b - a
def paired_interval(a, b, t):
    d = b - a
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), d.mean() - t * error, d.mean() + t * error


# %% interval | wrong | absolute | fails: mean | says: lost the signs
def paired_interval(a, b, t):
    d = a - b
    mean, error = np.abs(d).mean(), d.std(ddof=1) / np.sqrt(len(d))
    return mean, mean - t * error, mean + t * error


# %% interval | wrong | unpaired | fails: width | says: as unrelated
def paired_interval(a, b, t):
    mean, error = np.mean(a - b), np.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
    return mean, mean - t * error, mean + t * error


# %% interval | wrong | single-seed | fails: width | says: for a single seed
def paired_interval(a, b, t):
    d = a - b
    return d.mean(), d.mean() - t * d.std(ddof=1), d.mean() + t * d.std(ddof=1)


# %% interval | wrong | no-t | fails: width | says: one standard error
def paired_interval(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), d.mean() - error, d.mean() + error


# %% interval | wrong | fixed-t | fails: width | says: 1.96
def paired_interval(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), d.mean() - 1.96 * error, d.mean() + 1.96 * error


# %% interval | wrong | ddof | fails: width | says: divides by n
def paired_interval(a, b, t):
    d = a - b
    error = d.std() / np.sqrt(len(d))
    return d.mean(), d.mean() - t * error, d.mean() + t * error


# %% interval | wrong | reads-the-middle | fails: verdict | says: does not fit the interval
def verdict(low, high):
    middle = (low + high) / 2
    return "better" if middle > 0 else "worse" if middle < 0 else "not larger than chance"


# %% interval | wrong | touching-counts | fails: verdict | says: does not fit the interval
def verdict(low, high):
    if low >= 0:
        return "better"
    return "worse" if high <= 0 else "not larger than chance"


# %% reading | right | loops
rows = {str(name): np.asarray(row, dtype=float) for name, row in zip(activations, accuracies)}
verdicts, gaps = {}, {}
for name in rows:
    if name == "relu":
        continue
    d = rows[name] - rows["relu"]
    reach = student_t(len(d)) * d.std(ddof=1) / len(d) ** 0.5
    gaps[name] = abs(d.mean())
    if d.mean() - reach > 0:
        verdicts[name] = "better"
    elif d.mean() + reach < 0:
        verdicts[name] = "worse"
    else:
        verdicts[name] = "not larger than chance"
farthest = sorted(gaps, key=gaps.get)[-1]
patients = 113 * gaps[farthest]
chance_verdicts = (1 - 0.95) * len(gaps)

# %% reading | right | rounded
relu = np.asarray(accuracies)[list(activations).index("relu")]
means = {name: 113 * float(np.mean(row - relu)) for name, row in zip(activations, np.asarray(accuracies))}
farthest = max(means, key=lambda name: abs(means[name]))
patients = round(abs(means[farthest]), 2)
chance_verdicts = (len(activations) - 1) / 20

# %% reading | right | course-helper
from helpers.studies.statistics import paired_difference

table = dict(zip(activations, accuracies))
verdicts = {}
for name in table:
    if name != "relu":
        d = paired_difference(table[name], table["relu"])
        verdicts[name] = "Better" if d.low > 0 else "Worse" if d.high < 0 else "Not larger than chance"

# %% reading | wrong | any-difference | fails: verdicts | says: something else
verdicts = {
    name: "better" if np.mean(row) > np.mean(accuracies[activations.index("relu")]) else "worse"
    for name, row in zip(activations, accuracies)
    if name != "relu"
}

# %% reading | wrong | looks-at-one-end | fails: verdicts | says: something else
relu = np.asarray(accuracies)[list(activations).index("relu")]
verdicts = {
    name: "better" if paired_interval(np.asarray(row), relu, student_t(len(seeds)))[2] > 0 else "worse"
    for name, row in zip(activations, accuracies)
    if name != "relu"
}

# %% reading | wrong | with-relu | fails: verdicts | says: each of your activations but ReLU
verdicts = dict.fromkeys(activations, "not larger than chance")
farthest = max(
    (name for name in activations if name != "relu"),
    key=lambda name: abs(np.mean(accuracies[activations.index(name)] - accuracies[activations.index("relu")])),
)
chance_verdicts = 0.05 * (len(activations) - 1)

# %% reading | wrong | only-upward | fails: farthest | says: Up and down both count
farthest = max(verdicts, key=lambda name: np.mean(accuracies[activations.index(name)]))

# %% reading | wrong | nearest | fails: farthest | says: further from ReLU
farthest = "tanh"

# %% reading | wrong | share | fails: patients | says: how many of 113
patients = abs(np.mean(accuracies[activations.index(farthest)] - accuracies[activations.index("relu")]))

# %% reading | wrong | all-patients | fails: patients | says: only 113 are tested
patients = 569 * abs(np.mean(accuracies[activations.index(farthest)] - accuracies[activations.index("relu")]))

# %% reading | wrong | one-interval | fails: chance | says: a single interval
chance_verdicts = 0.05

# %% reading | wrong | counts-relu | fails: chance | says: counts ReLU as well
chance_verdicts = 0.05 * len(activations)

# %% reading | wrong | at-least-one | fails: chance | says: probability of at least one
chance_verdicts = 1 - 0.95 ** (len(activations) - 1)


# %% gates | right | two-sided
def logistic(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)


def glu(X, V, c, W, b):
    return logistic(np.dot(X, W) + b) * (np.dot(X, V) + c)


def swiglu(X, V, c, W, b):
    z = np.dot(X, W) + b
    return z * logistic(z) * (np.dot(X, V) + c)


# %% gates | right | clipped
def glu(X, V, c, W, b):
    return (X @ V + c) / (1 + np.exp(-np.clip(X @ W + b, -700, 700)))


def swiglu(X, V, c, W, b):
    z = X @ W + b
    return (X @ V + c) * z / (1 + np.exp(-np.clip(z, -700, 700)))


# %% gates | right | sample-by-sample
def one(z):
    if z < 0:
        return np.exp(z) / (1 + np.exp(z))
    return 1 / (1 + np.exp(-z))


def glu(X, V, c, W, b):
    rows = []
    for x in X:
        gate = np.array([one(z) for z in x @ W + b])
        rows.append((x @ V + c) * gate)
    return np.array(rows)


def swiglu(X, V, c, W, b):
    return np.stack([(x @ V + c) * np.array([z * one(z) for z in x @ W + b]) for x in X])


# %% gates | wrong | wrong-map | fails: glu | says: opens by the wrong map
def glu(X, V, c, W, b):
    return (X @ W + b) * 0.5 * (1 + np.tanh((X @ V + c) / 2))


def swiglu(X, V, c, W, b):
    z = X @ W + b
    return (X @ V + c) * z * 0.5 * (1 + np.tanh(z / 2))


# %% gates | wrong | added | fails: glu | says: they are multiplied
def glu(X, V, c, W, b):
    return (X @ V + c) + 0.5 * (1 + np.tanh((X @ W + b) / 2))


# %% gates | wrong | no-gate-bias | fails: glu | says: no bias
def glu(X, V, c, W, b):
    return (X @ V + c) * 0.5 * (1 + np.tanh((X @ W) / 2))


# %% gates | wrong | both-glu | fails: swiglu | says: This is GLU
def swiglu(X, V, c, W, b):
    return glu(X, V, c, W, b)


# %% gates | wrong | gate-of-itself | fails: swiglu | says: made of the value itself
def swiglu(X, V, c, W, b):
    value = X @ V + c
    return value * value * 0.5 * (1 + np.tanh(value / 2))


# %% gates | wrong | overflows | fails: stability | says: warned
def glu(X, V, c, W, b):
    return (X @ V + c) / (1 + np.exp(-(X @ W + b)))


# %% gates | wrong | borrowed | fails: glu stability | says: uses helpers
def glu(X, V, c, W, b):
    from helpers import activations

    return (X @ V + c) * activations.sigmoid(X @ W + b)


def swiglu(X, V, c, W, b):
    z = X @ W + b
    return (X @ V + c) * z * 0.5 * (1 + np.tanh(z / 2))


# %% cost | right | factored
def plain_parameters(n, width):
    return (n + 1) * width + (width + 1) * n


def gated_parameters(n, width):
    return 2 * (n + 1) * width + (width + 1) * n


def equal_width(n, width):
    wide = 0
    while gated_parameters(n, wide + 1) <= plain_parameters(n, width):
        wide += 1
    return wide


# %% cost | right | shapes
def plain_parameters(n, width):
    return sum(np.zeros(shape).size for shape in ((n, width), (width,), (width, n), (n,)))


def gated_parameters(n, width):
    return plain_parameters(n, width) + n * width + width


def equal_width(n, width):
    return np.floor((plain_parameters(n, width) - n) / (3 * n + 2))


# %% cost | right | downward
def equal_width(n, width):
    for wide in range(width, -1, -1):
        if gated_parameters(n, wide) <= plain_parameters(n, width):
            return wide


# %% cost | wrong | no-biases | fails: plain | says: leaves out the biases
def plain_parameters(n, width):
    return 2 * n * width


# %% cost | wrong | one-layer | fails: plain | says: there are two
def plain_parameters(n, width):
    return n * width + width


# %% cost | wrong | gate-without-value | fails: gated | says: value and gate are two
def gated_parameters(n, width):
    return n * width + width + width * n + n


# %% cost | wrong | no-gated-biases | fails: gated | says: leaves out the biases
def gated_parameters(n, width):
    return 3 * n * width


# %% cost | wrong | same-biases | fails: gated | says: n units
def gated_parameters(n, width):
    return 3 * (n * width + width)


# %% cost | wrong | rounded-up | fails: width | says: more parameters
def equal_width(n, width):
    return -((2 * n * width + width) // -(3 * n + 2))


# %% cost | wrong | two-thirds | fails: width | says: more parameters
def equal_width(n, width):
    return round(2 * width / 3)


# %% cost | wrong | half | fails: width | says: could be larger
def equal_width(n, width):
    return width // 2


# %% cost | wrong | not-whole | fails: width | says: no whole number
def equal_width(n, width):
    return (2 * n * width + width) / (3 * n + 2)


# %% choose | right | others
dying = ("ELU", "a slope on the left")
pendulum = ("Swish", "the derivative must itself be smooth")
unknown = ("relu", "well understood, and hard to beat by much")

# %% choose | right | spelled
dying = ("leaky_relu", "A slope on the left")
pendulum = ("softplus", "the derivative must itself be smooth")
remember = ("Sigmoid", "a gate must lie between 0 and 1")

# %% choose | right | from-the-lists
dying = [CHOICES[4], REASONS[0]]
pendulum = [CHOICES[7], REASONS[3]]
remember = [CHOICES[6], REASONS[2]]
unknown = [CHOICES[1], REASONS[4]]

# %% choose | wrong | more-relu | fails: dying | says: ReLU's own
dying = ("ReLU", "well understood, and hard to beat by much")

# %% choose | wrong | wrong-reason | fails: dying | says: does not fit
dying = ("leaky ReLU", "keeps mean and variance")

# %% choose | wrong | kinked | fails: pendulum | says: second derivative is 0
pendulum = ("ReLU", "the derivative must itself be smooth")

# %% choose | wrong | jump | fails: pendulum | says: kink or a jump
pendulum = ("ELU", "the derivative must itself be smooth")

# %% choose | wrong | tanh-gate | fails: remember | says: -0.5 makes no sense
remember = ("tanh", "a gate must lie between 0 and 1")

# %% choose | wrong | linear-baseline | fails: unknown | says: cannot bend
unknown = ("linear", "well understood, and hard to beat by much")

# %% choose | wrong | invented | fails: unknown | says: not among
unknown = ("maxout", "well understood, and hard to beat by much")


# %% interval | wrong | corrected-for-splits | fails: width | says: correction for splits of the same patients
def paired_interval(a, b, t):
    d = a - b
    reach = t * d.std(ddof=1) * np.sqrt(1 / len(d) + 1 / 3)
    return d.mean(), d.mean() - reach, d.mean() + reach


# %% choose | right | full-stops
pendulum = ("softplus", "the derivative must itself be smooth.")


# %% interval | wrong | own-t | fails: width | says: use the t that comes in
def paired_interval(a, b, t):
    d = a - b
    reach = student_t(len(d)) * d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), d.mean() - reach, d.mean() + reach


# %% interval | wrong | low-first | fails: mean | says: mean, low, high is asked for
def paired_interval(a, b, t):
    d = a - b
    reach = t * d.std(ddof=1) / np.sqrt(len(d))
    return d.mean() - reach, d.mean(), d.mean() + reach


# %% own-rate | wrong | changed-places | fails: choice | says: changed places
def own_rate(activation, parts, rates, seed):
    tried = []
    for rate in rates:
        classifier = new_network(activation, parts, seed)
        train_network(classifier, parts, rate, seed)
        tried.append((loss_on(classifier, parts["validation"]), accuracy_on(classifier, parts["test"]), rate))
    return min(tried)[1:]


# %% summary | wrong | one-mean | fails: means | says: one axis is missing
def summary(results):
    spreads = results.std(axis=1, ddof=1)
    return results.mean(), spreads, spreads / np.sqrt(results.shape[1])


# %% summary | wrong | errors-before-spreads | fails: spreads | says: the error third
def summary(results):
    spreads = results.std(axis=1, ddof=1)
    return results.mean(axis=1), spreads / np.sqrt(results.shape[1]), spreads


# %% summary | wrong | half-widths | fails: errors | says: times
def summary(results):
    spreads = results.std(axis=1, ddof=1)
    return results.mean(axis=1), spreads, 1.96 * spreads / np.sqrt(results.shape[1])


# %% standardize | wrong | changed-places | fails: training | says: training set comes first
def standardize(X_train, X_test):
    mean, spread = X_train.mean(axis=0), X_train.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    return (X_test - mean) / spread, (X_train - mean) / spread


# %% standardize | wrong | nan-to-num | fails: constant | says: a division by 0 gives such numbers
def standardize(X_train, X_test):
    with np.errstate(all="ignore"):
        mean, spread = X_train.mean(axis=0), X_train.std(axis=0)
        return np.nan_to_num((X_train - mean) / spread), np.nan_to_num((X_test - mean) / spread)


# %% standardize | wrong | small-is-constant | fails: training | says: standard deviation 1
def standardize(X_train, X_test):
    mean, spread = X_train.mean(axis=0), X_train.std(axis=0)
    spread = np.where(spread < 0.1, 1, spread)
    return (X_train - mean) / spread, (X_test - mean) / spread


# %% confusion | wrong | false-alarms-at-one-half | fails: threshold | says: With threshold
def confusion(p, y, threshold=0.5):
    alarm, malignant = p >= threshold, y == 1
    fixed = p >= 0.5
    return (alarm & malignant).sum(), (~alarm & malignant).sum(), (fixed & ~malignant).sum(), (~fixed & ~malignant).sum()


# %% gates | wrong | half-forgotten | fails: glu | says: glu
def glu(X, V, c, W, b):
    return (X @ V + c) * (0.5 + 0.5 * np.tanh(X @ W + b))


def swiglu(X, V, c, W, b):
    z = X @ W + b
    return (X @ V + c) * z * (0.5 + 0.5 * np.tanh(z / 2))


# %% gates | wrong | clipped-swish | fails: stability | says: does not follow from
def swiglu(X, V, c, W, b):
    z = np.clip(X @ W + b, -60, 60)
    return (X @ V + c) * z * (0.5 + 0.5 * np.tanh(z / 2))


# %% interval | right | on-a-wrong-summary
def summary(results):
    spreads = results.std(axis=1, ddof=1)
    return results.mean(axis=1), spreads, 1.96 * spreads / np.sqrt(results.shape[1])


def paired_interval(a, b, t):
    means, _, errors = summary((a - b)[np.newaxis])
    return means[0], means[0] - t * errors[0], means[0] + t * errors[0]


# %% own-rate | wrong | accuracy-chooses | fails: choice | says: The rate taken has the higher accuracy on the validation set, but not
def own_rate(activation, parts, rates, seed):
    """Return (rate, accuracy): the rate that validation chooses, and its test accuracy."""
    best = None
    for rate in rates:
        net = new_network(activation, parts, seed)
        train_network(net, parts, rate, seed)
        score = accuracy_on(net, parts["validation"])
        if best is None or score > best[0]:
            best = score, rate, net
    return best[1], accuracy_on(best[2], parts["test"])


# %% gates | wrong | clipped-hard | fails: swiglu | says: the result of swiglu with W = 0 and b = 50 is 0.4 times what it should
def glu(X, V, c, W, b):
    """The value times a sigmoid gate, shape (m, width)."""
    return (X @ V + c) * 0.5 * (1 + np.tanh((X @ W + b) / 2))


def swiglu(X, V, c, W, b):
    z = np.clip(X @ W + b, -20, 20)
    return (X @ V + c) * z / (1 + np.exp(-z))


# %% cost | wrong | from-one | fails: width | says: With equal_width(3, 1) the gated block has more parameters than the pl
def plain_parameters(n, width):
    """Weights and biases of a plain block."""
    return n * width + width + width * n + n


def gated_parameters(n, width):
    """Weights and biases of a gated block."""
    return 2 * (n * width + width) + width * n + n


def equal_width(n, width):
    k = 1
    while gated_parameters(n, k + 1) <= plain_parameters(n, width):
        k += 1
    return k


# %% cost | wrong | bias-forgotten-in-formula | fails: width | says: With equal_width(5, 40) the gated block has more parameters than the p
def plain_parameters(n, width):
    """Weights and biases of a plain block."""
    return n * width + width + width * n + n


def gated_parameters(n, width):
    """Weights and biases of a gated block."""
    return 2 * (n * width + width) + width * n + n


def equal_width(n, width):
    return plain_parameters(n, width) // (3 * n + 2)


# %% confusion | wrong | low-is-alarm | fails: counts | says: The alarm is the wrong way round: a high probability raises it.
def confusion(p, y, threshold=0.5):
    """Return (found, missed, false_alarms, cleared)."""
    alarm = p <= threshold
    return np.sum(alarm & (y == 1)), np.sum(~alarm & (y == 1)), np.sum(alarm & (y == 0)), np.sum(~alarm & (y == 0))


# %% standardize | wrong | no-axis | fails: training | says: One mean and one spread are used for everything; each column has its o
def standardize(X_train, X_test):
    """Return both sets, standardized with the training set's numbers."""
    mean, std = X_train.mean(), X_train.std()
    return (X_train - mean) / std, (X_test - mean) / std


# %% controls | wrong | number-of-seeds | fails: seeds | says: fair['relu']['seeds'] must be a list.
suspects = ["start", "learning_rates", "rate_chosen_on", "seeds", "epochs"]
fair = {
    name: {
        "start": "own gain", "learning_rates": [0.001, 0.003, 0.01], "rate_chosen_on": "validation",
        "seeds": 10, "split": "a new one for each seed", "hidden": [16], "epochs": 40,
        "batch_size": 32, "optimizer": "Adam",
    }
    for name in ("relu", "swish")
}


# %% own-rate | wrong | index | fails: choice | says: The rate 1 (not in the list) was taken, though another gives a far sma
def own_rate(activation, parts, rates, seed):
    """Return (rate, accuracy): the rate that validation chooses, and its test accuracy."""
    best = None
    for i, rate in enumerate(rates):
        net = new_network(activation, parts, seed)
        train_network(net, parts, rate, seed)
        loss = loss_on(net, parts["validation"])
        if best is None or loss < best[0]:
            best = loss, i, net
    return best[1], accuracy_on(best[2], parts["test"])


# %% own-rate | wrong | loss-returned | fails: accuracy | says: accuracy is the loss on the validation set.
def own_rate(activation, parts, rates, seed):
    """Return (rate, accuracy): the rate that validation chooses, and its test accuracy."""
    best = None
    for rate in rates:
        net = new_network(activation, parts, seed)
        train_network(net, parts, rate, seed)
        loss = loss_on(net, parts["validation"])
        if best is None or loss < best[0]:
            best = loss, rate, net
    return best[1], best[0]


# %% measures | wrong | only-two | fails: baseline | says: the baseline = 0.0 is too small.
def measures(found, missed, false_alarms, cleared):
    """Return (sensitivity, specificity, accuracy), each from 0 to 1."""
    return (
        found / (found + missed),
        cleared / (cleared + false_alarms),
        (found + cleared) / (found + missed + false_alarms + cleared),
    )


def majority_baseline(y_train, y_test):
    return np.mean(y_test == round(np.mean(y_train)))


# %% interval | wrong | verdict-index | fails: verdict | says: verdict must be text.
def paired_interval(a, b, t):
    """Return (mean, low, high) of the mean difference a - b."""
    d = a - b
    reach = t * d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), d.mean() - reach, d.mean() + reach


def verdict(low, high):
    return 0 if low > 0 else 1 if high < 0 else 2


# %% confusion | wrong | p-changed | fails: counts | says: confusion(np.array([0.9, 0.2, 0.7]), np.array([1, 0, 0])) changed its
# EXERCISE: confusion
def confusion(p, y, threshold=0.5):
    p[p >= threshold] = 1
    p[p < threshold] = 0
    alarm = p == 1
    found = np.sum(alarm & (y == 1))
    missed = np.sum(~alarm & (y == 1))
    false_alarms = np.sum(alarm & (y == 0))
    cleared = np.sum(~alarm & (y == 0))
    return found, missed, false_alarms, cleared


# %% measures | wrong | baseline-larger-class | fails: baseline | says: the baseline = 1.0 is too large.
# EXERCISE: measures
def measures(found, missed, false_alarms, cleared):
    sensitivity = found / (found + missed)
    specificity = cleared / (cleared + false_alarms)
    accuracy = (found + cleared) / (found + missed + false_alarms + cleared)
    return sensitivity, specificity, accuracy


def majority_baseline(y_train, y_test):
    share = np.mean(y_test == 1)
    return max(share, 1 - share)


# %% standardize | wrong | epsilon | fails: training | says: the new X_train is close, but not exact: off by up to 0.02; a rounded
# EXERCISE: standardize
def standardize(X_train, X_test):
    mean = X_train.mean(axis=0)
    std = X_train.std(axis=0)
    std = std + 1e-2
    return (X_train - mean) / std, (X_test - mean) / std


# %% split | wrong | two-classes | fails: partition | says: Some rows are in neither set.
# EXERCISE: split
def stratified_split(y, part, rng):
    train, test = [], []
    for label in (0, 1):
        rows = rng.permutation(np.flatnonzero(y == label))
        n = round(part * len(rows))
        test.append(rows[:n])
        train.append(rows[n:])
    return np.concatenate(train), np.concatenate(test)


# %% split | wrong | last-class-only | fails: partition | says: Some rows are in neither set.
# EXERCISE: split
def stratified_split(y, part, rng):
    for label in np.unique(y):
        train, test = [], []
        rows = rng.permutation(np.flatnonzero(y == label))
        n = round(part * len(rows))
        test.append(rows[:n])
        train.append(rows[n:])
    return np.concatenate(train), np.concatenate(test)


# %% split | wrong | every-fifth | fails: mix | says: Of classes with 12, 40, 8 rows, 2, 8, 1 came to the test set with
# EXERCISE: split
def stratified_split(y, part, rng):
    train, test = [], []
    for label in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == label))
        n = len(rows) // 5
        test.append(rows[:n])
        train.append(rows[n:])
    return np.concatenate(train), np.concatenate(test)


# %% controls | wrong | lecun-for-both | fails: start | says: LeCun's factor is the own gain of neither.
# EXERCISE: controls
suspects = (
    ["start", "learning_rates", "rate_chosen_on", "seeds", "epochs"]
)
fair = (
    {
        name: {
            "start": "LeCun", "learning_rates": [0.001, 0.003, 0.01], "rate_chosen_on": "validation",
            "seeds": list(range(10)), "split": "a new one for each seed", "hidden": [16], "epochs": 40,
            "batch_size": 32, "optimizer": "Adam",
        }
        for name in ("relu", "swish")
    }
)


# %% own-rate | wrong | seed-zero | fails: fresh | says: The network does not start from the seed that was passed in. It
# EXERCISE: own-rate
def own_rate(activation, parts, rates, seed):
    best_loss = np.inf
    for rate in rates:
        classifier = new_network(activation, parts, 0)
        train_network(classifier, parts, rate, seed)
        loss = loss_on(classifier, parts["validation"])
        if loss < best_loss:
            best_loss, best_rate, best = loss, rate, classifier
    return best_rate, accuracy_on(best, parts["test"])


# %% own-rate | wrong | order-seed-zero | fails: accuracy | says: trained again or with other patients
# EXERCISE: own-rate
def own_rate(activation, parts, rates, seed):
    best_loss = np.inf
    for rate in rates:
        classifier = new_network(activation, parts, seed)
        train_network(classifier, parts, rate, 0)
        loss = loss_on(classifier, parts["validation"])
        if loss < best_loss:
            best_loss, best_rate, best = loss, rate, classifier
    return best_rate, accuracy_on(best, parts["test"])


# %% own-rate | wrong | both-sets | fails: accuracy | says: accuracy is 0.074, but the network trained with your rate and seed
# EXERCISE: own-rate
def own_rate(activation, parts, rates, seed):
    best_loss = np.inf
    for rate in rates:
        classifier = new_network(activation, parts, seed)
        train_network(classifier, parts, rate, seed)
        loss = loss_on(classifier, parts["validation"])
        if loss < best_loss:
            best_loss, best_rate, best = loss, rate, classifier
    both = tuple(np.concatenate(pair) for pair in zip(parts["train"], parts["validation"]))
    best = new_network(activation, parts, seed)
    train_network(best, {**parts, "train": both}, best_rate, seed)
    return best_rate, accuracy_on(best, parts["test"])


# %% own-rate | wrong | first-rate-kept | fails: choice | says: The rate 0.0001 (the first in the list) was taken, though another
# EXERCISE: own-rate
def own_rate(activation, parts, rates, seed):
    best_loss = np.inf
    for rate in rates:
        classifier = new_network(activation, parts, seed)
        train_network(classifier, parts, rate, seed)
        loss = loss_on(classifier, parts["validation"])
        if loss < best_loss:
            best_loss, best_rate, best = loss, rate, classifier
        else:
            break
    return best_rate, accuracy_on(best, parts["test"])


# %% summary | wrong | two-errors | fails: errors | says: errors is twice the standard error, which is about what a 95 %
# EXERCISE: summary
def summary(results):
    n = results.shape[1]
    means = results.mean(axis=1)
    spreads = results.std(axis=1, ddof=1)
    return means, spreads, 2 * spreads / np.sqrt(n)


# %% interval | wrong | sorted | fails: width | says: The results are sorted before they are paired, so the pairs no longer
# EXERCISE: interval
def paired_interval(a, b, t):
    d = np.sort(a) - np.sort(b)
    mean = d.mean()
    reach = t * d.std(ddof=1) / np.sqrt(len(d))
    return mean, mean - reach, mean + reach


def verdict(low, high):
    if low > 0:
        return "better"
    if high < 0:
        return "worse"
    return "not larger than chance"


# %% interval | wrong | rounded | fails: mean width | says: mean = 0.105 is close, but not exact: off by 5e-05; a rounded number,
# EXERCISE: interval
def paired_interval(a, b, t):
    d = a - b
    mean = d.mean()
    reach = t * d.std(ddof=1) / np.sqrt(len(d))
    return round(mean, 3), round(mean - reach, 3), round(mean + reach, 3)


def verdict(low, high):
    if low > 0:
        return "better"
    if high < 0:
        return "worse"
    return "not larger than chance"


# %% gates | wrong | clipped-at-five | fails: glu | says: the result of glu is right in 27 of 30 places; the first wrong one is
# EXERCISE: gates
def _sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -5, 5)))


def glu(X, V, c, W, b):
    return (X @ V + c) * _sigmoid(X @ W + b)


def swiglu(X, V, c, W, b):
    z = X @ W + b
    return (X @ V + c) * z * _sigmoid(z)


# %% cost | wrong | one-bias | fails: plain | says: plain_parameters leaves out the biases of the second layer.
# EXERCISE: cost
def plain_parameters(n, width):
    return 2 * n * width + width


def gated_parameters(n, width):
    return 2 * (n * width + width) + width * n + n


def equal_width(n, width):
    wide = 0
    while gated_parameters(n, wide + 1) <= plain_parameters(n, width):
        wide += 1
    return wide


# %% cost | wrong | gate-without-bias | fails: gated | says: gated_parameters gives value and gate one bias together; each has its
# EXERCISE: cost
def plain_parameters(n, width):
    return n * width + width + width * n + n


def gated_parameters(n, width):
    return 2 * n * width + width + width * n + n


def equal_width(n, width):
    wide = 0
    while gated_parameters(n, wide + 1) <= plain_parameters(n, width):
        wide += 1
    return wide

# %% standardize | wrong | any-constant | fails: constant | says: Beside a column that does not vary
def standardize(X_train, X_test):
    mean, s = X_train.mean(axis=0), X_train.std(axis=0)
    if (s == 0).any():
        return X_train - mean, X_test - mean
    return (X_train - mean) / s, (X_test - mean) / s


# %% split | wrong | count-labels-by-range | fails: partition | says: in neither set
def stratified_split(y, part, rng):
    train, test = [], []
    for label in range(len(np.unique(y))):
        rows = rng.permutation(np.flatnonzero(y == label))
        n = int(part * len(rows))
        test.append(rows[:n])
        train.append(rows[n:])
    return np.concatenate(train), np.concatenate(test)


# %% split | wrong | a-block | fails: chance | says: drawn by itself
def stratified_split(y, part, rng):
    train, test = [], []
    for label in np.unique(y):
        rows = np.flatnonzero(y == label)
        rows = np.roll(rows, rng.integers(len(rows)))
        n = int(part * len(rows))
        test.append(rows[:n])
        train.append(rows[n:])
    return np.concatenate(train), np.concatenate(test)


# %% interval | wrong | whole-percent | fails: verdict | says: does not fit the interval from 0.003
def paired_interval(a, b, t):
    """Return (mean, low, high) of the mean difference a - b."""
    d = a - b
    reach = t * d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), d.mean() - reach, d.mean() + reach


def verdict(low, high):
    low, high = round(low, 2), round(high, 2)
    if low > 0:
        return "better"
    return "worse" if high < 0 else "not larger than chance"


# %% cost | wrong | ratio-of-blocks | fails: width | says: more parameters than the plain one
def plain_parameters(n, width):
    """Weights and biases of a plain block."""
    return n * width + width + width * n + n


def gated_parameters(n, width):
    """Weights and biases of a gated block."""
    return 2 * (n * width + width) + width * n + n


def equal_width(n, width):
    return width * plain_parameters(n, width) // gated_parameters(n, width)


# %% gates | wrong | matrix-times-gate | fails: glu | says: right in 0 of
def _sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def glu(X, V, c, W, b):
    value, gate = X @ V + c, _sigmoid(X @ W + b)
    return value @ gate if value.shape[0] == value.shape[1] else value * gate


def swiglu(X, V, c, W, b):
    """The value times a Swish gate, shape (m, width)."""
    z = X @ W + b
    return (X @ V + c) * z * _sigmoid(z)


# %% confusion | wrong | everybody-cleared | fails: counts threshold | says: the same with an alarm and without one
def confusion(p, y, threshold=0.5):
    return 0, 0, 0, len(p)


# %% standardize | wrong | zeros | fails: training test constant | says: That comes first; this point waits for it
def standardize(X_train, X_test):
    return np.zeros_like(X_train), np.zeros_like(X_test)


# %% standardize | wrong | as-they-were | fails: training test constant | says: are not scaled yet
def standardize(X_train, X_test):
    return X_train.copy(), X_test.copy()


# %% own-rate | wrong | invented | fails: choice peeking fresh accuracy | says: The choice comes first
def own_rate(activation, parts, rates, seed):
    return min(rates), (seed * 79 + 31 * len(activation)) % 97 / 97


# %% summary | wrong | errors-of-ones | fails: means spreads errors | says: errors
def summary(results):
    ones = np.ones(len(results))
    return ones, ones, ones / results.shape[1] ** 0.5


# %% gates | wrong | without-a-gate | fails: glu swiglu stability | says: has no gate yet
def glu(X, V, c, W, b):
    return X @ V + c


def swiglu(X, V, c, W, b):
    return X @ V + c
