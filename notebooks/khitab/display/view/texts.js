// A whole text to read: switches, legend, and its sentences in a box.

function draw(view, page) {
  const caption = put(make("p", { class: "caption" }), page.caption);
  const known = { role: "group", tabindex: 0, "aria-label": plain(page.caption) };
  const box = make("div", { class: "box", ...known });
  box.append(...page.sentences.map((each) => sentence(page, each)));
  const top = switches(view, page);
  for (const item of top.querySelectorAll("[data-look]")) lead(page, item, box);
  view.append(caption, ...(page.hint ? [make("p", { class: "small" }, page.hint)] : []), top, box);
  walk(view, page);
}

// A look in the legend says how often it is in the text, and leads from one to the next.
function lead(page, item, box) {
  const { label } = page.looks[item.dataset.look];
  const signs = [...box.querySelectorAll(".ar .sign")].filter(
    (each) => page.marks[each.dataset.marks][0] === Number(item.dataset.look),
  );
  const name = `${label}, ${signs.length} in the text: go to the next`;
  const button = make("button", { type: "button", "aria-label": name }, ...item.childNodes);
  button.append(`: ${signs.length} ↓`);
  signs.forEach((each, place) => {
    const where = each.closest(".sentence").querySelector(".id").textContent;
    each.setAttribute("aria-label", `${each.ariaLabel}, ${place + 1} of ${signs.length}, in ${where}`);
  });
  let next = 0;
  button.addEventListener("click", () => signs[next++ % signs.length]?.focus());
  item.append(button);
}
