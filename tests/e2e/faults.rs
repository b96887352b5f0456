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

/// What a host makes of an address of a folder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slash {
    /// sends a reader on from `/en` to `/en/`
    Added,
    /// sends a reader on from `/en/` to `/en`
    TakenAway,
    /// answers both
    Either,
}

/// How a host is set up.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// where the site lies, with a slash at both ends
    base: &'static str,
    compresses: bool,
    slash: Slash,
    /// what it takes `.wasm` for
    wasm: &'static str,
}

const PLAIN: Manner = Manner { base: "/", compresses: false, slash: Slash::Added, wasm: "application/wasm" };

/// A host of a site that can be told to fail.
pub struct Host {
    pub origin: String,
    manner: Manner,
    rule: Rule,
}

impl Host {
    pub fn new(folder: PathBuf) -> Host {
        Host::in_manner(folder, PLAIN)
    }

    fn in_manner(folder: PathBuf, manner: Manner) -> Host {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap_or_else(|error| panic!("{error}"));
        let port = listener.local_addr().map_or(0, |address| address.port());
        let rule: Rule = Arc::default();
        let told = rule.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (told, folder) = (told.clone(), folder.clone());
                // a browser that goes away is no fault of the host's
                std::thread::spawn(move || answer(stream, &folder, manner, &told).unwrap_or_default());
            }
        });
        Host { origin: format!("http://127.0.0.1:{port}"), manner, rule }
    }

    pub fn fail(&self, rules: &[(&str, Fault)]) {
        let mut rule = self.rule.lock().unwrap_or_else(|error| error.into_inner());
        *rule = rules.iter().map(|(part, fault)| ((*part).to_owned(), *fault)).collect();
    }

    fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin, self.manner.base)
    }
}

/// One request of a connection, which ends with it.
fn answer(mut stream: TcpStream, folder: &Path, manner: Manner, rule: &Rule) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let (mut line, mut takes_gzip) = (String::new(), false);
    while reader.read_line(&mut line)? > 2 {
        takes_gzip |= line.to_ascii_lowercase().starts_with("accept-encoding:") && line.contains("gzip");
        line.clear();
    }
    let address = first.split(' ').nth(1).unwrap_or_default();
    let (path, query) = address.split_once('?').map_or((address, ""), |(path, query)| (path, query));
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned();
    let fault = {
        let rules = rule.lock().unwrap_or_else(|error| error.into_inner());
        rules.iter().find(|(part, _)| path.contains(part.as_str())).map(|(_, fault)| *fault)
    };
    // the root of a host has its slash whatever the host does
    let relative = match path.strip_prefix(manner.base) {
        Some(relative) => Some(relative),
        None if format!("{path}/") == manner.base => Some(""),
        None => None,
    };
    let mut file = folder.join(relative.unwrap_or("there is nothing outside"));
    if file.is_dir() {
        file = file.join("index.html");
        let other = match (manner.slash, path.strip_suffix('/')) {
            (Slash::Added, None) => Some(format!("{path}/")),
            (Slash::TakenAway, Some(bare)) if !bare.is_empty() => Some(bare.to_owned()),
            _ => None,
        };
        if let Some(other) = other {
            let query = if query.is_empty() { String::new() } else { format!("?{query}") };
            let head = format!(
                "HTTP/1.1 301 Moved\r\nLocation: {other}{query}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
            return stream.write_all(head.as_bytes());
        }
    }
    let (mut bytes, mut status) = match std::fs::read(&file) {
        Ok(bytes) => (bytes, "200 OK"),
        Err(_) => (b"not here".to_vec(), "404 Not Found"),
    };
    let mut kind = match file.extension().is_some_and(|it| it == "wasm") {
        true => manner.wasm.to_owned(),
        false => mime_guess::from_path(&file).first_or_octet_stream().to_string(),
    };
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
    let mut encoding = "";
    if manner.compresses && takes_gzip {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(&bytes)?;
        (bytes, encoding) = (packed.finish()?, "Content-Encoding: gzip\r\n");
    }
    let length = bytes.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{encoding}Content-Length: {length}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&bytes)
}

/// Hosts as there are, each in the root and in a subfolder.
const HOSTS: [Manner; 6] = [
    Manner { compresses: true, ..PLAIN },
    Manner { slash: Slash::TakenAway, ..PLAIN },
    Manner { slash: Slash::Either, wasm: "application/octet-stream", ..PLAIN },
    Manner { base: "/noticeboard/", ..PLAIN },
    Manner { base: "/noticeboard/", compresses: true, slash: Slash::TakenAway, ..PLAIN },
    Manner { base: "/noticeboard/", compresses: true, slash: Slash::Either, wasm: "text/plain" },
];

/// What each kind of page is for works on each host: how many were tried.
pub async fn whatever_host_it_lies_on_a_site_works(browser: &Browser, root: &Site, below: &Site) -> usize {
    const PAGES: [(&str, &str, &str); 7] = [
        ("", "", LIVES),
        ("germany-vaccination/en/", "", LIVES),
        ("shili/zh-CN/explore/", "", TABLE),
        ("shili/zh-CN/places/", SEARCH, "document.querySelector('.search li a')"),
        ("germany-vaccination/en/data/", PRESS, CHECKED),
        ("shili/embed/en/at/?figure=map&area=S0101", "", FIGURE),
        ("shili/embed/releases/1/en/at/?figure=map&area=S0101", "", FIGURE),
    ];
    for manner in HOSTS {
        let site = if manner.base == "/" { root } else { below };
        let host = Host::in_manner(site.folder.clone(), manner);
        for (page, act, works) in PAGES {
            let what = format!("{page} on {manner:?}");
            browser.open(&host.url(page)).await;
            if !act.is_empty() {
                browser.until(&what, &format!("return {LIVES}")).await;
                browser.until(&what, "return !document.querySelector('#check button')?.disabled").await;
                browser.run(act).await;
            }
            browser.until(&what, &format!("return Boolean({works})")).await;
        }
    }
    HOSTS.len() * PAGES.len()
}

/// What is asked of a page under a fault. `works` and `says` are conditions in JavaScript: that what the file is for is
/// there, and that the page says it is not. One of them must come true, the first if the fault does no harm.
struct Case {
    page: &'static str,
    /// done once the page has settled, if the file is fetched only then
    act: &'static str,
    file: &'static str,
    works: &'static str,
    says: &'static str,
}

const LIVES: &str = "'ready' in document.body.dataset && !('failed' in document.body.dataset)";
const STALE: &str = "document.querySelector('.stale').checkVisibility()";
const TABLE: &str = "document.querySelector('#explore')?.dataset.ready !== undefined";
const PROBLEM: &str =
    "[...document.querySelectorAll('.problem, .stale')].some(it => it.checkVisibility() && it.textContent)";
const CHECKED: &str = "document.querySelector('#check li.check.yes') && !document.querySelector('#check li.check.no')";
const CHECK_SAYS: &str = "document.querySelector('#check li.check.no') || STALE
    || (!document.querySelector('#check button').disabled && document.querySelector('#check [role=status]').textContent)";
const PRESS: &str = "document.querySelector('#check button').click()";
const FIGURE: &str = "document.querySelector('#figure h1')";
const NO_FIGURE: &str = "document.querySelector('#figure > p')?.innerText.length > 20";
const SEARCH: &str = "const input = document.querySelector('.search input'); input.focus(); input.value = 'slxq';
    input.dispatchEvent(new Event('input', { bubbles: true }))";

const CASES: [Case; 26] = {
    const fn case(page: &'static str, file: &'static str, works: &'static str, says: &'static str) -> Case {
        Case { page, act: "", file, works, says }
    }
    const fn after(act: &'static str, case: Case) -> Case {
        Case { act, ..case }
    }
    const OVERVIEW: &str = "germany-vaccination/en/";
    const EXPLORE: &str = "shili/zh-CN/explore/";
    const DATA: &str = "germany-vaccination/en/data/";
    [
        case(OVERVIEW, "noticeboard-app", LIVES, STALE),
        case(OVERVIEW, "_bg.wasm", LIVES, STALE),
        case(OVERVIEW, "assets/site-", LIVES, STALE),
        case(OVERVIEW, "assets/icon-", LIVES, STALE),
        case(OVERVIEW, "assets/trust-", LIVES, STALE),
        case(OVERVIEW, "data/releases.json", LIVES, STALE),
        case(OVERVIEW, "assets/offline-", LIVES, STALE),
        case(OVERVIEW, "sw.js", LIVES, STALE),
        case(OVERVIEW, "manifest.webmanifest", LIVES, STALE),
        case(EXPLORE, "explore/places.bin", TABLE, PROBLEM),
        case(EXPLORE, "noticeboard-explore", TABLE, PROBLEM),
        case(EXPLORE, "assets/explorer-worker-", TABLE, PROBLEM),
        case(EXPLORE, "assets/explorer-", TABLE, PROBLEM),
        after(SEARCH, case("shili/zh-CN/places/", "names.txt", "document.querySelector('.search li a')", PROBLEM)),
        case("shili/zh-CN/stories/walls/", "pictures/", "document.querySelector('main img').alt", STALE),
        case("shijiazhuang/zh-CN/stories/", "assets/stories-", "document.querySelector('.choose-stories.live')", STALE),
        after(PRESS, case(DATA, "noticeboard-open", CHECKED, CHECK_SAYS)),
        after(PRESS, case(DATA, "data/releases.json", CHECKED, CHECK_SAYS)),
        after(PRESS, case(DATA, "assets/check-", CHECKED, STALE)),
        // without the dialog the link leads to the figure alone
        after(
            "document.querySelector('#map .to-share').click()",
            case(
                OVERVIEW,
                "assets/sharing-",
                "document.querySelector('dialog[open]')",
                "document.body.matches('.alone')",
            ),
        ),
        case("shili/embed/en/at/?figure=map&area=S0101", "embed/en/at/bundle-", FIGURE, NO_FIGURE),
        case("shili/embed/en/at/?figure=map&date=2026-06-30", "embed/en/map/", FIGURE, NO_FIGURE),
        case("shili/embed/en/at/?figure=map&area=S0101", "assets/figure-at-", FIGURE, NO_FIGURE),
        case("shili/embed/en/at/?figure=map&area=S0101", "assets/bundle-", FIGURE, NO_FIGURE),
        case("shili/embed/en/at/?figure=map&date=2026-06-30", "states-", FIGURE, NO_FIGURE),
        case("shili/embed/releases/1/en/at/?figure=map&area=S0101", "S0101.bin", FIGURE, NO_FIGURE),
    ]
};

/// Each file in turn, each fault in turn: how many were tried, and all were survived.
pub async fn whatever_file_fails_the_page_stays_readable(browser: &Browser, site: &Site) -> usize {
    let mut tried = 0;
    for case in CASES {
        for fault in Fault::OF_FILES {
            under(browser, &site.folder, &case, fault).await;
            tried += 1;
        }
    }
    tried
}

/// The pages of places that are made from bundles lean on other files.
pub async fn whatever_bundle_fails_the_page_stays_readable(browser: &Browser, bundled: &Site) -> usize {
    let page = "shili/zh-CN/places/?id=P0017";
    let works = "document.querySelector('main h1')?.textContent.includes('017')";
    let mut tried = 0;
    for file in ["places/bundle-", "assets/place-", "assets/bundle-"] {
        for fault in Fault::OF_FILES {
            under(browser, &bundled.folder, &Case { page, act: "", file, works, says: PROBLEM }, fault).await;
            tried += 1;
        }
    }
    tried
}

/// Each file of a package, missing and altered: the check names it, or says that it could not be made.
pub async fn whatever_file_of_a_package_fails_the_check_says_so(browser: &Browser, site: &Site) -> usize {
    let (page, latest) = ("germany-vaccination/en/data/", site.folder.join("germany-vaccination/data/latest"));
    let mut names: Vec<String> = std::fs::read_dir(latest)
        .unwrap_or_else(|error| panic!("{error}"))
        .flatten()
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        // made of the others, and in no record
        .filter(|name| name != "series.json")
        .collect();
    names.sort();
    assert!(names.len() > 8, "{names:?}");
    let host = Host::new(site.folder.clone());
    browser.live(&host.url(page)).await;
    let mut tried = 0;
    for name in &names {
        for fault in [Fault::Missing, Fault::Altered, Fault::Html] {
            let path = format!("data/latest/{name}");
            host.fail(&[(&path, fault)]);
            let ready = "return !document.querySelector('#check button').disabled";
            browser.until("it can be run", ready).await;
            browser.run(PRESS).await;
            browser.until("the check ends", ready).await;
            let said = browser.text("return document.querySelector('#check').innerText").await;
            let named =
                browser.run("return [...document.querySelectorAll('#check li.no')].map(it => it.textContent)").await;
            assert!(
                named.to_string().contains(name.as_str()) || said.contains("could not be made"),
                "{name} {fault:?} is not told: {said}"
            );
            tried += 1;
        }
    }
    tried
}

async fn under(browser: &Browser, folder: &Path, case: &Case, fault: Fault) {
    let Case { page, act, file, works, says } = case;
    let host = Host::new(folder.to_owned());
    host.fail(&[(file, fault)]);
    let what = format!("{page} with {file} {fault:?}");
    browser.open(&host.url(page)).await;
    let settled =
        "'ready' in document.body.dataset || 'failed' in document.body.dataset || document.body.matches('.alone')";
    browser.until(&what, &format!("return {settled}")).await;
    if !act.is_empty() {
        if *act == PRESS {
            let can = format!("return !document.querySelector('#check button').disabled || {STALE}");
            browser.until(&what, &can).await;
        }
        browser.run(act).await;
    }
    let says = says.replace("STALE", STALE);
    // scripts of a kind that they are not are refused by browsers; nothing else is
    let harmless = matches!(fault, Fault::Slow)
        || (fault == Fault::WrongType && !file.starts_with("assets/") && !file.starts_with("noticeboard-"));
    let expected =
        if harmless { format!("return Boolean({works})") } else { format!("return Boolean(({works}) || ({says}))") };
    browser.until(&what, &expected).await;
    let text = browser.text("return document.body.innerText").await;
    assert!(text.chars().count() > 80, "{what}: there is nothing to read: {text}");
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
    browser.until("the table is open", "return document.querySelector('#explore')?.dataset.ready !== undefined").await;
    host.fail(&[("", Fault::Dead)]);
    for (page, text) in pages.into_iter().zip(["78.1%", "示例市"]) {
        browser.live(&host.url(page)).await;
        let shown = browser.run(&format!("return document.body.innerText.includes('{text}')")).await;
        assert_eq!(shown, true, "{page} without a network");
    }
    browser
        .until(
            "the table opens without a network",
            "return document.querySelector('#explore')?.dataset.ready !== undefined",
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
    // before it is there: a browser looks for updates by itself, whenever it likes
    host.fail(&[("assets/site-0123456789abcdef", Fault::Missing)]);
    must_publish(&Request { shell: Some(shell), ..request });
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
