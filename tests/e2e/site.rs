//! The example programmes, published into a folder of their own and served.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;

use noticeboard::publish::{Fetching, Request, publish, serve};
use noticeboard::release::Signing;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
static NEXT: AtomicU32 = AtomicU32::new(0);

pub struct Site {
    pub folder: PathBuf,
    /// scheme, host and port
    pub origin: String,
    pub base: &'static str,
}

/// The packages of the site, those that ship and the small one of the tests.
pub fn packages() -> Vec<PathBuf> {
    let shipped = ["shijiazhuang", "germany-vaccination", "shili"].map(|name| format!("public/data/{name}"));
    let small = "tests/packages/valid/small".to_owned();
    shipped.into_iter().chain([small]).map(|path| Path::new(ROOT).join(path)).collect()
}

/// A request without anything that a test did not ask for.
pub fn plain() -> Request {
    Request {
        packages: Vec::new(),
        out: PathBuf::new(),
        base: "/".to_owned(),
        site_url: String::new(),
        shell: Some(Path::new(ROOT).join("target/shell")),
        previous: None,
        allow: Vec::new(),
        precompress: false,
        place_pages: true,
        previews: 0,
        area_pages: None,
        signing: Signing::default(),
        dropped: Vec::new(),
        fetching: Fetching::default(),
    }
}

/// Publishes, or ends the test.
pub fn must_publish(request: &Request) {
    if let Err(error) = publish(request, &|_| {}, &|_, _| {}) {
        panic!("the site could not be published into {}: {error}", request.out.display());
    }
}

impl Site {
    /// `change` may spoil the folder before it is served.
    pub fn publish(base: &'static str, change: impl FnOnce(&Path)) -> Site {
        Site::with(Request { base: base.to_owned(), ..plain() }, base, change)
    }

    /// One without a page for each place, nor for areas below the districts.
    pub fn bundled(base: &'static str) -> Site {
        let request = Request { place_pages: false, area_pages: Some("district".to_owned()), ..plain() };
        Site::with(Request { base: base.to_owned(), ..request }, base, |_| {})
    }

    /// One of more places than a phone loads at once: two provinces, in each every other place covered.
    pub fn country() -> Site {
        let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e-country");
        let place = |i: usize| (format!("P{i:05}"), if i < 14_000 { "A" } else { "B" });
        let places = (0..26_000).map(place);
        let rows = places.clone().enumerate().map(|(i, (id, area))| {
            let [lon, lat] = [i % 100, i / 100 % 100].map(|step| 10.0 + step as f64 / 50.0 + (i / 14_000) as f64 * 4.0);
            format!("{id},Model compound {i:05},{area},{lon:.3},{lat:.3}\n")
        });
        let status = places.step_by(2).map(|(id, _)| format!("{id},2026-01-01,covered\n"));
        let files = [
            (
                "datapackage.json",
                r#"{"name": "country", "title": "Model country", "created": "2026-02-01",
                    "resources": [{"name": "areas", "path": "areas.csv"}, {"name": "indicators", "path": "indicators.csv"},
                        {"name": "places", "path": "places.csv"}, {"name": "status", "path": "status.csv"}],
                    "noticeboard": {"languages": ["en"], "illustrative": true,
                        "levels": [{"level": "country", "name": "Country"}, {"level": "province", "name": "Province"}]}}"#
                    .to_owned(),
            ),
            (
                "areas.csv",
                "area_id,name,level,parent_id\n0,Model country,country,\nA,Model province A,province,0\nB,Model province B,province,0\n"
                    .to_owned(),
            ),
            ("indicators.csv", "indicator_id,name,unit,units\nn,Places,place,places\n".to_owned()),
            ("places.csv", format!("place_id,name,area_id,lon,lat\n{}", rows.collect::<String>())),
            ("status.csv", format!("place_id,date,status\n{}", status.collect::<String>())),
        ];
        fs::create_dir_all(&package).unwrap_or_else(|error| panic!("{error}"));
        for (name, text) in files {
            fs::write(package.join(name), text).unwrap_or_else(|error| panic!("{error}"));
        }
        let folder = package.with_extension("site");
        let _ = fs::remove_dir_all(&folder);
        must_publish(&Request { packages: vec![package], out: folder.clone(), place_pages: false, ..plain() });
        Site::served(folder, "/")
    }

    fn with(request: Request, base: &'static str, change: impl FnOnce(&Path)) -> Site {
        let shell = Path::new(ROOT).join("target/shell");
        assert!(shell.is_dir(), "there is no built app in target/shell: run `make build` first");
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("e2e-{number}"));
        // what an earlier run left would be kept: figures that stay at a release do so
        let _ = fs::remove_dir_all(&folder);
        let packages = packages();
        must_publish(&Request { packages, out: folder.clone(), ..request });
        change(&folder);
        Site::served(folder, base)
    }

    /// The site in a folder.
    pub fn served(folder: PathBuf, base: &'static str) -> Site {
        let (tell, told) = mpsc::channel();
        let served = folder.clone();
        std::thread::spawn(move || {
            let ready = move |port| tell.send(port).unwrap_or_default();
            serve(&served, 0, base, ready).unwrap_or_else(|error| panic!("the site is not served: {error}"));
        });
        let port: u16 = told.recv().unwrap_or_else(|_| panic!("the site is not served"));
        Site { folder, origin: format!("http://127.0.0.1:{port}"), base }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin, self.base)
    }

    /// The file behind an address of this site; None if it leads nowhere.
    pub fn file_of(&self, url: &str) -> Option<PathBuf> {
        let path = url.strip_prefix(&self.origin)?.split(['?', '#']).next()?.strip_prefix(self.base)?;
        let path = self.folder.join(percent_decode(path));
        let file = if path.is_dir() { path.join("index.html") } else { path };
        file.is_file().then_some(file)
    }
}

fn percent_decode(path: &str) -> String {
    percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned()
}

fn app_of(folder: &Path) -> PathBuf {
    let files = fs::read_dir(folder.join("assets")).unwrap_or_else(|error| panic!("no assets: {error}"));
    let is_app = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.starts_with("noticeboard-app") && name.ends_with(".wasm")
    };
    let app = files.flatten().map(|entry| entry.path()).find(is_app);
    app.unwrap_or_else(|| panic!("no WebAssembly in the site"))
}

pub fn cut_the_app_short(folder: &Path) {
    let app = app_of(folder);
    let bytes = fs::read(&app).unwrap_or_default();
    fs::write(&app, &bytes[..bytes.len() / 2]).unwrap_or_else(|error| panic!("{error}"));
}

pub fn take_the_names_away(folder: &Path) {
    for lang in ["zh-CN", "en"] {
        let list = folder.join(format!("shili/{lang}/names.txt"));
        fs::write(list, "noticeboard-names 0\n").unwrap_or_else(|error| panic!("{error}"));
    }
}
