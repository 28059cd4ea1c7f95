// What becomes of a bell curve of z behind an activation function: which share of it meets a flat
// slope, which a slope of 0, and the mean and the spread of a. Pure, like activations.mjs.
import { ACTIVATIONS, cdf, pdf } from "./activations.mjs";

export const FLAT = 0.01; // a slope this small or smaller is called flat
const END = 30; // beyond it floating point rounds slopes to 0 that are not
const known = new Map(); // places depend on the function alone, not on the bell

/** The intervals of z where `test(z)` holds: found on a grid, then made exact by halving. */
export function intervals(test, step = 0.01) {
  const edge = (a, b) => {
    const before = test(a);
    for (let i = 0; i < 40; i++) {
      const middle = (a + b) / 2;
      if (test(middle) === before) a = middle;
      else b = middle;
    }
    return (a + b) / 2;
  };
  const found = [];
  let open = test(-END) ? -Infinity : null;
  for (let i = Math.round(-END / step); i < Math.round(END / step); i++) {
    const [a, b] = [i * step, (i + 1) * step];
    if (test(a) === test(b)) continue;
    if (open === null) open = edge(a, b);
    else {
      found.push([open, edge(a, b)]);
      open = null;
    }
  }
  if (open !== null) found.push([open, Infinity]);
  return found;
}

/** Where a function is flat, and where its slope is exactly 0. */
export function flatPlaces(name, parameters) {
  const key = JSON.stringify([name, parameters]);
  if (!known.has(key)) {
    const { slope } = ACTIVATIONS[name];
    known.set(key, {
      flat: intervals((z) => Math.abs(slope(z, parameters)) <= FLAT),
      dead: intervals((z) => slope(z, parameters) === 0),
    });
    if (known.size > 200) known.delete(known.keys().next().value);
  }
  return known.get(key);
}

/** The facts of one function for z with this mean and spread. */
export function facts(name, parameters, mean, spread) {
  const places = flatPlaces(name, parameters);
  const below = (z) => cdf((z - mean) / spread);
  const share = (list) => list.reduce((sum, [a, b]) => sum + below(b) - below(a), 0);
  return {
    ...places,
    flatShare: share(places.flat),
    deadShare: share(places.dead),
    a: moments((z) => ACTIVATIONS[name].f(z, parameters), mean, spread),
  };
}

/** Mean and standard deviation of f(z), by the midpoint rule out to nine spreads. */
export function moments(f, mean, spread, steps = 3000) {
  const width = 18 / steps;
  let [first, second] = [0, 0];
  for (let i = 0; i < steps; i++) {
    const t = -9 + (i + 0.5) * width;
    const value = f(mean + spread * t);
    first += pdf(t) * width * value;
    second += pdf(t) * width * value * value;
  }
  return { mean: first, spread: Math.sqrt(Math.max(0, second - first * first)) };
}
