//! Waits for a package to change.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

const PAUSE: Duration = Duration::from_millis(500);

/// Calls `act`, and again whenever files of the packages have changed and then stood still for a moment: an editor writes in
/// several steps. Looks at times and sizes, which works on every kind of disk.
pub fn watch(packages: &[PathBuf], mut act: impl FnMut()) -> ! {
    loop {
        let acted_on = looks(packages);
        act();
        let mut last = looks(packages);
        loop {
            std::thread::sleep(PAUSE);
            let now = looks(packages);
            if now == last && now != acted_on {
                break;
            }
            last = now;
        }
    }
}

/// Path, size and time of each file that is part of a package.
fn looks(packages: &[PathBuf]) -> Vec<(PathBuf, u64, Option<SystemTime>)> {
    let mut found = Vec::new();
    packages.iter().for_each(|package| look(package, &mut found));
    found.sort();
    found
}

/// What cannot be looked at is for `publish` to say.
fn look(folder: &Path, found: &mut Vec<(PathBuf, u64, Option<SystemTime>)>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match entry.metadata() {
            _ if entry.file_name().to_string_lossy().starts_with('.') => {}
            Ok(file) if file.is_dir() => look(&path, found),
            Ok(file) => found.push((path, file.len(), file.modified().ok())),
            Err(_) => {}
        }
    }
}
