"""The view: what a page shows of a text, or of concordance lines, where scripts run.

A view is a plain table, the data of the page as JSON, one style, and the scripts that put
the view in the table's place. Its face is `khitab.display`. Python makes the page:

- `data` cuts sentences into pieces: at each word, each edge of a mark, each chunk;
- `marks` says what is marked, how it looks and what it is about;
- `lines` makes the lines of a concordance, their orders, and what a search needs;
- `still` shows the pieces of a sentence in the table, which needs no script;
- `page` puts table, data, style and scripts together.

Scripts draw it. Every view has `view.css` and

- `core.js`, which opens the view and draws sentences, switches and the legend;
- `walk.js`: cards of words, arrow keys, chunks that light up, what a mark opens.

One more script has `draw(view, page)`: `texts.js` for a whole text, `lines.js` for lines,
which has `lines.css` and

- `opened.js`, what a line opens;
- `search.js`, what somebody means who types (as in `khitab.queries.typed`);
- `field.js`, where one types, and what was found;
- `counts.js`, only for `display.findings`: the counts that lead to their lines.
"""
