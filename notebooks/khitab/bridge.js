// The bridge from a page to its kernel: a widget that is never shown. What a page keeps in
// this browser is sent on, and forgotten here only when the kernel says it has it. A kernel
// may hear an event twice (two windows, two notebooks): it counts once. `age` says how many
// milliseconds ago it happened, for the clocks of a browser and of a kernel may differ.
export default {
  initialize({ model }) {
    const { channel, outboxes, known } = model.get("given");

    let store = {}; // where a browser keeps nothing
    try {
      store = window.localStorage;
    } catch {}

    function send(event) {
      try {
        model.send({ ...event, age: Date.now() - (event.at ?? Date.now()) });
      } catch {} // The kernel is gone: the next bridge sends it.
    }

    function heard({ detail }) {
      if (outboxes.some((outbox) => detail.outbox.startsWith(outbox))) send(detail.event);
    }

    function tell(detail) {
      window.dispatchEvent(new CustomEvent(`khitab-told-${channel}`, { detail }));
    }

    model.on("msg:custom", (said) => {
      for (const key of Object.keys(store))
        if (said.id && key.endsWith(said.id) && outboxes.some((box) => key.startsWith(box)))
          store.removeItem(key);
      tell(said);
    });
    for (const each of known) tell(each);
    window.addEventListener(`khitab-said-${channel}`, heard);
    for (const key of Object.keys(store).sort())
      if (outboxes.some((outbox) => key.startsWith(outbox)))
        try {
          send(JSON.parse(store.getItem(key)));
        } catch {} // Spoiled: the others are sent all the same.
    tell({ started: true });
    return () => window.removeEventListener(`khitab-said-${channel}`, heard);
  },
};
