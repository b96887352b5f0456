//! Faults of networks, hosts and files, in a real browser: in each the content stays readable, and the page says what is wrong.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use noticeboard::publish::Request;

use crate::browser::Browser;
use crate::site::{Site, must_publish, plain};

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
        let listener = TcpListener::bind("127.0.0.1:0").unwrap_or_else(|error| panic!("{error}"));
        let port = listener.local_addr().map_or(0, |address| address.port());
        let rule: Rule = Arc::default();
        let told = rule.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (told, folder) = (told.clone(), folder.clone());
                // a browser that goes away is no fault of the host's
                std::thread::spawn(move || answer(stream, &folder, &told).unwrap_or_default());
            }
        });
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

/// One request of a connection, which ends with it.
fn answer(mut stream: TcpStream, folder: &Path, rule: &Rule) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let path = first.split(' ').nth(1).unwrap_or_default().split(['?', '#']).next().unwrap_or_default();
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned();
    let fault = {
        let rules = rule.lock().unwrap_or_else(|error| error.into_inner());
        rules.iter().find(|(part, _)| path.contains(part.as_str())).map(|(_, fault)| *fault)
    };
    let mut file = folder.join(path.trim_start_matches('/'));
    if file.is_dir() {
        file = file.join("index.html");
    }
    let (mut bytes, mut status) = match std::fs::read(&file) {
        Ok(bytes) => (bytes, "200 OK"),
        Err(_) => (b"not here".to_vec(), "404 Not Found"),
    };
    let mut kind = mime_guess::from_path(&file).first_or_octet_stream().to_string();
    match fault {
        Some(Fault::Missing) => (bytes, status) = (b"not here".to_vec(), "404 Not Found"),
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
        Some(Fault::Dead) => return Ok(()),
        None => {}
    }
    let length = bytes.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&bytes)
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
        // without the dialog the link leads to the figure alone
        act: "document.querySelector('#map .to-share')?.click()",
        file: "assets/sharing-",
        text: "COVID-19",
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

const ACTIVE: &str = "return navigator.serviceWorker.getRegistration().then(r => r?.active?.state === 'activated')";

/// A page that was read is there without a network; one that was not says so; and a new version is offered, not forced.
pub async fn what_was_read_is_there_without_a_network(browser: &Browser, site: &Site) -> usize {
    let host = Host::new(site.folder.clone());
    let pages = ["germany-vaccination/en/", "shili/zh-CN/explore/"];
    browser.live(&host.url(pages[0])).await;
    browser.until("the worker is there", ACTIVE).await;
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

/// A new version is offered and not forced, one that came by half is not taken, and a second tab goes on as it is.
pub async fn an_update_is_offered_and_never_mixed(browser: &Browser) -> usize {
    let tmp = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (folder, shell) = (tmp.join("updated"), tmp.join("updated-shell"));
    for old in [&folder, &shell] {
        let _ = std::fs::remove_dir_all(old);
    }
    let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packages/valid/small");
    let request = Request { packages: vec![small], out: folder.clone(), ..plain() };
    must_publish(&request);
    let host = Host::new(folder);
    let page = host.url("en/");
    browser.live(&page).await;
    browser.until("the worker is there", ACTIVE).await;
    browser.live(&page).await;
    browser.until("it has the page", "return navigator.serviceWorker.controller !== null").await;

    // the same app with another style sheet
    std::fs::create_dir_all(&shell).unwrap_or_else(|error| panic!("{error}"));
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shell");
    for entry in std::fs::read_dir(built).unwrap_or_else(|error| panic!("{error}")).flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let to = if name.starts_with("site-") { "site-0123456789abcdef.css".to_owned() } else { name };
        std::fs::copy(entry.path(), shell.join(to)).unwrap_or_else(|error| panic!("{error}"));
    }
    must_publish(&Request { shell: Some(shell), ..request });
    host.fail(&[("assets/site-0123456789abcdef", Fault::Missing)]);
    browser.live(&page).await;
    let update = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration().then(r => r.update().then(() => r.installing, () => r.installing).then(worker => {
            if (!worker || worker.state === 'redundant') return done('gone');
            worker.addEventListener('statechange', () => ['redundant', 'installed'].includes(worker.state) && done(worker.state))
        }))";
    let came = browser.driver.execute_async(update, Vec::new()).await.unwrap_or_else(|error| panic!("{error}"));
    let came = came.json().as_str().unwrap_or_default().to_owned();
    assert!(["gone", "redundant"].contains(&came.as_str()), "half a version: {came}");
    let offered = "return document.querySelector('.notice.fresh') !== null";
    assert_eq!(browser.run(offered).await, false, "half a version is not offered");
    assert!(browser.text("return document.body.innerText").await.len() > 300, "the page is readable without its style");

    host.fail(&[]);
    browser.live(&page).await;
    browser.until("the new version is offered", offered).await;
    let versions = "const done = arguments[arguments.length - 1]; caches.keys().then(names => done(names.filter(it => it.includes('app-')).length))";
    let count = browser.driver.execute_async(versions, Vec::new()).await.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(count.json().as_u64(), Some(2), "both versions are whole beside each other");
    // a second tab, and the first one takes the new version
    let first = browser.driver.window().await.unwrap_or_else(|error| panic!("{error}"));
    let second = browser.driver.new_tab().await.unwrap_or_else(|error| panic!("{error}"));
    browser.driver.switch_to_window(second.clone()).await.unwrap_or_else(|error| panic!("{error}"));
    browser.live(&host.url("en/data/")).await;
    browser.run("window.stayed = true").await;
    browser.driver.switch_to_window(first.clone()).await.unwrap_or_else(|error| panic!("{error}"));
    browser.run("window.old = true; document.querySelector('.notice.fresh button').click()").await;
    browser.until("it is loaded anew", "return window.old === undefined && 'ready' in document.body.dataset").await;
    assert_eq!(browser.run(offered).await, false, "what was taken is not offered again");
    browser.driver.switch_to_window(second).await.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(browser.run("return window.stayed").await, true, "the second tab was left as it was");
    let shown = browser.text("return document.querySelector('main').innerText").await;
    assert!(shown.contains("SHA-256"), "{shown}");
    browser.driver.close_window().await.unwrap_or_else(|error| panic!("{error}"));
    browser.driver.switch_to_window(first).await.unwrap_or_else(|error| panic!("{error}"));
    3
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
