//! A good package of which one file is anything at all: `make fuzz`. It must be read or refused, without a panic, a hang or
//! memory without bounds.
#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use noticeboard::package::Files;
use noticeboard::prepare::check;
use noticeboard::publish;

static SMALL: LazyLock<Files> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packages/valid/small");
    let mut files = publish::read_folder(&folder).expect("the small package");
    // a table in each of the formats that are made plain
    files.insert("extra.xlsx".to_owned(), Vec::new());
    files.insert("extra.csv.gz".to_owned(), Vec::new());
    let descriptor = String::from_utf8_lossy(&files["datapackage.json"]).replacen(
        "\"resources\": [",
        r#""resources": [ {"name": "kinds", "path": "extra.xlsx"}, {"name": "modes", "path": "extra.csv.gz"},"#,
        1,
    );
    files.insert("datapackage.json".to_owned(), descriptor.into_bytes());
    files
});

fuzz_target!(|data: &[u8]| {
    let Some((&file, bytes)) = data.split_first() else { return };
    let mut files = SMALL.clone();
    let name = files.keys().nth(usize::from(file) % files.len()).cloned();
    if let Some(name) = name {
        files.insert(name, bytes.to_vec());
        check(files);
    }
});
