// The bridge from a page to its kernel: a widget that is never shown. What a check keeps in
// this browser is sent on, and forgotten here only when the kernel says it has it. A kernel
// may hear an event twice (two windows, two notebooks): by its id it counts once.
export default {
  initialize({ model }) {
    const learner = model.get("learner");
    const outboxes = [learner, "nobody"].map((who) => `khitab-out ${who} `);

    function send(event) {
      try {
        model.send(event);
      } catch {} // The kernel is gone: the next bridge sends it.
    }

    function heard({ detail }) {
      if ([learner, "nobody"].includes(detail.learner)) send(detail.event);
    }

    function kept(message) {
      for (const outbox of outboxes) localStorage.removeItem(outbox + message.id);
      const detail = { learner, ...message };
      window.dispatchEvent(new CustomEvent("khitab-kept", { detail }));
    }

    model.on("msg:custom", kept);
    window.addEventListener("khitab-check", heard);
    for (const key of Object.keys(localStorage))
      if (outboxes.some((outbox) => key.startsWith(outbox)))
        send(JSON.parse(localStorage.getItem(key)));
    return () => window.removeEventListener("khitab-check", heard);
  },
};
