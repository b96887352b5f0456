//! Rings on the grain come in; the arcs that they are made of go out, each once, with the areas on
//! either side. It does not know projections, budgets or paths.
//!
//! Two rings run together as long as each vertex has the same two neighbours in both; where that
//! ends is a junction. Cut at the junctions, a shared border is the same arc in both rings.
//! Source: M. Bostock, *How to Infer Topology* (2013), <https://bost.ocks.org/mike/topology/>.

use super::rings::{Point, Ring};
use std::collections::HashMap;

/// Arcs, and rings as walks along them.
pub(super) struct Topology {
    pub arcs: Vec<Arc>,
    pub rings: Vec<Ring<Step>>,
}

/// A line from one junction to another, or a whole ring without any.
#[derive(Debug, Default)]
pub(super) struct Arc {
    /// Both junctions included; a ring without junctions does not repeat its first point.
    pub points: Vec<Point>,
    pub is_ring: bool,
    /// The areas to the right of the arc's direction on the screen, and to its left, in ascending
    /// order.
    pub right: Vec<usize>,
    pub left: Vec<usize>,
}

/// One arc of a ring, forwards or backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub arc: usize,
    pub backwards: bool,
}

impl Topology {
    pub fn new(rings: Vec<Ring<Point>>) -> Self {
        let (positions, walks) = number_positions(&rings);
        let is_junction = find_junctions(&walks, positions.len());
        let mut known: HashMap<Vec<u32>, usize> = HashMap::new();
        let mut topology = Self { arcs: Vec::new(), rings: Vec::new() };
        for (ring, walk) in rings.into_iter().zip(walks) {
            let steps = cut(&walk, &is_junction).into_iter().map(|piece| {
                let (ids, is_ring, backwards) = piece.canonical();
                let arcs = &mut topology.arcs;
                let arc = *known.entry(ids).or_insert_with_key(|ids| {
                    let points = ids.iter().map(|&id| positions[id as usize]).collect();
                    arcs.push(Arc { points, is_ring, ..Arc::default() });
                    arcs.len() - 1
                });
                let side = if backwards { &mut arcs[arc].left } else { &mut arcs[arc].right };
                if !side.contains(&ring.area) {
                    side.push(ring.area);
                }
                Step { arc, backwards }
            });
            let points = steps.collect();
            topology.rings.push(Ring { area: ring.area, polygon: ring.polygon, hole: ring.hole, points });
        }
        topology
    }
}

/// Every distinct position once, and the rings as walks over their numbers.
fn number_positions(rings: &[Ring<Point>]) -> (Vec<Point>, Vec<Vec<u32>>) {
    let mut positions = Vec::new();
    let mut numbers: HashMap<Point, u32> = HashMap::new();
    let mut number = |&point: &Point| {
        *numbers.entry(point).or_insert_with(|| {
            positions.push(point);
            positions.len() as u32 - 1
        })
    };
    let walks = rings.iter().map(|ring| ring.points.iter().map(&mut number).collect()).collect();
    (positions, walks)
}

/// A position is a junction if it is visited twice between different neighbours.
fn find_junctions(walks: &[Vec<u32>], positions: usize) -> Vec<bool> {
    let mut neighbours: Vec<Option<[u32; 2]>> = vec![None; positions];
    let mut is_junction = vec![false; positions];
    for walk in walks {
        for (i, &id) in walk.iter().enumerate() {
            let before = walk[(i + walk.len() - 1) % walk.len()];
            let after = walk[(i + 1) % walk.len()];
            let pair = [before.min(after), before.max(after)];
            is_junction[id as usize] |= *neighbours[id as usize].get_or_insert(pair) != pair;
        }
    }
    is_junction
}

/// A part of a walk: between two junctions, both included, or a whole ring.
struct Piece {
    ids: Vec<u32>,
    is_ring: bool,
}

impl Piece {
    /// The same piece whichever way and wherever its walk began, and whether it had to be turned
    /// round.
    fn canonical(mut self) -> (Vec<u32>, bool, bool) {
        if self.is_ring {
            let least = self.ids.iter().enumerate().min_by_key(|&(_, id)| id).map_or(0, |(i, _)| i);
            self.ids.rotate_left(least);
        }
        let mut turned = self.ids.clone();
        turned.reverse();
        if self.is_ring {
            turned.rotate_right(1);
        }
        let backwards = turned < self.ids;
        (if backwards { turned } else { self.ids }, self.is_ring, backwards)
    }
}

fn cut(walk: &[u32], is_junction: &[bool]) -> Vec<Piece> {
    let at: Vec<usize> = (0..walk.len()).filter(|&i| is_junction[walk[i] as usize]).collect();
    let Some(&first) = at.first() else {
        return vec![Piece { ids: walk.to_vec(), is_ring: true }];
    };
    let ends = at.iter().skip(1).copied().chain([first + walk.len()]);
    let between = |(from, to): (&usize, usize)| {
        let ids = (*from..=to).map(|i| walk[i % walk.len()]).collect();
        Piece { ids, is_ring: false }
    };
    at.iter().zip(ends).map(between).collect()
}
