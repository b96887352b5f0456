//! Areas: a tree from the one at the top down, and their outlines where published.

use super::{CivilDate, Text};

/// Index of an area in [`Areas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaIx(pub u32);

#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    pub id: String,
    pub name: Text,
    /// index into [`Areas::levels`]
    pub level: usize,
    pub parent: Option<AreaIx>,
    /// column and row in the tile map
    pub tile: Option<(u8, u8)>,
}

/// A level of areas: city, district, ...
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    pub id: String,
    pub name: Text,
}

/// The tree of areas, in the order published; a parent may stand after its children.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Areas {
    pub levels: Vec<Level>,
    list: Vec<Area>,
    children: Vec<Vec<AreaIx>>,
}

impl Areas {
    /// `list` must be a forest: every parent an index into it, no cycles (the reader of packages sees to that).
    pub fn new(levels: Vec<Level>, list: Vec<Area>) -> Areas {
        let mut children = vec![Vec::new(); list.len()];
        for (i, area) in list.iter().enumerate() {
            if let Some(parent) = area.parent {
                children[parent.0 as usize].push(AreaIx(i as u32));
            }
        }
        Areas { levels, list, children }
    }

    pub fn get(&self, ix: AreaIx) -> &Area {
        &self.list[ix.0 as usize]
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn all(&self) -> impl ExactSizeIterator<Item = (AreaIx, &Area)> {
        self.list.iter().enumerate().map(|(i, area)| (AreaIx(i as u32), area))
    }

    /// The area at the top: the first without a parent.
    pub fn root(&self) -> Option<AreaIx> {
        self.all().find(|(_, area)| area.parent.is_none()).map(|(ix, _)| ix)
    }

    pub fn children(&self, ix: AreaIx) -> &[AreaIx] {
        &self.children[ix.0 as usize]
    }

    pub fn level(&self, ix: AreaIx) -> &Level {
        &self.levels[self.get(ix).level]
    }

    /// From the top down to the area's parent.
    pub fn ancestors(&self, ix: AreaIx) -> Vec<AreaIx> {
        let mut path: Vec<AreaIx> = std::iter::successors(self.get(ix).parent, |&up| self.get(up).parent).collect();
        path.reverse();
        path
    }

    pub fn find(&self, id: &str) -> Option<AreaIx> {
        self.all().find(|(_, area)| area.id == id).map(|(ix, _)| ix)
    }
}

/// Longitude and latitude in degrees, WGS-84; rings as in RFC 7946, first and last position the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Polygon {
    pub exterior: Vec<[f64; 2]>,
    pub holes: Vec<Vec<[f64; 2]>>,
}

/// The outline of one area.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    pub polygons: Vec<Polygon>,
}

/// Outlines of areas, with what must stand beside a map of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boundaries {
    pub shapes: Vec<(AreaIx, Shape)>,
    pub as_of: Option<CivilDate>,
    pub source: Text,
    pub licence: String,
    /// 审图号
    pub map_approval: Option<String>,
    /// they lie in China and should carry one
    pub needs_approval: bool,
}
