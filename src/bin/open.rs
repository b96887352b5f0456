//! The reader of packages in the browser: what the worker (`src/open/worker.js`) calls.

use js_sys::{Array, Uint8Array};
use noticeboard::model::Lang;
use noticeboard::open::{Checking, Opened};
use noticeboard::package::Files;
use wasm_bindgen::prelude::*;

/// An opened package.
#[wasm_bindgen]
pub struct Package(Opened);

/// A page of it.
#[wasm_bindgen(getter_with_clone)]
pub struct Drawn {
    pub title: String,
    pub lang: String,
    pub illustrative: bool,
    pub body: String,
}

/// Pairs of a path and its bytes.
fn files_of(files: &Array) -> Files {
    let files = files.iter().filter_map(|file| {
        let file: Array = file.dyn_into().ok()?;
        Some((file.get(0).as_string()?, Uint8Array::new(&file.get(1)).to_vec()))
    });
    files.collect()
}

/// The check of a site.
#[wasm_bindgen]
pub struct Check(Checking, Lang);

#[wasm_bindgen]
impl Check {
    /// `record` is `releases.json`. What is thrown is a sentence.
    pub fn start(record: &[u8], heads: Vec<String>, lang: &str) -> Result<Check, JsValue> {
        let checking = Checking::start(record, &heads, lang_of(lang));
        checking.map(|checking| Check(checking, lang_of(lang))).map_err(|said| JsValue::from_str(&said))
    }

    pub fn paths(&self) -> Vec<String> {
        self.0.paths().into_iter().map(str::to_owned).collect()
    }

    pub fn file(&mut self, path: &str, bytes: Option<Vec<u8>>) {
        self.0.file(path, bytes);
    }

    /// Files of the reader's own, in place of those of the site.
    pub fn package(&mut self, files: Array) -> Result<(), JsValue> {
        self.0.package(files_of(&files)).map_err(|error| JsValue::from_str(error.words(self.1)))
    }

    /// The steps as JSON.
    pub fn finish(self, shown: &str) -> String {
        serde_json::to_string(&self.0.finish(shown)).unwrap_or_default()
    }
}

#[wasm_bindgen]
impl Package {
    /// `files` are pairs of a path and its bytes. What is thrown is a sentence.
    pub fn open(files: Array, lang: &str) -> Result<Package, JsValue> {
        let opened = Opened::open(files_of(&files));
        opened.map(Package).map_err(|error| JsValue::from_str(error.words(lang_of(lang))))
    }

    /// HTML of what was found.
    pub fn report(&self, lang: &str) -> String {
        self.0.report(lang_of(lang))
    }

    pub fn page(&self, address: &str) -> Option<Drawn> {
        let (page, body) = self.0.page(address)?;
        Some(Drawn { title: page.title, lang: page.lang.tag().to_owned(), illustrative: page.illustrative, body })
    }

    pub fn file(&self, address: &str) -> Option<Vec<u8>> {
        self.0.file(address)
    }
}

fn lang_of(tag: &str) -> Lang {
    Lang::from_tag(tag).unwrap_or(Lang::En)
}

fn main() {}
