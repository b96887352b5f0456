//! The living parts of a page, by keyboard and pointer.

use thirtyfour::Key;

use crate::browser::Browser;
use crate::site::Site;

const SEARCH: &str = ".search input";

pub async fn the_search_finds_by_name_and_initials(browser: &Browser, site: &Site) {
    // where, what is typed, what comes first, where Enter leads
    let cases = [
        ("shijiazhuang/zh-CN/", "海关东", "海关东巷", "shijiazhuang/zh-CN/places/haiguan/"),
        ("shijiazhuang/zh-CN/", "hgdx", "海关东巷", "shijiazhuang/zh-CN/places/haiguan/"),
        ("germany-vaccination/zh-CN/about/", "bayern", "巴伐利亚州", "germany-vaccination/zh-CN/areas/09/"),
        ("en/", "sample compound 0042", "Sample Compound 0042", "shili/en/places/P0042/"),
    ];
    for (page, typed, first, to) in cases {
        browser.live(&site.url(page)).await;
        browser.type_keys(SEARCH, typed).await;
        browser.until(typed, "return !document.querySelector('#hits').hidden").await;
        let hit = browser.text("return document.querySelector('#hits li a').firstChild.textContent").await;
        assert_eq!(hit, first, "{typed}");
        browser.type_keys(SEARCH, Key::Enter).await;
        let arrived =
            format!("return location.href === '{}' && document.body.dataset.ready !== undefined", site.url(to));
        browser.until(typed, &arrived).await;
    }

    browser.live(&site.url("shili/en/")).await;
    browser.type_keys(SEARCH, "Shili").await;
    browser.until("hits", "return document.querySelectorAll('#hits li').length > 1").await;
    let active = "return document.querySelector('.search input').getAttribute('aria-activedescendant')";
    assert_eq!(browser.text(active).await, "hit-0");
    browser.type_keys(SEARCH, Key::Down).await;
    assert_eq!(browser.text(active).await, "hit-1");
    browser.type_keys(SEARCH, Key::Up).await;
    assert_eq!(browser.text(active).await, "hit-0");
    browser.type_keys(SEARCH, "qqqq").await;
    let sentence = "return document.querySelector('.search .problem').textContent.startsWith('Nothing found')";
    browser.until("nothing", sentence).await;
}

pub async fn without_names_the_search_says_so(browser: &Browser, site: &Site) {
    browser.live(&site.url("shili/en/")).await;
    browser.type_keys(SEARCH, "a").await;
    let sentence = "return document.querySelector('.search .problem').textContent.includes('could not be loaded')";
    browser.until("no list", sentence).await;
}

pub async fn the_theme_is_remembered(browser: &Browser, site: &Site) {
    let url = site.url("shili/en/");
    let theme = "return document.documentElement.dataset.theme ?? 'auto'";
    browser.live(&url).await;
    for expected in ["light", "dark"] {
        browser.click(".theme").await;
        assert_eq!(browser.text(theme).await, expected);
        browser.live(&url).await;
        assert_eq!(browser.text(theme).await, expected, "after a reload");
    }
    browser.click(".theme").await;
    browser.live(&url).await;
    assert_eq!(browser.text(theme).await, "auto");
}

pub async fn the_chart_and_the_map_read_out_figures(browser: &Browser, site: &Site) {
    browser.live(&site.url("germany-vaccination/en/")).await;
    let readout = |figure: &str| format!("return document.querySelector('#{figure} .readout').textContent");
    browser.type_keys("#progress .surface", Key::End).await;
    assert_eq!(browser.text(&readout("progress")).await, "8 Jul 2024: 78.1% (64,991,131 / 83,237,124)");
    // the mark stands on the end of the line that is drawn
    let apart = "const box = (selector) => document.querySelector(selector).getBoundingClientRect();
        const dot = box('#progress .cursor.dot');
        const end = [...document.querySelectorAll('#progress svg path.f.covered')].map((path) =>
            path.getBoundingClientRect()).find((end) => end.width > 0);
        return Math.hypot(dot.x + dot.width / 2 - end.x - end.width / 2, dot.y + dot.height / 2 - end.y - end.height / 2) < 4";
    assert_eq!(browser.run(apart).await, true, "the mark is not where the line is");
    browser.type_keys("#progress .surface", Key::Left).await;
    let before = browser.text(&readout("progress")).await;
    assert!(before.contains("Jul 2024") || before.contains("Jun 2024"), "{before}");
    browser.run("document.querySelector('#map a[data-say^=Bremen]').focus()").await;
    let said = browser.text(&readout("map")).await;
    assert!(said.starts_with("Bremen: 92.0%, 622,611 of 676,463 residents"), "{said}");
}

/// The map and the ranking run through time; the ledger is of any period; an area stands beside any other.
pub async fn a_reader_chooses_dates_and_areas(browser: &Browser, site: &Site) {
    browser.live(&site.url("germany-vaccination/en/")).await;
    let first_of_ranking = "return [...document.querySelectorAll('#ranking .plot a')].find((a) =>
        a.getClientRects().length).getAttribute('aria-label')";
    browser.type_keys("#map .slider-time input", Key::Home).await;
    browser
        .until("the first month", "return document.querySelector('#map output').textContent === '26 Sept 2021'")
        .await;
    assert_eq!(browser.text(first_of_ranking).await, "Bremen: 78.6% · 26 Sept 2021");
    let bremen = "return document.querySelector('#map a[data-say^=Bremen] path').getAttribute('class')";
    assert_eq!(browser.text(bremen).await, "q3");
    browser.click("#map .slider-time button").await;
    browser.until("the next month", "return document.querySelector('#map output').textContent === '31 Oct 2021'").await;
    browser.click("#map .slider-time button").await;

    let choose = |select: usize, date: &str| {
        format!(
            "const select = document.querySelectorAll('#ledger select')[{select}];
             select.value = [...select.options].find((option) => option.textContent === '{date}').value;
             select.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        )
    };
    browser.run(&choose(0, "27 Sept 2022")).await;
    browser.run(&choose(1, "28 Sept 2022")).await;
    let rows = "return [...document.querySelectorAll('#ledger .redrawn g[data-say]')].filter((row) =>
        row.getClientRects().length).map((row) => row.dataset.say).join(' | ')";
    let expected = "At the start · 27 Sept 2022 77.9% | Covered: more, or fewer +0.002 | The total changed \u{2212}0.08 \
                    | At the end · 28 Sept 2022 77.8%";
    assert_eq!(browser.text(rows).await, expected);

    browser.live(&site.url("germany-vaccination/en/areas/04/")).await;
    let lines = "return [...document.querySelectorAll('#compare .plot g[data-say]')].filter((line) =>
        line.getClientRects().length).map((line) => line.dataset.say).sort().join(' | ')";
    assert_eq!(browser.text(lines).await, "Bremen 92.0% | Germany 78.1% | Saarland 83.9%");
    browser.click("#compare .pick summary").await;
    let pick = "[...document.querySelectorAll('#compare .pick label')].find((label) =>
        label.textContent.includes('Sachsen') && !label.textContent.includes('-')).querySelector('input').click()";
    browser.run(pick).await;
    browser.until("four lines", "return !!document.querySelector('#compare .redrawn')").await;
    let with_sachsen = "return [...document.querySelectorAll('#compare .redrawn g[data-say]')].some((line) =>
        line.dataset.say === 'Sachsen 66.3%')";
    assert_eq!(browser.run(with_sachsen).await, true);
}

pub async fn the_slider_moves_by_keyboard(browser: &Browser, site: &Site) {
    browser.live(&site.url("shijiazhuang/en/stories/yuandong/")).await;
    let at = "return document.querySelector('.compare').style.getPropertyValue('--at')";
    assert_eq!(browser.text(at).await, "50%");
    browser.type_keys(".compare input", Key::Right).await;
    assert_eq!(browser.text(at).await, "51%");
    browser.type_keys(".compare input", Key::Home).await;
    assert_eq!(browser.text(at).await, "0%");
}

/// A choice that fits no story has a way back to all of them.
pub async fn stories_are_chosen_and_all_come_back(browser: &Browser, site: &Site) {
    browser.live(&site.url("shijiazhuang/en/stories/")).await;
    let shown = "return document.querySelectorAll('#stories .card:not([hidden])').length";
    let all = browser.run(shown).await;
    let button = "return !document.querySelector('.choose-stories button').hidden";
    assert_eq!(browser.run(button).await, false, "nothing is chosen yet");
    // a story from two districts is found under either
    let choose = |area: &str| {
        format!(
            "const it = document.querySelector('.choose-stories [name=area]'); it.value = '{area}'; it.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        )
    };
    let titles = "return [...document.querySelectorAll('#stories .card:not([hidden]) h3')].some(it => it.textContent.includes('in the epidemic'))";
    for (area, found) in [("130102", true), ("130104", true), ("130105", false)] {
        browser.run(&choose(area)).await;
        assert_eq!(browser.run(titles).await, found, "{area}");
    }
    let last = "const it = document.querySelector('.choose-stories [name=work]'); it.selectedIndex = it.options.length - 1; it.dispatchEvent(new Event('change', { bubbles: true }))";
    browser.run(last).await;
    assert_eq!(browser.run(shown).await, 0);
    browser.click(".choose-stories button").await;
    assert_eq!(browser.run(shown).await, all);
    assert_eq!(browser.text("return location.search").await, "");
    assert_eq!(browser.run(button).await, false);
}

pub async fn an_id_leads_to_its_place_or_to_a_sentence(browser: &Browser, site: &Site) {
    browser.open(&site.url("shijiazhuang/zh-CN/places/?id=haiguan")).await;
    let arrived = format!("return location.href === '{}'", site.url("shijiazhuang/zh-CN/places/haiguan/"));
    browser.until("a known id", &arrived).await;
    for id in ["nobody", "../../../", "%3Cscript%3E"] {
        browser.open(&site.url(&format!("shijiazhuang/en/places/?id={id}"))).await;
        let said = "return document.querySelector('main .problem')?.textContent.includes('no place with this number')";
        browser.until(id, said).await;
    }
}

pub async fn without_the_app_the_page_stays_and_says_so(browser: &Browser, site: &Site) {
    browser.open(&site.url("germany-vaccination/en/")).await;
    browser.until("the failure", "return 'failed' in document.body.dataset").await;
    let shown = "return getComputedStyle(document.querySelector('.stale')).display !== 'none'";
    assert_eq!(browser.run(shown).await, true);
    let share = browser.text("return document.querySelector('.headline .share').textContent").await;
    assert_eq!(share, "78.1%", "the page lost its figure");
    assert_eq!(browser.run("return !!document.querySelector('#progress svg path')").await, true);
}
