// The field in which one types, the forms that it finds, and what is near to nothing.

const LISTED = 12; // forms
const OFFERED = 6;
const FOUND = {
  spelling: "by spelling", clitics: "with a clitic", lemma: "by lemma",
  meaning: "by meaning", sound: "by sound",
}; // prettier-ignore

function field(page, table) {
  const { search: data } = page;
  const look = searcher(data);
  let find = (meant) => (find = finder(page))(meant); // made when first needed
  const input = make("input", { type: "search", dir: "auto", autocomplete: "off", id: `${page.id}-field`,
    spellcheck: "false", "aria-describedby": `${page.id}-hint` }); // prettier-ignore
  const label = make("label", { for: input.id }, data.node ? "Look for a word" : "Search these lines");
  const english = data.glosses ? " or in English, as in a dictionary (say, not said)" : "";
  const hint = make("p", { class: "small hint", id: `${page.id}-hint` },
    `In Arabic, as it sounds (irhab)${english}. * is any letters. Words follow each other.`); // prettier-ignore
  const found = make("div", { class: "found", "aria-live": "polite" });
  const spelled = (row) => data.forms[row][0].split(" ")[0];
  const form = (row) => make("bdi", { dir: "rtl", lang: "ar" }, spelled(row));
  const gloss = (row) => ` ${data.forms[row][3]}`.trimEnd();

  function run() {
    const text = input.value;
    const meant = look.meant(text);
    found.replaceChildren();
    if (!meant.some(Boolean)) return table.choose({ hits: null });
    const { hits, counts } = find(meant);
    table.choose({ hits });
    for (const list of meant.filter(Boolean)) tell(list, counts);
    if (!hits.size) nothing(text, meant);
  }

  // The forms that were found, each with its lines, its gloss, and how.
  function tell(list, counts) {
    const there = list.filter(({ form, how }) => how !== "near" && counts.has(form));
    there.sort((one, other) => counts.get(other.form) - counts.get(one.form));
    const items = there.slice(0, LISTED).map(({ form: row, how }) =>
      make("li", {}, form(row), `${gloss(row)} · ${counted("line", counts.get(row))} · ${FOUND[how]}`)); // prettier-ignore
    const more = there.length - items.length;
    if (more) items.push(make("li", {}, `and ${more} more forms`));
    if (items.length) found.append(make("ul", {}, ...items));
    const near = list.filter(({ how }) => how === "near").slice(0, OFFERED);
    if (near.length) offer("Near to it: ", near.map(({ form: row }) => [form(row), gloss(row), spelled(row)]));
  }

  function offer(before, offers) {
    const list = make("p", { class: "offers" }, before);
    for (const [name, rest, text] of offers) {
      const button = make("button", { type: "button" }, name, rest);
      button.addEventListener("click", () => {
        input.value = text;
        run();
        input.focus();
      });
      list.append(button, " ");
    }
    found.append(list);
  }

  // A zero is never silent.
  function nothing(text, meant) {
    const where = data.node ? "No line has this at its node" : "No line has this";
    found.prepend(make("p", {}, `${where}: `, make("bdi", {}, text.trim()), "."));
    if (!data.glosses && /[a-z]/i.test(text))
      found.append(make("p", {}, "These lines know no English. Give the concordance words=, the table that morphology.add_lemmas makes."));
    const typed = look.words(text);
    if (typed.length < 2) return;
    const alone = typed.flatMap((word, n) => (meant[n] ? [`${word} ${find([meant[n]]).hits.size}`] : []));
    found.append(make("p", {}, `Its words alone: ${alone.join(", ")}.`));
    const other = [...typed].reverse().join(" ");
    const count = find([...meant].reverse()).hits.size;
    if (count) offer("In another order: ", [[make("bdi", {}, other), ` ${count}`, other]]);
  }

  input.addEventListener("input", run);
  input.addEventListener("focus", () => (look.ready(), table.hold()), { once: true });
  input.addEventListener("keydown", (event) => {
    // JupyterLab's shortcuts must not hear what is typed here; but to save is to save.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (event.key === "ArrowDown") table.go();
    else if (event.key === "Escape") (input.value = ""), run();
    else return;
    event.preventDefault();
  });
  return make("div", { class: "search" }, label, input, hint, found);
}

// Returns the search itself: forms in, lines and counts out.
//   hits: line -> the places in the stream that fit; counts: form -> how many lines
function finder(page) {
  const { rows, stream, pieces } = page.lines;
  // The words of the stream: its places, their forms, and how many words are before a place.
  const [places, forms, until] = [[], [], [0]];
  stream.forEach((number, place) => {
    const piece = pieces[number];
    if (typeof piece !== "string") places.push(place), forms.push(piece[1]);
    until.push(places.length);
  });
  return (meant) => {
    const fit = meant.map((list) => {
      const known = new Uint8Array(page.search.forms.length);
      for (const { form, how } of list ?? []) if (how !== "near") known[form] = 1;
      return list && known;
    });
    const hits = new Map();
    const counts = new Map();
    rows.forEach(([, at, before, node, after], line) => {
      const [first, start] = [until[at], until[at + before]];
      const [end, last] = [until[at + before + node], until[at + before + node + after]];
      const [from, to] = page.search.node ? [start, end] : [first, last];
      const mine = [];
      for (let word = from; word < to && word + fit.length <= last; word++)
        if (fit.every((known, n) => !known || known[forms[word + n]]))
          for (let n = 0; n < fit.length; n++) mine.push(word + n);
      if (!mine.length) return;
      hits.set(line, mine.map((word) => places[word]));
      for (const form of new Set(mine.map((word) => forms[word]))) counts.set(form, (counts.get(form) ?? 0) + 1);
    });
    return { hits, counts };
  };
}
