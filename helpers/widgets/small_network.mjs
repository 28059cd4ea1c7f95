// A network with one hidden layer and a sigmoid output, trained by plain gradient descent on all
// points at once. The same arithmetic as `helpers.nn.network`, which a test holds it against.
import { ACTIVATIONS, sigmoid } from "./activations.mjs";

/** A forward pass: z and a of the hidden units, and the output's z and a, for one point. */
export function forward(network, point) {
  const { f } = ACTIVATIONS[network.activation];
  const z = network.b1.map((b, j) => b + network.W1[0][j] * point[0] + network.W1[1][j] * point[1]);
  const a = z.map((each) => f(each, network.parameters));
  const out = a.reduce((sum, each, j) => sum + each * network.w2[j], network.b2);
  return { z, a, out, p: sigmoid(out) };
}

/** Mean binary cross-entropy and the share of points on the right side. */
export function score(network, X, y) {
  let [loss, right] = [0, 0];
  X.forEach((point, i) => {
    const { out, p } = forward(network, point);
    loss += Math.max(out, 0) + Math.log1p(Math.exp(-Math.abs(out))) - y[i] * out;
    right += (p > 0.5) === (y[i] === 1);
  });
  return { loss: loss / X.length, accuracy: right / X.length };
}

/** One step of gradient descent; returns the network after it. */
export function step(network, X, y, rate) {
  const { slope } = ACTIVATIONS[network.activation];
  const width = network.b1.length;
  const zeros = () => new Array(width).fill(0);
  const d = { W1: [zeros(), zeros()], b1: zeros(), w2: zeros(), b2: 0 };
  X.forEach((point, i) => {
    const { z, a, p } = forward(network, point);
    const dout = (p - y[i]) / X.length;
    d.b2 += dout;
    for (let j = 0; j < width; j++) {
      d.w2[j] += dout * a[j];
      const dz = dout * network.w2[j] * slope(z[j], network.parameters);
      d.b1[j] += dz;
      d.W1[0][j] += dz * point[0];
      d.W1[1][j] += dz * point[1];
    }
  });
  const less = (values, slopes) => values.map((value, j) => value - rate * slopes[j]);
  return {
    ...network,
    W1: network.W1.map((row, k) => less(row, d.W1[k])),
    b1: less(network.b1, d.b1),
    w2: less(network.w2, d.w2),
    b2: network.b2 - rate * d.b2,
  };
}
