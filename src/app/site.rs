//! What the pages are made from: programmes with their measures and drawn maps.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;
use std::sync::{Arc, OnceLock};

use crate::map::{AreaMap, Ground, Options, area_map};
use crate::measure::{Changes, Foretold, Measures, foretold, headline};
use crate::model::{AreaIx, CivilDate, IndicatorIx, Lang, PlaceIx, Programme, Rated, Rating, Shape, StatusEvent};

use super::Links;
use super::figures::About;
use super::table::Part;

/// Bytes of SVG path that a map may cost a page: the overview's, and that of any area below it.
const MAP_BYTES: usize = 14_000;
const SMALL_MAP_BYTES: usize = 7_000;

/// Areas, those at the top first, whose figures stand alone in files of their own; those of others are made as they are
/// read, for a country's would be a hundred thousand.
const WITH_EMBEDS: usize = 24;

/// A whole site.
pub struct Site {
    /// with a slash at both ends
    pub base: String,
    /// where the site will stand, for canonical addresses; empty if not said
    pub url: String,
    /// whether each place has a page of its own; else its page is made as it is read
    pub place_pages: bool,
    pub programmes: Vec<Loaded>,
}

/// A programme, ready for its pages.
pub struct Loaded {
    pub programme: Programme,
    pub measures: Measures,
    /// for an area, the map of those directly below it
    pub maps: HashMap<AreaIx, Drawn>,
    /// number and hash of its latest release, once it has one
    pub release: Option<(u32, String)>,
    /// what places' statuses are of: the first indicator that has any
    pub of_places: IndicatorIx,
    /// areas whose figures stand alone in files of their own
    pub with_embeds: Vec<AreaIx>,
    /// what each release foretold of the headline, by its number, oldest first
    pub foretold: Vec<(u32, Foretold)>,
    /// its releases, oldest first; none of a package that was not published
    pub history: Vec<PastRelease>,
    /// names of the resources whose source did not answer, so that an earlier copy stands in its place
    pub down: Vec<String>,
    /// whether every area, place and company has a picture beside links to it; else only those `with_embeds` do
    pub all_previews: bool,
    /// ids of areas whose pages are made as they are read
    pub by_id: Arc<HashSet<String>>,
    /// of the explorer, each with a table of its own; none where one holds all
    pub parts: Vec<Part>,
    /// the widths that there are of a picture, by its path in the package; none of a drawing
    pub pictures: HashMap<String, Vec<Scaled>>,
    /// the map that places stand on, once it has been asked for
    pub(super) ground: OnceLock<Option<Ground>>,
    /// places by the area that they lie in, ratings by what they rate: indices, in the order published
    places: HashMap<AreaIx, Vec<PlaceIx>>,
    ratings: HashMap<Rated, Vec<usize>>,
}

/// A release as pages tell of it.
pub struct PastRelease {
    pub number: u32,
    pub date: Option<CivilDate>,
    pub hash: String,
    /// what signed it
    pub key: Option<String>,
    /// what changed, in words, by the tag of the language
    pub said: BTreeMap<String, Vec<String>>,
    /// None of the first one, and where the list of changes is gone
    pub changes: Option<Changes>,
    /// whether its files were taken away for room, and why
    pub gone: Option<(bool, String)>,
}

/// A picture at one width.
pub struct Scaled {
    pub width: u32,
    pub height: u32,
    /// below the programme's folder, without what it is written as
    pub path: String,
}

impl Scaled {
    /// What it is written as: what all browsers read comes last.
    pub const KINDS: [&str; 2] = ["avif", "jpg"];

    pub fn files(&self) -> [String; 2] {
        Scaled::KINDS.map(|kind| format!("{}.{kind}", self.path))
    }
}

/// A map, and which area each of its outlines is.
pub struct Drawn {
    pub map: AreaMap,
    pub areas: Vec<AreaIx>,
}

impl Site {
    pub fn is_single(&self) -> bool {
        self.programmes.len() == 1
    }

    /// Of all its programmes, in the order in which they are first named.
    pub fn languages(&self) -> Vec<Lang> {
        let mut languages = Vec::new();
        for lang in self.programmes.iter().flat_map(|loaded| &loaded.programme.languages) {
            if !languages.contains(lang) {
                languages.push(*lang);
            }
        }
        languages
    }

    /// Of pages that are no programme's: those of the only one, where there is one.
    pub fn links_of_all(&self, lang: Lang) -> Links {
        match &self.programmes[..] {
            [only] => self.links(&only.programme, lang),
            _ => Links {
                base: self.base.clone(),
                folder: String::new(),
                lang,
                place_pages: self.place_pages,
                by_id: Arc::default(),
                is_cut: false,
            },
        }
    }

    pub fn links(&self, programme: &Programme, lang: Lang) -> Links {
        let folder = if self.is_single() { String::new() } else { format!("{}/", programme.name) };
        let loaded = self.programmes.iter().find(|loaded| loaded.programme.name == programme.name);
        let by_id = loaded.map(|loaded| loaded.by_id.clone()).unwrap_or_default();
        let is_cut = loaded.is_some_and(|loaded| !loaded.parts.is_empty());
        Links { base: self.base.clone(), folder, lang, place_pages: self.place_pages, by_id, is_cut }
    }
}

impl Loaded {
    pub fn new(programme: Programme) -> Loaded {
        let measures = Measures::new(&programme);
        let maps = if programme.tiles_only { HashMap::new() } else { draw_maps(&programme) };
        let places = index(programme.places.iter().map(|place| place.area), |i| PlaceIx(i as u32));
        let ratings = index(programme.ratings.iter().map(|rating| rating.of), |i| i);
        let of_places = programme.status.iter().map(|event| event.indicator).min().unwrap_or(IndicatorIx(0));
        let with_embeds = first_areas(&programme, WITH_EMBEDS);
        let mut loaded = Loaded {
            measures,
            maps,
            release: None,
            of_places,
            with_embeds,
            all_previews: false,
            foretold: Vec::new(),
            history: Vec::new(),
            down: Vec::new(),
            by_id: Arc::default(),
            parts: Vec::new(),
            ground: OnceLock::new(),
            pictures: HashMap::new(),
            places,
            ratings,
            programme,
        };
        loaded.parts = loaded.cut();
        loaded
    }

    /// From now on areas below a level have no pages of their own. False if there is no such level.
    pub fn pages_down_to(&mut self, level: &str) -> bool {
        let areas = &self.programme.areas;
        let Some(last) = areas.levels.iter().position(|known| known.id == level) else { return false };
        let below = areas.all().filter(|(_, area)| area.level > last && area.parent.is_some());
        self.by_id = Arc::new(below.map(|(_, area)| area.id.clone()).collect());
        true
    }

    /// Whether an area has a page of its own.
    pub fn has_page(&self, area: AreaIx) -> bool {
        !self.by_id.contains(&self.programme.areas.get(area).id)
    }

    /// How many areas, places and companies have a page of their own, counted once for each language.
    pub fn pages_to_share(&self, place_pages: bool) -> usize {
        let Programme { areas, places, providers, languages, .. } = &self.programme;
        let areas = areas.all().filter(|(area, _)| self.has_page(*area)).count();
        let places = if place_pages { places.len() } else { 0 };
        (areas + places + providers.len()) * languages.len()
    }

    /// The date of the headline.
    pub fn as_of(&self) -> Option<CivilDate> {
        let root = self.programme.areas.root()?;
        let head = headline(&self.programme, &self.measures, IndicatorIx(0), root, None);
        head.observation.map(|observation| observation.date)
    }

    /// When the headline's target may be reached.
    pub fn forecast(&self) -> Option<Foretold> {
        let root = self.programme.areas.root()?;
        let head = headline(&self.programme, &self.measures, IndicatorIx(0), root, None);
        let target = head.promises.last()?.target;
        foretold(self.measures.series(IndicatorIx(0), root), target.share)
    }

    /// The places that lie in this very area.
    pub fn places_in(&self, area: AreaIx) -> &[PlaceIx] {
        self.places.get(&area).map_or(&[], Vec::as_slice)
    }

    /// What happened to a place, oldest first.
    pub fn events_of(&self, place: PlaceIx) -> &[StatusEvent] {
        self.programme.events_of(place)
    }

    /// Its latest release as it travels, in citations and codes.
    pub fn head(&self) -> Option<String> {
        self.release.as_ref().map(|(number, hash)| format!("{number}.{}", hash.get(..16).unwrap_or(hash)))
    }

    /// Where a figure stands alone; None where it does not.
    pub fn embed_address(&self, figure: &str, about: About, links: &Links) -> Option<String> {
        match about {
            About::Area(area) if self.programme.areas.root() == Some(area) => Some(links.embed(figure, "")),
            About::Area(area) => {
                let id = &self.programme.areas.get(area).id;
                let has_file = self.with_embeds.contains(&area);
                Some(if has_file { links.embed(figure, id) } else { links.embed_on_demand(figure, id) })
            }
            About::Dimension(number) => Some(links.embed(figure, &self.programme.dimensions[number].id)),
            About::Nothing => None,
        }
    }

    pub fn ratings_of(&self, rated: Rated) -> impl Iterator<Item = &Rating> + Clone {
        self.ratings.get(&rated).into_iter().flatten().map(|&i| &self.programme.ratings[i])
    }
}

/// Level by level, from the top.
fn first_areas(programme: &Programme, count: usize) -> Vec<AreaIx> {
    let mut found: Vec<AreaIx> = programme.areas.root().into_iter().collect();
    let mut next = 0;
    while let Some(area) = found.get(next).filter(|_| found.len() < count) {
        found.extend(programme.areas.children(*area));
        next += 1;
    }
    found.truncate(count);
    found
}

fn index<K: Eq + Hash, V>(keys: impl Iterator<Item = K>, value: impl Fn(usize) -> V) -> HashMap<K, Vec<V>> {
    let mut index: HashMap<K, Vec<V>> = HashMap::new();
    for (i, key) in keys.enumerate() {
        index.entry(key).or_default().push(value(i));
    }
    index
}

fn draw_maps(programme: &Programme) -> HashMap<AreaIx, Drawn> {
    let Some(boundaries) = &programme.boundaries else {
        return HashMap::new();
    };
    let outlines: HashMap<AreaIx, &Shape> = boundaries.shapes.iter().map(|(area, shape)| (*area, shape)).collect();
    let root = programme.areas.root();
    let mut maps = HashMap::new();
    for (parent, _) in programme.areas.all() {
        let children = programme.areas.children(parent);
        let areas: Vec<AreaIx> = children.iter().copied().filter(|child| outlines.contains_key(child)).collect();
        if areas.is_empty() {
            continue;
        }
        let shapes: Vec<Shape> = areas.iter().map(|area| outlines[area].clone()).collect();
        let max_bytes = if root == Some(parent) { MAP_BYTES } else { SMALL_MAP_BYTES };
        let map = area_map(&shapes, &Options { width: 1000, max_bytes });
        maps.insert(parent, Drawn { map, areas });
    }
    maps
}
