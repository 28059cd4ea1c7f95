"""The website: its links lead somewhere, it asks no other host, it serves keyboards and phones."""

from collections import Counter
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from authoring import check, course, links, private
from authoring.settings import ROOT
from tests.support import lab, site

pytestmark = pytest.mark.slow
#: One of each kind.
KINDS = [
    "index.html", "about.html", "function-cards.html", "course/00-start-here.html",
    "course/03a-the-functions.html", "course/03b-gates-and-choosing.html",
    "course/08-optimizers.html", "course/glossary.html", "assignments/01-intuition.html",
    "instructors/index.html", "contributors/contributing.html", "search.html",
]  # fmt: skip
LONG = ("course/03a-the-functions.html", "function-cards.html")
LIMIT = 3_000_000  # bytes of a page's first load


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return site.built(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def pages(folder):
    names = [path for path in folder.rglob("*.html") if path.relative_to(folder).parts[0] != "lite"]
    return {
        path.relative_to(folder).as_posix(): site.Page(path)
        for path in names
        if "_static" not in path.parts
    }


@pytest.fixture(scope="module")
def address(folder):
    with site.served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with lab.page() as page:
        page.context.set_default_timeout(120_000)  # a busy machine
        yield page


@pytest.fixture
def open_page(browser, address):
    """Open a page anew, wide unless told otherwise; wait for its formulas."""

    def opened(name, width=1280):
        browser.set_viewport_size({"width": width, "height": 1000})
        browser.goto(f"{address}/{name}")
        browser.evaluate("() => window.MathJax?.startup?.promise")
        browser.evaluate("() => new Promise(requestAnimationFrame)")
        return browser

    return opened


def test_links_lead_somewhere(folder, pages):
    dead = []
    for name, page in pages.items():
        for tag, link in page.links:
            parts = urlsplit(urljoin(name, link))
            if parts.scheme or link in ("", "#"):
                continue
            target = unquote(parts.path)
            there = target in pages or (folder / target).exists()
            if not there or (parts.fragment and unquote(parts.fragment) not in pages[target].ids):
                dead.append(f"{name}: <{tag}> {link}")
    assert dead == []


def test_pages_fetch_nothing_from_elsewhere(pages):
    assert [
        (name, link)
        for name, page in pages.items()
        for tag, link in page.links
        if tag != "a" and urlsplit(link).scheme
    ] == []


def test_pages_are_well_formed_and_every_picture_has_its_text(pages):
    assert {name: page.trouble for name, page in pages.items() if page.trouble} == {}
    twice = {
        name: [i for i, n in Counter(page.ids).items() if n > 1] for name, page in pages.items()
    }
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_every_lesson_and_assignment_has_its_page_and_its_file(folder, pages):
    order = course.read(ROOT)
    for unit in (*order.lessons, *order.appendices):
        assert f"course/{unit.built_name}.html" in pages
        assert (folder / "notebooks" / "course" / f"{unit.built_name}.ipynb").exists()
    for unit in order.assignments:
        assert f"assignments/{unit.built_name}.html" in pages
        assert (folder / "notebooks" / "assignments" / f"{unit.built_name}.ipynb").exists()


def test_nothing_private_is_on_the_site(folder, pages):
    order = course.read(ROOT)
    told = [
        (name.replace("assignments/", "release/"), private.fold("".join(page.texts)))
        for name, page in pages.items()
        if not name.startswith("contributors/")
    ]
    told += [
        (path.name, private.fold(path.read_text(encoding="utf-8")))
        for path in [*folder.rglob("*.ipynb"), folder / "searchindex.js"]
        if "lite" not in path.parts
    ]
    assert len(told) > 50
    found = private.leaks_in(told, check.assignments(order), links.read_bank(order))
    assert list(found) == []


EMPTY = ("empty-table-header", "empty-heading")


@pytest.mark.browser
@pytest.mark.needs("chromium")
@pytest.mark.parametrize("name", KINDS)
class TestPage:
    def test_asks_no_other_host_and_loads_quickly(self, folder, browser, address, name):
        asked = set()
        page = browser.context.browser.new_page()  # with an empty cache
        page.set_default_timeout(120_000)
        page.on("request", lambda request: asked.add(request.url))
        page.goto(f"{address}/{name}")
        page.wait_for_load_state("networkidle")
        page.close()
        own = {url for url in asked if url.startswith(f"{address}/")}
        assert {url for url in asked - own if not url.startswith("data:")} == set()
        files = {folder / unquote(urlsplit(url).path).lstrip("/") for url in own}
        assert sum(path.stat().st_size for path in files) < LIMIT

    def test_axe_finds_nothing_in_light_and_dark(self, open_page, name):
        if name in LONG:  # axe takes a minute for them; a page of their kind is looked at
            return
        page = open_page(name)

        def is_math(selector):
            return page.locator(f"{selector} mjx-container").count() > 0

        # Colors that fade into each other would be measured on their way.
        page.add_style_tag(content="* { transition: none !important; animation: none !important; }")
        for theme, rules in {"light": {}, "dark": {"runOnly": ["color-contrast"]}}.items():
            page.evaluate("(name) => { document.documentElement.dataset.theme = name; }", theme)
            # A formula is hundreds of elements; what readers of screens get of it is MathJax's own.
            outside = {"exclude": ["mjx-container"]}
            found = Axe().run(page, context=outside, options=rules).response
            nodes = [(each["id"], node) for each in found["violations"] for node in each["nodes"]]
            # Of text in the color of its paper axe says only that somebody should look.
            nodes += [
                (each["id"], node)
                for each in found["incomplete"]
                for node in each["nodes"]
                if any((one["data"] or {}).get("messageKey") == "equalRatio" for one in node["any"])
            ]
            # axe does not read MathML, and takes a heading of it for an empty one; of a long one
            # it tells the tag alone.
            seen = [
                (rule, node["html"])
                for rule, node in nodes
                if "<mjx-" not in node["html"]
                and not (rule in EMPTY and is_math(node["target"][0]))
            ]
            assert seen == [], theme

    def test_a_phone_never_scrolls_sideways_and_keys_scroll_the_rest(self, open_page, name):
        page = open_page(name, width=360)
        wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wider <= 0
        stuck = page.evaluate("""() => [...document.querySelectorAll('.bd-article *')].filter(
            (each) => each.scrollWidth > each.clientWidth + 1 && each.tabIndex < 0
                && ['auto', 'scroll'].includes(getComputedStyle(each).overflowX)
        ).map((each) => each.outerHTML.slice(0, 120))""")
        assert stuck == []


@pytest.mark.browser
@pytest.mark.needs("chromium")
class TestByKeyboard:
    def test_a_question_wants_an_answer_before_it_explains(self, open_page):
        page = open_page("course/00-start-here.html")
        quiz = page.locator(".quiz").first
        options, reasons = quiz.locator("input[type=radio]"), quiz.locator(".why")
        assert (options.count(), reasons.count()) == (4, 4)
        assert not any(each.is_visible() for each in reasons.all())
        right = [each.get_attribute("class") for each in reasons.all()].index("why right")
        for chosen in ((right + 1) % 4, right):
            options.nth(chosen).focus()
            page.keyboard.press("Space")
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            assert [each.is_visible() for each in reasons.all()].index(True) == chosen
            assert sum(each.is_visible() for each in reasons.all()) == 1
            verdict = reasons.nth(chosen).inner_text()
            assert ("Yes." if chosen == right else "No.") in verdict
            if chosen != right:  # another choice has not been checked yet
                options.nth(right).focus()
                page.keyboard.press("Space")
                assert not any(each.is_visible() for each in reasons.all())
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert all(each.is_visible() for each in reasons.all())

    def test_a_check_with_nothing_chosen_asks_for_a_choice_each_time(self, open_page):
        page = open_page("course/00-start-here.html")
        quiz = page.locator(".quiz").first
        asked = quiz.locator("[aria-live=polite]").get_by_text("Choose an answer first.")
        check = quiz.get_by_role("button", name="Check my answer")
        assert asked.count() == 0
        for _ in range(2):
            check.focus()
            page.keyboard.press("Enter")
            assert asked.count() == 0, "it goes and comes anew, so that it is read out again"
            asked.wait_for()
            assert quiz.locator("input").first.evaluate("it => it === document.activeElement")
        page.keyboard.press("Space")
        assert asked.count() == 0
        check.focus()
        page.keyboard.press("Enter")
        assert quiz.locator(".why:visible").count() == 1

    def test_controls_choose_among_pictures_drawn_beforehand(self, open_page):
        page = open_page("course/00-start-here.html")
        figure = page.locator(".prepared").first
        before = figure.locator("img:visible").get_attribute("alt")
        figure.locator("input[type=range]").focus()
        page.keyboard.press("ArrowRight")
        moved = figure.locator("img:visible").get_attribute("alt")
        figure.locator("select").focus()
        page.keyboard.press("ArrowDown")
        other = figure.locator("img:visible").get_attribute("alt")
        assert len({before, moved, other}) == 3
        page.wait_for_function(
            "(alt) => document.querySelector('.prepared [role=status]').textContent === alt",
            arg=other,
        )

    def test_a_prediction_comes_before_the_result(self, open_page):
        page = open_page("course/00-start-here.html")
        fold = page.locator("details", has_text="Show what comes out").first
        result = fold.get_by_text("It is 2.")
        assert not result.is_visible()
        fold.locator("summary").focus()
        page.keyboard.press("Enter")
        assert result.is_visible()

    def test_search_finds_a_term(self, open_page):
        page = open_page("search.html?q=saturation")
        page.wait_for_selector("#search-results li")
        assert page.locator("#search-results a[href*='glossary']").count()
        covered = page.evaluate("""() => {
            const form = document.querySelector('.bd-search-container form');
            const [icon, field] = [form.querySelector('i'), form.querySelector('input')];
            const left = field.getBoundingClientRect().left;
            const text = left + parseFloat(getComputedStyle(field).paddingLeft);
            return icon.getBoundingClientRect().right > text;
        }""")
        assert not covered, "the icon lies on what was typed"

    def test_lessons_lead_to_the_next_and_to_their_terms(self, open_page, address):
        page = open_page("course/00-start-here.html")
        page.locator(".prev-next-footer a.right-next").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}/course/what-you-need.html")
        term = page.locator(
            "strong a[href^='glossary.html#'], a[href^='glossary.html#'] strong"
        ).first
        term.click()
        page.wait_for_function("document.querySelector(':target') !== null")
