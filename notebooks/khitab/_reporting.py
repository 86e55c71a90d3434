"""The words by which `guess_speakers` knows that somebody speaks, and who.

All are compared without diacritics and without hamza on the alef: أكد, اكد, أكّد are one.
"""

from functools import cache, lru_cache

from khitab import _analyses, arabic

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
MASDARS = "التأكيد التوافق الاتفاق التشديد"  # said, but by nobody who is named, after:
HAPPENED = "تم وتم يتم وتمت جرى شهد وشهد"

THAT = "أن إن بأن بإن أنه إنه بأنه أنها إنها بأنها وأن وإن"
SAYING = "قوله قولها بقوله بقولها بالقول"
TO = "إلى على عن"  # what is said may begin with one of these
ASIDE = "خلال في عقب بعد قبل من مع أمام لدى حول"  # where and when
WITH_IT = "فيه فيها عليه عليها عنه عنها له لها"
BEFORE = "كما حيث من ومن جانبه جانبها بدوره وبدوره بدورها"  # stands before the verb
TITLES = """
رئيس وزير قائد متحدث ناطق مسؤول مسئول مصدر بيان صحيفة قناة وكالة نائب سفير عضو أمين
مستشار مدير مبعوث مندوب حكومة وزارة رئاسة مفوض باسم قيادة
"""
IN_NAMES = "أبو عبد بن آل"


def unhamzated(form):
    """Return a form without the hamza of its alef.

    >>> unhamzated("أكد")
    'اكد'
    """
    return arabic.unify_alef(form)


def _set(words):
    return frozenset(map(unhamzated, words.split()))


THAT, SAYING, TO, ASIDE, WITH_IT, BEFORE, TITLES, IN_NAMES, HAPPENED = map(
    _set, (THAT, SAYING, TO, ASIDE, WITH_IT, BEFORE, TITLES, IN_NAMES, HAPPENED)
)


@cache
def triggers():
    """Return {form: kind}: "past", "present", "participle", "quoting" or "masdar".

    >>> [triggers().get(word) for word in ("واكد", "مشيرا", "المشير", "نقلت")]
    ['past', 'participle', None, 'quoting']
    """
    found = {}
    for entry in VERBS.replace("\n", " · ").split("·"):
        for stem, kind in zip(entry.split(), ("past", "present", "participle")):
            stem, kind = unhamzated(stem), "quoting" if stem == "نقل" else kind
            forms = {
                "participle": [stem + end for end in ("ا", "ة", "ين")],
                "present": [stem, "ت" + stem[1:], stem + "ان", stem + "ون"],
            }.get(kind, [stem + end for end in ("", "ت", "ا", "تا", "وا")])
            for form in forms if stem != "-" else ():
                found |= dict.fromkeys((form, "و" + form, "ف" + form), kind)
    return found | {unhamzated(word): "masdar" for word in MASDARS.split()}


@lru_cache(maxsize=200_000)
def unheard(word):
    """Say whether the lexicon does not know a word."""
    return not _analyses.counting(word)


@lru_cache(maxsize=200_000)
def proper(word):
    """Say whether the lexicon knows a word as a name, and as nothing else.

    >>> proper("حفتر"), proper("لحفتر"), proper("دعم")
    (True, False, False)
    """
    known = _analyses.counting(word)
    return bool(known) and all(
        found.pos == "noun_prop" and found.proclitics in ("", "ال") for found in known
    )


@lru_cache(maxsize=200_000)
def definite(word):
    """Say whether a word begins with the article.

    >>> definite("الرئيس"), definite("التزام")
    (True, False)
    """
    known = _analyses.counting(word)
    if known:
        return any(found.proclitics == "ال" for found in known)
    return word.startswith("ال")
