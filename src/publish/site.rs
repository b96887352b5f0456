//! The finished site: every page of every programme in its languages, the package's files with their history, the app.
//!
//! It is written beside the old one and takes its place only when it is whole. What it is made of: packages, the site that
//! stood before, and nothing else; the same give the same bytes.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use rayon::prelude::*;

use super::api::{Api, OPENAPI, beside_pages, derived, openapi};
use super::archive::write_archives;
use super::document::{Documents, forward};
use super::embeds::write_embeds;
use super::feeds::{write_feeds, write_for_robots};
use super::folder::{FolderError, read_folder, size_of_folder};
use super::history::{History, HistoryError, Kept};
use super::live::{Fetching, fetch};
use super::parquet::unpack;
use super::pictures::{PictureError, plan_pictures, write_pictures};
use super::previews::write_previews;
use super::shell::{Shell, ShellError, manifest, service_worker};
use super::stage::{Stage, StageError};
use crate::app::{
    EXCEL, Loaded, Maker, NAMES, PARTS, PLACE_TABLE, PastRelease, RowOrder, SCORES, Site, TODAY, bundles, front_page,
    names, names_of_part, names_of_site, not_found_page, open_page, place_scores, place_table, places_today,
    programme_pages,
};
use crate::explore::TooMany;
use crate::model::{Lang, Programme};
use crate::package::{Files, Finding};
use crate::prepare::{Checked, check, for_excel, has_errors};
use crate::release::{CHAIN, Chain, Dropped, New, NotAdded, Release, Signing};
use crate::words::words;

/// What to publish, and where.
pub struct Request {
    pub packages: Vec<PathBuf>,
    pub out: PathBuf,
    /// with a slash at both ends
    pub base: String,
    pub site_url: String,
    /// a built app; the one inside the program if not given
    pub shell: Option<PathBuf>,
    /// the site with the releases so far, if it is not the one at `out`
    pub previous: Option<PathBuf>,
    /// codes of errors that are to pass
    pub allow: Vec<String>,
    /// write `.br` and `.gz` beside each file
    pub precompress: bool,
    /// by what releases are signed
    pub signing: Signing,
    /// releases to be taken away: of the programme of this name, or of the only one
    pub dropped: Vec<(Option<String>, Dropped)>,
    /// a page for each place; without, places' pages are made in the browser from fewer and larger files
    pub place_pages: bool,
    /// draw a link preview for every area, place and company of a programme that has at most so many of them
    pub previews: usize,
    /// the last level of areas with pages of their own; pages of those below are made as those of places are
    pub area_pages: Option<String>,
    /// of resources that lie at an address
    pub fetching: Fetching,
}

/// What is about to be written.
pub struct Plan {
    /// files and bytes of the site that stands there; None where there is none
    pub before: Option<(usize, u64)>,
    pub pages: usize,
    /// of the pages, by some of them
    pub bytes: u64,
}

/// As many pages are drawn to know about how large all will be.
const SAMPLE: usize = 64;

/// What was published.
pub struct Published {
    /// files and bytes of the site that stood there before; None where there was none
    pub before: Option<(usize, u64)>,
    pub pages: usize,
    pub files: usize,
    pub bytes: u64,
    /// warnings and notes
    pub findings: Vec<Finding>,
    /// each programme with its latest release, and whether that is new
    pub releases: Vec<(String, u32, bool)>,
}

/// Why nothing was published; the old site is as it was.
#[derive(Debug)]
pub enum PublishError {
    /// findings, an error among them
    Refused(Vec<Finding>),
    SameName(String),
    /// no package has such a level
    NoLevel(String, Vec<String>),
    Folder(FolderError),
    Shell(ShellError),
    History(HistoryError),
    Stage(StageError),
    /// the programme has more of something than the explorer can number
    TooMany(String, TooMany),
    /// a picture whose header is right, and the rest is not
    Picture(String, String),
    /// the programme's release could not be added to its chain
    NotAdded(String, NotAdded),
}

impl std::fmt::Display for PublishError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PublishError::Refused(_) => write!(f, "not published: the package has errors; the old site is as it was"),
            PublishError::SameName(name) => write!(f, "two packages have the name {name}; give each its own"),
            PublishError::NoLevel(level, known) => {
                write!(f, "no package has areas of the level {level}; --area-pages takes one of {}", known.join(", "))
            }
            PublishError::Folder(error) => write!(f, "{error}"),
            PublishError::Shell(error) => write!(f, "{error}"),
            PublishError::History(error) => write!(f, "{error}"),
            PublishError::Stage(error) => write!(f, "{error}"),
            PublishError::TooMany(name, TooMany(what)) => {
                write!(f, "{name} has more {what} than 65,000; publish it in parts, one package for each")
            }
            PublishError::NotAdded(name, NotAdded::Unsigned) => {
                write!(f, "the releases of {name} are signed: give their key with --key FILE")
            }
            PublishError::NotAdded(name, NotAdded::Revoked) => write!(f, "{name}: the key was revoked; give another"),
            PublishError::NotAdded(name, NotAdded::NothingToDrop(release)) => {
                write!(
                    f,
                    "{name}: release {release} cannot be taken away: there is no such release, it is gone, or it is the \
                           one that readers see; to withdraw that, publish what is to stand in its place"
                )
            }
            PublishError::NotAdded(name, NotAdded::AlsoIn(release, others)) => {
                let others = others.iter().map(|other| format!("--withdraw {other}")).collect::<Vec<_>>().join(" ");
                write!(
                    f,
                    "{name}: release {release} cannot be withdrawn alone, for later ones hold files of it: add {others}"
                )
            }
            PublishError::NotAdded(name, NotAdded::Signing(reason)) => {
                write!(f, "{name}: it cannot be signed: {reason}")
            }
            PublishError::Picture(file, reason) => {
                write!(f, "{file}: the picture cannot be read: {reason}; save it anew as JPEG or PNG")
            }
        }
    }
}

/// A programme with what stands behind it.
struct Source {
    files: Files,
    chain: Chain,
    /// of the release that this run adds
    changes: Option<Vec<u8>>,
    /// older releases' files, below `data/`
    kept: Vec<(String, PathBuf)>,
    /// the programme's folder in the site that stood before
    before: Option<PathBuf>,
}

impl Source {
    /// Each release as pages tell of it.
    fn history(&self) -> Vec<PastRelease> {
        let last = self.chain.last().map(|release| release.record.number);
        let dropped = self.chain.dropped();
        let past = |Release { record, hash, .. }: &Release| {
            let number = record.number;
            let new = self.changes.as_ref().filter(|_| last == Some(number));
            let kept = || {
                let path = format!("changes/{}", record.changes.path);
                fs::read(&self.kept.iter().find(|(kept, _)| *kept == path)?.1).ok()
            };
            let changes = new.cloned().or_else(kept).and_then(|bytes| serde_json::from_slice(&bytes).ok());
            let gone = dropped.iter().find(|gone| gone.release == number);
            PastRelease {
                number,
                date: record.created.or(record.as_of),
                hash: hash.clone(),
                key: record.key.clone(),
                said: record.said.clone(),
                changes: changes.flatten(),
                gone: gone.map(|gone| (gone.pruned, gone.reason.clone())),
            }
        };
        self.chain.releases.iter().map(past).collect()
    }
}

/// Publishes packages as one site. `planned` is told what will be written before it is, `progress` how many files are done, and
/// of how many.
pub fn publish(
    request: &Request,
    planned: &impl Fn(&Plan),
    progress: &(impl Fn(usize, usize) + Sync),
) -> Result<Published, PublishError> {
    let shell = Shell::load(request.shell.as_deref()).map_err(PublishError::Shell)?;
    let stage = Stage::new(&request.out).map_err(PublishError::Stage)?;
    let before = request.previous.as_deref().unwrap_or(&request.out);
    // a statistic: what cannot be counted stops nothing
    let size_before = size_of_folder(&request.out).ok().flatten();
    let (mut loaded, mut sources, mut findings) = (Vec::new(), Vec::new(), Vec::new());
    let mut known = std::collections::HashSet::new();
    for path in &request.packages {
        // the old release is read before the new one, so that the bytes of both are never in memory at once
        let history = History::of_package(before, path).map_err(PublishError::History)?;
        let mut files = read_folder(path).map_err(PublishError::Folder)?;
        let mut fetched = fetch(path, &mut files, request.fetching.clone());
        unpack(&mut files, &mut fetched);
        let Checked { mut reading, files, restore } = check(files);
        fetched.tell(&mut reading.findings);
        let (changes, history) = history.compare(&mut reading);
        reading.allow(&request.allow);
        restore.apply(&mut reading.findings);
        findings.extend(reading.findings.iter().cloned());
        let (found, published) = (reading.findings.clone(), reading.published_files(files));
        let Some(programme) = reading.into_programme() else { continue };
        if !known.insert(programme.name.clone()) {
            return Err(PublishError::SameName(programme.name));
        }
        let Kept { mut chain, kept, folder } = history;
        let is_of = |of: &Option<String>| of.as_ref().map_or(request.packages.len() == 1, |of| *of == programme.name);
        let dropped = request.dropped.iter().filter(|(of, _)| is_of(of));
        let dropped: Vec<Dropped> = dropped.map(|(_, dropped)| dropped.clone()).collect();
        let mut programme = Loaded::new(programme);
        programme.down = fetched.down;
        let as_of = programme.as_of();
        let new = New {
            programme: &programme.programme,
            as_of,
            forecast: programme.forecast(),
            files: &published,
            changes: changes.as_ref(),
            findings: &found,
            signing: &request.signing,
            dropped: &dropped,
        };
        let changes =
            chain.add(&new).map_err(|error| PublishError::NotAdded(programme.programme.name.clone(), error))?;
        // what was taken away is in the record alone
        let recorded = chain.recorded();
        let kept = kept.into_iter().filter(|(path, _)| recorded.contains_key(path)).collect();
        loaded.push(programme);
        sources.push(Source { files: published, chain, changes, kept, before: folder });
    }
    if has_errors(&findings) {
        return Err(PublishError::Refused(findings));
    }
    for (loaded, source) in loaded.iter_mut().zip(&sources) {
        loaded.release = source.chain.last().map(|release| (release.record.number, release.hash.clone()));
        loaded.foretold = source.chain.foretold();
        loaded.history = source.history();
        loaded.pictures = plan_pictures(&loaded.programme, &source.files);
    }
    if let Some(level) = &request.area_pages {
        let found = loaded.iter_mut().filter_map(|loaded| loaded.pages_down_to(level).then_some(())).count();
        if found == 0 {
            let levels = loaded.iter().flat_map(|loaded| &loaded.programme.areas.levels);
            return Err(PublishError::NoLevel(level.clone(), levels.map(|level| level.id.clone()).collect()));
        }
    }
    for loaded in &mut loaded {
        loaded.all_previews = loaded.pages_to_share(request.place_pages) <= request.previews;
    }
    let site = Site {
        base: request.base.clone(),
        url: request.site_url.clone(),
        place_pages: request.place_pages,
        programmes: loaded,
    };
    let documents = Documents::new(&site.base, &site.url, &shell);
    let pages = write_pages(
        &site,
        &documents,
        &stage,
        &|pages, bytes| planned(&Plan { before: size_before, pages, bytes }),
        progress,
    )?;
    for (loaded, source) in site.programmes.iter().zip(&sources) {
        write_data(&site, loaded, source, &stage).map_err(PublishError::Stage)?;
        write_api(&site, loaded, &stage).map_err(PublishError::Stage)?;
        write_explorer(&site, loaded, &stage)?;
        let folder = site.links(&loaded.programme, Lang::En).folder;
        write_pictures(&loaded.pictures, &source.files, &folder, source.before.as_deref(), &stage)
            .map_err(|error| picture_error(&loaded.programme.name, error))?;
        let gone: Vec<u32> = source.chain.dropped().iter().map(|dropped| dropped.release).collect();
        write_embeds(&site, loaded, &documents, source.before.as_deref(), &gone, &stage)
            .map_err(PublishError::Stage)?;
        write_feeds(&site, loaded, &source.chain, &stage).map_err(PublishError::Stage)?;
        write_archives(&site, loaded, &source.files, &stage).map_err(PublishError::Stage)?;
        write_bundles(&site, loaded, &stage)?;
    }
    write_names(&site, &stage).map_err(PublishError::Stage)?;
    // without the address of its host no link to a page shows a picture
    if !site.url.is_empty() {
        write_previews(&site, &sources.iter().map(|source| &source.files).collect::<Vec<_>>(), &shell, &stage)
            .map_err(PublishError::Stage)?;
    }
    let languages = site.languages();
    let name = words(languages.first().copied().unwrap_or(Lang::En)).site;
    let worker = service_worker(&shell, &site.base, &languages);
    let manifest = manifest(&site.base, name, &format!("{}assets/{}", site.base, shell.icon));
    let headers = headers(&site.base);
    let for_hosts = [("_headers", headers), (".nojekyll", String::new())];
    for (file, text) in [("sw.js", worker), ("manifest.webmanifest", manifest)].into_iter().chain(for_hosts) {
        stage.write(file, text.as_bytes()).map_err(PublishError::Stage)?;
    }
    for (name, bytes) in &shell.files {
        stage.write(&format!("assets/{name}"), bytes).map_err(PublishError::Stage)?;
    }
    if request.precompress {
        stage.precompress(before, progress).map_err(PublishError::Stage)?;
    }
    let releases = sources.iter().filter_map(|source| {
        let last = source.chain.last()?;
        Some((source.chain.programme.clone(), last.record.number, source.changes.is_some()))
    });
    let releases = releases.collect();
    let (files, bytes) = stage.put_in_place().map_err(PublishError::Stage)?;
    Ok(Published { before: size_before, pages, files, bytes, findings, releases })
}

fn write_pages(
    site: &Site,
    documents: &Documents,
    stage: &Stage,
    planned: &impl Fn(usize, u64),
    progress: &(impl Fn(usize, usize) + Sync),
) -> Result<usize, PublishError> {
    let mut makers: Vec<Maker> = Vec::new();
    for loaded in &site.programmes {
        for &lang in &loaded.programme.languages {
            makers.extend(programme_pages(site, loaded, lang));
        }
    }
    let languages = site.languages();
    if !site.is_single() {
        let first = languages.first().copied().unwrap_or(Lang::En);
        makers.push(Maker::new("index.html", move || front_page(site, first)));
        for &lang in &languages {
            makers.push(Maker::new(format!("{}/index.html", lang.tag()), move || front_page(site, lang)));
        }
    }
    for lang in languages {
        makers.push(Maker::new(format!("{}/open/index.html", lang.tag()), move || open_page(site, lang)));
    }
    makers.push(Maker::new("404.html", || not_found_page(site)));
    let found = |maker: &&Maker| maker.file != "404.html" && maker.file != "index.html";
    let is_invented = |file: &str| {
        let of = |loaded: &&Loaded| file.starts_with(&site.links(&loaded.programme, Lang::En).folder);
        site.programmes.iter().filter(of).any(|loaded| loaded.programme.illustrative)
    };
    let addresses = makers.iter().filter(found).map(|maker| maker.file.trim_end_matches("index.html").to_owned());
    let addresses: Vec<String> = addresses.filter(|address| !is_invented(address)).collect();
    write_for_robots(site, &addresses, stage).map_err(PublishError::Stage)?;
    let count = makers.len();
    let sample: Vec<&Maker> = makers.iter().step_by(count.div_ceil(SAMPLE).max(1)).collect();
    let drawn: usize = sample.par_iter().map(|make| documents.html(make).len()).sum();
    planned(count, (drawn * count / sample.len().max(1)) as u64);
    let done = AtomicUsize::new(0);
    makers.par_iter().try_for_each(|make| {
        let html = documents.html(make);
        stage.write(&make.file, html.as_bytes()).map_err(PublishError::Stage)?;
        progress(done.fetch_add(1, Relaxed) + 1, count);
        Ok(())
    })?;
    for loaded in &site.programmes {
        let programme = &loaded.programme;
        let lang = first_language(programme);
        let links = site.links(programme, lang);
        let page = forward(&links.overview(), programme.title.get(lang));
        stage.write(&format!("{}index.html", links.folder), page.as_bytes()).map_err(PublishError::Stage)?;
    }
    Ok(count)
}

fn picture_error(programme: &str, error: PictureError) -> PublishError {
    match error {
        PictureError::Stage(error) => PublishError::Stage(error),
        PictureError::Unreadable(file, reason) => {
            PublishError::Picture(format!("{programme}/{file}"), reason.to_string())
        }
    }
}

fn first_language(programme: &Programme) -> Lang {
    programme.language(Lang::En)
}

/// What Netlify and Cloudflare Pages read: how they answer. Rules that fit the same file are joined, so that each says its own.
fn headers(base: &str) -> String {
    format!(
        "{base}*\n  Access-Control-Allow-Origin: *\n  X-Content-Type-Options: nosniff\n\
         {base}assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    )
}

/// The package's files at the addresses that stay, each release's own, and the record of them.
fn write_data(site: &Site, loaded: &Loaded, source: &Source, stage: &Stage) -> Result<(), StageError> {
    let folder = site.links(&loaded.programme, first_language(&loaded.programme)).folder;
    let last = source.chain.last().map_or(0, |release| release.record.number);
    for (name, bytes) in &source.files {
        stage.write(&format!("{folder}data/latest/{name}"), bytes)?;
    }
    for file in source.chain.last().filter(|_| source.changes.is_some()).iter().flat_map(|last| &last.record.files) {
        let own = source.files.get(&file.path).filter(|_| file.since.is_none());
        if let Some(bytes) = own {
            stage.write(&format!("{folder}data/releases/{last}/{}", file.path), bytes)?;
        }
    }
    if let Some(changes) = &source.changes {
        stage.write(&format!("{folder}data/changes/{last}.json"), changes)?;
    }
    for file in &loaded.programme.files {
        let table = file.excel_delimiter().zip(source.files.get(&file.path));
        if let Some(table) = table.and_then(|(delimiter, bytes)| for_excel(bytes, delimiter)) {
            stage.write(&format!("{folder}{EXCEL}{}", file.path), &table)?;
        }
    }
    for (name, path) in &source.kept {
        stage.copy(&format!("{folder}data/{name}"), path)?;
    }
    stage.write(&format!("{folder}{CHAIN}"), &source.chain.write())
}

/// Figures as JSON and CSV: those at the addresses that stay, those beside pages, and what describes them all.
fn write_api(site: &Site, loaded: &Loaded, stage: &Stage) -> Result<(), StageError> {
    let programme = &loaded.programme;
    let folder = site.links(programme, first_language(programme)).folder;
    let release = loaded.release.as_ref().map(|(number, hash)| (*number, hash.as_str()));
    let api = Api { programme, measures: &loaded.measures, release };
    derived(&api).par_iter().try_for_each(|(file, bytes)| stage.write(&format!("{folder}data/{file}"), bytes))?;
    for lang in &programme.languages {
        let beside = beside_pages(&api, *lang, &|area| loaded.has_page(area), loaded.parts.is_empty());
        beside
            .par_iter()
            .try_for_each(|(file, bytes)| stage.write(&format!("{folder}{}/{file}", lang.tag()), bytes))?;
    }
    let server = format!("{}{}{}", site.url.trim_end_matches('/'), site.base, folder.trim_end_matches('/'));
    let described = openapi(programme, server.trim_end_matches('/'), loaded.parts.is_empty());
    stage.write(&format!("{folder}{OPENAPI}"), format!("{described:#}\n").as_bytes())
}

/// The files that the explorer fetches.
fn write_explorer(site: &Site, loaded: &Loaded, stage: &Stage) -> Result<(), PublishError> {
    let programme = &loaded.programme;
    let folder = site.links(programme, first_language(programme)).folder;
    let write = |order: &RowOrder, table_file: &str, scores_folder: &str| {
        let write = |file: &str, bytes: Result<Vec<u8>, TooMany>| {
            let bytes = bytes.map_err(|what| PublishError::TooMany(programme.name.clone(), what))?;
            stage.write(&format!("{folder}{file}"), &bytes).map_err(PublishError::Stage)
        };
        let Some(table) = place_table(loaded, order) else { return Ok(()) };
        write(table_file, table)?;
        for (dimension, scores) in place_scores(loaded, order) {
            write(&format!("{scores_folder}{dimension}.bin"), scores)?;
        }
        Ok(())
    };
    if loaded.parts.is_empty() {
        return write(&RowOrder::new(loaded), PLACE_TABLE, SCORES);
    }
    loaded.parts.par_iter().try_for_each(|part| {
        let id = &part.id;
        write(&RowOrder::of(loaded, part), &format!("{PARTS}{id}.bin"), &format!("{PARTS}{id}/"))?;
        for &lang in &programme.languages {
            let names = names_of_part(loaded, &site.links(programme, lang), part);
            let file = format!("{folder}{}/{PARTS}{id}.txt", lang.tag());
            stage.write(&file, names.as_bytes()).map_err(PublishError::Stage)?;
        }
        Ok(())
    })
}

/// Pages that are none of their own, many in a file: what stands in `main`, by id, of which `places/?id=` and `areas/?id=` make
/// a page.
fn write_bundles(site: &Site, loaded: &Loaded, stage: &Stage) -> Result<(), PublishError> {
    for &lang in &loaded.programme.languages {
        let folder = site.links(&loaded.programme, lang).folder;
        for bundles in bundles(site, loaded, lang) {
            (0..bundles.count()).into_par_iter().try_for_each(|number| {
                let file = format!("{folder}{}/{}{number}.bin", lang.tag(), bundles.files);
                stage.write_packed(&file, &bundles.draw(number)).map_err(PublishError::Stage)
            })?;
        }
    }
    Ok(())
}

/// The lists that the search runs over: a programme's own, and those of the front page.
fn write_names(site: &Site, stage: &Stage) -> Result<(), StageError> {
    for loaded in &site.programmes {
        for &lang in &loaded.programme.languages {
            let links = site.links(&loaded.programme, lang);
            let file = format!("{}{}/{NAMES}", links.folder, lang.tag());
            stage.write(&file, names(loaded, &links).as_bytes())?;
            if !loaded.programme.places.is_empty() && loaded.parts.is_empty() {
                let file = format!("{}{}/{TODAY}", links.folder, lang.tag());
                stage.write(&file, places_today(loaded, lang).as_bytes())?;
            }
        }
    }
    if !site.is_single() {
        for lang in site.languages() {
            let all = site.programmes.iter().map(|loaded| {
                let programme = &loaded.programme;
                (loaded, site.links(programme, programme.language(lang)))
            });
            stage.write(&format!("{}/{NAMES}", lang.tag()), names_of_site(all).as_bytes())?;
        }
    }
    Ok(())
}
