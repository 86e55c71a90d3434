"""Put the five pages of the twin corpus together, from a seed."""

import random
import re
from datetime import date, timedelta

from khitab import arabic

from . import templates as w
from .page import Page
from .words import NAMES

ROLES = {
    "readout": "2017", "rewrite": "2019", "explainer": "2019", "report": "2024",
    "short": "2024",
}  # fmt: skip
REUSE = 8  # no two texts share so many words in a row, but for the statement
YEARS = {
    "readout": 2017,
    "rewrite": 2019,
    "explainer": 2019,
    "report": 2024,
    "short": 2025,
}
CALLED = {  # what each text calls the commander
    "readout": ["full", "surname"],
    "rewrite": ["full", "surname"],
    "explainer": ["marshal", "marshal_surname", "surname"],
    "report": ["general_commander", "surname"],
    "short": ["marshal", "general_commander", "marshal_surname"],
}
WHO = {
    "readout": ["minister", "minister", "spokesman", "commander"],
    "rewrite": ["commander", "outlet", "minister"],
    "explainer": ["president", "commander", "outlet", "minister"],
    "report": ["president", "commander", "outlet", "spokesman"],
    "short": ["minister", "commander", "outlet"],
}
LEAST = 15  # sentences a text, beside lead and statement


def build(seed):
    """Return the five pages in the order of their ids, {doc: role}, and the shift."""
    rng = random.Random(f"khitab {seed}")
    roles = list(ROLES)
    rng.shuffle(roles)
    rises = rng.choice(["elections", "reconciliation"])
    falls = {"elections": "reconciliation", "reconciliation": "elections"}[rises]
    statement = rng.choice(w.STATEMENTS)
    seen, pages = {}, []
    for number, role in enumerate(roles, 101):
        page = Page(str(number), ROLES[role], rng)
        planted = _headline_words(role, rng, falls)
        themes = _themes(role, rng, rises, falls)
        _Writer(page, role, rng, seen, statement).write(planted, themes)
        pages.append(page)
    lemma = {"elections": "انتخاب", "reconciliation": "مصالحة"}
    shift = {"rises": lemma[rises], "falls": lemma[falls]}
    return pages, {page.doc: role for page, role in zip(pages, roles)}, shift


def _headline_words(role, rng, falls):
    """Return what the headline plants, without anything that would upset the shift."""
    upset = "*الانتخابات" if falls == "elections" else ""
    return rng.choice([each for each in w.PLANTED_IN_HEADLINES[role] if each != upset])


def _themes(role, rng, rises, falls):
    """Return the phrases that the sentences of a text are about, in order."""
    period = ROLES[role]
    chosen = {
        "terrorism": rng.randint(0, 5),
        "foreign_forces": rng.randint(0, 5),
        "qatar": rng.choice([0, 0, 0, 1, 2, 3]),
        "army": rng.randint(0, 2),
        "militia": 0 if period == "2024" else rng.randint(0, 2),
        "dialogue": rng.randint(1, 4),
        rises: {
            "readout": rng.randint(0, 1),
            "rewrite": 2,
            "explainer": 3,
            "report": rng.randint(5, 6),
            "short": rng.randint(5, 6),
        }[role],
        falls: {
            "readout": rng.randint(5, 6),
            "rewrite": 2,
            "explainer": 2,
            "report": rng.randint(0, 1),
            "short": 0,
        }[role],
    }
    chosen["other"] = max(LEAST - sum(chosen.values()), 2)
    phrases = [p for theme, n in chosen.items() for p in rng.sample(w.THEMES[theme], n)]
    rng.shuffle(phrases)
    return phrases


class _Writer:
    def __init__(self, page, role, rng, seen, statement):
        self.page, self.role, self.rng, self.seen = page, role, rng, seen
        self.statement, self.before = statement, []
        late = timedelta(days=rng.randint(0, 299))
        self.day = page.day = date(YEARS[role], 2, 20) + late

    def write(self, planted, themes):
        page, role = self.page, self.role
        headline = w.HEADLINES[role].format(planted=planted)
        self._above(headline)
        page.block("headline", "title", headline, gap="\n\n", variants=False)
        self._credit()
        page.block(
            "paragraph", "text", w.LEADS[role], dates=self._lead_dates(), gap="\n\n"
        )
        self._read(w.LEADS[role])
        paragraphs = [themes[at : at + 3] for at in range(0, len(themes), 3)]
        for number, phrases in enumerate(paragraphs):
            if number == 2:
                self._middle()
            written = [self._sentence(phrase) for phrase in phrases]
            page.block(
                "paragraph",
                "text",
                *(text for text, _ in written),
                speakers=[who for _, who in written],
            )
        self._end()

    # --- The article -------------------------------------------------------------

    def _sentence(self, phrase):
        """Return a sentence on `phrase` that shares no long run of words, and its speaker."""
        for _ in range(200):
            who = self.rng.choice(WHO[self.role])
            if who == "outlet":
                opening = self.rng.choice(w.OPENINGS_OUTLET)
            else:
                opening = self.rng.choice(w.OPENINGS).format(who=self._named(who))
            text = (
                f"{opening} {phrase} {self.rng.choice(w.PURPOSES)}،"
                f" {self.rng.choice(w.CLOSINGS)}."
            )
            runs = self._runs(text)
            if all(self.seen.get(run, self.page.doc) == self.page.doc for run in runs):
                self._read(text)
                return text, who
        raise RuntimeError("The words of the twin are used up: take another seed.")

    def _runs(self, template):
        """Return the runs of REUSE words that end in `template`, and remember its end."""
        words = self.before + [token.token for token in arabic.tokenize(_plain(template))]
        self.last = words[1 - REUSE :]
        return {tuple(words[at : at + REUSE]) for at in range(len(words) - REUSE + 1)}

    def _read(self, template):
        """Note that these words occur in this text now."""
        self.seen |= dict.fromkeys(self._runs(template), self.page.doc)
        self.before = self.last

    def _named(self, who):
        if who == "commander":
            return f"‹{self.rng.choice(CALLED[self.role])}›"
        name = self.rng.choice(w.SPEAKERS[who])
        return name.replace("لبيب ", "#لبيب_") if self.role == "readout" else name

    def _middle(self):
        page = self.page
        if self.role == "report":
            for link in w.LINKS:
                page.block("boilerplate", "related_link", link)
        if self.role in ("explainer", "short"):
            heading = w.SUBHEADINGS[0 if self.role == "explainer" else 1]
            page.block("heading", "subheading", heading, gap="\n\n")
            self._read(heading)

    def _end(self):
        page, role = self.page, self.role
        if role in ("rewrite", "explainer"):
            copy = 0 if role == "rewrite" else 1
            if copy:
                page.block("heading", "subheading", w.SUBHEADINGS[2], gap="\n\n")
            sentences = [
                _copy(text, copy) for text in (*self.statement, *w.STATEMENT_END)
            ]
            page.block(
                "paragraph",
                "statement",
                *sentences,
                variants=False,
                gap="\n\n",
                speakers=["statement"] * 4,
            )
        if role == "explainer":
            page.block("boilerplate", "comment_form", "اضف تعليق", gap="\n\n")
            first = 2009 + self.rng.randint(0, 3)
            years = f"{first} - {first + 5}", f"{first}-01-01/{first + 5}-12-31", "site"
            page.block("boilerplate", "footer", w.COPYRIGHT, dates=[years])
        if role == "readout":
            impossible = _indic("30 فبراير 2031"), "", "site"
            page.block("boilerplate", "footer", w.UPDATED, dates=[impossible])

    # --- The page and its dates --------------------------------------------------

    def _above(self, headline):
        page, role = self.page, self.role
        if role == "rewrite":
            page.block("boilerplate", "section_label", "محلي")
        if role == "explainer":
            page.block("boilerplate", "section_label", "آخر الاخبار", gap="\n\n")
            for line in self.rng.sample(w.TICKER, 6):
                page.block("boilerplate", "ticker", f"{w.SITE_WORD}  {line}", gap=" ")
            page.text += "\n\n"
        if role == "short":
            for _ in range(self.rng.randint(1, 2)):
                page.block("boilerplate", "duplicate_title", headline, variants=False)
            page.block("boilerplate", "site_name", w.AGENCIES[role], gap="\n\n")

    def _credit(self):
        page, role = self.page, self.role
        if role == "rewrite":
            page.block("boilerplate", "dateline", w.AGENCIES[role])
        if role == "explainer":
            page.block("boilerplate", "credit", w.AGENCIES[role], gap="\n\n")
        if role == "short":
            page.block("boilerplate", "alt_text", "وزير *الخارجية", variants=False)
            caption = "وزير *الخارجية ـ ‹marshal›"
            page.block("boilerplate", "caption", caption, gap="\n\n")

    def _lead_dates(self):
        """Return the dates of the lead as written and as ISO, with what they date."""
        day, role = self.day, self.role
        weekday, month = w.WEEKDAYS[day.weekday()], w.MONTHS[day.month]
        earlier = day - timedelta(days=self.rng.randint(40, 75))
        of_it = w.MONTHS[earlier.month]
        today = f"اليوم {weekday}"
        if role == "readout":
            before = day - timedelta(days=self.rng.randint(1, 3))
            words = f"{before.day} {w.MONTHS[before.month]} {before.year}"
            return [(_indic(words), before.isoformat(), "background")]
        if role == "rewrite":
            words = f"{today} {_indic(str(day.day))} {month}/{w.SECOND_MONTHS[day.month]}"
            return [(words, day.isoformat(), "published")]
        if role == "explainer":
            last = f"شهر {of_it} الماضي", earlier.isoformat()[:7], "background"
            return [(today, day.isoformat(), "published"), last]
        if role == "report":
            words = (
                f"{earlier.day} {of_it}/{w.SECOND_MONTHS[earlier.month]} {earlier.year}"
            )
            false = words, earlier.isoformat(), "false_lead"
            return [(weekday, day.isoformat(), "published"), false]
        return [(f"{today} {day.day} {month} {day.year}", day.isoformat(), "published")]


def _copy(text, number):
    """Return copy 0 or 1 of a sentence that two texts have."""
    return re.sub(r"\[(.*?)\|(.*?)\]", lambda match: match[number + 1], text)


def _plain(template):
    """Return `template` without its marks, as it will be read."""
    named = re.sub(r"‹(\w+)›", lambda match: NAMES[match[1]], template)
    return named.replace("*", "").replace("_", " ").replace("#", "")


def _indic(text):
    return text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
