//! For programs that read: feeds of what changed in the data (Atom, RFC 4287), the map of the site, and what robots may do.

use std::collections::HashMap;

use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use rayon::prelude::*;

use super::document::escape;
use super::stage::{Stage, StageError};
use crate::app::{FEED, Links, Loaded, Site};
use crate::measure::{At, Promised};
use crate::model::{AreaIx, Share};
use crate::release::{Chain, Record};
use crate::words::{self, Change, words};

/// Entries of a feed, the newest.
const ENTRIES: usize = 50;
/// Addresses in a site map; more are in further ones (sitemaps.org).
const ADDRESSES: usize = 50_000;

pub fn write_feeds(site: &Site, loaded: &Loaded, chain: &Chain, stage: &Stage) -> Result<(), StageError> {
    let programme = &loaded.programme;
    for &lang in &programme.languages {
        let links = site.links(programme, lang);
        let places = programme.places.iter().map(|place| (place.id.as_str(), place.area)).collect();
        let maker = Maker { site, loaded, links: &links, chain, places };
        let Some(whole) = maker.feed(None) else { continue };
        stage.write(&format!("{}{}/{FEED}", links.folder, lang.tag()), whole.as_bytes())?;
        if programme.languages.first() == Some(&lang) {
            stage.write(&format!("{}{FEED}", links.folder), whole.as_bytes())?;
        }
        let areas: Vec<AreaIx> = programme.areas.all().map(|(ix, _)| ix).filter(|ix| loaded.has_page(*ix)).collect();
        areas.into_par_iter().try_for_each(|area| {
            let Some(feed) = maker.feed(Some(area)) else { return Ok(()) };
            let id = &programme.areas.get(area).id;
            stage.write(&format!("{}{}/areas/{id}/{FEED}", links.folder, lang.tag()), feed.as_bytes())
        })?;
    }
    Ok(())
}

struct Maker<'a> {
    site: &'a Site,
    loaded: &'a Loaded,
    links: &'a Links,
    chain: &'a Chain,
    /// where each place lies, by its id
    places: HashMap<&'a str, AreaIx>,
}

impl Maker<'_> {
    /// None where no release says when it was: a feed must have a date.
    fn feed(&self, area: Option<AreaIx>) -> Option<String> {
        let Maker { site, loaded, links, chain, .. } = self;
        let (programme, lang) = (&loaded.programme, links.lang);
        let t = words(lang);
        let url = |address: &str| format!("{}{address}", site.url.trim_end_matches('/'));
        let of = area.map(|area| programme.areas.get(area));
        let title = match of {
            Some(area) => format!("{} · {}", area.name.get(lang), programme.title.get(lang)),
            None => programme.title.get(lang).to_owned(),
        };
        let page = of.map_or_else(|| links.overview(), |area| links.area(&area.id));
        let entry = |record: &Record, hash: &str| {
            let lines = match area {
                None => record.said.get(lang.tag()).cloned().unwrap_or_default(),
                Some(area) => self.said_of(area, record),
            };
            let updated = instant(record)?;
            // a release in which nothing of the area changed is no news of it
            (!lines.is_empty()).then(|| {
                let released = t.sharing.released.replace("{release}", &record.number.to_string());
                let date = record.created.or(record.as_of).map(|date| words::date(date, lang)).unwrap_or_default();
                let lines: String = lines.iter().map(|line| format!("<li>{}</li>", escape(line))).collect();
                Entry {
                    title: Text::plain(released.replace("{date}", &date)),
                    id: format!("urn:sha256:{hash}{}", of.map(|area| format!("#{}", area.id)).unwrap_or_default()),
                    updated,
                    links: vec![link(url(&links.release(record.number)), "alternate")],
                    content: Some(Content {
                        value: Some(format!("<ul>{lines}</ul>")),
                        content_type: Some("html".to_owned()),
                        ..Content::default()
                    }),
                    ..Entry::default()
                }
            })
        };
        let entries: Vec<Entry> = chain
            .releases
            .iter()
            .rev()
            .filter_map(|release| entry(&release.record, &release.hash))
            .take(ENTRIES)
            .collect();
        let first = chain.releases.first()?;
        let name = match programme.publisher.get(lang) {
            "" => programme.title.get(lang),
            publisher => publisher,
        };
        let feed = Feed {
            title: Text::plain(title),
            subtitle: programme.illustrative.then(|| Text::plain(t.illustrative_long)),
            // the first release never changes, and with it who this is
            id: format!(
                "urn:sha256:{}:{}{}",
                first.hash,
                lang.tag(),
                of.map(|area| format!(":{}", area.id)).unwrap_or_default()
            ),
            updated: entries.first().map(|entry| entry.updated).or_else(|| instant(&first.record))?,
            authors: vec![Person { name: name.to_owned(), ..Person::default() }],
            links: vec![link(url(&links.feed(of.map(|area| area.id.as_str()))), "self"), link(url(&page), "alternate")],
            lang: Some(lang.tag().to_owned()),
            entries,
            ..Feed::default()
        };
        Some(feed.to_string())
    }

    /// What a release changed in an area, in words.
    fn said_of(&self, area: AreaIx, record: &Record) -> Vec<String> {
        let lang = self.links.lang;
        let areas = &self.loaded.programme.areas;
        let id = areas.get(area).id.as_str();
        let of_release = self.loaded.history.iter().find(|release| release.number == record.number);
        let Some(changes) = of_release.and_then(|release| release.changes.as_ref()) else {
            return match of_release.is_some_and(|release| release.number == 1) {
                true => vec![words::change(Change::First, lang)],
                false => Vec::new(),
            };
        };
        let mut lines = Vec::new();
        let mut add = |count: usize, change: Change| {
            if count > 0 {
                lines.push(words::change(change, lang));
            }
        };
        let altered = changes.altered.iter().filter(|altered| altered.figure.area_id == id).count();
        let withdrawn = changes.withdrawn.iter().filter(|figure| figure.area_id == id).count();
        let promises = |promises: &[Promised]| promises.iter().filter(|promise| promise.area_id == id).count();
        add(altered, Change::Altered(altered));
        add(withdrawn, Change::Withdrawn(withdrawn));
        add(promises(&changes.promises_gone), Change::PromisesGone(promises(&changes.promises_gone)));
        if let Some(moved) = changes.areas.iter().chain(&changes.headline).find(|moved| moved.area_id == id) {
            let at = |At { date, counts }: &At| {
                words::figure_at(counts.covered, counts.total, counts.share.map(Share), *date, lang)
            };
            let (from, to) = (at(&moved.from), at(&moved.to));
            add(1, Change::Figure { name: areas.get(area).name.get(lang), from: &from, to: &to });
        }
        let places = changes.statuses.iter().filter(|change| self.lies_in(&change.place_id, area)).count();
        add(places, Change::Statuses(places));
        add(promises(&changes.promises_new), Change::PromisesNew(promises(&changes.promises_new)));
        lines
    }

    fn lies_in(&self, place: &str, area: AreaIx) -> bool {
        let areas = &self.loaded.programme.areas;
        self.places.get(place).is_some_and(|of| *of == area || areas.ancestors(*of).contains(&area))
    }
}

fn link(href: String, rel: &str) -> Link {
    Link { href, rel: rel.to_owned(), ..Link::default() }
}

/// The start of the day on which a release was made, or of the day that its figures are of.
fn instant(record: &Record) -> Option<FixedDateTime> {
    let date = record.created.or(record.as_of)?;
    format!("{date}T00:00:00Z").parse().ok()
}

/// `sitemap.xml` where the site's address is known, and `robots.txt`. Invented programmes are not to be found by searching.
pub fn write_for_robots(site: &Site, addresses: &[String], stage: &Stage) -> Result<(), StageError> {
    let url = site.url.trim_end_matches('/');
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    if !url.is_empty() {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        let place = |address: &String| format!("<loc>{}</loc>", escape(&format!("{url}{}{address}", site.base)));
        let parts: Vec<&[String]> = addresses.chunks(ADDRESSES).collect();
        let map = |part: &[String]| {
            let all: String = part.iter().map(|address| format!("<url>{}</url>\n", place(address))).collect();
            format!("{head}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{all}</urlset>\n")
        };
        if let [one] = parts[..] {
            stage.write("sitemap.xml", map(one).as_bytes())?;
        } else {
            let mut index = String::new();
            for (part, number) in parts.into_iter().zip(1..) {
                let file = format!("sitemap-{number}.xml");
                stage.write(&file, map(part).as_bytes())?;
                index.push_str(&format!("<sitemap>{}</sitemap>\n", place(&file)));
            }
            let index = format!(
                "{head}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{index}</sitemapindex>\n"
            );
            stage.write("sitemap.xml", index.as_bytes())?;
        }
        robots.push_str(&format!("Sitemap: {url}{}sitemap.xml\n", site.base));
    }
    stage.write("robots.txt", robots.as_bytes())
}
