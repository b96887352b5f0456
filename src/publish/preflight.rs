//! What a clerk is told before publishing: what is wrong, and what would mislead those who know the last release.

use std::path::Path;

use super::folder::read_folder;
use super::history::History;
use super::live::{Fetching, fetch};
use super::parquet::unpack;
use crate::measure::Changes;
use crate::model::Programme;
use crate::package::Finding;
use crate::prepare::{Checked, check};

/// What a clerk is told before publishing.
pub struct Preflight {
    /// of the package, and of what would mislead readers who know the last release
    pub findings: Vec<Finding>,
    /// what readers will see change; None where there is no release to compare with
    pub changes: Option<Changes>,
    /// what could be read
    pub programme: Option<Programme>,
}

/// Checks a package's folder, against the site that stands now if one is given.
pub fn preflight(
    package: &Path,
    previous: Option<&Path>,
    allow: &[String],
    fetching: Fetching,
) -> Result<Preflight, String> {
    let history = previous.map(|site| History::of_package(site, package));
    let history = history.transpose().map_err(|error| error.to_string())?;
    let mut files = read_folder(package).map_err(|error| error.to_string())?;
    let mut fetched = fetch(package, &mut files, fetching);
    unpack(&mut files, &mut fetched);
    let Checked { mut reading, restore, .. } = check(files);
    fetched.tell(&mut reading.findings);
    let changes = history.and_then(|history| history.compare(&mut reading).0);
    reading.allow(allow);
    restore.apply(&mut reading.findings);
    Ok(Preflight { findings: reading.findings.clone(), changes, programme: reading.into_part() })
}
