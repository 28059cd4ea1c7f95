// The explorer: activation functions laid over each other, their slopes, and a bell curve of z that
// shows which share of it meets a flat slope, which a slope of 0, and what becomes of it behind f.
import { ACTIVATIONS } from "./activations.mjs";
import { FLAT, facts } from "./bell.mjs";
import { component, make, number, percent, snapped, table } from "./component.mjs";
import { panel } from "./panel.mjs";

const EDGE = 6; // z runs from -EDGE to EDGE
const SIDES = { left: 42, right: 8 };
const MEAN = { low: -4, high: 4, step: 0.1 };
const SPREAD = { low: 0.1, high: 4, step: 0.1 };
const PARAMETERS = { alpha: { low: 0.01, high: 1, step: 0.01 }, beta: { low: 0, high: 10, step: 0.1 } };

/** What is to be seen, in words. */
export function describe(state) {
  const lines = state.functions.map((name) => {
    const { flatShare, deadShare, a } = facts(name, parameters(name, state), state.mean, state.spread);
    return (
      `${state.known[name].title}: ${percent(flatShare)} of z meets a flat slope, ` +
      `${percent(deadShare)} a slope of 0; a has mean ${number(a.mean)} and spread ${number(a.spread)}.`
    );
  });
  return [`z has mean ${number(state.mean)} and spread ${number(state.spread)}.`, ...lines].join(" ");
}

/** The parameters of a function: from the sliders that have been moved, else its defaults. */
function parameters(name, state) {
  const found = { ...state.known[name].parameters };
  for (const key of Object.keys(found)) if (key in PARAMETERS) found[key] = state[key] ?? found[key];
  return found;
}

const stroke = ({ color, dash }) => ({
  class: "live-line",
  style: `--line: ${color}`,
  "stroke-dasharray": dash,
});

function draw(state, width, id) {
  const wide = { left: SIDES.left, width: width - SIDES.left - SIDES.right };
  const z = { low: -EDGE, high: EDGE, ticks: [-6, -4, -2, 0, 2, 4, 6] };
  const mute = { ...z, silent: true };
  const values = panel(`${id}-v`, { ...wide, top: 8, height: 122 }, mute,
    { low: -2, high: 4, ticks: [-2, 0, 2, 4] }, "a = f(z)");
  const slopes = panel(`${id}-s`, { ...wide, top: 144, height: 84 }, mute,
    { low: -0.25, high: 1.25, ticks: [0, 0.5, 1] }, "slope f\u2032(z)");
  const bell = panel(`${id}-b`, { ...wide, top: 242, height: 78 }, z, { low: 0, high: 1 }, "share of z");

  const curves = { values: [], slopes: [] };
  for (const name of state.functions) {
    const { kinks, jumps, ...look } = state.known[name];
    const given = parameters(name, state);
    const { f, slope } = ACTIVATIONS[name];
    curves.values.push(
      make("path", { ...stroke(look), d: values.curve((x) => f(x, given), jumps ? kinks : []) }));
    curves.slopes.push(make("path", { ...stroke(look), d: slopes.curve((x) => slope(x, given), kinks) }));
  }
  return {
    height: 358,
    parts: [
      values.frame, values.inside(...curves.values),
      slopes.frame, slopes.inside(...curves.slopes),
      bell.frame, ...bellParts(state, bell, id, wide),
    ],
  };
}

/** The bell, always drawn to its own height, with the flat and the dead part of one function. */
function bellParts(state, bell, id, wide) {
  const density = (z) => 0.92 * Math.exp(-(((z - state.mean) / state.spread) ** 2) / 2);
  const outline = bell.curve(density);
  const area = `${outline}L${bell.X(EDGE)} ${bell.Y(0)}L${bell.X(-EDGE)} ${bell.Y(0)}Z`;
  const hatch = make("pattern",
    { id: `${id}-hatch`, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    make("rect", { class: "live-hatch", width: 3, height: 6 }));
  const defs = make("defs", {}, hatch);
  const shades = [make("path", { class: "live-area", d: area })];
  const seen = state.functions.includes(state.watched) &&
    facts(state.watched, parameters(state.watched, state), state.mean, state.spread);
  for (const kind of seen ? ["flat", "dead"] : []) {
    seen[kind].forEach(([a, b], i) => {
      const from = bell.X(Math.max(a, -EDGE));
      const to = bell.X(Math.min(b, EDGE));
      if (to <= from) return;
      const clip = `${id}-${kind}-${i}`;
      defs.append(make("clipPath", { id: clip }, make("rect", { x: from, y: 0, width: to - from, height: 400 })));
      const fill = kind === "dead" ? { fill: `url(#${id}-hatch)` } : {};
      shades.push(make("path", { class: `live-${kind}`, d: area, "clip-path": `url(#${clip})`, ...fill }));
    });
  }
  const handle = (drag, z) =>
    make("circle", { class: "live-handle", "data-drag": drag, r: 8, cx: bell.X(z), cy: bell.Y(density(z)) });
  return [
    defs,
    bell.inside(...shades, make("path", { class: "live-ink", d: outline })),
    make("text", { class: "live-title", x: wide.left + wide.width / 2, y: 353, "text-anchor": "middle" }, "z"),
    handle("mean", state.mean),
    handle("spread", state.mean + state.spread),
  ];
}

function drag(handle, [x], state, width) {
  const z = -EDGE + ((x - SIDES.left) / (width - SIDES.left - SIDES.right)) * 2 * EDGE;
  if (handle === "mean") return { mean: snapped(z, MEAN) };
  return { spread: snapped(z - state.mean, SPREAD) };
}

function below(state) {
  const rows = state.functions.map((name) => {
    const { flatShare, deadShare, a } = facts(name, parameters(name, state), state.mean, state.spread);
    const marked = name === state.watched ? `${state.known[name].title} (in the bell)` : state.known[name].title;
    return [marked, percent(flatShare), percent(deadShare), number(a.mean), number(a.spread)];
  });
  const caption = `Flat: a slope of at most ${FLAT} in size. Dead: a slope of exactly 0.`;
  return [table(caption, ["function", "flat", "dead", "mean of a", "spread of a"], rows)];
}

/** Put the explorer in the place of its still picture. */
export function render(place, values) {
  const names = Object.keys(values.known);
  const sample = (name) => () =>
    make("svg", { class: "live-sample", viewBox: "0 0 28 8", "aria-hidden": "true" },
      make("path", { ...stroke(values.known[name]), d: "M0 4H28" }));
  const uses = (parameter) => (state) =>
    state.functions.some((name) => parameter in state.known[name].parameters);
  const title = (name) => values.known[name].title;
  const shown = (value) => (value === null ? "each its own" : number(value)); // null: not moved yet
  return component(place, values, {
    name: "Activation explorer",
    controls: [
      { kind: "boxes", name: "functions", label: "Functions (up to three)", most: 3,
        options: names.map((name) => [name, title(name), sample(name)]) },
      { kind: "choice", name: "watched", label: "shaded in the bell",
        options: names.map((name) => [name, title(name)]) },
      { kind: "range", name: "mean", label: "mean of z", ...MEAN },
      { kind: "range", name: "spread", label: "spread of z (standard deviation)", ...SPREAD },
      { kind: "range", name: "alpha", label: "alpha", ...PARAMETERS.alpha, shown, when: uses("alpha") },
      { kind: "range", name: "beta", label: "beta", ...PARAMETERS.beta, when: uses("beta") },
    ],
    draw, describe, below, drag, told: true,
    changed: (state, changes) => {
      if ("watched" in changes && !state.functions.includes(state.watched)) {
        return { functions: [...state.functions.slice(-2), state.watched] };
      }
      if (!state.functions.includes(state.watched)) return { watched: state.functions[0] ?? state.watched };
      return {};
    },
  });
}
