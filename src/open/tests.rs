//! Packages as readers drop them.

use std::io::Write;

use super::*;

const SMALL: [(&str, &[u8]); 2] = [
    (
        "datapackage.json",
        br#"{"name": "water", "title": "Tap water", "version": "1", "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "languages": ["en"], "resources": [{"name": "coverage", "path": "coverage.csv"}, {"name": "areas", "path": "areas.csv"}]}"#,
    ),
    ("areas.csv", b"area_id,name,level,parent_id\nall,The town,town,\nnorth,North & <South>,district,all\n"),
];
const COVERAGE: &[u8] = b"area_id,date,covered,total\nall,2026-01-31,3,4\nnorth,2026-01-31,3,4\n";

fn files(folder: &str, more: &[(&str, &[u8])]) -> Files {
    SMALL.iter().chain(more).map(|(name, bytes)| (format!("{folder}{name}"), bytes.to_vec())).collect()
}

fn small(folder: &str) -> Files {
    files(folder, &[("coverage.csv", COVERAGE)])
}

fn zipped(files: &Files) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).expect("a name");
        zip.write_all(bytes).expect("memory has room");
    }
    zip.finish().expect("an archive").into_inner()
}

fn one(name: &str, bytes: Vec<u8>) -> Files {
    Files::from([(name.to_owned(), bytes)])
}

#[test]
fn a_package_is_found_in_whatever_was_dropped() {
    let mut beside = small("water/");
    beside.insert("water/old/datapackage.json".to_owned(), b"{}".to_vec());
    beside.insert("water/.git/config".to_owned(), b"x".to_vec());
    let whole = zipped(&small("water/"));
    let cases: [(&str, Files, Option<OpenError>); 9] = [
        ("its files", small(""), None),
        ("its folder", small("water/"), None),
        ("a folder with an older one inside", beside, None),
        ("a ZIP of files", one("water.zip", zipped(&small(""))), None),
        ("a ZIP of a folder", one("WATER.ZIP", whole.clone()), None),
        ("nothing", Files::new(), Some(OpenError::NoDescriptor)),
        ("a table", one("coverage.csv", COVERAGE.to_vec()), Some(OpenError::NoDescriptor)),
        ("half a ZIP", one("water.zip", whole[..whole.len() / 2].to_vec()), Some(OpenError::BadZip)),
        ("a ZIP that is none", one("water.zip", b"PK\x03\x04".to_vec()), Some(OpenError::BadZip)),
    ];
    for (case, dropped, expected) in cases {
        let opened = Opened::open(dropped);
        assert_eq!(opened.as_ref().err().copied(), expected, "{case}");
        if let Ok(opened) = opened {
            assert!(!has_errors(opened.findings()), "{case}: {:?}", opened.findings());
            let (page, html) = opened.page("#/en/").expect("an overview");
            assert_eq!(page.title, "Overview · Tap water", "{case}");
            assert!(html.contains("75"), "{case}");
        }
    }
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let zeros = vec![b'0'; 1 << 20];
    zip.start_file("datapackage.json", options).expect("a name");
    for _ in 0..=MAX_BYTES >> 20 {
        zip.write_all(&zeros).expect("memory has room");
    }
    let bomb = zip.finish().expect("an archive").into_inner();
    assert!(bomb.len() < 1 << 20, "{} bytes", bomb.len());
    assert_eq!(Opened::open(one("a.zip", bomb)).err(), Some(OpenError::TooLarge));
}

#[test]
fn every_link_of_an_opened_package_stays_on_its_page_and_leads_somewhere() {
    let opened = Opened::open(small("")).expect("a package");
    let (mut waiting, mut seen) = (vec!["#/en/".to_owned()], Vec::new());
    while let Some(address) = waiting.pop() {
        if seen.contains(&address) {
            continue;
        }
        seen.push(address.clone());
        let Some((_, html)) = opened.page(&address) else {
            // the opener itself, files that it can save, and the record that an unpublished package does not have
            let elsewhere = address == "#/en/open/" || opened.file(&address).is_some();
            assert!(elsewhere, "{address} leads nowhere");
            continue;
        };
        assert!(!html.contains("<South>"), "{address}: names are text");
        for link in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(link.starts_with('#') || link.starts_with("http"), "{address}: {link} leads out of the page");
            if link.starts_with(BASE) {
                waiting.push(link.to_owned());
            }
        }
    }
    assert!(seen.contains(&"#/en/areas/north/".to_owned()), "{seen:?}");
    assert!(seen.contains(&"#/data/latest/coverage.csv".to_owned()), "{seen:?}");
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_shown() {
    let opened = Opened::open(files("", &[("coverage.csv", b"area_id,date,covered,total\nsouth,2026-01-31,<b>,4\n")]));
    let opened = opened.expect("a package with errors");
    let report = opened.report(Lang::En);
    for part in ["coverage.csv", "unknown-id", "&lt;b&gt;"] {
        assert!(report.contains(part), "{part} in {report}");
    }
    assert!(!report.contains("href="), "{report}");
    assert!(opened.page("#/en/").is_none());
}

#[test]
fn addresses_that_lead_nowhere() {
    let opened = Opened::open(small("")).expect("a package");
    for address in ["", "#/", "#/de/", "#/en/areas/none/", "#/en", "/en/", "#/data/latest/../x", "#/excel/none.csv"] {
        assert!(opened.page(address).is_none() && opened.file(address).is_none(), "{address}");
    }
}
