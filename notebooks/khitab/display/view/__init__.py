"""The view: what a page shows of a text or of concordance lines where scripts run.

A view is a plain table, the data of the page as JSON, one style and the scripts that put
the view in the table's place. Its face is `khitab.display`; the rooms inside:

- `data` cuts sentences into pieces: at each word, each edge of a mark, each chunk;
- `marks` says what is marked, how it looks and what it is about;
- `page` puts table, data, style and scripts together;
- `core.js` draws a sentence, the cards of its words and the switches of its marks.
"""
