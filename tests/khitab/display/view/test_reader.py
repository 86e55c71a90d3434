"""The reader in a browser: what it draws, switches, opens and says to a screen reader."""

import pandas as pd
import pytest
from chromium import NEEDED, Tab
from khitab import display, load_corpus, morphology
from page import opened
from two_sentences import COLUMNS, ENGLISH, TABLES, folder

pytestmark = [pytest.mark.slow, NEEDED]


@pytest.fixture
def read(tab, tmp_path):
    """A reader in the tab: of the invented text, or of the corpus that is named."""
    corpus = folder(tmp_path, *TABLES)

    def read(of=corpus, doc="1", **options):
        words = morphology.add_lemmas(of.tokens())
        return opened(tab, tmp_path, display.reader(of, doc, words=words, **options))

    return read


def seen(tab, selector):
    """The text of each element that is drawn."""
    return tab.js(f"""[...document.querySelectorAll(`.view {selector}`)]
        .filter((each) => each.checkVisibility()).map((each) => each.innerText)""")


def press(tab, *keys):
    for key in keys:
        tab.page.keyboard.press(key)


def focused(tab):
    """Role, name, description and state of what has the focus, in the accessibility tree."""
    session = tab.context.new_cdp_session(tab.page)
    session.send("Accessibility.enable")
    here = session.send("Runtime.evaluate", {"expression": "document.activeElement"})
    asked = {"objectId": here["result"]["objectId"], "fetchRelatives": False}
    node = session.send("Accessibility.getPartialAXTree", asked)["nodes"][0]
    state = {each["name"]: each["value"].get("value") for each in node["properties"]}
    told = (node.get(part, {}).get("value") for part in ("role", "name", "description"))
    return *told, state.get("pressed")


def test_the_view_shows_every_sentence_and_the_table_is_gone(read):
    tab = read()
    assert seen(tab, ".id") == ["1.1", "1.2"]
    assert "".join(seen(tab, ".sentence .en")) == "".join(ENGLISH)
    assert not tab.js("document.querySelector('.plain').checkVisibility()")
    assert tab.said == [] and tab.hosts == set()


def test_a_switch_marks_the_arabic_and_the_english(read):
    tab = read()
    assert seen(tab, ".sentence .sign") == []
    tab.page.get_by_role("button", name="Frames").click()
    assert seen(tab, ".ar .sign") == seen(tab, ".en .sign") == ["▲"]
    ground = "getComputedStyle(document.querySelector('.view .%s .frames:not(.sign)')).background"
    assert "rgba" in tab.js(ground % "en") or "color(" in tab.js(ground % "en")
    assert seen(tab, ".keys.frames li") == ["▲ terrorism: 1 ↓"]
    tab.page.get_by_role("button", name="Frames").click()
    assert seen(tab, ".sentence .sign") == seen(tab, ".keys li") == []


def test_the_legend_leads_from_mark_to_mark(read):
    corpus = load_corpus()
    tab = read(corpus, "000", show="frames")
    button = tab.page.get_by_role("button", name="Qatar, 4 in the text")
    places = []
    for _ in range(5):
        button.click()
        assert focused(tab)[1].startswith(
            f"Frame: Qatar, {len(places) % 4 + 1} of 4, in 000."
        )
        places.append(tab.js("document.activeElement.dataset.marks"))
        assert 0 < tab.js("document.activeElement.getBoundingClientRect().top") < 720
    assert len(set(places)) == 4 and places[4] == places[0]


def test_a_word_lights_up_what_it_became(read):
    tab = read()
    tab.page.locator(".view .word", has_text="في").hover()
    assert seen(tab, ".en .lit") == ["is", "in"] and seen(tab, ".ar .lit") == ["في"]
    tab.page.locator(".view .en [data-chunk]", has_text="Haftar").hover()
    assert seen(tab, ".ar .lit") == ["حفتر"]


def test_a_mark_opens_what_it_is_about_and_escape_leads_back(read):
    tab = read(show="frames")
    tab.page.locator(".view .ar .sign.frames").click()
    (told,) = seen(tab, ".about")
    assert "▲ terrorism" in told and "الإرهاب" in told
    tab.page.locator(".view .ar .sign.frames").click()
    assert seen(tab, ".about") == []
    press(tab, "Enter")
    assert focused(tab)[:2] == ("region", "Frame: terrorism")
    press(tab, "Escape")
    assert seen(tab, ".about") == [] and focused(tab)[:2] == (
        "button",
        "Frame: terrorism, 1 of 1, in 1.1",
    )


def test_words_are_one_stop_of_the_tab_key_and_the_arrows_lead_on(read):
    tab = read()
    press(tab, *["Tab"] * 4)
    assert focused(tab)[1] == "قال"
    press(tab, "ArrowLeft")
    assert focused(tab)[1] == "حفتر"
    press(tab, "ArrowRight", "Tab")
    assert tab.js("document.activeElement.localName") == "body"
    press(tab, "Shift+Tab")
    assert focused(tab)[1] == "قال"


def test_a_screen_reader_hears_words_switches_and_marks(read):
    tab = read(show="frames")
    press(tab, "Tab")
    assert focused(tab) == ("button", "Frames", None, "true")
    press(tab, "Tab")
    assert focused(tab) == ("button", "Voices", None, "false")
    press(tab, "Space")
    assert focused(tab) == ("button", "Voices", None, "true")
    tab.page.locator(".view .word", has_text="الإرهاب").click()
    role, name, description, _ = focused(tab)
    assert (role, name) == ("button", "الإرهاب")
    description = description.replace(" ;", ";")
    assert description.startswith(
        "al-irhāb; terrorism; lemma irhāb إرهاب; before it: ال the"
    )
    assert "Frame: terrorism" in description and "Voice: Haftar" in description


def test_a_screen_reader_hears_the_cards_of_a_table_too(tab, tmp_path):
    words = morphology.add_lemmas(load_corpus().tokens())
    opened(tab, tmp_path, display.quotation("قال حفتر", words=words))
    press(tab, "Tab", "ArrowLeft")
    assert focused(tab)[:2] == ("button", "حفتر")
    assert focused(tab)[2] == "Ḥaftar; Haftar; lemma Ḥaftar حفتر"


def test_what_a_text_or_a_table_holds_is_shown_and_never_run(tab, tmp_path):
    evil = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"
    text = f"قال \u202eحفتر {evil} هنا"
    corpus = load_corpus(pd.DataFrame({"text": [text], "doc": ["1"]}))
    frames = pd.DataFrame([["1", 0, 3, evil]], columns=COLUMNS["frames"].split())
    shown = display.reader(corpus, "1", caption=evil, frames=frames, show="frames")
    opened(tab, tmp_path, shown)
    assert evil in seen(tab, ".ar")[0] and evil in seen(tab, ".caption")[0]
    tab.page.locator(".view .ar .sign").click()
    assert evil in seen(tab, ".about")[0] and tab.said == []
    assert tab.js("document.querySelectorAll('img').length") == 0


def test_without_scripts_the_table_is_there(program, tmp_path):
    tab = Tab(program, java_script_enabled=False)
    opened(tab, tmp_path, display.reader(load_corpus(), "002"))
    assert tab.js("document.querySelector('table').checkVisibility()")
    assert "boilerplate: related link" in tab.js("document.body.innerText")


def test_a_page_that_was_saved_with_its_view_has_one_view(read, tmp_path):
    tab = read()
    (tmp_path / "saved.html").write_text(tab.page.content(), "utf-8")
    tab.go((tmp_path / "saved.html").as_uri())
    assert tab.js("document.querySelectorAll('.view').length") == 1


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("doc", ["000", "004"])
def test_nothing_is_wider_than_its_page(read, tab, width, doc):
    tab.page.set_viewport_size({"width": width, "height": 720})
    read(load_corpus(), doc, show=["frames", "voices", "layers"])
    wide = tab.js("""[...document.querySelectorAll(".view, .view *")].filter((each) =>
        each.checkVisibility() && each.scrollWidth > each.clientWidth + 1
        && getComputedStyle(each).display !== "inline").map((each) => each.className)""")
    tab.page.set_viewport_size({"width": 1280, "height": 720})
    assert wide == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(read, tab, theme):
    from axe_playwright_python.sync_playwright import Axe

    read(load_corpus(), "000", show=["frames", "voices", "layers"])
    if theme == "dark":
        tab.page.add_style_tag(content="body {background:#111; color:#ddd}")
    tab.page.locator(".view .ar .sign.frames").first.click()
    found = Axe().run(tab.page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []


def test_pointing_at_the_english_shows_the_word_that_it_became(read):
    tab = read(load_corpus(), "001")
    piece = tab.page.locator(
        ".sentence:has-text('001.8') .en [data-chunk]", has_text="terrorism"
    )
    piece.first.hover()
    assert "al-irhāb" in tab.page.locator(".card").inner_text()
    piece.first.click()
    assert focused(tab)[1] == "الإرهاب"


def test_keys_lead_to_sentences_and_to_the_next_mark_of_a_kind(read):
    tab = read(load_corpus(), "001", show="frames")
    tab.page.get_by_role("button", name="terrorism, 7 in the text").click()
    for number in (2, 3):
        tab.page.keyboard.press("PageDown")
        assert f"terrorism, {number} of 7, in 001.12" in focused(tab)[1]
    sentence = (
        "document.activeElement.closest('.sentence').querySelector('.id').textContent"
    )
    for key, where in [
        ("ArrowDown", "001.13"),
        ("ArrowUp", "001.12"),
        ("ArrowUp", "001.11"),
    ]:
        tab.page.keyboard.press(key)
        assert tab.js(sentence) == where


def test_what_a_mark_is_about_leaves_with_its_switch_and_with_escape(read):
    tab = read(load_corpus(), "001", show="frames")
    legend = tab.page.get_by_role("button", name="terrorism, 7 in the text")
    for leave in (tab.page.get_by_role("button", name="Frames").click,
                  lambda: tab.page.keyboard.press("Escape")):  # fmt: skip
        if not legend.is_visible():
            tab.page.get_by_role("button", name="Frames").click()
        legend.click()
        tab.page.keyboard.press("Enter")
        assert "the codebook says" in tab.page.locator(".about").inner_text()
        leave()
        assert tab.page.locator(".about").count() == 0
