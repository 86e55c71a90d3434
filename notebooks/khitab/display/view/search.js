// What somebody means who types: the same rule as in queries/typed.py, and a test holds the
// two together. All that is Arabic comes from Python, in `data`:
//   forms: [[the form and what it may be without clitics, sounds, lemmas, gloss], …]
//   letters: [[characters, what each is without hamza, what it is with one hamza], …]
//   article, consonants (what counts in a sound)

const WAYS = ["spelling", "clitics", "lemma", "meaning", "sound"];
const ROUNDS = [WAYS.slice(0, 3), ["meaning"], ["sound"]];
const SHORTEST = 3; // letters that a word near to another has in common with it
const COUNTS = /[\p{L}\p{M}\p{N}*]/u;

// Returns {ready, words, meant}; `meant(text)` gives a list for each word, [{form, how}] with
// the rows of forms, or null for "*". `ready()` makes the keys before they are needed.
function searcher(data) {
  const spelled = [new Map(), new Map()];
  for (const [characters, ...written] of data.letters)
    for (const each of characters) spelled.forEach((map, i) => map.set(each, written[i]));
  const special = new RegExp(`[${[...spelled[0].keys()].join("")}]`, "gu");
  const dropped = new RegExp(`[^${data.consonants}]`, "g");
  const split = (text, by) => (text ? text.split(by) : []);

  const spellings = (word) =>
    spelled.map((map) => word.replace(special, (each) => map.get(each))).filter(Boolean);
  const sound = (word) => word.normalize("NFKD").replace(dropped, "");
  const sounds = (word) => [sound(word.replace(/(.)\1/gu, "$1")), sound(word)].filter(Boolean);
  const kept = (text) => [...text].filter((each) => COUNTS.test(each)).join("");

  function words(text) {
    text = text.replaceAll("\ufeff", "").normalize("NFKC").toLowerCase().replace(/['’]s(?=\s|$)/g, "");
    const pieces = split(text.trim(), /\s+/).map(kept).filter(Boolean);
    return pieces.map((each) => (/^\*+$/.test(each) ? "*" : each));
  }

  function english(gloss) {
    const pieces = gloss.toLowerCase().split(/[\s;,()/]+/);
    return pieces.flatMap((each) => [each, ...each.split("-")]).map(kept).filter(Boolean);
  }

  // For each way the forms under each of their keys.
  let known = null;
  function ready() {
    if (known) return known;
    known = Object.fromEntries(WAYS.map((way) => [way, new Map()]));
    const add = (way, form, keys) => {
      for (const key of new Set(keys))
        known[way].has(key) ? known[way].get(key).push(form) : known[way].set(key, [form]);
    };
    data.forms.forEach(([bare, heard, lemmas, gloss], form) => {
      const values = bare.split(" ");
      add("spelling", form, spellings(values[0]));
      add("clitics", form, values.flatMap(spellings));
      add("lemma", form, split(lemmas, "; ").flatMap(spellings));
      add("meaning", form, english(gloss));
      add("sound", form, split(heard, " "));
    });
    return known;
  }

  function asked(word) {
    const whole = spellings(word);
    const { article } = data;
    const rest = whole.map((each) => (each.startsWith(article) ? each.slice(article.length) : each));
    return {
      spelling: whole,
      clitics: [...whole, ...rest.filter((each) => each.length > 2)],
      lemma: whole,
      meaning: word.length > SHORTEST ? [word, word.replace(/s$/, "")] : [word],
      sound: word.length > 1 ? sounds(word) : [],
    };
  }

  // The forms whose keys are like one that is wanted.
  function fitting(way, wanted) {
    if (!wanted.includes("*")) return known[way].get(wanted) ?? [];
    const like = pattern(wanted);
    return [...known[way]].flatMap(([key, forms]) => (like.test(key) ? forms : []));
  }

  function found(word) {
    ready();
    const wanted = asked(word);
    const matches = new Map();
    for (const ways of ROUNDS) {
      if (matches.size) break;
      for (const way of ways)
        for (const form of wanted[way].flatMap((each) => fitting(way, each)))
          if (!matches.has(form)) matches.set(form, way);
    }
    const near = new Map();
    const sure = [...matches.values()].some((how) => how !== "sound");
    for (const ways of sure ? [] : ROUNDS) {
      if (near.size) break;
      for (const way of ways)
        for (const [key, forms] of known[way]) {
          const size = shared(key, wanted[way]);
          for (const form of size ? forms : [])
            if (!matches.has(form)) near.set(form, Math.max(size, near.get(form) ?? 0));
        }
    }
    const inOrder = [...matches].sort(([one], [other]) => one - other);
    const offers = [...near].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    return [
      ...inOrder.map(([form, how]) => ({ form, how })),
      ...offers.map(([form]) => ({ form, how: "near" })),
    ];
  }

  const meant = (text) => words(text).map((word) => (word === "*" ? null : found(word)));
  return { ready, words, meant };
}

// A word with stars for any letters as a pattern.
function pattern(word) {
  const pieces = word.split("*").map((each) => each.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  return new RegExp(`^(?:${pieces.join(".*")})$`, "s");
}

// How many letters the key has in common with the nearest of what is wanted.
function shared(key, wanted) {
  const [first, last] = [key.charCodeAt(0), key.charCodeAt(key.length - 1)];
  let most = 0;
  for (const each of wanted) {
    const begins = first === each.charCodeAt(0); // most keys do not, and this is fast
    if (begins && key.startsWith(each)) most = Math.max(most, each.length);
    else if (key.length >= SHORTEST && key.length > most)
      if (
        (begins && each.startsWith(key)) ||
        (last === each.charCodeAt(each.length - 1) && each.endsWith(key))
      )
        most = key.length;
  }
  return most;
}
