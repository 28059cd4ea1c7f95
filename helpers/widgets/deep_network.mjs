// A deep network with a linear output, the softmax inside its loss, trained by plain gradient descent
// on all samples at once. The same arithmetic as `helpers.nn.network`, which a test holds it against.
// A matrix is one Float64Array, row after row; a layer is { fanIn, fanOut, W, b }.
import { ACTIVATIONS } from "./activations.mjs";

/** Numbers that Python packed: two bytes each, in steps of `step`. */
export function unpacked(text, step) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float64Array.from({ length: bytes.length / 2 }, (_, i) => step * view.getInt16(2 * i, true));
}

/** z = x W + b, for all samples. */
function sums(x, { fanIn, fanOut, W, b }) {
  const samples = x.length / fanIn;
  const z = new Float64Array(samples * fanOut);
  for (let i = 0; i < samples; i++) {
    const row = z.subarray(i * fanOut, (i + 1) * fanOut);
    row.set(b);
    for (let k = 0; k < fanIn; k++) {
      const value = x[i * fanIn + k];
      if (value === 0) continue; // ReLU gives many
      for (let j = 0; j < fanOut; j++) row[j] += value * W[k * fanOut + j];
    }
  }
  return z;
}

/** The mean cross-entropy of the softmax of z, its slope in z, and the share of right answers. */
export function guessed(z, labels, classes) {
  const dz = new Float64Array(z.length);
  let [loss, right] = [0, 0];
  labels.forEach((label, i) => {
    const row = z.subarray(i * classes, (i + 1) * classes);
    const most = row.reduce((a, b) => Math.max(a, b), -Infinity);
    const all = row.reduce((sum, each) => sum + Math.exp(each - most), 0);
    loss += most + Math.log(all) - row[label];
    right += row.indexOf(most) === label;
    row.forEach((each, j) => {
      dz[i * classes + j] = (Math.exp(each - most) / all - (j === label)) / labels.length;
    });
  });
  return { loss: loss / labels.length, accuracy: right / labels.length, dz };
}

/** What a backward pass finds in a layer: the slopes in W and b, and in x where anybody needs it. */
function slopes(x, dz, { fanIn, fanOut, W }, needed) {
  const samples = dz.length / fanOut;
  const [dW, db] = [new Float64Array(W.length), new Float64Array(fanOut)];
  const dx = needed && new Float64Array(x.length);
  for (let i = 0; i < samples; i++) {
    const row = dz.subarray(i * fanOut, (i + 1) * fanOut);
    for (let j = 0; j < fanOut; j++) db[j] += row[j];
    for (let k = 0; k < fanIn; k++) {
      const value = x[i * fanIn + k];
      let sum = 0;
      for (let j = 0; j < fanOut; j++) {
        dW[k * fanOut + j] += value * row[j];
        sum += W[k * fanOut + j] * row[j];
      }
      if (needed) dx[i * fanIn + k] = sum;
    }
  }
  return { dW, db, dx };
}

/**
 * One forward and one backward pass.
 *
 * @param {object} network { layers, activation, parameters }
 * @param {object} data { X, labels }
 * @returns {object} loss, accuracy, and for each layer z, a, slope (of the activation), dz, dW, db.
 */
export function pass({ layers, activation, parameters }, { X, labels }) {
  const { f, slope } = ACTIVATIONS[activation];
  const found = [];
  let x = X;
  layers.forEach((layer, at) => {
    const z = sums(x, layer);
    const last = at === layers.length - 1;
    const a = last ? z : z.map((each) => f(each, parameters));
    found.push({ x, z, a, slope: last ? null : z.map((each) => slope(each, parameters)) });
    x = a;
  });
  const { loss, accuracy, dz } = guessed(x, labels, layers.at(-1).fanOut);
  let da = dz;
  for (let at = layers.length - 1; at >= 0; at--) {
    const here = found[at];
    here.dz = here.slope ? da.map((each, i) => each * here.slope[i]) : da;
    Object.assign(here, slopes(here.x, here.dz, layers[at], at > 0));
    da = here.dx;
  }
  return { loss, accuracy, layers: found };
}

/** The network after one step of gradient descent. */
export function stepped(network, passed, rate) {
  const less = (values, by) => values.map((value, i) => value - rate * by[i]);
  const layers = network.layers.map((layer, at) => {
    const { dW, db } = passed.layers[at];
    return { ...layer, W: less(layer.W, dW), b: less(layer.b, db) };
  });
  return { ...network, layers };
}

/** The root of the mean square: how large numbers are, whatever their sign. */
export const size = (values) =>
  Math.sqrt(values.reduce((sum, each) => sum + each * each, 0) / values.length);

/** The share of units whose slope is 0 for every sample, so that nothing they do can be learned. */
function deadShare(slope, units) {
  let dead = 0;
  for (let j = 0; j < units; j++) {
    let alive = false;
    for (let at = j; at < slope.length && !alive; at += units) alive = slope[at] !== 0;
    dead += !alive;
  }
  return dead / units;
}

/** How much a unit's answer varies from sample to sample: its standard deviation, mean over units. */
function variation(a, units) {
  const samples = a.length / units;
  let total = 0;
  for (let j = 0; j < units; j++) {
    let [sum, squares] = [0, 0];
    for (let at = j; at < a.length; at += units) sum += a[at];
    for (let at = j; at < a.length; at += units) squares += (a[at] - sum / samples) ** 2;
    total += Math.sqrt(squares / samples);
  }
  return total / units;
}

/** What a table says of each layer; the output has no share of dead units. */
export function facts(network, passed, rate) {
  return network.layers.map(({ W, fanOut }, at) => {
    const { a, slope, dz, dW } = passed.layers[at];
    return {
      size: size(a), varies: variation(a, fanOut), gradient: size(dz),
      dead: slope && deadShare(slope, fanOut), update: (rate * size(dW)) / size(W),
    };
  });
}
