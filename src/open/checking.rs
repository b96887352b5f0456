//! The check that a reader makes of a site: the record of releases, its signatures, the files, and the figure computed anew.
//! The code is that by which they were published; `src/app/check.js` fetches and shows.

use serde::Serialize;

use super::{OpenError, package_of, unpacked};
use crate::app::{Loaded, said_of};
use crate::model::Lang;
use crate::package::Files;
use crate::prepare::{check, has_errors};
use crate::release::{Chain, Dropped, Head, Recorded, sha256};
use crate::words::{self, Change, Trust, words};

/// A check under way.
pub struct Checking {
    chain: Chain,
    lang: Lang,
    steps: Vec<Step>,
    files: Files,
    /// files that are not as they were recorded
    faults: Vec<Step>,
}

/// What a step of the check found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// None where there was nothing to check
    pub ok: Option<bool>,
    pub text: String,
}

impl Step {
    fn new(ok: bool, text: impl Into<String>) -> Step {
        Step { ok: Some(ok), text: text.into() }
    }
}

impl Checking {
    /// `record` is `releases.json`, `heads` those that the reader kept. What is thrown is a sentence.
    pub fn start(record: &[u8], heads: &[String], lang: Lang) -> Result<Checking, String> {
        let t = &words(lang).trust;
        let chain = Chain::read(record).map_err(|fault| fault.words(lang).0)?;
        let mut steps = vec![Step::new(true, fill(t.chain, &[("n", &chain.releases.len().to_string())]))];
        let faults = chain.signatures();
        let key = chain.last().and_then(|last| last.record.key.as_deref());
        match key {
            _ if !faults.is_empty() => {
                steps.extend(faults.iter().map(|fault| Step::new(false, fault.words(lang).0)));
            }
            Some(key) => steps.push(Step::new(true, fill(t.signed, &[("key", key)]))),
            None => steps.push(Step { ok: None, text: t.unsigned.to_owned() }),
        }
        steps.extend(chain.dropped().into_iter().map(|Dropped { release, pruned, reason }| {
            let change = Change::Dropped { release: *release, pruned: *pruned, reason };
            Step { ok: None, text: words::change(change, lang) }
        }));
        for head in heads.iter().filter_map(|head| head.parse::<Head>().ok()) {
            steps.push(match chain.fork(&head) {
                None => Step::new(true, fill(t.head_is_there, &[("release", &head.number.to_string())])),
                Some(_) => Step::new(false, fill(t.forked, &[("release", &head.number.to_string())])),
            });
        }
        Ok(Checking { chain, lang, steps, files: Files::new(), faults: Vec::new() })
    }

    fn words(&self) -> &'static Trust {
        &words(self.lang).trust
    }

    /// What the latest release recorded.
    fn recorded(&self) -> (u32, &[Recorded]) {
        self.chain.last().map_or((0, &[]), |last| (last.record.number, &last.record.files))
    }

    /// Paths of the files that the latest release recorded.
    pub fn paths(&self) -> Vec<&str> {
        self.recorded().1.iter().map(|file| file.path.as_str()).collect()
    }

    /// A file as it was fetched; None where there is none.
    pub fn file(&mut self, path: &str, bytes: Option<Vec<u8>>) {
        let (release, recorded) = self.recorded();
        let is_recorded = |bytes: &Vec<u8>| {
            recorded
                .iter()
                .any(|file| file.path == path && file.bytes == bytes.len() as u64 && file.sha256 == sha256(bytes))
        };
        let said = match &bytes {
            Some(bytes) if is_recorded(bytes) => None,
            Some(_) => Some(self.words().file_altered),
            None => Some(self.words().file_missing),
        };
        let release = release.to_string();
        self.faults.extend(said.map(|said| Step::new(false, fill(said, &[("file", path), ("release", &release)]))));
        if let Some(bytes) = bytes {
            self.files.insert(path.to_owned(), bytes);
        }
    }

    /// A package that the reader has, in place of the files of the site.
    pub fn package(&mut self, dropped: Files) -> Result<(), OpenError> {
        let t = self.words();
        self.files = package_of(unpacked(dropped)?)?;
        let is_same = |recorded: &[Recorded]| {
            // beside the package there may be what was packed with it
            recorded.iter().all(|file| self.files.get(&file.path).is_some_and(|own| sha256(own) == file.sha256))
        };
        let found = self.chain.releases.iter().rev().find(|release| is_same(&release.record.files));
        self.faults.push(match found {
            Some(release) => Step::new(true, fill(t.is_release, &[("release", &release.record.number.to_string())])),
            None => Step::new(false, t.is_no_release),
        });
        Ok(())
    }

    /// All that was found. `shown` is the figure as the site says it.
    pub fn finish(mut self, shown: &str) -> Vec<Step> {
        let t = self.words();
        let (release, recorded) = self.recorded();
        if self.faults.is_empty() {
            let bytes = recorded.iter().map(|file| file.bytes).sum();
            let [count, release] = [recorded.len().to_string(), release.to_string()];
            let bytes = words::bytes(bytes, self.lang);
            let said = fill(t.files, &[("n", &count), ("bytes", &bytes), ("release", &release)]);
            self.faults.push(Step::new(true, said));
        }
        self.steps.append(&mut self.faults);
        let reading = check(std::mem::take(&mut self.files)).reading;
        let programme = if has_errors(&reading.findings) { None } else { reading.into_programme() };
        self.steps.push(match programme {
            None => Step::new(false, t.unreadable),
            Some(programme) => {
                let figure = said_of(&Loaded::new(programme), self.lang);
                let is_same = figure == shown;
                let said = if is_same { t.recomputed } else { t.differs };
                Step::new(is_same, fill(said, &[("figure", &figure), ("shown", shown)]))
            }
        });
        self.steps
    }
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}
