//! A live site, looked at from outside: is each file there, as what it is, compressed and kept as it should be, and what is
//! to be set where it is not.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rayon::prelude::*;
use serde::Serialize;
use ureq::Agent;
use ureq::http::HeaderMap;

use super::folder::list_folder;
use crate::release::{Chain, sha256};

/// What was looked at, and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Looked {
    pub level: Level,
    pub what: String,
    /// what to set; empty where all is well
    pub set: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Good,
    /// it works, and could be faster or safer
    Advice,
    /// readers miss something
    Wrong,
}

const PATIENCE: Duration = Duration::from_secs(30);
/// Bytes below which compressing gains nothing.
const SMALL: usize = 1400;
/// Endings, with the types that browsers take them for.
const TYPES: [(&str, &[&str]); 9] = [
    (".wasm", &["application/wasm"]),
    (".js", &["text/javascript", "application/javascript"]),
    (".css", &["text/css"]),
    (".svg", &["image/svg+xml"]),
    (".json", &["application/json"]),
    (".csv", &["text/csv"]),
    (".xml", &["application/xml", "text/xml", "application/atom+xml"]),
    (".webmanifest", &["application/manifest+json", "application/json"]),
    (".html", &["text/html"]),
];

struct Host {
    agent: Agent,
    /// with a slash at its end
    url: String,
    /// the path of that
    base: String,
}

struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    fn kind(&self) -> String {
        self.header("content-type").split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// How long it may be kept without asking, in seconds; None where that is not said.
    fn max_age(&self) -> Option<u64> {
        let told = self.header("cache-control").to_ascii_lowercase();
        if told.contains("no-cache") || told.contains("no-store") {
            return Some(0);
        }
        told.split(',').find_map(|part| part.trim().strip_prefix("max-age=")?.parse().ok())
    }
}

impl Host {
    /// `path` is below the site's address, or below the host's if it begins with a slash.
    fn ask(&self, path: &str, encoding: &str) -> Result<Answer, String> {
        let address = match path.strip_prefix('/') {
            Some(_) => format!(
                "{}{path}",
                self.url.trim_end_matches('/').strip_suffix(self.base.trim_end_matches('/')).unwrap_or(&self.url)
            ),
            None => format!("{}{path}", self.url),
        };
        let answer = self.agent.get(&address).header("Accept-Encoding", encoding).call();
        let mut answer = answer.map_err(|error| format!("{address}: {error}"))?;
        let body = answer.body_mut().with_config().limit(1 << 30).read_to_vec();
        let body = body.map_err(|error| format!("{address}: {error}"))?;
        Ok(Answer { status: answer.status().as_u16(), headers: answer.headers().clone(), body })
    }

    fn plain(&self, path: &str) -> Result<Answer, String> {
        self.ask(path, "identity")
    }
}

/// Looks at the site at an address; with the folder that was put there, whether every file of it arrived as it is.
pub fn deploy_check(url: &str, folder: Option<&Path>) -> Result<Vec<Looked>, String> {
    let config = Agent::config_builder().timeout_global(Some(PATIENCE)).http_status_as_error(false).build();
    let url = format!("{}/", url.trim_end_matches('/'));
    let after_scheme =
        url.split_once("://").map(|(_, rest)| rest).ok_or("write the whole address, as https://example.org/")?;
    let base = after_scheme.find('/').map_or("/", |at| &after_scheme[at..]).to_owned();
    let host = Host { agent: config.into(), base, url };
    let front = host.plain("")?;
    if front.status != 200 {
        return Err(format!("{} answers {}; give the address at which the site begins", host.url, front.status));
    }
    let html = String::from_utf8_lossy(&front.body).into_owned();
    let Some(worker) = Some(host.plain("sw.js")?).filter(|worker| worker.status == 200) else {
        return Err(format!("{}sw.js is not there: give the address at which a site of noticeboard begins", host.url));
    };
    let mut looked = Vec::new();
    let worker_text = String::from_utf8_lossy(&worker.body).into_owned();
    let mut files = assets(&worker_text);
    let elsewhere = files.iter().find(|file| !file.starts_with(&host.base)).cloned();
    if let Some(file) = elsewhere {
        looked.push(wrong(
            format!("the site asks for {file}"),
            format!("publish it for this folder: --base {}", host.base),
        ));
    }
    files.extend(["sw.js", "manifest.webmanifest"].map(str::to_owned));
    let programmes = programmes(&html, &host.base);
    for folder in &programmes {
        for file in ["data/releases.json", "data/latest/datapackage.json", "data/latest/series.json", "openapi.json"] {
            files.push(format!("{folder}{file}"));
        }
    }
    looked.extend(page(&host, &front, &html));
    looked.extend(not_found(&host));
    looked.extend(slash(&host, &html));
    let of_files: Vec<Vec<Looked>> = files.par_iter().map(|file| one_file(&host, file)).collect();
    looked.extend(of_files.into_iter().flatten());
    for folder in &programmes {
        looked.extend(releases(&host, folder));
    }
    if let Some(folder) = folder {
        looked.extend(all_files(&host, folder)?);
    }
    Ok(summed_up(looked))
}

fn good(what: impl Into<String>) -> Looked {
    Looked { level: Level::Good, what: what.into(), set: String::new() }
}

fn advice(what: impl Into<String>, set: impl Into<String>) -> Looked {
    Looked { level: Level::Advice, what: what.into(), set: set.into() }
}

fn wrong(what: impl Into<String>, set: impl Into<String>) -> Looked {
    Looked { level: Level::Wrong, what: what.into(), set: set.into() }
}

/// What is the same of many files is said once.
fn summed_up(all: Vec<Looked>) -> Vec<Looked> {
    let mut out: Vec<(Looked, usize)> = Vec::new();
    for looked in all {
        let same = |(known, _): &&mut (Looked, usize)| known.set == looked.set && known.level == looked.level;
        match out.iter_mut().find(same).filter(|_| looked.level != Level::Good) {
            Some((_, more)) => *more += 1,
            None => out.push((looked, 0)),
        }
    }
    let mut all: Vec<Looked> = out
        .into_iter()
        .map(|(looked, more)| match more {
            0 => looked,
            more => Looked { what: format!("{}, and so {more} more", looked.what), ..looked },
        })
        .collect();
    all.sort_by_key(|looked| match looked.level {
        Level::Wrong => 0,
        Level::Advice => 1,
        Level::Good => 2,
    });
    all
}

/// The files of the app, as the worker lists them.
fn assets(worker: &str) -> Vec<String> {
    let named = worker.split('"').filter(|part| part.contains("/assets/") && !part.contains(char::is_whitespace));
    let mut files: Vec<String> = named.map(str::to_owned).collect();
    files.dedup();
    files
}

/// Folders of programmes that the front page leads to; that of the site itself where it holds one.
fn programmes(html: &str, base: &str) -> Vec<String> {
    let is_single = html.contains("data-releases") || html.contains("http-equiv=\"refresh\"");
    if is_single {
        return vec![String::new()];
    }
    let mut folders: Vec<String> = html
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next()?.strip_prefix(base))
        .filter_map(|path| {
            let mut parts = path.split('/');
            let (name, lang, end) = (parts.next()?, parts.next()?, parts.next()?);
            let is_page = crate::model::Lang::from_tag(lang).is_some() && end.is_empty();
            is_page.then(|| format!("{name}/"))
        })
        .collect();
    folders.sort();
    folders.dedup();
    folders
}

fn page(host: &Host, front: &Answer, html: &str) -> Vec<Looked> {
    let mut looked = Vec::new();
    let kind = front.header("content-type").to_ascii_lowercase();
    if !kind.starts_with("text/html") {
        looked.push(wrong(format!("pages come as {kind:?}"), "Content-Type: text/html; charset=utf-8 for .html"));
    }
    match front.max_age() {
        Some(0..=600) => looked.push(good("pages are asked for anew")),
        None => looked.push(advice(
            "it is not said how long pages may be kept",
            "Cache-Control: no-cache for .html, releases.json and sw.js",
        )),
        Some(age) => looked.push(wrong(
            format!("pages are kept for {age} seconds, so that readers see old ones"),
            "Cache-Control: no-cache for .html, releases.json and sw.js",
        )),
    }
    let policy = front.header("content-security-policy");
    let blocks = !policy.is_empty() && !policy.contains("wasm-unsafe-eval") && policy.contains("script-src");
    if blocks {
        let set = "Content-Security-Policy: leave script-src out of the host's own header; each page brings its policy";
        looked.push(wrong("the host's policy keeps WebAssembly from running", set));
    } else if html.contains("Content-Security-Policy") {
        looked.push(good("pages carry their policy"));
    }
    if !front.header("x-frame-options").is_empty() || policy.contains("frame-ancestors") {
        looked.push(advice(
            "the host forbids frames, so that nobody can embed a figure",
            "no X-Frame-Options and no frame-ancestors below embed/",
        ));
    }
    if host.url.starts_with("http://") && !host.url.contains("//127.0.0.1") && !host.url.contains("//localhost") {
        let set = "HTTPS: without it there is no installing, no reading offline, and who sits between can alter pages";
        looked.push(wrong("the site comes over HTTP", set));
    }
    looked.extend(compressed(host, "", front.body.len()));
    looked
}

/// A host that answers every address with a page hides what is missing.
fn not_found(host: &Host) -> Option<Looked> {
    let answer = host.plain("there-is-no-such-page-here/").ok()?;
    Some(match answer.status {
        404 if String::from_utf8_lossy(&answer.body).contains("assets/site-") => {
            good("what is not there gets the site's own page 404")
        }
        404 => advice("what is not there gets the host's page", "404.html as the page for errors 404"),
        status => wrong(
            format!("an address that is not there answers {status}"),
            "404 for what is not there: no rewriting of all addresses to one page",
        ),
    })
}

fn slash(host: &Host, html: &str) -> Option<Looked> {
    let page = html.split("href=\"").skip(1).find_map(|rest| {
        let path = rest.split('"').next()?.strip_prefix(&host.base)?;
        path.strip_suffix('/').filter(|path| !path.is_empty()).map(str::to_owned)
    })?;
    let answer = host.plain(&page).ok()?;
    Some(match answer.status {
        200 => good("addresses without their slash lead to the page"),
        status => wrong(
            format!("{page} without its slash answers {status}"),
            "index.html for folders, and their address with a slash where it is missing",
        ),
    })
}

fn one_file(host: &Host, file: &str) -> Vec<Looked> {
    let answer = match host.plain(file) {
        Ok(answer) => answer,
        Err(error) => return vec![wrong(error, "the file must be reachable")],
    };
    if answer.status != 200 {
        let set = "put the whole folder of the site there, its assets/ and data/ too";
        return vec![wrong(format!("{file} answers {}", answer.status), set)];
    }
    let mut looked = Vec::new();
    let (kind, name) = (answer.kind(), file.rsplit('/').next().unwrap_or(file));
    if let Some((ending, types)) = TYPES.iter().find(|(ending, _)| name.ends_with(ending)) {
        if types.contains(&kind.as_str()) {
            looked.push(good(format!("{file} comes as {kind}")));
        } else {
            // scripts and styles of another type are refused by browsers; the rest works
            let set = format!("Content-Type: {} for {ending}", types[0]);
            let what = format!("{file} comes as {kind:?}");
            let needed = [".js", ".css"].contains(ending);
            looked.push(if needed { wrong(what, set) } else { advice(what, set) });
        }
    }
    let is_hashed = file.contains("/assets/");
    match answer.max_age() {
        Some(age) if is_hashed && age >= 86_400 => {}
        _ if is_hashed => looked.push(advice(
            format!("{file} is loaded again on each visit, though its name changes whenever it does"),
            "Cache-Control: public, max-age=31536000, immutable below assets/",
        )),
        Some(age) if age > 600 && (name == "sw.js" || name == "releases.json") => looked.push(wrong(
            format!("{file} is kept for {age} seconds, so that readers do not learn of a new release"),
            "Cache-Control: no-cache for .html, releases.json and sw.js",
        )),
        _ => {}
    }
    if [".js", ".wasm", ".css", ".json", ".csv"].iter().any(|ending| name.ends_with(ending)) {
        looked.extend(compressed(host, file, answer.body.len()));
    }
    looked
}

fn compressed(host: &Host, file: &str, bytes: usize) -> Option<Looked> {
    if bytes < SMALL {
        return None;
    }
    let encoding =
        |wanted: &str| host.ask(file, wanted).map(|answer| answer.header("content-encoding").to_ascii_lowercase());
    let (br, gzip) = (encoding("br").ok()?, encoding("gzip").ok()?);
    let name = if file.is_empty() { "the front page" } else { file };
    Some(match (br == "br", gzip == "gzip") {
        (true, true) => good(format!("{name} comes compressed")),
        (true, false) => good(format!("{name} comes compressed, by Brotli alone")),
        (false, true) => advice(
            format!("{name} comes by gzip, which is a fifth larger than Brotli"),
            "publish with --precompress, and have the host send .br where the browser takes it",
        ),
        (false, false) => advice(
            format!("{name} comes uncompressed: {bytes} bytes"),
            "compression: publish with --precompress and send .br and .gz, or let the host compress text and .wasm",
        ),
    })
}

/// The record of releases, and every file of the latest.
fn releases(host: &Host, folder: &str) -> Vec<Looked> {
    let record = format!("{folder}data/releases.json");
    let answer = match host.plain(&record) {
        Ok(answer) if answer.status == 200 => answer,
        _ => return Vec::new(), // said already
    };
    let chain = match Chain::read(&answer.body) {
        Ok(chain) => chain,
        Err(_) => {
            return vec![wrong(
                format!("{record} cannot be read"),
                "put the folder of the site there as it was published, without changing files",
            )];
        }
    };
    let Some(last) = chain.last() else { return Vec::new() };
    let files = &last.record.files;
    let altered: Vec<String> = files
        .par_iter()
        .filter_map(|file| {
            let path = format!("{folder}data/latest/{}", file.path.replace(' ', "%20"));
            let same =
                host.plain(&path).is_ok_and(|answer| answer.status == 200 && sha256(&answer.body) == file.sha256);
            (!same).then_some(path)
        })
        .collect();
    if altered.is_empty() {
        return vec![good(format!("{} files of release {} are as recorded", files.len(), last.record.number))];
    }
    let set = "upload data/ anew, all of it at once, and let no host rewrite files (minify, rocket loader, line ends)";
    altered.into_iter().map(|path| wrong(format!("{path} is not as the record says"), set)).collect()
}

/// Every file of the folder that was put there.
fn all_files(host: &Host, folder: &Path) -> Result<Vec<Looked>, String> {
    let mut files = list_folder(folder).map_err(|error| error.to_string())?;
    let is_for_hosts =
        |name: &str| name.starts_with('.') || name == "_headers" || name.ends_with(".br") || name.ends_with(".gz");
    files.retain(|(name, _)| !is_for_hosts(name));
    files.sort();
    let differs = |(name, file): &(String, PathBuf)| {
        let address = name.strip_suffix("index.html").unwrap_or(name);
        let address = percent_encoding::utf8_percent_encode(address, ENCODED).to_string();
        let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let is_there = host.plain(&address).is_ok_and(|answer| answer.body == bytes);
        Ok((!is_there).then(|| name.clone()))
    };
    let other: Vec<Option<String>> = files.par_iter().map(differs).collect::<Result<_, String>>()?;
    let other: Vec<String> = other.into_iter().flatten().collect();
    let set = "upload the folder anew; have the host leave files as they are";
    Ok(match other.is_empty() {
        true => vec![good(format!("all {} files are as in the folder", files.len()))],
        false => {
            other.into_iter().map(|name| wrong(format!("{name} is not there, or not as in the folder"), set)).collect()
        }
    })
}

const ENCODED: &percent_encoding::AsciiSet = &percent_encoding::CONTROLS.add(b' ').add(b'%').add(b'?').add(b'#');
