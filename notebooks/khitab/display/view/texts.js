// A whole text to read: switches, legend, and its sentences in a box.

function draw(view, page) {
  const caption = put(make("p", { class: "caption" }), page.caption);
  const known = { role: "group", tabindex: 0, "aria-label": plain(page.caption) };
  const box = make("div", { class: "box", ...known });
  box.append(...page.sentences.map((each) => sentence(page, each)));
  view.append(caption, switches(view, page), box);
  if (page.hint) view.append(make("p", { class: "small" }, page.hint));
  walk(view, page);
}
