// What all moving pictures share: controls, keys, the sentence that is read out, and one redraw a
// frame. A picture says what it is in a `spec`; `component` puts it in the place of a still picture.
//
//   name        what a screen reader calls it
//   controls    a list, see CONTROLS; each has a `name` in the state, a `label`, perhaps `when(state)`
//   draw        draw(state, width, id) returns { height, parts }: SVG elements; ids begin with `id`
//   describe    describe(state) returns sentences that say what is to be seen
//   below       optional: below(state) returns elements to show under the drawing, such as a table
//   more        optional: { title, show }, what folds open below; show(state) returns its elements
//   told        optional: true where `below` shows all that the sentences say; then they are read out alone
//   drag        optional: drag(handle, [x, y], state, width) returns changes, for elements with data-drag
//   changed     optional: changed(state, changes) returns further changes that follow from these
//   running     optional: running(state) says whether time goes on
//   pace        with it: milliseconds for a step; step(state, count) returns the changes of so many steps

const SVG = "http://www.w3.org/2000/svg";
const OF_SVG = new Set(
  ["svg", "g", "path", "line", "text", "rect", "circle", "polygon", "clipPath", "defs", "pattern",
   "linearGradient", "stop", "title"],
);
const REST = 350; // ms after which a hand is taken to rest
const TELL = 600; // ms from one sentence to the next while time goes on
const MOST = 12; // steps in one frame, however long the last one took

/** Make an element: `make("p", { class: "x" }, "text")`. */
export function make(tag, attributes = {}, ...children) {
  const node = OF_SVG.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

/** A number as people read it, with a real minus and no minus before a zero. */
export function number(value, digits = 2) {
  const text = value.toFixed(digits);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "\u2212");
}

/** A number of any size in few characters: so many digits that count, and far from 1 a power of ten. */
export function compact(value, digits = 2) {
  if (!Number.isFinite(value)) return "\u2013";
  if (value === 0) return "0";
  const power = Math.floor(Math.log10(Math.abs(value)));
  if (power < -3 || power > 3) {
    return value.toExponential(digits - 1).replace("e+", "e").replaceAll("-", "\u2212");
  }
  return number(value, Math.max(0, digits - 1 - power));
}

export const percent = (share, digits = 1) => `${(100 * share).toFixed(digits)} %`;

/** The nearest value that a slider can have. */
export function snapped(value, { low, high, step }) {
  const near = low + Math.round((value - low) / step) * step;
  return Number(Math.min(high, Math.max(low, near)).toFixed(9));
}

/** A table with a heading for each column and each row. */
export function table(caption, heads, rows) {
  const row = ([first, ...rest]) =>
    make("tr", {}, make("th", { scope: "row" }, first), ...rest.map((cell) => make("td", {}, cell)));
  return make(
    "table",
    {},
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, ...rows.map(row)),
  );
}

/** The controls there are: each builds its element and returns how to show a value in it. */
const CONTROLS = {
  range({ label, low, high, step, shown = (value) => number(value) }, id, listen, set) {
    const input = make("input", { type: "range", min: low, max: high, step, id });
    const output = make("output", { for: id });
    const name = make("label", { for: id });
    const named = typeof label === "function" ? label : () => label;
    listen(input, "input", () => set(Number(input.value)));
    return {
      node: make("div", { class: "live-range" }, name, input, output),
      show(value, state) {
        name.textContent = named(state);
        if (value !== null && Number(input.value) !== value) input.value = value;
        const text = shown(value);
        output.textContent = text;
        input.setAttribute("aria-valuetext", text);
      },
    };
  },
  choice({ label, options }, id, listen, set) {
    const select = make(
      "select",
      { id },
      ...options.map(([value, text]) => make("option", { value }, text)),
    );
    listen(select, "change", () => set(select.value));
    return {
      node: make("div", { class: "live-choice" }, make("label", { for: id }, label), select),
      show: (value) => (select.value = value),
    };
  },
  boxes({ label, options, most = Infinity }, id, listen, set) {
    const boxes = new Map();
    const node = make("fieldset", { class: "live-boxes" }, make("legend", {}, label));
    for (const [value, text, sample] of options) {
      const box = make("input", { type: "checkbox", value });
      boxes.set(value, box);
      node.append(make("label", {}, box, ...(sample ? [sample()] : []), text));
      listen(box, "change", () => set([...boxes].filter(([, b]) => b.checked).map(([v]) => v)));
    }
    return {
      node,
      show(chosen) {
        for (const [value, box] of boxes) {
          box.checked = chosen.includes(value);
          box.disabled = !box.checked && chosen.length >= most;
        }
      },
    };
  },
  check({ label }, id, listen, set) {
    const box = make("input", { type: "checkbox", id });
    listen(box, "change", () => set(box.checked));
    return {
      node: make("div", { class: "live-check" }, box, make("label", { for: id }, label)),
      show: (value) => (box.checked = value),
    };
  },
  button({ label, press }, id, listen, set, change) {
    const button = make("button", { type: "button", id });
    listen(button, "click", () => change(press));
    return {
      node: button,
      show: (value, state) => (button.textContent = typeof label === "function" ? label(state) : label),
    };
  },
};

/**
 * Put a picture that moves in the place of a still one.
 *
 * @param {Element} place What holds the still picture.
 * @param {object} values The state to start with.
 * @param {object} spec See above.
 * @returns {{ state: object, set: function, stop: function }} For tests, and to take it away again.
 */
export function component(place, values, spec) {
  // Random, no counter: every output of a notebook has its own copy of this script.
  const id = `live-${Math.random().toString(36).slice(2, 10)}`;
  const state = { ...values };
  const gone = new AbortController();
  const listen = (node, type, action, more = {}) =>
    node.addEventListener(type, action, { ...more, signal: gone.signal });

  const root = make("section", { class: "live", "aria-label": spec.name });
  // Notebooks take the keys of whatever they hold; JupyterLite listens on the document and in the
  // capture phase, so only the window comes earlier. Ctrl+S and the like stay theirs.
  root.dataset.lmSuppressShortcuts = "true";
  const keep = (event) => {
    if (root.contains(event.target) && !event.ctrlKey && !event.metaKey) event.stopPropagation();
  };
  window.addEventListener("keydown", keep, { capture: true, signal: gone.signal });

  const rows = spec.controls.map((control) => {
    const change = (press) => set(press(state));
    const made = CONTROLS[control.kind](
      control, `${id}-${control.name}`, listen, (value) => set({ [control.name]: value }), change,
    );
    return { control, ...made };
  });
  const [boxes, others] = [true, false].map((wanted) =>
    rows.filter(({ control }) => (control.kind === "boxes") === wanted));
  const group = make("div", { class: "live-controls" }, ...inRows(others));
  const drawing = make("svg", { class: "live-drawing", role: "img", "aria-labelledby": `${id}-text` });
  const below = make("div", { class: "live-below" });
  const text = make("p", { id: `${id}-text`, class: "live-text", role: "status" });
  if (spec.told) text.classList.add("live-aloud");
  const folded = make("div");
  const more = spec.more && make("details", { class: "live-more" }, make("summary", {}, spec.more.title), folded);
  const stage = make("div", { class: "live-stage" }, drawing, below, text, ...(more ? [more] : []));
  root.append(...boxes.map(({ node }) => node), make("div", { class: "live-body" }, group, stage));
  place.replaceChildren(root);

  let [width, frame, rest, clock, told] = [640, 0, 0, null, 0];
  const redraw = () => (frame ||= requestAnimationFrame(draw));

  function set(changes) {
    if (!changes) return;
    Object.assign(state, changes);
    if (spec.changed) Object.assign(state, spec.changed(state, changes));
    redraw();
  }

  /** Say what is to be seen. While time goes on nobody is interrupted by it; the end is announced. */
  function tell(running) {
    told = performance.now();
    text.setAttribute("aria-live", running ? "off" : "polite");
    text.textContent = spec.describe(state);
  }

  function draw() {
    frame = 0;
    const running = Boolean(spec.running?.(state));
    if (running) advance();
    else clock = null;
    for (const { control, node, show } of rows) {
      show(state[control.name], state);
      node.hidden = Boolean(control.when && !control.when(state));
    }
    const { height, parts } = spec.draw(state, width, id);
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    drawing.style.aspectRatio = `${width} / ${height}`;
    drawing.replaceChildren(...parts);
    if (spec.below) below.replaceChildren(...spec.below(state));
    if (more?.open) folded.replaceChildren(...spec.more.show(state));
    if (running && performance.now() - told > TELL) tell(true);
    clearTimeout(rest); // one sentence when the hand rests, not one for every pixel
    rest = setTimeout(() => tell(Boolean(spec.running?.(state))), REST);
  }

  /** Take the steps that are due by the clock, so that a slow machine shows fewer pictures, not a slower run. */
  function advance() {
    const now = performance.now();
    clock ??= now - spec.pace;
    const due = Math.floor((now - clock) / spec.pace);
    if (due > 0) Object.assign(state, spec.step(state, Math.min(due, MOST)));
    clock = due > MOST ? now : clock + due * spec.pace;
    redraw();
  }

  if (more) listen(more, "toggle", redraw);
  if (spec.drag) dragging(drawing, listen, () => width, (handle, point) =>
    set(spec.drag(handle, point, state, width)));
  const sizes = new ResizeObserver(([entry]) => {
    const next = Math.round(Math.min(760, Math.max(280, entry.contentRect.width)));
    if (entry.contentRect.width && next !== width) {
      width = next;
      redraw();
    }
  });
  sizes.observe(stage);
  tell(false);
  draw();

  const stop = () => {
    gone.abort();
    sizes.disconnect();
    cancelAnimationFrame(frame);
    clearTimeout(rest);
  };
  return { state, set, stop };
}

/** Controls one after the other, and buttons that follow each other beside each other. */
function inRows(rows) {
  const nodes = [];
  let buttons = null;
  for (const { control, node } of rows) {
    if (control.kind !== "button") buttons = null;
    else if (!buttons) nodes.push((buttons = make("div", { class: "live-buttons" })));
    if (buttons) buttons.append(node);
    else nodes.push(node);
  }
  return nodes;
}

/** Tell where a handle, an element with data-drag, is pulled to, in the drawing's own units. */
function dragging(drawing, listen, width, moved) {
  let handle = null;
  const point = (event) => {
    const box = drawing.getBoundingClientRect();
    const scale = width() / box.width;
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
  };
  listen(drawing, "pointerdown", (event) => {
    const dragged = event.target.dataset?.drag;
    if (!dragged || event.button) return;
    handle = dragged;
    drawing.setPointerCapture(event.pointerId);
    event.preventDefault();
    moved(handle, point(event));
  });
  listen(drawing, "pointermove", (event) => handle && moved(handle, point(event)));
  for (const end of ["pointerup", "pointercancel"]) listen(drawing, end, () => (handle = null));
}

/** Whether the reader's system asks for pictures that do not move by themselves. */
export const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
