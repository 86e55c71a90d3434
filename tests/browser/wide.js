/* What does not fit on this page: text that is cut, what is wider, boxes that scroll, and
   boxes of right-to-left tables that do not open at their right end. */
() => {
  const found = { cut: [], wider: [], boxes: [], wrong: [] };
  const wide = document.scrollingElement.clientWidth;
  if (document.scrollingElement.scrollWidth > wide) found.wider.push("the page");
  const does = (one, what) => what.test(getComputedStyle(one).overflowX);
  const name = (one) => `${one.tagName} ${one.className}: ${one.textContent.trim().slice(0, 40)}`;
  for (const one of document.querySelectorAll("main *:not(svg *)")) {
    if (!one.checkVisibility({ contentVisibilityAuto: false }) || one.clientWidth < 3) continue;
    const hidden = one.scrollWidth - one.clientWidth;
    if (hidden > 1 && does(one, /auto|scroll/)) {
      found.boxes.push(name(one));
      const rtl = one.querySelector(":scope > table[dir=rtl]");
      const left = one.scrollLeft + (getComputedStyle(one).direction === "rtl" ? hidden : 0);
      if (rtl ? left < hidden - 1 : left > 1) found.wrong.push(name(one));
    } else if (hidden > 1 && does(one, /hidden|clip/) && one.textContent.trim()) {
      if (getComputedStyle(one).textOverflow !== "ellipsis") found.cut.push(name(one));
    }
    const { left, right } = one.getBoundingClientRect();
    let up = one.parentElement;
    while (up && !does(up, /auto|scroll|hidden|clip/)) up = up.parentElement;
    if (!up && (right > wide + 1 || left < -1)) found.wider.push(name(one));
  }
  return found;
}
