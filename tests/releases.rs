//! The chain of releases: signed, taken away, forged.
#![cfg(feature = "publish")]

#[path = "support/command.rs"]
mod command;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use command::{CANNOT_RUN, ERRORS, GOOD, code, json_of, run, said, scratch, shell, small, text};
use noticeboard::publish::{Expected, keygen, verify};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{files_below, path};

/// A site of the small package, and what is done to it.
struct Site {
    folder: PathBuf,
    package: PathBuf,
    site: PathBuf,
    shell: PathBuf,
}

impl Site {
    fn new(test: &str) -> Site {
        let folder = scratch(test);
        let package = folder.join("package");
        for (name, bytes) in files_below(&small()) {
            let path = package.join(name);
            fs::create_dir_all(path.parent().expect("it lies in the package")).expect("a folder");
            fs::write(path, bytes).expect("a copy");
        }
        Site { package, site: folder.join("site"), shell: shell(&folder), folder }
    }

    /// A key of this name; its public half.
    fn key(&self, name: &str) -> String {
        let made = run(&["keygen", "--no-password", "--out", text(&self.folder.join(name))]);
        assert_eq!(code(&made), GOOD, "{}", said(&made.stderr));
        said(&made.stdout).trim().to_owned()
    }

    fn file(&self, name: &str) -> String {
        text(&self.folder.join(name)).to_owned()
    }

    /// Another version of the package: the last digit of a count is another.
    fn change(&self, version: u32) {
        let file = self.package.join("datapackage.json");
        let mut descriptor: Value = serde_json::from_slice(&fs::read(&file).expect("it is there")).expect("JSON");
        descriptor["version"] = json!(format!("1.0.{version}"));
        fs::write(file, descriptor.to_string()).expect("it can be written");
    }

    fn publish(&self, more: &[&str]) -> (i32, String) {
        let [package, site, shell] = [&self.package, &self.site, &self.shell].map(|path| text(path));
        let output = run(&[&["publish", package, "--out", site, "--shell", shell], more].concat());
        (code(&output), said(&output.stderr))
    }

    fn good(&self, more: &[&str]) {
        let (code, said) = self.publish(more);
        assert_eq!(code, GOOD, "{more:?}: {said}");
    }

    /// The exit code, and the codes of what was found.
    fn verify(&self, more: &[&str]) -> (i32, Vec<String>) {
        let output = run(&[&["verify", text(&self.site), "--json"], more].concat());
        let report = json_of(&output);
        let codes = report["findings"].as_array().into_iter().flatten().filter_map(|found| found["code"].as_str());
        (code(&output), codes.map(str::to_owned).collect())
    }

    fn record(&self) -> Value {
        serde_json::from_slice(&fs::read(self.site.join("data/releases.json")).expect("the record")).expect("JSON")
    }

    fn head(&self, release: usize) -> String {
        let hash = self.record()["releases"][release - 1]["hash"].as_str().expect("a hash")[..16].to_owned();
        format!("{release}.{hash}")
    }
}

fn nothing() -> (i32, Vec<String>) {
    (GOOD, Vec::new())
}

fn found(code: i32, codes: &[&str]) -> (i32, Vec<String>) {
    (code, codes.iter().map(|code| (*code).to_owned()).collect())
}

#[test]
fn signed_releases_are_checked_and_stay_signed() {
    let site = Site::new("signed");
    let (public, key) = (site.key("a.key"), site.file("a.key"));
    site.good(&["--key", &key]);
    assert_eq!(site.verify(&["--key", &public]), nothing());
    // unchanged, it needs no key
    site.good(&[]);
    site.change(1);
    let (code, said) = site.publish(&[]);
    assert!(code == CANNOT_RUN && said.contains("--key"), "{code}: {said}");
    site.good(&["--key", &key]);
    assert_eq!(site.verify(&["--key", &public]), nothing());
    let other = site.key("b.key");
    assert_eq!(site.verify(&["--key", &other]), found(ERRORS, &["other-key"]));

    let said_of = |arguments: &[&str]| command::said(&run(&[&["verify", text(&site.site)], arguments].concat()).stdout);
    assert!(said_of(&["--key", &public]).contains("2 releases") && said_of(&[]).contains(&public));
    assert_eq!(self::code(&run(&["verify", text(&site.site), "--key", "rubbish"])), CANNOT_RUN);

    // the secret key is nowhere in the site, nor is anything of it said
    let secret = fs::read_to_string(site.folder.join("a.key")).expect("the key");
    let secret = secret.lines().last().expect("its second line");
    for (name, bytes) in files_below(&site.site) {
        assert!(!String::from_utf8_lossy(&bytes).contains(secret), "{name}");
    }
    // and nobody else may read it
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(site.folder.join("a.key")).expect("the key").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{mode:o}");
    }
    let again = run(&["keygen", "--no-password", "--out", &key]);
    assert_eq!(self::code(&again), CANNOT_RUN, "a key is not written over");
}

#[test]
fn a_key_with_a_password_opens_by_it_alone() {
    let site = Site::new("password");
    let make = |password: &str, arguments: &[&str]| {
        let mut command = std::process::Command::new(command::BINARY);
        command.args(arguments).env("NOTICEBOARD_KEY_PASSWORD", password).output().expect("it runs")
    };
    let key = site.file("k.key");
    assert_eq!(code(&make("right", &["keygen", "--out", &key])), GOOD);
    let arguments =
        ["publish", text(&site.package), "--out", text(&site.site), "--shell", text(&site.shell), "--key", &key];
    let wrong = make("wrong", &arguments);
    assert_eq!(code(&wrong), CANNOT_RUN);
    assert!(
        said(&wrong.stderr).contains("password") && !said(&wrong.stderr).contains("wrong"),
        "{}",
        said(&wrong.stderr)
    );
    assert!(said(&run(&arguments).stderr).contains("NOTICEBOARD_KEY_PASSWORD"), "nobody is there to ask");
    assert_eq!(code(&make("right", &arguments)), GOOD);
    assert_eq!(site.verify(&[]), nothing());
}

#[test]
fn a_key_is_changed_by_the_word_of_the_old_one() {
    let site = Site::new("rotation");
    let (old, new) = (site.key("old.key"), site.key("new.key"));
    let [old_key, new_key] = ["old.key", "new.key"].map(|name| site.file(name));
    site.good(&["--key", &old_key]);
    site.change(1);
    site.good(&["--key", &new_key, "--old-key", &old_key]);
    assert_eq!(site.verify(&["--key", &new]), nothing());

    // without that word it is said, for good; and a stolen key vouches for nothing
    let site = Site::new("revocation");
    let (stolen, fresh) = (site.key("old.key"), site.key("new.key"));
    let [old_key, new_key] = ["old.key", "new.key"].map(|name| site.file(name));
    site.good(&["--key", &old_key]);
    site.change(1);
    site.good(&["--key", &new_key, "--old-key", &old_key, "--revoke", &stolen]);
    assert_eq!(site.verify(&["--key", &fresh]), found(GOOD, &["key-changed"]));
    site.change(2);
    let (code, said) = site.publish(&["--key", &old_key]);
    assert!(code == CANNOT_RUN && said.contains("revoked"), "{said}");
    assert_ne!(old, new);
}

/// Whoever has the right key can sign another history; who kept a head of the first one sees it.
#[test]
fn a_fork_signed_with_the_right_key_is_found_by_a_head_that_was_kept() {
    let site = Site::new("fork");
    let (public, key) = (site.key("a.key"), site.file("a.key"));
    site.good(&["--key", &key]);
    site.change(1);
    site.good(&["--key", &key]);
    let (kept, early) = (site.head(2), site.head(1));
    assert_eq!(site.verify(&["--key", &public, "--head", &kept, "--head", &early]), nothing());

    // the same first release, another second, and a third upon it
    fs::remove_dir_all(&site.site).expect("it goes");
    site.change(0);
    let before = fs::read(site.package.join("coverage.csv")).expect("coverage");
    site.change(7);
    site.good(&["--key", &key]);
    site.change(8);
    site.good(&["--key", &key]);
    site.change(9);
    site.good(&["--key", &key]);
    assert!(!before.is_empty());
    assert_eq!(site.verify(&["--key", &public]), nothing(), "the signatures are right");
    assert_eq!(site.verify(&["--key", &public, "--head", &kept]), found(ERRORS, &["forked"]));
    for bad in ["", "2", "2.xyz", "2.0123", "x.0123456789abcdef"] {
        assert_eq!(self::code(&run(&["verify", text(&site.site), "--head", bad])), CANNOT_RUN, "{bad}");
    }
}

#[test]
fn what_is_withdrawn_or_pruned_leaves_its_record_and_the_reason() {
    let site = Site::new("withdrawn");
    site.good(&[]);
    for version in 1..4 {
        site.change(version);
        site.good(&[]);
    }
    let (code, said) = site.publish(&["--withdraw", "4", "--reason", "x"]);
    assert!(code == CANNOT_RUN && said.contains("release 4"), "what readers see is not taken away: {said}");
    assert_eq!(site.publish(&["--withdraw", "2"]).0, CANNOT_RUN, "a reason is needed");
    assert_eq!(site.publish(&["--withdraw", "2", "--prune", "2", "--reason", "x"]).0, CANNOT_RUN, "once is enough");
    site.good(&["--withdraw", "2", "--reason", "it named a person", "--prune", "1"]);
    for gone in [
        "data/releases/2",
        "data/changes/2.json",
        "data/changes/3.json",
        "data/releases/1",
        "embed/releases/2/en/map/x",
    ] {
        assert!(!site.site.join(gone).exists(), "{gone}");
    }
    assert!(site.site.join("data/changes/4.json").exists(), "what tells nothing of it stays");
    assert!(site.site.join("data/releases/3").exists() && site.site.join("data/releases/5").exists());
    assert_eq!(site.verify(&[]), found(GOOD, &["release-dropped", "release-dropped"]));
    let said = site.record()["releases"][4]["said"]["en"].to_string();
    assert!(
        said.contains("Release 2 was withdrawn") || said.contains("release 2 was withdrawn: it named a person"),
        "{said}"
    );
    let frozen = fs::read_to_string(site.site.join("embed/releases/2/en/progress/index.html")).expect("a sentence");
    assert!(frozen.contains("no such figure") && !frozen.contains("<svg"), "{frozen}");
    // what comes back is seen
    fs::create_dir_all(site.site.join("data/releases/2")).expect("a folder");
    fs::write(site.site.join("data/releases/2/areas.csv"), "x").expect("a file");
    assert_eq!(site.verify(&[]).0, ERRORS);
}

/// What readers see now is withdrawn by publishing what is to stand in its place; the history goes on from there.
#[test]
fn the_latest_release_is_withdrawn_by_another_in_its_place() {
    let site = Site::new("withdrawn-latest");
    site.good(&[]);
    site.change(1);
    site.good(&[]);
    site.change(2);
    site.good(&["--withdraw", "2", "--reason", "it named a person"]);
    assert_eq!(site.verify(&[]), found(GOOD, &["release-dropped"]));
    assert_eq!(fs::read_to_string(site.site.join("data/changes/3.json")).expect("it tells nothing").trim(), "null");
    site.change(3);
    site.good(&[]);
    assert_eq!(site.verify(&[]), found(GOOD, &["release-dropped"]));
}

/// As the format is documented, so that others can check it with tools of their own.
#[test]
fn common_tools_give_the_same_hashes() {
    let site = Site::new("by-hand");
    let key = site.file("a.key");
    site.key("a.key");
    site.good(&["--key", &key]);
    let script = "set -e; cd \"$1\"/data; jq -j '.releases[-1].hash' releases.json; echo; \
                  jq -cj '.releases[-1] | del(.hash, .signature, .endorsement)' releases.json | sha256sum | cut -c1-64; \
                  cd latest; jq -r '.releases[-1].files[].path' ../releases.json | xargs -d '\\n' sha256sum | sha256sum | cut -c1-64; \
                  jq -r '.releases[-1].package' ../releases.json";
    let Ok(output) = std::process::Command::new("bash").args(["-c", script, "-", text(&site.site)]).output() else {
        return; // a machine without them
    };
    if !output.status.success() && said(&output.stderr).contains("jq") {
        return;
    }
    let lines = said(&output.stdout);
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines.len(), 4, "{lines:?} {}", said(&output.stderr));
    assert_eq!((lines[0], lines[2]), (lines[1], lines[3]));
}

/// Every file below `data/` of the three programmes, signed.
fn shipped() -> (PathBuf, Vec<PathBuf>) {
    let folder = scratch("bytes");
    let site = folder.join("site");
    let (secret, _) = keygen(None).expect("a key");
    fs::write(folder.join("key"), secret).expect("the key");
    let packages = ["shijiazhuang", "germany-vaccination", "shili"].map(|name| path(&format!("public/data/{name}")));
    let [key, shell] = [folder.join("key"), shell(&folder)];
    let mut arguments = vec!["publish"];
    arguments.extend(packages.iter().map(|package| text(package)));
    arguments.extend(["--out", text(&site), "--shell", text(&shell), "--key", text(&key), "--no-place-pages"]);
    let output = run(&arguments);
    assert_eq!(code(&output), GOOD, "{}", said(&output.stderr));
    let files = ["shijiazhuang", "germany-vaccination", "shili"].iter().flat_map(|name| {
        let data = site.join(name).join("data");
        files_below(&data).into_keys().map(move |file| data.join(file)).collect::<Vec<_>>()
    });
    let files: Vec<PathBuf> = files.collect();
    (site, files)
}

fn is_whole(site: &Path) -> bool {
    let verified = verify(site, &Expected::default()).expect("it can be read").expect("programmes");
    !noticeboard::prepare::has_errors(&verified.findings)
}

#[test]
fn any_one_bit_of_any_release_flipped_is_found() {
    let (site, files) = shipped();
    assert!(is_whole(&site));
    assert!(files.len() > 60, "{} files", files.len());
    let config = ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() };
    let place = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..8_u32);
    proptest!(config, |((file, byte, bit) in place)| {
        let file = &files[file.index(files.len())];
        let bytes = fs::read(file).expect("the file");
        prop_assume!(!bytes.is_empty());
        let mut flipped = bytes.clone();
        flipped[byte.index(bytes.len())] ^= 1 << bit;
        fs::write(file, &flipped).expect("it can be written");
        let survived = is_whole(&site);
        fs::write(file, &bytes).expect("it can be written");
        prop_assert!(!survived, "{} with a bit flipped was not found", file.display());
    });
}
