// Optimizers, and walks down a ravine. The same arithmetic as `helpers.nn.optimizers` and
// `helpers.nn.surfaces`, which a test holds them against; settings have the names that they have there.

/** By kind: `make(settings)` returns a new optimizer, `step(w, g, rate)`, which changes w. */
const KINDS = {
  SGD({ momentum, nesterov }) {
    const v = [0, 0];
    return (w, g, rate) => {
      for (let i = 0; i < 2; i++) {
        v[i] = momentum * v[i] - rate * g[i];
        w[i] += nesterov ? momentum * v[i] - rate * g[i] : v[i];
      }
    };
  },
  RMSprop({ rho, epsilon }) {
    const s = [0, 0];
    return (w, g, rate) => {
      for (let i = 0; i < 2; i++) {
        s[i] = rho * s[i] + (1 - rho) * (g[i] * g[i]);
        w[i] -= (rate * g[i]) / Math.sqrt(s[i] + epsilon);
      }
    };
  },
  Adam({ beta_1, beta_2, epsilon }) {
    const [m, v] = [[0, 0], [0, 0]];
    let t = 0;
    return (w, g, rate) => {
      t += 1;
      const alpha = (rate * Math.sqrt(1 - beta_2 ** t)) / (1 - beta_1 ** t);
      for (let i = 0; i < 2; i++) {
        m[i] += (1 - beta_1) * (g[i] - m[i]);
        v[i] += (1 - beta_2) * (g[i] * g[i] - v[i]);
        w[i] -= (alpha * m[i]) / (Math.sqrt(v[i]) + epsilon);
      }
    };
  },
};

/**
 * A ravine.
 *
 * @param {number[]} curvatures Along the first axis, mixed, along the second. They come from Python:
 *   a last digit that differs would lead some walks elsewhere.
 */
export function ravine([uu, uv, vv]) {
  const angle = Math.atan2(2 * uv, uu - vv) / 2; // of the direction that is steepest
  const [middle, apart] = [(uu + vv) / 2, Math.hypot((uu - vv) / 2, uv)];
  const [across, along] = [middle + apart, middle - apart];
  return {
    value: ([u, v]) => 0.5 * (uu * (u * u) + 2 * uv * u * v + vv * (v * v)),
    gradient: ([u, v]) => [uu * u + uv * v, uv * u + vv * v],
    // The contour of a loss is an ellipse: half its width across and along, and the angle across.
    contour: (loss) => [Math.sqrt((2 * loss) / across), Math.sqrt((2 * loss) / along), angle],
  };
}

/** Where an optimizer has been, the start first; it stays at the last place if it flies away. */
export function walk(hill, settings, rate, start, steps) {
  const step = KINDS[settings.kind](settings);
  const w = [...start];
  const path = [[...w]];
  while (path.length <= steps) {
    step(w, hill.gradient(w), rate);
    if (!(Math.abs(w[0]) < 1e6 && Math.abs(w[1]) < 1e6)) break;
    path.push([...w]);
  }
  while (path.length <= steps) path.push(path.at(-1));
  return path;
}

/** Which of the rates ends lowest, by the mean loss of the last steps. */
export function best(hill, settings, { rates, start, steps, judged }) {
  const ends = rates.map((rate) =>
    walk(hill, settings, rate, start, steps).slice(-judged).reduce((sum, w) => sum + hill.value(w), 0));
  return ends.indexOf(Math.min(...ends));
}
