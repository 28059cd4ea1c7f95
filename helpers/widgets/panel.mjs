// A panel of a moving picture: axes with ticks, and curves that stay inside.
import { make } from "./component.mjs";

/** Round numbers from low to high, about `count` of them. */
export function ticks(low, high, count = 4) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((each) => each * power >= rough * 0.999);
  const found = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) found.push(Number((i * step).toPrecision(12)));
  return found;
}

/**
 * Axes in a rectangle.
 *
 * @param {string} id Begins the id of what it clips with; unique in the drawing.
 * @param {object} where { left, top, width, height } in the drawing's units.
 * @param {object} x, y { low, high, ticks } of an axis; ticks without labels where `silent`,
 *   written as `shown` says where it is given.
 * @param {string} title Written inside, at the top left.
 * @returns {object} X and Y turn values into places, zAt turns a place back; `frame` and
 *   `inside(...)` are elements to draw; `curve(f, kinks)` and `line(points)` are path texts.
 */
export function panel(id, where, x, y, title) {
  const { left, top, width, height } = where;
  const X = (value) => left + ((value - x.low) / (x.high - x.low)) * width;
  const Y = (value) => top + ((y.high - value) / (y.high - y.low)) * height;
  const zAt = (place) => x.low + ((place - left) / width) * (x.high - x.low);
  const vAt = (place) => y.high - ((place - top) / height) * (y.high - y.low);
  const label = (value, { shown = String }) => shown(value).replace("-", "\u2212");

  const frame = make("g", { class: "live-axes" });
  for (const tick of y.ticks ?? []) {
    frame.append(make("line", { x1: left, x2: left + width, y1: Y(tick), y2: Y(tick) }));
    if (!y.silent) {
      frame.append(make("text", { x: left - 6, y: Y(tick) + 4, "text-anchor": "end" }, label(tick, y)));
    }
  }
  for (const tick of x.ticks ?? []) {
    frame.append(make("line", { x1: X(tick), x2: X(tick), y1: top, y2: top + height }));
    if (!x.silent) {
      const at = { x: X(tick), y: top + height + 16, "text-anchor": "middle" };
      frame.append(make("text", at, label(tick, x)));
    }
  }
  if (title) frame.append(make("text", { class: "live-title", x: left + 5, y: top + 14 }, title));

  const clip = make(
    "clipPath", { id: `${id}-clip` }, make("rect", { x: left, y: top, width, height }),
  );
  const inside = (...nodes) =>
    make("g", {}, make("defs", {}, clip), make("g", { "clip-path": `url(#${id}-clip)` }, ...nodes));

  const reach = y.high - y.low; // what lies farther out is not drawn, so that numbers stay small
  const bound = (value) => Math.min(y.high + reach, Math.max(y.low - reach, value));
  const line = (points) =>
    points
      .map(([a, b, lift], i) => `${i && !lift ? "L" : "M"}${X(a).toFixed(2)} ${Y(bound(b)).toFixed(2)}`)
      .join("");
  /** A path through f; the pen lifts at kinks, where a slope or a value jumps. */
  function curve(f, kinks = [], steps = 240) {
    const points = [];
    for (let i = 0; i <= steps; i++) points.push([x.low + ((x.high - x.low) * i) / steps, false]);
    for (const kink of kinks) points.push([kink - 1e-9, false], [kink + 1e-9, true]);
    points.sort((a, b) => a[0] - b[0]);
    return line(points.filter(([z]) => !kinks.includes(z)).map(([z, lift]) => [z, f(z), lift]));
  }
  return { X, Y, zAt, vAt, frame, inside, curve, line };
}
