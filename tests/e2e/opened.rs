//! A package that a reader opens on a page.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use noticeboard::publish::read_folder;
use thirtyfour::By;

use crate::browser::Browser;
use crate::site::Site;

const INPUT: &str = "#open input[multiple]";
const REPORTED: &str = "return !!document.querySelector('#open .report h2')";

/// A package of ours as an archive, with one file altered.
fn archive(name: &str, alter: Option<(&str, &[u8])>) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data").join(name);
    let mut files = read_folder(&folder).unwrap_or_else(|error| panic!("{error}"));
    if let Some((file, bytes)) = alter {
        files.insert(file.to_owned(), bytes.to_vec());
    }
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in &files {
        zip.start_file(format!("{name}/{path}"), zip::write::SimpleFileOptions::default()).expect("a name");
        zip.write_all(bytes).expect("memory has room");
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}{}.zip", alter.map_or("", |_| "-altered")));
    fs::write(&path, zip.finish().expect("an archive").into_inner()).unwrap_or_else(|error| panic!("{error}"));
    path
}

async fn choose(browser: &Browser, site: &Site, page: &str, file: &Path) {
    browser.live(&site.url(page)).await;
    browser.until("the opener", "return !document.querySelector('#open input').disabled").await;
    let input = browser.driver.find(By::Css(INPUT)).await.unwrap_or_else(|error| panic!("{error}"));
    input.send_keys(file.to_string_lossy()).await.unwrap_or_else(|error| panic!("{error}"));
    browser.until("the report", REPORTED).await;
}

pub async fn a_package_is_checked_and_shown_and_nothing_is_sent(browser: &Browser, site: &Site) {
    choose(browser, site, "en/open/", &archive("shijiazhuang", None)).await;
    browser.click("#open .report .button").await;
    browser.until("the overview", "return !!document.querySelector('.notice.opened + .skip')").await;
    let title = browser.text("return document.title").await;
    assert!(title.starts_with("Overview · Shijiazhuang"), "{title}");

    // its parts live: the search knows its names
    browser.type_keys(".search input", "hgdx").await;
    browser.until("hits", "return !document.querySelector('#hits').hidden").await;
    browser.click("#hits a").await;
    browser.until("the place", "return document.title.startsWith('Haiguan East Lane')").await;
    browser.click("footer a[href='#/en/stories/']").await;
    browser.until("the stories", "return document.title.startsWith('Stories')").await;
    let pictures = "const all = [...document.querySelectorAll('main img')]; return all.length > 0 && all.every(i => i.complete && i.naturalWidth)";
    browser.until("pictures", pictures).await;
    browser.click("footer a[href='#/en/data/']").await;
    browser.until("the data", "return document.title.startsWith('Data')").await;
    assert_eq!(browser.text("return document.querySelector('table.files a').download").await, "areas.csv");

    // back and forward, and out again
    browser.text("history.back(); return ''").await;
    browser.until("back", "return document.title.startsWith('Stories')").await;
    browser.click(".notice.opened a").await;
    browser
        .until("closed", "return document.title.startsWith('Open a data package') && !!document.querySelector('#open')")
        .await;

    let elsewhere = "return performance.getEntriesByType('resource').map(e => e.name).filter(name => !name.startsWith(location.origin) && !name.startsWith('blob:' + location.origin)).join(' ')";
    assert_eq!(browser.text(elsewhere).await, "");
    assert_eq!(browser.text("return window.complaints.join('\\n')").await, "");
}

pub async fn what_is_wrong_with_a_package_is_said(browser: &Browser, site: &Site) {
    let altered = archive(
        "germany-vaccination",
        Some(("targets.csv", b"area_id,share,due,announced\n00,8o%,2022-01-07,2021-11-18\n")),
    );
    choose(browser, site, "zh-CN/open/", &altered).await;
    let report = browser.text("return document.querySelector('#open .report').textContent").await;
    assert!(report.contains("targets.csv") && report.contains("8o%") && report.contains("bad-"), "{report}");
    assert_eq!(browser.text("return String(document.querySelectorAll('#open .report a').length)").await, "0");

    // a file that is no package
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data/shili/areas.csv");
    browser.live(&site.url("zh-CN/open/")).await;
    browser.until("the opener", "return !document.querySelector('#open input').disabled").await;
    let input = browser.driver.find(By::Css(INPUT)).await.unwrap_or_else(|error| panic!("{error}"));
    input.send_keys(table.to_string_lossy()).await.unwrap_or_else(|error| panic!("{error}"));
    let sentence = "return document.querySelector('#open .said').textContent.includes('datapackage.json')";
    browser.until("the sentence", sentence).await;
}
