//! The chain of releases: what was published, when, with a hash of every file, and of the release before.
//!
//! It stands in `data/releases.json`. A release's hash is the SHA-256 of its JSON without spaces and without `hash`; it
//! names the hash of the release before, so that none can be altered, taken out or put in unnoticed by whoever keeps a
//! later hash. `jq -cj '.releases[-1] | del(.hash, .signature, .endorsement)' releases.json | sha256sum` gives the same.
//!
//! A release may be signed: `signature` is that of its hash, as minisign writes and checks it, by the key that the release
//! names. What follows from all that, and what does not, says `docs/threats.md`.

mod trust;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::measure::{Changes, Foretold};
use crate::model::{CivilDate, Lang, Programme};
use crate::package::{Files, Finding, is_partition};
use crate::words::{self, Change, Fault};

pub use trust::Head;

/// Below a programme's folder.
pub const CHAIN: &str = "data/releases.json";
const FORMAT: &str = "noticeboard-releases/1";

/// `data/releases.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chain {
    format: String,
    /// the name of the package
    pub programme: String,
    /// oldest first
    pub releases: Vec<Release>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Release {
    #[serde(flatten)]
    pub record: Record,
    /// SHA-256 of the record
    pub hash: String,
    /// of the hash, by the record's key; as minisign writes it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// of the hash, by the key of the release before, where this one has another
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endorsement: Option<String>,
}

/// A release whose files are no longer kept. Its record stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    pub release: u32,
    /// for room; else because they must not be seen
    pub pruned: bool,
    pub reason: String,
}

/// Signs a text, given what the signature is to say of itself.
pub type Sign = Box<dyn Fn(&str, &str) -> Result<String, String> + Send + Sync>;

/// What signs a release.
pub struct Signer {
    /// minisign's public key
    pub key: String,
    /// of a text; the second is what the signature says of itself
    pub sign: Sign,
}

/// What a release says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// from 1
    pub number: u32,
    /// `version` and `created` of the package
    pub version: String,
    pub created: Option<CivilDate>,
    /// the latest date of the headline
    pub as_of: Option<CivilDate>,
    /// hash of the package: the SHA-256 of the lines that `sha256sum` prints for its files, sorted by path
    pub package: String,
    /// the package's files, below `data/releases/{number}/`, and the latest release's below `data/latest/` too; a partition
    /// that has not changed since an earlier release lies below that one's folder
    pub files: Vec<Recorded>,
    /// `data/changes/{number}.json`: every row that changed
    pub changes: Recorded,
    /// what changed, in words, by language
    pub said: BTreeMap<String, Vec<String>>,
    /// warnings that it was published with, by code
    pub warnings: Vec<String>,
    /// when the headline's target may be reached, by the figures of this release
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forecast: Option<Foretold>,
    /// releases whose files were taken away with this one
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<Dropped>,
    /// the public key that signs this release
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// keys that are not to be trusted from here on
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revoked: Vec<String>,
    /// hash of the release before
    pub previous: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    pub path: String,
    pub bytes: u64,
    pub sha256: String,
    /// of a partition: the release below which it lies, where that is an earlier one, for it is the same since
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<u32>,
}

pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Recorded {
    fn new(path: &str, bytes: &[u8]) -> Recorded {
        Recorded { path: path.to_owned(), bytes: bytes.len() as u64, sha256: sha256(bytes), since: None }
    }

    /// A file as it is found, of whatever size.
    pub fn read(path: &str, mut from: impl io::Read) -> io::Result<Recorded> {
        let mut hash = Sha256::new();
        let bytes = io::copy(&mut from, &mut hash)?;
        Ok(Recorded { path: path.to_owned(), bytes, sha256: hex(&hash.finalize()), since: None })
    }

    fn is_same(&self, other: &Recorded) -> bool {
        (&self.path, self.bytes, &self.sha256) == (&other.path, other.bytes, &other.sha256)
    }
}

impl Record {
    fn hash(&self) -> String {
        // a struct of strings and numbers becomes JSON
        sha256(&serde_json::to_vec(self).unwrap_or_default())
    }
}

fn package_hash(files: &[Recorded]) -> String {
    let lines: String = files.iter().map(|file| format!("{}  {}\n", file.sha256, file.path)).collect();
    sha256(lines.as_bytes())
}

/// What a new release consists of.
pub struct New<'a> {
    pub programme: &'a Programme,
    pub as_of: Option<CivilDate>,
    pub forecast: Option<Foretold>,
    /// as they will be published
    pub files: &'a Files,
    /// None for the first release
    pub changes: Option<&'a Changes>,
    pub findings: &'a [Finding],
    pub signing: &'a Signing,
    /// releases to be taken away
    pub dropped: &'a [Dropped],
}

/// By what a release is signed, and what goes with it.
#[derive(Default)]
pub struct Signing {
    pub signer: Option<Signer>,
    /// the key of the release before, where it is another and at hand
    pub endorser: Option<Signer>,
    pub revoked: Vec<String>,
}

/// Why a release was not added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAdded {
    /// those so far are signed
    Unsigned,
    /// by a key that was revoked
    Revoked,
    /// there is no such release, or it is gone already
    NothingToDrop(u32),
    /// a release that is to be withdrawn: others hold files of it
    AlsoIn(u32, Vec<u32>),
    Signing(String),
}

impl Chain {
    pub fn new(programme: &str) -> Chain {
        Chain { format: FORMAT.to_owned(), programme: programme.to_owned(), releases: Vec::new() }
    }

    /// The bytes of `releases.json`.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    pub fn read(bytes: &[u8]) -> Result<Chain, Fault> {
        let unreadable = |reason: String| Fault::HistoryUnreadable { reason };
        let chain: Chain = serde_json::from_slice(bytes).map_err(|error| unreadable(error.to_string()))?;
        if chain.format != FORMAT {
            return Err(unreadable(format!("its format is {}", chain.format)));
        }
        if let Some(release) = chain.first_fault() {
            return Err(Fault::HistoryAltered { release });
        }
        // what a hash does not cover, like spaces, must be as it was written all the same
        if chain.write() != bytes {
            return Err(Fault::HistoryAltered { release: 0 });
        }
        Ok(chain)
    }

    /// The number of the first release that is not what its hash says, or does not follow the one before.
    fn first_fault(&self) -> Option<u32> {
        let mut previous: Option<&str> = None;
        for (release, number) in self.releases.iter().zip(1..) {
            let record = &release.record;
            let follows = record.number == number && record.previous.as_deref() == previous;
            // what is said to lie below an earlier release is what that one recorded
            let is_there = |file: &Recorded| match file.since {
                None => true,
                Some(since) => {
                    let earlier = self.releases.get((since as usize).wrapping_sub(1)).filter(|_| since < number);
                    let own = |known: &Recorded| known.since.is_none() && known.is_same(file);
                    earlier.is_some_and(|earlier| earlier.record.files.iter().any(own))
                }
            };
            let follows = follows && record.files.iter().all(is_there);
            if !follows || record.hash() != release.hash || package_hash(&record.files) != record.package {
                return Some(number);
            }
            previous = Some(&release.hash);
        }
        None
    }

    /// The forecasts that releases kept, oldest first, by the numbers of the releases.
    pub fn foretold(&self) -> Vec<(u32, Foretold)> {
        let records = self.releases.iter().map(|release| &release.record);
        records.filter_map(|record| Some((record.number, record.forecast.clone()?))).collect()
    }

    pub fn last(&self) -> Option<&Release> {
        self.releases.last()
    }

    /// Adds a release, unless its package is the one of the last. Gives the bytes of its list of changes if so.
    pub fn add(&mut self, new: &New) -> Result<Option<Vec<u8>>, NotAdded> {
        let signing = new.signing;
        let gone = self.dropped();
        // the latest release's files are those of this one too, unless it is another package
        let last = self.releases.len() as u32;
        for (number, Dropped { release, .. }) in new.dropped.iter().enumerate() {
            let mut gone = gone.iter().copied().chain(&new.dropped[..number]);
            if *release == 0 || *release > last || gone.any(|gone| gone.release == *release) {
                return Err(NotAdded::NothingToDrop(*release));
            }
        }
        let files: Vec<Recorded> = new.files.iter().map(|(path, bytes)| self.record(path, bytes)).collect();
        for Dropped { release, .. } in new.dropped.iter().filter(|dropped| !dropped.pruned) {
            let also = self.also_in(*release, &files, new.dropped);
            if !also.is_empty() {
                return Err(NotAdded::AlsoIn(*release, also));
            }
        }
        let package = package_hash(&files);
        let is_unchanged = self.last().is_some_and(|last| last.record.package == package);
        if is_unchanged && new.dropped.is_empty() {
            return Ok(None);
        }
        if is_unchanged && let Some(last) = new.dropped.iter().find(|dropped| dropped.release == last) {
            return Err(NotAdded::NothingToDrop(last.release));
        }
        let before = self.last().and_then(|last| last.record.key.clone());
        let key = signing.signer.as_ref().map(|signer| signer.key.clone());
        if before.is_some() && key.is_none() {
            return Err(NotAdded::Unsigned);
        }
        let revoked = self.releases.iter().flat_map(|release| &release.record.revoked);
        if key.as_ref().is_some_and(|key| revoked.chain(&signing.revoked).any(|revoked| revoked == key)) {
            return Err(NotAdded::Revoked);
        }
        let number = self.releases.len() as u32 + 1;
        // what must not be seen is not told row by row either
        let is_told = new.dropped.iter().all(|dropped| dropped.pruned);
        let mut changes = serde_json::to_vec_pretty(&new.changes.filter(|_| is_told)).unwrap_or_default();
        changes.push(b'\n');
        let others = self.last().map_or(0, |last| {
            let is_new = |file: &&Recorded| !last.record.files.iter().any(|known| known.is_same(file));
            files.iter().filter(is_new).count()
        });
        let dropped = |lang: Lang| {
            new.dropped.iter().map(move |dropped| {
                let Dropped { release, pruned, reason } = dropped;
                words::change(Change::Dropped { release: *release, pruned: *pruned, reason }, lang)
            })
        };
        let said = |lang: Lang| {
            let changed = if is_unchanged { Vec::new() } else { said(new, others, lang) };
            (lang.tag().to_owned(), dropped(lang).chain(changed).collect())
        };
        let mut warnings: Vec<String> = new
            .findings
            .iter()
            .filter(|f| f.severity() == words::Severity::Warning)
            .map(|f| f.code().to_owned())
            .collect();
        warnings.sort();
        warnings.dedup();
        let record = Record {
            number,
            version: new.programme.version.clone(),
            created: new.programme.created,
            as_of: new.as_of,
            package,
            files,
            changes: Recorded::new(&format!("{number}.json"), &changes),
            said: new.programme.languages.iter().map(|lang| said(*lang)).collect(),
            warnings,
            forecast: new.forecast.clone(),
            dropped: new.dropped.to_vec(),
            revoked: signing.revoked.clone(),
            key,
            previous: self.last().map(|last| last.hash.clone()),
        };
        let hash = record.hash();
        let says = format!("noticeboard {} release {number}", self.programme);
        let sign = |signer: &Signer| (signer.sign)(&hash, &says).map_err(NotAdded::Signing);
        let signature = signing.signer.as_ref().map(sign).transpose()?;
        let changed_key = before.is_some() && before != record.key;
        let endorser =
            signing.endorser.as_ref().filter(|endorser| changed_key && Some(&endorser.key) == before.as_ref());
        let endorsement = endorser.map(sign).transpose()?;
        self.releases.push(Release { record, hash, signature, endorsement });
        Ok(Some(changes))
    }

    /// Releases that hold a file of one that is to be withdrawn, which the new one does not hold any more: it would stay where it
    /// must not be seen.
    fn also_in(&self, withdrawn: u32, files: &[Recorded], dropped: &[Dropped]) -> Vec<u32> {
        let gone = self.dropped();
        let is_kept = |number: u32| !gone.iter().copied().chain(dropped).any(|gone| gone.release == number);
        let holds = |file: &Recorded| file.since == Some(withdrawn) && !files.iter().any(|new| new.is_same(file));
        let records = self.releases.iter().map(|release| &release.record);
        records.filter(|it| is_kept(it.number) && it.files.iter().any(holds)).map(|it| it.number).collect()
    }

    /// A file of the next release. A country's tables are large, and from one release to the next most of their parts stay the same.
    fn record(&self, path: &str, bytes: &[u8]) -> Recorded {
        let file = Recorded::new(path, bytes);
        let last = self.last().filter(|_| is_partition(path));
        let known =
            last.and_then(|last| Some((last.record.number, last.record.files.iter().find(|it| it.is_same(&file))?)));
        Recorded { since: known.map(|(number, known)| known.since.unwrap_or(number)), ..file }
    }

    /// Releases whose files are gone for a reason that a later one gives.
    pub fn dropped(&self) -> Vec<&Dropped> {
        self.releases.iter().flat_map(|release| &release.record.dropped).collect()
    }

    /// Every file that ought to be below `data/`, with the number of its release; `releases.json` itself left out.
    pub fn recorded(&self) -> BTreeMap<String, (u32, &Recorded)> {
        let mut all = BTreeMap::new();
        let dropped = self.dropped();
        let is_kept = |release: &&Release| !dropped.iter().any(|gone| gone.release == release.record.number);
        for Release { record, .. } in self.releases.iter().filter(is_kept) {
            for file in &record.files {
                all.insert(
                    format!("releases/{}/{}", file.since.unwrap_or(record.number), file.path),
                    (record.number, file),
                );
            }
            // what must not be seen would stand in what the next release changed, unless that one took it away and tells nothing
            let tells =
                |gone: &&Dropped| !gone.pruned && gone.release + 1 == record.number && !record.dropped.contains(gone);
            if !dropped.iter().any(tells) {
                all.insert(format!("changes/{}", record.changes.path), (record.number, &record.changes));
            }
        }
        if let Some(Release { record, .. }) = self.releases.last() {
            for file in &record.files {
                all.insert(format!("latest/{}", file.path), (record.number, file));
            }
        }
        all
    }

    /// Compares the files found below `data/` with what is recorded of them. `folder` is the programme's, for the findings.
    pub fn verify(&self, folder: &str, found: &[Recorded]) -> Vec<Finding> {
        let mut recorded = self.recorded();
        let mut findings = Vec::new();
        for it in found {
            let fault = match recorded.entry(it.path.clone()) {
                Entry::Occupied(known) => {
                    let (release, file) = known.remove();
                    let is_same = file.bytes == it.bytes && file.sha256 == it.sha256;
                    (!is_same).then_some(Fault::FileAltered { release })
                }
                Entry::Vacant(_) => Some(Fault::FileNotRecorded),
            };
            findings.extend(fault.map(|fault| Finding::of_file(&format!("{folder}data/{}", it.path), fault)));
        }
        for (path, (release, _)) in recorded {
            findings.push(Finding::of_file(&format!("{folder}data/{path}"), Fault::FileGone { release }));
        }
        for Dropped { release, pruned, reason } in self.dropped() {
            let fault = Fault::ReleaseDropped { release: *release, pruned: *pruned, reason: reason.clone() };
            findings.push(Finding::of_file(&format!("{folder}{CHAIN}"), fault));
        }
        findings
            .extend(self.signatures().into_iter().map(|fault| Finding::of_file(&format!("{folder}{CHAIN}"), fault)));
        findings
    }
}

/// What changed, a line each; past figures first.
fn said(new: &New, files: usize, lang: Lang) -> Vec<String> {
    match new.changes {
        None => vec![words::change(Change::First, lang)],
        Some(changes) if changes.is_empty() => vec![words::change(Change::Files(files), lang)],
        Some(changes) => changes_in_words(changes, Some(new.programme), lang),
    }
}

/// What readers will see change, a line each; past figures first.
pub fn changes_in_words(changes: &Changes, programme: Option<&Programme>, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let mut add = |count: usize, change: Change| {
        if count > 0 {
            lines.push(words::change(change, lang));
        }
    };
    let c = changes;
    add(c.altered.len(), Change::Altered(c.altered.len()));
    add(c.withdrawn.len(), Change::Withdrawn(c.withdrawn.len()));
    add(c.definitions.len(), Change::Definitions(c.definitions.len()));
    add(c.promises_gone.len(), Change::PromisesGone(c.promises_gone.len()));
    add(c.areas_gone.len(), Change::AreasGone(c.areas_gone.len()));
    add(c.places_gone.len(), Change::PlacesGone(c.places_gone.len()));
    if let (Some(moved), Some(indicator)) = (&c.headline, programme.and_then(|programme| programme.indicators.first()))
    {
        let [from, to] = [&moved.from, &moved.to]
            .map(|at| words::figure_at(at.counts.covered, at.counts.total, at.share(), at.date, lang));
        add(1, Change::Figure { name: indicator.name.get(lang), from: &from, to: &to });
    }
    add(c.added, Change::Added(c.added));
    add(c.areas.len(), Change::Areas(c.areas.len()));
    add(c.statuses.len(), Change::Statuses(c.statuses.len()));
    add(c.places_new.len(), Change::PlacesNew(c.places_new.len()));
    add(c.promises_new.len(), Change::PromisesNew(c.promises_new.len()));
    add(usize::from(changes.is_empty()), Change::Nothing);
    lines
}

/// What of the changes would mislead readers, or must not pass unseen.
pub fn misleading(old_as_of: Option<CivilDate>, new_as_of: Option<CivilDate>, changes: &Changes) -> Vec<Finding> {
    const FILE: &str = "datapackage.json";
    let mut findings = Vec::new();
    if let (Some(old), Some(new)) = (old_as_of, new_as_of)
        && new < old
    {
        let finding = Finding::of_file(FILE, Fault::OlderThanPublished { published: old });
        findings.push(Finding { value: Some(new.to_string()), ..finding });
    }
    for promise in &changes.promises_gone {
        let value = format!("{} · {:.0}% · {}", promise.area_id, promise.share * 100.0, promise.due);
        findings.push(Finding { value: Some(value), ..Finding::of_file("targets", Fault::PromiseGone) });
    }
    for definition in &changes.definitions {
        let fault = Fault::DefinitionChanged { before: definition.from.clone() };
        findings.push(Finding { value: Some(definition.to.clone()), ..Finding::of_file("indicators", fault) });
    }
    if !changes.areas_gone.is_empty() {
        let shown: Vec<&str> = changes.areas_gone.iter().take(5).map(String::as_str).collect();
        let fault = Fault::AreasGone { areas: changes.areas_gone.len() };
        findings.push(Finding { value: Some(shown.join(", ")), ..Finding::of_file("areas", fault) });
    }
    if !changes.places_gone.is_empty() {
        let shown: Vec<&str> = changes.places_gone.iter().take(5).map(String::as_str).collect();
        let fault = Fault::PlacesGone { places: changes.places_gone.len() };
        findings.push(Finding { value: Some(shown.join(", ")), ..Finding::of_file("places", fault) });
    }
    let altered = changes.altered.len() + changes.withdrawn.len();
    if altered > 0 {
        findings.push(Finding::of_file("coverage", Fault::PastAltered { figures: altered }));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str, since: Option<u32>) -> Recorded {
        Recorded { since, ..Recorded::new(path, text.as_bytes()) }
    }

    /// A chain whose hashes are right, whatever its records say.
    fn chain(releases: &[&[Recorded]]) -> Chain {
        let mut chain = Chain::new("t");
        for (files, number) in releases.iter().zip(1..) {
            let record = Record {
                number,
                version: String::new(),
                created: None,
                as_of: None,
                package: package_hash(files),
                files: files.to_vec(),
                changes: Recorded::new(&format!("{number}.json"), b"null"),
                said: BTreeMap::new(),
                warnings: Vec::new(),
                forecast: None,
                dropped: Vec::new(),
                key: None,
                revoked: Vec::new(),
                previous: chain.last().map(|last| last.hash.clone()),
            };
            let hash = record.hash();
            chain.releases.push(Release { record, hash, signature: None, endorsement: None });
        }
        chain
    }

    #[test]
    fn what_lies_below_an_earlier_release_is_what_that_one_recorded() {
        let part = "status/province=05/status.csv";
        let (old, same) = (file(part, "old", None), file(part, "old", Some(1)));
        // the files of two releases, and the first that is at fault
        let cases = [
            ("the same since", vec![old.clone()], vec![same.clone()], None),
            ("its own", vec![old.clone()], vec![file(part, "new", None)], None),
            // else a second record would stand for the file of the first, and hide that it was altered
            ("another than it was", vec![old.clone()], vec![file(part, "new", Some(1))], Some(2)),
            ("of a release to come", vec![old.clone()], vec![file(part, "old", Some(2))], Some(2)),
            ("of no release", vec![old.clone()], vec![file(part, "old", Some(0))], Some(2)),
            ("in the first", vec![same.clone()], vec![old.clone()], Some(1)),
            (
                "of another name",
                vec![old.clone()],
                vec![file("status/province=06/status.csv", "old", Some(1))],
                Some(2),
            ),
        ];
        for (what, first, second, fault) in cases {
            let chain = chain(&[&first, &second]);
            assert_eq!(chain.first_fault(), fault, "{what}");
            let read = Chain::read(&chain.write());
            assert_eq!(read.is_ok(), fault.is_none(), "{what}");
        }
    }
}
