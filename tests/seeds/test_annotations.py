"""The codings of the five texts, each row checked against the raw text and the codebook."""

import csv
import hashlib
import re

import khitab
import pytest
from khitab import framing, morphology, voices
from khitab.arabic import cuts_a_word
from khitab.corpus import SEEDS

CORPUS = khitab.load_corpus()
TOKENS, SENTENCES = CORPUS.tokens(), CORPUS.sentences()
CODEBOOK = (SEEDS / "annotations" / "codebook.md").read_text(encoding="utf-8")
README = (SEEDS / "README.md").read_text(encoding="utf-8")
COLUMNS = {
    "elements_1": "doc,sentence,start,end,frame,problem,cause,evaluation,remedy,sure,note",
    "elements_2": "doc,sentence,start,end,frame,problem,cause,evaluation,remedy,sure,note",
    "frames": "doc,start,end,frame,function,note",
    "mentions": "doc,start,end,frame,english,note",
    "voices": "doc,start,end,voice,speaker,channel,mode,note",
    "voices_1": "doc,start,end,voice,speaker,channel,mode,note",
    "voices_2": "doc,start,end,voice,speaker,channel,mode,note",
    "voices_3": "doc,start,end,voice,speaker,channel,mode,note",
    "speech_verbs": "doc,start,end,lemma,voice,speaker,evaluation,note",
    "naming": "doc,start,end,actor,category,named,marks,inside_title,voice,mode,note",
    "coding_1": "doc,sentence,start,end,frame,present,function,sure,note",
    "coding_2": "doc,sentence,start,end,frame,present,function,sure,note",
    "coding_3": "doc,sentence,start,end,frame,present,function,sure,note",
    "coding_4": "doc,sentence,start,end,frame,present,function,sure,note",
    "wordings": "matter,doc,start,end,english,looked_for,note",
}
with open(SEEDS / "annotations" / "adjudication.csv", encoding="utf-8") as stream:
    ADJUDICATED = list(csv.DictReader(stream))
TABLES = {name: CORPUS.annotations(name) for name in COLUMNS}
every_table = pytest.mark.parametrize("name", COLUMNS)
SPANS = [n for n in COLUMNS if not n.startswith(("coding", "elements", "wordings"))]
every_span = pytest.mark.parametrize("name", SPANS)
every_voice = pytest.mark.parametrize(
    "name", ["voices", "voices_1", "voices_2", "voices_3"]
)
CODINGS = ["coding_1", "coding_2", "coding_3", "coding_4"]
every_coding = pytest.mark.parametrize("name", CODINGS)
FRAMES = re.findall(r"^### (\w+)$", CODEBOOK, re.MULTILINE)
COMPANIONS = ["counter", "militia"]


def first_cells(page, head):
    """The first column of the table of `page` that begins with `head`."""
    lines = page.split(f"\n{head}\n|---")[1].split("\n\n")[0].split("\n")[1:]
    return [line.split("|")[1].strip() for line in lines]


MODES = re.findall(r"\*\*(direct|indirect|reporting|narrated)\*\*", CODEBOOK)

FUNCTIONS = first_cells(CODEBOOK, "| function | the passage | question to ask |")
VOICES = first_cells(CODEBOOK, "| voice | who |")
EVALUATIONS = first_cells(README, "| `evaluation` | the reporting word |")


def rows(name):
    return list(TABLES[name].itertuples())


def quote(row):
    return CORPUS.text(row.doc)[row.start : row.end]


def holds(outer, inner):
    return (
        outer.doc == inner.doc and outer.start <= inner.start and inner.end <= outer.end
    )


def tokens_in(row):
    return [token for token in TOKENS.itertuples() if holds(row, token)]


def found(*lemmas, pos=None):
    tables = [morphology.find(TOKENS, lemma, pos) for lemma in lemmas]
    return sorted((t.doc, t.start, t.end) for table in tables for t in table.itertuples())


# --- Every table ----------------------------------------------------------------------


def test_the_codebook_and_the_readme_have_the_lists_that_these_tests_read():
    assert FRAMES == ["terrorism", "qatar", "foreign_forces"]
    assert FUNCTIONS == ["problem", "cause", "evaluation", "remedy", "mention"]
    assert tuple(VOICES) == voices.VOICES
    assert len(EVALUATIONS) == 7


@every_table
def test_a_table_has_its_columns_in_order_and_a_row_in_the_readme(name):
    assert ",".join(TABLES[name].columns) == COLUMNS[name]
    assert f"\n| `{name}.csv` | " in README


@every_table
def test_the_files_are_utf8_without_mark_and_lines_end_as_on_unix(name):
    data = (SEEDS / "annotations" / f"{name}.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf") and b"\r" not in data
    assert data.decode("utf-8").endswith("\n")


@every_span
def test_a_span_lies_in_one_body_sentence_and_cuts_no_word(name):
    for row in rows(name):
        text = CORPUS.text(row.doc)
        assert not cuts_a_word(text, row.start) and not cuts_a_word(text, row.end), row
        assert sum(holds(s, row) for s in SENTENCES.itertuples()) == 1, row
        assert quote(row) == quote(row).strip() and tokens_in(row), row


@every_span
def test_the_rows_stand_in_the_order_of_the_texts_and_none_twice(name):
    keys = ["frame"] if name == "mentions" else []
    places = [
        (r.doc, r.start, -r.end, *(getattr(r, key) for key in keys)) for r in rows(name)
    ]
    assert len(places) == len(set(places))
    assert [p[:2] for p in places] == sorted(p[:2] for p in places)


@pytest.mark.parametrize("name", ["frames", "speech_verbs"])
def test_a_row_about_a_word_is_exactly_one_token(name):
    words = set(zip(TOKENS["doc"], TOKENS["start"], TOKENS["end"]))
    assert {(r.doc, r.start, r.end) for r in rows(name)} <= words


# --- Who speaks -----------------------------------------------------------------------


@every_voice
def test_every_body_token_lies_in_exactly_one_clause(name):
    clauses = rows(name)
    for token in TOKENS.itertuples():
        assert sum(holds(clause, token) for clause in clauses) == 1, token


@every_voice
def test_between_two_clauses_stands_no_word(name):
    covered = sum(len(tokens_in(row)) for row in rows(name))
    assert covered == len(TOKENS)


@every_voice
def test_voices_and_modes_are_those_of_the_codebook(name):
    assert set(TABLES[name]["voice"]) <= set(VOICES)
    assert set(TABLES[name]["mode"]) <= set(MODES) and len(MODES) == 4


@every_voice
def test_only_the_outlet_and_nobody_have_no_name_of_their_own(name):
    """Nobody speaks in what is unattributed; the second coder left joint nameless."""
    table = TABLES[name]
    nameless = table["voice"].isin(["outlet", "unattributed"])
    assert (table.loc[nameless, "speaker"] == "").all()
    assert (table.loc[~nameless & (table["voice"] != "joint"), "speaker"] != "").all()


def test_headlines_and_headings_are_the_outlets():
    for sentence in SENTENCES[SENTENCES["layer"] != "paragraph"].itertuples():
        assert [r.voice for r in rows("voices") if holds(sentence, r)] == ["outlet"]


def test_text_000_is_what_shoukry_haftar_and_the_spokesman_say():
    speakers = {r.speaker for r in rows("voices") if r.doc == "000"}
    assert speakers == {"", "Shoukry", "Haftar", "Abu Zeid"}


def clause_of(row):
    (clause,) = [r for r in rows("voices") if holds(r, row)]
    return clause


def test_what_is_narrated_is_the_outlets_and_holds_no_reporting_word():
    """But for four, by their notes: nothing is quoted, or the outlet points out itself."""
    assert {r.voice for r in rows("voices") if r.mode == "narrated"} == {"outlet"}
    outside = [v for v in rows("speech_verbs") if clause_of(v).mode != "reporting"]
    assert [clause_of(verb).mode for verb in outside] == ["narrated"] * 4
    assert all(v.note.endswith("so narration in voices.csv.") for v in outside)


def test_every_reporting_clause_holds_a_listed_reporting_word():
    for clause in rows("voices"):
        if clause.mode == "reporting":
            assert any(holds(clause, verb) for verb in rows("speech_verbs")), quote(
                clause
            )


INTRODUCED = {"Abu Zeid": "المتحدث باسم", "Rady": "راضي|المتحدث", "al-Saidi": "السعيدي"}
INTRODUCED |= {"El-Shennawy": "الشناوي"}


def test_reporting_words_are_somebodys_if_the_outlet_introduced_him_last():
    """Whoever speaks inside another's statement (Shoukry, once) has him as the channel."""
    last = ""
    for clause in rows("voices"):
        if clause.mode == "reporting" and clause.voice == "outlet":
            last = quote(clause)
        elif clause.mode == "reporting":
            name = INTRODUCED[clause.channel or clause.speaker]
            assert re.search(name, last), (quote(clause), last)


def test_reporting_words_in_the_sentence_that_names_a_spokesman_are_his():
    for sentence in SENTENCES.itertuples():
        clauses = [r for r in rows("voices") if holds(sentence, r)]
        words = [r for r in clauses if r.mode == "reporting"]
        if words and re.search("المتحدث|السفير", quote(words[0])):
            assert words[0].voice == "outlet"
            assert all(r.voice != "outlet" for r in words[1:]), sentence.text


def test_the_verb_of_the_briefing_in_000_4_is_the_spokesmans():
    clause = next(r for r in rows("voices") if "أحاط شكري حفتر" in quote(r))
    assert [clause.doc, clause.mode, clause.speaker] == ["000", "reporting", "Abu Zeid"]


AGENTLESS = r"تم ال\w+|شهد الاجتماع ال\w+"  # it was affirmed, the meeting witnessed that


def test_what_is_affirmed_without_an_agent_is_nobodys_and_joint_names_both_sides():
    clauses = rows("voices")
    nobody = {
        (after.doc, after.start)
        for before, after in zip(clauses, clauses[1:])
        if before.mode == "reporting" and re.search(AGENTLESS, quote(before))
    }
    found = [r for r in clauses if r.voice == "unattributed"]
    assert {(r.doc, r.start) for r in found} == nobody and len(nobody) == 4
    (joint,) = [place for place, r in enumerate(clauses) if r.voice == "joint"]
    named = quote(clauses[joint - 1])
    assert "رشاد" in named and "القائد العام" in named


@pytest.mark.parametrize("coder", ["voices_1", "voices_2"])
def test_the_codings_by_the_rule_before_know_neither_reporting_nor_unattributed(coder):
    assert "reporting" not in set(TABLES[coder]["mode"])
    assert "unattributed" not in set(TABLES[coder]["voice"])


def test_the_coding_by_the_new_rule_differs_from_the_first_only_where_the_rules_differ():
    """Token by token: reporting words, what was joint, greetings; no other voice moved."""
    spoken = (voices.who_says(TOKENS, TABLES[n]) for n in ("voices_1", "voices"))
    before, after = (said[["voice", "speaker", "channel", "mode"]] for said in spoken)
    moved = (before != after).any(axis=1)
    reporting = (after["mode"] == "reporting") & (before["voice"] != "joint")
    nobody = (before["voice"] == "joint") & (after["voice"] == "unattributed")
    assert moved[reporting | nobody].all()
    rest = TOKENS[moved & ~reporting & ~nobody]
    assert " ".join(rest["token"]) == "تحيات الرئيس السيسي"


def test_greetings_passed_on_are_narrated_in_the_heading_and_below_it():
    modes = [r.mode for r in rows("voices") if "تحيات الرئيس السيسي" in quote(r)]
    assert modes == ["narrated", "narrated"]


def test_whose_word_is_reported_speaks_or_passes_on_in_that_sentence():
    for verb in rows("speech_verbs"):
        (sentence,) = [s for s in SENTENCES.itertuples() if holds(s, verb)]
        clauses = [r for r in rows("voices") if holds(sentence, r)]
        names = {r.speaker for r in clauses} | {r.channel for r in clauses}
        assert verb.speaker in names or verb.note, (quote(verb), verb.speaker)


def test_a_reporting_word_has_the_lemma_of_its_token_and_a_listed_evaluation():
    for verb in rows("speech_verbs"):
        assert verb.lemma in set(morphology.analyse(quote(verb))["lemma"]), verb
        assert verb.evaluation in EVALUATIONS and verb.voice in VOICES, verb


PLAIN = "أكد شدد أشاد أضاف أعرب صرح استعرض قال أشار أوضح كشف جدد أكمل نقل"


@pytest.mark.parametrize("lemma", PLAIN.split())
def test_no_form_of_a_plain_verb_of_speech_is_left_out(lemma):
    listed = {(r.doc, r.start, r.end) for r in rows("speech_verbs")}
    assert set(found(lemma, pos="verb")) <= listed


# --- Frames and mentions --------------------------------------------------------------


@pytest.mark.parametrize("frame", FRAMES + COMPANIONS)
def test_the_words_of_a_frame_are_all_that_the_analyser_finds_for_its_lemmas(frame):
    codebook = CORPUS.annotations("codebook").query("frame == @frame and after == ''")
    coded = [(r.doc, r.start, r.end) for r in rows("frames") if r.frame == frame]
    external = EXTERNAL if frame == "foreign_forces" else []
    assert coded == sorted(found(*codebook["lemma"]) + external)


# Where the raw texts have "external" directly after "interventions": found with re, not
# with the kit, and the offset is that of the whole word.
EXTERNAL = [
    (doc, match.start(1), match.end(1))
    for doc in CORPUS.docs
    for match in re.finditer(r"تدخلات\s+((?:ال)?خارجية)", CORPUS.text(doc))
]


def test_external_follows_interventions_five_times():
    assert [doc for doc, _, _ in EXTERNAL] == ["001", "002", "003", "004", "004"]


def test_a_word_has_a_function_of_the_codebook_or_came_later_and_says_so():
    """Nothing is filled in: only the two words that the list got later are not coded."""
    later = set(EXTERNAL + found("سلاح"))
    for row in rows("frames"):
        coded = (row.doc, row.start, row.end) not in later
        assert row.function in (FUNCTIONS if coded else [""]), row
        assert coded or "was not coded" in row.note, row


def test_every_word_of_a_frame_lies_in_exactly_one_mention_of_it():
    for word in rows("frames"):
        around = [m for m in rows("mentions") if m.frame == word.frame and holds(m, word)]
        assert len(around) == 1, quote(word)


def test_every_mention_holds_a_word_of_its_frame():
    for mention in rows("mentions"):
        inside = [w for w in rows("frames") if w.frame == mention.frame]
        assert any(holds(mention, word) for word in inside), quote(mention)


def test_two_mentions_of_one_frame_do_not_overlap():
    for frame in FRAMES + COMPANIONS:
        spans = [m for m in rows("mentions") if m.frame == frame]
        for one, two in zip(spans, spans[1:]):
            assert one.doc != two.doc or one.end <= two.start, (quote(one), quote(two))


@pytest.mark.parametrize(
    "phrase, frame, words",
    [
        ("القوات الأجنبية والمقاتلين الأجانب والمرتزقة", "foreign_forces", 4),
        ("الإرهاب والميليشيات والجماعات المتطرفة", "terrorism", 2),
        ("التدخلات الخارجية المتكررة", "foreign_forces", 2),
        ("السلاح والمقاتلين الإرهابيين الأجانب", "foreign_forces", 3),
        ("وقطر", "qatar", 1),
    ],
)
def test_a_coordination_is_one_mention_of_several_words(phrase, frame, words):
    mentions = [m for m in rows("mentions") if quote(m) == phrase and m.frame == frame]
    coded = [w for w in rows("frames") if w.frame == frame]
    counts = [sum(holds(mention, word) for word in coded) for mention in mentions]
    assert counts and set(counts) == {words}


def test_qatar_stands_in_text_000_alone_and_terrorism_in_no_text_of_the_third_period():
    docs = {f: {r.doc for r in rows("frames") if r.frame == f} for f in FRAMES}
    assert docs["qatar"] == {"000"} and docs["terrorism"] == {"000", "001", "004"}


# --- Sentences ------------------------------------------------------------------------


@every_coding
def test_a_coding_has_every_sentence_of_the_body_with_every_frame_once(name):
    spans = ["doc", "sentence", "start", "end"]
    wanted = sorted((*s, f) for s in SENTENCES[spans].values.tolist() for f in FRAMES)
    assert sorted(map(tuple, TABLES[name][[*spans, "frame"]].values.tolist())) == wanted


@every_coding
def test_a_frame_that_is_there_has_a_function_and_one_that_is_not_has_none(name):
    for row in rows(name):
        assert row.present in {"0", "1"} and row.sure in {"yes", "no"}, row
        assert row.function in (FUNCTIONS if row.present == "1" else [""]), row


@every_coding
def test_a_sentence_with_a_word_of_a_frame_has_the_frame_or_a_note_why_not(name):
    words = rows("frames")
    for row in rows(name):
        if any(word.frame == row.frame and holds(row, word) for word in words):
            assert row.present == "1" or row.note, row


@every_coding
def test_who_is_not_sure_says_what_else_it_could_be(name):
    assert [r for r in rows(name) if r.sure == "no" and not r.note] == []


def test_every_difference_between_the_coders_is_adjudicated_and_nothing_else():
    differences = set()
    for codes in zip(*(rows(name) for name in CODINGS), strict=True):
        unit = (codes[0].doc, str(codes[0].sentence), codes[0].frame)
        given = [row.present for row in codes], [row.function for row in codes]
        code = "present" if len(set(given[0])) > 1 else "function"
        if len(set(given[code == "function"])) > 1:
            differences.add((*unit, code, *given[code == "function"]))
    decided = [tuple(row.values()) for row in ADJUDICATED]
    assert {row[:8] for row in decided} == differences and len(decided) == len(
        differences
    )


def test_what_was_agreed_on_was_somebody_s_code_and_has_a_reason():
    for row in ADJUDICATED:
        assert row["agreed"] in {row[f"coder_{n}"] for n in (1, 2, 3, 4)}, row
        assert len(row["reason"]) > 30, row


def test_two_codings_by_the_rule_on_words_that_report_agree_as_the_readme_says():
    tokens, same = CORPUS.tokens(), {}
    for column in ("voice", "mode"):
        codes = [
            framing.add_spans(tokens, TABLES[name], column)[column]
            for name in ("voices", "voices_3")
        ]
        same[column] = round(100 * float((codes[0] == codes[1]).mean()))
    assert same == {"voice": 99, "mode": 98}
    assert "99 the same voice and 98 the same mode" in README


# --- The elements of a frame ------------------------------------------------------------

ELEMENTS = first_cells(CODEBOOK, "| element | 1 if the sentence |")
every_elements = pytest.mark.parametrize("name", ["elements_1", "elements_2"])


@every_elements
def test_elements_are_coded_wherever_coder_1_or_2_has_the_issue_and_nowhere_else(name):
    wanted = [
        (one.doc, one.sentence, one.start, one.end, one.frame)
        for one, two in zip(rows("coding_1"), rows("coding_2"), strict=True)
        if "1" in (one.present, two.present)
    ]
    coded = TABLES[name][["doc", "sentence", "start", "end", "frame"]]
    assert sorted(coded.itertuples(index=False, name=None)) == sorted(wanted)


@every_elements
def test_an_element_is_1_or_0_and_who_is_not_sure_says_why(name):
    assert list(framing.ELEMENTS) == ELEMENTS
    for row in rows(name):
        assert {getattr(row, element) for element in ELEMENTS} <= {"0", "1"}, row
        assert (row.sure == "no") == bool(row.note) and row.sure in {"yes", "no"}, row


def test_the_two_codings_of_the_elements_have_the_same_120_codes():
    codes = [TABLES[name][ELEMENTS] for name in ("elements_1", "elements_2")]
    assert codes[0].equals(codes[1]) and codes[0].size == 120


def test_the_prompt_of_the_elements_is_kept_word_for_word():
    """Its hash, from the folder in which the two runs found it."""
    prompt = (SEEDS / "annotations" / "elements_prompt.md").read_bytes()
    assert hashlib.sha256(prompt).hexdigest().startswith("0881fbb95d5554a8058d7b3a")


# --- Who coded --------------------------------------------------------------------------

CODERS = CORPUS.annotations("coders")
NOT_CODED = {
    "codebook.csv",
    "coders.csv",
    "stems.csv",
}  # a list, this record, a program's


def test_every_table_that_was_coded_has_a_row_on_its_coder():
    tables = {path.name for path in (SEEDS / "annotations").glob("*.csv")}
    assert set(CODERS["file"]) == tables - NOT_CODED


def test_a_row_on_a_coder_has_everything_and_its_prompt_is_there_or_was_not_kept():
    told = CODERS.drop(columns="note")
    assert (told != "").all(axis=None)
    for prompt in set(CODERS["prompt"]) - {"not kept"}:
        assert (SEEDS / "annotations" / prompt).is_file()


def test_no_coder_is_given_a_name_that_nobody_recorded():
    """A language model, and which is not known: no guess at a make or version."""
    assert set(CODERS["who"]) == {
        "a language model, run by the course's developers; which model, is not known to us"
    }


# --- Wordings -------------------------------------------------------------------------

WORDINGS = TABLES["wordings"]
QUOTED = list(WORDINGS.dropna(subset=["start"]).itertuples())


def test_a_wording_lies_in_one_body_sentence_and_cuts_no_word():
    for row in QUOTED:
        text = CORPUS.text(row.doc)
        assert not cuts_a_word(text, row.start) and not cuts_a_word(text, row.end), row
        assert sum(holds(s, row) for s in SENTENCES.itertuples()) == 1, row
        assert quote(row) == quote(row).strip() and tokens_in(row), row


def test_the_english_of_a_wording_is_that_of_its_sentence():
    for row in QUOTED:
        sentence = next(s for s in SENTENCES.itertuples() if holds(s, row))
        assert row.english and row.english in sentence.english, row


def test_every_matter_has_a_row_of_each_of_the_five_texts():
    docs = WORDINGS.groupby("matter", sort=False)["doc"].agg(set)
    assert len(docs) == 6 and all(each == set(CORPUS.docs) for each in docs)


def test_every_absence_of_the_wordings_says_what_was_looked_for_and_is_one():
    table = voices.wordings(CORPUS, WORDINGS, CORPUS.annotations("voices"))
    absent = table[table["start"].isna()]
    assert len(absent) == 17 and (absent[["looked_for", "note"]] != "").all(axis=None)


def test_the_wordings_are_in_the_order_in_which_they_are_shown():
    table = voices.wordings(CORPUS, WORDINGS)
    assert table[list(WORDINGS)].astype(str).equals(WORDINGS.astype(str))


def test_each_wording_is_in_the_words_of_one_voice():
    table = voices.wordings(CORPUS, WORDINGS, CORPUS.annotations("voices"))
    quoted = table.dropna(subset=["start"])
    assert (quoted["voice"] != "").all() and not quoted["voice"].str.contains("/").any()


def test_what_a_note_calls_the_same_words_is_in_both_texts():
    same = [row for row in QUOTED if "the same words" in row.note]
    assert len(same) == 5
    for row in same:
        other = {"001": "004", "004": "001"}[row.doc]
        assert quote(row) in CORPUS.text(other)


# --- Names ----------------------------------------------------------------------------

PERSONS = {  # a first name or the like that makes it full, the surname
    "haftar": ("خليفة", "حفتر"),
    "sisi": ("الفتاح", "السيسي"),
    "sarraj": ("فا[يئ]ز", "السراج"),
    "shoukry": ("سامح", "شكري"),
    "abdelatty": ("بدر", "عبد العاطي"),
    "kamel": ("عباس", "عباس كامل"),
    "rashad": ("حسن", "رشاد"),
}
RANK = found("مشير", pos="noun")
OF_HAFTAR = found("حفتر", "قائد") + RANK
OF_THE_FORCE = found("جيش", "مؤسسة", "قيادة", "مسلح")


@pytest.mark.parametrize("actor, words", [("haftar", OF_HAFTAR), ("force", OF_THE_FORCE)])
def test_a_naming_row_holds_a_naming_word_of_its_actor(actor, words):
    for row in rows("naming"):
        inside = {(t.doc, t.start, t.end) for t in tokens_in(row)}
        assert row.actor != actor or inside & set(words), quote(row)


def test_every_haftar_rank_commander_and_army_of_the_body_is_in_a_naming_row():
    for doc, start, end in OF_HAFTAR + found("جيش"):
        around = [r for r in rows("naming") if r.doc == doc and r.start <= start]
        assert any(end <= r.end for r in around), CORPUS.text(doc)[start:end]


def test_pointing_out_is_no_rank():
    pointing = found("مشير", pos="adj")
    assert len(pointing) == 2 and len(RANK) == 9  # counted by hand
    for row in rows("naming"):
        assert not {(t.doc, t.start, t.end) for t in tokens_in(row)} & set(pointing)


def test_the_values_of_a_naming_are_those_of_the_codebook():
    command = {"army", "national army", "armed forces", "institution", "command"}
    person = {"bare", "rank", "title", "rank and title"}
    assert all(f"*{word}*" in CODEBOOK for word in command | person)
    assert {row.actor for row in rows("naming")} == {"force", *PERSONS}
    for row in rows("naming"):
        assert row.category in (person if row.actor in PERSONS else command), row
        named = {"full", "surname", "none"} if row.actor in PERSONS else {""}
        assert row.named in named, row
        assert row.inside_title in {"", "yes"} and row.marks in MARKS, row


MARKS = {"": r"[^#“”\"]*", "hashtag": r"[^“”\"]*#.*", "quotation marks": r".*“.*”.*"}


def test_rank_name_and_marks_are_what_the_raw_text_shows():
    for row in rows("naming"):
        assert re.fullmatch(MARKS[row.marks], quote(row)), quote(row)
        if row.actor in PERSONS:
            words, (first, last) = quote(row), PERSONS[row.actor]
            assert ("المشير" in words) == row.category.startswith("rank")
            office = re.search("قائد|رئيس|وزير", words)
            assert (office is not None) == row.category.endswith("title")
            assert (last in words) == (row.named != "none")
            assert (re.search(first, words) is not None) == (row.named == "full")


def test_an_army_in_a_title_lies_in_a_row_with_that_title_and_only_such_a_one():
    titles = [r for r in rows("naming") if r.category.endswith("title")]
    for row in rows("naming"):
        if row.actor == "force":
            inside = any(holds(title, row) for title in titles)
            assert (row.inside_title == "yes") == inside, quote(row)


def test_a_naming_has_the_voice_and_the_mode_of_the_clause_that_it_lies_in():
    for row in rows("naming"):
        assert (clause_of(row).voice, clause_of(row).mode) == (row.voice, row.mode)


@pytest.mark.parametrize("actor", PERSONS)
def test_every_surname_of_an_actor_in_the_raw_body_is_in_one_of_his_rows(actor):
    """Searched as letters in the raw text, without the kit's words or its analyser."""
    named = [r for r in rows("naming") if r.actor == actor]
    places = [
        (sentence.doc, sentence.start + match.start())
        for sentence in SENTENCES.itertuples()
        for match in re.finditer(PERSONS[actor][1], sentence.text)
    ]
    around = [
        sum(r.doc == doc and r.start <= at < r.end for r in named) for doc, at in places
    ]
    assert around and set(around) == {1}


def test_text_001_gives_haftar_no_rank_and_no_title():
    named = [r for r in rows("naming") if r.doc == "001" and r.actor == "haftar"]
    assert {r.category for r in named} == {"bare"} and len(named) == 8
