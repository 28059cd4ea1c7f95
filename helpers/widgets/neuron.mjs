// One neuron with two inputs: its parts, its activation, and what it says to every pair of inputs.
// Blue and solid is a positive weight, vermillion and dashed a negative one.
import { ACTIVATIONS } from "./activations.mjs";
import { component, make, number, snapped } from "./component.mjs";
import { panel } from "./panel.mjs";

const REACH = 3; // inputs run from -REACH to REACH in the plane
const WEIGHT = { low: -2, high: 2, step: 0.1 };
const INPUT = { low: -3, high: 3, step: 0.1 };
const HEIGHT = 210;

/** What the neuron computes. */
export function compute({ x1, x2, w1, w2, b, activation, known }) {
  const pushes = [w1 * x1, w2 * x2, b];
  const z = pushes[0] + pushes[1] + pushes[2];
  return { pushes, z, a: ACTIVATIONS[activation].f(z, known[activation].parameters) };
}

/** What is to be seen, in words. */
export function describe(state) {
  const { x1, x2, w1, w2, b, activation, known } = state;
  const { z, a } = compute(state);
  const n = (value) => number(value, 1);
  return (
    `The sum: ${n(w1)} times ${n(x1)}, plus ${n(w2)} times ${n(x2)}, plus the bias ${n(b)}, is ` +
    `z = ${number(z)}. ${known[activation].title} makes it a = ${number(a)}.`
  );
}

const push = (value) => (value < 0 ? "live-down" : "live-up");

/** Three squares beside each other, or two below the first where the page is narrow. */
function places(width) {
  if (width < 560) {
    const [half, second] = [width / 2, HEIGHT + 14];
    return { height: second + HEIGHT + 42, at: [[0, 0, width], [0, second, half], [half, second, half]] };
  }
  const each = width / 3;
  return { height: HEIGHT + 42, at: [0, 1, 2].map((i) => [i * each, 0, each]) };
}

function parts(state, [left, top, width]) {
  const { x1, x2, w1, w2, b } = state;
  const { pushes, z, a } = compute(state);
  const X = (share) => left + 10 + share * (width - 20);
  const Y = (share) => top + 20 + share * (HEIGHT - 40);
  const word = (x, y, text, more = {}) => make("text", { x, y, "text-anchor": "middle", ...more }, text);
  const node = (x, y, text) =>
    [make("circle", { cx: x, cy: y, r: 17, class: "live-node" }), word(x, y + 4, text)];
  const line = (from, to, value, size) =>
    make("line", { x1: from[0], y1: from[1], x2: to[0], y2: to[1], class: push(value),
      "stroke-width": 1 + 2.5 * size });
  const [one, two, bias, sum, end] = [[X(0.08), Y(0.3)], [X(0.08), Y(0.95)], [X(0.5), Y(0.12)],
    [X(0.5), Y(0.62)], [X(0.93), Y(0.62)]];
  const middle = (p) => [(p[0] + sum[0]) / 2, (p[1] + sum[1]) / 2];
  return [
    line(one, sum, w1, Math.abs(w1)), line(two, sum, w2, Math.abs(w2)),
    line(bias, sum, b, Math.abs(b) / 2),
    make("line", { x1: sum[0], y1: sum[1], x2: end[0], y2: end[1], class: "live-ink" }),
    ...node(...one, number(x1, 1)), ...node(...two, number(x2, 1)), ...node(...sum, "+"),
    ...node(...end, number(a)),
    word(one[0], one[1] - 24, "inputs"),
    word(middle(one)[0] + 14, middle(one)[1] - 14, `w\u2081 = ${number(w1, 1)}`),
    word(middle(two)[0] + 22, middle(two)[1] + 22, `w\u2082 = ${number(w2, 1)}`),
    word(bias[0], bias[1] - 6, `b = ${number(b, 1)}`),
    word((sum[0] + end[0]) / 2, sum[1] + 32, `z = ${number(z)}`),
    word(end[0], end[1] - 24, "a"),
    word(X(0.62), Y(1.1), `pushes: ${pushes.map((value) => number(value, 1)).join(", ")}`),
  ];
}

function curve(state, [left, top, width], id) {
  const { activation, known } = state;
  const { kinks, jumps, color, dash, title, parameters } = known[activation];
  const { z, a } = compute(state);
  const axes = panel(`${id}-f`, { left: left + 34, top: top + 8, width: width - 44, height: HEIGHT - 22 },
    { low: -6, high: 6, ticks: [-6, -3, 0, 3, 6] }, { low: -2.5, high: 6, ticks: [-2, 0, 2, 4, 6] },
    `${title}: from z to a`);
  const shown = Math.max(-6, Math.min(6, z));
  const path = axes.curve((at) => ACTIVATIONS[activation].f(at, parameters), jumps ? kinks : []);
  return [
    axes.frame,
    axes.inside(
      make("path", { class: "live-line", style: `--line: ${color}`, "stroke-dasharray": dash, d: path }),
      make("line", { class: "live-guide", x1: axes.X(shown), x2: axes.X(shown), y1: axes.Y(0), y2: axes.Y(a) }),
    ),
    make("circle", { class: "live-point", r: 6, cx: axes.X(shown), cy: axes.Y(Math.max(-2.5, Math.min(6, a))) }),
  ];
}

/** The square of the plane of inputs. */
function square([left, top, width]) {
  const side = Math.min(width - 44, HEIGHT - 22);
  return { left: left + 34 + (width - 44 - side) / 2, top: top + 8, width: side, height: side };
}

function plane(state, place, id) {
  const { x1, x2, w1, w2, b, activation, known } = state;
  const where = square(place);
  const axis = { low: -REACH, high: REACH, ticks: [-3, 0, 3] };
  const axes = panel(`${id}-p`, where, axis, axis);
  const length = Math.hypot(w1, w2);
  const drawn = [];
  if (length > 0) {
    // What the neuron says depends on z alone, so it changes in one direction: that of (w1, w2).
    const [d1, d2] = [w1 / length, w2 / length];
    const far = REACH * Math.SQRT2;
    const steps = Array.from({ length: 41 }, (_, i) => i / 40);
    const f = (share) => ACTIVATIONS[activation].f(length * far * (2 * share - 1) + b, known[activation].parameters);
    const values = steps.map(f);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const shade = (value) => (high > low ? 0.55 * (value - low) / (high - low) : 0.2);
    drawn.push(
      make("defs", {}, make("linearGradient", {
        id: `${id}-says`, gradientUnits: "userSpaceOnUse",
        x1: axes.X(-d1 * far), y1: axes.Y(-d2 * far), x2: axes.X(d1 * far), y2: axes.Y(d2 * far),
      }, ...steps.map((share, i) =>
        make("stop", { offset: share, "stop-color": "currentColor", "stop-opacity": shade(values[i]).toFixed(3) })))),
      make("rect", { x: where.left, y: where.top, width: where.width, height: where.height, fill: `url(#${id}-says)` }),
    );
    const foot = [(-b * d1) / length, (-b * d2) / length];
    const along = (t) => [foot[0] - t * d2, foot[1] + t * d1];
    drawn.push(make("path", { class: "live-zero", d: axes.line([along(-9), along(9)]) }));
    const tip = [foot[0] + 0.9 * d1, foot[1] + 0.9 * d2];
    const wing = (turn) => [tip[0] - 0.25 * d1 + turn * 0.15 * d2, tip[1] - 0.25 * d2 - turn * 0.15 * d1];
    drawn.push(make("path", { class: "live-zero", d: axes.line([foot, tip]) + axes.line([wing(1), tip, wing(-1)]) }));
  }
  return [
    axes.inside(...drawn), axes.frame,
    make("circle", { class: "live-handle", "data-drag": "input", r: 8, cx: axes.X(x1), cy: axes.Y(x2) }),
    make("text", { x: where.left + where.width / 2, y: where.top + where.height + 34, "text-anchor": "middle" },
      "stronger shade, larger a"),
  ];
}

function draw(state, width, id) {
  const { height, at } = places(width);
  const elements = [...parts(state, at[0]), ...curve(state, at[1], id), ...plane(state, at[2], id)];
  return { height, parts: elements };
}

function drag(handle, [x, y], state, width) {
  const { left, top, width: side } = square(places(width).at[2]);
  return {
    x1: snapped(-REACH + ((x - left) / side) * 2 * REACH, INPUT),
    x2: snapped(REACH - ((y - top) / side) * 2 * REACH, INPUT),
  };
}

/** Put the neuron in the place of its still picture. */
export function render(place, values) {
  const slider = (name, label, range) =>
    ({ kind: "range", name, label, ...range, shown: (value) => number(value, 1) });
  return component(place, values, {
    name: "A neuron",
    controls: [
      slider("w1", "weight w\u2081", WEIGHT), slider("x1", "input x\u2081", INPUT),
      slider("w2", "weight w\u2082", WEIGHT), slider("x2", "input x\u2082", INPUT),
      slider("b", "bias b", { low: -3, high: 3, step: 0.1 }),
      { kind: "choice", name: "activation", label: "activation",
        options: Object.entries(values.known).map(([name, { title }]) => [name, title]) },
    ],
    draw, describe, drag,
  });
}
