"""The words that tell `guess_speakers` that somebody speaks, and who.

All are compared without diacritics and without hamza on the alef, so أكد, اكد, أكّد are
one.
"""

import re
from functools import cache, lru_cache

from khitab import arabic
from khitab.morphology.analyses import counting

# Past, present, participle (without its ending); «-» where a form means something else.
VERBS = """
قال يقول قائل · أكد يؤكد مؤكد · أضاف يضيف مضيف · أوضح يوضح موضح · أشار يشير مشير
شدد يشدد مشدد · صرح يصرح مصرح · ذكر يذكر - · اعتبر يعتبر معتبر · جدد يجدد مجدد
أعرب يعرب معرب · استعرض يستعرض مستعرض · لفت يلفت لافت · نوه ينوه منوه
أشاد يشيد مشيد · ثمن يثمن مثمن · هنأ يهنئ مهنئ · أعلن يعلن معلن · كشف يكشف كاشف
أفاد يفيد مفيد · حذر يحذر محذر · دعا يدعو داعي · طالب يطالب مطالب · نفى ينفي نافي
زعم يزعم زاعم · تابع يتابع متابع · أكمل يكمل مكمل · أردف يردف مردف · رأى يرى -
وصف يصف واصف · انتقد ينتقد منتقد · تعهد يتعهد متعهد · أبدى يبدي مبدي · رد يرد -
أدان يدين - · رحب يرحب مرحب · - يعبر معبر · عرض - - · نقل - - · أخبر يخبر مخبر
"""
WITH_THAT = "أخبر قال أضاف أوضح صرح ذكر أفاد اعتبر زعم"  # what is said follows أن or :
MASDARS = "التأكيد التوافق الاتفاق التشديد"  # said, but by nobody who is named, after:
NOBODY = "قيل يقال"  # said, but by nobody who is named
SOURCES = "حسب بحسب وفق وفقا نقلا"
ENDS = {"ت": "f", "ا": "p", "تا": "p", "وا": "p"}  # of a past, and whose it is
CLITICS = "ه ها هم نا ني"  # وصفها الوزير بأنها


def unhamzated(form):
    """Return a form without the hamza of its alef.

    >>> unhamzated("أكد")
    'اكد'
    """
    return arabic.unify_alef(form)


def _set(words):
    return frozenset(map(unhamzated, words.split()))


HAPPENED = _set("تم وتم يتم وتمت جرى شهد وشهد")
THAT = _set("أن إن بأن بإن أنه إنه بأنه أنها إنها بأنها وأن وإن")
SAYING = _set("قوله قولها بقوله بقولها بالقول")
TO = _set("إلى على عن")  # what is said may begin with one of these
ASIDE = _set("خلال في عقب بعد قبل من مع أمام لدى حول")  # where and when
WITH_IT = _set("فيه فيها عليه عليها عنه عنها له لها لهم لنا هو هي هما هم")
ADVERBS = _set("أيضا كذلك مجددا لاحقا سابقا اليوم أمس صباح مساء يوم")
WHO = _set("الذي التي الذين اللذان اللتان دون منذ حين عندما بينما")  # a subject is over
MEDIA = _set(
    "لوكالة لصحيفة لقناة لموقع لمراسل لمراسلة لإذاعة لشبكة للصحفيين للصحافيين"
)  # to whom
GENERAL = _set(
    "العام العامة عام التنفيذي التنفيذية"
)  # المدير العام لوكالة: no more to whom
BEFORE = _set("كما حيث من ومن جانبه جانبها بدوره وبدوره بدورها")  # before the verb
TITLES = _set(
    """
رئيس وزير قائد متحدث ناطق مسؤول مسئول مصدر مصادر بيان تقرير صحيفة قناة وكالة نائب سفير عضو أمين
مستشار مدير مبعوث مندوب حكومة وزارة رئاسة مفوض باسم قيادة
"""
)
HEADS = TITLES | _set(  # what a subject may begin with, as well
    """
زعيم منظمة جماعة حركة حزب هيئة لجنة مجلس بعثة مفوضية شركة بنك جيش قوات شرطة محكمة نيابة خبير
خبراء محلل محللون أستاذ كاتب ناشط ناشطون شهود شاهد وفد سكرتير ملك أمير شيخ إمام مرشد حاكم محافظ
عمدة نقيب طبيب محام لواء عميد عقيد قاض قاضي سلطات إدارة رابطة اتحاد نقابة جمعية مؤسسة مركز معهد
موقع إذاعة مراسل صحفي وزيرة رئيسة ناطقة متحدثة مسؤولون مديرة زعماء قادة وزراء تحالف ائتلاف تنظيم
كتلة جبهة جامعة برلمان مكتب دائرة مصلحة مندوبة مبعوثة نائبة سفيرة سفارة خارجية إعلام
"""
)
THINGS = _set(  # what is said, and nobody who says it
    """
أهمية ضرورة دعم قوة حرص رفض وجود رغبة ثقة تقدير موقف عمق متانة عزم سعي وقوف دور حق وحدة سيادة
سلامة جهود ثوابت أمن حسن نجاح فشل خطورة صعوبة وقف منع حل عدم أن كل ذلك هذا هذه
"""
)
# استمرار، التزام، تعزيز، مواصلة: names of actions
ACTION = re.compile("است..ا[^ا]ة?|[اا]..?ا[^ا]|[اا]...ا[^ا]|ت..ي[^ا]|م.ا..ة")
IN_NAMES = _set("أبو عبد بن آل")
WAS = _set("كان وكان كانت وكانت")
NOT = _set("لم ولم لا ولا لن ولن")


@cache
def triggers():
    """Return {form: (kind, does أن follow, gender)} of every form that reports.

    A kind is "past", "present", "participle", "quoting", "masdar", "clitic" (a pronoun is
    its object), "nobody" or "source"; a gender "m", "f", "p" (two or more) or "".

    >>> [triggers().get(word) for word in ("وقالت", "مشيرا", "المشير")]
    [('past', True, 'f'), ('participle', False, ''), None]
    """
    found = {}
    for entry in VERBS.replace("\n", " · ").split("·"):
        waits = entry.split()[:1] and entry.split()[0] in WITH_THAT.split()
        for stem, kind in zip(entry.split(), ("past", "present", "participle")):
            kind = "quoting" if stem == "نقل" else kind
            for form, gender in _forms(unhamzated(stem), kind) if stem != "-" else ():
                kept = (kind, bool(waits) and kind != "participle", gender)
                if gender == "c":
                    kept = ("clitic", bool(waits), "")
                for each in (form, "و" + form, "ف" + form):
                    found.setdefault(each, kept)
    for words, kind in ((NOBODY, "nobody"), (SOURCES, "source")):
        for word in map(unhamzated, words.split()):
            found |= dict.fromkeys((word, "و" + word), (kind, False, ""))
    return found | {unhamzated(word): ("masdar", False, "") for word in MASDARS.split()}


def _forms(stem, kind):
    """Return the forms of a stem, each with its gender ("c": with a pronoun)."""
    if kind == "participle":
        return [(stem + end, "") for end in ("ا", "ة", "ين")]
    if kind == "present":
        forms = [(stem, "m"), ("ت" + stem[1:], "f"), (stem + "ان", "p")]
        forms.append((stem + "ون", "p"))
        return forms + [("س" + form, gender) for form, gender in forms]
    base = stem[:-1] if stem[-1] in "ىا" else stem  # دعا، دعت
    forms = [(stem, "m"), *((base + end, gender) for end, gender in ENDS.items())]
    if kind == "past":
        pairs = ((stem + end, each) for end in ("", "ت") for each in CLITICS.split())
        forms += [(form + each, "c") for form, each in pairs]
    return forms


@lru_cache(maxsize=200_000)
def unheard(word):
    """Say whether the lexicon does not know a word."""
    return not counting(word)


@lru_cache(maxsize=200_000)
def proper(word):
    """Say whether the lexicon knows a word as a name, and as nothing else.

    >>> proper("حفتر"), proper("لحفتر"), proper("دعم")
    (True, False, False)
    """
    known = counting(word)
    return bool(known) and all(
        found.pos == "noun_prop" and found.proclitics in ("", "ال") for found in known
    )


@lru_cache(maxsize=200_000)
def definite(word):
    """Say whether a word begins with the article.

    >>> definite("الرئيس"), definite("التزام")
    (True, False)
    """
    known = counting(word)
    if known:
        return any(found.proclitics == "ال" for found in known)
    return word.startswith("ال")


@lru_cache(maxsize=200_000)
def bound(word):
    """Say whether the lexicon reads a preposition into the beginning of a word.

    >>> bound("بدور"), bound("دعم")
    (True, False)
    """
    return any(found.proclitics[:1] in tuple("بلك") for found in counting(word))


def thing(word):
    """Say whether a word names what is said rather than who says it.

    >>> thing("مواصلة"), thing("زعيم")
    (True, False)
    """
    return word in THINGS or bool(ACTION.fullmatch(word))
