//! Pages as they are read.

use std::collections::BTreeSet;

use noticeboard::model::Lang;
use noticeboard::package;
use noticeboard::publish::{read_folder, summary};
use serde_json::Value;

use crate::browser::Browser;
use crate::site::{Site, packages};

const LANGUAGES: [&str; 3] = ["zh-CN", "en", "de"];

/// One programme speaks German, and so does the front page.
fn speaks(page: &str, lang: &str) -> bool {
    lang != "de" || page == "{}/" || page.starts_with("germany-vaccination")
}

/// A page of each kind, below the site's base; `{}` stands for the language.
pub const PAGES: [&str; 30] = [
    "{}/",
    "shijiazhuang/{}/",
    "shijiazhuang/{}/areas/130104/",
    "shijiazhuang/{}/areas/130104007/",
    "shijiazhuang/{}/places/haiguan/",
    "shijiazhuang/{}/stories/",
    "shijiazhuang/{}/stories/huarun/",
    "shijiazhuang/{}/stories/gaoying/",
    "shijiazhuang/{}/claims/",
    "shijiazhuang/{}/about/",
    "germany-vaccination/{}/",
    "germany-vaccination/{}/explore/",
    "germany-vaccination/{}/areas/",
    "germany-vaccination/{}/areas/17/",
    "germany-vaccination/{}/stories/",
    "germany-vaccination/{}/data/",
    "germany-vaccination/{}/api/",
    "germany-vaccination/{}/releases/",
    "germany-vaccination/{}/releases/1/",
    "shili/{}/",
    "shili/{}/areas/S01/",
    "shili/{}/areas/S010101/",
    "shili/{}/explore/",
    "shili/{}/places/",
    "shili/{}/places/P0017/",
    "shili/{}/stories/walls/",
    "germany-vaccination/embed/{}/progress/",
    "shili/embed/{}/map/",
    "shili/embed/{}/status/S01/",
    "404.html",
];

const OVERVIEWS: [&str; 4] = ["shijiazhuang", "germany-vaccination", "shili", "small"];

pub async fn each_page_is_whole_in_both_languages_and_widths(browser: &Browser, site: &Site) {
    let mut addresses = BTreeSet::new();
    for width in [390, 1280] {
        browser.width(width).await;
        for lang in LANGUAGES {
            for page in PAGES.into_iter().filter(|page| speaks(page, lang)) {
                let url = site.url(&page.replace("{}", lang));
                browser.live(&url).await;
                assert_eq!(browser.complaints().await, Vec::<String>::new(), "{url}");
                if page.contains("{}") {
                    assert_eq!(browser.text("return document.documentElement.lang").await, lang, "{url}");
                    assert_eq!(browser.run("return document.querySelectorAll('h1').length").await, 1, "{url}");
                }
                let beyond = browser.run("return document.documentElement.scrollWidth - innerWidth").await;
                assert!(
                    beyond.as_i64().is_some_and(|pixels| pixels <= 0),
                    "{url} at {width}: {beyond} pixels too wide"
                );
                let text = browser.text("return document.body.innerText").await;
                // the page for programs speaks of null
                let said = |slip: &str| text.contains(slip) && !(slip == "null" && page.ends_with("/api/"));
                for slip in ["undefined", "NaN", "{}", "null"] {
                    assert!(!said(slip), "{url} says {slip}");
                }
                let all = "return [...document.querySelectorAll('[href], [src]')]
                    .map(e => e.href?.baseVal ? new URL(e.href.baseVal, location).href : e.href || e.src)
                    .concat(performance.getEntriesByType('resource').map(r => 'loaded ' + r.name))";
                for address in browser.run(all).await.as_array().into_iter().flatten().filter_map(Value::as_str) {
                    if let Some(loaded) = address.strip_prefix("loaded ") {
                        assert!(loaded.starts_with(&site.origin), "{url} asks another host: {loaded}");
                    } else if address.starts_with(&site.origin) {
                        addresses.insert(address.to_owned());
                    }
                }
            }
        }
    }
    assert!(addresses.len() > 300, "{}", addresses.len());
    for address in addresses {
        assert!(site.file_of(&address).is_some(), "{address} leads nowhere");
    }
}

pub async fn without_scripts_the_overview_is_all_there(browser: &Browser, site: &Site) {
    browser.scripts(false).await;
    // programme, and whether it has a chart of progress, shares, stories
    let cases =
        [("shijiazhuang", false, false, true), ("germany-vaccination", true, true, false), ("shili", true, true, true)];
    for (programme, progress, shares, stories) in cases {
        for lang in LANGUAGES.into_iter().filter(|lang| speaks(programme, lang)) {
            browser.open(&site.url(&format!("{programme}/{lang}/"))).await;
            let there = [
                ("h1", true),
                (".headline .share", true),
                (".headline .counts", true),
                (".headline .promise .goal", true),
                ("#map .map svg a path", true),
                ("#progress .plot svg path.covered", progress),
                ("#ranking .plot .covered", shares),
                (".stories .card img", stories),
                (".search .plain", true),
            ];
            for (selector, expected) in there {
                let found = browser.driver.find_all(thirtyfour::By::Css(selector)).await.unwrap_or_default();
                let mut shown = false;
                for element in found {
                    shown |= element.is_displayed().await.unwrap_or(false);
                }
                assert_eq!(shown, expected, "{programme} {lang} without scripts: {selector}");
            }
            // the tabs are plain radio buttons
            browser.click("#areas-view-1 + label").await;
            let tile = browser.find(".tile").await;
            assert!(tile.is_displayed().await.unwrap_or(false), "{programme} {lang}: tiles");
        }
    }
    browser.scripts(true).await;
}

pub async fn the_overview_shows_the_figures_of_the_summary(browser: &Browser, site: &Site) {
    for (package, name) in packages().iter().zip(OVERVIEWS) {
        let files = read_folder(package).unwrap_or_else(|error| panic!("{error}"));
        let programme = package::read(&files).into_programme().unwrap_or_else(|| panic!("{name} has errors"));
        let figures = summary(&programme, None, None, None).unwrap_or_else(|error| panic!("{error}")).figures;
        browser.open(&site.url(&format!("{name}/en/"))).await;
        let share = browser.text("return document.querySelector('.headline .share').textContent").await;
        let counts = browser.text("return document.querySelector('.headline .counts').textContent").await;
        let grouped = |value: f64| noticeboard::words::number(value, Lang::En);
        match figures.share {
            Some(value) => assert_eq!(share, format!("{:.1}%", value * 100.0), "{name}"),
            None => assert_eq!(share, "Not published", "{name}"),
        }
        for value in [figures.covered, figures.total].into_iter().flatten() {
            assert!(counts.contains(&grouped(value)), "{name}: {counts} lacks {value}");
        }
        assert_eq!(counts.contains("not published"), figures.covered.is_none(), "{name}: {counts}");
    }
}

pub async fn a_subfolder_is_a_site_of_its_own(browser: &Browser, site: &Site) {
    for path in ["", "en/", "shili/zh-CN/", "germany-vaccination/en/", "shijiazhuang/en/stories/huarun/"] {
        let url = site.url(path);
        browser.live(&url).await;
        assert_eq!(browser.complaints().await, Vec::<String>::new(), "{url}");
        let outside = "return [...document.querySelectorAll('[href], [src]')].map(e => e.getAttribute('href') ?? e.getAttribute('src'))
            .filter(a => a.startsWith('/') && !a.startsWith('/noticeboard/'))";
        assert_eq!(browser.run(outside).await, serde_json::json!([]), "{url}");
    }
}
