//! Pictures of the main pages, to be looked at.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::browser::Browser;
use crate::pages::PAGES;
use crate::site::Site;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

pub async fn take(browser: &Browser, site: &Site) {
    let folder = Path::new(ROOT).join("target/screenshots");
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{error}"));
    for (width, dark, scripts) in [(390, false, true), (390, true, true), (1280, false, true), (390, false, false)] {
        browser.width(width).await;
        browser.dark(dark).await;
        for lang in ["zh-CN", "en"] {
            for page in PAGES {
                let url = site.url(&page.replace("{}", lang));
                show(browser, &url, scripts).await;
                let theme = if dark { "-dark" } else { "" };
                let plain = if scripts { "" } else { "-no-scripts" };
                let name = page.replace("{}", lang).replace('/', "_");
                save(browser, &folder.join(format!("{name}{width}{theme}{plain}.png")), true).await;
            }
        }
    }
    browser.dark(false).await;
    let docs = Path::new(ROOT).join("docs");
    fs::create_dir_all(&docs).unwrap_or_else(|error| panic!("{error}"));
    for (page, width, file) in
        [("germany-vaccination/en/", 390, "germany-phone.png"), ("shili/zh-CN/", 1280, "shili-desktop.png")]
    {
        browser.width(width).await;
        show(browser, &site.url(page), true).await;
        save(browser, &docs.join(file), false).await;
    }
}

async fn show(browser: &Browser, url: &str, scripts: bool) {
    browser.scripts(scripts).await;
    if scripts {
        browser.live(url).await;
        // pictures further down are fetched only when they come near
        browser.run("document.querySelectorAll('img').forEach(i => i.loading = 'eager')").await;
        browser.until(url, "return [...document.images].every(i => i.complete)").await;
    } else {
        browser.open(url).await;
    }
}

async fn save(browser: &Browser, file: &Path, whole: bool) {
    let picture = json!({ "format": "png", "captureBeyondViewport": whole });
    let answer = browser.driver.cdp().send_raw("Page.captureScreenshot", picture).await;
    let answer = answer.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let data = answer.get("data").and_then(|data| data.as_str()).unwrap_or_default().to_owned();
    let bytes = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, data);
    fs::write(file, bytes.unwrap_or_default()).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}
