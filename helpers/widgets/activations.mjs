// The activation functions of the course and their slopes, for pictures that move. Pure: no page, no
// clock. `helpers.activations` is the reference, and a test compares the two on every function.

/** The complementary error function: a power series near 0, a continued fraction in the tails. */
export function erfc(x) {
  if (x < 0) return 2 - erfc(-x);
  if (x < 2) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = 0;
  for (let n = 80; n > 0; n--) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / ((x + fraction) * Math.sqrt(Math.PI));
}

export const pdf = (z) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
export const cdf = (z) => erfc(-z / Math.SQRT2) / 2;

export function sigmoid(z) {
  const tail = Math.exp(-Math.abs(z));
  return (z < 0 ? tail : 1) / (1 + tail);
}

/** No 1 - sigmoid(z) in it, which would round to 0 long before the slope does. */
export function sigmoidSlope(z) {
  const tail = Math.exp(-Math.abs(z));
  return tail / (1 + tail) ** 2;
}

const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
const tanhSlope = (z) => 4 * sigmoidSlope(2 * z);
const clip = (value, low, high) => Math.min(high, Math.max(low, value));
const SCALE = 1.0507009873554805; // of SELU, with ALPHA: Klambauer et al. 2017
const ALPHA = 1.6732632423543772;
const INNER = Math.sqrt(2 / Math.PI); // of GELU's tanh form
const CUBE = 0.044715;

/** By name in `helpers.activations`: the value and the slope, each of z and the parameters. */
export const ACTIVATIONS = {
  step: { f: (z) => (z >= 0 ? 1 : 0), slope: () => 0 },
  linear: { f: (z, { m }) => m * z, slope: (z, { m }) => m },
  sigmoid: { f: sigmoid, slope: sigmoidSlope },
  tanh: { f: Math.tanh, slope: tanhSlope },
  relu: { f: (z) => Math.max(z, 0), slope: (z) => (z > 0 ? 1 : 0) },
  leaky_relu: {
    f: (z, { alpha }) => (z > 0 ? z : alpha * z),
    slope: (z, { alpha }) => (z > 0 ? 1 : alpha),
  },
  prelu: {
    f: (z, { alpha }) => (z > 0 ? z : alpha * z),
    slope: (z, { alpha }) => (z > 0 ? 1 : alpha),
  },
  elu: {
    f: (z, { alpha }) => (z > 0 ? z : alpha * Math.expm1(z)),
    slope: (z, { alpha }) => (z > 0 ? 1 : alpha * Math.exp(z)),
  },
  selu: {
    f: (z) => SCALE * (z > 0 ? z : ALPHA * Math.expm1(z)),
    slope: (z) => SCALE * (z > 0 ? 1 : ALPHA * Math.exp(z)),
  },
  gelu: { f: (z) => z * cdf(z), slope: (z) => cdf(z) + z * pdf(z) },
  gelu_tanh: {
    f: (z) => z * sigmoid(2 * INNER * (z + CUBE * z ** 3)),
    slope: (z) => {
      const inner = 2 * INNER * (z + CUBE * z ** 3);
      return sigmoid(inner) + z * sigmoidSlope(inner) * 2 * INNER * (1 + 3 * CUBE * z * z);
    },
  },
  gelu_sigmoid: {
    f: (z) => z * sigmoid(1.702 * z),
    slope: (z) => sigmoid(1.702 * z) + 1.702 * z * sigmoidSlope(1.702 * z),
  },
  swish: {
    f: (z, { beta }) => z * sigmoid(beta * z),
    slope: (z, { beta }) => sigmoid(beta * z) + beta * z * sigmoidSlope(beta * z),
  },
  lisht: { f: (z) => z * Math.tanh(z), slope: (z) => Math.tanh(z) + z * tanhSlope(z) },
  mish: {
    f: (z) => z * Math.tanh(softplus(z)),
    slope: (z) => Math.tanh(softplus(z)) + z * tanhSlope(softplus(z)) * sigmoid(z),
  },
  softplus: { f: softplus, slope: sigmoid },
  softsign: { f: (z) => z / (1 + Math.abs(z)), slope: (z) => 1 / (1 + Math.abs(z)) ** 2 },
  hard_sigmoid: {
    f: (z) => clip(z / 6 + 0.5, 0, 1),
    slope: (z) => (Math.abs(z) < 3 ? 1 / 6 : 0),
  },
  hard_swish: {
    f: (z) => z * clip(z / 6 + 0.5, 0, 1),
    slope: (z) => (Math.abs(z) < 3 ? z / 3 + 0.5 : z < 0 ? 0 : 1),
  },
  relu6: { f: (z) => clip(z, 0, 6), slope: (z) => (z > 0 && z < 6 ? 1 : 0) },
  celu: {
    f: (z, { alpha }) => (z > 0 ? z : alpha * Math.expm1(z / alpha)),
    slope: (z, { alpha }) => (z > 0 ? 1 : Math.exp(z / alpha)),
  },
};
