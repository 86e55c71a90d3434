// What every view has: it opens, draws sentences, shows the cards of words, switches marks.
// The data is cut in Python (data.py, marks.py); nothing here knows a rule of Arabic.
//
//   open(root)                  finds the data, and calls draw(view, page) of the other script
//   put(element, line)          fills an element (`make` in ../page.js) with a line
//   sentence(page, data)        a sentence with its translation, as an element
//   marked(page, pieces)        pieces, [text, word, chunk, marks], as elements
//   switches(view, page)        the row of switches, and the legend
//
// In walk.js: walk(view, page) brings cards, arrow keys and marks that open; stop(view) makes
// one word a stop of the Tab key, and is to be called after drawing anew.

// A line is a string, or parts in turn of which the 2nd, 4th, … are Arabic.
function put(element, line) {
  const parts = Array.isArray(line) ? line : [line];
  element.append(...parts.map((part, place) =>
    place % 2 ? make("bdi", { dir: "rtl", lang: "ar" }, part) : `${part}`)); // prettier-ignore
  return element;
}

const plain = (line) => [line].flat().join("");

function open(root) {
  const page = JSON.parse(root.querySelector("script[type='application/json']").text);
  root.querySelector(".view")?.remove(); // of a page that was saved with its view
  const view = make("div", { class: "view", "data-lm-suppress-shortcuts": "" });
  page.id = `khitab-${Math.random().toString(36).slice(2)}`;
  for (const key of page.show ?? []) view.classList.add(`on-${key}`);
  draw(view, page);
  const table = root.querySelector(".plain");
  table.style.display = "none";
  table.after(view);
  root.classList.add("made");
  stop(view);
}

// ---- Sentences ----

// A sentence: `.id`, its layer, `.ar` and `.en`. `data` is an entry of page.sentences.
function sentence(page, data) {
  const { id, layer, kind } = data;
  const known = { role: "group", "aria-label": `Sentence ${id}` };
  const box = make("div", { class: `sentence ${layer}`, ...known });
  const name = layer === "boilerplate" ? `${layer}: ${kind.replaceAll("_", " ")}` : layer;
  const tag = make("span", { class: "layer" }, name);
  const text = make("p", { class: "ar", dir: "rtl", lang: "ar" }, ...marked(page, data.ar));
  const english = make("p", { class: "en", dir: "ltr", lang: "en" }, tag, ...marked(page,
    data.en.map(([text, chunk, marks]) => [text, -1, chunk, marks]), true)); // prettier-ignore
  box.append(make("span", { class: "id" }, id), text, english);
  return box;
}

// Pieces as elements: a word is a `.word` with its row of page.words; a mark begins with its
// sign. A word may be cut into several pieces; two words always have something between them.
// `once`: a sign comes with the first piece of its mark alone, for English has it in parts.
function marked(page, pieces, once = false) {
  const made = [];
  const signed = new Set();
  let before = [];
  let word = -1;
  let holder = null;
  for (const [text, card, chunk, marks] of pieces) {
    for (const mark of marks)
      if (!before.includes(mark) && !(once && signed.has(mark))) {
        signed.add(mark);
        made.push(sign(page, mark));
      }
    const element = make("span", {}, text);
    if (chunk >= 0) element.dataset.chunk = chunk;
    dress(page, element, marks);
    if (card < 0) made.push(element);
    else if (card === word) holder.append(element);
    else made.push((holder = make("span", { class: "word", "data-word": card }, element)));
    [before, word] = [marks, card];
  }
  return made;
}

// What a piece shows of its marks: CSS draws it where the mark's switch is on.
function dress(page, element, marks) {
  if (!marks.length) return;
  element.dataset.marks = marks.join(" ");
  for (const mark of marks) {
    const { switch: name, colour, line } = page.looks[page.marks[mark][0]];
    element.classList.add("mark", name);
    element.style.setProperty(`--${name}`, colour);
    element.style.setProperty(`--${name}-line`, line);
  }
}

// The sign of a mark, with what it says beside it: a button that opens what it is about.
function sign(page, mark) {
  const [row, chip] = page.marks[mark];
  const look = page.looks[row];
  const known = { "data-marks": mark, "aria-label": plain(named(page, mark)) };
  const kind = { class: `sign ${look.switch}`, dir: "ltr", lang: "en" };
  const button = make("button", { type: "button", tabindex: -1, ...kind, ...known }, look.sign);
  button.style.setProperty("--colour", look.colour);
  button.style.setProperty("--line", look.line);
  return plain(chip) ? put(button, " ") && put(button, chip) : button;
}

// What a mark is called, as a line: "Voice: Egypt · Shoukry, through Abu Zeid".
function named(page, mark) {
  const [row, , about] = page.marks[mark];
  const [first, ...others] = [page.about[about].title].flat();
  return [`${KIND[page.looks[row].switch]}: ${first}`, ...others];
}

const KIND = { frames: "Frame", voices: "Voice", shared: "Shared passage" };

// ---- Switches ----

// The switches of a page, each a button, and a legend of what is on.
function switches(view, page) {
  const known = { role: "group", "aria-label": "Show in the text" };
  const bar = make("div", { class: "switches", ...known });
  const legend = make("div", { class: "legend" });
  for (const [key, label, note] of page.switches) {
    const on = () => view.classList.contains(`on-${key}`);
    const button = make("button", { type: "button", "aria-pressed": on() }, label);
    button.addEventListener("click", () => {
      view.classList.toggle(`on-${key}`);
      button.setAttribute("aria-pressed", on());
      for (const about of view.querySelectorAll(".about")) about.remove();
      stop(view);
    });
    bar.append(button);
    legend.append(keys(page, key, label, note));
  }
  const box = make("div", { class: "top" }, bar, legend);
  const alone = !page.aligned && page.switches.some(([key]) => key !== "layers");
  if (alone) legend.append(make("p", { class: "note" }, ALONE));
  return box;
}

function keys(page, key, label, note) {
  const list = make("ul", {});
  const looks = page.looks.filter((each) => each.switch === key);
  for (const look of looks.sort((one, other) => (one.sign < other.sign ? -1 : 1))) {
    const sample = make("span", { class: `sign ${key}`, "aria-hidden": "true" }, look.sign);
    sample.style.setProperty("--colour", look.colour);
    sample.style.setProperty("--line", look.line);
    list.append(make("li", { "data-look": page.looks.indexOf(look) }, sample, " ", look.label));
  }
  for (const line of EXPLAINED[key] ?? []) list.append(make("li", {}, line));
  const box = make("div", { class: `keys ${key}` }, make("b", {}, `${label}: `), list);
  if (note) box.append(make("p", { class: "note" }, note));
  return box;
}

const ALONE = "The marks are in the Arabic only: nobody has said which English words they became.";
const EXPLAINED = {
  voices: ["without a line: what the outlet says itself", "the signs are those of all lessons"],
  layers: ["a dashed box: boilerplate, which belongs to the page around the article",
           "what has no name is a paragraph"], // prettier-ignore
};
