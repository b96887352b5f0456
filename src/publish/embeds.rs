//! Figures for other people's pages: each alone in a file, frozen at a release, or in a bundle from which one is made as it
//! is read; and what a page needs round them.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::document::{Alone, Documents, Frozen, OEMBED, escape};
use super::folder::read_whole_folder;
use super::stage::{Stage, StageError};
use crate::app::{Embed, Links, Loaded, ON_DEMAND, Site, bundle_count, bundle_of, embeds_of_area, embeds_of_dimension};
use crate::model::{AreaIx, Lang};
use crate::words::{self, words};

/// What a newsroom's page loads: heights of frames, and figures as elements of HTML.
const LOADER: &str = include_str!("../app/sharing/loader.js");
const ELEMENT: &str = include_str!("../app/sharing/element.js");
/// Below a programme's folder.
const FROZEN: &str = "embed/releases/";
/// What a figure is drawn anew from, below those that are made as they are read; an id and `.json` follow.
const STATES: &str = "states-";
/// As many areas' figures are in a file, or about.
const FIGURES: usize = 64;

/// `before` is the programme's folder in the site that stood before.
pub fn write_embeds(
    site: &Site,
    loaded: &Loaded,
    documents: &Documents,
    before: Option<&Path>,
    gone: &[u32],
    stage: &Stage,
) -> Result<(), StageError> {
    let programme = &loaded.programme;
    let folder = site.links(programme, programme.language(Lang::En)).folder;
    stage.write(&format!("{folder}embed/loader.js"), LOADER.as_bytes())?;
    stage.write(&format!("{folder}embed/element.js"), ELEMENT.as_bytes())?;
    let release = loaded.release.as_ref().map_or(0, |(number, _)| *number);
    // what once stood at a release stays as it was then
    let kept = before.map(|before| before.join(FROZEN)).filter(|kept| kept.is_dir());
    let kept = kept.map_or(Ok(BTreeMap::new()), |kept| read_whole_folder(&kept)).map_err(StageError::Folder)?;
    let is_compressed = |path: &str| path.ends_with(".br") || path.ends_with(".gz");
    let is_gone = |path: &str| gone.iter().any(|release| path.starts_with(&format!("{release}/")));
    for (path, bytes) in kept.iter().filter(|(path, _)| !is_compressed(path)) {
        if !is_gone(path) {
            stage.write(&format!("{folder}{FROZEN}{path}"), bytes)?;
        } else if let Some(lang) = path.split('/').nth(1).and_then(Lang::from_tag).filter(|_| path.ends_with(".html")) {
            // who embedded it gets a sentence
            let links = site.links(programme, lang);
            stage.write(&format!("{folder}{FROZEN}{path}"), documents.gone(programme, &links).as_bytes())?;
        }
    }
    let is_frozen = kept.keys().any(|path| path.starts_with(&format!("{release}/")));
    for &lang in &programme.languages {
        let links = site.links(programme, lang);
        let freeze = Some(release).filter(|_| !is_frozen);
        write_of_areas(site, loaded, documents, &links, freeze, stage)?;
        for (i, dimension) in programme.dimensions.iter().enumerate() {
            let embeds = embeds_of_dimension(site, loaded, lang, i);
            for embed in &embeds {
                let file = format!("{folder}{}{}/{}/index.html", links.embeds(), embed.figure, dimension.id);
                stage.write(&file, documents.alone(&alone(loaded, &links, embed, None)).as_bytes())?;
            }
            if let Some(release) = freeze {
                write_frozen(&dimension.id, &embeds, &BTreeMap::new(), &frozen_folder(&links, release), stage)?;
            }
        }
        stage.write(
            &format!("{folder}{}sharing.json", links.embeds()),
            sharing(loaded, &links).to_string().as_bytes(),
        )?;
    }
    Ok(())
}

fn write_of_areas(
    site: &Site,
    loaded: &Loaded,
    documents: &Documents,
    links: &Links,
    freeze: Option<u32>,
    stage: &Stage,
) -> Result<(), StageError> {
    let Links { folder, lang, .. } = links;
    let areas = &loaded.programme.areas;
    let root = areas.root();
    let on_demand = format!("{folder}{}{ON_DEMAND}/", links.embeds());
    loaded.with_embeds.par_iter().try_for_each(|&area| {
        let id = &areas.get(area).id;
        let embeds = embeds_of_area(site, loaded, *lang, area);
        for embed in &embeds {
            let part = if root == Some(area) { String::new() } else { format!("{id}/") };
            let file = format!("{folder}{}{}/{part}", links.embeds(), embed.figure);
            let document = documents.alone(&alone(loaded, links, embed, None));
            stage.write(&format!("{file}index.html"), document.as_bytes())?;
            if !site.url.is_empty() {
                stage.write(&format!("{file}{OEMBED}"), oembed(site, links, embed, &file).to_string().as_bytes())?;
            }
            if let Some(release) = freeze.filter(|_| root == Some(area)) {
                let file = format!("{folder}{FROZEN}{release}/{}/{}/index.html", lang.tag(), embed.figure);
                let frozen = Frozen {
                    release,
                    head: loaded.head().unwrap_or_default(),
                    live: links.embed(embed.figure, ""),
                    area: id.clone(),
                };
                stage.write(&file, documents.alone(&alone(loaded, links, embed, Some(frozen))).as_bytes())?;
            }
        }
        let states: BTreeMap<&str, &Value> =
            embeds.iter().filter_map(|embed| Some((embed.figure, embed.states.as_ref()?))).collect();
        if !states.is_empty() {
            stage.write(&format!("{on_demand}{STATES}{id}.json"), json!(states).to_string().as_bytes())?;
        }
        match freeze {
            Some(release) => write_frozen(id, &embeds, &states, &frozen_folder(links, release), stage),
            None => Ok(()),
        }
    })?;
    let id_of_root = root.map_or("", |root| &areas.get(root).id);
    if let Some(release) = freeze {
        let head = loaded.head().unwrap_or_default();
        let page = documents.frozen_as_read(&loaded.programme, links, release, &head, id_of_root);
        stage.write(&format!("{}index.html", frozen_folder(links, release)), page.as_bytes())?;
    }
    let others: Vec<AreaIx> = areas.all().map(|(ix, _)| ix).filter(|ix| !loaded.with_embeds.contains(ix)).collect();
    let count = if others.is_empty() { 0 } else { bundle_count(others.len(), FIGURES) };
    let mut bundles: Vec<Vec<AreaIx>> = vec![Vec::new(); count];
    for area in others {
        bundles[bundle_of(&areas.get(area).id, count)].push(area);
    }
    bundles.par_iter().enumerate().try_for_each(|(number, of)| {
        let figures = |area: &AreaIx| {
            let embeds = embeds_of_area(site, loaded, *lang, *area).into_iter();
            let by_figure = embeds.map(|embed| (embed.figure, json!({ "html": embed.html, "page": embed.page })));
            (areas.get(*area).id.as_str(), by_figure.collect())
        };
        let bundle: BTreeMap<&str, BTreeMap<&str, Value>> = of.iter().map(figures).collect();
        stage.write_packed(&format!("{on_demand}bundle-{number}.bin"), json!(bundle).to_string().as_bytes())
    })?;
    let page = documents.made_as_read(&loaded.programme, links, count, id_of_root);
    stage.write(&format!("{on_demand}index.html"), page.as_bytes())
}

/// Where the figures of parts of a programme stay as they were in a release.
fn frozen_folder(links: &Links, release: u32) -> String {
    format!("{}{FROZEN}{release}/{}/{ON_DEMAND}/", links.folder, links.lang.tag())
}

/// The figures of an area or a dimension with what they are drawn anew from, packed: they stay for good, and there are many.
fn write_frozen(
    part: &str,
    embeds: &[Embed],
    states: &BTreeMap<&str, &Value>,
    folder: &str,
    stage: &Stage,
) -> Result<(), StageError> {
    let figures: BTreeMap<&str, Value> =
        embeds.iter().map(|embed| (embed.figure, json!({ "html": embed.html, "page": embed.page }))).collect();
    let packed = json!({ "figures": figures, "states": states });
    stage.write_packed(&format!("{folder}{part}.bin"), packed.to_string().as_bytes())
}

fn alone<'a>(loaded: &'a Loaded, links: &'a Links, embed: &'a Embed, frozen: Option<Frozen>) -> Alone<'a> {
    let programme = &loaded.programme;
    let date = programme.created.map(|date| words::date(date, links.lang)).unwrap_or_default();
    Alone { programme, lang: links.lang, embed, frozen, data: links.below("data/"), date }
}

/// A figure by oEmbed 1.0 (oembed.com): a frame, in which it follows the data.
fn oembed(site: &Site, links: &Links, embed: &Embed, folder: &str) -> Value {
    let whole = format!("{}{}", site.url.trim_end_matches('/'), site.base);
    let (width, height) = (600, 480);
    let html = format!(
        "<iframe title=\"{}\" src=\"{whole}{folder}\" width=\"{width}\" height=\"{height}\" style=\"border:0\" \
         loading=\"lazy\" allow=\"web-share; clipboard-write\"></iframe>",
        escape(&embed.title)
    );
    json!({
        "version": "1.0", "type": "rich", "title": embed.title, "html": html, "width": width, "height": height,
        "provider_name": words(links.lang).site, "provider_url": whole,
    })
}

/// What the dialog says, and what it says it of.
fn sharing(loaded: &Loaded, links: &Links) -> Value {
    let programme = &loaded.programme;
    let lang = links.lang;
    let languages = programme.languages.iter().map(|lang| json!({ "lang": lang.tag(), "name": words(*lang).language }));
    let (release, hash) = loaded.release.clone().unzip();
    let (base, folder) = (&links.base, &links.folder);
    let publisher = match programme.publisher.get(lang) {
        "" => programme.sources.first().map_or("", |source| source.title.get(lang)),
        publisher => publisher,
    };
    json!({
        "lang": lang.tag(),
        "words": words(lang).sharing,
        "languages": languages.collect::<Vec<_>>(),
        "name": programme.name,
        "title": programme.title.get(lang),
        "publisher": publisher,
        "release": release,
        "hash": hash,
        "date": programme.created.map(|date| words::date(date, lang)),
        "year": programme.created.map(|date| date.year()),
        "licence": programme.licences.first().map(|licence| licence.title.get(lang)),
        "columns": { "area": words(lang).areas, "share": words(lang).share, "details": words(lang).sharing.details },
        "head": loaded.head(),
        "trust": {
            "forked": words(lang).trust.forked, "older": words(lang).trust.older, "details": words(lang).trust.details,
            "page": format!("{}#check", links.data()),
        },
        "archive": links.archive(),
        "loader": format!("{base}{folder}embed/loader.js"),
        "element": format!("{base}{folder}embed/element.js"),
    })
}
