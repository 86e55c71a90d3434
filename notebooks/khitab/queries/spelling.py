"""Words are compared by their form, their loose spellings, or without clitics."""

from khitab import arabic

FOREIGN = dict(zip("گکڪپچڇڤۋڥژڑڈٹےۍېیہھۀۃەں", "كككبججفففزردتييييهههههن", strict=True))
_SAME = FOREIGN | {"ى": "ي", "ة": "ه", "ٱ": "ا"}
# Two ways to be careless about a hamza: to leave it out, and to take another seat for it.
SEAT = str.maketrans(_SAME | dict(zip("أإآؤئ", "اااوي", strict=True)) | {"ء": ""})
HAMZA = str.maketrans(_SAME | dict.fromkeys("أإؤئ", "ء") | {"آ": "ءا"})
LOOSE = {"seat": SEAT, "hamza": HAMZA}

PRONOUNS = ("ه", "ها", "هما", "هم", "هن", "ك", "كما", "كم", "كن", "نا", "ني")
PROCLITICS = ["و", "ف", ""]
INNER = ["ال", "بال", "كال", "لل", "ب", "ك", "ل", "س"]


def plain(text: str) -> str:
    """Return `text` composed (NFKC), without invisible characters and tatweel.

    A sign that is read as several words, such as ﷺ, stays one.
    """
    text = arabic.strip_format_characters(text)
    composed = arabic.compose(text)
    return arabic.strip_tatweel(text if " " in composed else composed)


def spelled(text: str) -> str:
    """Return `text` as the column `form` has it, with digits 0–9 and small Latin letters.

    >>> spelled("قَطـر"), spelled("٣٠"), spelled("BP")
    ('قطر', '30', 'bp')
    """
    return arabic.form(plain(text))


def loose(form: str) -> tuple[str, str]:
    """Return two spellings of a form, without hamzas and with all hamzas the same.

    Two forms are loosely the same if they share either spelling. (رئيس and رييس share
    the first, مسؤول and مسئول the second.)

    >>> loose("مسؤول"), loose("مسئول")
    (('مسوول', 'مسءول'), ('مسيول', 'مسءول'))
    """
    return form.translate(SEAT), form.translate(HAMZA)


def bare(form: str) -> set[str]:
    """Return a form, and each possible rest of it without clitics.

    The clitics are و or ف, then ب, ك, ل, or س before a verb, the article, and a pronoun
    (except ي, which more often is an ending of adjectives). At least two letters are
    left. A letter that the pronoun changed is put back (سيارته gives سيارة, لقائه gives
    لقاء).

    >>> sorted(bare("وللجيش"))
    ['الجيش', 'اللجيش', 'جيش', 'لجيش', 'للجيش', 'وللجيش']
    """
    rests = {form}
    for first in PROCLITICS:
        if form.startswith(first):
            rest = form[len(first) :]
            rests |= {rest, *_inner(rest)}
    for rest in list(rests):
        for pronoun in PRONOUNS:
            if rest.endswith(pronoun):
                rests.update(_restored(rest[: -len(pronoun)]))
    return {rest for rest in rests if len(rest) > 1} | {form}


def _inner(rest):
    for clitic in INNER:
        if rest.startswith(clitic):
            left = rest[len(clitic) :]
            if clitic == "س" and left[:1] not in ("ي", "ت", "ن", "أ"):
                continue
            if clitic == "لل":  # للجيش is ل and الجيش; لله is ل and الله; للجنة has لجنة
                yield from ("ال" + left, "الل" + left, "ل" + left)
            yield left


def _restored(rest):
    """Yield a word as it is spelled without the pronoun that was cut off its end."""
    yield rest
    if rest[-1:] == "ت":
        yield rest[:-1] + "ة"
    elif rest[-1:] == "ا":
        yield rest[:-1] + "ى"
    elif rest[-1:] == "و":
        yield rest + "ا"
    elif rest[-2:] in ("ائ", "اؤ"):
        yield rest[:-1] + "ء"
