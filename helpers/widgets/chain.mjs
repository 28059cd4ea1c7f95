// Backpropagation, step by step: numbers go forward through two neurons in a row, then slopes come
// back, each the one before it times the local slope on the way.
import { ACTIVATIONS } from "./activations.mjs";
import { component, make, number } from "./component.mjs";

const STAGES = ["x", "z1", "a1", "z2", "a2", "J"];
const LABELS = { x: "x", z1: "z\u2081", a1: "a\u2081", z2: "z\u2082", a2: "a\u2082", J: "J" };
const LAST = 10; // five steps forward, five back

/** Every number of the forward and of the backward pass. */
export function passes({ x, w1, b1, w2, b2, y, activation, known }) {
  const { f, slope } = ACTIVATIONS[activation];
  const { parameters } = known[activation];
  const z1 = w1 * x + b1;
  const a1 = f(z1, parameters);
  const z2 = w2 * a1 + b2;
  const a2 = z2; // the output neuron is linear, as in regression
  const local = { a2: 2 * (a2 - y), z2: 1, a1: w2, z1: slope(z1, parameters), x: w1 };
  const d = { J: 1 };
  d.a2 = local.a2;
  d.z2 = d.a2 * local.z2;
  d.a1 = d.z2 * local.a1;
  d.z1 = d.a1 * local.z1;
  d.x = d.z1 * local.x;
  const weights = { w2: d.z2 * a1, b2: d.z2, w1: d.z1 * x, b1: d.z1 };
  return { value: { x, z1, a1, z2, a2, J: (a2 - y) ** 2 }, local, d, weights };
}

const told = (state) => passes(state);
const minus = (value) => number(value, 3).replace(/0+$/, "").replace(/[.,]$/, "");

/** What one step does, in a sentence. */
export function sentence(state) {
  const { value, local, d, weights } = told(state);
  const n = minus;
  const of = state.known[state.activation].title;
  return [
    `x = ${n(value.x)} comes in. Press Next.`,
    `Forward: z\u2081 = w\u2081 times x plus b\u2081 = ${n(value.z1)}.`,
    `Forward: a\u2081 = ${of} of z\u2081 = ${n(value.a1)}.`,
    `Forward: z\u2082 = w\u2082 times a\u2081 plus b\u2082 = ${n(value.z2)}.`,
    `Forward: the output neuron is linear, so a\u2082 = ${n(value.a2)}.`,
    `Forward: the loss is J = (a\u2082 minus y) squared = ${n(value.J)}. Now back.`,
    `Back: J changes by 2 times (a\u2082 minus y) = ${n(d.a2)} for each unit of a\u2082.`,
    `Back: the local slope from z\u2082 to a\u2082 is 1, so for z\u2082 it is ${n(d.z2)}. That gives b\u2082 ${n(weights.b2)}, and w\u2082 that times a\u2081, ${n(weights.w2)}.`,
    `Back: the local slope from a\u2081 to z\u2082 is w\u2082 = ${n(local.a1)}, so for a\u2081 it is ${n(d.a1)}.`,
    `Back: the slope of ${of} at z\u2081 is ${n(local.z1)}, so for z\u2081 it is ${n(d.z1)}. That gives b\u2081 ${n(weights.b1)}, and w\u2081 that times x, ${n(weights.w1)}.`,
    `Back: the local slope from x to z\u2081 is w\u2081 = ${n(local.x)}, so for x it is ${n(d.x)}. All done: four slopes for four numbers that can learn.`,
  ][state.at];
}

export const describe = (state) => sentence(state);

/** Where the boxes stand: in a row, or one below the other where the page is narrow. */
function boxes(width) {
  if (width >= 560) {
    const each = width / STAGES.length;
    return { height: 190, size: [Math.min(86, each - 34), 92], at: STAGES.map((_, i) => [each * (i + 0.5), 104]) };
  }
  return { height: STAGES.length * 88, size: [120, 60], at: STAGES.map((_, i) => [width / 2, 88 * i + 38]) };
}

function draw(state, width, id) {
  const { value, local, d } = told(state);
  const { height, size: [wide, tall], at } = boxes(width);
  const across = at[0][1] === at[1][1];
  const seen = Math.min(state.at, 5); // how far the numbers have come
  const back = Math.max(0, state.at - 5); // how far the slopes have come
  const word = (x, y, text, look = {}) => make("text", { x, y, "text-anchor": "middle", ...look }, text);
  const arrow = (from, to, look) => {
    const [dx, dy] = [Math.sign(to[0] - from[0]), Math.sign(to[1] - from[1])];
    const head = `M${to[0] - 7 * dx - 4 * dy} ${to[1] - 7 * dy - 4 * dx}L${to[0]} ${to[1]}L${to[0] - 7 * dx + 4 * dy} ${to[1] - 7 * dy + 4 * dx}`;
    return make("path", { class: look, d: `M${from[0]} ${from[1]}L${to[0]} ${to[1]}${head}` });
  };
  const parts = [];
  at.slice(1).forEach(([x, y], i) => {
    const [px, py] = at[i];
    const shift = across ? [0, 14] : [14, 0];
    const ends = across
      ? [[px + wide / 2 + 2, py - 14], [x - wide / 2 - 2, y - 14]]
      : [[px - 14, py + tall / 2 + 2], [x - 14, y - tall / 2 - 2]];
    parts.push(arrow(ends[0], ends[1], seen > i ? "live-ink live-up" : "live-ink live-pale"));
    const name = STAGES[i];
    if (back >= 5 - i) {
      const from = across ? [ends[1][0], ends[1][1] + 2 * shift[1]] : [ends[1][0] + 2 * shift[0], ends[1][1]];
      const to = across ? [ends[0][0], ends[0][1] + 2 * shift[1]] : [ends[0][0] + 2 * shift[0], ends[0][1]];
      parts.push(arrow(from, to, "live-ink live-down"));
      const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
      parts.push(across
        ? word(middle[0], at[0][1] + tall / 2 + 20, `\u00d7 ${minus(local[name])}`)
        : word(middle[0] + 10, middle[1] + 4, `\u00d7 ${minus(local[name])}`, { "text-anchor": "start" }));
    }
  });
  STAGES.forEach((name, i) => {
    const [x, y] = at[i];
    const now = (state.at <= 5 && i === state.at) || (state.at > 5 && i === 10 - state.at);
    parts.push(make("rect", { class: now ? "live-node live-now" : "live-node", x: x - wide / 2, y: y - tall / 2, width: wide, height: tall, rx: 6 }));
    parts.push(across
      ? word(x, y - tall / 2 - 8, LABELS[name], { class: "live-title" })
      : word(x - wide / 2 - 18, y + 4, LABELS[name], { class: "live-title" }));
    parts.push(word(x, y - tall / 8 - 2, i <= seen ? minus(value[name]) : "?"));
    parts.push(make("line", { class: "live-guide", x1: x - wide / 2, x2: x + wide / 2, y1: y + 2, y2: y + 2 }));
    parts.push(word(x, y + tall / 3, i >= 5 - back && state.at > 5 ? minus(d[name]) : "\u00b7"));
  });
  if (across) parts.push(word(width / 2, 24, "upper number: the value, forward; lower number: how J changes for each unit of it, back"));
  return { height, parts };
}

function below(state) {
  const { weights } = told(state);
  const known = { w2: state.at >= 7, b2: state.at >= 7, w1: state.at >= 9, b1: state.at >= 9 };
  const names = { w1: "w\u2081", b1: "b\u2081", w2: "w\u2082", b2: "b\u2082" };
  const list = Object.entries(names).map(([key, name]) => `${name}: ${known[key] ? minus(weights[key]) : "?"}`);
  return [make("p", { class: "live-score" }, `Slopes of J: ${list.join(", ")}`)];
}

/** Put the two neurons in the place of their still picture. */
export function render(place, values) {
  const slider = (name, label) => ({ kind: "range", name, label, low: -3, high: 3, step: 0.25 });
  return component(place, values, {
    name: "Backpropagation, step by step",
    controls: [
      { kind: "button", name: "back", label: "Back", press: ({ at }) => ({ at: Math.max(0, at - 1) }) },
      { kind: "button", name: "next", label: (state) => `Next (${state.at} of ${LAST})`,
        press: ({ at }) => ({ at: Math.min(LAST, at + 1) }) },
      slider("x", "input x"), slider("y", "target y"),
      slider("w1", "weight w\u2081"), slider("b1", "bias b\u2081"),
      slider("w2", "weight w\u2082"), slider("b2", "bias b\u2082"),
      { kind: "choice", name: "activation", label: "activation of the first neuron",
        options: Object.entries(values.known).map(([name, { title }]) => [name, title]) },
    ],
    draw, describe, below,
  });
}
