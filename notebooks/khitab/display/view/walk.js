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
  let [shown, beside] = [null, null];
  view.append(card);

  // Beside the word, or beside the English that one points at: then the word is on its card.
  function show(word, at = word) {
    [shown, beside] = [word, word.contains(at) ? word : at];
    const lines = page.words[word.dataset.word].filter(plain).map((line) => put(make("div"), line));
    if (beside !== word) lines.unshift(put(make("div"), ["", word.textContent]));
    for (const mark of marksOf(word)) {
      const line = make("div", {}, `${page.looks[page.marks[mark][0]].sign} `);
      lines.push(put(line, named(page, mark)));
    }
    for (const line of lines.slice(0, -1)) line.append(make("span", { class: "pause" }, "; "));
    card.replaceChildren(...lines);
    card.showPopover?.();
    follow("addEventListener");
    settle();
  }

  // The card goes with its word, below it or where there is room.
  function settle() {
    if (!shown) return;
    const [here, size] = [beside.getBoundingClientRect(), card.getBoundingClientRect()];
    const below = here.bottom + 4 + size.height < window.innerHeight;
    const left = Math.min(here.right - size.width, window.innerWidth - size.width - 4);
    const frame = beside.closest(".box, .frame")?.getBoundingClientRect() ?? here;
    const gone = here.bottom < frame.top || here.top > frame.bottom;
    card.style.visibility = gone ? "hidden" : "visible"; // its word was scrolled away
    card.style.left = `${Math.max(4, left)}px`;
    card.style.top = `${below ? here.bottom + 4 : Math.max(0, here.top - size.height - 4)}px`;
  }

  const escape = ({ key }) => key === "Escape" && hide();

  // Only while a card is shown: a cell that runs again leaves no listener behind.
  function follow(listen) {
    document[listen]("scroll", settle, true);
    document[listen]("keydown", escape);
  }

  function hide() {
    if (shown) card.hidePopover?.();
    follow("removeEventListener");
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

  // A word by its place, or by the English that it became.
  function wordAt(target) {
    const [piece, sentence] = [target.closest(".en [data-chunk]"), target.closest(".sentence")];
    const here = piece && sentence.querySelector(`.ar .word [data-chunk="${piece.dataset.chunk}"]`);
    return (here ?? target).closest(".word");
  }

  view.addEventListener("pointerover", ({ target }) => {
    const word = wordAt(target);
    if (word) show(word, target);
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
  // A click on a word of a frame, or on its English, opens it; long marks open by their sign.
  view.addEventListener("click", ({ target }) => {
    const stopped = target.closest(".sign[data-marks]") ?? wordAt(target);
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
      "aria-label": marks.map((mark) => plain(named(page, mark))).join("; ") }, ...entries(marks), close); // prettier-ignore
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

  // Where a key leads: to the next word or sign; down and up to the next sentence, Home and End
  // inside it; from a sign PageDown and PageUp to the next of its kind.
  function stepped(key, here, stops) {
    const [at, box] = [stops.indexOf(here), here.closest(".sentence")];
    const inside = stops.filter((each) => box?.contains(each));
    const look = (each) => page.marks[each.dataset.marks]?.[0];
    const same = stops.filter((each) => each.matches(".ar .sign") && look(each) === look(here));
    const beyond = stops.slice(stops.indexOf(inside.at(-1)) + 1);
    const before = stops.slice(0, stops.indexOf(inside[0])).at(-1)?.closest(".sentence");
    const steps = {
      ArrowLeft: stops[at + 1], ArrowRight: stops[at - 1], Home: inside[0], End: inside.at(-1),
      ArrowDown: box && beyond[0], ArrowUp: stops.find((each) => before?.contains(each)),
      PageDown: same[same.indexOf(here) + 1], PageUp: same[same.indexOf(here) - 1],
    }; // prettier-ignore
    return steps[key];
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
    const next = stepped(event.key, here, stops);
    if (next) focus(next);
    else if (event.key === "Enter" || event.key === " ") tell(here, true);
    else if (event.key === "Escape") view.querySelector(".about")?.remove();
    else return;
    event.preventDefault();
  });
}
