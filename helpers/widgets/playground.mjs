// The playground: a small network learns before the eyes. On the left what it says of every point of
// the plane, on the right the points as its two weightiest hidden units see them.
import { component, make, number, percent } from "./component.mjs";
import { panel } from "./panel.mjs";
import { forward, score, step } from "./small_network.mjs";

const GRID = 32; // squares along each side of the plane
const LEVELS = 8; // shades of each class
const PACE = 2; // ms for a step

/** A fresh network, as Python drew it for this seed and width. */
export function fresh({ starts, seed, width, activation, known }) {
  return { ...starts[seed][width], activation, parameters: known[activation].parameters };
}

/** The seed after this one; after the last it is the first again. */
export const next = ({ starts, seed }) => (seed + 1) % starts.length;

const data = (state) => state.data[state.points];

function measured(state) {
  const { X, y } = data(state);
  return score(state.network, X, y);
}

/** What is to be seen, in words. */
export function describe(state) {
  const { loss, accuracy } = measured(state);
  return (
    `Seed ${state.seed}, ${state.steps} steps with learning rate ${state.rate}: loss ${number(loss, 3)}, ` +
    `${percent(accuracy, 0)} of the points on the right side; ${state.width} hidden ` +
    `${state.known[state.activation].title} ${Number(state.width) === 1 ? "unit" : "units"}.`
  );
}

function mark([x, y], label, look = {}) {
  if (label) return make("rect", { x: x - 3.4, y: y - 3.4, width: 6.8, height: 6.8, class: "live-one", ...look });
  return make("circle", { cx: x, cy: y, r: 3.8, class: "live-nought", ...look });
}

function plane(state, where, id) {
  const { X, y, reach: [left, right, bottom, top] } = data(state);
  const axes = panel(`${id}-p`, where, { low: left, high: right, silent: true }, { low: bottom, high: top, silent: true });
  const [wide, high] = [where.width / GRID, where.height / GRID];
  const shades = new Map(); // one path for each shade, not one element for each square
  for (let i = 0; i < GRID; i++) {
    for (let j = 0; j < GRID; j++) {
      const at = [where.left + i * wide, where.top + j * high];
      const { p } = forward(state.network, [axes.zAt(at[0] + wide / 2), axes.vAt(at[1] + high / 2)]);
      const level = Math.round((p - 0.5) * 2 * LEVELS);
      shades.set(level, `${shades.get(level) ?? ""}M${at[0].toFixed(1)} ${at[1].toFixed(1)}h${wide.toFixed(2)}v${high.toFixed(2)}h${-wide.toFixed(2)}z`);
    }
  }
  const paths = [...shades].filter(([level]) => level).map(([level, d]) =>
    make("path", { d, class: level > 0 ? "live-says-one" : "live-says-nought", "fill-opacity": (Math.abs(level) / LEVELS * 0.6).toFixed(2) }));
  return [
    axes.inside(...paths, ...X.map((point, i) => mark([axes.X(point[0]), axes.Y(point[1])], y[i]))),
    make("rect", { class: "live-border", x: where.left, y: where.top, width: where.width, height: where.height }),
    make("text", { x: where.left, y: where.top - 6 }, "the plane: squares are class 1, circles 0"),
  ];
}

/** The two hidden units that weigh most in the output. */
function weightiest({ w2 }) {
  return w2.map((w, j) => [Math.abs(w), j]).sort((a, b) => b[0] - a[0]).slice(0, 2).map(([, j]) => j).sort((a, b) => a - b);
}

function hidden(state, where, id) {
  const { X, y } = data(state);
  const [first, second = first] = weightiest(state.network);
  const seen = X.map((point) => forward(state.network, point).a);
  const [xs, ys] = [first, second].map((j) => seen.map((a) => a[j]));
  const room = (values) => {
    const [low, high] = [Math.min(...values, 0), Math.max(...values, 0.5)];
    return { low: low - 0.08 * (high - low), high: high + 0.08 * (high - low), silent: true };
  };
  const axes = panel(`${id}-h`, where, room(xs), room(ys));
  return [
    axes.inside(...X.map((_, i) => mark([axes.X(xs[i]), axes.Y(ys[i])], y[i]))),
    make("rect", { class: "live-border", x: where.left, y: where.top, width: where.width, height: where.height }),
    make("text", { x: where.left, y: where.top - 6 }, `as hidden units ${first + 1} and ${second + 1} see it`),
  ];
}

function lossCurve(state, where, id) {
  const most = Math.max(1, ...state.losses);
  const axes = panel(`${id}-l`, where, { low: 0, high: Math.max(100, state.losses.length), silent: true },
    { low: 0, high: most, ticks: [0, most > 1.5 ? Math.round(most) : 1] });
  const line = axes.line(state.losses.map((loss, i) => [i, loss]));
  const at = [axes.X(state.losses.length - 1), axes.Y(state.losses.at(-1) ?? 0)];
  return [
    axes.frame, axes.inside(make("path", { class: "live-sum", d: line || "M0 0" })),
    make("text", { class: "live-title", x: where.left + where.width, y: where.top + 14, "text-anchor": "end" },
      `loss over ${state.steps} steps`),
    make("circle", { class: "live-point", r: 4, cx: at[0], cy: at[1] }),
  ];
}

function draw(state, width, id) {
  const beside = width >= 430;
  const side = beside ? (width - 24) / 2 : width - 8;
  const tall = Math.min(side, beside ? 270 : 190); // on a phone, both in one screen
  const second = beside ? { left: side + 20, top: 20 } : { left: 4, top: tall + 48 };
  const curve = { left: 40, top: second.top + tall + 12, width: width - 52, height: 64 };
  return {
    height: curve.top + curve.height + 8,
    parts: [
      ...plane(state, { left: 4, top: 20, width: side, height: tall }, id),
      ...hidden(state, { ...second, width: side, height: tall }, id),
      ...lossCurve(state, curve, id),
    ],
  };
}

/** The line that makes the same network in NumPy. */
export function inNumPy({ points, activation, width, seed }) {
  return `network, X, y = playground.network("${points}", "${activation}", width=${width}, seed=${seed})`;
}

function below(state) {
  return [
    make("p", { class: "live-score" }, "The same network in NumPy: ", make("code", {}, inNumPy(state))),
  ];
}

/** `count` steps; the loss is noted after each. */
function learned(state, count) {
  const { X, y } = data(state);
  let { network } = state;
  const losses = [...state.losses];
  for (let i = 0; i < count; i++) {
    network = step(network, X, y, Number(state.rate));
    losses.push(score(network, X, y).loss);
  }
  const kept = losses.length > 400 ? losses.filter((_, i) => i % 2 === 0) : losses;
  const fine = kept.every(Number.isFinite);
  return { network, losses: kept.filter(Number.isFinite), steps: state.steps + count, learning: state.learning && fine };
}

/** Put the playground in the place of its still picture. */
export function render(place, values) {
  const begin = (state) => {
    const network = fresh(state);
    return { network, steps: 0, losses: [score(network, data(state).X, data(state).y).loss] };
  };
  const start = { ...values, learning: false };
  return component(place, { ...start, ...begin(start) }, {
    name: "Playground",
    controls: [
      { kind: "choice", name: "points", label: "points", options: Object.keys(values.data).map((name) => [name, name]) },
      { kind: "choice", name: "activation", label: "activation of the hidden units",
        options: Object.entries(values.known).map(([name, { title }]) => [name, title]) },
      { kind: "range", name: "width", label: "hidden units", low: 1, high: Object.keys(values.starts[0]).length, step: 1,
        shown: (value) => `${value}` },
      { kind: "choice", name: "rate", label: "learning rate", options: values.rates.map((rate) => [rate, `${rate}`]) },
      { kind: "button", name: "go", label: (state) => (state.learning ? "Pause" : "Train"),
        press: (state) => ({ learning: !state.learning }) },
      { kind: "button", name: "one", label: "100 steps", press: (state) => learned({ ...state, learning: false }, 100) },
      { kind: "button", name: "again", label: "Start again", press: (state) => ({ learning: false, ...begin(state) }) },
      { kind: "button", name: "other", label: "Other first weights",
        press: (state) => ({ learning: false, seed: next(state) }) },
    ],
    draw, describe, below,
    running: (state) => state.learning && state.steps < 20000,
    pace: PACE,
    step: learned,
    changed: (state, changes) =>
      ["points", "activation", "width", "seed"].some((key) => key in changes) ? begin(state) : {},
  });
}
