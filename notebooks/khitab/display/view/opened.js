// What a line opens: its sentence with the translation, and its words with their glosses.

function inside(page, line) {
  const [, at, before, node, after, number, first, last] = page.lines.rows[line];
  const data = number < 0 ? null : page.sentences[number];
  if (!data) {
    const [start, end] = [at + before, at + before + node];
    const text = make("p", { class: "ar", dir: "rtl", lang: "ar" }, ...pieces(page, at, end + after));
    const cut = stretch(page, at, end + after);
    return [text, glosses(page, spoken(cut, cut.findIndex((piece) => piece[2] >= start), cut.findLastIndex((piece) => piece[2] < end) + 1))];
  }
  const box = sentence(page, data);
  const elements = [...box.querySelectorAll(".ar span:not(.word)")];
  const chunks = new Set();
  for (const each of elements.slice(first, last)) {
    each.classList.add("here");
    if (each.dataset.chunk) chunks.add(each.dataset.chunk);
  }
  for (const each of box.querySelectorAll(".en [data-chunk]"))
    if (chunks.has(each.dataset.chunk)) each.classList.add("here");
  return [box, glosses(page, spoken(data.ar, first, last))];
}

// Words one beside the other from right to left, each over its reading and its gloss.
function glosses(page, words) {
  const known = words.filter(({ card }) => card >= 0);
  if (!known.length) return "";
  const list = make("ol", { class: "glosses", dir: "rtl", "aria-label": "Word by word" });
  for (const { text, card, here } of known) {
    const [reading, gloss] = page.words[card];
    const item = make("li", here ? { class: "here" } : {});
    item.append(make("bdi", { dir: "rtl", lang: "ar" }, text),
      make("bdi", { dir: "ltr", class: "reading" }, reading),
      make("bdi", { dir: "ltr", lang: "en" }, gloss)); // prettier-ignore
    list.append(item);
  }
  return list;
}

// The words among pieces [text, card, …]; pieces that follow each other with one card are one.
function spoken(pieces, first, last) {
  const words = [];
  let before = -1;
  pieces.forEach(([text, card = -1], place) => {
    const here = first <= place && place < last;
    if (card >= 0 && card === before) {
      words.at(-1).text += text;
      words.at(-1).here ||= here;
    } else if (card >= 0) words.push({ text, card, here });
    before = card;
  });
  return words;
}

// A stretch of the stream as pieces [text, card, its place], with blanks between its words.
function stretch(page, from, to) {
  const { pieces, stream } = page.lines;
  const made = [];
  for (let at = from; at < to; at++) {
    const piece = pieces[stream[at]];
    const word = typeof piece !== "string";
    if (word && made.at(-1)?.length > 1) made.push([" "]);
    made.push(word ? [piece[0], piece[2], at] : [piece]);
  }
  return made;
}

// Such a stretch as elements: words have their cards, and those that were looked for a mark.
function pieces(page, from, to, hits = []) {
  return stretch(page, from, to).map(([text, card = -1, at]) => {
    const hit = hits.includes(at);
    const aid = card < 0 ? {} : { class: "word", "data-word": card };
    return hit || card >= 0 ? make(hit ? "mark" : "span", aid, text) : text;
  });
}
