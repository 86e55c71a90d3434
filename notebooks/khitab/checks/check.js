// The form of one check. Each output that asks a question holds this file, so that a saved
// page needs nothing else. It judges here in the page, keeps the answer in this browser,
// and says so to the bridge (../bridge.js), which tells the kernel where there is one.

// ---- Judging: the same as in questions.py, and a test holds the two together ----

// Returns {right: true, false, or null for no answer; reply: HTML}.
function judge(question, answer) {
  const tell = (right, reply) => ({ right, reply });
  if (question.kind === "choice") {
    const known = Object.hasOwn(question.replies, answer);
    if (!known) return tell(null, "Choose one of the options first.");
    return tell(answer === question.right, question.replies[answer]);
  }
  const number = question.kind === "number";
  const read = number ? numbers(answer) : [bare(answer, question)].filter(Boolean);
  if (!read.length) {
    const alone = "Answer with one number alone, such as 12 or 3.5: no word, no % sign.";
    return tell(null, number ? alone : "Answer with a word.");
  }
  const equal = (one, other) => (number ? same(one, other, question.digits) : one === other);
  // The first known answer is the right one; the others are mistakes with their replies.
  const found = question.answers.findIndex(([known]) => read.some((one) => equal(one, known)));
  return found < 0 ? tell(false, question.hint) : tell(found === 0, question.answers[found][1]);
}

// Blanks, and marks of direction.
const UNSEEN = /[\s\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

// What a text may mean as a number: nothing, one number, or two for "1,204".
function numbers(text) {
  text = western(text).replace(UNSEEN, "").replace(/٫/g, ".").replace(/−/g, "-");
  text = text.replace(/٬/g, "").replace(/،/g, ",");
  const texts = /^[+-]?[1-9]\d{0,2}(,\d{3})+$/.test(text) ? [text.replace(/,/g, "")] : [];
  if (text.split(",").length < 3) texts.push(text.replace(",", "."));
  return texts.filter((each) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(each)).map(Number);
}

function same(answer, truth, digits) {
  const near = 1e-9 * Math.max(1, Math.abs(truth));
  const off = Math.abs(answer - truth);
  if (digits === null || off <= near) return off <= near;
  for (let d = digits; d < 10; d++) {
    const rounded = Math.abs(answer - Number(answer.toFixed(d)));
    if (rounded <= 1e-12 * Math.max(1, Math.abs(answer)) && off <= 0.5 * 10 ** -d + near)
      return true;
  }
  return false;
}

// A word without what its spelling may vary in: marks, tatweel, quotation marks.
function bare(text, { unseen, marks, dress }) {
  const all = (inside) => new RegExp(inside, "gu");
  text = text.replace(all(`[${unseen}]`), "").replace(/[^ﷺﷻ]+/g, (part) => {
    part = western(part.normalize("NFKC").toLowerCase().normalize("NFKC"));
    const [from, to] = ["کڪیےۓہھەۂۀۃٱ٫٬", "ككييئهههههةا.,"];
    part = [...part].map((letter) => to[from.indexOf(letter)] ?? letter).join("");
    return part.normalize("NFC").replace(all(`ـ(?=[${marks}]*[\u0654\u0655])`), "ئ");
  });
  text = text.replace(all(` (?=[${marks}])|[${dress}]`), "").normalize("NFC");
  return text.replace(/[\u06e5\u06e6\u08c9\ufe73]/g, "").replace(/^[ "'«»“”.]+|[ "'«»“”.]+$/g, "");
}

function western(text) {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15);
}

// ---- Memory: what is known of this check, as `recall` in memory.py has it ----

// The state after one more event; what comes after the right answer does not count.
function add(state, event) {
  if (state.right) return state;
  if ("hint" in event) return { ...state, hints: Math.max(state.hints, event.hint) };
  const { right, answer: last, when } = event;
  return { ...state, tries: state.tries + 1, right, last, when };
}

function told({ right, tries, hints, when }) {
  const count = (n, one, many) => `${n} ${n === 1 ? one : many}`;
  const help = hints ? `, with ${count(hints, "hint", "hints")}` : "";
  const style = { day: "numeric", month: "long", year: "numeric" };
  const day = new Date(when).toLocaleDateString("en-GB", style);
  if (right) return `Answered rightly on ${day}, at try ${tries}${help}.`;
  if (tries) return `${count(tries, "try", "tries")} so far${help}, the last on ${day}.`;
  return hints ? `${count(hints, "hint", "hints")} opened so far.` : "";
}

// ---- The form ----

function start(root) {
  const question = JSON.parse(root.querySelector("script[type='application/json']").text);
  const { name, kind, learner } = question;
  const place = `khitab ${learner} ${name}`;
  const outbox = `khitab-out ${learner} `;
  const waiting = store.keys(outbox).map(store.get).filter((event) => event?.check === name);
  let clock = 0; // so that the ids, sorted, are in the order of the events
  const unsent = new Set(waiting.map((event) => event.id));

  // The page knows what was known when it was made, the browser what came after.
  const here = store.get(place);
  let state = here?.changed > question.made ? here.state : waiting.reduce(add, question.state);

  const list = root.querySelector(".list");
  const id = `khitab-${Math.random().toString(36).slice(2)}`;
  const ask = list.querySelector(".ask").cloneNode(true);
  ask.id = id;
  const box = make("fieldset", { "aria-describedby": id }, make("legend", {}, `Check ${name}`), ask);
  for (const option of list.querySelectorAll("li")) {
    const radio = make("input", { type: "radio", name: "answer", value: option.dataset.letter });
    box.append(make("label", {}, radio, ...option.cloneNode(true).childNodes));
  }
  if (kind !== "choice") {
    const hint = kind === "number" ? { inputmode: "decimal" } : { dir: "auto" };
    const field = make("input", { type: "text", name: "answer", autocomplete: "off", ...hint });
    field.spellcheck = false;
    box.append(make("label", {}, kind === "number" ? "Your number" : "Your word", field));
  }
  const hints = make("ol", { class: "hints", "aria-live": "polite" });
  const reply = make("div", { class: "reply", role: "status" });
  const past = make("p", { class: "small" });
  const kept = make("p", { class: "small" });
  const submit = make("button", { type: "submit" }, "Check my answer");
  const more = make("button", { type: "button" });
  const form = make("form");
  form.append(box, submit, more, hints, reply, past, kept);

  function show({ right, reply: text }) {
    const head = right === null ? "" : `<strong>${right ? "✓ Yes." : "Not yet."}</strong> `;
    reply.className = `reply ${{ true: "right", false: "wrong" }[right] ?? "none"}`;
    reply.innerHTML = head + text;
  }

  function open(upto) {
    for (const text of question.hints.slice(hints.children.length, upto)) {
      const item = make("li", { tabindex: "-1" });
      item.innerHTML = text;
      hints.append(item);
    }
    const next = hints.children.length + 1;
    more.textContent = `Hint ${next} of ${question.hints.length}`;
    more.hidden = next > question.hints.length;
  }

  function keep(event) {
    clock = Math.max(Date.now(), clock + 1);
    const local = new Date(clock - new Date().getTimezoneOffset() * 60000);
    event = { id: `${clock.toString(36)}${Math.random().toString(36).slice(2)}`, check: name,
              when: local.toISOString().slice(0, 19), ...event }; // prettier-ignore
    state = add(state, event);
    store.set(place, { changed: clock / 1000, state });
    store.set(outbox + event.id, event);
    unsent.add(event.id);
    window.dispatchEvent(new CustomEvent("khitab-said-check", { detail: { outbox, event } }));
    setTimeout(say, 1500);
  }

  function say() {
    kept.textContent = unsent.size ? "This is kept in this browser." : "";
  }

  // JupyterLab's shortcuts (d d deletes a cell) must not hear what is typed here; but to
  // save is to save.
  form.addEventListener("keydown", (event) => {
    const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
    if (!saves) event.stopPropagation();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answer = form.elements.answer.value;
    const verdict = judge(question, answer);
    past.textContent = "";
    show(verdict);
    if (verdict.right !== null) keep({ answer, right: verdict.right });
  });
  more.addEventListener("click", () => {
    open(hints.children.length + 1);
    if (more.hidden) hints.lastChild?.focus(); // for the button that had the focus is gone
    keep({ hint: hints.children.length });
  });
  // The bridge says what the kernel knows, and which event (`id`) it has noted.
  window.addEventListener("khitab-told-check", ({ detail }) => {
    if (detail.check !== name || ![detail.learner, "nobody"].includes(learner)) return;
    unsent.delete(detail.id);
    say();
    const known = detail.state;
    if (known.tries <= state.tries && known.hints <= state.hints) return;
    state = known;
    store.set(place, { changed: Date.now() / 1000, state });
    draw();
  });

  function draw() {
    open(state.hints);
    past.textContent = told(state);
    if (state.last === null) return;
    show(judge(question, state.last));
    form.elements.answer.value = state.last;
  }

  draw();
  say();
  list.style.display = "none";
  root.querySelector("form")?.remove(); // a page that was saved with its form
  list.after(form);
  root.classList.add("made");
}
