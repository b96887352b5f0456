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
        let arrived = format!("return location.href === '{}' && 'ready' in document.body.dataset", site.url(to));
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
    browser.until("the canvas", "return !!document.querySelector('#progress .plot.drawn')").await;
    let ink = "const c = document.querySelector('#progress canvas');
        return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(v => v > 0)";
    assert_eq!(browser.run(ink).await, true, "the canvas is empty");
    let readout = |figure: &str| format!("return document.querySelector('#{figure} .readout').textContent");
    browser.type_keys("#progress canvas", Key::End).await;
    assert_eq!(browser.text(&readout("progress")).await, "8 Jul 2024: 78.1% (64,991,131 / 83,237,124)");
    browser.type_keys("#progress canvas", Key::Left).await;
    let before = browser.text(&readout("progress")).await;
    assert!(before.contains("Jul 2024") || before.contains("Jun 2024"), "{before}");
    browser.run("document.querySelector('#map a[data-say^=Bremen]').focus()").await;
    let said = browser.text(&readout("map")).await;
    assert!(said.starts_with("Bremen: 92.0%, 622,611 of 676,463 residents"), "{said}");
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
