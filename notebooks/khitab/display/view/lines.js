// Concordance lines: a click on a head sorts them, a click on a line opens its sentence, and
// only those that are seen are in the page. `page.lines` is told in lines.py.

const HEADS = {
  line: "Line", text: "Text", before: "Before", node: "Node", after: "After",
}; // prettier-ignore
const BEYOND = 6; // lines that are drawn above and below those that are seen
const HOW = "A click on a line opens its sentence; a click on a head sorts. The node is what was looked for.";
const PRINTED = 200; // lines that are printed at most

function draw(view, page) {
  if (plain(page.caption ?? "")) view.append(put(make("p", { class: "caption" }), page.caption));
  const table = lines(view, page);
  if (page.counts) view.append(counts(view, page, table));
  if (page.search) view.append(field(page, table));
  const how = make("p", { class: "small" }, HOW);
  view.append(table.status, table.each, how, table.box);
  for (const note of page.notes) view.append(put(make("p", { class: "small" }), note));
  walk(view, page);
}

function lines(view, page) {
  const { rows, texts, orders } = page.lines;
  const box = make("div", { class: "frame" });
  const body = make("div", { role: "rowgroup", class: "body" });
  const status = make("p", { class: "status", role: "status" });
  const each = make("p", { class: "small each" });
  const grid = make("div", { class: "lines", role: "table", dir: "rtl", lang: "en",
    "aria-label": plain(page.caption ?? "") || "Concordance lines" }, heads(), body); // prettier-ignore
  const [above, below] = [0, 1].map(() => make("div", { class: "space", role: "none" }));
  const open = new Map(); // line: {element, height}
  const chosen = { sorted: null, hits: null, only: null };
  const reading = rows.map((_, line) => line); // in reading order
  let shown = reading;
  let [drawn, height, here] = [new Map(), 40, shown[0]];
  box.append(grid);

  // ---- Where a line is ----

  const opened = () => shown.flatMap((line, place) => (open.has(line) ? [[place, open.get(line).height]] : []));
  let tall = []; // [[place, height of what is open below it], …]
  const top = (place) =>
    tall.reduce((sum, [at, more]) => sum + (at < place ? more : 0), place * height);

  function placeAt(y) {
    let more = 0;
    for (const [place, extra] of tall) {
      const end = (place + 1) * height + more;
      if (y < end) break;
      if (y < end + extra) return place;
      more += extra;
    }
    return Math.floor((y - more) / height);
  }

  // ---- Drawing ----

  function redraw(whole) {
    // Before anything leaves: an empty box has no height.
    const from = Math.max(0, whole === "print" ? 0 : placeAt(box.scrollTop) - BEYOND);
    const to = whole === "print" ? PRINTED : placeAt(box.scrollTop + box.clientHeight) + BEYOND;
    if (whole) drawn.forEach((parts) => parts.forEach((part) => part.remove()));
    if (whole) drawn = new Map();
    const wanted = shown.slice(from, to);
    const kept = new Set(wanted);
    for (const [line, parts] of drawn)
      if (!kept.has(line)) parts.forEach((part) => part.remove()), drawn.delete(line);
    above.style.height = `${top(from)}px`;
    below.style.height = `${top(shown.length) - top(from + wanted.length)}px`;
    let last = above;
    wanted.forEach((line, n) => {
      if (!drawn.has(line)) drawn.set(line, [row(line)]);
      const parts = [drawn.get(line)[0], open.get(line)?.element].filter(Boolean);
      drawn.set(line, parts);
      parts[0].setAttribute("aria-rowindex", from + n + 2);
      for (const part of parts) {
        if (last.nextSibling !== part) last.after(part);
        last = part;
      }
    });
    for (const line of open.keys()) if (!kept.has(line)) open.get(line).element.remove();
    if (!view.querySelector(".word[tabindex='0']")) body.querySelector(".word")?.setAttribute("tabindex", 0);
  }

  // What a line looks like, and how high what is open is, is known when it is drawn.
  function measure() {
    const first = drawn.values().next().value?.[0];
    const size = first?.getBoundingClientRect().height;
    if (!size) return;
    for (const each of open.values()) if (each.element.isConnected) each.height = each.element.offsetHeight;
    tall = opened();
    height = size;
    redraw();
  }

  function row(line) {
    const [text, at, before, node, after] = rows[line];
    const edges = [at, at + before, at + before + node, at + before + node + after];
    const hits = chosen.hits?.get(line) ?? [];
    const [first, second, third] = [0, 1, 2].map((n) =>
      make("bdi", { dir: "rtl", lang: "ar" }, ...pieces(page, edges[n], edges[n + 1], hits))); // prettier-ignore
    const isOpen = open.has(line);
    const button = make("button", { type: "button", class: "number", "aria-expanded": isOpen,
      tabindex: line === here ? 0 : -1, "data-line": line, "aria-label": `Line ${line + 1}` }, line + 1); // prettier-ignore
    const made = make("div", { role: "row", class: isOpen ? "row open" : "row" },
      make("div", { role: "rowheader", class: "line" }, button),
      put(make("div", { role: "cell", class: "text", dir: "ltr" }), texts[text]),
      make("div", { role: "cell", class: "before", dir: "ltr" }, first),
      make("div", { role: "cell", class: "node" }, second),
      make("div", { role: "cell", class: "after" }, third)); // prettier-ignore
    made.addEventListener("click", ({ target }) => {
      const free = !target.closest(".word") && !`${getSelection()}`;
      if (free || target.closest("button")) toggle(line);
    });
    return made;
  }

  function toggle(line) {
    const before = open.get(line);
    if (before) before.element.remove(), open.delete(line);
    else {
      const element = make("div", { role: "row", class: "opened" });
      element.append(make("div", { role: "cell", dir: "ltr" }, ...inside(page, line)));
      open.set(line, { element, height: 0 });
      sizes.observe(element); // a switch or a mark inside makes it higher
    }
    // The switches are with the line that was opened last.
    const last = [...open.values()].pop();
    if (last && page.sentences?.length) last.element.firstChild.prepend((page.bar ??= switches(view, page)));
    drawn.get(line)?.[0].remove(), drawn.delete(line);
    redraw();
    measure();
    const place = shown.indexOf(line);
    go(place, 0);
    const end = top(place + 1) + height; // the heads hide one line
    if (!before && end > box.scrollTop + box.clientHeight)
      box.scrollTop = Math.min(top(place), end - box.clientHeight);
  }

  // ---- Choosing: in which order, and which ----

  function choose() {
    const { hits, sorted, only } = chosen;
    shown = (orders[sorted] ?? reading).filter((line) => (!only || only.has(line)) && (!hits || hits.has(line)));
    here = shown[0];
    tall = opened();
    box.scrollTop = 0;
    redraw(true);
    grid.setAttribute("aria-rowcount", shown.length + 1);
    say();
  }

  function say(more = "") {
    const found = new Set(shown.map((line) => rows[line][0])).size;
    const part = shown.length < rows.length;
    status.textContent = `${counted("line", shown.length, part && rows.length)} in ${counted("text", found, part && texts.length)}${more}`;
    tally();
  }

  // How many lines each text has, also one that has none.
  function tally() {
    const { docs, each: texts } = page.lines;
    if (!texts.length) return;
    const count = (doc) => shown.filter((line) => docs[rows[line][0]] === doc).length;
    each.textContent = `By text: ${texts.map((doc) => `\u2068${doc}\u2069 ${count(doc)}`).join(" · ")}`;
  }

  function printed() {
    if (!box.isConnected) return listens.abort(); // the cell was run again
    redraw("print");
    if (shown.length > PRINTED) say(`; the first ${PRINTED} are printed`);
  }

  function heads() {
    const made = Object.entries(HEADS).map(([key, name]) => {
      const button = make("button", { type: "button", title: key === "line" ? "In reading order" : `Sort by ${key}` }, name);
      const head = make("div", { role: "columnheader", class: key }, button);
      button.addEventListener("click", () => {
        chosen.sorted = key === "line" || chosen.sorted === key ? null : key;
        for (const [other, each] of Object.keys(HEADS).map((name, n) => [name, made[n]]))
          if (other === (chosen.sorted ?? "line")) each.setAttribute("aria-sort", "ascending");
          else each.removeAttribute("aria-sort");
        choose();
      });
      return head;
    });
    made[0].setAttribute("aria-sort", "ascending");
    return make("div", { role: "rowgroup", class: "heads" }, make("div", { role: "row", class: "row" }, ...made));
  }

  // ---- Moving ----

  // Bring a line into sight, and the focus to it.
  function go(place, by) {
    place = Math.max(0, Math.min(shown.length - 1, place + by));
    if (!shown.length) return;
    here = shown[place];
    const start = top(place);
    if (start < box.scrollTop) box.scrollTop = start;
    const end = start + 2 * height; // the heads hide one line
    if (end > box.scrollTop + box.clientHeight) box.scrollTop = end - box.clientHeight;
    redraw();
    for (const each of body.querySelectorAll("[data-line]"))
      each.tabIndex = Number(each.dataset.line) === here ? 0 : -1;
    body.querySelector(`[data-line="${here}"]`)?.focus({ preventScroll: true });
  }

  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 };
  body.addEventListener("keydown", (event) => {
    const line = Number(event.target.dataset.line);
    if (Number.isNaN(line) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in steps) go(shown.indexOf(line), steps[event.key]);
    else if (event.key === "Escape" && open.has(line)) toggle(line);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  let waiting = false;
  box.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => ((waiting = false), redraw()));
  });
  const sizes = new ResizeObserver(() => measure());
  sizes.observe(box);
  const listens = new AbortController();
  window.addEventListener("beforeprint", printed, listens);
  window.addEventListener("afterprint", () => (redraw(true), say()), listens);

  box.style.setProperty("--text", `${Math.min(9, 1 + 0.55 * longest(texts))}em`);
  box.style.setProperty("--node", `${widest(page, rows)}em`);
  body.append(above, below);
  choose();
  // While one types the page below keeps its place.
  const hold = () => (box.style.minHeight = `${box.offsetHeight}px`);
  return { box, status, each, hold, choose: (more) => (Object.assign(chosen, more), choose()), go: () => go(0, 0) };
}

// ---- Sizes and numbers ----

const longest = (texts) => Math.max(0, ...texts.map((each) => plain(each).length));

// About how wide the longest node is, in em.
function widest({ lines: { pieces, stream } }, rows) {
  const size = (at) => (typeof pieces[stream[at]] === "string" ? pieces[stream[at]] : `${pieces[stream[at]][0]} `).length;
  let most = 4;
  for (const [, at, before, node] of rows) {
    let length = 0;
    for (let n = at + before; n < at + before + node; n++) length += size(n);
    most = Math.max(most, length);
  }
  return 0.62 * most;
}

// "12 of 340 lines", or "340 lines".
function counted(noun, few, many) {
  const said = (number) => `${number.toLocaleString("en")} ${number === 1 ? noun : `${noun}s`}`;
  return many ? `${few.toLocaleString("en")} of ${said(many)}` : said(few);
}
