// Signals by depth: what becomes of activations on their way through the layers of a network, and of
// gradients on their way back, at the start and while it trains on a hundred digits.
import { compact, component, make, number, percent, still, table } from "./component.mjs";
import { facts, pass, size, stepped, unpacked } from "./deep_network.mjs";
import { panel, ticks } from "./panel.mjs";

const STEPS = 100; // of one training
const PACE = 30; // ms for a step
const BINS = 48;
const [TALL, LOW] = [190, 150]; // of a panel, where two stand beside each other and where not
const TOP = 24; // room for a title

/** The values from Python with their packed numbers as arrays. */
export function opened({ data, draws, ...values }) {
  const { pixels, labels, mean, std, classes } = data;
  const X = Float64Array.from(
    pixels.flatMap((row) => [...row].map((letter, k) => ("0123456789abcdefg".indexOf(letter) / 16 - mean[k]) / std[k])),
  );
  const drawn = Object.entries(draws).map(([name, text]) => [name, unpacked(text, values.step)]);
  return { ...values, data: { X, labels, fanIn: mean.length, classes }, draws: Object.fromEntries(drawn) };
}

/** The network as the reader has set it up, before training. */
export function fresh({ draws, starts, start, scale, depth, activation, known, width, data }) {
  const { drawn, first, inner, last } = starts[start];
  const { fanIn, classes } = data;
  let from = 0; // draws lie in a row: the output's, those of layer 1, of layer 2, and so on
  const layer = (fanIn, fanOut, deviation) => {
    const unit = draws[drawn].subarray(from, (from += fanIn * fanOut));
    return { fanIn, fanOut, W: unit.map((each) => deviation * each), b: new Float64Array(fanOut) };
  };
  const output = layer(width, classes, last);
  const layers = [layer(fanIn, width, scale * first)];
  while (layers.length < depth) layers.push(layer(width, width, scale * inner));
  return { layers: [...layers, output], activation, parameters: known[activation].parameters };
}

/** A network with what its passes find, and its losses so far. */
function looked(network, data, losses = []) {
  const seen = pass(network, data);
  return { network, seen, losses: [...losses, seen.loss] };
}

/** Before training; `drawn` is what is shown, `now` the network that trains. */
export function begin(state) {
  const now = looked(fresh(state), state.data);
  return { now, drawn: now, left: 0, broken: false };
}

/** After `count` more steps; where the loss is no number any more, it stays as it was before. */
export function trained(state, count) {
  let { now, left, broken } = state;
  for (let i = 0; i < count && left > 0; i++) {
    const next = looked(stepped(now.network, now.seen, Number(state.rate)), state.data, now.losses);
    broken = !Number.isFinite(next.seen.loss);
    if (broken) left = 0;
    else [now, left] = [next, left - 1];
  }
  // Where pictures should not move by themselves, the last one is shown alone.
  return { now, left, broken, drawn: left && state.quiet ? state.drawn : now };
}

const told = ({ drawn, rate }) => facts(drawn.network, drawn.seen, Number(rate));
const stepsOf = ({ drawn }) => drawn.losses.length - 1;
const guessing = ({ data }) => Math.log(data.classes);

const exact = (loss) => (loss < 1000 ? number(loss, 3) : compact(loss));

/** What is to be seen, in words. */
export function describe(state) {
  const { depth, known, activation, starts, start, scale, drawn, data } = state;
  const layers = told(state);
  const [first, last] = [layers[0].gradient, layers[depth - 1].gradient];
  const dead = layers.slice(0, -1).reduce((sum, layer) => sum + layer.dead, 0) / depth;
  const ratio = last > 0 ? `${compact(first / last)} times that in layer ${depth}` : `0, as in layer ${depth}`;
  const when = stepsOf(state) ? `after ${stepsOf(state)} steps` : "before training";
  return (
    `${depth} hidden ${known[activation].title} ${depth === 1 ? "layer" : "layers"}, weights from ${starts[start].title} ` +
    `times ${number(scale, 1)}, ${when}: the gradient in layer 1 is ${ratio}. ` +
    `${percent(dead, 0)} of the hidden units are dead. The loss is ${exact(drawn.seen.loss)}; ` +
    `guessing among ${data.classes} classes costs ${number(guessing(state), 3)}.` +
    (state.broken ? " One step more, and the loss is no number any more." : "")
  );
}

/** A round number at an axis. */
const plain = (value) => (Math.abs(value) < 10000 ? `${value}` : compact(value, 1));

/** How often values fall into each of the bins; what is farther out counts as at the edge. */
function counted(values, low, high) {
  const counts = new Array(BINS).fill(0);
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const bin = Math.floor(((value - low) / (high - low)) * BINS);
    counts[Math.min(BINS - 1, Math.max(0, bin))] += 1;
  }
  return counts;
}

/** One histogram per layer, lying on its side and mirrored, all equally wide. */
function heaps(id, where, columns, [low, high], axis, title, look) {
  const across = { low: 0.4, high: columns.length + 0.6, ticks: columns.map((_, i) => i + 1) };
  const axes = panel(id, where, across, { low, high, ...axis });
  const tall = where.height / BINS;
  const short = (value) => Math.round(10 * value) / 10; // a path of a thousand numbers is read anew each frame
  const bottoms = Array.from({ length: BINS }, (_, bin) => short(where.top + where.height - bin * tall));
  const paths = columns.map((values, i) => {
    const counts = counted(values, low, high);
    const most = Math.max(...counts);
    let bars = "";
    counts.forEach((count, bin) => {
      if (!count) return;
      // The square root keeps thin tails visible beside a tall peak.
      const half = 0.42 * Math.sqrt(count / most) * (axes.X(1) - axes.X(0));
      bars += `M${short(axes.X(i + 1) - half)} ${bottoms[bin]}h${short(2 * half)}v${-short(tall)}h${-short(2 * half)}z`;
    });
    return make("path", { class: `live-heap ${look}`, d: bars || "M0 0" });
  });
  return [axes.frame, axes.inside(...paths), make("text", { x: where.left, y: where.top - 7 }, title)];
}

/** Below which value a share of the values lies; every fourth of them is asked, to save time. */
function quantiles(values, ...shares) {
  const sorted = values.filter((_, i) => i % 4 === 0).sort();
  return shares.map((share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);
}

function activationsOf(state, where, id) {
  const columns = state.drawn.seen.layers.slice(0, -1).map(({ a }) => a);
  const edges = columns.flatMap((a) => quantiles(a, 0.002, 0.998)).filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...edges), Math.max(1, ...edges)];
  const axis = { ticks: ticks(low, high), shown: plain };
  return heaps(`${id}-a`, where, columns, [low, high], axis, "activations a", "live-forth");
}

function gradientsOf(state, where, id) {
  const powers = ({ dz }) => dz.filter((each) => each !== 0).map((each) => Math.log10(Math.abs(each)));
  const columns = state.drawn.seen.layers.slice(0, -1).map(powers);
  const edges = columns.flatMap((logs) => quantiles(logs, 0.01, 0.999)).filter(Number.isFinite);
  const low = edges.length ? Math.floor(Math.min(...edges)) : -8;
  const high = edges.length ? Math.max(low + 2, Math.ceil(Math.max(...edges))) : 0;
  const whole = ticks(low, high, 5).filter(Number.isInteger);
  const title = edges.length ? "gradients: powers of ten of |dJ/dz|" : "every gradient of these layers is exactly 0";
  return heaps(`${id}-g`, where, columns, [low, high], { ticks: whole }, title, "live-back");
}

function lossOf(state, where, id) {
  const { losses } = state.drawn;
  const guess = guessing(state);
  const high = 1.25 * Math.max(guess, ...losses);
  const long = Math.max(STEPS, losses.length - 1);
  const up = { low: 0, high, ticks: ticks(0, high, 2), shown: plain };
  const axes = panel(`${id}-l`, where, { low: 0, high: long, ticks: [0, long / 2, long] }, up);
  return [
    axes.frame,
    make("text", { x: where.left, y: where.top - 7 }, `loss over ${stepsOf(state)} steps; dashed: guessing`),
    axes.inside(
      make("path", { class: "live-guess", d: axes.line([[0, guess], [long, guess]]) }),
      make("path", { class: "live-sum", d: axes.line(losses.map((loss, i) => [i, loss])) }),
    ),
    make("circle", { class: "live-point", r: 4, cx: axes.X(losses.length - 1), cy: axes.Y(losses.at(-1)) }),
  ];
}

function draw(state, width, id) {
  const beside = width >= 520;
  const side = beside ? width / 2 - 54 : width - 54;
  const tall = beside ? TALL : LOW;
  const second = beside ? [width / 2 + 46, TOP] : [46, 2 * TOP + tall + 22];
  const loss = { left: 46, top: second[1] + tall + 22 + TOP, width: width - 62, height: 60 };
  return {
    height: loss.top + loss.height + 22,
    parts: [
      ...activationsOf(state, { left: 46, top: TOP, width: side, height: tall }, id),
      ...gradientsOf(state, { left: second[0], top: second[1], width: side, height: tall }, id),
      ...lossOf(state, loss, id),
    ],
  };
}

/** Variance of a hidden layer's weights times its inputs. */
function gain({ drawn, depth }) {
  const { W, fanIn } = drawn.network.layers[Math.min(1, depth - 1)];
  return fanIn * size(W) ** 2;
}

function below(state) {
  const { depth, drawn } = state;
  const trained = stepsOf(state)
    ? `Before training the loss was ${exact(drawn.losses[0])}; now ${percent(drawn.seen.accuracy, 0)} of the digits are right. `
    : "";
  const inputs = `Inputs times variance of a weight, layer ${Math.min(2, depth)}: ${compact(gain(state), 3)}.`;
  return [make("p", { class: "live-score" }, trained + inputs)];
}

/** The numbers of every layer, and the same network in Python. */
function numbers(state) {
  const { activation, start, scale, depth } = state;
  const rows = told(state).map((layer, i) => [
    i < depth ? `${i + 1}` : "output", compact(layer.size), compact(layer.varies), compact(layer.gradient),
    i < depth ? percent(layer.dead, 0) : "\u2013", compact(layer.update),
  ]);
  const code = `network, X, y = signals.network("${activation}", "${start}", scale=${scale}, depth=${depth})`;
  return [
    table(
      `Sizes are root mean squares. \u201cVaries\u201d: from digit to digit. \u201cStep\u201d: what the next step ` +
      `changes at learning rate ${state.rate}, as a share of the weights.`,
      ["layer", "size of a", "varies", "size of dJ/dz", "dead", "step / weights"], rows,
    ),
    make("p", { class: "live-score" }, "The same network in NumPy: ", make("code", {}, code)),
  ];
}

/** Put the signals in the place of their still picture. */
export function render(place, values) {
  const start = { ...opened(values), quiet: still() };
  return component(place, { ...start, ...begin(start) }, {
    name: "Signals by depth",
    controls: [
      { kind: "choice", name: "activation", label: "activation of the hidden layers",
        options: Object.entries(values.known).map(([name, { title }]) => [name, title]) },
      { kind: "choice", name: "start", label: "weights start from",
        options: Object.entries(values.starts).map(([name, { title }]) => [name, title]) },
      { kind: "range", name: "scale", label: "hidden weights times", low: 0.1, high: 4, step: 0.1, shown: (value) => number(value, 1) },
      { kind: "range", name: "depth", label: "hidden layers", low: 1, high: values.deepest, step: 1, shown: (value) => `${value}` },
      { kind: "choice", name: "rate", label: "learning rate", options: values.rates.map((rate) => [rate, `${rate}`]) },
      { kind: "button", name: "go", label: ({ left }) => (left ? "Pause" : `Train ${STEPS} steps`),
        press: ({ left, broken }) => !broken && { left: left ? 0 : STEPS } },
      { kind: "button", name: "again", label: "Start again", press: begin },
    ],
    draw, describe, below,
    more: { title: "The numbers, layer by layer", show: numbers },
    running: (state) => state.left > 0,
    pace: PACE,
    step: trained,
    changed: (state, changes) =>
      ["activation", "start", "scale", "depth"].some((key) => key in changes) ? begin(state) : {},
  });
}
