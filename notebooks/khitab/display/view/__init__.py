"""The view: what a page shows of a text, or of concordance lines, where scripts run.

A view is a plain table, the data of the page as JSON, one style, and the scripts that put
the view in the table's place. Its face is `khitab.display`. The rooms inside:

- `data` cuts sentences into pieces: at each word, each edge of a mark, each chunk;
- `marks` says what is marked, how it looks and what it is about;
- `still` shows the pieces in the table, which needs no script;
- `page` puts table, data, style and scripts together;
- `core.js` and `walk.js` serve every view: sentences, switches; cards, keys, what opens;
- `texts.js` draws a whole text, `lines` and the scripts beside it concordance lines.
"""
