"""The site as readers meet it: opened from a folder in Chromium, with every error and request listened to."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from assets.site_server import open_server
from tests.pipeline.site.chromium import Browser, address_of
from tests.pipeline.site.conftest import HOSTILE

FEWER = """
document.querySelectorAll('tbody, #text').forEach(part => [...part.children].slice(12).forEach(one => one.remove()));
document.querySelectorAll('main > .scroll ~ .scroll ~ .scroll').forEach(table => table.remove());
"""  # what comes again and again is looked at a few times
ASK_AXE = """
axe.run(document, {preload: false, resultTypes: ['violations']}).then(said => said.violations.map(rule =>
    [rule.id, ...rule.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + node.failureSummary.slice(0, 200))]))
"""
OWN = ("file://", "http://127.0.0.1:", "blob:", "data:", "about:")
KINDS = (
    "index.html",
    "trade.html",
    "figures.html",
    "projects/road-chn-tjk.html",
    "countries/KAZ.html",
    "disagreements.html",
    "query.html",
    "about.html",
    "dictionary.html",
)


@pytest.fixture(autouse=True)
def quiet(browser: Browser) -> Iterator[None]:
    """No test may end with an error on the console, a dialog, or a request to anybody else."""
    browser.show()
    browser.forget()
    yield
    assert browser.errors == []
    assert browser.dialogs == []
    assert [address for address in browser.requests if not address.startswith(OWN)] == []


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The same site from a web server."""
    with open_server(site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def text_of(browser: Browser, selector: str) -> str:
    return str(browser.run(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''"))


def test_from_the_overview_to_the_highlighted_words(browser: Browser, site: Path) -> None:
    browser.open(address_of(site, "index.html"))
    assert text_of(browser, "#trade .finding a") == "94.8 billion USD"
    browser.follow("#trade .finding a")
    assert "/trade/" in browser.address
    words = browser.run("[...document.querySelectorAll('.excerpt mark.word')].map(m => m.innerText)")
    assert "US$94.8 billion" in words
    browser.follow(".cells a.to-words[href*='obs_value']")
    assert "/documents/" in browser.address
    found = browser.wait("[...document.querySelectorAll('#text .found')].map(m => m.innerText).join('')")
    assert found == "US$94.8 billion"
    picked = text_of(browser, ".picked")
    assert "94.8 billion USD (money)" in picked
    assert "Name: " not in picked
    assert browser.wait(
        "(() => { const r = document.querySelector('#text .found').getBoundingClientRect();"
        "return r.top >= 0 && r.bottom <= innerHeight; })()"
    )


def test_a_chart_mark_leads_to_its_row(browser: Browser, site: Path) -> None:
    browser.open(address_of(site, "index.html"))
    browser.follow("#trade a[aria-label*='target']")
    assert "target" in text_of(browser, "h1")


def test_a_disagreement_is_followed_to_both_sides(browser: Browser, site: Path) -> None:
    browser.open(address_of(site, "disagreements.html"))
    browser.follow("h2 a[href*='road-chn-tjk']")
    sides = browser.run("[...document.querySelectorAll('.versus .said')].map(s => s.innerText)")
    assert sides == ["operational, 2022", "planned, 2025-06"]
    tops = browser.run("[...document.querySelectorAll('.versus > article')].map(a => a.getBoundingClientRect().top)")
    assert tops[0] == tops[1]
    assert "According to Xi Jinping" in text_of(browser, ".versus .source")
    browser.follow(".versus .source a[href*='documents/']")
    assert browser.wait("document.querySelectorAll('#text .found').length > 0")


def test_a_highlight_leads_to_its_facts_and_a_fact_to_its_words(
    browser: Browser, site: Path, open_document: str
) -> None:
    browser.open(address_of(site, f"documents/{open_document}.html"))
    browser.click("#text a.used")
    assert "Figure: " in text_of(browser, ".picked")
    assert browser.run("document.querySelectorAll('.picked a[href]').length") >= 1
    browser.click("#text a.unused")
    assert "No fact uses it" in text_of(browser, ".picked")
    browser.click(".facts a.show[href^='#e-']")
    assert browser.wait("document.querySelectorAll('#text .found').length > 0")
    browser.click("form.kinds input[data-hides='unused']")
    border = browser.run("getComputedStyle(document.querySelector('#text a.unused')).borderTopColor")
    assert border == "rgba(0, 0, 0, 0)"


def test_hostile_words_do_nothing(browser: Browser, site: Path, open_document: str) -> None:
    for page in (f"documents/{open_document}.html", "documents.html", "projects.html", "events.html", "index.html"):
        browser.open(address_of(site, page))
    browser.open(address_of(site, f"documents/{open_document}.html"))
    assert text_of(browser, "h1").startswith(HOSTILE.split(">")[0])
    assert browser.run("document.images.length") == 0


def test_sort_filter_search_and_pass_on(browser: Browser, site: Path) -> None:
    browser.open(address_of(site, "pledges.html"))
    browser.wait("!document.querySelector('form.tools').hidden")
    browser.run(
        "document.querySelector('select[name=instrument]').value = 'mechanism';"
        "document.querySelector('form.tools').dispatchEvent(new Event('input', {bubbles: true}))"
    )
    assert text_of(browser, ".count") == "7 of 20 rows"
    browser.run("document.querySelector('input[name=q]').focus()")
    browser.type("forum")
    assert browser.wait("document.querySelector('.count').innerText") == "3 of 20 rows"
    browser.click("th:nth-child(1) .sort")
    address = browser.address
    assert address.endswith("#instrument=mechanism&q=forum&sort=description") or "sort=description" in address
    shown = browser.run("[...document.querySelectorAll('tbody tr')].map(r => r.innerText)")
    browser.open(address_of(site, "index.html"))
    browser.open(address)
    assert browser.run("[...document.querySelectorAll('tbody tr')].map(r => r.innerText)") == shown
    assert browser.run("document.querySelector('th[aria-sort]').getAttribute('aria-sort')") == "ascending"


def test_column_help_comes_from_the_dictionary(browser: Browser, site: Path) -> None:
    browser.open(address_of(site, "pledges.html"))
    browser.click("th .help[popovertarget='help-instrument']")
    assert browser.wait("document.querySelector('#help-instrument').matches(':popover-open')")
    assert "By what means" in text_of(browser, "#help-instrument") or len(text_of(browser, "#help-instrument")) > 20


def test_csv_is_safe_for_spreadsheets(browser: Browser, site: Path) -> None:
    browser.open(address_of(site, "events.html"))
    written = browser.run("silkledger.toCsv(['a', 'b'], [['=1+1', -5], [' @SUM(A1)', null], ['say \"no\"', true]])")
    assert written.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(written[1:])))
    assert rows == [["a", "b"], ["'=1+1", "-5"], ["' @SUM(A1)", ""], ['say "no"', "TRUE"]]


def test_the_keyboard_alone_is_enough(browser: Browser, site: Path) -> None:
    browser.open(address_of(site, "index.html"))
    browser.press("Tab")
    assert browser.run("document.activeElement.innerText") == "Skip to the content"
    browser.press("Enter")
    for _ in range(40):
        browser.press("Tab")
        if browser.run("document.activeElement.innerText") == "94.8 billion USD":
            break
    outline = browser.run("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    before = browser.address
    browser.press("Enter")
    browser.settle(lambda: browser.address != before)
    for _ in range(60):
        browser.press("Tab")
        if browser.run("document.activeElement.matches('a.to-words[href*=obs_value]')"):
            break
    before = browser.address
    browser.press("Enter")
    browser.settle(lambda: browser.address != before)
    assert browser.wait("document.activeElement.innerText === 'US$94.8 billion'")
    browser.press("ArrowRight")
    assert browser.run("document.activeElement.closest('#text') !== null")
    assert browser.run("document.activeElement.innerText") != "US$94.8 billion"
    browser.press("Enter")
    assert text_of(browser, ".picked h2")


def run_query(browser: Browser, sql: str) -> list[list[str]]:
    browser.run(f"document.querySelector('#sql').value = {json.dumps(sql)}; document.querySelector('#sql').focus()")
    browser.press("Enter", control=True)
    browser.wait("/ row|did not run/.test(document.querySelector('.status-line').innerText)", 60)
    lines = "[...document.querySelectorAll('.shown tbody tr')].map(r => [...r.cells].map(c => c.innerText))"
    rows: list[list[str]] = browser.run(lines)
    return rows


def test_a_query_runs_in_the_page(browser: Browser, site: Path) -> None:
    browser.open(address_of(site, "query.html"))
    assert not any("engine.js" in address for address in browser.requests)
    rows = run_query(browser, "SELECT obs_value / 1e9 AS billion FROM trade_series ORDER BY 1 DESC LIMIT 1")
    assert rows == [["94.8"]]
    assert "#sql=SELECT" in browser.address
    names = run_query(browser, "SELECT name, n_mentions FROM country_overview ORDER BY n_mentions DESC LIMIT 3")
    assert names[0][0] == "China"
    browser.click(".as-chart")
    assert browser.run("document.querySelectorAll('.shown svg rect').length") == 3
    run_query(browser, "SELECT * FROM 'https://example.org/x.parquet'")
    assert text_of(browser, ".error") != ""
    run_query(browser, "SELEC 1")
    assert "syntax error" in text_of(browser, ".error")


COUNT_WORKERS = """
(() => {
  const Real = Worker;
  globalThis.live = new Set();
  let n = 0;
  globalThis.Worker = function (address) {
    const broken = URL.createObjectURL(new Blob(["throw new Error('out of memory')"], {type: "text/javascript"}));
    const made = new Real(n++ ? address : broken);
    const end = made.terminate.bind(made);
    live.add(made);
    made.terminate = () => { live.delete(made); end(); };
    return made;
  };
})()
"""


def test_a_database_that_breaks_or_is_stopped_starts_anew(browser: Browser, site: Path) -> None:
    browser.open(address_of(site, "query.html"))
    browser.run(COUNT_WORKERS)
    run_query(browser, "SELECT 1 AS n")
    assert "the database broke: " in text_of(browser, ".error")
    assert "out of memory" in text_of(browser, ".error")
    browser.forget()  # the browser tells of the broken worker too
    browser.run("document.querySelector('form').requestSubmit(); document.querySelector('.stop').click()")
    assert "Stopped" in text_of(browser, ".status-line")
    assert run_query(browser, "SELECT 2 AS n") == [["2"]]
    assert browser.run("live.size") == 1


def test_see_the_sql_runs_in_the_page_from_a_server(browser: Browser, served: str) -> None:
    browser.open(f"{served}/pledges.html")
    browser.click(".see-sql summary")
    browser.follow(".see-sql a[href^='query.html#sql=']")
    browser.wait("/ row/.test(document.querySelector('.status-line').innerText)", 60)
    assert browser.run("document.querySelectorAll('.shown tbody tr').length") == 20
    assert [address for address in browser.requests if not address.startswith((served, "blob:", "about:"))] == []


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_axe_finds_nothing(browser: Browser, site: Path, axe: str, open_document: str, width: int, dark: bool) -> None:
    browser.show(width, 844 if width < 600 else 900, dark)
    for page in (*KINDS, f"documents/{open_document}.html"):
        browser.open(address_of(site, page))
        browser.run(FEWER + axe + "; 0")
        found = browser.run(ASK_AXE)
        assert found == [], page
        wide = browser.run("document.documentElement.scrollWidth")
        assert wide <= width, f"{page} is {wide} pixels wide"


def test_a_phone_shows_amounts_and_words_first(browser: Browser, site: Path) -> None:
    browser.show(390, 844)
    browser.open(address_of(site, "pledges.html"))
    boxes = "[...document.querySelectorAll('td')].filter(c => c.innerText).map(c => c.getBoundingClientRect())"
    assert max(browser.run(f"{boxes}.map(box => box.right)")) <= 390
    cells = "[...document.querySelectorAll('tbody tr:first-child td')]"
    tops = browser.run(f"{cells}.map(cell => [cell.getBoundingClientRect().top, cell.innerText])")
    assert sorted(tops)[1][1] == "70 billion USD"
    assert browser.run("document.querySelector('select[name=instrument]').getClientRects().length") == 0
    browser.click(".fold")
    assert browser.run("document.querySelector('select[name=instrument]').getBoundingClientRect().width") > 100
    browser.open(address_of(site, "index.html"))
    browser.follow("#trade .finding a")
    assert browser.run("document.querySelector('.excerpt mark').getBoundingClientRect().bottom") < 844


@pytest.mark.parametrize("width", [1024, 390])
def test_the_menu_is_whole(browser: Browser, site: Path, width: int) -> None:
    browser.show(width, 844)
    browser.open(address_of(site, "trade.html"))
    if width < 600:
        assert browser.run("document.querySelector('.menu a').checkVisibility()") is False
        browser.click(".fold-menu summary")
    boxes = "[...document.querySelectorAll('.menu a')].map(a => a.getBoundingClientRect())"
    assert min(browser.run(f"{boxes}.map(box => box.width)")) > 0
    assert max(browser.run(f"{boxes}.map(box => box.right)")) <= width
    browser.follow(".menu li:last-child a")
    assert "/query.html" in browser.address


@pytest.mark.parametrize("width", [1024, 820, 390])
def test_no_table_hides_a_column(browser: Browser, site: Path, width: int) -> None:
    browser.show(width, 844)
    for page in ("index", "trade", "pledges", "projects", "countries", "figures"):
        browser.open(address_of(site, f"{page}.html"))
        hidden = browser.run("[...document.querySelectorAll('.scroll')].map(e => e.scrollWidth - e.clientWidth)")
        assert max(hidden) <= 1, page


def test_on_paper_there_is_the_text_and_no_menu(browser: Browser, site: Path) -> None:
    browser.show(dark=True, media="print")
    browser.open(address_of(site, "projects/road-chn-tjk.html"))
    assert browser.run("getComputedStyle(document.querySelector('.mast nav')).display") == "none"
    assert browser.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_theme_is_the_readers(browser: Browser, site: Path) -> None:
    browser.open(address_of(site, "index.html"))
    light = browser.run("getComputedStyle(document.body).backgroundColor")
    browser.click("button.theme")
    assert browser.run("getComputedStyle(document.body).backgroundColor") != light
    browser.run("localStorage.clear()")
