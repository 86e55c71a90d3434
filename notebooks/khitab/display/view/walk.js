// Moving about in a view: cards of words, arrow keys, chunks that light up, marks that open.

const STOPS = ".word, .sign[data-marks]";
const seen = (element) => element.getClientRects().length > 0;

// One word (or sign) is a stop of the Tab key; the arrow keys lead on from it.
function stop(view, next) {
  const stops = [...view.querySelectorAll(STOPS)];
  const now = stops.find((each) => each.tabIndex === 0 && seen(each));
  next ??= now ?? stops.find(seen) ?? stops[0];
  for (const each of stops) {
    if (each === next) each.tabIndex = 0;
    else if (each.localName === "button") each.tabIndex = -1;
    else each.removeAttribute("tabindex");
  }
}

function walk(view, page) {
  const id = `${page.id}-card`;
  const card = make("div", { class: "card", role: "tooltip", id, popover: "manual" });
  const on = (mark) => view.classList.contains(`on-${page.looks[page.marks[mark][0]].switch}`);
  const marksOf = (element) => {
    const marks = [element, ...element.querySelectorAll("[data-marks]")]
      .flatMap((each) => (each.dataset.marks ?? "").split(" ").filter(Boolean).map(Number));
    return [...new Set(marks)].filter(on);
  };
  let shown = null;
  view.append(card);

  function show(word) {
    shown = word;
    const lines = page.words[word.dataset.word].filter(plain).map((line) => put(make("div"), line));
    for (const mark of marksOf(word)) {
      const line = make("div", {}, `${page.looks[page.marks[mark][0]].sign} `);
      lines.push(put(line, named(page, mark)));
    }
    for (const line of lines.slice(0, -1)) line.append(make("span", { class: "pause" }, "; "));
    card.replaceChildren(...lines);
    card.showPopover?.();
    settle();
  }

  // The card goes with its word, below it or where there is room.
  function settle() {
    if (!shown) return;
    const [here, size] = [shown.getBoundingClientRect(), card.getBoundingClientRect()];
    const below = here.bottom + 4 + size.height < window.innerHeight;
    const left = Math.min(here.right - size.width, window.innerWidth - size.width - 4);
    card.style.left = `${Math.max(4, left)}px`;
    card.style.top = `${below ? here.bottom + 4 : Math.max(0, here.top - size.height - 4)}px`;
  }

  function hide() {
    if (shown) card.hidePopover?.();
    shown = null;
  }

  function light(element) {
    for (const each of view.querySelectorAll(".lit")) each.classList.remove("lit");
    const inside = element?.matches("[data-chunk]") ? element : null;
    const piece = inside ?? element?.querySelector("[data-chunk]");
    const same = `[data-chunk="${piece?.dataset.chunk}"]`;
    const near = piece?.closest(".sentence")?.querySelectorAll(same);
    for (const each of near ?? []) each.classList.add("lit");
  }

  // A focused word is a button to a screen reader: the word is its name, the card describes it.
  function focus(word) {
    stop(view, word);
    if (word.matches(".word")) {
      word.setAttribute("role", "button");
      word.setAttribute("aria-describedby", card.id);
      show(word);
    } else hide();
    light(word);
    word.focus();
  }

  document.addEventListener("scroll", settle, true);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  view.addEventListener("pointerover", ({ target }) => {
    const word = target.closest(".word");
    if (word) show(word);
    else if (!shown?.matches(":focus")) hide();
    light(target.closest(".word, [data-chunk]"));
  });
  view.addEventListener("pointerleave", () => {
    const word = view.querySelector(".word:focus");
    if (word) show(word);
    else hide();
    light(word);
  });
  view.addEventListener("focusin", ({ target }) => {
    if (target.matches(STOPS) && shown !== target) focus(target);
  });
  view.addEventListener("focusout", ({ target }) => {
    if (shown === target) hide();
    for (const name of ["role", "aria-describedby"])
      if (target.matches(".word")) target.removeAttribute(name);
    light(null);
  });
  // A click on a word of a frame opens it; long marks open by their sign, or by the English.
  view.addEventListener("click", ({ target }) => {
    const stopped = target.closest(STOPS);
    if (stopped) focus(stopped);
    const framed = view.classList.contains("on-frames") && stopped?.querySelector(".frames");
    const marked = stopped ?? target.closest("[data-marks]");
    if (marked?.matches(".word") ? framed : marked) tell(marked, false);
  });

  // What the marks of an element are about, below its sentence; the same again closes it.
  function tell(element, move) {
    const marks = marksOf(element);
    const below = element.closest(".sentence");
    if (!marks.length || !below) return;
    const old = view.querySelector(".about");
    old?.remove();
    hide();
    if (old?.dataset.of === `${marks}` && !move) return;
    const close = make("button", { type: "button" }, "Close");
    const box = make("div", { class: "about", role: "region", tabindex: -1, "data-of": marks,
      "aria-label": "What the mark is about" }, ...entries(marks), close); // prettier-ignore
    const leave = () => {
      box.remove();
      (element.closest(STOPS) ?? element).focus();
    };
    close.addEventListener("click", leave);
    box.addEventListener("keydown", (event) => event.key === "Escape" && leave());
    below.after(box);
    if (move) box.focus();
    else box.scrollIntoView({ block: "nearest" });
  }

  // Two marks of the same look may be about the same; it is told once.
  function entries(marks) {
    const rows = marks.map((mark) => page.marks[mark]);
    const told = new Map(rows.map(([look, , about]) => [`${look} ${about}`, [look, about]]));
    const known = [...told.values()];
    const found = known.flatMap(([look, about]) => entry(page.looks[look], page.about[about]));
    for (const who of page.aligners ?? [])
      found.push(make("p", { class: "small" }, `English words matched by ${who}.`));
    return found;
  }

  function entry(look, { title, rows }) {
    const head = put(make("p", { class: "caption" }, `${look.sign} `), title);
    const list = make("dl");
    for (const [name, line] of rows) list.append(make("dt", {}, name), put(make("dd"), line));
    return [head, list];
  }

  // JupyterLab must not take the bare keys for its own, but it may have Shift+Enter.
  const hold = (event) => {
    const ours = event.key === "Tab" || !(event.shiftKey || event.ctrlKey || event.metaKey);
    view.toggleAttribute("data-lm-suppress-shortcuts", ours);
  };
  view.addEventListener("keyup", hold);
  view.addEventListener("keydown", (event) => {
    hold(event);
    const here = event.target.closest(STOPS);
    if (!here || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    const stops = [...view.querySelectorAll(STOPS)].filter(seen);
    const step = { ArrowLeft: 1, ArrowRight: -1 }[event.key];
    const next = stops[stops.indexOf(here) + step];
    if (next) focus(next);
    else if (event.key === "Enter" || event.key === " ") tell(here, true);
    else return;
    event.preventDefault();
  });
}
