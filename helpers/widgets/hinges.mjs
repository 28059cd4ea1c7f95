// Be the network: place hinges and weigh them, until their sum follows a target.
// Each hinge is one hidden ReLU: weight times max(0, x - knot).
import { component, make, number, snapped } from "./component.mjs";
import { panel } from "./panel.mjs";

const X = { low: -3, high: 3 };
const KNOT = { low: -3, high: 3, step: 0.1 };
const WEIGHT = { low: -4, high: 4, step: 0.1 };
const START = { low: -3, high: 3, step: 0.1 };
const SIDES = { left: 34, top: 8, right: 10 };
const HEIGHT = 260;
const Y = { low: -3, high: 3 };

/** The sum of the hinges at x, from `start` on the left. */
export const sum = (x, { start, hinges }) =>
  hinges.reduce((total, { knot, weight }) => total + weight * Math.max(0, x - knot), start);

/** The target between its given points: straight from each to the next. */
export function target(x, points) {
  const after = points.findIndex(([at]) => at >= x);
  if (after <= 0) return points[after === 0 ? 0 : points.length - 1][1];
  const [[x0, y0], [x1, y1]] = [points[after - 1], points[after]];
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

/** The greatest and the mean distance from the target, on a fine grid. */
export function gaps(state) {
  const points = Array.from({ length: 241 }, (_, i) => X.low + ((X.high - X.low) * i) / 240);
  const misses = points.map((x) => Math.abs(sum(x, state) - target(x, state.targets[state.aim])));
  return { worst: Math.max(...misses), mean: misses.reduce((a, b) => a + b) / misses.length };
}

/** What is to be seen, in words. */
export function describe(state) {
  const { worst, mean } = gaps(state);
  const told = state.hinges.map(({ knot, weight }) => `${number(weight, 1)} from ${number(knot, 1)} on`);
  const verdict = worst < 0.1 ? "That is a match." : worst < 0.4 ? "Close." : "Not there yet.";
  return (
    `Hinges add to the slope: ${told.join("; ") || "none"}. The sum misses the target by ` +
    `${number(worst)} at most and ${number(mean)} on average. ${verdict}`
  );
}

const axesOf = (width, id) =>
  panel(`${id}-s`, { left: SIDES.left, top: SIDES.top, width: width - SIDES.left - SIDES.right, height: HEIGHT },
    { ...X, ticks: [-3, -2, -1, 0, 1, 2, 3] }, { ...Y, ticks: [-2, 0, 2] });

function draw(state, width, id) {
  const axes = axesOf(width, id);
  const fine = Array.from({ length: 241 }, (_, i) => X.low + ((X.high - X.low) * i) / 240);
  const line = (f) => axes.line(fine.map((x) => [x, f(x)]));
  const shares = state.hinges.map(({ knot, weight }) =>
    make("path", { class: `live-share ${weight < 0 ? "live-down" : "live-up"}`, d: line((x) => weight * Math.max(0, x - knot)) }));
  const knots = state.hinges.map(({ knot }, i) =>
    make("circle", { class: i === state.chosen ? "live-handle live-chosen" : "live-handle", "data-drag": `knot-${i}`,
      r: 9, cx: axes.X(knot), cy: axes.Y(Math.max(Y.low, Math.min(Y.high, sum(knot, state)))) }));
  const names = state.hinges.map(({ knot }, i) =>
    make("text", { x: axes.X(knot), y: axes.Y(Math.max(Y.low, Math.min(Y.high, sum(knot, state)))) - 14,
      "text-anchor": "middle" }, `${i + 1}`));
  return {
    height: HEIGHT + 30,
    parts: [
      axes.frame,
      axes.inside(
        ...shares,
        make("path", { class: "live-target", d: line((x) => target(x, state.targets[state.aim])) }),
        make("path", { class: "live-sum", d: line((x) => sum(x, state)) }),
      ),
      ...knots, ...names,
    ],
  };
}

function below(state) {
  const { worst } = gaps(state);
  const bar = make("meter", { min: 0, max: 3, low: 0.1, high: 0.4, optimum: 0, value: Math.min(3, worst),
    "aria-label": "greatest gap" });
  const told = `Largest gap: ${number(worst)}. Dotted is the target, thick your sum, thin each hinge alone.`;
  return [make("p", { class: "live-score" }, bar, ` ${told}`)];
}

function drag(handle, [x], state, width) {
  const axes = axesOf(width, "drag");
  const i = Number(handle.split("-")[1]);
  return { chosen: i, ...moved(state, i, { knot: snapped(axes.zAt(x), KNOT) }) };
}

const moved = (state, i, changes) =>
  ({ hinges: state.hinges.map((each, j) => (j === i ? { ...each, ...changes } : each)) });

/** Put the game in the place of its still picture. */
export function render(place, values) {
  const now = (state) => state.hinges[state.chosen] ?? { knot: 0, weight: 0 };
  const start = { ...values, knot: values.hinges[0]?.knot ?? 0, weight: values.hinges[0]?.weight ?? 0 };
  return component(place, start, {
    name: "Be the network",
    controls: [
      { kind: "choice", name: "aim", label: "target", options: Object.keys(values.targets).map((name) => [name, name]) },
      { kind: "choice", name: "chosen", label: "hinge to move",
        options: Array.from({ length: values.most }, (_, i) => [i, `hinge ${i + 1}`]) },
      { kind: "range", name: "knot", label: "its knot: where it begins", ...KNOT, shown: (v) => number(v, 1) },
      { kind: "range", name: "weight", label: "its weight: what it adds to the slope", ...WEIGHT, shown: (v) => number(v, 1) },
      { kind: "range", name: "start", label: "height on the left", ...START, shown: (v) => number(v, 1) },
      { kind: "button", name: "more", label: (state) => `Add a hinge (${state.hinges.length} of ${values.most})`,
        press: (state) => state.hinges.length < values.most &&
          { hinges: [...state.hinges, { knot: 0, weight: 0 }], chosen: state.hinges.length } },
      { kind: "button", name: "fewer", label: "Take the last one away",
        press: (state) => state.hinges.length > 0 && { hinges: state.hinges.slice(0, -1) } },
    ],
    draw, describe, below, drag,
    changed(state, changes) {
      const chosen = Math.max(0, Math.min(Number(state.chosen), state.hinges.length - 1));
      const own = ["knot", "weight"].filter((key) => key in changes);
      if (own.length && state.hinges.length) {
        return { chosen, ...moved(state, chosen, Object.fromEntries(own.map((key) => [key, changes[key]]))) };
      }
      return { chosen, ...now({ ...state, chosen }) };
    },
  });
}
