// The bridge from a page to its kernel: a widget that is never shown. What a check keeps in
// this browser is sent on, and forgotten here only when the kernel says it has it. A kernel
// may hear an event twice (two windows, two notebooks): by its id it counts once.
export default {
  initialize({ model }) {
    const learner = model.get("learner");
    const outboxes = [learner, "nobody"].map((who) => `khitab-out ${who} `);

    let store = {}; // where a browser keeps nothing
    try {
      store = window.localStorage;
    } catch {}

    function send(event) {
      try {
        model.send(event);
      } catch {} // The kernel is gone: the next bridge sends it.
    }

    function heard({ detail }) {
      if ([learner, "nobody"].includes(detail.learner)) send(detail.event);
    }

    function tell(known) {
      const detail = { learner, ...known };
      window.dispatchEvent(new CustomEvent("khitab-known", { detail }));
    }

    model.on("msg:custom", (noted) => {
      for (const outbox of outboxes) store.removeItem?.(outbox + noted.id);
      tell(noted);
    });
    for (const [check, state] of Object.entries(model.get("known"))) tell({ check, state });
    window.addEventListener("khitab-check", heard);
    for (const key of Object.keys(store).sort())
      if (outboxes.some((outbox) => key.startsWith(outbox)))
        try {
          send(JSON.parse(store.getItem(key)));
        } catch {} // Spoiled: the others are sent all the same.
    return () => window.removeEventListener("khitab-check", heard);
  },
};
