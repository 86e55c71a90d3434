"""Framing: occurrences, mentions, sentences and their rates.

What is counted here was recounted from the raw texts by the tests' authors, or stands in
the annotations, which a language model made (seeds/annotations/coders.csv).
"""

from time import perf_counter

import khitab
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from khitab import figures, framing, labels, morphology, reuse
from khitab.framing import OCCURRENCES

FRAMES = ["terrorism", "qatar", "foreign_forces"]
PLACE = ["doc", "start", "end", "frame"]


@pytest.fixture(scope="module")
def corpus():
    return khitab.load_corpus()


@pytest.fixture(scope="module")
def tokens(corpus):
    return corpus.tokens()


@pytest.fixture(scope="module")
def found(tokens):
    return framing.occurrences(tokens)


BOOK = framing.codebook()  # for invented texts: the course's, but given by name


def table(*texts, doc="a"):
    """Tokens of one text; each string is a sentence, four letters or not."""
    rows, start = [], 0
    for sentence, text in enumerate(texts, 1):
        for form in text.split():
            rows.append((sentence, start, start + len(form), form, form))
            start += len(form) + 1
    columns = ["sentence", "start", "end", "token", "form"]
    shared = {"doc": doc, "period": "2017", "layer": "paragraph", "paragraph": 1}
    return pd.DataFrame(rows, columns=columns).assign(**shared)


def places(rows):
    return set(map(tuple, rows[PLACE].values.tolist()))


# --- Occurrences ----------------------------------------------------------------------


def test_occurrences_have_the_columns_of_the_contract(found):
    assert list(found.columns) == OCCURRENCES
    assert set(found["frame"]) == set(FRAMES)


def test_the_three_frames_are_found_as_often_as_in_the_raw_arabic(found):
    """Counted in the raw Arabic: 31, 4, and 17 + 5 external + 2 weapons = 24 tokens."""
    counts = pd.crosstab(found["frame"], found["doc"])
    assert counts.loc["terrorism"].tolist() == [10, 7, 0, 0, 14]
    assert counts.loc["qatar"].tolist() == [4, 0, 0, 0, 0]
    assert counts.loc["foreign_forces"].tolist() == [0, 5, 8, 4, 7]


def test_the_frames_and_companions_are_those_that_were_marked(corpus, tokens):
    everything = framing.occurrences(tokens, companions=True)
    assert places(everything) == places(corpus.annotations("frames"))


def test_companions_stand_apart_and_never_unless_asked_for(tokens, found):
    everything = framing.occurrences(tokens, companions=True)
    beside = everything[everything["kind"] == "companion"]
    assert set(beside["frame"]) == {"counter", "militia"}
    frames = everything[everything["kind"] == "frame"].drop(columns="kind")
    frames["frame"] = frames["frame"].cat.remove_categories(["counter", "militia"])
    assert frames.reset_index(drop=True).equals(found)


def test_an_occurrence_is_what_find_finds(tokens, found):
    for row in framing.codebook().query("kind == 'frame' and after == ''").itertuples():
        hits = set(
            morphology.find(tokens, row.lemma)[["doc", "start"]].itertuples(index=False)
        )
        mine = found[(found["frame"] == row.frame) & (found["lemma"] == row.lemma)]
        assert set(mine[["doc", "start"]].itertuples(index=False)) == hits


def test_each_occurrence_has_the_voice_of_its_span(corpus, tokens):
    spans = corpus.annotations("voices")
    said = framing.occurrences(tokens, voices=spans)
    assert list(said.columns) == [*OCCURRENCES, "voice"]
    for row in said.itertuples():
        around = spans[(spans["doc"] == row.doc) & (spans["start"] <= row.start)]
        assert row.voice == around[around["end"] >= row.end]["voice"].item()


def test_a_voice_that_the_tokens_already_have_is_kept(corpus, tokens):
    spans = corpus.annotations("voices")
    ready = framing.occurrences(framing.add_spans(tokens, spans, "voice"))
    assert ready.equals(framing.occurrences(tokens, voices=spans))


def test_a_token_of_two_frames_has_a_row_for_each():
    book = {"one": ["قطر"], "two": ["قطر", "مصر"]}
    rows = framing.occurrences(table("زار قطر"), book)
    assert rows[["token", "frame"]].values.tolist() == [["قطر", "one"], ["قطر", "two"]]


def test_nothing_found_is_a_table_without_rows():
    assert list(framing.occurrences(table("زار مصر"), BOOK).columns) == OCCURRENCES
    assert framing.occurrences(table("زار مصر"), BOOK).empty


def test_no_tokens_are_refused(tokens):
    with pytest.raises(ValueError, match="no tokens"):
        framing.occurrences(tokens[:0])
    with pytest.raises(ValueError, match="column 'period'"):
        framing.occurrences(tokens.drop(columns="period"))


def test_a_million_tokens_take_seconds(tokens):
    copies = 10**6 // len(tokens) + 1
    many = pd.concat(
        [tokens.assign(doc=f"{n}") for n in range(copies)], ignore_index=True
    )
    start = perf_counter()
    rows = framing.occurrences(many, BOOK)
    assert perf_counter() - start < 10
    assert len(rows) == 59 * copies


# --- The user's codebook ---------------------------------------------------------------


def test_a_codebook_comes_from_a_file_a_table_or_a_dict(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("frame,lemma\nsudan,السودان\n", encoding="utf-8")
    book = framing.codebook(path)
    assert book.equals(framing.codebook({"sudan": "السودان"}))
    assert book.equals(
        framing.codebook(pd.DataFrame({"frame": ["sudan"], "lemma": "السودان"}))
    )


def test_a_codebook_made_once_can_be_given_again():
    book = framing.codebook()
    assert framing.codebook(book).equals(book)


def test_a_lemma_stands_for_all_its_forms_with_their_clitics():
    rows = framing.occurrences(
        table("مع وزارتي وللوزارة والوزير"), {"ministry": ["وزارة"]}
    )
    assert list(rows["token"]) == ["وزارتي", "وللوزارة"]


def test_a_form_is_one_spelling_and_a_pattern_any_that_fits():
    words = table("زقزوق والزقزوقي زقازيق")
    by_form = pd.DataFrame({"frame": ["x"], "form": ["زقزوق"]})
    by_pattern = pd.DataFrame({"frame": ["x"], "pattern": ["*زقزوق*"]})
    assert list(framing.occurrences(words, by_form)["token"]) == ["زقزوق"]
    assert list(framing.occurrences(words, by_pattern)["token"]) == ["زقزوق", "والزقزوقي"]


def test_vowel_marks_in_a_codebook_tell_homographs_apart(tokens):
    book = {"transfer": ["نَقْل"], "convey": ["نَقَلَ"]}
    frames = framing.occurrences(tokens, book)["frame"]
    assert frames.value_counts().to_dict() == {"convey": 4, "transfer": 1}


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            {"x": ["قطرر"]},
            "Row 1 of the codebook, frame 'x'.*nearest known are: قطر.*'form'",
        ),
        ({"x": ["مرتزقة"]}, "It is a form of: مرتزق"),
        ({"x": ["Qatar"]}, "'Qatar' is not one Arabic word"),
        ({"x": ["القوات الأجنبية"]}, "not one Arabic word.*kwic"),
        ({"x": [""]}, "Row 1 of the codebook needs a frame and a lemma"),
        ({}, "no row"),
        (pd.DataFrame({"frame": ["x"], "word": ["قطر"]}), "one of 'lemma', 'form'.*word"),
        (pd.DataFrame({"frame": ["x"], "lemma": ["قطر"], "kind": ["main"]}), "'main'"),
        ("nowhere.csv", "no codebook 'nowhere.csv'"),
        (7, "path of a CSV file, a table, or a dict"),
    ],
)
def test_an_odd_codebook_is_refused_in_words(source, said):
    with pytest.raises(ValueError, match=said):
        framing.occurrences(table("زار قطر"), source)


AFTER = pd.DataFrame(
    {"frame": ["x", "x"], "lemma": ["تدخل", "خارجي"], "after": ["", "تدخل"]}
)


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (["التدخلات الخارجية"], ["التدخلات", "الخارجية"]),
        (["للتدخلات الخارجية"], ["للتدخلات", "الخارجية"]),  # any form, with its clitics
        (["أي تدخلات خارجية متكررة"], ["تدخلات", "خارجية"]),
        (["السياسة الخارجية"], []),
        (["أول زيارة خارجية"], []),
        (["وزارة الخارجية"], []),
        (["تدخلات في السياسة الخارجية"], ["تدخلات"]),  # directly before, not somewhere
        (["الخارجية تدخلات"], ["تدخلات"]),  # before, not after
        (["خارجية"], []),
    ],
)
def test_a_word_with_after_counts_only_directly_after_that_lemma(sentences, found):
    assert list(framing.occurrences(table(*sentences), AFTER)["token"]) == found


def test_the_word_before_is_of_the_same_paragraph_and_text():
    words = table("التدخلات الخارجية")
    for name, other in (("paragraph", [1, 2]), ("doc", ["a", "b"])):
        apart = words.assign(**{name: other})
        assert list(framing.occurrences(apart, AFTER)["token"]) == ["التدخلات"]


def test_after_holds_for_forms_and_patterns_and_never_hides_a_row_without_it():
    words = table("زقزوق خارجية تدخلات خارجية")
    for column, word in (("form", "خارجية"), ("pattern", "*خارج*")):
        book = pd.DataFrame({"frame": ["x"], column: word, "after": ["تدخل"]})
        assert list(framing.occurrences(words, book)["start"]) == [words["start"].iloc[3]]
        both = pd.concat([book, book.assign(after="")])
        assert len(framing.occurrences(words, both)) == 2


def test_an_after_that_nobody_knows_is_refused_by_its_row():
    for odd, said in (
        ("تدخلل", "Row 2 of the codebook"),
        ("two words", "not one Arabic"),
    ):
        with pytest.raises(ValueError, match=said):
            framing.occurrences(table("التدخلات"), AFTER.assign(after=["", odd]))


def test_in_the_texts_external_counts_after_interventions_and_nowhere_else(found):
    """Read in the raw texts: external is once in 001, 002 and 003, and twice in 004."""
    external = found[found["lemma"] == "خارجي"]
    assert external["doc"].tolist() == ["001", "002", "003", "004", "004"]
    weapons = found[found["lemma"] == "سلاح"]
    assert weapons["doc"].tolist() == ["001", "004"]


# --- Spans ------------------------------------------------------------------------------


def test_a_word_belongs_to_the_span_in_which_it_begins():
    spans = pd.DataFrame(
        {"doc": "a", "start": [0, 6], "end": [4, 8], "voice": ["x", "y"]}
    )
    marked = framing.add_spans(table("زار قطر مصر"), spans)  # at 0, 4 and 8
    assert list(marked["voice"]) == ["x", "", ""]


def test_spans_over_each_other_are_refused():
    spans = pd.DataFrame({"doc": "a", "start": [0, 3], "end": [4, 8], "voice": "x"})
    with pytest.raises(ValueError, match="0–4 and 3–8 lie over each other"):
        framing.add_spans(table("زار قطر"), spans)


# --- Mentions ---------------------------------------------------------------------------


def test_every_occurrence_lies_in_one_mention_of_its_frame(corpus, tokens):
    everything = framing.occurrences(tokens, companions=True)
    spans = corpus.annotations("mentions")
    rows = framing.mentions(everything, tokens, spans)
    assert rows["n_tokens"].sum() == len(everything)
    assert set(rows["source"]) == {"annotation"}
    assert places(rows) == places(spans)


def test_a_phrase_that_holds_four_words_of_a_frame_is_one_mention(corpus, tokens, found):
    rows = framing.mentions(found, tokens, corpus.annotations("mentions"))
    most = rows.loc[rows["n_tokens"].idxmax()]
    assert most["phrase"] == "القوات الأجنبية والمقاتلين الأجانب والمرتزقة"
    assert (most["doc"], most["n_tokens"]) == ("002", 4)


def test_the_approximation_puts_together_what_the_marked_phrases_put_together(
    corpus, tokens
):
    """On the seeds, which it was made on: 58 of 58 mentions hold the same occurrences."""
    everything = framing.occurrences(tokens, companions=True)
    marked = framing.mentions(everything, tokens, corpus.annotations("mentions"))
    alone = framing.mentions(everything, tokens)
    assert set(alone["source"]) == {"approximation"}
    columns = ["doc", "frame", "n_tokens"]
    assert alone[columns].values.tolist() == marked[columns].values.tolist()
    starts = framing.add_spans(
        alone[alone["frame"] == "terrorism"],
        marked.query("frame == 'terrorism'").assign(number=range(25)),
        "number",
    )
    assert starts[
        "number"
    ].is_unique  # each approximated phrase has a marked one of its own


@pytest.mark.parametrize(
    ("sentences", "phrases"),
    [
        (["القوات الأجنبية والمرتزقة"], ["الأجنبية والمرتزقة"]),
        (["التدخلات الخارجية والمرتزقة"], ["التدخلات الخارجية والمرتزقة"]),
        (["التدخلات في مصر والمرتزقة"], ["التدخلات", "والمرتزقة"]),
        (["القوات الأجنبية", "والمرتزقة"], ["الأجنبية", "والمرتزقة"]),
        (["التدخلات وقال وقال وقال وقال والمرتزقة"], ["التدخلات", "والمرتزقة"]),
        (["والمرتزقة والإرهاب الأجانب"], ["والمرتزقة والإرهاب الأجانب", "والإرهاب"]),
    ],
)
def test_words_make_one_phrase_if_only_and_or_adjectives_stand_between(
    sentences, phrases
):
    words = table(*sentences)
    rows = framing.mentions(framing.occurrences(words, BOOK), words)
    assert list(rows["phrase"]) == phrases


def test_what_no_span_covers_is_approximated_and_says_so():
    words = table("التدخلات والمرتزقة في قطر")
    spans = pd.DataFrame(
        {"doc": ["a"], "start": [0], "end": [18], "frame": "foreign_forces"}
    )
    rows = framing.mentions(framing.occurrences(words, BOOK), words, spans)
    assert rows[["n_tokens", "source"]].values.tolist() == [
        [2, "annotation"],
        [1, "approximation"],
    ]


def test_a_mention_whose_occurrences_are_left_out_is_no_row(corpus, tokens, found):
    inside = found[found["layer"] == "paragraph"]
    rows = framing.mentions(inside, tokens, corpus.annotations("mentions"))
    assert set(rows["layer"]) == {"paragraph"}
    assert rows["n_tokens"].sum() == len(inside)


def test_an_odd_gap_is_refused(tokens, found):
    with pytest.raises(ValueError, match="number of words"):
        framing.mentions(found, tokens, gap=-1)


def test_no_occurrence_is_no_mention(tokens, found):
    rows = framing.mentions(found[:0], tokens)
    assert rows.empty and "phrase" in rows.columns


def test_occurrences_of_another_corpus_are_refused(tokens, found):
    with pytest.raises(ValueError, match="not among the tokens"):
        framing.mentions(found, tokens[tokens["doc"] != "004"])


# --- Sentences --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def coded(corpus, found):
    codings = {name: corpus.annotations(name) for name in ("coding_1", "coding_2")}
    return framing.coded_sentences(corpus.sentences(), found, codings)


def test_there_is_a_row_for_each_sentence_and_frame(corpus, coded):
    assert len(coded) == 3 * len(corpus.sentences())
    assert list(coded["frame"][:3]) == FRAMES


def test_the_dictionary_says_1_where_a_sentence_holds_a_word_of_the_frame(coded, found):
    sentences = coded[coded["dictionary"] == 1]
    for row in sentences.itertuples():
        inside = found[
            (found["doc"] == row.doc) & found["start"].between(row.start, row.end)
        ]
        assert row.frame in set(inside["frame"])
    by_frame = sentences["frame"].value_counts()
    assert dict(by_frame) == {"terrorism": 21, "foreign_forces": 6, "qatar": 3}


def test_the_codes_are_those_of_the_coders(corpus, coded):
    for name in ("coding_1", "coding_2"):
        present = corpus.annotations(name)["present"].astype(int)
        assert coded[name].sum() == present.sum()
        assert coded[name].notna().all()


def test_a_sentence_that_a_coder_left_out_is_empty(corpus, found):
    part = corpus.annotations("coding_1")[:3]
    rows = framing.coded_sentences(corpus.sentences(), found, {"mine": part})
    assert rows["mine"].notna().sum() == 3


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (
            lambda rows: rows.assign(present="maybe"),
            "'mine' has 'maybe' instead of 1 or 0",
        ),
        (lambda rows: pd.concat([rows, rows]), "'mine' has two rows for"),
        (lambda rows: rows.drop(columns="present"), "'mine' needs the column 'present'"),
    ],
)
def test_an_odd_coding_is_refused_by_its_name(corpus, found, spoil, said):
    spoilt = spoil(corpus.annotations("coding_1"))
    with pytest.raises(ValueError, match=said):
        framing.coded_sentences(corpus.sentences(), found, {"mine": spoilt})


# --- Rates ------------------------------------------------------------------------------


def test_a_frame_that_never_comes_has_its_zeros(corpus):
    part = corpus.subset(periods="2024").tokens()
    result = framing.rates(framing.occurrences(part), part)
    assert list(dict.fromkeys(result["frame"])) == FRAMES
    assert result[result["frame"] == "qatar"]["count"].tolist() == [0, 0, 0]


def test_rates_say_what_they_count(corpus, tokens, found, coded):
    phrases = framing.mentions(found, tokens, corpus.annotations("mentions"))
    units = {
        unit: framing.rates(rows, tokens)
        for unit, rows in [
            ("token", found),
            ("mention", phrases),
            ("sentence", coded.query("coding_1 == 1")),
        ]
    }
    for unit, result in units.items():
        assert set(result["unit"]) == {unit}
    texts = [table[table["level"] == "text"]["count"].sum() for table in units.values()]
    assert texts == [59, 39, 30]


def test_a_figure_of_rates_draws_the_frames(tokens, found):
    ax = figures.rates(framing.rates(found, tokens))
    heads = [label.get_text() for label in ax.get_yticklabels()]
    looks = labels.looks("frame", FRAMES)
    assert [head for head in heads if head[0] in "▲◆■"] == [
        looks[frame].name for frame in FRAMES
    ]


def test_a_frame_is_a_category_of_the_codebook_found_or_not(tokens, found):
    assert list(found["frame"].cat.categories) == FRAMES
    everything = framing.occurrences(tokens, companions=True)
    assert list(everything["frame"].cat.categories) == [*FRAMES, "counter", "militia"]
    words = table("زار مصر")
    rows = framing.occurrences(words, {"egypt": ["مصر"], "sudan": ["السودان"]})
    rates = framing.rates(rows, words)
    assert rates["frame"].tolist() == ["egypt", "egypt", "sudan", "sudan"]
    assert rates["count"].tolist() == [1, 1, 0, 0]


def test_what_frames_were_looked_for_outlives_selecting_and_joining(tokens, found):
    part = found[found["frame"] == "qatar"].merge(tokens[["doc", "start", "sentence"]])
    mentions = framing.mentions(part, tokens)
    for rows in (part, mentions, pd.concat([part, part]).drop_duplicates()):
        assert list(framing.rates(rows, tokens)["frame"].unique()) == FRAMES


def test_a_frame_that_has_lost_its_categories_is_refused_with_the_way_out(tokens, found):
    plain = found.astype({"frame": "str"})
    with pytest.raises(
        ValueError, match=r"which frames were looked for.*pd\.Categorical"
    ):
        framing.rates(plain, tokens)


def test_another_corpus_is_never_counted_by_the_course_s_codebook(tokens):
    elsewhere = tokens.assign(doc="x" + tokens["doc"])
    same_names = tokens.assign(token="مصر")
    for words in (table("زار قطر"), elsewhere, same_names):
        with pytest.raises(ValueError, match="not the five texts.*Name a codebook"):
            framing.occurrences(words)
    assert len(framing.occurrences(tokens[tokens["doc"] == "000"])) == 14


def test_a_phrase_in_quotation_marks_is_counted_where_its_first_word_stands():
    words = table("قال الإرهاب").assign(start=[0, 5], end=[3, 12])
    rows = pd.DataFrame(
        {
            "doc": ["a"],
            "period": "2017",
            "start": [4],
            "frame": pd.Categorical(["terrorism"]),
            "phrase": "x",
        }
    )
    assert framing.rates(rows, words)["count"].tolist()[0] == 1


# --- The findings in one table -------------------------------------------------------------


@pytest.fixture(scope="module")
def findings(corpus, tokens):
    said = framing.occurrences(tokens, voices=corpus.annotations("voices"))
    phrases = framing.mentions(said, tokens, corpus.annotations("mentions"))
    return framing.breakdown(said, tokens, phrases)


def test_the_breakdown_adds_up_to_all_occurrences_and_mentions(findings):
    assert findings["count"].sum() == 59
    assert findings["mentions"].sum() == 39


def test_a_text_without_a_frame_has_a_row_with_zero_and_no_voice(findings):
    empty = findings[(findings["frame"] == "qatar") & (findings["doc"] == "002")]
    assert empty[["voice", "count", "mentions"]].values.tolist() == [["", 0, 0]]


def test_voices_add_up_to_the_rate_of_their_text(findings, tokens, found):
    whole = framing.rates(found, tokens)
    whole = whole[whole["level"] == "text"].set_index(["frame", "doc"])["per_1000"]
    parts = findings.groupby(["frame", "doc"])["per_1000"].sum()
    assert (parts - whole.reindex(parts.index)).abs().max() < 1e-9


def test_a_shared_passage_counted_once_goes_through_the_same_functions(corpus, tokens):
    """The statement that 001 and 004 share is counted in one of them only."""
    once = reuse.count_once(tokens, reuse.corpus_passages(tokens))
    found = framing.occurrences(once, voices=corpus.annotations("voices"))
    phrases = framing.mentions(found, once, corpus.annotations("mentions"))
    result = framing.breakdown(found, once, phrases)
    assert result["count"].sum() == len(found) < 59
    assert result["mentions"].sum() == len(phrases) < 39


@given(st.lists(st.sampled_from("قطر مصر الإرهاب والمرتزقة في".split()), min_size=1))
def test_mentions_hold_each_occurrence_once_whatever_the_text(words):
    tokens = table(" ".join(words))
    found = framing.occurrences(tokens, BOOK)
    rows = framing.mentions(found, tokens)
    assert (
        rows["n_tokens"].sum()
        == len(found)
        == framing.breakdown(found, tokens)["count"].sum()
    )
