//! The copies of the last time, in `.noticeboard/` in the package's folder: a file for each address, and a record of them.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::model::CivilDate;
use crate::release::sha256;

/// When an address gave what it gives, and how to ask whether that is still so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Copy {
    /// when this content was first fetched, `YYYY-MM-DDTHH:MM:SSZ`
    pub at: String,
    pub sha256: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// as the host named it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charset: Option<String>,
}

impl Copy {
    pub fn day(&self) -> Option<CivilDate> {
        self.at.get(..10)?.parse().ok()
    }
}

pub struct Kept {
    folder: PathBuf,
    /// by address
    copies: BTreeMap<String, Copy>,
    /// by hash: what is to be written
    new: BTreeMap<String, Vec<u8>>,
}

const RECORD: &str = "sources.json";

impl Kept {
    /// A record that cannot be read is none: everything is fetched then.
    pub fn open(package: &Path) -> Kept {
        let folder = package.join(".noticeboard");
        let record = fs::read(folder.join(RECORD)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Kept { folder, copies: record.unwrap_or_default(), new: BTreeMap::new() }
    }

    /// The last good copy, if it is whole.
    pub fn find(&self, address: &str) -> Option<(Copy, Vec<u8>)> {
        let copy = self.copies.get(address)?;
        let bytes = fs::read(self.folder.join(&copy.sha256)).ok().filter(|bytes| sha256(bytes) == copy.sha256)?;
        Some((copy.clone(), bytes))
    }

    pub fn keep(&mut self, address: &str, copy: Copy, bytes: &[u8]) {
        if self.find(address).is_none_or(|(old, _)| old.sha256 != copy.sha256) {
            self.new.insert(copy.sha256.clone(), bytes.to_vec());
        }
        self.copies.insert(address.to_owned(), copy);
    }

    /// Files first, then the record that names them, in one step: a kill leaves the old copies.
    pub fn write(&self) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        for (name, bytes) in &self.new {
            fs::write(self.folder.join(name), bytes)?;
        }
        let record = serde_json::to_vec_pretty(&self.copies).map_err(io::Error::other)?;
        let beside = self.folder.join("sources.json.new");
        fs::write(&beside, record)?;
        fs::rename(beside, self.folder.join(RECORD))?;
        let named: Vec<&str> = self.copies.values().map(|copy| copy.sha256.as_str()).collect();
        for entry in fs::read_dir(&self.folder)?.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name != RECORD && !named.contains(&name.as_str()) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}
