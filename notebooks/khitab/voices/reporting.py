"""The words by which `guess_speakers` knows that somebody speaks, and who.

All are compared without diacritics and without hamza on the alef: أكد, اكد, أكّد are one.
"""

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
أدان يدين - · رحب يرحب مرحب · - يعبر معبر · عرض - - · نقل - -
"""
WITH_THAT = "قال أضاف أوضح صرح ذكر أفاد اعتبر زعم"  # what is said stands after أن or :
MASDARS = "التأكيد التوافق الاتفاق التشديد"  # said, but by nobody who is named, after:


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
WITH_IT = _set("فيه فيها عليه عليها عنه عنها له لها")
BEFORE = _set("كما حيث من ومن جانبه جانبها بدوره وبدوره بدورها")  # before the verb
TITLES = _set(
    """
رئيس وزير قائد متحدث ناطق مسؤول مسئول مصدر مصادر بيان تقرير صحيفة قناة وكالة نائب سفير عضو أمين
مستشار مدير مبعوث مندوب حكومة وزارة رئاسة مفوض باسم قيادة
"""
)
IN_NAMES = _set("أبو عبد بن آل")
NOT = _set("لم ولم لا ولا لن ولن")


@cache
def triggers():
    """Return {form: (kind, does أن follow)} of every form that reports.

    A kind is "past", "present", "participle", "quoting" or "masdar".

    >>> [triggers().get(word) for word in ("وقال", "مشيرا", "المشير")]
    [('past', True), ('participle', False), None]
    """
    found = {}
    for entry in VERBS.replace("\n", " · ").split("·"):
        waits = entry.split()[:1] and entry.split()[0] in WITH_THAT.split()
        for stem, kind in zip(entry.split(), ("past", "present", "participle")):
            kind = "quoting" if stem == "نقل" else kind
            for form in _forms(unhamzated(stem), kind) if stem != "-" else ():
                value = (kind, bool(waits) and kind != "participle")
                found |= dict.fromkeys((form, "و" + form, "ف" + form), value)
    return found | {unhamzated(word): ("masdar", False) for word in MASDARS.split()}


def _forms(stem, kind):
    if kind == "participle":
        return [stem + end for end in ("ا", "ة", "ين")]
    if kind == "present":
        return [stem, "ت" + stem[1:], stem + "ان", stem + "ون"]
    return [stem + end for end in ("", "ت", "ا", "تا", "وا")]


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
