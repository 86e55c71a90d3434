"""Folders and tables that nobody here wrote: what is loaded, and what is said of it.

The rows with a C are the cases of that number; the others are of the same kinds.
"""

# ruff: noqa: E501 (an input a line)
import contextlib
import tempfile
import warnings
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from khitab import arabic, load_corpus
from khitab.corpus import CorpusError, CorpusWarning

NEWS = (
    "قال الوزير في القاهرة إن الحكومة تبحث أزمة المياه مع الدول المجاورة.\n"
    "وأضاف أن الاجتماع انتهى من دون اتفاق على موعد جديد."
)
SHORT = "قال الوزير إن الأزمة انتهت"


def forms_of(text):
    return [arabic.form(token.token) for token in arabic.tokenize(text)]


def written(folder, files, sheet=None):
    """Write files (strings in UTF-8, or bytes) and a datasheet; return the folder."""
    for name, data in files.items():
        data = data if isinstance(data, bytes) else data.encode()
        (folder / name).write_bytes(data)
    if sheet is None:
        docs = [name[:-4] for name in files if name.endswith(".txt")]
        sheet = "doc,period\n" + "".join(f"{doc},2019\n" for doc in docs)
    sheet = sheet if isinstance(sheet, bytes) else sheet.encode()
    (folder / "datasheet.csv").write_bytes(sheet)
    return folder


def loaded(source, **options):
    """Load without letting a warning out: what is said is read in the report."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CorpusWarning)
        return load_corpus(source, **options)


def said(corpus, doc):
    report = corpus.report()
    rows = report[report["doc"] == doc]
    return [f"{done}: {what}" for what, done in zip(rows["what"], rows["done"])]


def reversed_lines(text):
    return "\n".join(line[::-1] for line in text.splitlines())


def wrongly(text, *codecs):
    for codec in codecs:
        text = text.encode().decode(codec)
    return text


def latin(text):
    """UTF-8 as a browser reads it in Windows-1252: unknown bytes are control characters."""
    data = text.encode()
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in data)


# --- One text: the words it has, and what is said of it --------------------------------

TEXTS = [
    ("C27 UTF-16 without a mark", SHORT.encode("utf-16-le"), SHORT, "read: encoding: UTF-16-LE"),
    ("C28 mojibake", wrongly("أكد الوزير", "cp1256"), "أكد الوزير", "repaired: mojibake"),
    ("C34 numeric entities", "قال &#1571;&#1606; الوزير مصر", "قال أن الوزير مصر", "repaired: HTML entities"),
    ("UTF-8 with a mark", SHORT.encode("utf-8-sig"), SHORT, None),
    ("UTF-16 LE with a mark", b"\xff\xfe" + SHORT.encode("utf-16-le"), SHORT, "read: encoding: UTF-16"),
    ("UTF-16 BE with a mark", b"\xfe\xff" + NEWS.encode("utf-16-be"), NEWS, "read: encoding: UTF-16"),
    ("UTF-16 BE without a mark", NEWS.encode("utf-16-be"), NEWS, "read: encoding: UTF-16-BE"),
    ("one word in UTF-16", "الأزمة".encode("utf-16-le"), "الأزمة", "read: encoding: UTF-16-LE"),
    ("UTF-16 with quotation marks", "قال «نعم» – ثم مضى".encode("utf-16-le"), "قال نعم ثم مضى", "read: encoding: UTF-16-LE"),
    ("UTF-16 mixed with Latin", ("BBC CNN " + SHORT).encode("utf-16-le"), SHORT, "read: encoding: UTF-16-LE"),
    ("UTF-32", NEWS.encode("utf-32"), NEWS, "read: encoding: UTF-32"),
    ("Windows-1256, news", NEWS.encode("cp1256"), NEWS, "read: encoding: Windows-1256"),
    ("Windows-1256, five words", SHORT.encode("cp1256"), SHORT, "read: encoding: Windows-1256"),
    ("Windows-1256, two words", "قال الوزير".encode("cp1256"), "قال الوزير", "read: encoding: Windows-1256"),
    ("Windows-1256 with French", ("Le café à Paris. " + NEWS).encode("cp1256"), NEWS, "read: encoding: Windows-1256"),
    ("Windows-1256 with vowels", "قَالَ الوَزيرُ في المَجلِسِ".encode("cp1256"), "قال الوزير في المجلس", "read: encoding: Windows-1256"),
    ("ISO-8859-6, news", NEWS.encode("iso8859_6"), NEWS, "read: encoding: ISO-8859-6"),
    ("ISO-8859-6, short", SHORT.encode("iso8859_6"), SHORT, "read: encoding: ISO-8859-6"),
    ("Mac Arabic with guillemets", ("«" + SHORT + "»…").encode("mac_arabic"), SHORT, "read: encoding: Mac Arabic"),
    ("DOS Arabic", NEWS.encode("cp720"), NEWS, "read: encoding: DOS Arabic"),
    ("cut in the middle of a letter", NEWS.encode()[:-2], NEWS[:-2], "left: damaged bytes"),
    ("one damaged byte", NEWS.encode().replace("المياه".encode(), b"\xd8 " + "المياه".encode()), NEWS, "left: damaged bytes"),
    ("mojibake of a whole text", wrongly(NEWS, "cp1256"), NEWS, "repaired: mojibake: UTF-8 read as Windows-1256"),
    ("mojibake by Latin-1", wrongly(NEWS, "latin-1"), NEWS, "repaired: mojibake: UTF-8 read as Latin-1"),
    ("mojibake by Windows-1252", latin(NEWS), NEWS, "repaired: mojibake: UTF-8 read as Latin-1"),
    ("mojibake twice", wrongly(NEWS, "cp1256", "cp1256"), NEWS, "repaired: mojibake"),
    ("mojibake twice by Latin", latin(latin(NEWS)), NEWS, "repaired: mojibake"),
    ("mojibake by both", latin(wrongly(NEWS, "cp1256")), NEWS, "repaired: mojibake"),
    ("mojibake in one line of three", NEWS + "\n" + wrongly("ثم مضى الوزير", "cp1256"), NEWS + " ثم مضى الوزير", "repaired: mojibake in parts"),
    ("Windows-1256 read as Latin-1", NEWS.encode("cp1256").decode("latin-1"), NEWS, "repaired: mojibake: cp1256 read as Latin-1"),
    ("mojibake behind a mark", "\ufeff" + wrongly(NEWS, "cp1256"), NEWS, "repaired: mojibake"),
    ("mojibake with lost bytes", wrongly(NEWS, "cp1256").replace("‡", "?"), None, "repaired: mojibake in parts"),
    ("mojibake with a byte lost in each word", wrongly("قال القاهرة اليمن المدينة", "cp1256").replace("§", "?"), None, "left: mojibake"),
    ("right text with ط، and ظ", "النفط، الحظ: القحط. خط؛ وسط!", "النفط الحظ القحط خط وسط", None),
    ("hexadecimal entities", "قال &#x627;&#x644;وزير", "قال الوزير", "repaired: HTML entities"),
    ("named entities", "قال&nbsp;الوزير: &laquo;نعم&raquo; &amp; مضى", "قال الوزير نعم مضى", "repaired: HTML entities"),
    ("entities written twice", "قال &amp;#1571;&amp;#1606; مصر", "قال أن مصر", "repaired: HTML entities"),
    ("all letters as entities", "".join(f"&#{ord(c)};" for c in SHORT), SHORT, "repaired: HTML entities"),
    ("an ampersand is none", "شركة AT&T; وشركة R&D والسوق", None, None),
    ("HTML tags", "<html><body><p class='x'>قال الوزير</p><br/></body></html>", "قال الوزير", "left: HTML tags"),
    ("less than is no tag", "إذا كان العدد < عشرة ثم المجموع > مئة قال الوزير", None, None),
    ("letters reversed", reversed_lines(NEWS), None, "left: visual order: letters reversed"),
    ("letters dust", " ".join(SHORT.replace(" ", "")), None, "left: one-letter words"),
    ("stops before lines", ".قال الوزير في القاهرة\n.وأضاف أن الاجتماع انتهى", None, "left: visual order: stops before lines"),
    ("direction marks", "\u202bقال الوزير\u202c \u200fفي مصر", "قال الوزير في مصر", "direction marks"),
    ("joiners", "می\u200cخواهم قال الوزير", None, "invisible characters"),
    ("zero-width spaces", "قال\u200bالوزير في مصر", "قال الوزير في مصر", "left: invisible characters"),
    ("letters of foreign sounds", "ڤيتو پاريس گوگل قال الوزير", None, "foreign letters"),
    ("Persian keyboard", "قال الوزیر فی المدینة الکبری", None, "foreign letters"),
    ("presentation forms in a text", "قال ﺍﻟﻮﺯﻳﺮ في مصر", None, "presentation forms"),
    ("mostly English", "The minister said that water is scarce here. قال الوزير", "قال الوزير", "left: mostly not Arabic"),
    ("Persian", "این کتاب را از تهران آورده است که برای شما", None, "left: perhaps Persian"),
    ("Urdu", "یہ کتاب لاہور میں ہے اور اس کے بعد", None, "left: perhaps Urdu"),
    ("old Mac line ends", NEWS.replace("\n", "\r"), NEWS, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "words", "told"), [t[1:] for t in TEXTS], ids=[t[0] for t in TEXTS]
)
def test_a_text_is_read_right_or_what_is_wrong_is_told(tmp_path, data, words, told):
    corpus = loaded(written(tmp_path, {"a.txt": data}))
    if words is not None:
        assert list(corpus.tokens()["form"]) == forms_of(words)
    rows = said(corpus, "a")
    if told is None:
        assert [
            row for row in rows if "some words" not in row and "invisible" not in row
        ] == []
    else:
        assert any(told in row for row in rows), rows


# --- What makes no text: named, and the others stay ------------------------------------

BAD = [
    ("C33 English", "The minister said so.", "not a single Arabic letter"),
    ("empty", "", "is empty"),
    ("white space only", "\ufeff \r\n\t\n", "is empty"),
    ("a PDF", b"%PDF-1.7\n\xe2\xe3\xcf\xd3 1 0 obj", "a PDF"),
    ("a Word file", b"PK\x03\x04\x14\x00\x06\x00\xff\xfe", "a Word file"),
    ("an old Word file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file"),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xd8", "is not UTF-8"),
    ("French in Latin-1", "été à Genève, où l'élève".encode("latin-1"), "is not UTF-8"),
    ("Russian in Windows-1251", "Министр сказал, что вода".encode("cp1251"), "is not UTF-8"),
    ("one word in Windows-1256", "مصر".encode("cp1256"), "cp1256 it begins «مصر»"),
    ("digits only", "2017 ١٢ 30", "not a single Arabic letter"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "why"), [t[1:] for t in BAD], ids=[t[0] for t in BAD])
def test_a_bad_file_is_left_out_and_named_and_the_others_stay(tmp_path, data, why):
    written(tmp_path, {"a.txt": SHORT, "b.txt": data, "c.txt": NEWS})
    with pytest.warns(CorpusWarning, match="2 texts loaded. refused: b"):
        corpus = load_corpus(tmp_path)
    assert corpus.docs == ["a", "c"] and list(corpus.datasheet["doc"]) == ["a", "c"]
    report = corpus.report()
    row = report[report["done"] == "refused"].iloc[0]
    assert row["doc"] == "b" and why in row["example"]


@pytest.mark.parametrize(("data", "why"), [t[1:] for t in BAD], ids=[t[0] for t in BAD])
def test_where_no_text_is_left_the_first_reason_is_given(tmp_path, data, why):
    with pytest.raises(CorpusError, match="No text could be read"):
        load_corpus(written(tmp_path, {"b.txt": data}))


# --- Datasheets -------------------------------------------------------------------------

ARABIC = "doc,period,title\na,1,الوزير\n"
SHEETS = [
    ("C29 Windows-1256", ARABIC.encode("cp1256"), "table read as cp1256"),
    ("C30 semicolons", "doc;period\na;1\n", "separated by semicolons"),
    ("C31 id with .txt", "doc,period\na.txt,1\n", None),
    ("tabs", "doc\tperiod\na\t1\n", "separated by tabs"),
    ("semicolons with commas in cells", "doc;period;title\na;1;x, y\n", "separated by semicolons"),
    ("Excel's own first line", "sep=;\r\ndoc;period\r\na;1\r\n", "separated by semicolons"),
    ("UTF-16 as Excel's Unicode text", "doc\tperiod\na\t1\n".encode("utf-16"), "separated by tabs"),
    ("semicolons in Windows-1256", ARABIC.replace(",", ";").encode("cp1256"), "table read as cp1256"),
    ("a mark and semicolons", "\ufeffdoc;period\na;1\n", "separated by semicolons"),
    ("heads with capitals and spaces", "Doc, Period \na,1\n", None),
    ("empty rows at the end", "doc,period\na,1\n,\n,\n", None),
    ("old Mac line ends", "doc,period\ra,1\r", None),
    ("quoted heads", '"doc";"period"\n"a";"1"\n', "separated by semicolons"),
    ("trailing separators", "doc,period,\na,1,\n", None),
    ("spaces around cells", "doc,period\n a , 1 \n", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "told"), [t[1:] for t in SHEETS], ids=[t[0] for t in SHEETS]
)
def test_a_datasheet_is_read_as_spreadsheets_save_it(tmp_path, sheet, told):
    corpus = loaded(written(tmp_path, {"a.txt": SHORT}, sheet))
    assert list(corpus.datasheet["period"]) == ["1"] and len(corpus.docs) == 1
    rows = said(corpus, "datasheet.csv")
    assert any(told in row for row in rows) if told else not rows
    if "title" in corpus.datasheet and "," not in corpus.datasheet["title"].iloc[0]:
        assert corpus.datasheet["title"].iloc[0] == "الوزير"


NAMES = [
    ("C32 Excel's 1 for 001", "001.txt", "1", "001"),
    ("1 for 001_x", "001_report.txt", "1", "001"),
    ("0 for 000", "000.txt", "0", "000"),
    ("capital suffix", "a.TXT", "a", "a"),
    ("a name in other code points", "أحمد.txt", "أحمد", "أحمد"),
    ("id with .txt and more", "a_x.txt", "a_x.txt", "a_x.txt"),
]


@pytest.mark.parametrize(
    ("file", "doc", "right"), [t[1:] for t in NAMES], ids=[t[0] for t in NAMES]
)
def test_an_id_finds_its_file(tmp_path, file, doc, right):
    corpus = loaded(written(tmp_path, {file: SHORT}, f"doc,period\n{doc},1\n"))
    assert corpus.docs == [right] and corpus.text(right) == SHORT


def test_periods_that_are_days_are_told(tmp_path):
    rows = "".join(f"{doc},0{day}/05/2019\n" for day, doc in enumerate("abcd", 1))
    files = {f"{doc}.txt": SHORT + " " + doc for doc in "abcd"}
    with pytest.warns(CorpusWarning, match="periods that are days"):
        load_corpus(written(tmp_path, files, "doc,period\n" + rows))


def test_a_folder_without_a_datasheet_loads_and_says_so(tmp_path):
    for number in range(3):
        (tmp_path / f"خبر {number}.txt").write_text(f"{SHORT} {number}", encoding="utf-8")
    with pytest.warns(CorpusWarning, match="no datasheet: one period, all"):
        corpus = load_corpus(tmp_path)
    assert corpus.docs == ["خبر 0", "خبر 1", "خبر 2"]
    assert set(corpus.tokens()["period"]) == {"all"} and len(corpus.tokens()) == 15


def test_a_file_without_a_row_is_left_out_and_named(tmp_path):
    written(tmp_path, {"a.txt": SHORT}, "doc,period\na,1\n")
    (tmp_path / "notes.txt").write_text(NEWS, encoding="utf-8")
    with pytest.warns(CorpusWarning, match="notes.txt, no row in datasheet.csv"):
        assert load_corpus(tmp_path).docs == ["a"]


def test_shadow_files_of_macos_are_in_the_report_only(tmp_path, recwarn):
    written(tmp_path, {"a.txt": SHORT}, "doc,period\na,1\n")
    (tmp_path / "._a.txt").write_bytes(b"\0\5\x16\7\0\2\0\0Mac OS X")
    corpus = load_corpus(tmp_path)
    assert not list(recwarn) and said(corpus, "._a.txt") == [
        "refused: shadow file of macOS"
    ]


@pytest.mark.parametrize(
    "name", ["a.docx", "b.pdf", "c.html", "d.HTM", "e.xlsx", "f.zip"]
)
def test_other_files_are_named_with_what_to_do(tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(CorpusError, match=f"such as '{name}': "):
        load_corpus(tmp_path)
    with pytest.raises(CorpusError, match=f"'{name}' is not a corpus yet"):
        load_corpus(tmp_path / name)
    written(tmp_path, {"a.txt": SHORT})
    with pytest.warns(CorpusWarning, match=f"refused: {name}, no plain text"):
        load_corpus(tmp_path)


def test_a_folder_of_folders_names_the_one_below(tmp_path):
    (tmp_path / "texts").mkdir()
    written(tmp_path / "texts", {"a.txt": SHORT})
    with pytest.raises(CorpusError, match="folder 'texts' does"):
        load_corpus(tmp_path)


def test_two_files_with_the_same_content_are_told(tmp_path):
    with pytest.warns(CorpusWarning, match="left: b, same content"):
        load_corpus(written(tmp_path, {"a.txt": NEWS, "b.txt": NEWS}))


# --- Encodings by name ------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["cp1256", "windows-1256", "utf-16", "mac_arabic"])
def test_a_named_encoding_is_used_for_every_text_and_not_warned_of(
    tmp_path, encoding, recwarn
):
    written(tmp_path, {"a.txt": "مصر".encode(encoding), "b.txt": NEWS.encode(encoding)})
    corpus = load_corpus(tmp_path, encoding=encoding)
    assert not list(recwarn) and corpus.text("a") == "مصر"


@pytest.mark.parametrize("encoding", ["cp-arab", "base64", 7, "", "rot13"])
def test_an_unknown_encoding_is_refused_with_those_that_are_common(tmp_path, encoding):
    with pytest.raises(CorpusError, match="no encoding .*cp1256"):
        load_corpus(written(tmp_path, {"a.txt": SHORT}), encoding=encoding)


# --- Lines and headlines ----------------------------------------------------------------


@pytest.mark.parametrize(
    "end", ["\r", "\u2028", "\u2029", "\x85", "\f", "\r\n", "\n", "\v"]
)
def test_every_line_end_ends_a_paragraph(tmp_path, end):  # C25, C26
    text = f"سطر أول{end}سطر ثان"
    tokens = load_corpus(written(tmp_path, {"a.txt": text})).tokens()
    assert list(tokens["paragraph"]) == [1, 1, 2, 2]
    assert list(tokens["sentence"]) == [1, 1, 2, 2]
    assert [text[s:e] for s, e in zip(tokens["start"], tokens["end"])] == list(
        tokens["token"]
    )


def test_the_first_line_is_the_headline_where_the_datasheet_says_so(tmp_path):
    files = {doc + ".txt": f"العنوان هنا\n\n{SHORT} {doc}" for doc in "abc"}
    sheet = "doc,period,headline\na,1,first line\nb,1,العنوان هنا\nc,1,عنوان آخر\n"
    corpus = loaded(written(tmp_path, files, sheet))
    assert list(corpus.tokens("headline")["doc"]) == ["a", "a", "b", "b"]
    report = corpus.report().set_index("doc")
    taken = report[report["what"].str.startswith("headline")]
    assert list(taken["done"]) == ["read", "read", "left"]
    assert set(taken["example"]) == {"العنوان هنا"}


# --- Tables ------------------------------------------------------------------------------


def test_five_hundred_tweets_are_one_call():
    table = pd.DataFrame(
        {"text": [f"{SHORT} {n}" for n in range(500)], "likes": range(500)}
    )
    corpus = loaded(table)
    assert corpus.docs[:2] == ["001", "002"] and len(corpus.tokens()) == 2500
    assert list(corpus.datasheet.columns) == ["doc", "period", "likes"]


def test_a_table_keeps_its_ids_and_periods_as_strings():
    table = pd.DataFrame(
        {
            "doc": [7, 8, 9],
            "text": [SHORT, NEWS, None],
            "period": [2019.0, None, 2020.0],
            "date": pd.to_datetime(["2019-05-01", "2019-05-02", None]),
        }
    )
    corpus = loaded(table)
    assert corpus.datasheet.values.tolist() == [
        ["7", "2019", "2019-05-01"],
        ["8", "unknown", "2019-05-02"],
    ]
    assert "refused: unreadable" in said(corpus, "9")


def test_a_csv_file_with_a_column_text_is_a_corpus(tmp_path):
    path = tmp_path / "tweets.csv"
    path.write_bytes(f'id;doc;text\n1;a;"{SHORT};\nومضى"\n'.encode("cp1256"))
    corpus = loaded(path)
    assert corpus.docs == ["a"] and list(corpus.tokens()["paragraph"].unique()) == [1, 2]
    assert "read: table read as cp1256" in said(corpus, "tweets.csv")
    with pytest.raises(CorpusError, match="no annotations"):
        corpus.annotations("voices")


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (pd.DataFrame({"body": [SHORT]}), "needs a column 'text'.*: body"),
        (pd.DataFrame({"text": []}), "needs a column 'text'.*0 rows"),
        (
            pd.DataFrame({"doc": ["a", "a"], "text": [SHORT, NEWS]}),
            "two rows for document 'a'",
        ),
        (
            pd.DataFrame({"doc": ["", "a"], "text": [SHORT, NEWS]}),
            "row 2: the text has no id",
        ),
        (
            pd.DataFrame({"doc": ["1.2E+18"] * 2, "text": [SHORT, NEWS]}),
            "Excel has shortened",
        ),
        (pd.DataFrame({"text": ["x"]}), "not a single Arabic letter"),
        (7, "is a folder, a CSV file or a table"),
        ([SHORT], "is a folder, a CSV file or a table"),
        (SHORT * 50, "is a folder, a CSV file or a table"),
    ],
)
def test_a_source_that_is_no_corpus_is_refused(source, why):
    with pytest.raises(CorpusError, match=why):
        load_corpus(source)


# --- The report --------------------------------------------------------------------------


def test_near_duplicates_are_told_with_the_earlier_text(tmp_path):
    other = NEWS.replace("القاهرة", "طرابلس")
    corpus = loaded(written(tmp_path, {"a.txt": NEWS, "b.txt": other, "c.txt": SHORT}))
    report = corpus.report()
    row = report[report["what"] == "near-duplicate"].iloc[0]
    assert len(report[report["what"] == "near-duplicate"]) == 1
    # 22 words make 19 runs of four; the changed word, the fourth, is in four of them.
    assert (row["doc"], row["example"], row["count"]) == ("b", "a", 15)


def test_unknown_words_are_told_where_the_lemmas_are_handed_over(tmp_path):
    from khitab import morphology

    corpus = loaded(written(tmp_path, {"a.txt": "قال الوزير ززززز ززززز"}))
    words = morphology.add_lemmas(corpus.tokens())
    row = corpus.report(words).iloc[-1]
    assert (row["what"], row["count"], row["share"]) == ("unknown words", 2, 0.5)
    with pytest.raises(CorpusError, match="add_lemmas"):
        corpus.report(corpus.tokens())


def test_a_repair_moves_no_offset_that_somebody_marked(tmp_path):
    text = "قال &#1571;&#1606; مصر"
    written(tmp_path, {"a.txt": text})
    (tmp_path / "layers.csv").write_text(
        f"doc,start,end,layer\na,0,{len(text)},paragraph\n"
    )
    corpus = loaded(tmp_path)
    assert corpus.text("a") == text and "left: HTML entities" in said(corpus, "a")


def test_spans_of_a_refused_text_go_with_it(tmp_path):
    written(tmp_path, {"a.txt": SHORT, "b.txt": "English"})
    (tmp_path / "layers.csv").write_text("doc,start,end,layer\nb,0,7,paragraph\n")
    assert loaded(tmp_path).docs == ["a"]


def test_the_five_texts_need_no_repair(recwarn):
    corpus = load_corpus()
    done = set(corpus.report()["done"])
    assert not list(recwarn) and not done & {"repaired", "refused", "read"}


def test_a_subset_reports_on_its_own_texts(tmp_path):
    corpus = loaded(written(tmp_path, {"a.txt": NEWS.encode("cp1256"), "b.txt": SHORT}))
    assert set(corpus.subset(docs="b").report()["doc"]) <= {"b"}


@pytest.mark.parametrize(
    "period", [2019, 2019.0, [2019], None, (2019, "2020"), [["2019"]]]
)
def test_a_period_that_is_no_string_is_told_to_be_quoted(tmp_path, period):  # C55
    corpus = load_corpus(written(tmp_path, {"a.txt": SHORT}))
    if period is None:
        assert corpus.subset(periods=None).docs == ["a"]
        return
    with pytest.raises(CorpusError, match="write it in quotes"):
        corpus.subset(periods=period)


@pytest.mark.parametrize("text", ["ﺍﻟﻌﺮﺑﻴﺔ ﻟﻐﺔ", "أزﻣﺔ اﻟﻤﻴﺎه ﻓﻲ اﻟﺠﻨﻮب"])  # C03, C04
def test_presentation_forms_load_and_are_told(tmp_path, text):
    corpus = loaded(written(tmp_path, {"a.txt": text}))
    assert any("presentation forms" in row for row in said(corpus, "a"))
    assert list(corpus.tokens()["form"]) == arabic.compose(text).split()


# --- Whatever the bytes: a corpus, or a CorpusError ---------------------------------------

PIECES = st.sampled_from([SHORT, NEWS, "ﺍﻟﻮﺯﻳﺮ", "\r", "\u2028", "&#1571;", "<p>", "\ufeff", "\0", "ط§", "Ø§", ";", '"'])  # fmt: skip
CODECS = st.sampled_from(["utf-8", "cp1256", "utf-16-le", "utf-16", "mac_arabic", "utf-8-sig"])  # fmt: skip
BYTES = st.builds(
    lambda pieces, codec, tail: "".join(pieces).encode(codec, "ignore") + tail,
    st.lists(PIECES | st.text(max_size=5), max_size=6),
    CODECS,
    st.just(b"") | st.binary(max_size=9),
)
CELLS = st.sampled_from(["a", "b", "1", "001", "a.txt", "", "2019", "01/05/2019", "first line", '"'])  # fmt: skip
SHEET = st.builds(
    lambda rows, mark, codec: "\n".join(map(mark.join, rows)).encode(codec),
    st.lists(st.lists(CELLS, max_size=4), max_size=3).map(
        lambda rows: [["doc", "period", "headline"], ["a", "1", "first line"], *rows]
    ),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]),
)


def use(corpus):
    tokens = corpus.tokens(layers="all")
    for doc, start, end, token in tokens[["doc", "start", "end", "token"]].values:
        assert corpus.text(doc)[start:end] == token
    assert set(corpus.report()["done"]) <= {
        "read", "repaired", "repaired by form", "left", "refused"
    }  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(files=st.lists(BYTES, max_size=3), sheet=st.none() | SHEET | BYTES)
def test_any_folder_gives_a_corpus_or_a_corpus_error(files, sheet):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, data in zip(["a.txt", "001.txt", "b_x.TXT"], [SHORT.encode(), *files]):
            (folder / name).write_bytes(data)
        if sheet is not None:
            (folder / "datasheet.csv").write_bytes(sheet)
        with contextlib.suppress(CorpusError):
            use(loaded(folder))


VALUES = st.none() | st.integers() | st.floats() | st.text(max_size=5) | st.datetimes() | st.just(SHORT)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"text": VALUES},
            optional={"doc": VALUES, "period": VALUES, "headline": VALUES},
        ),
        max_size=4,
    )
)
def test_any_table_gives_a_corpus_or_a_corpus_error(rows):
    with contextlib.suppress(CorpusError):
        use(loaded(pd.DataFrame([{"text": SHORT}, *rows])))
