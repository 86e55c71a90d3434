"""Lines in a browser: they open, sort, are searched, and say so to a screen reader."""

import json
import random
import unicodedata

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import NEEDED, Tab
from khitab import arabic, concordance, display, load_corpus, morphology, queries
from khitab.display.lines import page_of
from khitab.display.view.lines import keys_of
from khitab.queries.spelling import bare, loose
from khitab.queries.typed import words as typed
from page import HEAD, opened

pytestmark = [pytest.mark.slow, NEEDED]
CORPUS = load_corpus()
TOKENS = CORPUS.tokens()
WORDS = morphology.add_lemmas(TOKENS)
FRAME = "document.querySelector('.frame')"
EVERY = concordance.every(TOKENS, corpus=CORPUS)


@pytest.fixture(scope="module")
def every(program, tmp_path_factory):
    """A page with a line for every token of the course, in a tab of its own."""
    tab = Tab(program, viewport={"width": 1280, "height": 720})
    shown = display.concordance(
        EVERY, "Any word", words=WORDS, corpus=CORPUS, search="node"
    )
    return opened(tab, tmp_path_factory.mktemp("every"), shown)


@pytest.fixture
def libya(tab, tmp_path):
    lines = concordance.kwic(TOKENS, "ليبيا", corpus=CORPUS)
    return opened(
        tab, tmp_path, display.concordance(lines, "Libya", words=WORDS, corpus=CORPUS)
    )


def seen(tab, selector):
    return tab.js(f"""[...document.querySelectorAll(`.view {selector}`)]
        .filter((each) => each.checkVisibility()).map((each) => each.innerText)""")


def status(tab):
    return seen(tab, ".status")[0]


# --- What one types -------------------------------------------------------------------


def plain(reading):
    return "".join(c for c in unicodedata.normalize("NFKD", reading) if c.isascii())


def cut(text, draw):
    first = draw.randint(0, len(text))
    return f"{text[:first]}*{text[draw.randint(first, len(text)) :]}"


def spelled(form, draw):
    return draw.choice(loose(form)).replace("ء", draw.choice("أإؤئ"))


def joined(form, draw):
    return draw.choice(["", "و", "ال", "ب"]) + draw.choice(sorted(bare(form)))


def phrase(draw):
    first = draw.randrange(2000)
    return " ".join(WORDS["form"][first : first + draw.randint(2, 3)])


FORMS = sorted(set(TOKENS["form"]))
READINGS, GLOSSES = WORDS["reading"].tolist(), WORDS["gloss"].tolist()
ODD = "أآىةکی َّٔـ\u200f «'’.GéİßŉÅ٣۴*-/ﷺﻻ\xa0"
KINDS = {
    "forms": lambda draw: draw.choice(FORMS),
    "another hamza": lambda draw: spelled(draw.choice(FORMS), draw),
    "clitics": lambda draw: joined(draw.choice(FORMS), draw),
    "lemmas": lambda draw: draw.choice(WORDS["lemma"].tolist()),
    "Latin": lambda draw: draw.choice([plain, str])(draw.choice(READINGS)),
    "English": lambda draw: draw.choice(draw.choice(GLOSSES).split()),
    "stars": lambda draw: cut(draw.choice(FORMS + GLOSSES), draw),
    "pieces": lambda draw: draw.choice(FORMS + READINGS)[: draw.randint(1, 4)],
    "phrases": phrase,
    "odd letters": lambda draw: "".join(draw.choices(ODD, k=draw.randrange(9))),
}


@pytest.fixture(scope="module")
def searched(program):
    """For a kind of search: the page's rows and ways, and Python's, by the scripts alone."""
    tab = Tab(program)
    tab.go("about:blank")
    folder = display.view.page.Path(display.view.page.__file__).parent
    scripts = [(folder / name).read_text("utf-8") for name in ("search.js", "field.js")]
    page = page_of(EVERY, EVERY["doc"].tolist(), WORDS, search="line")
    tab.js(f"window.page = {json.dumps({key: page[key] for key in ('lines', 'search')})}")
    tab.js(
        "\n".join(
            [
                *scripts,
                "window.look = searcher(page.search); window.find = finder(page); 0",
            ]
        )
    )
    forms = [each[0].split(" ")[0] for each in page["search"]["forms"]]
    table = keys_of(forms, WORDS)
    lines = [
        [arabic.form(token.token) for token in arabic.tokenize(" ".join(parts))]
        for parts in EVERY[["before", "node", "after"]].values
    ]

    def here(text):
        return tab.js(f"""(() => {{
          const meant = look.meant({json.dumps(text)});
          const of = (form) => page.search.forms[form][0].split(" ")[0];
          const known = (list) => list && list.map(({{ form, how }}) => [of(form), how]);
          const rows = meant.some(Boolean) ? [...find(meant).hits.keys()] : null;
          return {{ words: look.words({json.dumps(text)}), meant: meant.map(known), rows }};
        }})()""")

    def python(text):
        words, found = typed(text), queries.meant(table, text)
        meant = [
            None
            if word == "*"
            else found[found["word"] == n][["form", "how"]].values.tolist()
            for n, word in enumerate(words, 1)
        ]
        sets = [each and {form for form, how in each if how != "near"} for each in meant]
        rows = [
            n
            for n, line in enumerate(lines)
            if any(
                all(each is None or line[at + i] in each for i, each in enumerate(sets))
                for at in range(len(line) - len(sets) + 1)
            )
        ]
        return {
            "words": words,
            "meant": meant,
            "rows": rows if any(each is not None for each in sets) else None,
        }

    return here, python


@pytest.mark.parametrize("kind", KINDS)
def test_the_rows_of_random_searches_are_python_s(searched, kind):
    """60 of each kind that one types, and 20 of what one hardly does (once 200 and 50)."""
    here, python = searched
    draw = random.Random(kind)
    number = 20 if kind in ("stars", "pieces", "odd letters") else 60
    for text in [KINDS[kind](draw) for _ in range(number)]:
        assert here(text) == python(text), text


@pytest.mark.parametrize(
    ("text", "form", "lines"),
    [
        ("إرهاب", "الإرهاب", 20),
        ("ارهاب", "الإرهاب", 20),
        ("terrorism", "الإرهاب", 20),
        ("قطر", "وقطر", 1),
        ("irhab", "الإرهاب", 22),
    ],
)
def test_the_course_s_own_words_find_their_lines(every, text, form, lines):
    every.page.locator("input").fill(text)
    assert status(every).startswith(f"{lines} of 2,097 lines")
    assert form in seen(every, ".found li")[0]


def test_words_follow_each_other_from_the_node_on_and_are_marked(every):
    every.page.locator("input").fill("مكافحة الارهاب")
    assert status(every) == "11 of 2,097 lines in 3 of 5 texts"
    assert set(seen(every, ".node mark")) == {"مكافحة", "ومكافحة"}
    assert set(seen(every, ".after mark")) == {"الإرهاب"}


def test_a_zero_says_what_was_asked_and_what_there_is(every):
    every.page.locator("input").fill("terrorism combating")
    assert status(every) == "0 of 2,097 lines in 0 of 5 texts"
    (told,) = seen(every, ".found")
    assert "No line has this at its node: terrorism combating." in told
    assert "terrorism 20, combating 11" in told
    every.page.get_by_role("button", name="combating terrorism").click()
    assert status(every).startswith("11 of")
    every.page.locator("input").fill("terrori")
    assert "الإرهاب" in seen(every, ".offers button")[0]


def test_lines_without_words_say_that_they_know_no_english(tab, tmp_path):
    opened(tab, tmp_path, display.concordance(concordance.kwic(TOKENS, "ليبيا")))
    tab.page.locator("input").fill("terrorism")
    assert "words=" in seen(tab, ".found")[0]
    tab.page.locator("input").fill("irhab")
    assert status(tab) == "4 of 31 lines in 2 of 5 texts"


# --- Lines ----------------------------------------------------------------------------


def test_line_31_is_reached_and_all_is_there_without_a_kernel(libya):
    assert status(libya) == "31 lines in 5 texts" and libya.hosts == set()
    libya.page.locator(".number").first.focus()
    libya.page.keyboard.press("End")
    assert libya.js("document.activeElement.innerText") == "31"
    libya.page.keyboard.press("Enter")
    assert len(seen(libya, ".opened .sentence")) == 1 and libya.said == []


def test_a_click_on_a_head_sorts_and_again_is_reading_order(libya):
    numbers = seen(libya, ".number")
    libya.page.get_by_role("columnheader", name="After").get_by_role("button").click()
    firsts = [each.split()[0] for each in seen(libya, ".body .after") if each.split()]
    wanted = concordance.kwic(TOKENS, "ليبيا", corpus=CORPUS, sort=("after", 1))["after"]
    assert firsts[:9] == [each.split()[0] for each in wanted[:9]]
    assert libya.page.locator("[aria-sort]").inner_text().strip() == "After"
    libya.page.get_by_role("columnheader", name="After").get_by_role("button").click()
    assert seen(libya, ".number") == numbers


def test_sorting_leaves_no_hole_and_each_text_has_its_count(tab, tmp_path):
    lines = concordance.kwic(WORDS, "إرهاب", match="lemma", corpus=CORPUS)
    opened(tab, tmp_path, display.concordance(lines, words=WORDS, corpus=CORPUS))
    said = tab.page.locator(".each").inner_text()
    said = said.replace("\u2068", "").replace("\u2069", "")
    assert said == "By text: 000 7 · 001 4 · 002 0 · 003 0 · 004 9"
    rows = tab.page.locator(".view .body .row")
    before = rows.count()
    tab.page.get_by_role("columnheader", name="Before").get_by_role("button").click()
    assert rows.count() == before > 12


def test_a_line_opens_its_sentence_and_its_words_and_closes(libya):
    libya.page.locator("[data-line='3']").click()
    button = libya.page.locator("[data-line='3']")
    assert button.get_attribute("aria-expanded") == "true"
    assert "ليبيا" in seen(libya, ".opened .ar .here") and "Libya" in "".join(
        seen(libya, ".opened .en .here")
    )
    assert seen(libya, ".glosses .here") == ["ليبيا\nLībiyā\nLibya"]
    libya.page.get_by_role("button", name="Frames").click()
    assert seen(libya, ".opened .ar .sign.frames")
    libya.page.keyboard.press("Escape")
    button.focus()
    libya.page.keyboard.press("Escape")
    assert (
        seen(libya, ".opened") == [] and button.get_attribute("aria-expanded") == "false"
    )


def test_a_line_without_corpus_opens_its_words(tab, tmp_path):
    lines = concordance.kwic(TOKENS, "ليبيا", first=2)
    opened(tab, tmp_path, display.concordance(lines, words=WORDS))
    tab.page.locator(".number").first.click()
    assert len(seen(tab, ".glosses li")) == 7 and seen(tab, ".opened .ar")[0].startswith(
        "شكري"
    )


@pytest.mark.parametrize("width", [1280, 813, 360])
def test_nothing_is_cut_but_the_far_ends(libya, width):
    libya.page.set_viewport_size({"width": width, "height": 720})
    libya.page.wait_for_timeout(100)
    assert libya.js("document.documentElement.scrollWidth <= innerWidth")
    assert libya.js(f"{FRAME}.scrollWidth <= {FRAME}.clientWidth")
    cells = "...document.querySelectorAll('.body .text, .body .node, .number')"
    cut = f"[{cells}].filter((e) => e.scrollWidth > e.clientWidth).length"
    assert libya.js(cut) == 0
    box = "e.getBoundingClientRect()"
    nodes = "[...document.querySelectorAll('.body .node bdi')]"
    edges = libya.js(f"{nodes}.map((e) => {box}.left + {box}.right)")
    assert max(edges) - min(edges) <= 4
    libya.page.set_viewport_size({"width": 1280, "height": 720})


def test_a_count_leads_to_its_lines_and_back(tab, tmp_path):
    lines = concordance.kwic(TOKENS, "قطر", match="lemma", corpus=CORPUS)
    lines = pd.concat([lines, concordance.kwic(TOKENS, "ليبيا", corpus=CORPUS)])
    lines["frame"] = ["qatar"] * (len(lines) - 31) + ["libya"] * 31
    counts = lines.groupby("frame", sort=False).size().rename("tokens").reset_index()
    opened(
        tab,
        tmp_path,
        display.findings(counts, lines, ["frame"], words=WORDS, corpus=CORPUS),
    )
    assert status(tab) == f"{len(lines)} lines in 5 texts"
    count = tab.page.get_by_role("button", name="31: lines of")
    count.click()
    assert status(tab) == f"31 of {len(lines)} lines in 5 of 5 texts"
    tab.page.keyboard.press("Enter")
    assert status(tab) == f"{len(lines)} lines in 5 texts"
    assert tab.js("document.activeElement.innerText") == "31"


# --- Many lines, a screen reader, other people's texts ---------------------------------


@pytest.fixture(scope="module")
def many(program, tmp_path_factory):
    """A page with 5,000 lines of an invented corpus of some 2,800 different forms."""
    draw = random.Random(1)
    invented = [
        "".join(draw.choices("ابتجدرسعفقلمنهوي", k=draw.randint(3, 8)))
        for _ in range(3000)
    ]
    texts = [
        " ".join(draw.choices(FORMS, k=60) + draw.choices(invented, k=40))
        for _ in range(50)
    ]
    table = pd.DataFrame(
        {"doc": [f"t{n}" for n in range(50)], "text": texts, "period": "2019"}
    )
    corpus = load_corpus(table)
    tokens = corpus.tokens()
    words = morphology.add_lemmas(tokens)
    lines = concordance.every(tokens, corpus=corpus)[:5000]
    shown = display.concordance(lines, words=words, corpus=corpus, search="node")
    tab = Tab(program, viewport={"width": 1280, "height": 720})
    return opened(tab, tmp_path_factory.mktemp("many"), shown)


def longest(tab, act, tries=5):
    """The longest task while one acts, in ms: of some tries the one with the least noise."""
    return min(_longest(tab, act) for _ in range(tries))


def _longest(tab, act):
    tab.js("""(() => {
      window.tasks = [0];
      window.watch?.disconnect();
      window.watch = new PerformanceObserver((list) =>
        tasks.push(...list.getEntries().map((each) => each.duration)));
      watch.observe({ type: "longtask" });
    })()""")
    act()
    tab.page.wait_for_timeout(150)
    return max(tab.js("tasks"))


def test_5000_lines_are_searched_without_a_task_over_100_ms(many):
    field = many.page.locator("input")

    def act():
        for text in ("terrorism", "مكافحة", "*ا*", "foreign forces", "zz"):
            field.fill("")
            many.page.keyboard.type(text, delay=20)

    field.focus()
    assert longest(many, act) < 100
    field.fill("")


def test_5000_lines_scroll_and_sort_without_a_task_over_100_ms(many):
    def scroll():
        many.page.locator(".frame").hover()
        for _ in range(40):
            many.page.mouse.wheel(0, 1500)
            many.page.wait_for_timeout(16)

    def sort():
        for head in ("before", "after", "node", "text", "line"):
            many.page.locator(f".heads .{head} button").click()

    assert longest(many, scroll) < 100 and longest(many, sort) < 100
    many.js("document.querySelector('.frame').scrollTop = 1e9")
    many.page.wait_for_timeout(100)
    assert seen(many, ".number")[-1] == "5000"
    assert many.js("document.querySelectorAll('.body .row').length") < 60


def test_a_screen_reader_hears_a_line_and_the_field(libya):
    libya.page.locator("[data-line='0']").click()
    tree = libya.page.locator(".view").aria_snapshot()
    assert 'searchbox "Search these lines"' in tree
    assert 'columnheader "Line"' in tree or 'button "Line"' in tree
    line = next(each for each in tree.splitlines() if 'button "Line 1"' in each)
    assert "[expanded]" in line
    assert "status: 31 lines in 5 texts" in tree
    assert "textbox" not in tree


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(program, tmp_path, scheme):
    tab = Tab(program, color_scheme=scheme, viewport={"width": 1280, "height": 720})
    lines = concordance.kwic(TOKENS, "ليبيا", corpus=CORPUS)
    shown = display.concordance(lines, "Libya", words=WORDS, corpus=CORPUS)
    opened(tab, tmp_path, shown)
    if scheme == "dark":
        tab.js("document.body.style = 'background:#111; color:#eee; color-scheme:dark'")
    tab.page.locator("input").fill("terrorism")
    tab.page.locator(".number").first.click()
    for name in ("Frames", "Voices"):
        tab.page.get_by_role("button", name=name).click()
    found = Axe().run(tab.page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []


def test_what_a_text_holds_is_shown_and_never_run(tab, tmp_path):
    evil = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"
    corpus = load_corpus(
        pd.DataFrame({"text": [f"قال \u202eحفتر {evil} هنا {evil}"], "doc": ["1"]})
    )
    tokens = corpus.tokens()
    shown = display.concordance(
        concordance.every(tokens, corpus=corpus), evil, corpus=corpus, search="node"
    )
    opened(tab, tmp_path, shown)
    tab.page.locator(".number").nth(1).click()
    assert evil in seen(tab, ".opened .ar")[0].replace("\u202e", "")
    tab.page.locator("input").fill("<img onerror=alert(3) src=x>")
    assert (
        tab.said == []
        and tab.js("document.querySelectorAll('.view img, .view script').length") == 0
    )


def test_all_lines_are_printed_and_nothing_is_cut(libya):
    libya.page.locator(".number").first.click()
    libya.page.emulate_media(media="print")
    libya.js("dispatchEvent(new Event('beforeprint'))")
    assert len(seen(libya, ".number")) == 31
    assert libya.js(f"{FRAME}.scrollHeight <= {FRAME}.clientHeight + 2")
    cells = "[...document.querySelectorAll('.before, .after')]"
    assert libya.js(f"{cells}.filter((e) => e.scrollWidth > e.clientWidth + 1)") == []
    libya.js("dispatchEvent(new Event('afterprint'))")
    libya.page.emulate_media(media="screen")


def test_who_prints_many_lines_is_told_how_many_there_are(many):
    many.js("dispatchEvent(new Event('beforeprint'))")
    assert status(many) == "5,000 lines in 50 texts; the first 200 are printed"
    many.js("dispatchEvent(new Event('afterprint'))")
    assert status(many) == "5,000 lines in 50 texts"


def test_the_same_view_twice_are_two_views_and_a_saved_page_has_no_more(tab, tmp_path):
    lines = concordance.kwic(TOKENS, "ليبيا", corpus=CORPUS)
    shown = display.concordance(lines, words=WORDS, corpus=CORPUS)
    (tmp_path / "two.html").write_text(HEAD + 2 * shown._repr_html_(), "utf-8")
    tab.go((tmp_path / "two.html").as_uri())
    tab.page.locator("input").nth(1).fill("terrorism")
    assert seen(tab, ".status")[0] == "31 lines in 5 texts"
    assert seen(tab, ".status")[1].startswith("4 of 31")
    ids = tab.js("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert len(ids) == len(set(ids))
    (tmp_path / "two.html").write_text(tab.page.content(), "utf-8")
    tab.go((tmp_path / "two.html").as_uri())
    assert seen(tab, ".status") == ["31 lines in 5 texts"] * 2 and tab.said == []


def test_what_opens_inside_an_opened_line_takes_its_place(libya):
    libya.page.locator(".number").first.click()
    libya.page.get_by_role("button", name="Frames").click()
    height = f"{FRAME}.scrollHeight"
    before = libya.js(height)
    libya.page.locator(".opened .ar .sign.frames").first.click()
    libya.page.wait_for_timeout(100)
    more = libya.js("document.querySelector('.about').offsetHeight")
    assert libya.js(height) >= before + more
    libya.js(f"{FRAME}.scrollTop = 1e9")
    libya.page.wait_for_timeout(100)
    assert seen(libya, ".number")[-1] == "31"
    assert abs(libya.js(height) - before - more) < 40
