"""The view is what a page shows of a text or of concordance lines where scripts run.

It has a plain table, the data of the page as JSON, one style, and the scripts that put
the view in the table's place. `khitab.display` is its public face. In Python

- `data` cuts sentences into pieces at each word, each edge of a mark and each chunk; -
`marks` says what is marked, how it looks and what it is about; - `lines` makes the lines
of a concordance, their orders, and what a search needs; - `still` shows the pieces of a
sentence in the table, which needs no script; - `page` puts table, data, style and
scripts together.

Scripts draw it. Every view has `view.css` and

- `core.js`, which opens the view and draws sentences, switches and the legend; -
`walk.js`, for cards of words, arrow keys, chunks that light up, what a mark opens.

One more script has `draw(view, page)`: `texts.js` for a whole text, `lines.js` for lines,
which has `lines.css` and

- `opened.js`, what a line opens; - `search.js`, what typed words mean (as in
`khitab.queries.typed`); - `field.js`, the search field and what was found; -
`counts.js`, only for `display.findings`, with the counts that lead to their lines.
"""
