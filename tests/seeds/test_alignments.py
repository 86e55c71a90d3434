"""The Arabic words and the English ones that render them: rules, coverage, agreement.

A group is a few words of a sentence; a row ties it to one piece of the sentence's
translation, so a group whose English lies in two places has two rows.
"""

import re
from itertools import pairwise

import khitab
import pytest
from khitab.arabic import cuts_a_word
from khitab.corpus import SEEDS

CORPUS = khitab.load_corpus()
PATH = SEEDS / "annotations" / "alignments.csv"
README = (SEEDS / "README.md").read_text(encoding="utf-8")
TABLE = CORPUS.annotations("alignments")
GROUPS = TABLE.drop_duplicates(["doc", "start", "end"])
TOKENS = CORPUS.tokens()
SENTENCES = list(CORPUS.sentences().itertuples())
NUMBERS = CORPUS.tokens(others=True).query("kind == 'number'")
EDGES = {
    (row.doc, edge)
    for table in (TOKENS, NUMBERS)
    for row in table.itertuples()
    for edge in (row.start, row.end)
}
TIED = {(row.doc, at) for row in GROUPS.itertuples() for at in range(row.start, row.end)}
WORDINGS = CORPUS.annotations("wordings").dropna(subset=["start"])
SMALL = set("a an and at by for in of on the to with".split())
every_sentence = pytest.mark.parametrize(
    "sentence", SENTENCES, ids=lambda s: f"{s.doc}.{s.sentence}"
)
every_text = pytest.mark.parametrize("doc", CORPUS.docs)


def within(span, table=TABLE):
    """The rows of `table` that touch a span of a text."""
    inside = (table["start"] < span.end) & (table["end"] > span.start)
    return table[inside & (table["doc"] == span.doc)]


def sentence_of(span):
    (found,) = [
        s for s in SENTENCES
        if s.doc == span.doc and s.start <= span.start and span.end <= s.end
    ]  # fmt: skip
    return found


def outside_brackets(english):
    return re.sub(r"\[[^\]]*\]", lambda found: " " * len(found.group()), english)


def content_words(english):
    return set(re.findall(r"\w+", outside_brackets(english).lower())) - SMALL


def covered(doc):
    """How many body words of a text lie in a group, and how many there are."""
    starts = TOKENS[TOKENS["doc"] == doc]["start"]
    return sum((doc, start) in TIED for start in starts), len(starts)


# --- Every row ------------------------------------------------------------------------


def test_the_table_has_its_columns_numbers_where_offsets_are_and_a_row_in_the_readme():
    assert list(TABLE) == ["doc", "start", "end", "first", "last", "english"]
    numbers = TABLE.select_dtypes("int64")
    assert list(numbers) == ["start", "end", "first", "last"]
    assert "\n| `alignments.csv` | " in README


def test_the_file_is_utf8_without_mark_and_its_lines_end_as_on_unix():
    data = PATH.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf") and b"\r" not in data
    assert data.decode("utf-8").endswith("\n")


def test_the_rows_have_the_order_of_the_texts_and_a_group_the_order_of_its_pieces():
    places = list(TABLE[["doc", "start", "first"]].itertuples(index=False, name=None))
    assert places == sorted(set(places))


@every_sentence
def test_a_piece_is_in_the_translation_letter_for_letter_and_cuts_no_word(sentence):
    for row in within(sentence).itertuples():
        assert sentence.english[row.first : row.last] == row.english
        around = sentence.english[: row.first][-1:], sentence.english[row.last :][:1]
        assert not any(letter.isalnum() for letter in around), row
        assert row.english[0].isalnum() and row.english[-1].isalnum(), row


def test_a_group_lies_in_one_translated_sentence_and_begins_and_ends_with_a_word():
    for row in GROUPS.itertuples():
        text = CORPUS.text(row.doc)
        assert sentence_of(row).english
        assert not cuts_a_word(text, row.start) and not cuts_a_word(text, row.end), row
        assert (row.doc, row.start) in EDGES and (row.doc, row.end) in EDGES, row


@every_sentence
def test_no_two_groups_overlap_and_no_two_pieces(sentence):
    groups = within(sentence, GROUPS).sort_values("start").itertuples()
    assert all(one.end <= two.start for one, two in pairwise(groups))
    pieces = within(sentence).sort_values("first").itertuples()
    assert all(one.last <= two.first for one, two in pairwise(pieces))


# --- How much is tied -----------------------------------------------------------------


@every_text
def test_at_least_98_percent_of_the_body_words_of_a_text_lie_in_a_group(doc):
    inside, words = covered(doc)
    assert inside >= 0.98 * words


def test_what_lies_in_no_group_are_13_particles_that_english_does_without():
    left = [
        word.form for word in TOKENS.itertuples() if (word.doc, word.start) not in TIED
    ]
    assert sorted(left) == sorted(["على"] * 7 + ["عن"] * 4 + ["و"] * 2)


def test_every_english_word_outside_square_brackets_is_tied_but_one():
    """The one is "is", in a sentence that needs no verb in Arabic."""
    left = []
    for sentence in SENTENCES:
        tied = within(sentence)
        for word in re.finditer(r"\w+", outside_brackets(sentence.english)):
            over = (tied["first"] < word.end()) & (tied["last"] > word.start())
            left += [] if over.any() else [word.group()]
    assert left == ["is"]


def test_a_group_is_nearly_always_one_word():
    starts = {(word.doc, word.start) for word in TOKENS.itertuples()}
    sizes = [
        sum((group.doc, at) in starts for at in range(group.start, group.end))
        for group in GROUPS.itertuples()
    ]
    assert max(sizes) == 3 and sum(size > 1 for size in sizes) < 0.05 * len(sizes)


def test_a_comment_in_square_brackets_is_tied_to_nothing():
    """What is tied there renders a word again: a second reading, a literal sense."""
    for sentence in SENTENCES:
        tied = within(sentence)
        for note in re.finditer(r"\[sic[^;\]]*", sentence.english):
            over = (tied["first"] < note.end()) & (tied["last"] > note.start())
            assert not over.any(), note.group()


def test_the_readme_counts_rows_groups_and_words():
    inside, words = map(sum, zip(*(covered(doc) for doc in CORPUS.docs)))
    assert f"{len(TABLE):,} rows, {len(GROUPS):,} groups" in README
    assert f"{inside:,} of the {words:,} words of the body" in README


# --- Agreement with other tables ------------------------------------------------------


def test_a_mention_is_whole_groups_and_its_english_is_theirs_but_for_small_words():
    for mention in CORPUS.annotations("mentions").itertuples():
        rows = within(mention)
        assert rows["start"].min() == mention.start and rows["end"].max() == mention.end
        theirs = set().union(*map(content_words, rows["english"]))
        assert theirs == content_words(mention.english), mention


def test_a_wording_is_whole_groups_and_its_english_is_theirs_but_for_small_words():
    for wording in WORDINGS.itertuples():
        rows, whole = within(wording), sentence_of(wording)
        assert rows["start"].min() == wording.start and rows["end"].max() == wording.end
        first = whole.english.index(wording.english)
        last = first + len(wording.english)
        for row in within(whole).itertuples():
            before, after = min(max(row.first, first), row.last), max(row.first, last)
            beyond = whole.english[row.first : before] + whole.english[after : row.last]
            if row.Index in rows.index:
                assert content_words(beyond) == set(), row
            else:
                assert row.last <= first or last <= row.first, row
