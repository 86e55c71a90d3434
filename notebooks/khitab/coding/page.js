// A sheet by clicks: one sentence with what is around it, and its codes beside it. The
// sentences are those of the plain table. page_storage.js has their codes, and
// page_codes.js says what a click makes of them. Buttons are made once and keep their place; `draw` says what is pressed.

const DONE = { coded: "✓", half: "½", open: "" };
const button = (label, act, attributes = {}) => {
  const made = make("button", { type: "button", ...attributes }, ...[label].flat());
  made.addEventListener("click", act);
  return made;
};
const press = (element, is) => element.setAttribute("aria-pressed", is);
const hint = (key) => make("kbd", { "aria-hidden": "true" }, key);

function start(root) {
  const page = JSON.parse(root.querySelector("script[type='application/json']").text);
  const list = root.querySelector(".list");
  const sentences = [...list.querySelectorAll("tbody tr")].map((row, n) => {
    const [key, english, arabic] = row.children;
    const [doc, number] = key.textContent.split(/\.(?=\d+$)/);
    return { n, key: key.textContent, doc, number, english, arabic };
  });
  const { issues, elements } = page;
  const letters = elements.map((each) => each.letter);
  let [here, last, message, saved, typing] = [0, null, "", "", 0];
  const kept = keeper(page, sentences, () => draw());

  // ---- What a click does ----

  const row = (key = sentences[here].key) => kept.rows[key] ?? {};

  function write(codes, issue = last) {
    [message, last] = ["", issue];
    kept.set(sentences[here].key, codes);
    draw();
  }

  const decide = (issue, value) => write(decided(row(), issue, value), issue);
  const toggle = (issue, letter) => write(toggled(row(), issue, letter, letters), issue);

  // All that is not present is not here; where that settles the sentence, to the next one.
  function settle() {
    const key = sentences[here].key;
    write(settled(row(), issues));
    if (state(row(), issues) !== "coded") return;
    const isLast = here === sentences.length - 1;
    message = `${key} is coded.${isLast ? " It was the last sentence." : ""}`;
    if (isLast) draw();
    else go(here + 1);
  }

  // ---- The page ----

  const bar = make("div", { class: "bar" });
  const where = make("p", { class: "where" });
  const back = button("‹ Back", () => go(here - 1));
  const next = button("Next ›", () => go(here + 1));
  const skip = button("Next not coded »", uncoded);
  bar.append(back, where, next, skip);

  const count = make("p", { class: "count" });
  const meter = make("progress", { max: sentences.length, "aria-label": "Coded sentences" });
  const card = make("div", { class: "card", role: "group", tabindex: -1 });
  const text = make("div", { class: "text" });
  const more = button("All of the sentences around it", () => {
    press(more, more.ariaPressed !== "true");
    draw();
  }, { class: "more", "aria-pressed": false }); // prettier-ignore
  const none = button("", settle, { class: "none" });
  const fields = issues.map(field);
  const note = make("input", { type: "text", maxlength: 2000, autocomplete: "off", dir: "auto" });
  const status = make("p", { class: "status", role: "status" });
  const codes = make("div", { class: "codes" }, none, ...fields.map(({ box }) => box), ...rule(""),
    make("label", { class: "note" }, "Note ", note)); // prettier-ignore
  card.append(make("div", { class: "read" }, text, more), codes);

  function rule(id) {
    return [...list.querySelectorAll("details")].filter((each) => each.dataset.rule === id);
  }

  // One issue: here or not, and if it is here, what the sentence does with it.
  function field(issue) {
    const yes = button("present", () => decide(issue, "1"));
    const no = button("not", () => decide(issue, "0"));
    const what = make("span", { class: "what" });
    const toggles = elements.map(({ name, letter, question }) => {
      const about = make("span", { class: "question" }, question);
      return [letter, button([make("b", {}, name), " ", about, hint(letter)], () => toggle(issue, letter))];
    });
    toggles.push(["-", button(["none of these", hint("0")], () => toggle(issue, "-"))]);
    const ask = make("p", {}, "What does the sentence do with it?");
    const group = { class: "does", role: "group", "aria-label": `What the sentence does with ${issue.name}` };
    const inner = make("div", group, ask, ...toggles.map(([, each]) => each));
    const sign = make("span", { "aria-hidden": "true" }, `${issue.sign} `);
    const legend = make("legend", {}, sign, issue.name, hint(issue.key));
    const box = make("fieldset", {}, legend, make("div", { class: "here" }, yes, no),
      what, ...rule(issue.id), inner); // prettier-ignore
    return { issue, box, yes, no, what, inner, toggles };
  }

  function fill({ issue, yes, no, what, inner, toggles }) {
    const [is, on] = [code(row(), issue), does(row(), issue)];
    press(yes, is === "1");
    press(no, is === "0");
    inner.hidden = is !== "1";
    for (const [letter, each] of toggles) press(each, on.includes(letter));
    what.textContent = is === "" ? "not coded yet" : is === "1" && !on ? "half done" : "";
  }

  // A sentence before or after, muted and cut at a word unless all of it is wanted.
  function around(key, isBefore) {
    const found = sentences.find((each) => each.key === key);
    const parts = found ? [found.arabic.textContent, found.english.textContent] : page.around[key];
    if (!parts) return [];
    return parts.map((part, is) => {
      const known = { class: "around", lang: is ? "en" : "ar", dir: is ? "ltr" : "rtl" };
      return make("p", known, more.ariaPressed === "true" ? part : cut(part, isBefore));
    });
  }

  function cut(words, isBefore, most = 110) {
    if (words.length <= most) return words;
    return isBefore ? `… ${words.slice(-most).replace(/^\S*\s/, "")}` : `${words.slice(0, most).replace(/\s\S*$/, "")} …`;
  }

  function draw() {
    const { key, doc, number, english, arabic } = sentences[here];
    const [layer, before, after] = page.places[key];
    where.replaceChildren(make("b", {}, `Sentence ${here + 1} of ${sentences.length}`),
      ` · text ${doc}, sentence ${number}, ${layer}`); // prettier-ignore
    if (card.dataset.key !== key || card.dataset.more !== more.ariaPressed) {
      const big = make("p", { class: "ar", dir: "rtl", lang: "ar" }, arabic.textContent);
      const small = make("p", { class: "en", dir: "ltr", lang: "en" });
      small.innerHTML = english.innerHTML;
      text.replaceChildren(...around(before, true), big, small, ...around(after, false));
      card.setAttribute("aria-label", `Sentence ${key}`);
      Object.assign(card.dataset, { key, more: more.ariaPressed });
    }
    if (!typing) note.value = row().note ?? "";
    fields.forEach(fill);
    const some = issues.some((issue) => code(row(), issue) === "1");
    none.replaceChildren(some ? "No other issue ›" : page.none, hint("n"));
    back.disabled = here === 0;
    next.disabled = here === sentences.length - 1;
    const states = sentences.map((each) => state(row(each.key), issues));
    const [coded, half] = ["coded", "half"].map((one) => states.filter((each) => each === one).length);
    count.textContent = `${coded} of ${sentences.length} coded, ${half} half done`;
    meter.value = coded;
    skip.disabled = coded === sentences.length;
    stops.forEach((each, n) => mark(each, n, states[n]));
    saved = kept.said() ?? saved;
    const told = [message, saved].filter(Boolean).join(" ");
    if (status.textContent !== told) status.textContent = told;
  }

  // ---- From one sentence to another ----

  function go(n, focus = !bar.contains(document.activeElement)) {
    if (n < 0 || n >= sentences.length) return;
    keep();
    [here, last] = [n, null];
    draw();
    bar.scrollIntoView({ block: "nearest" });
    const isUnder = text.getBoundingClientRect().top < bar.getBoundingClientRect().bottom - 1;
    if (isUnder) text.scrollIntoView(); // where the bar stays while the page scrolls
    if (focus) card.focus({ preventScroll: true });
  }

  function uncoded() {
    const order = [...sentences.slice(here + 1), ...sentences.slice(0, here + 1)];
    const found = order.find((each) => state(row(each.key), issues) !== "coded");
    if (found) go(found.n);
  }

  const map = make("details", { class: "map" }, make("summary", {}, `All ${sentences.length} sentences`));
  const stops = sentences.map(({ n, number }) => button(number, () => go(n, true)));
  for (const doc of new Set(sentences.map((each) => each.doc))) {
    const own = stops.filter((_, n) => sentences[n].doc === doc);
    map.append(make("p", {}, make("b", {}, `Text ${doc} `), ...own));
  }

  function mark(stop, n, is) {
    const { key, number } = sentences[n];
    const label = { coded: "coded", half: "half done", open: "not coded yet" }[is];
    stop.replaceChildren(number, make("span", { "aria-hidden": "true" }, DONE[is]));
    stop.setAttribute("aria-label", `${key}, ${label}`);
    stop.setAttribute("aria-current", n === here);
  }

  // ---- The note, the keys, the copy ----

  function keep() {
    if (!typing) return;
    clearTimeout(typing);
    typing = 0;
    write({ ...row(), note: note.value });
  }
  note.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(keep, 700);
  });
  note.addEventListener("change", keep);
  window.addEventListener("pagehide", keep);

  // The issue that p, c, e and r are for: where the focus is, or the last one, or the first.
  function current() {
    const present = fields.filter(({ issue }) => code(row(), issue) === "1");
    const [focused] = present.filter(({ box }) => box.contains(document.activeElement));
    return focused ?? present.find(({ issue }) => issue === last) ?? present[0];
  }

  function element(letter) {
    const found = current();
    if (found) return toggle(found.issue, letter);
    message = "First say which issue is present.";
    draw();
  }

  const keys = { n: settle, u: uncoded, arrowright: () => go(here + 1, true), arrowleft: () => go(here - 1, true),
                 0: () => element("-"), "-": () => element("-") }; // prettier-ignore
  for (const letter of letters) keys[letter] = () => element(letter);
  fields.forEach(({ issue, yes }, n) => {
    keys[issue.key] = keys[n + 1] = () => {
      const isPresent = code(row(), issue) === "1";
      const again = isPresent && current()?.issue === issue;
      if (again || !isPresent) decide(issue, again ? "0" : "1");
      last = issue;
      yes.focus();
    };
  });

  // JupyterLab's shortcuts (d d deletes a cell) must not hear what is typed here; but to
  // save is to save, and to run is to run. A letter that is not Latin goes by its place.
  const view = make("div", { class: "sheet" });
  view.addEventListener("keydown", (event) => {
    const isCommand = event.ctrlKey || event.metaKey || event.altKey;
    const saves = isCommand && event.key.toLowerCase() === "s";
    const runs = (isCommand || event.shiftKey) && event.key === "Enter";
    if (!saves && !runs) event.stopPropagation();
    if (isCommand || event.target.matches("input")) return;
    const isLatin = /^[\x20-\x7e]+$/.test(event.key);
    const key = isLatin ? event.key : event.code.replace(/^(Key|Digit|Numpad)/, "");
    const act = keys[key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });

  const coder = make("input", { type: "text", autocomplete: "off", value: page.coder });
  const save = button("Save as CSV", () => {
    const name = coder.value.trim() || page.coder;
    const file = new Blob([kept.csv(name)], { type: "text/csv" });
    const link = make("a", { href: URL.createObjectURL(file),
                             download: `sheet_${name.replace(/[^\p{L}\p{N}]+/gu, "_")}.csv` }); // prettier-ignore
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });
  const copy = make("details", { class: "copy" }, make("summary", {}, "Save a copy to hand in"),
    make("label", {}, "Coder ", coder), save); // prettier-ignore

  const named = `Keys: ${issues.map(({ key, name }) => `${key} ${name}`).join(", ")} (again: not) · ` +
    `${elements.map(({ letter, name }) => `${letter} ${name}`).join(", ")}, 0 none of these · ` +
    "n no (other) issue · ← → one sentence back or on · u the next that is not coded";
  view.append(make("div", { class: "done" }, count, meter, status), bar, card, map, copy,
    make("p", { class: "keys" }, named)); // prettier-ignore
  here = Math.max(0, sentences.findIndex((each) => state(row(each.key), issues) !== "coded"));
  draw();
  list.style.display = "none";
  root.querySelector(".sheet")?.remove(); // a page that was saved with its form
  list.after(view);
  root.classList.add("made");
}
