// What the codes of a sentence are, and what a click makes of them. `row` is the codes of
// one sentence as page_storage.js has them; each function of a click returns the row after it.

const code = (row, issue) => row[issue.id] ?? "";
const does = (row, issue) => row[`${issue.id}_does`] ?? "";

// "coded", "half" done, or "open". A present issue needs what the sentence does with it.
function state(row, issues) {
  const whole = (issue) => code(row, issue) === "0" || (code(row, issue) && does(row, issue));
  if (issues.every(whole)) return "coded";
  return issues.some((issue) => code(row, issue)) ? "half" : "open";
}

// An issue is present or not; the same click again takes it back.
function decided(row, issue, value) {
  const same = code(row, issue) === value;
  return { ...row, [issue.id]: same ? "" : value, [`${issue.id}_does`]: "" };
}

// An element is there or not. They come in one order; "-" is none of them.
function toggled(row, issue, letter, letters) {
  const before = does(row, issue);
  const kept = letters.filter((each) => before.includes(each) !== (each === letter)).join("");
  const none = before === "-" ? "" : "-";
  return { ...row, [`${issue.id}_does`]: letter === "-" ? none : kept };
}

// Each issue that is not present is not here.
function settled(row, issues) {
  const others = issues.filter((issue) => code(row, issue) !== "1");
  return others.reduce((all, { id }) => ({ ...all, [id]: "0", [`${id}_does`]: "" }), row);
}
