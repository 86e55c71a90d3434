"""Reading aids and the reader: the HTML is parsed and held against the tables."""

import doctest
import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from khitab import display, load_corpus, morphology
from khitab.display import aids, texts
from khitab.display.html import isolate

DOCS = ["000", "001", "002", "003", "004"]
MASKED = "crawler_trace"


class Words(HTMLParser):
    """`words`: (attributes, text, aid) a word; `cells`: the text of the Arabic cells."""

    def __init__(self, shown):
        super().__init__()
        self.open, self.words, self.cells, self.ids, self.tags = [], [], [], [], []
        self.feed(shown._repr_html_())
        assert self.open == [], "an element is left open"

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append((tag, attrs))
        self.ids += [attrs["id"]] if "id" in attrs else []
        if tag not in ("br", "img"):
            self.open.append((tag, attrs))
        if attrs.get("class") == "word":
            self.words.append([attrs, "", None])
        elif "title" in attrs:
            self.words[-1][2] = attrs["title"]
        elif tag == "td" and attrs.get("lang") == "ar":
            self.cells.append("")

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if any(attrs.get("class") == "word" for _, attrs in self.open):
            self.words[-1][1] += data
        if any(tag == "td" and attrs.get("lang") == "ar" for tag, attrs in self.open):
            self.cells[-1] += data


@pytest.fixture(scope="module")
def corpus():
    return load_corpus()


@pytest.fixture(scope="module")
def words(corpus):
    return morphology.add_lemmas(corpus.tokens())


def word(form, reading="", gloss="", **more):
    """A table of one word, as `add_lemmas` gives it."""
    row = {
        "doc": "a", "start": 0, "form": form, "lemma": form, "lemma_reading": form,
        "proclitics": "", "enclitics": "", "gloss": gloss, "reading": reading,
        "source": "course",
    }  # fmt: skip
    return pd.DataFrame([row | more])


def aid(*arguments, how=display.quotation, **options):
    return Words(how(*arguments, **options)).words[0][2]


# --- The reader -----------------------------------------------------------------------


@pytest.mark.parametrize("doc", DOCS)
def test_every_word_of_the_body_has_its_own_aid(corpus, words, doc):
    shown = Words(display.reader(corpus, doc, words=words))
    body = words[words["doc"] == doc]
    aids = iter((text, note.splitlines()[0]) for _, text, note in shown.words)
    missing = [
        row.token for row in body.itertuples() if (row.token, row.reading) not in aids
    ]
    assert len(body) > 300 and missing == []


@pytest.mark.parametrize("doc", DOCS)
def test_every_character_of_a_text_is_shown_but_what_is_masked(corpus, words, doc):
    raw, spans = corpus.text(doc), corpus.layers.query("doc == @doc")
    for span in spans[spans["kind"] == MASKED].itertuples():
        raw = raw[: span.start] + "█" * 3 + raw[span.end :]
    shown = "".join(Words(display.reader(corpus, doc, words=words)).cells)
    assert re.sub(r"\s", "", shown) == re.sub(r"[\s\ufeff]", "", raw)


def test_the_crawler_s_line_never_reaches_the_page(corpus, words):
    span = corpus.layers.query("kind == @MASKED").iloc[0]
    trace = corpus.text(span["doc"])[span["start"] : span["end"]]
    for shown in (display.reader(corpus, "002", words), display.reader(corpus, "002")):
        assert trace not in shown._repr_html_() and trace not in repr(shown)


def test_another_kind_can_be_masked_too(corpus):
    span = corpus.layers.query("doc == '002' and kind == 'placeholder'").iloc[0]
    placeholder = corpus.text("002")[span["start"] : span["end"]]
    shown = repr(display.reader(corpus, "002", mask=[MASKED, "placeholder"]))
    assert shown.count("███") == 2 and placeholder not in shown
    assert placeholder in repr(display.reader(corpus, "002"))


def test_translations_stand_beside_their_sentences(corpus):
    html = display.reader(corpus, "003").html
    translated = corpus.sentences().query("doc == '003'")["english"]
    places = [html.find(f"{isolate(english)}</") for english in translated]
    assert -1 not in places and places == sorted(places)


def test_boilerplate_is_named_and_boxed_and_a_heading_bold(corpus):
    page = Words(display.reader(corpus, "002"))
    html = display.reader(corpus, "002").html
    assert html.count(">boilerplate: ") == 4
    assert sum("dashed" in (a.get("style") or "") for _, a in page.tags) == 4
    assert "<b>" in html


def test_a_dimmed_line_does_not_dim_the_cards_of_its_words(corpus, words):
    table = display.reader(corpus, "002", words).html.partition("<script")[0]
    assert "opacity" not in table


def test_a_reader_without_words_is_plain_text_with_no_script(corpus):
    shown = display.reader(corpus, "000")
    assert Words(shown).words == [] and "onkeydown" not in shown.html


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda c, w: display.reader(c, "009"), "no document '009'.*000, 001"),
        (lambda c, w: display.reader(c, 0), "write it in quotes"),
        (lambda c, w: display.reader(c, ["000"]), "no document"),
        (lambda c, w: display.reader(w, "000"), "needs a corpus"),
        (lambda c, w: display.reader(c, "000", c.tokens()), "'lemma'.*has: 'doc'"),
        (lambda c, w: display.reader(c, "000", "w"), "add_lemmas.*not str"),
        (lambda c, w: display.reader(c, "000", w.query("doc == '001'")), "word of 000"),
        (lambda c, w: display.quotation("قال", words=c.tokens()), "'lemma'"),
        (lambda c, w: display.sentences(c.sentences(), words=w[:0]), "no word of 000"),
        (lambda c, w: display.table(w, words=w[["doc"]]), "'start'"),
    ],
)
def test_what_can_not_be_read_is_refused_in_plain_words(corpus, words, wrong, said):
    with pytest.raises(ValueError, match=said):
        wrong(corpus, words)


# --- Aids -----------------------------------------------------------------------------


def test_a_card_has_sound_gloss_lemma_and_clitics():
    table = word("وللإرهاب", "wa-li-l-irhāb", "terrorism", proclitics="و+ل+ال")
    table = table.assign(lemma="إرهاب", lemma_reading="irhāb")
    assert aid("وللإرهاب", words=table).splitlines() == [
        "wa-li-l-irhāb",
        "terrorism",
        "lemma irhāb إرهاب",
        "before it: و and + ل for, to + ال the",
    ]


def test_every_clitic_of_the_five_texts_is_explained(words):
    parts = "+".join([*words["proclitics"], *words["enclitics"]]).split("+")
    assert set(parts) - {""} <= set(aids.CLITICS)


def test_a_word_without_an_analysis_still_has_its_letters_and_says_so():
    card = aid("كلمة", words=word("كلمة", "klma", source="none"))
    assert card.splitlines() == ["klma", "not in the lexicon"]


def test_a_guess_is_called_a_guess():
    assert "a guess" in aid("كلمة", words=word("كلمة", "klma", source="guess"))


def test_missing_values_are_no_words_on_the_card():
    table = word("كلمة", "klma").assign(gloss=None, enclitics=float("nan"))
    assert "nan" not in aid("كلمة", words=table).lower()


def test_a_word_that_the_table_lacks_stays_plain():
    shown = Words(display.quotation("قال حفتر", words=word("حفتر", "ḥaftar")))
    assert [text for _, text, _ in shown.words] == ["حفتر"]


def test_a_form_with_two_readings_has_both_where_its_place_is_unknown():
    table = pd.concat([word("من", "min", "from"), word("من", "man", "who", start=9)])
    assert aid("من هنا", words=table).splitlines() == [
        "min or man", "from or who", "min: lemma من من", "man: lemma من من"
    ]  # fmt: skip


def test_a_form_that_sounds_in_two_ways_and_means_one_thing_has_one_card():
    azma = word("أزمة", "azma", "crisis")
    table = pd.concat([azma, word("أزمة", "azmat", "crisis", start=9)])
    assert aid("أزمة هنا", words=table).splitlines() == [
        "azma or azmat", "crisis", "lemma أزمة أزمة"
    ]  # fmt: skip


def test_a_passage_that_stands_in_the_table_has_the_readings_of_its_place():
    near = pd.concat([word("من", "man"), word("قال", "qāla")])
    table = pd.concat([word("من", "min"), near])
    assert aid("«من قال»", words=table).splitlines()[0] == "man"


def test_sentences_have_the_readings_of_their_place(corpus):
    table = pd.concat([word("من", "min"), word("من", "man", start=7)])
    frame = pd.DataFrame([["a", 1, 7, "من", "who"]])
    frame.columns = ["doc", "sentence", "start", "text", "english"]
    assert aid(frame, words=table, how=display.sentences).splitlines()[0] == "man"
    placeless = frame.drop(columns="start")
    assert "min" in aid(placeless, words=table, how=display.sentences)


def test_the_arabic_cells_of_any_table_have_aids_such_as_lines_of_a_concordance():
    lines = pd.DataFrame({"before": ["«في»"], "node": ["ليبيا"], "count": [3]})
    table = pd.concat([word("في", "fī", "in"), word("ليبيا", "lībiyā", "Libya")])
    shown = Words(display.table(lines, words=table))
    assert [note.split("\n")[1] for _, _, note in shown.words] == ["in", "Libya"]


def test_a_string_of_unknown_place_never_has_the_aid_of_another_word(corpus, words):
    frame = corpus.sentences().query("doc == '001'")
    lines = pd.DataFrame({"doc": "001", "period": "2019", "before": frame["text"][3:4]})
    lines = lines.assign(node="ليبيا", after="حفتر")
    for shown in (
        display.sentences(frame.drop(columns="start"), words=words),
        display.concordance(lines, words=words),
    ):
        known = set(zip(words["token"], words["reading"]))
        notes = [(text, note.split("\n")[0]) for _, text, note in Words(shown).words]
        pairs = [(text, each) for text, note in notes for each in note.split(" or ")]
        assert len(pairs) > 5 and set(pairs) <= known


def test_marks_and_stretching_do_not_hide_a_word_from_its_aid():
    assert aid("لِيـــبيا", words=word("ليبيا", "lībiyā")).startswith("lībiyā")


def test_what_looks_like_html_in_an_aid_is_shown_as_it_is():
    table = word("قال", "<b>\"&'", "a < b")
    shown = display.quotation("قال <i>", words=table)
    assert aid("قال", words=table).startswith("<b>\"&'\na < b")
    assert "<i>" not in shown.html and "<b>" not in shown.html


def test_a_highlight_and_aids_change_no_character_between_or_inside_words():
    text = "«وللإرهابيين، 2018-2019»\nقال"
    table = pd.concat([word("وللإرهابيين"), word("قال")])
    shown = display.quotation(text, highlight=[(3, 15), "رهاب"], words=table).html
    quoted = re.search("(?s)<blockquote.*?>(.*)</blockquote>", shown)[1]
    assert re.sub("<[^>]+>", "", quoted.replace("<br>", "\n")) == text
    marked = re.findall("(?s)<mark[^>]*>(.*?)</mark>", quoted)
    assert "".join(marked) == text[3:15]


def test_a_word_is_a_plain_span_so_that_numbers_keep_their_order():
    html = display.quotation("قال 2018-2019", words=word("قال", "qāla")).html
    assert "<bdi" not in html[html.index("<blockquote") : html.index("</blockquote")]


def test_the_words_of_a_figure_are_one_stop_of_the_tab_key_and_have_no_id(corpus, words):
    shown = Words(display.reader(corpus, "004", words=words))
    stops = [place for place, word in enumerate(shown.words) if "tabindex" in word[0]]
    first, _, note = shown.words[0]
    assert stops == [0] and first["tabindex"] == "0" and shown.ids == []
    assert first["role"] == "button"
    assert first["aria-description"] == note.replace("\n", "; ")


def test_one_script_serves_a_figure_and_needs_no_network(corpus, words):
    shown = display.sentences(corpus.sentences()[:5], words=words)
    assert shown.html.count("onkeydown=") == 1 and "<script" not in shown.html
    assert "http" not in shown._repr_html_()


def test_the_plain_text_is_the_same_with_aids_as_without(corpus, words):
    frame = corpus.sentences()[:5]
    with_aids = display.sentences(frame, words=words)
    assert repr(with_aids) == repr(display.sentences(frame))


def test_the_table_of_words_is_left_as_it_was(corpus, words):
    before = words.copy()
    display.reader(corpus, "001", words=words)
    pd.testing.assert_frame_equal(words, before)


def test_the_examples_are_true():
    assert doctest.testmod(texts).failed == 0
