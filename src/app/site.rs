//! What the pages are made from: programmes with their measures and drawn maps.

use std::collections::HashMap;

use crate::map::{AreaMap, Options, area_map};
use crate::measure::Measures;
use crate::model::{AreaIx, Lang, Programme, Shape};

use super::Links;

/// Bytes of SVG path that a map may cost a page: the overview's, and that of any area below it.
const MAP_BYTES: usize = 14_000;
const SMALL_MAP_BYTES: usize = 7_000;

/// A whole site.
pub struct Site {
    /// with a slash at both ends
    pub base: String,
    /// where the site will stand, for canonical addresses; empty if not said
    pub url: String,
    pub programmes: Vec<Loaded>,
}

/// A programme, ready for its pages.
pub struct Loaded {
    pub programme: Programme,
    pub measures: Measures,
    /// for an area, the map of those directly below it
    pub maps: HashMap<AreaIx, Drawn>,
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

    pub fn links(&self, programme: &Programme, lang: Lang) -> Links {
        let folder = if self.is_single() { String::new() } else { format!("{}/", programme.name) };
        Links { base: self.base.clone(), folder, lang }
    }
}

impl Loaded {
    pub fn new(programme: Programme) -> Loaded {
        let measures = Measures::new(&programme);
        let maps = if programme.tiles_only { HashMap::new() } else { draw_maps(&programme) };
        Loaded { programme, measures, maps }
    }
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
