"""The twin corpus has five invented news texts, and knows all that was planted in them.

Hidden checks run the students' functions on it, so that a number learnt by heart, or a
look at the seeds, earns nothing. Nothing in it is true, and no person, place or outlet
exists.

    import twin
    corpus = twin.corpus()       # a khitab Corpus: .tokens(), .layers, .datasheet, .text(doc)
    planted = twin.planted()     # a dict of plain data (a fresh copy each time)
    folder = twin.folder()       # the folder it was read from: *.txt, datasheet.csv,
                                 # layers.csv, annotations/dates.csv
    another = twin.planted(7)    # another seed; else $KHITAB_TWIN_SEED; else SEED

The same seed gives the same bytes on every machine; another seed gives other counts. What
stays: five texts `101` … `105` of 250–600 tokens, periods 2017 (one text: role `readout`),
2019 (`rewrite`, `explainer`), 2024 (`report`, `short`); which id has which role changes. And

* readout: hashtags, the ministry speaks, a footer with the impossible date 30 February
* rewrite: section label, dateline; holds the statement (first copy)
* explainer: ticker with frame words and a Latin site word, credit, headings, comment form,
  footer with the site's years; holds the statement (second copy, one letter different)
* report: two related links in the middle of the article, one with a militia word; a full
  date that is not its own
* short: the headline once or twice more in boilerplate, site name, alt text, a caption with
  the commander's rank and a tatweel for a dash; a full date of its own

`planted()`, where a count by text is `{doc: n}` with every text, zeros too, and without
"all" in its name counts the body (headline once, headings, paragraphs):

seed        the seed
docs        the ids in the order of the datasheet
periods     {doc: period};  roles {doc: role};  roles are the five names above
by_role     {role: doc}, to write `planted["by_role"]["explainer"]`
layers      {doc: {layer: tokens}} for all four layers;  n_tokens {doc: tokens of the body}
headlines   {doc: the headline};  copies {doc: how often it occurs in the file}
words       list of dicts, one a planted word, in every layer: doc, period, start, end, text,
            layer, kind, token, form, lemma, sense, unit. All words of the lemmas in
            `lemmas` are here; `sense` is "ministry" / "interference" for الخارجية,
            "own army" / "foreign forces" for القوات, "rank" / "participle" for المشير, مشيرا
units       list of dicts, one a planted phrase: doc, period, start, end, text, layer, kind,
            phrase (its forms), unit (its standard spelling)
lemmas      {lemma: {doc: n}} of the body;  lemmas_all the same of all layers
forms       {form: {doc: n}} of the body;  forms_all. A plain alef makes another form
frames      {frame: {doc: n}} of the body, for terrorism, qatar, foreign_forces, counter,
            militia, by the lemmas in `frame_lemmas`: those of the course's codebook but
            weapons, and external after intervention;  frames_all;  frame_lemmas {frame:
            [lemmas]}
senses      {sense: {doc: n}} of the body;  senses_all
phrases     {phrase: {doc: n}} of the body, by form, for the planted phrases of two words or
            more, in the forms that occur there (a plain alef, a clitic make another
            phrase); also where it is part of a longer one, as `phrases.positions` counts
shift       {"rises": lemma, "falls": lemma}: per 1,000 tokens of the body `rises` grows from
            2017 to 2019 to 2024, and `falls` shrinks
collocates  {"node": "الحوار", "freq": {doc: n}, "before": {word: n}, "after": {word: n}}:
            the words directly before and after the node, of the whole corpus, body
reuse       {"docs": [a, b], "a": {…}, "b": {…}, "n_tokens", "frames", "frames_b",
            "different"}: the statement; a, b hold doc, start, end, text, n_tokens;
            "different" holds token_a, token_b, start_a, start_b; "n_tokens" counts the
            words that are equal; "frames" {frame: n} of copy a, frames_b of copy b. No
            other two texts share REUSE (8) words in a row
names       list of dicts, one a mention of the commander: doc, start, end, text, layer,
            label (`full`, `surname`, `marshal`, `marshal_surname`, `general_commander`)
names_count {label: {doc: n}} of the body
sentences   list of dicts, one a sentence as it was written: doc, start, end, text, speaker
            (`minister`, `president`, `spokesman`, `commander`, `statement`, `outlet`)
dates       list of dicts, one a date expression: doc, start, end, text, date (ISO, a month,
            a year, two with a slash, or "" for 30 February), kind (`published`, `event`,
            `background`, `false_lead`, `site`)
published   {doc: ISO date}, the day on which each text came out
"""

from .build import REUSE
from .files import SEED, VARIABLE, corpus, folder, holds, planted

__all__ = ["REUSE", "SEED", "VARIABLE", "corpus", "folder", "holds", "planted"]
