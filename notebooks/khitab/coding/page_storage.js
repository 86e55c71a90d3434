// The codes of a sheet in its page. Each click is kept in this browser and handed to the
// bridge (../bridge.js). It is forgotten here when the kernel says that it is in the file.
//
//   rows          {"000.1": {column: text}}: the codes of a sentence; a column may be missing
//   set(key, row) a click: these are the codes of a sentence now
//   said()        where the codes are, in words; null while the kernel may be at work
//   csv(coder)    the sheet as a file
//
// `changed` is called when codes came from the kernel, or their place changed.

const PATIENCE = 4000; // milliseconds in which a kernel that works has answered
const filled = (row) => Object.values(row).some(Boolean);

function keeper(page, sentences, changed) {
  const outbox = `khitab-sheet ${page.id} `;
  const place = `khitab-rows ${page.id}`;
  const before = store.get(place);
  // The page knows what was coded when it was made, the browser what came after.
  const rows = { ...page.rows, ...(before?.changed > page.made ? before.rows : {}) };
  const waiting = new Map(); // what the kernel has not confirmed, the last click of a sentence
  let [clock, trouble, isHeard] = [0, "", false];
  for (const event of store.keys(outbox).map(store.get)) {
    if (!event?.row) continue;
    waiting.set(event.key, event);
    rows[event.key] = event.row;
  }

  function send(event) {
    const detail = { outbox, event: { sheet: page.id, ...event } };
    window.dispatchEvent(new CustomEvent("khitab-said-sheet", { detail }));
  }

  function set(key, row) {
    clock = Math.max(Date.now(), clock + 1);
    const id = clock.toString(36) + Math.random().toString(36).slice(2);
    const event = { sheet: page.id, id, key, row, at: clock };
    if (waiting.has(key)) store.remove(outbox + waiting.get(key).id);
    rows[key] = row;
    waiting.set(key, event);
    store.set(outbox + id, event);
    store.set(place, { changed: clock / 1000, rows });
    send(event);
    setTimeout(changed, PATIENCE + 100);
  }

  function heard({ detail }) {
    if (detail.started) return send({ ask: true }); // the bridge itself sends what lies here
    if (detail.sheet !== page.id) return;
    isHeard = true;
    trouble = detail.trouble ?? "";
    for (const [key, event] of waiting) if (event.id === detail.id) waiting.delete(key);
    for (const [key, row] of Object.entries(detail.rows ?? {}))
      if (!waiting.has(key)) rows[key] = row;
    if (detail.rows) store.set(place, { changed: Date.now() / 1000, rows });
    changed();
  }

  function said() {
    if (trouble) return trouble;
    if (!waiting.size)
      return isHeard && Object.values(rows).some(filled) ? `Saved in ${page.file}.` : "";
    if ([...waiting.values()].every((event) => Date.now() - event.at < PATIENCE)) return null;
    const what = waiting.size === 1 ? "1 sentence is" : `${waiting.size} sentences are`;
    return `${what} kept in this browser and not in ${page.file}. In JupyterLab, run the cell again; elsewhere, save a copy below.`;
  }

  function csv(coder) {
    const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const lines = sentences.map(({ key, doc, number, arabic, english }) => [
      ...[coder, doc, number, arabic.textContent, english.textContent],
      ...page.columns.map((column) => rows[key]?.[column] ?? ""),
    ]); // prettier-ignore
    const heads = ["coder", "doc", "sentence", "arabic", "english", ...page.columns];
    return "\ufeff" + [heads, ...lines].map((line) => line.map(quoted).join(",") + "\r\n").join("");
  }

  window.addEventListener("khitab-told-sheet", heard);
  for (const event of waiting.values()) send(event);
  send({ ask: true });
  setInterval(() => trouble && waiting.forEach(send), 15000);
  return { rows, set, said, csv, get waits() { return waiting.size; } }; // prettier-ignore
}
