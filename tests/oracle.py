"""The activation functions in exact arithmetic: 220 decimal digits, formulas as in a textbook.

They stand in the order of the course; whoever adds a function to `helpers/activations/` adds its
line here.

Slopes are central differences with a step so small that their error is far below a float's.
"""

from decimal import MAX_EMAX, Decimal, getcontext

DIGITS = 220
STEP = Decimal(10) ** -36
PI = Decimal(
    "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482"
    "5342117067982148086513282306647"
)


def _sigmoid(z):
    return 1 / (1 + (-z).exp())


def _tanh(z):
    tail = (-2 * abs(z)).exp()  # of the absolute value, which cannot overflow
    return ((1 - tail) / (1 + tail)).copy_sign(z)


def _normal_cdf(z):
    if abs(z) > 40:  # the tail has no digit left among the first 220
        return Decimal(z > 0)
    term = total = z
    n = 0
    while abs(term) > Decimal(10) ** -(DIGITS - 5):
        n += 1
        term *= -z * z / (2 * n)
        total += term / (2 * n + 1)
    return Decimal("0.5") + total / (2 * PI).sqrt()


def _clip(z, low, high):
    return max(Decimal(low), min(Decimal(high), z))


def _below(z, right, left):
    return right if z > 0 else left


_LAMBDA, _ALPHA = Decimal("1.0507009873554805"), Decimal("1.6732632423543772")
_CUBIC, _QUICK = Decimal("0.044715"), Decimal("1.702")

FUNCTIONS = {
    "step": lambda z: Decimal(z >= 0),
    "linear": lambda z, m=1: m * z,
    "sigmoid": _sigmoid,
    "tanh": _tanh,
    "relu": lambda z: max(Decimal(0), z),
    "leaky_relu": lambda z, alpha=0.01: _below(z, z, alpha * z),
    "prelu": lambda z, alpha=0.25: _below(z, z, alpha * z),
    "elu": lambda z, alpha=1: _below(z, z, alpha * (z.exp() - 1)),
    "selu": lambda z: _LAMBDA * _below(z, z, _ALPHA * (z.exp() - 1)),
    "gelu": lambda z: z * _normal_cdf(z),
    "gelu_tanh": lambda z: z / 2 * (1 + _tanh((2 / PI).sqrt() * (z + _CUBIC * z**3))),
    "gelu_sigmoid": lambda z: z * _sigmoid(_QUICK * z),
    "swish": lambda z, beta=1: z * _sigmoid(beta * z),
    "lisht": lambda z: z * _tanh(z),
    "mish": lambda z: z * _tanh((1 + z.exp()).ln()),
    "softplus": lambda z: (1 + z.exp()).ln(),
    "softsign": lambda z: z / (1 + abs(z)),
    "hard_sigmoid": lambda z: _clip(z / 6 + Decimal("0.5"), 0, 1),
    "hard_swish": lambda z: z * _clip(z / 6 + Decimal("0.5"), 0, 1),
    "relu6": lambda z: _clip(z, 0, 6),
    "celu": lambda z, alpha=1: _below(z, z, alpha * ((z / alpha).exp() - 1)),
}


def exact(name, z, **parameters):
    """Value, slope and second derivative at the float `z`, as Decimals."""
    getcontext().prec, getcontext().Emax = DIGITS, MAX_EMAX
    settings = {key: Decimal(float(value)) for key, value in parameters.items()}

    def function(point):
        return FUNCTIONS[name](point, **settings)

    center = Decimal(float(z))
    left, middle, right = function(center - STEP), function(center), function(center + STEP)
    slope = (right - left) / (2 * STEP)
    bend = (right - 2 * middle + left) / STEP**2
    return middle, slope, bend
