// Answers stay in this browser until they are saved as a file. Nothing is sent.
const items = [...document.querySelectorAll(".item")];
const fields = [...document.querySelectorAll("input, textarea:not([readonly])")];
const key = "khitab-colleague " + items.map(one => Object.values(one.dataset).join("/")).join(" ");
const name = document.getElementById("who");

const chosen = item => what =>
  [...item.querySelectorAll(`[data-for=${what}]`)]
    .filter(one => one.type === undefined || !/radio|checkbox/.test(one.type) || one.checked)
    .map(one => one.value.trim()).join("");

function keep() {
  const told = fields.map(one => (/radio|checkbox/.test(one.type) ? one.checked : one.value));
  try { localStorage.setItem(key, JSON.stringify(told)); } catch { /* not allowed here */ }
  count();
}

function recall() {
  try {
    const told = JSON.parse(localStorage.getItem(key) || "[]");
    if (told.length !== fields.length) return;
    fields.forEach((one, at) => {
      if (/radio|checkbox/.test(one.type)) one.checked = told[at];
      else one.value = told[at];
    });
  } catch { /* nothing kept */ }
}

function count() {
  for (const one of items) one.classList.toggle("answered", chosen(one)("answer") !== "");
  const done = items.filter(one => one.classList.contains("answered")).length;
  document.getElementById("done").textContent = `${done} of ${items.length} answered`;
}

function table() {
  const rows = [["colleague", "part", "doc", "sentence", "issue", "answer", "does", "should_say",
    "note", "arabic", "english"]];
  for (const item of items) {
    const { part, doc, sentence, issue } = item.dataset, told = chosen(item);
    const english = item.querySelector(".english");
    rows.push([name.value.trim(), part, doc, sentence, issue, told("answer"), told("does"),
      told("should_say"), told("note"), item.querySelector(".text").textContent,
      english ? english.textContent : ""]);
  }
  return rows.map(row => row.map(cell => `"${cell.replace(/"/g, '""')}"`).join(",")).join("\r\n") + "\r\n";
}

const say = text => { document.getElementById("said").textContent = text; };

document.getElementById("save").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff" + table()], { type: "text/csv" }));
  link.download = `khitab_colleague${name.value.trim() ? " " + name.value.trim().replace(/[\\/:*?"<>|]/g, "") : ""}.csv`;
  link.click();
  say(`Saved as “${link.download}”, where your browser keeps downloads. Please send that file back.`);
});

document.getElementById("copy").addEventListener("click", async () => {
  const box = document.getElementById("csv");
  box.value = table();
  box.hidden = false;
  box.select();
  try {
    await navigator.clipboard.writeText(box.value);
    say("Copied. Paste it into a message.");
  } catch { say("Please copy the text below, which is marked."); }
});

document.addEventListener("input", event => {
  const item = event.target.closest(".item");
  if (event.target.dataset.for === "does" && event.target.checked) {
    for (const one of item.querySelectorAll("[data-for=does]"))
      if ((one.value === "-") !== (event.target.value === "-")) one.checked = false;
    item.querySelector("[data-for=answer][value='1']").checked = true;
  }
  keep();
});
recall();
count();
