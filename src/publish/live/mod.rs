//! Resources that lie at an address: fetched, and put into the package as files.
//!
//! What comes in: the files of a package whose descriptor names addresses, and the copies of the last time. What goes out: the
//! same with the fetched files in them, and findings. The copies lie in `.noticeboard/` in the package's folder: what has not
//! changed is not fetched again, and where a source is down the last good copy is taken.

mod http;
mod kept;
mod portals;

use std::path::Path;

use serde_json::{Map, Value, json};

pub use self::http::Authorities;
use self::http::{Client, Got};
use self::kept::{Copy, Kept};
use self::portals::Portal;
use crate::model::CivilDate;
use crate::package::{Files, Finding};
use crate::release::sha256;
use crate::words::{Fault, Unfetched};

const DESCRIPTOR: &str = "datapackage.json";
/// Where a fetched file stands in a package that has another of its name.
const FOLDER: &str = "live/";

/// How far fetching may go.
#[derive(Clone, Debug)]
pub struct Fetching {
    /// of one file, unpacked
    pub megabytes: u64,
    /// of all files of a package
    pub seconds: u64,
    /// nothing is fetched: the copies of the last time are taken
    pub offline: bool,
    /// who vouches for hosts, in place of the authorities that browsers trust
    pub authorities: Option<Authorities>,
}

impl Default for Fetching {
    fn default() -> Fetching {
        Fetching { megabytes: 500, seconds: 300, offline: false, authorities: None }
    }
}

/// What came of it.
#[derive(Default)]
pub struct Fetched {
    pub findings: Vec<Finding>,
    /// names of the resources whose last good copy was taken
    pub down: Vec<String>,
    /// files that could not be made, for which there is a finding already
    pub missing: Vec<String>,
}

impl Fetched {
    /// Puts what was found while fetching in place of what is missing for it.
    pub fn tell(&self, findings: &mut Vec<Finding>) {
        findings.retain(|finding| !(finding.fault == Fault::MissingFile && self.missing.contains(&finding.file)));
        findings.extend(self.findings.iter().cloned());
    }
}

/// Fetches what the descriptor names by address. A package without addresses is left as it is.
pub fn fetch(package: &Path, files: &mut Files, fetching: Fetching) -> Fetched {
    let mut done = Fetched::default();
    let Some(mut descriptor) = files.get(DESCRIPTOR).and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok())
    else {
        return done;
    };
    let resources = descriptor.get_mut("resources").and_then(Value::as_array_mut).into_iter().flatten();
    let resources: Vec<&mut Map<String, Value>> =
        resources.filter_map(Value::as_object_mut).filter(|resource| !addresses(resource).is_empty()).collect();
    if resources.is_empty() {
        return done;
    }
    let mut kept = Kept::open(package);
    let client = Client::new(fetching);
    for resource in resources {
        fetch_resource(resource, files, &client, &mut kept, &mut done);
    }
    files.insert(DESCRIPTOR.to_owned(), format!("{descriptor:#}\n").into_bytes());
    if let Err(error) = kept.write() {
        let fault = Fault::CopyNotKept { reason: error.to_string() };
        done.findings.push(Finding::of_file(DESCRIPTOR, fault));
    }
    done
}

fn addresses(resource: &Map<String, Value>) -> Vec<String> {
    let paths = match resource.get("path") {
        Some(Value::Array(paths)) => paths.iter().collect(),
        Some(path) => vec![path],
        None => Vec::new(),
    };
    paths.into_iter().filter_map(Value::as_str).filter(|path| is_address(path)).map(str::to_owned).collect()
}

fn is_address(path: &str) -> bool {
    path.starts_with("https://") || path.starts_with("http://")
}

fn fetch_resource(
    resource: &mut Map<String, Value>,
    files: &mut Files,
    client: &Client,
    kept: &mut Kept,
    done: &mut Fetched,
) {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    let name = text(resource.get("name"));
    let ours = resource.get("noticeboard").and_then(Value::as_object).cloned().unwrap_or_default();
    let role = if ours.contains_key("role") { text(ours.get("role")) } else { name.clone() };
    let all = match resource.get("path") {
        Some(Value::Array(paths)) => paths.clone(),
        Some(path) => vec![path.clone()],
        None => Vec::new(),
    };
    let (mut paths, mut records) = (Vec::new(), Vec::new());
    for (number, path) in all.iter().enumerate() {
        let Some(address) = path.as_str().filter(|path| is_address(path)) else {
            paths.push(path.clone());
            continue;
        };
        let portal = Portal::of(ours.get("portal").and_then(Value::as_str), address, role == "boundaries");
        let stem = if all.len() > 1 { format!("{name}-{}", number + 1) } else { name.clone() };
        match current(address, portal, client, kept) {
            Ok((copy, bytes, down)) => {
                let file = place(&format!("{stem}.{}", ending(&bytes)), files);
                // who asked nobody need not be told that nobody answered
                if let Some(why) = down.filter(|why| *why != Unfetched::Offline) {
                    let fault = Fault::SourceDown { why, copy: copy.day().unwrap_or(CivilDate::ZERO) };
                    done.findings.push(of_address(&file, address, fault));
                    done.down.push(name.clone());
                }
                records.push(json!({ "url": address, "at": copy.at, "sha256": copy.sha256 }));
                // what says nothing of its encoding is in the one that its host named, if it is not UTF-8
                let named = copy.charset.filter(|_| std::str::from_utf8(&bytes).is_err());
                if let Some(charset) = named.filter(|_| !resource.contains_key("encoding")) {
                    resource.insert("encoding".to_owned(), json!(charset));
                }
                paths.push(json!(file));
                files.insert(file, bytes);
            }
            Err(why) => {
                let file = place(&format!("{stem}.csv"), files);
                done.findings.push(of_address(&file, address, Fault::SourceUnfetched { why }));
                done.missing.push(file.clone());
                paths.push(json!(file));
            }
        }
    }
    let path = if paths.len() == 1 { paths.remove(0) } else { Value::Array(paths) };
    resource.insert("path".to_owned(), path);
    let ours = resource.entry("noticeboard").or_insert_with(|| json!({}));
    if let Some(ours) = ours.as_object_mut() {
        ours.insert("fetched".to_owned(), Value::Array(records));
    }
}

/// Where a fetched file stands in the package: as if it had lain there, unless another does.
fn place(file: &str, files: &Files) -> String {
    if files.contains_key(file) { format!("{FOLDER}{file}") } else { file.to_owned() }
}

fn of_address(file: &str, address: &str, fault: Fault) -> Finding {
    Finding { value: Some(address.to_owned()), ..Finding::of_file(file, fault) }
}

/// What an address gives now; or the last good copy, and why it is that.
fn current(
    address: &str,
    portal: Portal,
    client: &Client,
    kept: &mut Kept,
) -> Result<(Copy, Vec<u8>, Option<Unfetched>), Unfetched> {
    let last = kept.find(address);
    let got = match portal {
        Portal::File => client.get(address, last.as_ref().map(|(copy, _)| copy)),
        _ => portal.read(address, client).map(Got::all),
    };
    match (got, last) {
        (Ok(Got::Same), Some((copy, bytes))) => Ok((copy, bytes, None)),
        (Ok(Got::Same), None) => Err(Unfetched::NotAsExpected),
        (Ok(Got::New { body, etag, modified, charset }), last) => {
            let sha256 = sha256(&body);
            // what is the same is as old as it was
            let at = match last.filter(|(copy, _)| copy.sha256 == sha256) {
                Some((copy, _)) => copy.at,
                None => jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            };
            let copy = Copy { at, sha256, etag, modified, charset };
            kept.keep(address, copy.clone(), &body);
            Ok((copy, body, None))
        }
        (Err(why), Some((copy, bytes))) => Ok((copy, bytes, Some(why))),
        (Err(why), None) => Err(why),
    }
}

/// By what a file begins with: addresses seldom say it, and hosts often say it wrongly.
fn ending(bytes: &[u8]) -> &'static str {
    let start = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    match (bytes, start) {
        ([b'P', b'K', 3, 4, ..], _) => "xlsx",
        ([0x1f, 0x8b, ..], _) => "csv.gz",
        (_, Some(b'{')) => "geojson",
        _ => "csv",
    }
}
