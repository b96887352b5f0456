//! The same site in Firefox: what is written to standards works by them.

use serde_json::json;

use crate::browser::Browser;
use crate::site::Site;

/// Every kind of page comes to life, and no part of it says that it failed.
pub async fn each_kind_of_page_lives(browser: &Browser, site: &Site) {
    for path in [
        "en/",
        "germany-vaccination/de/",
        "germany-vaccination/en/areas/03/",
        "shili/zh-CN/explore/",
        "shili/zh-CN/stories/walls/",
        "shijiazhuang/zh-CN/stories/",
        "shili/en/data/",
    ] {
        browser.live(&site.url(path)).await;
        assert_eq!(browser.run("return 'failed' in document.body.dataset").await, json!(false), "{path}");
    }
}

pub async fn the_search_and_the_slider_answer(browser: &Browser, site: &Site) {
    browser.live(&site.url("shili/zh-CN/")).await;
    browser.type_keys(".search input", "slxq 0017").await;
    browser.until("the search finds", "return document.querySelector('.search li a') !== null").await;
    browser.live(&site.url("shili/zh-CN/stories/walls/")).await;
    browser.run("document.querySelector('.compare input').focus()").await;
    browser.type_keys(".compare input", thirtyfour::Key::Right + "").await;
    let moved = "return document.querySelector('.compare').style.getPropertyValue('--at')";
    browser.until("the slider moves", &format!("{moved} === '51%'")).await;
}

/// Filters run in a worker there too.
pub async fn the_explorer_answers(browser: &Browser, site: &Site) {
    browser.live(&site.url("shili/en/explore/?status=covered")).await;
    browser.until("the table is open", "return document.querySelector('#explore')?.dataset.ready !== undefined").await;
    let said = "return /\\d/.test(document.querySelector('#explore .summary').textContent)";
    browser.until("a sentence counts what is found", said).await;
}
