//! What stands in a site after it was published: a whole site whatever happens, and a record of releases that agrees with
//! every byte below `data/`.
#![cfg(feature = "publish")]

#[path = "support/command.rs"]
mod command;
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use command::{
    BINARY, CANNOT_RUN, ERRORS, GOOD, code, differing, json_of, publish, run, said, scratch, shell, small, text,
};
use noticeboard::package::Files;
use serde_json::Value;
use support::files_below;

/// A copy of the small package, to be changed.
fn package(below: &Path) -> PathBuf {
    let folder = below.join("package");
    for (name, bytes) in files_below(&small()) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("it lies in the package")).expect("a folder");
        fs::write(path, bytes).expect("a copy");
    }
    folder
}

fn change(file: &Path, from: &str, to: &str) {
    let old = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    assert!(old.contains(from), "{from} stands in {}", file.display());
    fs::write(file, old.replacen(from, to, 1)).expect("it can be written");
}

fn releases(site: &Path) -> Value {
    let bytes = fs::read(site.join("data/releases.json")).expect("the record of releases");
    serde_json::from_slice(&bytes).expect("JSON")
}

/// The files of the package as they are published, without the figures that are made of them.
fn latest_of(site: &Path) -> Files {
    let mut files = files_below(&site.join("data/latest"));
    files.retain(|name, _| name != "series.json" && !(name.starts_with("areas/") && name.ends_with(".json")));
    files
}

#[test]
fn an_unchanged_package_adds_no_release_and_changes_no_byte() {
    let folder = scratch("unchanged");
    let (site, shell) = (folder.join("site"), shell(&folder));
    assert_eq!(code(&publish(&small(), &site, &shell)), GOOD);
    let before = files_below(&site);
    assert_eq!(code(&publish(&small(), &site, &shell)), GOOD);
    assert_eq!(differing(&before, &files_below(&site)), Vec::<String>::new());
    assert_eq!(releases(&site)["releases"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_changed_past_is_said_first_and_the_old_release_stays() {
    let folder = scratch("changed-past");
    let (site, shell, package) = (folder.join("site"), shell(&folder), package(&folder));
    assert_eq!(code(&publish(&package, &site, &shell)), GOOD);
    let old = latest_of(&site);
    let coverage = fs::read_to_string(package.join("coverage.csv")).expect("coverage");
    let row = coverage.lines().nth(1).expect("a row");
    let cells: Vec<&str> = row.split(',').collect();
    let altered = row.replacen(cells[2], &format!("{}1", cells[2]), 1);
    change(&package.join("coverage.csv"), row, &altered);

    let check = json_of(&run(&["check", text(&package), "--previous", text(&site), "--json"]));
    assert_eq!(check["changes"]["altered"].as_array().map(Vec::len), Some(1), "{check}");
    let codes: Vec<&str> =
        check["findings"].as_array().into_iter().flatten().filter_map(|f| f["code"].as_str()).collect();
    assert!(codes.contains(&"past-altered"), "{codes:?}");

    assert_eq!(code(&publish(&package, &site, &shell)), GOOD);
    let record = releases(&site);
    let (first, second) = (&record["releases"][0], &record["releases"][1]);
    assert_eq!(second["previous"], first["hash"]);
    assert_eq!(second["said"]["en"][0], "1 past figure altered");
    assert_eq!(files_below(&site.join("data/releases/1")), old);
    assert_ne!(files_below(&site.join("data/releases/2")), old);
    let changes: Value =
        serde_json::from_slice(&fs::read(site.join("data/changes/2.json")).expect("changes")).expect("JSON");
    assert_eq!(changes["altered"].as_array().map(Vec::len), Some(1));
    assert_eq!(code(&run(&["verify", text(&site)])), GOOD);
    let diff = json_of(&run(&["diff", text(&small()), text(&site), "--json"]));
    assert_eq!(diff["small"]["altered"], changes["altered"]);
}

/// What would mislead those who know the last release is refused, until it is allowed by name.
#[test]
fn what_would_mislead_needs_to_be_allowed() {
    /// the finding, a table, and how it is spoilt
    type Case = (&'static str, &'static str, fn(&str) -> String);
    let cases: [Case; 4] = [
        ("areas-gone", "areas.csv", |table| table.replacen("04,示例新村,New Sample,village,00,\n", "", 1)),
        ("places-gone", "places.csv", |table| table.lines().take(2).collect::<Vec<_>>().join("\n") + "\n"),
        ("promise-gone", "targets.csv", |table| table.replacen("0.", "0.0", 1)),
        ("definition-changed", "indicators.csv", |table| {
            table.replacen("household", "house", 1).replacen('户', "家", 1)
        }),
    ];
    for (finding, file, spoil) in cases {
        let folder = scratch(finding);
        let (site, shell, package) = (folder.join("site"), shell(&folder), package(&folder));
        // an area to which no row points, so that it can go
        let areas =
            fs::read_to_string(package.join("areas.csv")).expect("areas") + "04,示例新村,New Sample,village,00,\n";
        fs::write(package.join("areas.csv"), areas).expect("it can be written");
        assert_eq!(code(&publish(&package, &site, &shell)), GOOD, "{finding}");
        let before = files_below(&site);
        let table = fs::read_to_string(package.join(file)).expect("a table");
        fs::write(package.join(file), spoil(&table)).expect("it can be written");
        let refused = publish(&package, &site, &shell);
        assert_eq!(code(&refused), ERRORS, "{finding}: {}", said(&refused.stdout));
        assert!(said(&refused.stdout).contains(finding), "{finding}: {}", said(&refused.stdout));
        assert_eq!(differing(&before, &files_below(&site)), Vec::<String>::new());
        let allowed = run(&[
            "publish",
            text(&package),
            "--out",
            text(&site),
            "--shell",
            text(&shell),
            "--allow",
            finding,
            "--lang",
            "en",
        ]);
        assert_eq!(code(&allowed), GOOD, "{finding}: {}", said(&allowed.stdout));
        let warnings = releases(&site)["releases"][1]["warnings"].clone();
        assert!(warnings.as_array().is_some_and(|codes| codes.iter().any(|code| code == finding)), "{warnings}");
    }
}

#[test]
fn verify_finds_every_altered_byte() {
    let folder = scratch("verify");
    let (site, shell, package) = (folder.join("site"), shell(&folder), package(&folder));
    assert_eq!(code(&publish(&package, &site, &shell)), GOOD);
    change(&package.join("datapackage.json"), "1.0.0", "1.0.1");
    let again = ["publish", text(&package), "--out", text(&site), "--shell", text(&shell), "--precompress"];
    assert_eq!(code(&run(&again)), GOOD);
    let verify = || run(&["verify", text(&site), "--json"]);
    assert_eq!(code(&verify()), GOOD, "{}", said(&verify().stdout));

    let data = site.join("data");
    let files = files_below(&data);
    assert!(files.len() > 20, "{} files", files.len());
    for (name, bytes) in &files {
        let path = data.join(name);
        // at the beginning, in the middle, at the end, and behind it
        for at in [0, bytes.len() / 2, bytes.len() - 1, bytes.len()] {
            let mut altered = bytes.clone();
            match altered.get_mut(at) {
                Some(byte) => *byte ^= 1,
                None => altered.push(b' '),
            }
            fs::write(&path, altered).expect("it can be written");
            let output = verify();
            assert_eq!(code(&output), ERRORS, "byte {at} of {name}");
            let named = json_of(&output)["findings"][0]["file"].as_str().map(str::to_owned);
            assert!(
                named.is_some_and(|file| file.ends_with(name) || name.ends_with("releases.json")),
                "byte {at} of {name}"
            );
        }
        fs::remove_file(&path).expect("it can be removed");
        assert_eq!(code(&verify()), ERRORS, "{name} is gone");
        fs::write(&path, bytes).expect("it can be written");
    }
    for name in ["extra.csv", "latest/.hidden", "latest/coverage.csv.br", "latest/coverage.csv.gz"] {
        fs::write(data.join(name), "x").expect("it can be written");
        assert_eq!(code(&verify()), ERRORS, "{name} was put there");
        fs::remove_file(data.join(name)).expect("it can be removed");
    }
    assert_eq!(code(&verify()), GOOD);
    assert_eq!(code(&run(&["verify", text(&package)])), CANNOT_RUN);
}

#[test]
fn nothing_is_published_upon_an_altered_history() {
    let folder = scratch("altered-history");
    let (site, shell, package) = (folder.join("site"), shell(&folder), package(&folder));
    assert_eq!(code(&publish(&package, &site, &shell)), GOOD);
    change(&site.join("data/latest/coverage.csv"), "1", "2");
    let before = files_below(&site);
    change(&package.join("datapackage.json"), "1.0.0", "1.0.1");
    let output = publish(&package, &site, &shell);
    assert_eq!(code(&output), CANNOT_RUN, "{}", said(&output.stdout));
    assert!(said(&output.stderr).contains("verify"), "{}", said(&output.stderr));
    assert_eq!(differing(&before, &files_below(&site)), Vec::<String>::new());
}

#[test]
fn what_is_precompressed_unpacks_to_the_file_beside_it() {
    let folder = scratch("precompressed");
    let (site, shell) = (folder.join("site"), shell(&folder));
    let small = small();
    let arguments = ["publish", text(&small), "--out", text(&site), "--shell", text(&shell), "--precompress"];
    assert_eq!(code(&run(&arguments)), GOOD);
    let before = files_below(&site);
    let pages: Vec<&String> = before.keys().filter(|name| name.ends_with(".html")).collect();
    assert!(pages.iter().any(|page| page.ends_with("/data/index.html")), "{pages:?}");
    let recorded: Vec<_> = before.keys().filter(|name| name.starts_with("data/") && name.ends_with(".br")).collect();
    assert!(recorded.is_empty(), "{recorded:?} would be in no release");
    for page in pages {
        let mut unpacked = Vec::new();
        let brotli = &before[&format!("{page}.br")];
        brotli::BrotliDecompress(&mut brotli.as_slice(), &mut unpacked).expect("brotli");
        assert_eq!(&unpacked, &before[page], "{page}");
        assert!(before.contains_key(&format!("{page}.gz")), "{page}");
    }
    assert_eq!(code(&run(&arguments)), GOOD);
    assert_eq!(differing(&before, &files_below(&site)), Vec::<String>::new(), "the same input, the same bytes");
}

/// Publishing is killed at many moments: each time the old site or the new one stands there, whole.
#[test]
fn a_kill_at_any_moment_leaves_a_whole_site() {
    let folder = scratch("killed");
    let (site, shell, city) = (folder.join("site"), shell(&folder), folder.join("city"));
    assert_eq!(code(&run(&["sample", "--places", "150", "--out", text(&city)])), GOOD);
    let publish_below = |base: &str| {
        let mut command = Command::new(BINARY);
        command.args(["publish", text(&city), "--out", text(&site), "--shell", text(&shell), "--base", base]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let whole = |base: &str| -> (Files, Duration) {
        let start = Instant::now();
        assert!(publish_below(base).status().expect("it runs").success());
        (files_below(&site), start.elapsed())
    };
    let (old, first) = whole("/old/");
    let (new, second) = whole("/new/");
    let takes = first.min(second);
    assert!(whole("/old/").0 == old);
    let (mut killed, mut seen_old, mut seen_new) = (0, 0, 0);
    const MOMENTS: u32 = 40;
    for moment in 0..MOMENTS {
        let mut child = publish_below("/new/").spawn().expect("it starts");
        std::thread::sleep(takes.mul_f64(f64::from(moment) / f64::from(MOMENTS)));
        killed += u32::from(child.try_wait().expect("it can be asked").is_none());
        let _ = child.kill();
        child.wait().expect("it has ended");
        let now = files_below(&site);
        if now == old {
            seen_old += 1;
        } else {
            assert!(now == new, "at moment {moment}: {:?}", differing(&now, &new).iter().take(5).collect::<Vec<_>>());
            seen_new += 1;
            whole("/old/");
        }
    }
    println!("killed {killed} of {MOMENTS}: the old site stood {seen_old} times, the new one {seen_new} times");
    assert!(killed > MOMENTS / 4 && seen_old > 0, "it was killed {killed} times");
    assert!(whole("/new/").0 == new);
    assert_eq!(beside(&site), ["city", "shell", "site"]);
}

/// No file may grow beyond a limit, as on a disk that is full.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_site() {
    let folder = scratch("full-disk");
    let (site, shell, city) = (folder.join("site"), shell(&folder), folder.join("city"));
    assert_eq!(code(&publish(&small(), &site, &shell)), GOOD);
    assert_eq!(code(&run(&["sample", "--places", "150", "--out", text(&city)])), GOOD);
    let before = files_below(&site);
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" publish \"$1\" --out \"$2\" --shell \"$3\"";
    let output = Command::new("sh").args(["-c", script, BINARY, text(&city), text(&site), text(&shell)]).output();
    let output = output.expect("sh runs");
    assert_eq!(code(&output), CANNOT_RUN, "{}", said(&output.stderr));
    assert_eq!(differing(&before, &files_below(&site)), Vec::<String>::new());
    assert_eq!(beside(&site), ["city", "shell", "site"]);
}

#[test]
fn a_folder_of_other_things_is_not_overwritten() {
    let folder = scratch("other-things");
    let (out, shell) = (folder.join("documents"), shell(&folder));
    fs::create_dir_all(&out).expect("a folder");
    fs::write(out.join("thesis.txt"), "years of work").expect("a file");
    assert_eq!(code(&publish(&small(), &out, &shell)), CANNOT_RUN);
    assert_eq!(fs::read(out.join("thesis.txt")).expect("it is there"), b"years of work");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_package_is_refused() {
    let folder = scratch("link-out");
    let package = package(&folder);
    fs::write(folder.join("secret.csv"), "a\n").expect("a file");
    std::os::unix::fs::symlink(folder.join("secret.csv"), package.join("areas2.csv")).expect("a link");
    assert_eq!(code(&run(&["check", text(&package)])), CANNOT_RUN);
}

/// What stands beside a site, by name.
fn beside(site: &Path) -> Vec<String> {
    let entries = fs::read_dir(site.parent().expect("a folder")).expect("it can be read");
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// What is held back is in no file of the site.
#[test]
fn small_counts_are_in_no_file_of_the_site() {
    let folder = scratch("small-cells");
    let (package, site, shell) = (folder.join("package"), folder.join("site"), shell(&folder));
    fs::create_dir_all(&package).expect("a folder");
    let table = "Ward,Name,Parent,Date,Done,All\n0,Town,,2026-01-31,1234,1500\n1,East,0,2026-01-31,3,900\n\
                 2,West,0,2026-01-31,731,800\n3,South,0,2026-01-31,500,550\n";
    let descriptor = r#"{"name": "small", "title": "Small", "resources": [
        {"name": "areas", "path": "t.csv", "noticeboard": {"columns":
            {"area_id": "Ward", "name": "Name", "parent_id": "Parent", "level": {"value": "ward"}}}},
        {"name": "coverage", "path": "t.csv", "noticeboard": {"columns":
            {"area_id": "Ward", "date": "Date", "covered": "Done", "total": "All"}}}],
        "noticeboard": {"languages": ["en"], "suppress_below": 5}}"#;
    fs::write(package.join("t.csv"), table).expect("a table");
    fs::write(package.join("datapackage.json"), descriptor).expect("a descriptor");
    let output = publish(&package, &site, &shell);
    assert_eq!(code(&output), GOOD, "{}{}", said(&output.stdout), said(&output.stderr));
    let latest = latest_of(&site);
    assert_eq!(latest.keys().collect::<Vec<_>>(), ["areas.csv", "coverage.csv", "datapackage.json"]);
    let coverage = String::from_utf8_lossy(&latest["coverage.csv"]).into_owned();
    let rows: Vec<String> =
        coverage.lines().map(|row| row.split(',').skip(1).take(5).collect::<Vec<_>>().join(",")).collect();
    let expected = ["area_id,group,date,covered,total", "0,,2026-01-31,1234,1500", "1,,2026-01-31,,900"];
    assert_eq!(rows[..3], expected);
    assert_eq!(rows[3..], ["2,,2026-01-31,731,800", "3,,2026-01-31,,550"], "the smallest of the others goes too");
    for (name, bytes) in files_below(&site) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("Done") && !text.contains("500 of 550"), "{name}");
    }
    assert_eq!(code(&publish(&package, &site, &shell)), GOOD);
    assert_eq!(releases(&site)["releases"].as_array().map(Vec::len), Some(1), "the same once more");
    assert_eq!(code(&run(&["verify", text(&site)])), GOOD);
}

fn resources(names: [&str; 4]) -> Value {
    names.iter().map(|name| serde_json::json!({ "name": name, "path": format!("{name}.csv") })).collect()
}

/// Names and texts of a package are text on every page, whatever they hold.
/// A figure that stays at a release is the same file after the next, and a feed tells what came.
#[test]
fn what_is_frozen_stays_and_what_changed_is_told() {
    let folder = scratch("frozen");
    let (site, shell, package) = (folder.join("site"), shell(&folder), package(&folder));
    assert_eq!(code(&publish(&package, &site, &shell)), GOOD);
    let live = |figure: &str| fs::read_to_string(site.join(format!("embed/en/{figure}/index.html"))).expect(figure);
    let (frozen, before) = (files_below(&site.join("embed/releases/1")), live("ranking"));
    assert!(frozen.keys().any(|path| path.ends_with("en/ranking/index.html")), "{:?}", frozen.keys());
    let coverage = fs::read_to_string(package.join("coverage.csv")).expect("coverage");
    let area = "02";
    let row = coverage.lines().rfind(|row| row.starts_with(area)).expect("a row");
    let covered = row.split(',').nth(2).expect("a count");
    change(&package.join("coverage.csv"), row, &row.replacen(covered, "1", 1));
    assert_eq!(code(&publish(&package, &site, &shell)), GOOD);
    assert_eq!(files_below(&site.join("embed/releases/1")), frozen);
    assert!(site.join("embed/releases/2/en/ranking/index.html").is_file());
    assert_ne!(live("ranking"), before);

    let feed = |path: &str| {
        let bytes = fs::read(site.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        atom_syndication::Feed::read_from(bytes.as_slice()).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let content = |entry: &atom_syndication::Entry| entry.content().and_then(|it| it.value.clone()).unwrap_or_default();
    let whole = feed("en/feed.xml");
    assert_eq!(whole.entries().len(), 2);
    assert!(content(&whole.entries()[0]).contains("1 past figure altered"), "{}", content(&whole.entries()[0]));
    let of_area = feed(&format!("en/areas/{area}/feed.xml"));
    assert!(content(&of_area.entries()[0]).contains("1 past figure altered"), "{area}");
    // of an area that nothing happened to only the first release is told
    assert_eq!(feed("en/areas/03/feed.xml").entries().len(), 1);
    assert_eq!(feed("feed.xml").entries().len(), 2);
}

/// With an address to stand at, a site tells search engines and other people's pages of itself; of invented data only the
/// latter.
#[test]
fn a_site_tells_programs_of_itself() {
    let folder = scratch("robots");
    let shell = shell(&folder);
    let read =
        |site: &Path, file: &str| fs::read_to_string(site.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data/germany-vaccination");
    let site = folder.join("real");
    let arguments = [
        "publish",
        text(&real),
        "--out",
        text(&site),
        "--shell",
        text(&shell),
        "--site-url",
        "https://example.org",
        "--base",
        "/x/",
    ];
    assert_eq!(code(&run(&arguments)), GOOD);
    let map = read(&site, "sitemap.xml");
    assert!(map.contains("<loc>https://example.org/x/en/areas/01/</loc>"), "{}", &map[..300]);
    assert!(!map.contains("404") && !map.contains("index.html"));
    assert!(read(&site, "robots.txt").ends_with("Sitemap: https://example.org/x/sitemap.xml\n"));
    let page = read(&site, "en/index.html");
    let oembed = "https://example.org/x/embed/en/progress/oembed.json";
    assert!(page.contains(&format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{oembed}\">")));
    assert!(page.contains("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/x/en/feed.xml\">"));
    let oembed: Value = serde_json::from_str(&read(&site, "embed/en/progress/oembed.json")).expect("JSON");
    assert_eq!(oembed["type"], "rich");
    assert!(
        oembed["html"].as_str().is_some_and(|html| html.contains("src=\"https://example.org/x/embed/en/progress/\""))
    );
    let data = read(&site, "en/data/index.html");
    let (_, described) = data.split_once("<script type=\"application/ld+json\">").expect("the data are described");
    let (described, _) = described.split_once("</script>").expect("it ends");
    let described: Value = serde_json::from_str(described).expect("JSON");
    assert_eq!(described["@type"], "Dataset");
    assert_eq!(
        described["distribution"][0]["contentUrl"]
            .as_str()
            .map(|url| url.starts_with("https://example.org/x/data/latest/")),
        Some(true)
    );

    let site = folder.join("invented");
    assert_eq!(
        code(&run(&[
            "publish",
            text(&small()),
            "--out",
            text(&site),
            "--shell",
            text(&shell),
            "--site-url",
            "https://example.org/"
        ])),
        GOOD
    );
    assert!(!read(&site, "sitemap.xml").contains("/areas/"), "what is invented is not to be found by searching");
    assert!(!read(&site, "en/data/index.html").contains("ld+json"));
}

/// The archive holds the package byte by byte, with how to use and to cite it.
#[test]
fn all_data_come_in_one_file() {
    let folder = scratch("archive");
    let (site, shell) = (folder.join("site"), shell(&folder));
    assert_eq!(code(&publish(&small(), &site, &shell)), GOOD);
    let file = fs::File::open(site.join("download/en.zip")).expect("the archive");
    let mut zip = zip::ZipArchive::new(file).expect("it opens");
    let mut read = |name: &str| {
        let mut bytes = Vec::new();
        std::io::copy(&mut zip.by_name(name).unwrap_or_else(|error| panic!("{name}: {error}")), &mut bytes)
            .expect(name);
        bytes
    };
    for (name, bytes) in latest_of(&site) {
        assert_eq!(read(&name), bytes, "{name}");
    }
    let hash = releases(&site)["releases"][0]["hash"].as_str().expect("a hash").to_owned();
    let readme = String::from_utf8(read("README.md")).expect("text");
    assert!(readme.contains(&hash) && readme.contains("coverage.csv") && readme.contains("Illustrative"), "{readme}");
    let citation = String::from_utf8(read("CITATION.bib")).expect("text");
    assert!(citation.starts_with("@misc{small,") && citation.contains(&hash), "{citation}");
}

#[test]
fn nothing_in_a_package_runs_on_a_page() {
    let folder = scratch("injection");
    let (package, site, shell) = (folder.join("package"), folder.join("site"), shell(&folder));
    fs::create_dir_all(&package).expect("a folder");
    let evil = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    let quoted = format!("\"\"\" onmouseover=alert(3) {evil}\"");
    let files = [
        ("areas.csv", format!("area_id,name,level\n1,{evil},{evil}\n")),
        (
            "places.csv",
            format!("place_id,name,area_id,aliases,remark\np1,{quoted},1,{evil},=HYPERLINK(\"\"x\"\")\n")
                .replace("\"\"x\"\"", "0"),
        ),
        ("status.csv", format!("place_id,status,date,note\np1,covered,2026-01-31,{evil}\n")),
        ("claims.csv", format!("statement,kind,said_by,source_name\n{evil},claimed,{evil},{evil}\n")),
        ("about.md", format!("# {evil}\n\n[x](javascript:alert(4)) {evil}\n")),
    ];
    let descriptor = serde_json::json!({
        "name": "evil", "title": evil, "description": evil, "homepage": "javascript:alert(5)",
        "sources": [{ "title": evil, "path": "javascript:alert(6)" }],
        "resources": resources(["areas", "places", "status", "claims"]),
        "noticeboard": { "languages": ["en"], "about": "about.md", "notice": evil, "illustrative": true }
    });
    fs::write(package.join("datapackage.json"), descriptor.to_string()).expect("a descriptor");
    for (name, text) in files {
        fs::write(package.join(name), text).expect("a file");
    }
    let output = publish(&package, &site, &shell);
    assert_eq!(code(&output), GOOD, "{}{}", said(&output.stdout), said(&output.stderr));
    let mut pages = 0;
    for (name, bytes) in files_below(&site).iter().filter(|(name, _)| name.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes).into_owned();
        for wrong in ["<script>alert", "<img src=x", "href=\"javascript:"] {
            assert!(!html.contains(wrong), "{wrong} in {name}");
        }
        for tag in html.split('<').filter_map(|part| part.split_once('>')).map(|(tag, _)| tag) {
            // every second piece stands in quotes
            let outside: String = tag.split('"').step_by(2).collect();
            assert!(!outside.contains("onmouseover") && !outside.contains("onerror"), "<{tag}> in {name}");
        }
        pages += 1;
    }
    assert!(pages > 8, "{pages} pages");
    let excel = fs::read_to_string(site.join("excel/places.csv")).expect("a table for Excel");
    assert!(excel.contains("'=HYPERLINK"), "{excel}");
}

/// A programme in one language shows no other.
#[test]
fn a_programme_in_one_language_shows_no_other() {
    let is_chinese = |c: char| ('\u{3000}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c);
    for (lang, title, area, place) in
        [("en", "Tap water", "Town", "Sample house"), ("zh-CN", "通水", "示例镇", "示例小区")]
    {
        let folder = scratch(&format!("only-{lang}"));
        let (package, site, shell) = (folder.join("package"), folder.join("site"), shell(&folder));
        fs::create_dir_all(&package).expect("a folder");
        let descriptor = serde_json::json!({
            "name": "tap", "title": title, "noticeboard": { "languages": [lang] },
            "resources": resources(["areas", "places", "status", "targets"]),
        });
        fs::write(package.join("datapackage.json"), descriptor.to_string()).expect("a descriptor");
        let files = [
            ("areas.csv", format!("area_id,name,level\n1,{area},{area}\n")),
            ("places.csv", format!("place_id,name,area_id\n1,{place} 1,1\n2,{place} 2,1\n")),
            ("status.csv", "place_id,status,date\n1,covered,2026-01-31\n2,not_covered,2026-02-28\n".to_owned()),
            ("targets.csv", "share,due,announced\n1,2026-12-31,2026-01-01\n".to_owned()),
        ];
        for (name, text) in files {
            fs::write(package.join(name), text).expect("a file");
        }
        assert_eq!(code(&publish(&package, &site, &shell)), GOOD);
        let site = files_below(&site);
        assert!(site.keys().any(|name| name.starts_with(&format!("{lang}/"))));
        // the page for programs is full of them, in their own languages
        let pages = site.iter().filter(|(name, _)| name.ends_with(".html") && !name.ends_with("/api/index.html"));
        for (name, bytes) in pages {
            let text = visible(&String::from_utf8_lossy(bytes));
            if lang == "en" {
                let found: String = text.chars().filter(|c| is_chinese(*c)).collect();
                assert!(found.is_empty(), "{found} in {name}");
            } else {
                // what has no Chinese name: formats, techniques, commands and the files themselves
                let known = [
                    ["Atom", "GeoJSON", "SHA", "Excel", "CSV", "ZIP", "JavaScript", "WebAssembly", "JSON", "API"]
                        .as_slice(),
                    // authors of methods
                    &["Das", "Gupta", "Klein", "Wright", "Wieczorek"],
                    &["Data", "Package", "datapackage", "json", "releases", "changes", "csv", "noticeboard", "check"],
                ]
                .concat();
                let is_known = |word: &str| known.contains(&word) || word.chars().all(|c| c.is_ascii_hexdigit());
                let names = ["areas", "places", "status", "targets"];
                let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 2);
                let found: Vec<&str> = words.filter(|word| !is_known(word) && !names.contains(word)).collect();
                assert!(found.is_empty(), "{found:?} in {name}");
            }
        }
    }
}

/// What a reader sees or hears of a page: text, and the attributes that are read out.
fn visible(html: &str) -> String {
    let body = html.split("<body").nth(1).unwrap_or_default();
    let body = body.split("<script type=\"module\"").next().unwrap_or_default();
    let mut out = String::new();
    for (i, part) in body.split('<').enumerate() {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        for attribute in ["aria-label=\"", "placeholder=\"", "title=\"", "alt=\""] {
            if let Some(value) = tag.split(attribute).nth(1) {
                out.push_str(value.split('"').next().unwrap_or_default());
                out.push(' ');
            }
        }
        if i > 0 && !tag.starts_with("svg") {
            out.push_str(text);
            out.push(' ');
        }
    }
    out.replace("&quot;", " ").replace("&amp;", " ").replace("&lt;", " ").replace("&gt;", " ")
}
