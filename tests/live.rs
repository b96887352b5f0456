//! Resources that lie at an address: fetched within limits, asked for again only if they changed, and where their source is down
//! the last good copy stands in. The sources are small servers here that answer as the real ones do, faults included.
#![cfg(feature = "publish")]

#[path = "support/command.rs"]
mod command;
mod support;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use command::{ERRORS, GOOD, code, json_of, run, said, scratch, shell, small, text};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::{Value, json};
use support::files_below;

/// A request: its address with the query, and its headers in lower case.
struct Asked {
    address: String,
    headers: String,
}

impl Asked {
    fn number(&self, name: &str) -> usize {
        let value = self.address.split(['?', '&']).find_map(|part| part.strip_prefix(&format!("{name}=")));
        value.and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("no {name} in {}", self.address))
    }
}

type Answers = Arc<Mutex<Box<dyn FnMut(&Asked, &mut TcpStream) -> std::io::Result<()> + Send>>>;

/// A server that answers as it is told to; what it was asked.
struct Source {
    origin: String,
    answers: Answers,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Source {
    fn new(answers: impl FnMut(&Asked, &mut TcpStream) -> std::io::Result<()> + Send + 'static) -> Source {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let answers: Answers = Arc::new(Mutex::new(Box::new(answers)));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (told, heard) = (answers.clone(), asked.clone());
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let mut reader = BufReader::new(stream.try_clone().expect("two ends"));
                let mut lines = vec![String::new()];
                while reader.read_line(lines.last_mut().expect("one")).is_ok_and(|read| read > 2) {
                    lines.push(String::new());
                }
                let address = lines[0].split(' ').nth(1).unwrap_or_default().to_owned();
                heard.lock().expect("it is whole").push(address.clone());
                let headers = lines[1..].concat().to_ascii_lowercase();
                // who goes away before the end is no fault of this server's
                let _ = told.lock().expect("it is whole")(&Asked { address, headers }, &mut stream);
            }
        });
        Source { origin, answers, asked }
    }

    fn answer(&self, answers: impl FnMut(&Asked, &mut TcpStream) -> std::io::Result<()> + Send + 'static) {
        *self.answers.lock().expect("it is whole") = Box::new(answers);
    }
}

/// A host that speaks TLS, before a source: its origin, and the certificate that vouches for it.
fn behind_tls(source: &Source) -> (String, String) {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).expect("a certificate");
    let key = PrivateKeyDer::Pkcs8(made.signing_key.serialize_der().into());
    let config = ServerConfig::builder_with_provider(rustls::crypto::ring::default_provider().into());
    let config = config.with_safe_default_protocol_versions().expect("versions").with_no_client_auth();
    let config = Arc::new(config.with_single_cert(vec![made.cert.der().clone()], key).expect("a key"));
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let origin = format!("https://{}", listener.local_addr().expect("an address"));
    let behind = source.origin.replace("http://", "");
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let connection = ServerConnection::new(config.clone()).expect("a connection");
            let mut tls = BufReader::new(StreamOwned::new(connection, stream));
            // who does not trust the certificate goes away here
            let mut head = String::new();
            while tls.read_line(&mut head).is_ok_and(|read| read > 2) {}
            if !head.ends_with("\r\n\r\n") {
                continue;
            }
            let mut plain = TcpStream::connect(&behind).expect("the source");
            plain.write_all(head.as_bytes()).expect("it listens");
            let mut answer = Vec::new();
            plain.read_to_end(&mut answer).expect("it answers");
            let stream = tls.get_mut();
            let _ = stream.write_all(&answer);
            stream.conn.send_close_notify();
            let _ = stream.flush();
        }
    });
    (origin, made.cert.pem())
}

fn send(stream: &mut TcpStream, status: &str, headers: &str, body: &[u8]) -> std::io::Result<()> {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(bytes).expect("memory has room");
    packed.finish().expect("memory has room")
}

fn coverage() -> Vec<u8> {
    fs::read(small().join("coverage.csv")).expect("it is there")
}

/// The small package with its coverage at an address.
fn package(folder: &Path, address: &str) -> PathBuf {
    let package = folder.join("package");
    for (name, bytes) in files_below(&small()) {
        fs::create_dir_all(&package).expect("a folder");
        if name != "coverage.csv" {
            fs::write(package.join(name), bytes).expect("a copy");
        }
    }
    let file = package.join("datapackage.json");
    let mut descriptor: Value = serde_json::from_slice(&fs::read(&file).expect("it is there")).expect("JSON");
    let resources = descriptor["resources"].as_array_mut().expect("a list");
    let coverage = resources.iter_mut().find(|resource| resource["name"] == "coverage").expect("coverage");
    coverage["path"] = json!(address);
    fs::write(file, descriptor.to_string()).expect("it can be written");
    package
}

fn codes(package: &Path, more: &[&str]) -> (i32, Vec<String>, String) {
    let output = run(&[&["check", "--json", "--lang", "en", text(package)], more].concat());
    let report = json_of(&output);
    let findings = report["findings"].as_array().expect("a list");
    let list = findings.iter().filter_map(|finding| finding["code"].as_str()).map(str::to_owned).collect();
    (code(&output), list, report.to_string())
}

#[test]
fn a_source_is_asked_again_only_for_what_is_new_and_its_copy_stands_in_when_it_is_down() {
    let folder = scratch("live");
    let source = Source::new(|asked, stream| {
        if asked.headers.contains("if-none-match: \"one\"") {
            return send(stream, "304 Not Modified", "", b"");
        }
        send(stream, "200 OK", "Content-Type: text/csv\r\nETag: \"one\"\r\n", &coverage())
    });
    let package = package(&folder, &format!("{}/coverage.csv", source.origin));
    let (site, shell) = (folder.join("site"), shell(&folder));
    let publish = || {
        let output =
            run(&["publish", "--lang", "en", text(&package), "--out", text(&site), "--shell", text(&shell), "--json"]);
        assert_eq!(code(&output), GOOD, "{}{}", said(&output.stdout), said(&output.stderr));
        said(&output.stdout)
    };
    let releases = || {
        let record: Value =
            serde_json::from_slice(&fs::read(site.join("data/releases.json")).expect("a record")).expect("JSON");
        record["releases"].as_array().map_or(0, Vec::len)
    };
    publish();
    let page = || fs::read_to_string(site.join("en/data/index.html")).expect("a page");
    assert!(page().contains("Fetched on") && page().contains(&source.origin));
    assert_eq!(fs::read(site.join("data/latest/coverage.csv")).expect("the copy"), coverage());

    // nothing is new, and nothing changes
    publish();
    assert_eq!(releases(), 1, "what was fetched again and is the same is no release");
    // the same content with another mark is the same
    source.answer(|_, stream| send(stream, "200 OK", "ETag: \"two\"\r\n", &coverage()));
    publish();
    assert_eq!(releases(), 1);

    source.answer(|_, stream| send(stream, "500 Oh", "", b"no"));
    let told = publish();
    assert!(told.contains("source-down"), "{told}");
    assert_eq!(releases(), 1, "the data are the same");
    for path in ["en/data/index.html", "en/index.html"] {
        let page = fs::read_to_string(site.join(path)).expect("a page");
        assert!(page.contains("did not answer when this was published"), "{path}");
    }

    let (all_asked, before) = (source.asked.clone(), source.asked.lock().expect("it is whole").len());
    let (status, found, _) = codes(&package, &["--offline"]);
    assert_eq!((status, found.contains(&"source-down".to_owned())), (GOOD, false), "{found:?}");
    assert_eq!(all_asked.lock().expect("it is whole").len(), before, "offline asks nobody");

    source.answer(|_, stream| {
        let more = [coverage(), b"00,2025-12-31,990,1040,,,,\n".to_vec()].concat();
        send(stream, "200 OK", "", &more)
    });
    publish();
    assert_eq!(releases(), 2, "what is new is a release");
    assert!(!page().contains("did not answer"));
    // a copy that was altered on the disk is none
    for entry in fs::read_dir(package.join(".noticeboard")).expect("copies").flatten() {
        if entry.file_name() != "sources.json" {
            fs::write(entry.path(), "altered").expect("it can be written");
        }
    }
    source.answer(|_, stream| send(stream, "404 Gone", "", b"no"));
    let (status, found, _) = codes(&package, &[]);
    assert_eq!((status, found.contains(&"source-unfetched".to_owned())), (ERRORS, true), "{found:?}");
}

#[test]
fn what_a_source_does_wrong_is_said() {
    type Does = fn(&Asked, &mut TcpStream) -> std::io::Result<()>;
    let cases: [(&str, &str, Does, &str); 10] = [
        ("missing", "/a.csv", |_, stream| send(stream, "404 Not Found", "", b"no"), "answered 404"),
        (
            "a page",
            "/a.csv",
            |_, stream| send(stream, "200 OK", "Content-Type: text/csv\r\n", b"\n<!DOCTYPE html><p>Sign in"),
            "a page for people",
        ),
        (
            "half a body",
            "/a.csv",
            |_, stream| stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\narea_id,date\n"),
            "ended too early",
        ),
        ("nothing", "/a.csv", |_, stream| send(stream, "200 OK", "", b""), "ended too early"),
        (
            "round and round",
            "/a.csv",
            |_, stream| send(stream, "302 Found", "Location: /a.csv?again\r\n", b""),
            "from one address to the next",
        ),
        (
            "no end",
            "/a.csv",
            |_, stream| {
                stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
                loop {
                    stream.write_all(&[b'7'; 65536])?;
                }
            },
            "more than 1 MB",
        ),
        (
            "what unpacks to more than it may",
            "/a.csv",
            |_, stream| send(stream, "200 OK", "Content-Encoding: gzip\r\n", &gzip(&vec![b'7'; 9 << 20])),
            "more than 1 MB",
        ),
        (
            "a trickle",
            "/a.csv",
            |_, stream| {
                stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n")?;
                loop {
                    stream.write_all(b"7")?;
                    std::thread::sleep(Duration::from_millis(100));
                }
            },
            "not whole after 2 seconds",
        ),
        (
            "a portal that turns no page",
            "/api/3/action/datastore_search?resource_id=x",
            |_, stream| {
                let page = json!({ "success": true, "result": { "total": 9, "records": [{ "area_id": "00" }] } });
                send(stream, "200 OK", "", page.to_string().as_bytes())
            },
            "the same page again",
        ),
        (
            "a portal's error",
            "/arcgis/rest/services/A/FeatureServer/0",
            |_, stream| send(stream, "200 OK", "", br#"{"error":{"code":400,"message":"Invalid query"}}"#),
            "not of the expected kind",
        ),
    ];
    for (what, address, does, expected) in cases {
        let folder = scratch("live-faults");
        let source = Source::new(does);
        let package = package(&folder, &format!("{}{address}", source.origin));
        let (status, found, report) = codes(&package, &["--max-megabytes", "1", "--max-seconds", "2"]);
        assert_eq!(status, ERRORS, "{what}: {report}");
        assert!(report.contains(expected), "{what}: {report}");
        assert!(!found.contains(&"missing-file".to_owned()), "{what} is said once: {report}");
    }
    // nobody is there
    let folder = scratch("live-faults");
    let port = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a port").port();
    let package = package(&folder, &format!("http://127.0.0.1:{port}/a.csv"));
    let (status, _, report) = codes(&package, &[]);
    assert!(status == ERRORS && report.contains("could not be reached"), "{report}");
}

#[test]
fn a_busy_source_is_asked_again_and_a_charset_that_is_not_so_does_no_harm() {
    let folder = scratch("live-busy");
    let mut tried = 0;
    let source = Source::new(move |_, stream| {
        tried += 1;
        if tried < 3 {
            return send(stream, "503 Busy", "", b"later");
        }
        // UTF-8, whatever it says
        send(stream, "200 OK", "Content-Type: text/csv; charset=gbk\r\n", &coverage())
    });
    let package = package(&folder, &format!("{}/coverage.csv", source.origin));
    let (status, found, report) = codes(&package, &[]);
    assert_eq!(status, GOOD, "{report}");
    assert_eq!(source.asked.lock().expect("it is whole").len(), 3);
    assert!(!found.iter().any(|code| code.contains("utf8") || code.contains("encoding")), "{found:?}");

    source.answer(|_, stream| send(stream, "200 OK", "Content-Encoding: gzip\r\n", &gzip(&coverage())));
    let (status, _, report) = codes(&package, &[]);
    assert_eq!(status, GOOD, "packed on its way: {report}");

    // in the encoding that its host names
    let text = String::from_utf8(coverage()).expect("UTF-8");
    let (gbk, _, _) = encoding_rs::GBK.encode(&text);
    let gbk = gbk.into_owned();
    source.answer(move |_, stream| send(stream, "200 OK", "Content-Type: text/csv; charset=GBK\r\n", &gbk));
    let (status, _, report) = codes(&package, &[]);
    assert_eq!(status, GOOD, "{report}");
}

/// The rows of the small package's coverage, as objects.
fn rows() -> Vec<serde_json::Map<String, Value>> {
    let bytes = coverage();
    let mut table = csv::Reader::from_reader(bytes.as_slice());
    let names: Vec<String> = table.headers().expect("a head").iter().map(str::to_owned).collect();
    let row = |row: Result<csv::StringRecord, csv::Error>| {
        let row = row.expect("a row");
        // what is empty is left out, as portals do
        let cells = names.iter().zip(&row).filter(|(_, cell)| !cell.is_empty());
        cells.map(|(name, cell)| (name.clone(), json!(cell))).collect()
    };
    table.records().map(row).collect()
}

#[test]
fn portals_give_the_same_figures_page_by_page() {
    let plain = json_of(&run(&["summary", "--json", text(&small())]));
    let page = |asked: &Asked, from: &str, rows: usize| {
        let all = self::rows();
        let start = asked.number(from).min(all.len());
        let end = (start + rows).min(all.len());
        (all[start..end].to_vec(), all.len(), end)
    };
    type Does = Box<dyn FnMut(&Asked, &mut TcpStream) -> std::io::Result<()> + Send>;
    let names = ["area_id", "date", "covered", "total", "percent", "group", "note", "note@en"];
    let cases: [(&str, Does, usize); 3] = [
        (
            "/api/3/action/datastore_search?resource_id=x",
            Box::new(move |asked, stream| {
                let (rows, total, _) = page(asked, "offset", 3);
                let fields: Vec<Value> = ["_id"].iter().chain(&names).map(|id| json!({ "id": id })).collect();
                let answer =
                    json!({ "success": true, "result": { "fields": fields, "records": rows, "total": total } });
                send(stream, "200 OK", "Content-Type: application/json\r\n", answer.to_string().as_bytes())
            }),
            2,
        ),
        (
            "/resource/abcd-1234.json",
            Box::new(move |asked, stream| {
                let rows = asked.number("%24limit");
                let (rows, _, _) = page(asked, "%24offset", rows);
                send(stream, "200 OK", "", json!(rows).to_string().as_bytes())
            }),
            1,
        ),
        (
            "/arcgis/rest/services/A/FeatureServer/0",
            Box::new(move |asked, stream| {
                assert!(
                    asked.address.starts_with("/arcgis/rest/services/A/FeatureServer/0/query?"),
                    "{}",
                    asked.address
                );
                let (rows, total, end) = page(asked, "resultOffset", 3);
                // dates as that server has them
                let at = |mut row: serde_json::Map<String, Value>| {
                    let day = format!("{}T00:00:00Z", row["date"].as_str().expect("a day"));
                    let at = day.parse::<jiff::Timestamp>().expect("a time").as_millisecond();
                    row.insert("date".to_owned(), json!(at));
                    json!({ "attributes": row })
                };
                let features: Vec<Value> = rows.into_iter().map(at).collect();
                let fields = json!([{ "name": "date", "type": "esriFieldTypeDate" }]);
                let answer = json!({ "fields": fields, "features": features, "exceededTransferLimit": end < total });
                send(stream, "200 OK", "", answer.to_string().as_bytes())
            }),
            2,
        ),
    ];
    for (address, does, at_least) in cases {
        let folder = scratch("live-portals");
        let source = Source::new(does);
        let package = package(&folder, &format!("{}{address}", source.origin));
        let output = run(&["summary", "--json", text(&package)]);
        assert_eq!(code(&output), GOOD, "{address}: {}{}", said(&output.stdout), said(&output.stderr));
        assert_eq!(json_of(&output), plain, "{address}");
        let asked = source.asked.lock().expect("it is whole").len();
        assert!(asked >= at_least, "{address} was asked {asked} times");
    }
}

#[test]
fn a_package_that_is_watched_is_published_whenever_it_changes() {
    let folder = scratch("live-watch");
    let package = folder.join("package");
    for (name, bytes) in files_below(&small()) {
        fs::create_dir_all(&package).expect("a folder");
        fs::write(package.join(name), bytes).expect("a copy");
    }
    let (site, shell) = (folder.join("site"), shell(&folder));
    let mut command = std::process::Command::new(command::BINARY);
    let arguments = ["publish", text(&package), "--out", text(&site), "--shell", text(&shell), "--watch"];
    let mut child = command.args(arguments).stdout(std::process::Stdio::piped()).spawn().expect("it runs");
    let mut lines = BufReader::new(child.stdout.take().expect("its words")).lines();
    let mut until = |expected: &str| {
        let said = lines.by_ref().map_while(Result::ok).find(|line| line.contains(expected));
        assert!(said.is_some(), "it ended before it said {expected}");
    };
    until("release 1");
    let more = [coverage(), b"00,2025-12-31,990,1040,,,,\n".to_vec()].concat();
    fs::write(package.join("coverage.csv"), more).expect("it can be written");
    until("release 2");
    // what is wrong is said, and it goes on
    fs::write(package.join("coverage.csv"), "area_id,date,covered,total\n00,never,1,2\n").expect("it can be written");
    until("coverage.csv");
    let more = [coverage(), b"00,2025-12-31,995,1040,,,,\n".to_vec()].concat();
    fs::write(package.join("coverage.csv"), more).expect("it can be written");
    until("release 3");
    child.kill().expect("it ends");
    child.wait().expect("it is gone");
}

#[test]
fn a_host_is_trusted_by_who_vouches_for_it() {
    let folder = scratch("tls");
    let source = Source::new(|_, stream| send(stream, "200 OK", "Content-Type: text/csv\r\n", &coverage()));
    let (origin, certificate) = behind_tls(&source);
    let package = package(&folder, &format!("{origin}/coverage.csv"));
    let [known, stranger, none] = ["known.pem", "stranger.pem", "none.pem"].map(|name| folder.join(name));
    fs::write(&known, certificate).expect("a file");
    let other = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).expect("a certificate");
    fs::write(&stranger, other.cert.pem()).expect("a file");
    fs::write(&none, "no certificate").expect("a file");

    let (status, found, said) = codes(&package, &[]);
    assert_eq!((status, found.contains(&"source-unfetched".to_owned())), (ERRORS, true), "{said}");
    assert!(said.contains("--ca FILE"), "{said}");
    assert_eq!(codes(&package, &["--ca", text(&stranger)]).0, ERRORS);
    assert_eq!(
        source.asked.lock().expect("it is whole").len(),
        0,
        "nothing was asked of a host that nobody vouches for"
    );
    let (status, found, said) = codes(&package, &["--ca", text(&known)]);
    assert_eq!(status, GOOD, "{found:?} {said}");
    assert_eq!(source.asked.lock().expect("it is whole").len(), 1);
    let refused = run(&["check", text(&package), "--ca", text(&none)]);
    // what is no TLS at all is no matter of trust
    let plain = self::package(&scratch("no-tls"), &source.origin.replace("http://", "https://"));
    let (status, _, said) = codes(&plain, &[]);
    assert!(status == ERRORS && !said.contains("--ca"), "{said}");
    assert!(self::said(&refused.stderr).contains("must be PEM"), "{}", self::said(&refused.stderr));
}
