// What a line opens: its sentence with the translation, and its words with their glosses.

function inside(page, line) {
  const [, at, before, node, after, number, first, last] = page.lines.rows[line];
  const data = number < 0 ? null : page.sentences[number];
  if (!data) {
    const text = make("p", { class: "ar", dir: "rtl", lang: "ar" }, ...pieces(page, at, at + before + node + after));
    return [text, glosses(page, words(page, at, before, node, after))];
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

// The words of a sentence: pieces that follow each other with one card are one word.
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

// The words of a stretch of lines.
function words(page, at, before, node, after) {
  const [from, to] = [at + before, at + before + node];
  const found = [];
  for (let place = at; place < to + after; place++) {
    const piece = page.lines.pieces[page.lines.stream[place]];
    if (typeof piece === "string") continue;
    found.push({ text: piece[0], card: piece[2], here: from <= place && place < to });
  }
  return found;
}

// Pieces of the stream as elements: words with their cards, with blanks between.
function pieces(page, from, to, hits = []) {
  const made = [];
  let word = false;
  for (let at = from; at < to; at++) {
    const piece = page.lines.pieces[page.lines.stream[at]];
    if (typeof piece === "string") {
      made.push(piece);
      word = false;
      continue;
    }
    const [text, , card] = piece;
    const aid = card < 0 ? {} : { class: "word", "data-word": card };
    const hit = hits.includes(at);
    if (word) made.push(" ");
    made.push(hit || card >= 0 ? make(hit ? "mark" : "span", aid, text) : text);
    word = true;
  }
  return made;
}
