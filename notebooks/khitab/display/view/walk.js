// Moving about in a view: cards of words, arrow keys, chunks that light up, marks that open.

const STOPS = ".word, .sign[data-marks]";
const seen = (element) => element.getClientRects().length > 0;

// One word (or sign) is a stop of the Tab key; the arrow keys lead on from it.
function stop(view, next) {
  const stops = [...view.querySelectorAll(STOPS)];
  const now = stops.find((each) => each.tabIndex === 0 && seen(each));
  next ??= now ?? stops.find(seen);
  for (const each of stops) if (each !== next) each.removeAttribute("tabindex");
  for (const each of stops) if (each.localName === "button" && each !== next) each.tabIndex = -1;
  if (next) next.tabIndex = 0;
}

function walk(view, page) {
  const card = make("div", { class: "card", role: "tooltip", id: `${page.id}-card`, popover: "manual" });
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
    card.replaceChildren(...page.words[word.dataset.word].filter(plain).map((line) => put(make("div"), line)));
    for (const mark of marksOf(word)) card.append(put(make("div", {}, `${page.looks[page.marks[mark][0]].sign} `), named(page, mark)));
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
    const piece = element?.matches("[data-chunk]") ? element : element?.querySelector("[data-chunk]");
    const same = `[data-chunk="${piece?.dataset.chunk}"]`;
    for (const each of piece?.closest(".sentence")?.querySelectorAll(same) ?? []) each.classList.add("lit");
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
    light(null);
  });
  view.addEventListener("click", ({ target }) => {
    const stopped = target.closest(STOPS);
    if (stopped) focus(stopped);
    const marked = target.closest(".sign[data-marks], .word, [data-marks]");
    if (marked) tell(marked, false);
  });

  // What the marks of an element are about, below its sentence.
  function tell(element, move) {
    const marks = marksOf(element);
    const old = view.querySelector(".about");
    const again = old?.dataset.of === marks.join(" ");
    old?.remove();
    if (!marks.length || (again && !move)) return;
    const box = make("div", { class: "about", role: "region", tabindex: -1, "data-of": marks.join(" ") });
    const close = make("button", { type: "button" }, "Close");
    const leave = () => {
      box.remove();
      (element.closest(STOPS) ?? element).focus?.();
    };
    close.addEventListener("click", leave);
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      leave();
    });
    const abouts = new Set(marks.map((mark) => page.marks[mark]).map(([row, , about]) => `${row} ${about}`));
    for (const [row, about] of [...abouts].map((each) => each.split(" ").map(Number)))
      box.append(...entry(page.looks[row], page.about[about]));
    box.setAttribute("aria-label", "What the mark is about");
    box.append(close);
    element.closest(".sentence").after(box);
    if (move) box.focus();
    else box.scrollIntoView({ block: "nearest" });
  }

  function entry(look, { title, rows }) {
    const head = put(make("p", {}, `${look.sign} `), title);
    const list = make("dl");
    for (const [name, line] of rows) list.append(make("dt", {}, name), put(make("dd"), line));
    return [make("b", {}, head), list];
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
    const next = stops[stops.indexOf(here) + ({ ArrowLeft: 1, ArrowRight: -1 }[event.key] ?? NaN)];
    if (next) focus(next);
    else if (event.key === "Enter" || event.key === " ") tell(here, true);
    else if (event.key === "Escape") hide();
    else return;
    event.preventDefault();
  });
}
