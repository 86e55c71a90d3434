// What somebody means who types: the same rule as in queries/typed.py, and a test holds the
// two together. All that is Arabic comes from Python, in `data`:
//   forms: [[form, its values without clitics, their sounds, lemmas, gloss], ...]
//   letters: [[characters, what each is without hamza, what it is with one hamza], ...]
//   article, consonants (what counts in a sound)

const WAYS = ["spelling", "clitics", "lemma", "meaning", "sound"];
const ROUNDS = [WAYS.slice(0, 3), ["meaning"], ["sound"]];
const SHORTEST = 3; // letters that a word near to another has in common with it
const COUNTS = /[\p{L}\p{M}\p{N}*]/u;

// Returns {words, meant}; `meant(text)` gives for each word [{form, how}], or null for "*".
function searcher(data) {
  const spelled = [new Map(), new Map()];
  for (const [characters, ...written] of data.letters)
    for (const each of characters) spelled.forEach((map, i) => map.set(each, written[i]));
  const dropped = new RegExp(`[^${data.consonants}]`, "g");
  const split = (text, by) => (text ? text.split(by) : []);
  let known = null; // made when first needed

  const spellings = (word) =>
    spelled.map((map) => [...word].map((each) => map.get(each) ?? each).join("")).filter(Boolean);
  const sound = (word) => word.normalize("NFKD").replace(dropped, "");
  const sounds = (word) => [sound(word.replace(/(.)\1/gu, "$1")), sound(word)].filter(Boolean);
  const kept = (text) => [...text].filter((each) => COUNTS.test(each)).join("");

  function words(text) {
    text = text.normalize("NFKC").toLowerCase().replace(/['’]s(?=\s|$)/g, "");
    const pieces = split(text.trim(), /\s+/).map(kept).filter(Boolean);
    return pieces.map((each) => (/^\*+$/.test(each) ? "*" : each));
  }

  function english(gloss) {
    const pieces = gloss.toLowerCase().split(/[\s;,()/]+/);
    return pieces.flatMap((each) => [each, ...each.split("-")]).map(kept).filter(Boolean);
  }

  function keys([, bare, sounds, lemmas, gloss]) {
    const [form, ...rests] = bare.split(" ");
    return {
      spelling: spellings(form),
      clitics: rests.flatMap(spellings),
      lemma: split(lemmas, "; ").flatMap(spellings),
      meaning: english(gloss),
      sound: split(sounds, " "),
    };
  }

  function asked(word) {
    const whole = spellings(word);
    const { article } = data;
    const rest = whole.map((each) => (each.startsWith(article) ? each.slice(article.length) : each));
    const plain = word.length > SHORTEST ? [word, word.replace(/s$/, "")] : [word];
    return {
      spelling: whole,
      clitics: [...whole, ...rest.filter((each) => each.length > 2)],
      lemma: whole,
      meaning: plain,
      sound: word.length > 1 ? sounds(word) : [],
    };
  }

  function found(word) {
    known ??= data.forms.map(keys);
    const wanted = asked(word);
    const like = {};
    for (const way of WAYS) like[way] = wanted[way].map(pattern);
    const matches = new Map();
    for (const ways of ROUNDS) {
      if (matches.size) break;
      known.forEach((each, form) => {
        const how = ways.find((way) => each[way].some((key) => like[way].some((p) => p.test(key))));
        if (how) matches.set(form, how);
      });
    }
    const near = new Map();
    const sure = [...matches.values()].some((how) => how !== "sound");
    for (const ways of ROUNDS) {
      if (near.size || sure) break;
      known.forEach((each, form) => {
        const size = Math.max(...ways.map((way) => shared(each[way], wanted[way])));
        if (size && !matches.has(form)) near.set(form, size);
      });
    }
    const offers = [...near].sort((one, other) => other[1] - one[1]);
    return [
      ...[...matches].map(([form, how]) => ({ form, how })),
      ...offers.map(([form]) => ({ form, how: "near" })),
    ];
  }

  const meant = (text) => words(text).map((word) => (word === "*" ? null : found(word)));
  return { words, meant };
}

// A word with stars for any letters as a pattern.
function pattern(word) {
  const pieces = word.split("*").map((each) => each.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  return new RegExp(`^(?:${pieces.join(".*")})$`, "s");
}

// How many letters the nearest two have in common.
function shared(keys, wanted) {
  let most = 0;
  for (const each of wanted)
    for (const key of keys)
      if (key.startsWith(each)) most = Math.max(most, each.length);
      else if (key.length >= SHORTEST && (each.startsWith(key) || each.endsWith(key)))
        most = Math.max(most, key.length);
  return most;
}

// Where words follow each other in a stretch [from, to) of a row of forms: the first place,
// or -1. `sets`: for each word the forms that fit, or null for any.
function follows(row, from, to, sets) {
  for (let at = from; at + sets.length <= to; at++)
    if (sets.every((set, i) => !set || set.has(row[at + i]))) return at;
  return -1;
}
