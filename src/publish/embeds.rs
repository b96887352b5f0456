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

/// `before` is the programme's folder in the site that stood before.
pub fn write_embeds(
    site: &Site,
    loaded: &Loaded,
    documents: &Documents,
    before: Option<&Path>,
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
    for (path, bytes) in kept.iter().filter(|(path, _)| !is_compressed(path)) {
        stage.write(&format!("{folder}{FROZEN}{path}"), bytes)?;
    }
    let is_frozen = kept.keys().any(|path| path.starts_with(&format!("{release}/")));
    for &lang in &programme.languages {
        let links = site.links(programme, lang);
        write_of_areas(site, loaded, documents, &links, !is_frozen, stage)?;
        for (i, dimension) in programme.dimensions.iter().enumerate() {
            for embed in embeds_of_dimension(site, loaded, lang, i) {
                let file = format!("{folder}{}{}/{}/index.html", links.embeds(), embed.figure, dimension.id);
                stage.write(&file, documents.alone(&alone(loaded, &links, &embed, None)).as_bytes())?;
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
    freeze: bool,
    stage: &Stage,
) -> Result<(), StageError> {
    let Links { folder, lang, .. } = links;
    let areas = &loaded.programme.areas;
    let root = areas.root();
    loaded.with_embeds.par_iter().try_for_each(|&area| {
        for embed in embeds_of_area(site, loaded, *lang, area) {
            let part = if root == Some(area) { String::new() } else { format!("{}/", areas.get(area).id) };
            let file = format!("{folder}{}{}/{part}", links.embeds(), embed.figure);
            let document = documents.alone(&alone(loaded, links, &embed, None));
            stage.write(&format!("{file}index.html"), document.as_bytes())?;
            if !site.url.is_empty() {
                stage.write(&format!("{file}{OEMBED}"), oembed(site, links, &embed, &file).to_string().as_bytes())?;
            }
            if let Some((release, _)) = loaded.release.as_ref().filter(|_| freeze && root == Some(area)) {
                let file = format!("{folder}{FROZEN}{release}/{}/{}/index.html", lang.tag(), embed.figure);
                let frozen = Frozen {
                    release: *release,
                    data: format!("{}{folder}data/", links.base),
                    live: links.embed(embed.figure, ""),
                    area: areas.get(area).id.clone(),
                };
                stage.write(&file, documents.alone(&alone(loaded, links, &embed, Some(frozen))).as_bytes())?;
            }
        }
        Ok(())
    })?;
    let others: Vec<AreaIx> = areas.all().map(|(ix, _)| ix).filter(|ix| !loaded.with_embeds.contains(ix)).collect();
    if others.is_empty() {
        return Ok(());
    }
    let count = bundle_count(others.len());
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
        let file = format!("{folder}{}{ON_DEMAND}/bundle-{number}.json", links.embeds());
        stage.write(&file, json!(bundle).to_string().as_bytes())
    })?;
    let page = documents.made_as_read(&loaded.programme, links, count);
    stage.write(&format!("{folder}{}{ON_DEMAND}/index.html", links.embeds()), page.as_bytes())
}

fn alone<'a>(loaded: &'a Loaded, links: &'a Links, embed: &'a Embed, frozen: Option<Frozen>) -> Alone<'a> {
    let programme = &loaded.programme;
    let date = programme.created.map(|date| words::date(date, links.lang)).unwrap_or_default();
    Alone { programme, lang: links.lang, embed, frozen, date }
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
        "archive": links.archive(),
        "loader": format!("{base}{folder}embed/loader.js"),
        "element": format!("{base}{folder}embed/element.js"),
    })
}
