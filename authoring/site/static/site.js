/* What our pages do beside the theme: quizzes that wait for an answer, pictures that follow their
   controls, and keys for what scrolls. Without it everything can still be read. */
"use strict";

(() => {
  let questions = 0;

  /** A question whose options fold open -> one that wants an answer before it explains. */
  function quiz(box) {
    const options = [...box.querySelectorAll("details")];
    if (!options.length) return;
    const name = `question-${(questions += 1)}`;
    const fieldset = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.className = "visually-hidden";
    legend.textContent = "Choose an answer";
    fieldset.append(legend);
    const verdict = document.createElement("div");
    verdict.setAttribute("aria-live", "polite");
    const check = button("Check my answer");
    const rest = button("Explain the other answers");
    rest.hidden = true;
    options[0].before(fieldset, check, rest, verdict);

    const inputs = options.map((option, index) => {
      const label = document.createElement("label");
      const input = document.createElement("input");
      Object.assign(input, { type: "radio", name, value: String(index) });
      const text = document.createElement("span");
      const summary = option.querySelector("summary");
      text.append(...summary.childNodes);
      label.append(input, text);
      fieldset.append(label);
      summary.remove();
      const why = document.createElement("div");
      why.className = `why ${option.hasAttribute("data-right") ? "right" : "wrong"}`;
      why.hidden = true;
      const letter = document.createElement("b");
      letter.textContent = `${text.textContent.trim().slice(0, 2)} `;
      why.append(...option.childNodes);
      (why.querySelector("p") || why).prepend(letter);
      option.remove();
      verdict.append(why);
      return input;
    });
    const explained = [...verdict.children];
    const missing = document.createElement("p");
    missing.className = "missing";
    verdict.append(missing);
    let asking;
    const ask = (text) => {
      clearTimeout(asking);
      missing.textContent = "";
      // After the focus has moved, and empty in between, so that it is read out each time.
      if (text) asking = setTimeout(() => { missing.textContent = text; }, 100);
    };

    // An explanation belongs to the answer that was checked, not to the one that is chosen since.
    fieldset.addEventListener("change", () => {
      ask("");
      explained.forEach((why) => { why.hidden = true; });
      rest.hidden = true;
    });
    check.addEventListener("click", () => {
      const chosen = inputs.findIndex((input) => input.checked);
      if (chosen < 0) {
        inputs[0].focus();
        ask("Choose an answer first.");
        return;
      }
      explained.forEach((why, index) => { why.hidden = index !== chosen; });
      rest.hidden = !explained[chosen].classList.contains("right");
    });
    rest.addEventListener("click", () => {
      explained.forEach((why) => { why.hidden = false; });
      rest.hidden = true;
      check.focus();
    });
  }

  function button(text) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button";
    made.textContent = text;
    return made;
  }

  /** Pictures drawn beforehand: show the one that fits the controls. */
  function prepared(figure) {
    const controls = [...figure.querySelectorAll("input, select")];
    const pictures = new Map(
      [...figure.querySelectorAll("[data-at]")].map((each) => [each.dataset.at, each]),
    );
    const together = figure.dataset.together === "true";
    const spoken = document.createElement("p");
    spoken.className = "visually-hidden";
    spoken.setAttribute("role", "status");
    figure.append(spoken);
    let waiting;

    const position = (control) =>
      control.type === "checkbox" ? Number(control.checked) : Number(control.value);
    const put = (control, index) => {
      if (control.type === "checkbox") control.checked = Boolean(index);
      else control.value = String(index);
      tell(control);
    };
    const tell = (control) => {
      if (control.type !== "range") return;
      const text = JSON.parse(control.dataset.texts)[position(control)];
      control.parentElement.querySelector("output").textContent = text;
      control.setAttribute("aria-valuetext", text);
    };

    const show = (moved) => {
      if (!together) {
        controls.filter((each) => each !== moved).forEach((each) => put(each, Number(each.dataset.start)));
      }
      tell(moved);
      const at = `[${controls.map(position).join(", ")}]`;
      pictures.forEach((picture, key) => { picture.hidden = key !== at; });
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const picture = pictures.get(at);
        spoken.textContent = picture.alt || picture.textContent;
      }, 350);
    };
    controls.forEach((control) => control.addEventListener("input", () => show(control)));
    figure.querySelector(".controls").hidden = false;
    // Once the reader takes to it, the other pictures are fetched, so that moving does not flicker.
    figure.addEventListener("focusin", () => pictures.forEach((each) => { each.loading = "eager"; }), { once: true });
  }

  /** What is wider than its place can be scrolled by keyboard, too. */
  function keysForScrolling() {
    const wide = "mjx-container[display], div.math, .wide-picture, .pictures, pre, .output, .pst-scrollable-table-container";
    document.querySelectorAll(`.bd-article :is(${wide})`).forEach((each) => {
      const scrolls = each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== "visible";
      if (scrolls && each.tabIndex < 0) {
        each.tabIndex = 0;
        each.setAttribute("role", "group");
        each.setAttribute("aria-label", each.matches("mjx-container, .math") ? "Wide formula" : "Wide content");
        each.dataset.scrolls = "";
      } else if (!scrolls && "scrolls" in each.dataset) {
        ["tabindex", "role", "aria-label", "data-scrolls"].forEach((name) => each.removeAttribute(name));
      }
    });
  }

  // The theme's sidebar holds the name of the course and the search outside of any landmark.
  const sidebar = document.querySelector(".bd-sidebar-primary");
  sidebar?.setAttribute("role", "region");
  sidebar?.setAttribute("aria-label", "Course");

  document.querySelectorAll(".quiz").forEach(quiz);
  document.querySelectorAll(".prepared").forEach(prepared);
  document.getElementById("print")?.addEventListener("click", () => window.print());
  addEventListener("load", () => {
    const typeset = window.MathJax?.startup?.promise ?? Promise.resolve();
    typeset.then(keysForScrolling);
  });
  addEventListener("resize", keysForScrolling);
  document.addEventListener("toggle", keysForScrolling, true);
})();
