"""What was planted in the twin corpus, counted from the notes taken while it was written."""

from khitab import arabic

from .words import FRAMES, LEMMAS, NODE, SENSES


def headline(page):
    """Return the headline of a page."""
    return next(page.text[s:e] for s, e, layer, _ in page.spans if layer == "headline")


def published(page):
    """Return the day on which the text of a page came out, as ISO."""
    return page.day.isoformat()


def planted(pages, roles, shift, seed):
    """Return all that was planted in the pages; the keys are explained in `twin`."""
    docs = [page.doc for page in pages]
    words, units, names, sentences, dates = (
        [each for page in pages for each in getattr(page, kind)]
        for kind in ("words", "units", "names", "sentences", "dates")
    )

    def counted(rows, key):
        table = {}
        for row in rows:
            if row[key]:
                table.setdefault(row[key], dict.fromkeys(docs, 0))[row["doc"]] += 1
        return table

    def of_body(rows):
        return [row for row in rows if row["layer"] != "boilerplate"]

    framed = [row | {"frame": _frame(row["lemma"])} for row in words]
    phrases = _phrases(of_body(units), docs)
    none = {name: dict.fromkeys(docs, 0) for name in LEMMAS}
    no_sense = {sense: dict.fromkeys(docs, 0) for _, sense in SENSES.values()}
    no_frame = {name: dict.fromkeys(docs, 0) for name in FRAMES}
    layers = {page.doc: _layer_sizes(page) for page in pages}
    return {
        "seed": seed,
        "docs": docs,
        "roles": roles,
        "shift": shift,
        "periods": {page.doc: page.period for page in pages},
        "by_role": {role: doc for doc, role in roles.items()},
        "layers": layers,
        "n_tokens": {
            doc: sum(sizes.values()) - sizes["boilerplate"]
            for doc, sizes in layers.items()
        },
        "headlines": {page.doc: headline(page) for page in pages},
        "copies": {
            page.doc: sum(kind in ("title", "duplicate_title") for *_, kind in page.spans)
            for page in pages
        },
        "words": words,
        "units": units,
        "names": names,
        "sentences": sentences,
        "lemmas": none | counted(of_body(words), "lemma"),
        "lemmas_all": none | counted(words, "lemma"),
        "forms": counted(of_body(words), "form"),
        "forms_all": counted(words, "form"),
        "frames": no_frame | counted(of_body(framed), "frame"),
        "frames_all": no_frame | counted(framed, "frame"),
        "frame_lemmas": {frame: lemmas.split() for frame, lemmas in FRAMES.items()},
        "senses": no_sense | counted(of_body(words), "sense"),
        "senses_all": no_sense | counted(words, "sense"),
        "phrases": phrases,
        "collocates": _collocates(phrases, docs),
        "reuse": _reuse(pages, roles, words),
        "names_count": counted(of_body(names), "label"),
        "dates": dates,
        "published": {page.doc: published(page) for page in pages},
    }


def _frame(lemma):
    return next((name for name, lemmas in FRAMES.items() if lemma in lemmas.split()), "")


def _layer_sizes(page):
    sizes = dict.fromkeys(("headline", "heading", "paragraph", "boilerplate"), 0)
    for start, end, layer, _ in page.spans:
        sizes[layer] += len(arabic.tokenize(page.text[start:end]))
    return sizes


def _phrases(units, docs):
    """Return {phrase: {doc: n}}; a phrase inside a longer one counts there too."""
    forms = [(row["doc"], f" {row['phrase']} ") for row in units if " " in row["phrase"]]
    return {
        phrase.strip(): {
            doc: sum(phrase in longer for other, longer in forms if other == doc)
            for doc in docs
        }
        for phrase in dict.fromkeys(phrase for _, phrase in forms)
    }


def _collocates(phrases, docs):
    found = {"node": NODE, "freq": dict.fromkeys(docs, 0), "before": {}, "after": {}}
    for phrase, by_text in phrases.items():
        if NODE in phrase.split():
            before, _, after = phrase.split()
            for side, word in (("before", before), ("after", after)):
                found[side][word] = found[side].get(word, 0) + sum(by_text.values())
            for doc, n in by_text.items():
                found["freq"][doc] += n
    return found


def _reuse(pages, roles, words):
    sides, frames = [], []
    for role in ("rewrite", "explainer"):
        page = next(page for page in pages if roles[page.doc] == role)
        start, end = next((s, e) for s, e, _, kind in page.spans if kind == "statement")
        text = page.text[start:end]
        tokens = arabic.tokenize(text)
        sides.append(
            {
                "doc": page.doc,
                "start": start,
                "end": end,
                "text": text,
                "n_tokens": len(tokens),
                "tokens": tokens,
            }
        )
        inside = [
            _frame(word["lemma"])
            for word in words
            if word["doc"] == page.doc and word["kind"] == "statement"
        ]
        frames.append({frame: inside.count(frame) for frame in FRAMES})
    a, b = sides
    pairs = list(zip(a.pop("tokens"), b.pop("tokens"), strict=True))
    apart = [pair for pair in pairs if len({arabic.form(t.token) for t in pair}) == 2]
    ((one, other),) = apart
    different = {
        "token_a": one.token,
        "token_b": other.token,
        "start_a": a["start"] + one.start,
        "start_b": b["start"] + other.start,
    }
    return {
        "docs": [a["doc"], b["doc"]],
        "a": a,
        "b": b,
        "n_tokens": len(pairs) - 1,
        "frames": frames[0],
        "frames_b": frames[1],
        "different": different,
    }
