"""Lesson 00: what its prose says of the texts and of the kit is so."""

import re
from pathlib import Path

import khitab
import nbformat
import pandas as pd
import pytest
from khitab import arabic, checks, morphology

LESSON = Path(__file__).resolve().parents[2] / "notebooks" / "00_start_here.ipynb"
SOURCES = {cell.id: cell.source for cell in nbformat.read(LESSON, as_version=4).cells}


@pytest.fixture(scope="module")
def corpus():
    return khitab.load_corpus()


@pytest.fixture(scope="module")
def terms():
    return pd.read_csv(khitab.corpus.SEEDS / "annotations" / "terms.csv")


def found(corpus, letters):
    """How many sentences of each text hold these letters, as the lesson's filter says."""
    sentences = corpus.sentences()
    hits = sentences[sentences["text"].str.contains(letters)]
    return hits["doc"].value_counts().to_dict()


def test_the_first_quotation_comes_within_ten_cells_and_has_an_interlinear_line():
    first_ten = "\n".join(list(SOURCES.values())[:10])
    assert "display.quotation(" in first_ten and "display.interlinear(" in first_ten


@pytest.fixture(scope="module")
def line(corpus):
    """The headline's words, sounds and meanings, as the cell gives them."""
    headline = corpus.sentences().iloc[0]
    names = {"headline": headline, "corpus": corpus, "morphology": morphology}
    exec(SOURCES["headline-words"].rpartition("\n")[0], names)
    assert len(names["words"]) == len(names["meanings"])
    return list(zip(names["words"], names["sounds"], names["meanings"], strict=False))


def test_the_third_word_of_the_headline_is_the_one_that_00_a_asks_for(line):
    assert line[2] == ("يبحثان", "yabḥathān", "discuss")


def test_each_sound_of_the_headline_has_the_consonants_of_its_letters(line):
    def consonants(latin):
        return re.sub("[aāiīuūwyʾ-]", "", latin.lower())

    for word, sound, _ in line:
        assert consonants(sound).startswith(consonants(arabic.transliterate(word)))


def test_text_003_is_the_only_one_whose_headline_asks_and_it_is_sentence_5(corpus):
    headlines = corpus.sentences(layers="headline")
    asking = headlines[headlines["text"].str.contains("؟")]
    assert list(asking["doc"]) == ["003"] and list(asking["sentence"]) == [5]


def test_003_is_the_only_text_whose_headline_does_not_name_haftar(corpus):
    headlines = corpus.sentences(layers="headline").set_index("doc")["english"]
    assert [doc for doc in headlines.index if "Haftar" not in headlines[doc]] == ["003"]
    assert "All headlines but one name Haftar" in SOURCES["five-read"]


def test_the_text_that_is_read_whole_is_the_shortest_that_has_its_story(corpus):
    """Of the two short texts 003 has fewer words, and the headline that asks."""
    sizes = corpus.tokens()["doc"].value_counts()
    assert sizes.loc[["002", "003"]].idxmin() == "003"
    assert 'display.reader(corpus, "003"' in SOURCES["read-text"]


def test_the_foreign_forces_of_003_are_spoken_of_at_the_earlier_meeting(corpus):
    english = corpus.sentences().query("doc == '003'").set_index("sentence")["english"]
    assert "the city of Benghazi" in english[8]
    assert "On 8 December last" in english[17] and "visited Egypt" in english[17]
    assert english[18].startswith("During the meeting at that time")
    assert [n for n in english.index if "foreign forces" in english[n]] == [18]
    for word, sentence in [("greetings", 10), ("bilateral", 10), ("Ramadan", 16)]:
        assert word in english[sentence]


def test_more_than_half_of_003_is_about_the_earlier_meeting(corpus):
    tokens = corpus.tokens().query("doc == '003'")
    assert (tokens["sentence"] >= 17).sum() > len(tokens) / 2


def test_nouns_and_present_verbs_lose_their_end_and_past_verbs_and_particles_keep_it(
    corpus,
):
    words = morphology.add_lemmas(corpus.tokens())
    kept = "ashāra istaqbala laʿibat-hu ḍidda bayna muthamminan irtibāṭan".split()
    assert {*kept, "yastaqbil", "liqāʾ"} <= set(words["reading"])
    present = words[words["reading"].str.fullmatch("ya[^-]*[^aiuāīūn]")]
    assert len(present) > 10 and set(present["pos"]) == {"verb"}
    written = words[words["reading"].str.endswith("an") & words["form"].str.endswith("ا")]
    assert len(written) > 25 and not set(written["pos"]) & {"verb", "prep"}


def test_al_sarraj_heads_a_council_and_a_government_as_004_has_it(corpus):
    assert "council and of the government in tripoli" in SOURCES["whose"].lower()
    english = " ".join(corpus.sentences()["english"])
    assert re.search("Presidential Council", english)
    assert re.search("Government of (National )?Accord", english)


def test_003_gives_haftar_three_commands(corpus):
    english = " ".join(corpus.sentences().query("doc == '003'")["english"])
    given = re.findall(r"\*(the Libyan [^*]+)\*", SOURCES["whose-words"])
    assert len(given) == 3
    for name in given:
        assert f"General Commander of {name}" in english, name


def test_the_periods_are_those_that_the_prose_gives(corpus):
    docs = corpus.datasheet.groupby("period")["doc"].apply(list).to_dict()
    assert docs == {"2017": ["000"], "2019": ["001", "004"], "2024": ["002", "003"]}


def test_the_letters_of_qatar_are_in_one_text_and_alone_only_in_its_headline(corpus):
    assert set(found(corpus, "قطر")) == {"000"}
    forms = corpus.tokens().query("form.str.contains('قطر')")
    assert (forms["form"].str.contains("قطري") == (forms["layer"] != "headline")).all()


def test_terrorism_is_in_three_texts_and_004_has_twice_as_many_sentences(corpus):
    counts = found(corpus, "إرهاب")
    assert set(counts) == {"000", "001", "004"}
    assert counts["004"] == 2 * counts["000"] == 2 * counts["001"]


def test_the_singular_foreign_is_in_the_third_period_only_the_plural_also_in_2019(corpus):
    assert set(found(corpus, "أجنبي")) == {"002", "003"}
    assert set(found(corpus, "أجانب")) == {"001", "002", "004"}


def test_the_error_of_the_lesson_says_that_quotes_are_missing(corpus):
    with pytest.raises(ValueError, match="write it in quotes"):
        corpus.text(3)


def test_the_mended_call_shows_the_title_of_003(corpus):
    title = corpus.sentences(layers="headline").set_index("doc").loc["003", "text"]
    assert corpus.text("003")[2:79] == title
    assert SOURCES["turn-error-code"] == "# corpus.text(3)[2:79]"


def test_every_name_of_the_house_style_is_one_that_the_translations_use(corpus, terms):
    columns = terms["english"], terms["note"].dropna(), corpus.translations["english"]
    used = " ".join(pd.concat(columns))
    rows = re.findall(r"(?m)^\| (?!our|--)(.*?) \|", SOURCES["whose"])
    names = [name for row in rows for name in row.split("; ") if "forces" not in name]
    assert len(names) >= 9 and [name for name in names if name not in used] == []


def test_what_00_f_quotes_is_said_in_text_000_by_the_spokesman(corpus):
    quoted = "clearing [literally: cleansing] the city of Benghazi of terrorist elements"
    assert f'"{quoted}"' in checks.keys("00")["00-f"].ask
    english = corpus.sentences().query("doc == '000'")["english"]
    said = list(english[english.str.contains(quoted, regex=False)])
    assert len(said) == 1 and said[0].startswith("The spokesman for the Foreign Ministry")


def test_the_hints_of_00_name_the_sentences_that_answer(corpus):
    """The English of a hint is a beginning of the sentence that it sends one to."""
    english = corpus.sentences(layers="all").set_index(["doc", "sentence"])["english"]
    for name, at in [("00-c", ("003", 5)), ("00-d", ("003", 17)), ("00-f", ("000", 8))]:
        quoted = re.search("“(.+?) …”", checks.keys("00")[name].hints[2])[1]
        assert english[at].startswith(quoted)


def test_every_mistake_that_a_check_foresees_is_another_answer_than_the_right_one():
    for judge in checks.keys("00").values():
        if hasattr(judge, "truth"):
            answers = [judge.truth(), *(mistake() for mistake, _ in judge.mistakes)]
            assert len(set(answers)) == len(answers)
            assert judge(answers[0])[0] is True
            assert not any(judge(answer)[0] for answer in answers[1:])
        else:
            assert sum(judge.options.values()) == 1
