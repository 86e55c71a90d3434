// A table of counts: each leads to the lines that were counted, and those lead back.
//   page.counts: {heads, linked (the column with the counts), rows: [[cells], lines, name]}

function counts(view, page, table) {
  const { heads, linked, rows } = page.counts;
  const name = plain(page.caption ?? "") || "Counts";
  const head = make("tr", {}, ...heads.map((each, n) => put(make("th", { scope: "col", class: n < linked ? "" : "n" }), each)));
  const body = make("tbody");
  const bar = make("p", { class: "back" });
  const all = () => {
    bar.replaceChildren();
    table.choose({ only: null });
  };
  for (const [cells, mine, called] of rows) {
    const row = make("tr");
    cells.forEach((cell, n) => {
      const box = make("td", n < linked ? {} : { class: "n" });
      if (n !== linked || !mine.length) put(box, cell);
      else {
        const label = `${plain(cell)}: lines of ${plain(called)}`;
        const button = make("button", { type: "button", "aria-label": label }, plain(cell));
        button.addEventListener("click", () => {
          const back = make("button", { type: "button" }, "Back to the counts");
          const every = make("button", { type: "button" }, "All lines");
          back.addEventListener("click", () => (all(), button.focus()));
          every.addEventListener("click", () => (all(), table.go()));
          bar.replaceChildren(put(make("b"), called), " ", back, " ", every);
          table.choose({ only: new Set(mine) });
          bar.scrollIntoView({ block: "start" });
          back.focus();
        });
        box.append(button);
      }
      row.append(box);
    });
    body.append(row);
  }
  const grid = make("table", { class: "counts", "aria-label": name }, make("thead", {}, head), body);
  return make("div", {}, make("div", { class: "wide", tabindex: 0, role: "group", "aria-label": name }, grid), bar);
}
