"""Loading a corpus, and what it refuses; counts here were made by hand."""

import khitab
import pytest
from khitab.corpus import LAYERS, SENTENCE_COLUMNS, TOKEN_COLUMNS, CorpusError


@pytest.fixture(scope="module")
def seeds():
    return khitab.load_corpus()


@pytest.fixture
def folder(tmp_path):
    """A corpus of two texts: eight tokens of body in one, three in the other."""
    (tmp_path / "a.txt").write_bytes("العنوان هنا\nقال حفتر. وأضاف.\nإعلان\n".encode())
    (tmp_path / "b_x.txt").write_bytes("قطـر\r\nوالدوحة في قطَر\r\n".encode())
    write(tmp_path, "datasheet.csv", "doc,period\na,2017\nb,2019\n")
    write(
        tmp_path,
        "layers.csv",
        "doc,start,end,layer\na,0,11,headline\na,12,28,paragraph\na,29,34,boilerplate\n",
    )
    return tmp_path


def write(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8", newline="")


def refusal(folder):
    with pytest.raises(CorpusError) as error:
        khitab.load_corpus(folder)
    return str(error.value)


def test_tokens_have_the_columns_that_lessons_rely_on(seeds):
    assert list(seeds.tokens().columns) == TOKEN_COLUMNS
    assert list(seeds.sentences().columns) == SENTENCE_COLUMNS


def test_every_token_stands_at_its_raw_offsets(seeds):
    for row in seeds.tokens(layers="all").itertuples():
        assert seeds.text(row.doc)[row.start : row.end] == row.token


def test_the_body_leaves_the_boilerplate_out(folder):
    tokens = khitab.load_corpus(folder).tokens()
    assert list(tokens[tokens["doc"] == "a"]["form"]) == [
        "العنوان",
        "هنا",
        "قال",
        "حفتر",
        "وأضاف",
    ]


def test_all_layers_keep_the_boilerplate(folder):
    assert "إعلان" in set(khitab.load_corpus(folder).tokens(layers="all")["form"])


def test_paragraphs_and_sentences_are_numbered_within_the_text(folder):
    tokens = khitab.load_corpus(folder).tokens(layers="all")
    tokens = tokens[tokens["doc"] == "a"]
    assert list(tokens["paragraph"]) == [1, 1, 2, 2, 2, 3]
    assert list(tokens["sentence"]) == [1, 1, 2, 2, 3, 4]


def test_numbers_of_sentences_do_not_depend_on_the_layers_asked_for(seeds):
    everything, body = seeds.tokens(layers="all"), seeds.tokens()
    both = body.merge(everything, on=["doc", "start", "end"], suffixes=("", "_all"))
    assert len(both) == len(body)
    assert (both["sentence"] == both["sentence_all"]).all()


def test_form_is_the_token_without_diacritics_and_tatweel(folder):
    tokens = khitab.load_corpus(folder).tokens()
    tokens = tokens[tokens["doc"] == "b"]
    assert list(tokens["token"]) == ["قطـر", "والدوحة", "في", "قطَر"]
    assert list(tokens["form"]) == ["قطر", "والدوحة", "في", "قطر"]


def test_carriage_returns_count_as_characters(folder):
    assert khitab.load_corpus(folder).tokens()["start"].iloc[-4:].tolist() == [
        0,
        6,
        14,
        17,
    ]


def test_a_text_without_layers_counts_whole_line_by_line(folder):
    (folder / "layers.csv").unlink()
    tokens = khitab.load_corpus(folder).tokens()
    assert set(tokens["layer"]) == {"paragraph"}
    assert list(tokens[tokens["doc"] == "a"]["paragraph"]) == [1, 1, 2, 2, 2, 3]


def test_sentences_carry_their_translation(folder):
    (folder / "annotations").mkdir()
    write(
        folder / "annotations",
        "translations.csv",
        "doc,start,end,english\na,12,21,H. said.\n",
    )
    sentences = khitab.load_corpus(folder).sentences()
    assert dict(zip(sentences["text"], sentences["english"]))["قال حفتر."] == "H. said."
    assert (sentences["english"] != "").sum() == 1


def test_a_subset_holds_what_was_asked_for(seeds):
    part = seeds.subset(periods=["2019", "2024"], layers="headline")
    assert part.docs == ["001", "002", "003", "004"]
    assert set(part.tokens(layers="all")["layer"]) == {"headline"}
    assert seeds.subset(docs="000").docs == ["000"]


def test_the_four_layers_are_known_in_the_seeds(seeds):
    assert set(seeds.layers["layer"]) == set(LAYERS)


def test_a_byte_order_mark_of_a_spreadsheet_does_no_harm(folder):
    write(folder, "datasheet.csv", "\ufeffdoc,period\na,2017\nb,2019\n")
    assert khitab.load_corpus(folder).docs == ["a", "b"]


# --- Annotations -----------------------------------------------------------------------


@pytest.fixture
def annotated(folder):
    (folder / "annotations").mkdir()
    rows = "doc,sentence,start,end,voice\na,2,12,21,outlet\na,3,22,28,haftar\nb,1,0,4,\n"
    write(folder / "annotations", "voices.csv", rows)
    write(folder / "annotations", "codebook.csv", "frame,lemma\nqatar,قطر\n")
    return folder


def test_annotations_have_numbers_for_offsets_and_strings_for_the_rest(annotated):
    voices = khitab.load_corpus(annotated).annotations("voices")
    assert voices.values.tolist() == [
        ["a", 2, 12, 21, "outlet"],
        ["a", 3, 22, 28, "haftar"],
        ["b", 1, 0, 4, ""],
    ]
    assert voices["start"].dtype == voices["end"].dtype == voices["sentence"].dtype == int


def test_a_table_of_annotations_need_not_have_offsets(annotated):
    codebook = khitab.load_corpus(annotated).annotations("codebook.csv")
    assert codebook.values.tolist() == [["qatar", "قطر"]]


def test_annotated_spans_may_lie_over_each_other(annotated):
    write(annotated / "annotations", "mentions.csv", "doc,start,end\na,0,11\na,8,11\n")
    assert len(khitab.load_corpus(annotated).annotations("mentions")) == 2


def test_a_subset_has_the_annotations_of_its_texts(annotated):
    part = khitab.load_corpus(annotated).subset(docs="b")
    assert list(part.annotations("voices")["doc"]) == ["b"]
    assert list(part.annotations("voices").index) == [0]


def test_what_is_done_to_one_copy_does_not_change_the_next(annotated):
    corpus = khitab.load_corpus(annotated)
    first = corpus.annotations("voices")
    first["voice"] = "x"
    assert list(corpus.annotations("voices")["voice"]) == ["outlet", "haftar", ""]


def test_an_unknown_table_of_annotations_is_answered_with_those_there_are(annotated):
    with pytest.raises(CorpusError, match="'names'. This corpus has: codebook, voices"):
        khitab.load_corpus(annotated).annotations("names")


def test_a_corpus_without_annotations_says_how_to_make_some(folder):
    with pytest.raises(CorpusError, match="no annotations. To make some.*voices.csv"):
        khitab.load_corpus(folder).annotations("voices")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,3,20,99,us", "does not lie in text 'a'"),
        ("z,3,20,21,us", "which is not in the corpus"),
        ("a,3,x,21,us", "start is 'x', which is no whole number"),
        ("a,?,20,21,us", "sentence is '\\?', which is no whole number"),
    ],
)
def test_a_wrong_annotation_is_refused_with_its_row(annotated, row, said):
    rows = f"doc,sentence,start,end,voice\na,2,12,21,outlet\n{row}\n"
    write(annotated / "annotations", "voices.csv", rows)
    with pytest.raises(CorpusError, match=f"voices.csv, row 3: .*{said}"):
        khitab.load_corpus(annotated).annotations("voices")


def test_a_piece_of_a_translation_is_placed_by_whole_numbers(annotated):
    rows = "doc,start,end,first,last,english\na,12,21,0,{},word\n"
    write(annotated / "annotations", "pieces.csv", rows.format(4))
    pieces = khitab.load_corpus(annotated).annotations("pieces")
    assert pieces[["first", "last"]].values.tolist() == [[0, 4]]
    write(annotated / "annotations", "pieces.csv", rows.format("x"))
    with pytest.raises(CorpusError, match="row 2: last is 'x', which is no whole number"):
        khitab.load_corpus(annotated).annotations("pieces")


def test_a_column_named_first_is_left_as_it_is_where_no_translation_is_placed(annotated):
    write(annotated / "annotations", "names.csv", "doc,start,end,first\na,12,21,Mona\n")
    assert khitab.load_corpus(annotated).annotations("names")["first"][0] == "Mona"


# --- What is refused, and how ----------------------------------------------------------


def test_a_missing_folder_is_named(tmp_path):
    assert "nowhere" in refusal(tmp_path / "nowhere")


def test_a_folder_without_texts_is_refused(tmp_path):
    assert "no .txt file" in refusal(tmp_path)


def test_a_missing_datasheet_is_asked_for(folder):
    (folder / "datasheet.csv").unlink()
    assert "datasheet.csv" in refusal(folder) and "doc,period" in refusal(folder)


@pytest.mark.parametrize("column", ["doc", "period"])
def test_a_datasheet_without_a_needed_column_is_refused(folder, column):
    sheet = "doc,period\na,2017\nb,2019\n".replace(column, "other")
    write(folder, "datasheet.csv", sheet)
    assert f"no column '{column}'" in refusal(folder)


def test_a_row_without_its_file_is_named(folder):
    (folder / "a.txt").unlink()
    assert "'a'" in refusal(folder) and "a.txt" in refusal(folder)


def test_a_document_id_given_twice_is_refused(folder):
    write(folder, "datasheet.csv", "doc,period\na,2017\na,2019\n")
    assert "two rows for document 'a'" in refusal(folder)


def test_a_text_that_is_no_utf8_is_refused_with_file_offset_and_likely_encoding(folder):
    for name in ("a.txt", "b_x.txt"):
        (folder / name).write_bytes(b"abc " + "بيروت".encode("cp1256"))
    said = refusal(folder)
    assert "'a.txt' is not UTF-8" in said and "byte 4" in said and "cp1256" in said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,30,99,boilerplate", "does not lie in text 'a'"),
        ("a,34,34,boilerplate", "does not lie in text 'a'"),
        ("a,20,34,boilerplate", "overlaps"),
        ("z,0,1,boilerplate", "which is not in the corpus"),
        ("a,x,34,boilerplate", "no whole number"),
        ("a,29,34,advert", "'advert'"),
        ("a,29,31,boilerplate", "cuts a word in two"),
    ],
)
def test_a_wrong_span_is_refused_with_its_row(folder, row, said):
    layers = "doc,start,end,layer\na,0,11,headline\na,12,28,paragraph\n"
    write(folder, "layers.csv", layers + row + "\n")
    assert said in refusal(folder) and "row 4" in refusal(folder)


def test_layers_must_cover_the_whole_text(folder):
    write(
        folder, "layers.csv", "doc,start,end,layer\na,0,11,headline\na,12,28,paragraph\n"
    )
    assert "characters 29–34" in refusal(folder) and "«إعلان»" in refusal(folder)


def test_a_datasheet_that_is_no_table_is_refused(folder):
    write(folder, "datasheet.csv", "")
    assert "cannot be read" in refusal(folder)


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda corpus: corpus.text("009"), "no document '009'"),
        (lambda corpus: corpus.text(0), "write it in quotes"),
        (lambda corpus: corpus.tokens(layers="ticker"), "no layer 'ticker'"),
        (lambda corpus: corpus.subset(periods="2018"), "no period '2018'"),
        (lambda corpus: corpus.subset(docs=[]), "No document was named"),
        (lambda corpus: corpus.subset(docs="000", periods="2019"), "No text is both"),
    ],
)
def test_what_the_corpus_does_not_have_is_named_with_what_it_has(seeds, ask, said):
    with pytest.raises(ValueError, match=said):
        ask(seeds)
