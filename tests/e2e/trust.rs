//! What a reader checks for himself, and what he is told when the history is not the one that he knew.

use std::fs;
use std::path::{Path, PathBuf};

use noticeboard::publish::{Request, keygen, signer};
use noticeboard::release::Signing;
use serde_json::{Value, json};
use thirtyfour::By;

use crate::browser::Browser;
use crate::site::{Site, must_publish, plain};

/// What each step found, once there is an end.
async fn steps(browser: &Browser) -> Vec<(String, String)> {
    browser.until("the check ends", "return document.querySelector('#check progress').hidden && !document.querySelector('#check button').disabled && (document.querySelector('#check ol').children.length > 0 || document.querySelector('#check [role=status]').textContent !== '')").await;
    let found = browser
        .run("return [...document.querySelectorAll('#check ol li')].map(it => [it.className, it.textContent])")
        .await;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    found.as_array().into_iter().flatten().map(|step| (text(&step[0]), text(&step[1]))).collect()
}

async fn check(browser: &Browser, url: &str) -> Vec<(String, String)> {
    browser.live(url).await;
    browser.until("it can be run", "return !document.querySelector('#check button').disabled").await;
    browser.click("#check button").await;
    steps(browser).await
}

pub async fn a_reader_checks_the_site_and_the_package_that_he_has(browser: &Browser, site: &Site) {
    for (page, figure) in [
        ("germany-vaccination/en/data/", "78.1%, 64,991,131 of 83,237,124"),
        ("germany-vaccination/de/data/", "78,1\u{a0}%"),
        ("shijiazhuang/zh-CN/data/", "628"),
    ] {
        let found = check(browser, &site.url(page)).await;
        assert!(found.len() >= 4 && found.iter().all(|(class, _)| class != "check no"), "{page}: {found:?}");
        let last = &found[found.len() - 1].1;
        assert!(last.contains(figure), "{page}: {last}");
        assert_eq!(browser.complaints().await, Vec::<String>::new(), "{page}");
    }
    // the package as it is offered there
    browser.live(&site.url("shili/en/data/")).await;
    browser.until("it can be run", "return !document.querySelector('#check input').disabled").await;
    let input = browser.driver.find(By::Css("#check input")).await.unwrap_or_else(|error| panic!("{error}"));
    let archive = site.folder.join("shili/download/en.zip");
    input.send_keys(archive.to_string_lossy()).await.unwrap_or_else(|error| panic!("{error}"));
    let found = steps(browser).await;
    assert!(
        found.iter().any(|(class, text)| class == "check yes" && text.contains("package of release 1")),
        "{found:?}"
    );
}

/// A file below `data/latest/` with one byte altered.
pub fn alter_a_byte(folder: &Path) {
    let file = folder.join("germany-vaccination/data/latest/coverage.csv");
    let mut bytes = fs::read(&file).unwrap_or_else(|error| panic!("{error}"));
    let end = bytes.iter().rposition(|byte| *byte == b'7').unwrap_or(0);
    bytes[end] = b'8';
    fs::write(file, bytes).unwrap_or_else(|error| panic!("{error}"));
}

/// The record of one programme says another hash; of another, the record is gone.
pub fn spoil_the_records(folder: &Path) {
    let record = folder.join("shili/data/releases.json");
    let text = fs::read_to_string(&record).unwrap_or_else(|error| panic!("{error}"));
    fs::write(&record, text.replacen("\"number\": 1", "\"number\": 2", 1)).unwrap_or_else(|error| panic!("{error}"));
    fs::remove_file(folder.join("shijiazhuang/data/releases.json")).unwrap_or_else(|error| panic!("{error}"));
}

pub async fn what_was_altered_is_named(browser: &Browser, site: &Site) {
    let found = check(browser, &site.url("germany-vaccination/en/data/")).await;
    let wrong: Vec<&str> =
        found.iter().filter(|(class, _)| class == "check no").map(|(_, text)| text.as_str()).collect();
    assert!(wrong.iter().any(|text| text.starts_with("coverage.csv is not what release 1")), "{found:?}");
    for (page, said) in [("shili/en/data/", "altered"), ("shijiazhuang/en/data/", "could not be made")] {
        let found = check(browser, &site.url(page)).await;
        let status = browser.text("return document.querySelector('#check [role=status]').textContent").await;
        assert!(found.is_empty() && status.contains(said), "{page}: {found:?} {status}");
    }
}

/// Publishes versions of the small package, one after the other, signed.
fn publish_signed(folder: &Path, key: &Path, versions: &[&str]) {
    let package = folder.with_extension("package");
    let _ = fs::remove_dir_all(&package);
    fs::create_dir_all(&package).unwrap_or_else(|error| panic!("{error}"));
    let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packages/valid/small");
    for entry in fs::read_dir(small).unwrap_or_else(|error| panic!("{error}")).flatten() {
        fs::copy(entry.path(), package.join(entry.file_name())).unwrap_or_else(|error| panic!("{error}"));
    }
    for version in versions {
        let file = package.join("datapackage.json");
        let text = fs::read(&file).unwrap_or_else(|error| panic!("{error}"));
        let mut descriptor: Value = serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{error}"));
        descriptor["version"] = json!(version);
        fs::write(&file, descriptor.to_string()).unwrap_or_else(|error| panic!("{error}"));
        let signer = signer(key, || Err("it has no password".to_owned()));
        let signer = signer.unwrap_or_else(|error| panic!("{error}"));
        let signing = Signing { signer: Some(signer), ..Signing::default() };
        let packages = vec![package.clone()];
        must_publish(&Request { packages, out: folder.to_owned(), signing, ..plain() });
    }
}

const NOTICE: &str = "return document.querySelector('.notice.trust')?.textContent ?? ''";

const TOLD: &str = "return document.querySelector('.notice.trust') !== null";

/// The thief of a key signs another history; a browser that returns, and whoever scans an old code, sees it.
pub async fn a_fork_signed_with_the_right_key_is_seen(browser: &Browser) {
    let tmp = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (folder, key) = (tmp.join("forked"), tmp.join("forked.key"));
    let _ = fs::remove_dir_all(&folder);
    let (secret, _) = keygen(None).unwrap_or_else(|error| panic!("{error}"));
    fs::write(&key, secret).unwrap_or_else(|error| panic!("{error}"));
    publish_signed(&folder, &key, &["1.0.1", "1.0.2"]);
    let site = Site::served(folder.clone(), "/");
    browser.live(&site.url("en/")).await;
    let kept = "return localStorage.getItem('noticeboard-head:/data/releases.json')";
    browser.until("the head is kept", &format!("{kept} !== null")).await;
    let head = browser.text("return document.body.dataset.head").await;
    assert!(head.starts_with("2."), "{head}");
    let found = check(browser, &site.url(&format!("en/data/?head={head}"))).await;
    assert!(found.iter().any(|(class, text)| class == "check yes" && text.contains("signature")), "{found:?}");
    assert!(found.iter().any(|(_, text)| text.contains("still part of it")), "{found:?}");

    // a third release upon it is no fork
    publish_signed(&folder, &key, &["1.0.3"]);
    browser.live(&site.url("en/")).await;
    browser.until("the newer head is kept", &format!("{kept}.includes('\"3.')")).await;
    assert_eq!(browser.text(NOTICE).await, "");

    // another history by the same key
    fs::remove_dir_all(&folder).unwrap_or_else(|error| panic!("{error}"));
    publish_signed(&folder, &key, &["1.0.1", "9.0.2", "9.0.3", "9.0.4"]);
    browser.live(&site.url("en/")).await;
    browser.until("the reader is told", TOLD).await;
    let said = browser.text(NOTICE).await;
    assert!(said.contains("release 3 is another"), "{said}");
    let found = check(browser, &site.url("en/data/")).await;
    assert!(
        found.iter().any(|(class, text)| class == "check no" && text.contains("release 3 is another")),
        "{found:?}"
    );

    // a browser that was never here, with the code of an old notice
    browser.run("localStorage.clear()").await;
    browser.live(&site.url(&format!("en/places/p1/?head={head}"))).await;
    browser.until("the scan tells", TOLD).await;
    assert!(browser.text(NOTICE).await.contains("release 2 is another"));
    // what is no head is passed over
    browser.run("localStorage.clear()").await;
    for query in ["?head=", "?head=x", "?head=1.zz", "?head=%3Cscript%3E"] {
        browser.live(&site.url(&format!("en/{query}"))).await;
        browser.until("the head is kept", &format!("{kept} !== null")).await;
        assert_eq!(browser.text(NOTICE).await, "", "{query}");
    }
}
