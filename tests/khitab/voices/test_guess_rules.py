"""The rules of `guess_speakers`, one by one, each on a sentence made up for it.

What is expected follows from the rule, not from what the function happens to give. All
names are invented; some of them the lexicon knows (رشاد، بسام), and some it does not.
"""

import pytest
from khitab.voices import guess_speakers
from tiny import corpus_of

VERB, SAME, NOBODY, AFTER = "verb", "same speaker", "nobody named", "participle"
UNKNOWN = "unknown"

# rule: (sentences, [(who, what is said, how it was found)])
VERBS = {
    "a verb in the past, its subject, and what is said after أن": (
        "قال الوزير إن المعرض مفتوح.",
        [("الوزير", "المعرض مفتوح", VERB)],
    ),
    "a verb in the present reports too, and may be feminine": (
        "وتؤكد الوزيرة أن المعرض مفتوح.",
        [("الوزيرة", "المعرض مفتوح", VERB)],
    ),
    "a verb may begin with ف": (
        "فأوضح الوزير أن المعرض مفتوح.",
        [("الوزير", "المعرض مفتوح", VERB)],
    ),
    "vowel marks and the hamza of the alef do not count": (
        "واكّد الوزير انّ المعرض مفتوح.",
        [("الوزير", "المعرض مفتوح", VERB)],
    ),
    "who has not said it in the present has not said it": (
        "لم يؤكد الوزير موعد الافتتاح.",
        [],
    ),
    "nor who does not say it": ("ولا يكشف الوزير موعد الافتتاح.", []),
    "a present without a subject is nobody's: it is said that": (
        "ويذكر أن المعرض مفتوح.",
        [],
    ),
    "a past without a subject belongs to the speaker before": (
        "أكد الوزير أن المعرض مفتوح. وأضاف أن الدخول مجاني.",
        [("الوزير", "المعرض مفتوح", VERB), ("الوزير", "الدخول مجاني", SAME)],
    ),
    "if nobody has spoken before, the speaker is empty": (
        "التقى الوزيران اليوم. وأكدا أن المعرض مفتوح.",
        [("", "المعرض مفتوح", SAME)],
    ),
    "a participle belongs to the verb before it": (
        "قالت الوزيرة إن المعرض مفتوح، مشيرة إلى أن الدخول مجاني.",
        [("الوزيرة", "المعرض مفتوح", VERB), ("الوزيرة", "الدخول مجاني", AFTER)],
    ),
    "and to nobody, if that verb is in another sentence": (
        "أكد الوزير أهمية التعاون. وغادر الضيف القاعة مؤكدا أن الدخول مجاني.",
        [("الوزير", "أهمية التعاون", VERB), ("", "الدخول مجاني", AFTER)],
    ),
    "a noun of saying after تم names nobody": (
        "تم التأكيد على أهمية التعاون.",
        [("", "على أهمية التعاون", NOBODY)],
    ),
    "what a meeting saw, up to three words on, names nobody": (
        "وشهد لقاء الوزيرين التوافق على دعم المعرض.",
        [("", "على دعم المعرض", NOBODY)],
    ),
    "a noun of saying alone reports nothing": (
        "لقي الاتفاق على الموعد ترحيب الزوار.",
        [],
    ),
    "نقل عن reports what somebody said": (
        "ونقل عن الوزيرة قولها إن المعرض مفتوح.",
        [("الوزيرة", "المعرض مفتوح", VERB)],
    ),
    "نقل without عن carries something": ("نقلت الشاحنات الكتب إلى المعرض.", []),
    "after أن the inner subject speaks, and not the spokesman": (
        "وأضاف المتحدث أن الوزيرة شددت على أهمية التعاون.",
        [("الوزيرة", "على أهمية التعاون", VERB)],
    ),
    "without أن there is no inner subject": (
        "أشاد الوزير بكلمة السفير. شدد الوزير على أهمية التعاون.",
        [
            ("الوزير", "بكلمة السفير", VERB),
            ("الوزير", "على أهمية التعاون", VERB),
        ],
    ),
}

SUBJECTS = {
    "a title goes on with what is beside it": (
        "أكد رئيس هيئة المعارض أهمية التعاون.",
        [("رئيس هيئة المعارض", "أهمية التعاون", VERB)],
    ),
    "a subject goes on with words in ال, and with لل": (
        "أكد المتحدث الرسمي للهيئة أهمية التعاون.",
        [("المتحدث الرسمي للهيئة", "أهمية التعاون", VERB)],
    ),
    "a subject has at most twelve words": (
        "أكد المتحدث الرسمي باسم اللجنة العليا الدائمة المنظمة للمعرض الدولي السنوي "
        "الكبير العاشر المقام حاليا أهمية التعاون.",
        [
            (
                "المتحدث الرسمي باسم اللجنة العليا الدائمة المنظمة للمعرض الدولي السنوي "
                "الكبير العاشر",
                "المقام حاليا أهمية التعاون",
                VERB,
            )
        ],
    ),
    "after a name a word in ال is what is said": (
        "استعرض رشاد الخطط الجديدة.",
        [("رشاد", "الخطط الجديدة", VERB)],
    ),
    "and also if a title comes before the name": (
        "استعرض المهندس رشاد الخطط الجديدة.",
        [("المهندس رشاد", "الخطط الجديدة", VERB)],
    ),
    "و joins a second name": (
        "أكد رشاد وبسام أهمية التعاون.",
        [("رشاد وبسام", "أهمية التعاون", VERB)],
    ),
    "و joins a word in ال, and the subject goes on": (
        "شدد بسام والمتحدث الرسمي على أهمية التعاون.",
        [("بسام والمتحدث الرسمي", "على أهمية التعاون", VERB)],
    ),
    "a word that only begins with و joins nothing": (
        "أكد الوزير وجود خطة جديدة.",
        [("الوزير", "وجود خطة جديدة", VERB)],
    ),
    "أبو makes a name with the word after it": (
        "شدد أبو زهران على أهمية التعاون.",
        [("أبو زهران", "على أهمية التعاون", VERB)],
    ),
    "words that nobody knows are a name if أن follows": (
        "أكد سمير زهران أن المعرض مفتوح.",
        [("سمير زهران", "المعرض مفتوح", VERB)],
    ),
    "or a colon": (
        "وأضافت ليلى منصور: الدخول مجاني.",
        [("ليلى منصور", "الدخول مجاني", VERB)],
    ),
    "up to six of them": (
        "أكد سمير نادر فؤاد منصور جلال زهران أن المعرض مفتوح.",
        [("سمير نادر فؤاد منصور جلال زهران", "المعرض مفتوح", VERB)],
    ),
    "and more of them, as they are all that comes before أن": (
        "أكد سمير نادر فؤاد منصور جلال سالم زهران أن المعرض مفتوح.",
        [("سمير نادر فؤاد منصور جلال سالم زهران", "المعرض مفتوح", VERB)],
    ),
    "a word that everybody knows ends an unknown name, and أن comes too late": (
        "أكد سمير في القاهرة أن المعرض مفتوح.",
        [("", "سمير في القاهرة أن المعرض مفتوح", UNKNOWN)],
    ),
    "so does punctuation": (
        "أكد سمير؛ زهران أن المعرض مفتوح.",
        [("", "سمير؛ زهران أن المعرض مفتوح", UNKNOWN)],
    ),
    "unknown words before على are a name only after a title": (
        "شدد المهندس سمير زهران على أهمية التعاون.",
        [("المهندس سمير زهران", "على أهمية التعاون", VERB)],
    ),
    "and without a title they are not": (
        "شدد سمير زهران على أهمية التعاون.",
        [("", "سمير زهران على أهمية التعاون", UNKNOWN)],
    ),
    "after a title an aside ends an unknown name": (
        "أكد المهندس سمير زهران خلال الافتتاح أهمية التعاون.",
        [("المهندس سمير زهران", "أهمية التعاون", VERB)],
    ),
    "after a title a comma does": (
        "أكد المهندس سمير زهران، في تصريح للصحيفة، أن المعرض مفتوح.",
        [("المهندس سمير زهران", "المعرض مفتوح", VERB)],
    ),
    "a name that was learnt is known in the sentences before it": (
        "شدد سمير زهران على أهمية التعاون. وأكد سمير زهران أن المعرض مفتوح.",
        [
            ("سمير زهران", "على أهمية التعاون", VERB),
            ("سمير زهران", "المعرض مفتوح", VERB),
        ],
    ),
    "a word in ال is no name, even if nobody knows it": (
        "قال المدير العام إن المعرض مفتوح.",
        [("المدير العام", "المعرض مفتوح", VERB)],
    ),
    "what follows a colon is no subject": (
        "أكد الوزير أهمية التعاون. وأضاف: المعرض مفتوح.",
        [("الوزير", "أهمية التعاون", VERB), ("الوزير", "المعرض مفتوح", SAME)],
    ),
    "فيها before the subject is no part of it": (
        "ووصلت رسالة أكد فيها الوزير أهمية التعاون.",
        [("الوزير", "أهمية التعاون", VERB)],
    ),
    "punctuation ends a subject": (
        "استعرض الوزير، اليوم، الخطط الجديدة.",
        [("الوزير", "اليوم، الخطط الجديدة", VERB)],
    ),
    "quotation marks do not": (
        "أكدت صحيفة «الصباح» أهمية التعاون.",
        [("صحيفة الصباح", "أهمية التعاون", VERB)],
    ),
    "nor do the signs of a hashtag": (
        "أكد #وزير_الثقافة أهمية التعاون.",
        [("وزير الثقافة", "أهمية التعاون", VERB)],
    ),
}

SPEECH = {
    "speech may begin with إلى": (
        "أشار الوزير إلى أهمية التعاون.",
        [("الوزير", "إلى أهمية التعاون", VERB)],
    ),
    "but not with إلى أن": (
        "أشار الوزير إلى أن المعرض مفتوح.",
        [("الوزير", "المعرض مفتوح", VERB)],
    ),
    "speech begins after a colon": (
        "وأكد الوزير: المعرض مفتوح.",
        [("الوزير", "المعرض مفتوح", VERB)],
    ),
    "speech begins after قوله إن": (
        "وتابع الوزير قوله إن المعرض مفتوح.",
        [("الوزير", "المعرض مفتوح", VERB)],
    ),
    "speech begins after قوله alone": (
        "وتابع الوزير بالقول “المعرض مفتوح”.",
        [("الوزير", "المعرض مفتوح", VERB)],
    ),
    "a word and a comma may come before قوله": (
        "وأكد الوزير ذلك، بقوله إن المعرض مفتوح.",
        [("الوزير", "المعرض مفتوح", VERB)],
    ),
    "a word may come before قوله إن": (
        "وأكد الوزير ذلك بقوله إن المعرض مفتوح.",
        [("الوزير", "المعرض مفتوح", VERB)],
    ),
    "a word may come before قوله and a colon": (
        "وأكد الوزير ذلك بقوله: المعرض مفتوح.",
        [("الوزير", "المعرض مفتوح", VERB)],
    ),
    "an aside ends with a word in ال": (
        "أكد الوزير في ختام اللقاء أهمية التعاون.",
        [("الوزير", "أهمية التعاون", VERB)],
    ),
    "an aside ends with a pronoun": (
        "أكدت الوزيرة في كلمتها أهمية التعاون.",
        [("الوزيرة", "أهمية التعاون", VERB)],
    ),
    "هذه ends with no pronoun": (
        "أكد الوزير في هذه المناسبة أهمية التعاون.",
        [("الوزير", "أهمية التعاون", VERB)],
    ),
    "an aside ends with a name": (
        "أكد الوزير خلال زيارة إلى تونس أهمية التعاون.",
        [("الوزير", "أهمية التعاون", VERB)],
    ),
    "an aside may follow an aside": (
        "أكد الوزير في ختام اللقاء مع السفير أهمية التعاون.",
        [("الوزير", "أهمية التعاون", VERB)],
    ),
    "an aside ends with its last word in ال, if على follows": (
        "شدد الوزير خلال المؤتمر الصحفي الأخير على أهمية التعاون.",
        [("الوزير", "على أهمية التعاون", VERB)],
    ),
    "and with its first, if nothing of that kind follows": (
        "أكد الوزير في هذا السياق الدور الكبير للمكتبة.",
        [("الوزير", "الدور الكبير للمكتبة", VERB)],
    ),
    "and with its first word, if none of four tells where it ends": (
        "أكد الوزير خلال مقابلة ضرورة دعم جهود بسام.",
        [("الوزير", "ضرورة دعم جهود بسام", VERB)],
    ),
    "an aside in commas ends before أن": (
        "أكد الوزير، في تصريح للصحيفة، أن المعرض مفتوح.",
        [("الوزير", "المعرض مفتوح", VERB)],
    ),
    "or before a colon": (
        "وأكد الوزير، في تصريح للصحيفة: المعرض مفتوح.",
        [("الوزير", "المعرض مفتوح", VERB)],
    ),
    "an aside in commas may be twelve words long": (
        "أكد الوزير، في تصريح خاص لصحيفة الصباح بعد زيارة قصيرة إلى معرض الكتاب "
        "الدولي، أن الدخول مجاني.",
        [("الوزير", "الدخول مجاني", VERB)],
    ),
    "and not thirteen": (
        "أكد الوزير، في تصريح خاص لصحيفة الصباح بعد زيارة قصيرة إلى معرض الكتاب الدولي "
        "العاشر، أن الدخول مجاني.",
        [
            (
                "الوزير",
                "في تصريح خاص لصحيفة الصباح بعد زيارة قصيرة إلى معرض الكتاب الدولي "
                "العاشر، أن الدخول مجاني",
                VERB,
            )
        ],
    ),
    "to whom it is said, with لـ and a name, is no speech": (
        "أكد الوزير لبسام أهمية التعاون.",
        [("الوزير", "أهمية التعاون", VERB)],
    ),
    "a word that only begins with ل is": (
        "استعرض الوزير لوائح المعرض.",
        [("الوزير", "لوائح المعرض", VERB)],
    ),
    "with بـ and a name it is what is said": (
        "أشاد الوزير ببسام وفريقه.",
        [("الوزير", "ببسام وفريقه", VERB)],
    ),
    "to whom it is said, with a pronoun, is no speech": (
        "أكد الوزير لها أهمية التعاون.",
        [("الوزير", "أهمية التعاون", VERB)],
    ),
    "قال waits for its أن": (
        "يقول الوزير في مقابلة نشرت أمس إن المعرض مفتوح.",
        [("الوزير", "المعرض مفتوح", VERB)],
    ),
    "قال waits for a colon": (
        "قال الوزير في كلمة ألقاها أمس: المعرض مفتوح.",
        [("الوزير", "المعرض مفتوح", VERB)],
    ),
    "أكد does not wait": (
        "أكد الوزير ضرورة العلم بأن المعرض مفتوح.",
        [("الوزير", "ضرورة العلم بأن المعرض مفتوح", VERB)],
    ),
    "قال does not take the أن of the verb after it": (
        "قال الوزير كلمته وأكد أن المعرض مفتوح.",
        [("الوزير", "كلمته", VERB), ("الوزير", "المعرض مفتوح", SAME)],
    ),
    "speech ends with its sentence": (
        "أكد الوزير أن المعرض مفتوح. الجو جميل اليوم.",
        [("الوزير", "المعرض مفتوح", VERB)],
    ),
    "and ends where the next report begins": (
        "أكد الوزير أن المعرض مفتوح وأضاف السفير أن الدخول مجاني.",
        [("الوزير", "المعرض مفتوح", VERB), ("السفير", "الدخول مجاني", VERB)],
    ),
    "a report begins with its كما": (
        "أكد الوزير أن المعرض مفتوح كما شدد على أهمية التعاون.",
        [("الوزير", "المعرض مفتوح", VERB), ("الوزير", "على أهمية التعاون", SAME)],
    ),
    "or with its ومن جانبه": (
        "قال الوزير إن المعرض مفتوح ومن جانبه أكد السفير أن الدخول مجاني.",
        [("الوزير", "المعرض مفتوح", VERB), ("السفير", "الدخول مجاني", VERB)],
    ),
    "a verb at the end of a sentence has no speech after it": (
        "هكذا قال. الوزير غائب.",
        [],
    ),
    "nor has one at the end of the text": ("المعرض مفتوح كما قال.", []),
}

ROWS = VERBS | SUBJECTS | SPEECH


def guessed(corpus):
    """Return who says what in a corpus, and how that was found, text by text."""
    rows = guess_speakers(corpus)
    spans = zip(rows["doc"], rows["start"], rows["end"])
    said = [corpus.text(doc)[start:end] for doc, start, end in spans]
    return list(zip(rows["speaker"], said, rows["how"]))


@pytest.mark.parametrize("rule", ROWS)
def test_the_rule_finds_who_says_what(rule, tmp_path):
    text, expected = ROWS[rule]
    assert guessed(corpus_of(tmp_path, a=text)) == expected


def test_a_row_names_its_text_and_the_word_that_reports(tmp_path):
    text = "فأكد الوزير أن المعرض مفتوح."
    rows = guess_speakers(corpus_of(tmp_path, a=text))
    assert rows.drop(columns=["speaker", "how"]).values.tolist() == [
        ["a", "2019", 15, 27, "فأكد", True]
    ]


def test_a_name_learnt_in_one_text_is_known_in_the_others(tmp_path):
    texts = {
        "a": "شدد سمير زهران على أهمية التعاون.",
        "b": "أكد سمير زهران أن المعرض مفتوح.",
    }
    assert guessed(corpus_of(tmp_path, **texts)) == [
        ("سمير زهران", "على أهمية التعاون", VERB),
        ("سمير زهران", "المعرض مفتوح", VERB),
    ]


def test_the_speaker_of_one_text_does_not_go_on_speaking_in_the_next(tmp_path):
    texts = {"a": "أكد الوزير أن المعرض مفتوح.", "b": "وأضاف أن الدخول مجاني."}
    assert guessed(corpus_of(tmp_path, **texts)) == [
        ("الوزير", "المعرض مفتوح", VERB),
        ("", "الدخول مجاني", SAME),
    ]


def test_a_speaker_goes_on_speaking_in_the_next_paragraph(tmp_path):
    text = "أكد الوزير أن المعرض مفتوح.\nوأضاف أن الدخول مجاني."
    assert guessed(corpus_of(tmp_path, a=text))[1] == ("الوزير", "الدخول مجاني", SAME)
