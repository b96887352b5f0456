//! Faults of networks, hosts and files, in a real browser: in each the content stays readable, and the page says what is wrong.

use std::io::Write;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tiny_http::{Header, Response, Server};

use crate::browser::Browser;
use crate::site::Site;

/// What a host does wrong with some files.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    Missing,
    /// half of it
    Cut,
    /// a byte in the middle is another
    Altered,
    /// the file of another kind: an error page in place of it, as some hosts send
    Html,
    /// a type that it is not
    WrongType,
    Empty,
    /// it comes, but late
    Slow,
    /// the connection ends without an answer
    Dead,
}

impl Fault {
    const OF_FILES: [Fault; 7] =
        [Fault::Missing, Fault::Cut, Fault::Altered, Fault::Html, Fault::WrongType, Fault::Empty, Fault::Slow];
}

/// Which addresses, by a part of them, and what is wrong with them.
type Rule = Arc<Mutex<Vec<(String, Fault)>>>;

/// A host of a site that can be told to fail.
pub struct Host {
    pub origin: String,
    rule: Rule,
}

impl Host {
    pub fn new(folder: PathBuf) -> Host {
        let server = Server::http("127.0.0.1:0").unwrap_or_else(|error| panic!("{error}"));
        let port = server.server_addr().to_ip().map_or(0, |address| address.port());
        let rule: Rule = Arc::default();
        let (server, told) = (Arc::new(server), rule.clone());
        for _ in 0..6 {
            let (server, told, folder) = (server.clone(), told.clone(), folder.clone());
            std::thread::spawn(move || {
                for request in server.incoming_requests() {
                    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
                    let fault = {
                        let rules = told.lock().unwrap_or_else(|error| error.into_inner());
                        rules.iter().find(|(part, _)| path.contains(part.as_str())).map(|(_, fault)| *fault)
                    };
                    let _ = answer(request, &folder, &path, fault);
                }
            });
        }
        Host { origin: format!("http://127.0.0.1:{port}"), rule }
    }

    pub fn fail(&self, rules: &[(&str, Fault)]) {
        let mut rule = self.rule.lock().unwrap_or_else(|error| error.into_inner());
        *rule = rules.iter().map(|(part, fault)| ((*part).to_owned(), *fault)).collect();
    }

    fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.origin)
    }
}

fn answer(
    request: tiny_http::Request,
    folder: &std::path::Path,
    path: &str,
    fault: Option<Fault>,
) -> std::io::Result<()> {
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned();
    let mut file = folder.join(decoded.trim_start_matches('/'));
    if file.is_dir() {
        file = file.join("index.html");
    }
    let (mut bytes, mut status) = match std::fs::read(&file) {
        Ok(bytes) => (bytes, 200),
        Err(_) => (b"not here".to_vec(), 404),
    };
    let mut kind = mime_guess::from_path(&file).first_or_octet_stream().to_string();
    match fault {
        Some(Fault::Missing) => (bytes, status) = (b"not here".to_vec(), 404),
        Some(Fault::Cut) => bytes.truncate(bytes.len() / 2),
        Some(Fault::Altered) => {
            let middle = bytes.len() / 2;
            if let Some(byte) = bytes.get_mut(middle) {
                *byte ^= 0x55;
            }
        }
        Some(Fault::Html) => (bytes, kind) = (b"<!doctype html><p>welcome".to_vec(), "text/html".to_owned()),
        Some(Fault::WrongType) => kind = "application/octet-stream".to_owned(),
        Some(Fault::Empty) => bytes.clear(),
        Some(Fault::Slow) => std::thread::sleep(Duration::from_millis(1500)),
        Some(Fault::Dead) => {
            // an answer that was announced and never comes
            let mut writer = request.into_writer();
            return writer.write_all(b"");
        }
        None => {}
    }
    let header = Header::from_bytes("Content-Type", kind).unwrap_or_else(|()| panic!("a header"));
    let control = Header::from_bytes("Cache-Control", "no-store").unwrap_or_else(|()| panic!("a header"));
    request.respond(Response::from_data(bytes).with_status_code(status).with_header(header).with_header(control))
}

/// What is asked of a page under a fault: the address, a script that says true once the page has done what it can, and what
/// must be readable then.
struct Case {
    page: &'static str,
    /// clicks, if a file is fetched only then
    act: &'static str,
    file: &'static str,
    text: &'static str,
}

const CASES: [Case; 9] = [
    Case { page: "germany-vaccination/en/", act: "", file: "noticeboard-app", text: "78.1%" },
    Case { page: "germany-vaccination/en/", act: "", file: "assets/site-", text: "78.1%" },
    Case { page: "germany-vaccination/en/", act: "", file: "assets/trust-", text: "78.1%" },
    Case { page: "germany-vaccination/en/", act: "", file: "assets/offline-", text: "78.1%" },
    Case { page: "shili/zh-CN/explore/", act: "", file: "explore/places.bin", text: "示例市" },
    Case { page: "shili/zh-CN/explore/", act: "", file: "noticeboard-explore", text: "示例市" },
    Case {
        page: "shili/zh-CN/places/",
        act: "const input = document.querySelector('.search input'); input?.focus(); if (input) { input.value = 'slxq'; input.dispatchEvent(new Event('input', { bubbles: true })) }",
        file: "names.txt",
        text: "示例市",
    },
    Case {
        page: "germany-vaccination/en/data/",
        act: "document.querySelector('#check button').click()",
        file: "noticeboard-open",
        text: "SHA-256",
    },
    Case {
        page: "germany-vaccination/en/",
        act: "document.querySelector('#map .to-share')?.click()",
        file: "assets/sharing-",
        text: "78.1%",
    },
];

/// Each file of the app in turn, each fault in turn: how many were tried, and all were survived.
pub async fn whatever_file_fails_the_page_stays_readable(browser: &Browser, site: &Site) -> usize {
    let mut tried = 0;
    for Case { page, act, file, text } in CASES {
        for fault in Fault::OF_FILES {
            let host = Host::new(site.folder.clone());
            host.fail(&[(file, fault)]);
            let what = format!("{page} with {file} {fault:?}");
            browser.open(&host.url(page)).await;
            // it lives, or says that it does not
            let settled = "return 'ready' in document.body.dataset || 'failed' in document.body.dataset";
            browser.until(&what, settled).await;
            if !act.is_empty() {
                browser.run(act).await;
            }
            let shown = browser.run(&format!("return document.body.innerText.includes('{text}')")).await;
            assert_eq!(shown, true, "{what}: {text} is not to be read");
            if file == "noticeboard-app" && !matches!(fault, Fault::Slow | Fault::WrongType) {
                let said = "return document.querySelector('.stale').checkVisibility()";
                let failed = browser.run("return 'failed' in document.body.dataset").await == true;
                // a byte altered may do no harm
                assert!(fault == Fault::Altered || failed, "{what}: the page does not know");
                assert!(!failed || browser.run(said).await == true, "{what}: the page does not say so");
            }
            tried += 1;
        }
    }
    tried
}

/// A page that was read is there without a network; one that was not says so; and a new version is offered, not forced.
pub async fn what_was_read_is_there_without_a_network(browser: &Browser, site: &Site) -> usize {
    let host = Host::new(site.folder.clone());
    let pages = ["germany-vaccination/en/", "shili/zh-CN/explore/"];
    browser.live(&host.url(pages[0])).await;
    browser
        .until(
            "the worker is there",
            "return navigator.serviceWorker.getRegistration().then(r => r?.active?.state === 'activated')",
        )
        .await;
    for page in pages {
        browser.live(&host.url(page)).await;
        browser.until("it has the page", "return navigator.serviceWorker.controller !== null").await;
        browser.live(&host.url(page)).await;
    }
    browser.until("the table is open", "return document.querySelector('#explore').dataset.ready !== undefined").await;
    host.fail(&[("", Fault::Dead)]);
    for (page, text) in pages.into_iter().zip(["78.1%", "示例市"]) {
        browser.live(&host.url(page)).await;
        let shown = browser.run(&format!("return document.body.innerText.includes('{text}')")).await;
        assert_eq!(shown, true, "{page} without a network");
    }
    browser
        .until(
            "the table opens without a network",
            "return document.querySelector('#explore').dataset.ready !== undefined",
        )
        .await;
    browser.open(&host.url("shili/en/about/")).await;
    let said = browser.text("return document.body.innerText").await;
    assert!(said.contains("was not read here before"), "{said}");
    host.fail(&[]);
    browser.live(&host.url("shili/en/about/")).await;
    pages.len() + 2
}

/// Storage that is denied, and a clock that is wrong by a year.
pub async fn a_page_lives_in_a_strange_browser(browser: &Browser, site: &Site) -> usize {
    const STRANGE: [(&str, &str); 3] = [
        (
            "storage denied",
            "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } });
             if (window.caches) caches.open = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
             Object.defineProperty(navigator, 'serviceWorker', { get() { return { register: () => Promise.reject(new DOMException('denied', 'SecurityError')) } } });",
        ),
        ("a clock a year ahead", "const now = Date.now; Date.now = () => now() + 365 * 864e5;"),
        ("WebAssembly refused", "WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => Promise.reject(new Error('refused'));"),
    ];
    for (what, script) in STRANGE {
        let added = browser.on_each_page(script).await;
        for page in ["germany-vaccination/en/", "shili/zh-CN/explore/", "shili/zh-CN/places/P0017/"] {
            browser.open(&site.url(page)).await;
            browser.until(what, "return 'ready' in document.body.dataset || 'failed' in document.body.dataset").await;
            let text = browser.text("return document.querySelector('main').innerText").await;
            assert!(text.len() > 200, "{page} with {what}: {text}");
        }
        browser.no_longer(&added).await;
    }
    STRANGE.len() * 3
}
