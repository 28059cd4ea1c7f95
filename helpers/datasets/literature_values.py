"""Numbers that other people published, kept here because the course looks at them closely."""

import numpy as np

#: First layer of a 4-10-5-1 ReLU network, as printed at the end of a published notebook that
#: trained it on 4,308 houses (Bedrooms, Area, City_Distance, Age, none of them scaled) for 50
#: epochs in batches of 32, with Keras' defaults: Glorot-uniform weights, biases 0, Adam.
HOUSING_WEIGHTS = np.array([
    [4.884289, 0.08256906, -0.19915605, 0.15013611, 4.6261144,
     4.796598, 3.9248853, -0.15050946, 4.2314506, -0.28682336],
    [1.8514935, -0.37287036, -0.2393775, -0.41574317, 2.331868,
     2.8497903, 1.7188504, 0.01952243, 1.8543427, -0.6148599],
    [0.69465536, -0.21028906, -0.06992441, -0.4817329, 0.44170555,
     -0.39742118, 0.8978245, -0.14551088, 0.98666334, -0.63004446],
    [4.878283, -0.25329795, -0.14383328, -0.03242987, 5.608528,
     5.5731544, 4.7261195, -0.60346663, 4.7189054, 0.12387103],
])  # fmt: skip
HOUSING_BIASES = np.array([
    6.344052, 0.0, 0.0, 0.0, 6.407063, 6.592677, 6.314718, -0.02290215, 6.318184, 0.0
])  # fmt: skip
