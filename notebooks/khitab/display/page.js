// What every script of a page has: elements, and what this browser keeps.

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// In private windows and some settings a browser keeps nothing; then nothing fails.
function tried(act, failing = undefined) {
  try {
    return act();
  } catch {
    return failing;
  }
}

const store = {
  get: (key) => tried(() => JSON.parse(localStorage.getItem(key)), null),
  set: (key, value) => tried(() => localStorage.setItem(key, JSON.stringify(value))),
  remove: (key) => tried(() => localStorage.removeItem(key)),
  keys: (start) => tried(() => Object.keys(localStorage), []).filter((key) => key.startsWith(start)).sort(),
};
