// A race of optimizers down a ravine, each at its own tuned learning rate unless the reader sets it.
import { compact, component, make, number, still, table } from "./component.mjs";
import { best, ravine, walk } from "./optimizers.mjs";
import { panel } from "./panel.mjs";

const PACE = 50; // ms for a step
const JUMP = 10; // steps at once, where pictures should not move by themselves
const CONTOURS = 12;
const SIDES = { left: 38, right: 12, top: 24, gap: 50 };
const PHONE = 250; // the tallest that the ravine gets above its losses
const POWERS = { low: -10, high: 2, ticks: [-10, -8, -6, -4, -2, 0, 2] };

const names = ({ runners }) => Object.keys(runners);
const place = ([u, v]) => `(${number(u)}, ${number(v)})`;
const rateOf = (state, name) => state.rates[state.own[name]];
const conditionOf = (state) => state.conditions[state.condition];

/** The ravine that the reader has chosen. */
export const hillOf = ({ hills, turned, condition }) => ravine(hills[turned][condition]);

/** Each runner's way, with the rates that it has, or with its tuned ones where these are wanted. */
export function run(state) {
  const hill = hillOf(state);
  const start = state.starts[state.turned];
  const own = { ...state.own };
  const paths = {};
  for (const [name, settings] of Object.entries(state.runners)) {
    if (state.tuned) own[name] = best(hill, settings, { ...state, start });
    paths[name] = walk(hill, settings, state.rates[own[name]], start, state.steps);
  }
  const losses = Object.fromEntries(names(state).map((name) => [name, paths[name].map(hill.value)]));
  return { own, paths, losses, rate: own[state.chosen] };
}

/** What is to be seen, in words. */
export function describe(state) {
  const { step, steps, losses, seen, turned } = state;
  const where = `in a ravine with condition number ${conditionOf(state)}` +
    (turned === "0" ? "" : `, turned by ${turned} degrees`);
  if (!step) return `All stand at the start ${where}.`;
  const order = names(state).filter((name) => seen.includes(name));
  order.sort((one, other) => losses[one][step] - losses[other][step]);
  const told = order.map((name) => `${name} ${compact(losses[name][step])}`);
  if (!told.length) return `Step ${step} of ${steps} ${where}. No box is ticked, so nobody is shown.`;
  return `Step ${step} of ${steps} ${where}. Losses, lowest first: ${told.join(", ")}.`;
}

/** A runner's sign, so that nobody is known by color alone. */
function sign(marker, x, y, r = 5) {
  const corners = {
    s: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
    "^": [[0, -1.3], [1.2, 0.9], [-1.2, 0.9]],
    D: [[0, -1.4], [1.4, 0], [0, 1.4], [-1.4, 0]],
    v: [[0, 1.3], [1.2, -0.9], [-1.2, -0.9]],
  }[marker];
  if (!corners) return make("circle", { cx: x, cy: y, r });
  return make("polygon", { points: corners.map(([dx, dy]) => `${x + r * dx},${y + r * dy}`).join(" ") });
}

const look = ({ color }) => ({ style: `--line: ${color}` });

function sample(runner) {
  const line = make("path", { class: "live-line", "stroke-dasharray": runner.dash, d: "M0 7H34" });
  return make("svg", { class: "live-runner", viewBox: "0 0 34 14", "aria-hidden": "true", ...look(runner) },
    line, make("g", { class: "live-sign" }, sign(runner.marker, 17, 7)));
}

/** The lines of all that run, and their signs where they are now. */
function lines(state, axes, points) {
  const drawn = names(state).filter((name) => state.seen.includes(name)).map((name) => [state.runners[name], points(name)]);
  const bound = (value, { low, high }) => Math.min(high, Math.max(low, value));
  const ways = drawn.map(([runner, way]) =>
    make("path", { class: "live-line live-way", "stroke-dasharray": runner.dash, d: axes.line(way), ...look(runner) }));
  const signs = drawn.map(([runner, way]) => {
    const [x, y] = way.at(-1);
    return make("g", { class: "live-sign", ...look(runner) },
      sign(runner.marker, axes.X(bound(x, axes.x)), axes.Y(bound(y, axes.y))));
  });
  return [axes.inside(...ways), ...signs];
}

/** A panel that knows its reach, so that who has left it waits at the edge. */
const plane = (id, where, x, y) => ({ ...panel(id, where, x, y), x, y });

function seenFromAbove(state, where, id) {
  const [left, right, bottom, top] = state.reach;
  const axes = plane(`${id}-s`, where, { low: left, high: right, ticks: [-4, -2, 0, 2, 4] }, { low: bottom, high: top, ticks: [-2, 0, 2] });
  const hill = hillOf(state);
  const most = Math.max(...[[left, bottom], [left, top]].map(hill.value));
  const start = state.starts[state.turned];
  const [startX, startY] = [axes.X(start[0]), axes.Y(start[1])];
  // The distance of two lines is the same all the way up a bowl, so that its bottom has some, too.
  const contours = Array.from({ length: CONTOURS }, (_, i) => hill.contour(most * ((i + 0.5) / CONTOURS) ** 2));
  const [x, y] = [axes.X(0), axes.Y(0)];
  const scale = where.width / (right - left); // the same up and down, so that an ellipse stays one
  axes.frame.setAttribute("class", "live-axes live-bare");
  const ellipse = ([across, along, angle]) => {
    const [rx, ry, degrees] = [across * scale, along * scale, (-angle * 180) / Math.PI];
    const [dx, dy] = [rx * Math.cos(angle), -rx * Math.sin(angle)];
    const arc = (sign) => `A${rx} ${ry} ${degrees} 0 0 ${x + sign * dx} ${y + sign * dy}`;
    return make("path", { class: "live-contour", d: `M${x + dx} ${y + dy}${arc(-1)}${arc(1)}` });
  };
  return [
    make("text", { x: where.left, y: where.top - 8 }, "from above, with lines of equal loss"),
    axes.frame,
    axes.inside(...contours.map(ellipse)),
    make("rect", { class: "live-border", x: where.left, y: where.top, width: where.width, height: where.height }),
    make("path", { class: "live-ink", d: `M${x - 6} ${y}h12M${x} ${y - 6}v12` }),
    make("circle", { class: "live-start", cx: startX, cy: startY, r: 9 }),
    make("text", { x: startX + 13, y: startY - 5 }, "start"),
    ...lines(state, axes, (name) => state.paths[name].slice(0, state.step + 1)),
  ];
}

function lossOf(state, where, id) {
  const axes = plane(`${id}-l`, where, { low: 0, high: state.steps, ticks: [0, state.steps / 2, state.steps] }, POWERS);
  const points = (name) =>
    state.losses[name].slice(0, state.step + 1).map((loss, i) => [i, Math.max(Math.log10(loss), POWERS.low)]);
  return [
    make("text", { x: where.left, y: where.top - 8 }, `step ${state.step}: loss, in powers of ten`),
    axes.frame, ...lines(state, axes, points),
  ];
}

function draw(state, width, id) {
  const { left, right, top, gap } = SIDES;
  const beside = width >= 430;
  const room = width - left - right;
  const [west, east, south, north] = state.reach;
  const steep = (north - south) / (east - west); // a unit is as long up as across
  const wide = beside ? 0.57 * (room - gap) : Math.min(room, PHONE / steep);
  const tall = wide * steep;
  const second = beside
    ? { left: left + wide + gap, top, width: width - left - wide - gap - right, height: tall }
    : { left, top: 2 * top + tall + 24, width: room, height: 110 };
  return {
    height: second.top + second.height + 24,
    parts: [
      ...seenFromAbove(state, { left, top, width: wide, height: tall }, id),
      ...lossOf(state, second, id),
    ],
  };
}

function below(state) {
  const { step, paths, losses, reach } = state;
  const [left, right, bottom, top] = reach;
  const rows = names(state).filter((name) => state.seen.includes(name)).map((name) => {
    const [u, v] = paths[name][step];
    const out = u < left || u > right || v < bottom || v > top;
    return [name, compact(rateOf(state, name), 3), out ? "outside" : place([u, v]), compact(losses[name][step])];
  });
  const caption = state.tuned
    ? `Rate: tuned to this ravine. Of ${state.rates.length} rates it has the lowest loss over the last ${state.judged} steps.`
    : "These rates stay as they are until you tick \u201ceach at its own tuned rate\u201d.";
  return [table(caption, ["optimizer", "rate", "place", "loss"], rows)];
}

const ahead = (state, steps) => ({ step: Math.min(state.steps, state.step + steps), playing: false });

function controls(values, jumps) {
  const last = values.steps;
  return [
    { kind: "boxes", name: "seen", label: "show",
      options: Object.entries(values.runners).map(([name, runner]) => [name, name, () => sample(runner)]) },
    { kind: "range", name: "condition", label: "condition number", low: 0, high: values.conditions.length - 1, step: 1,
      shown: (value) => `${values.conditions[value]}` },
    { kind: "choice", name: "turned", label: "turned by",
      options: Object.keys(values.hills).map((turn) => [turn, `${turn} degrees`]) },
    { kind: "choice", name: "chosen", label: "whose learning rate",
      options: Object.keys(values.runners).map((name) => [name, name]) },
    { kind: "range", name: "rate", label: ({ chosen }) => `learning rate of ${chosen}`, low: 0, high: values.rates.length - 1, step: 1,
      shown: (value) => compact(values.rates[value], 3) },
    { kind: "check", name: "tuned", label: "each at its own tuned rate" },
    { kind: "button", name: "go",
      label: ({ playing }) => (jumps ? `${JUMP} steps` : playing ? "Pause" : "Play"),
      press: (state) => jumps ? ahead(state, JUMP)
        : { playing: !state.playing, step: state.step === last ? 0 : state.step } },
    { kind: "button", name: "one", label: "Step", press: (state) => ahead(state, 1) },
    { kind: "button", name: "again", label: "Reset", press: () => ({ step: 0, playing: false }) },
  ];
}

/** What follows from a change: other rates, other ways. */
export function changed(state, changes) {
  if ("rate" in changes) {
    const now = { ...state, tuned: false, own: { ...state.own, [state.chosen]: changes.rate } };
    return { tuned: false, ...run(now) };
  }
  if ("chosen" in changes) return { rate: state.own[state.chosen] };
  return ["condition", "turned", "tuned"].some((key) => key in changes) ? run(state) : {};
}

/** The state before the first step. */
export function opened(values) {
  const [chosen] = names(values);
  const start = { ...values, turned: `${values.turned}`, chosen, own: {}, tuned: true, step: 0, playing: false };
  return { ...start, ...run(start) };
}

/** Put the race in the place of its still picture. */
export function render(place, values) {
  return component(place, opened(values), {
    name: "A race of optimizers",
    controls: controls(values, still()),
    draw, describe, below, changed,
    running: ({ playing, step, steps }) => playing && step < steps,
    pace: PACE,
    step({ step, steps }, count) {
      const next = Math.min(steps, step + count);
      return { step: next, playing: next < steps };
    },
  });
}
