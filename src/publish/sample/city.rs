//! The city's ground: a mesh of small crooked fields, each of which belongs to a community or to the river.
//!
//! Every outline is traced along edges of that mesh, so neighbours share their border to the last digit: a subdistrict is
//! the union of its communities, a district of its subdistricts.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Dice;
use super::table::Table;

const COLUMNS: usize = 104;
const ROWS: usize = 84;
const COMMUNITIES: usize = 92;
/// of those, in the district that publishes no outline
const WITHOUT_OUTLINE: usize = 4;
/// the south-west corner: open sea
const ORIGIN: [f64; 2] = [-30.25, -10.2];
const STEP: [f64; 2] = [0.005, 0.0048];

/// Name, name in English, where its centre lies (0 to 1 in each direction), place in the tile map.
const DISTRICTS: [(&str, &str, [f64; 2], &str); 9] = [
    ("示例中区", "Shili Central District", [0.50, 0.52], "1,1"),
    ("示例东区", "Shili East District", [0.72, 0.55], "2,1"),
    ("示例西区", "Shili West District", [0.28, 0.50], "0,1"),
    ("示例南区", "Shili South District", [0.52, 0.27], "1,2"),
    ("示例北区", "Shili North District", [0.47, 0.78], "1,0"),
    ("示例河东区", "Shili Hedong District", [0.77, 0.27], "2,2"),
    ("示例山前区", "Shili Shanqian District", [0.20, 0.76], "0,0"),
    ("示例湖区", "Shili Lake District", [0.80, 0.82], "2,0"),
    ("示例高新区", "Shili High-tech Zone", [0.0, 0.0], "3,1"),
];
/// the district where there is nothing to cover yet
const LAKE: usize = 7;
const HIGH_TECH: usize = 8;

pub(super) struct Community {
    pub id: String,
    pub district: usize,
    subdistrict: usize,
    /// how much of the city's places it has
    pub weight: f64,
    /// its fields: column and row in the mesh
    fields: Vec<(usize, usize)>,
}

pub(super) struct City {
    vertices: Vec<[f64; 2]>,
    pub communities: Vec<Community>,
    /// names of subdistricts, by number, with their district
    subdistricts: Vec<(String, usize)>,
}

impl City {
    pub fn new(dice: &mut Dice) -> City {
        let vertices = mesh(dice);
        let seeds: Vec<[f64; 2]> = (0..COMMUNITIES - WITHOUT_OUTLINE).map(|_| seed(dice)).collect();
        let district_of: Vec<usize> = seeds.iter().map(|seed| nearest_district(*seed)).collect();
        let mut city = City { vertices, communities: Vec::new(), subdistricts: Vec::new() };
        // a district's communities, in turn round its centre, are parted into subdistricts of three or four
        let mut order: Vec<(usize, Vec<usize>)> = Vec::new();
        for (district, (_, _, centre, _)) in DISTRICTS.iter().enumerate().take(HIGH_TECH) {
            let mut here: Vec<usize> = (0..seeds.len()).filter(|&i| district_of[i] == district).collect();
            let angle = |i: usize| (seeds[i][1] - centre[1]).atan2(seeds[i][0] - centre[0]);
            here.sort_by(|&a, &b| angle(a).total_cmp(&angle(b)));
            for part in here.chunks(4) {
                order.push((district, part.to_vec()));
            }
        }
        let mut community_of_seed = vec![0; seeds.len()];
        for (district, part) in &order {
            let subdistrict = city.new_subdistrict(*district);
            for (i, seed) in part.iter().enumerate() {
                community_of_seed[*seed] = city.communities.len();
                let away = distance(seeds[*seed], [0.5, 0.5]);
                let weight = if *district == LAKE { 0.0 } else { 1.3 - away };
                city.new_community(*district, subdistrict, i, weight);
            }
        }
        let subdistrict = city.new_subdistrict(HIGH_TECH);
        for i in 0..WITHOUT_OUTLINE {
            city.new_community(HIGH_TECH, subdistrict, i, 0.6);
        }
        city.share_out_fields(&seeds, &community_of_seed);
        city
    }

    fn new_subdistrict(&mut self, district: usize) -> usize {
        let number = self.subdistricts.len() + 1;
        let before = self.subdistricts.iter().filter(|(_, of)| *of == district).count();
        self.subdistricts.push((format!("S{:02}{:02}", district + 1, before + 1), district));
        number - 1
    }

    fn new_community(&mut self, district: usize, subdistrict: usize, i: usize, weight: f64) {
        let id = format!("{}{:02}", self.subdistricts[subdistrict].0, i + 1);
        self.communities.push(Community { id, district, subdistrict, weight, fields: Vec::new() });
    }

    fn share_out_fields(&mut self, seeds: &[[f64; 2]], community_of_seed: &[usize]) {
        for row in 0..ROWS {
            for column in 0..COLUMNS {
                let at = [(column as f64 + 0.5) / COLUMNS as f64, (row as f64 + 0.5) / ROWS as f64];
                if !is_land(at) {
                    continue;
                }
                let district = nearest_district(at);
                let own = (0..seeds.len()).filter(|&i| nearest_district(seeds[i]) == district);
                let nearest = own.min_by(|&a, &b| distance(seeds[a], at).total_cmp(&distance(seeds[b], at)));
                if let Some(seed) = nearest {
                    self.communities[community_of_seed[seed]].fields.push((column, row));
                }
            }
        }
    }

    pub fn district_id(district: usize) -> String {
        format!("S{:02}", district + 1)
    }

    /// A point in the community; none where it has no outline.
    pub fn point_in(&self, community: usize, dice: &mut Dice) -> Option<[f64; 2]> {
        let fields = &self.communities[community].fields;
        let (column, row) = *fields.get(dice.pick(fields.len()))?;
        let (u, v) = (dice.between(0.1, 0.9), dice.between(0.1, 0.9));
        let corner = |c: usize, r: usize| self.vertices[r * (COLUMNS + 1) + c];
        let along = |a: [f64; 2], b: [f64; 2], t: f64| [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
        let below = along(corner(column, row), corner(column + 1, row), u);
        let above = along(corner(column, row + 1), corner(column + 1, row + 1), u);
        Some(along(below, above, v))
    }

    pub fn areas(&self) -> Table {
        let columns = &["area_id", "name", "name@en", "level", "parent_id", "tile"];
        let mut table = Table::new("areas", ["地区", "Areas"], columns);
        let mut add = |cells: [&str; 6]| table.rows.push(cells.map(str::to_owned).to_vec());
        add(["S", "示例市", "Shili City", "city", "", ""]);
        for (i, (name, english, _, tile)) in DISTRICTS.iter().enumerate() {
            add([&City::district_id(i), name, english, "district", "S", tile]);
        }
        for (i, (id, district)) in self.subdistricts.iter().enumerate() {
            let (name, english) = (format!("示例{:02}街道", i + 1), format!("Sample Subdistrict {:02}", i + 1));
            add([id, &name, &english, "subdistrict", &City::district_id(*district), ""]);
        }
        for (i, community) in self.communities.iter().enumerate() {
            let (name, english) = (format!("示例社区 {:03}", i + 1), format!("Sample Community {:03}", i + 1));
            add([&community.id, &name, &english, "community", &self.subdistricts[community.subdistrict].0, ""]);
        }
        table
    }

    /// Outlines of districts, subdistricts and communities.
    pub fn geojson(&self) -> Vec<u8> {
        let mut areas: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for community in self.communities.iter().filter(|community| !community.fields.is_empty()) {
            let subdistrict = self.subdistricts[community.subdistrict].0.clone();
            for id in [community.id.clone(), subdistrict, City::district_id(community.district)] {
                areas.entry(id).or_default().extend(&community.fields);
            }
        }
        let features: Vec<String> = areas
            .into_iter()
            .map(|(id, fields)| {
                let geometry = json!({ "type": "MultiPolygon", "coordinates": self.outline(&fields) });
                json!({ "type": "Feature", "properties": { "area_id": id }, "geometry": geometry }).to_string()
            })
            .collect();
        format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", features.join(",\n")).into_bytes()
    }

    /// Polygons round a set of fields: exteriors anticlockwise, holes clockwise, as RFC 7946 has it.
    fn outline(&self, fields: &[(usize, usize)]) -> Value {
        let rings = rings(fields);
        let points = |ring: &Vec<usize>| -> Vec<[f64; 2]> { ring.iter().map(|&v| self.vertices[v]).collect() };
        let (exteriors, holes): (Vec<_>, Vec<_>) = rings.iter().map(points).partition(|ring| area(ring) > 0.0);
        let mut polygons: Vec<Vec<Vec<[f64; 2]>>> = exteriors.into_iter().map(|ring| vec![ring]).collect();
        for hole in holes {
            let home = polygons.iter_mut().find(|polygon| contains(&polygon[0], middle(&hole)));
            if let Some(polygon) = home {
                polygon.push(hole);
            }
        }
        json!(polygons)
    }
}

/// Vertices of the mesh, row by row from the south-west, moved a little from their places; five decimals.
fn mesh(dice: &mut Dice) -> Vec<[f64; 2]> {
    let mut vertices = Vec::with_capacity((COLUMNS + 1) * (ROWS + 1));
    for row in 0..=ROWS {
        for column in 0..=COLUMNS {
            let moved = |at: usize, shift: f64| at as f64 + shift;
            let x = ORIGIN[0] + moved(column, dice.between(-0.32, 0.32)) * STEP[0];
            let y = ORIGIN[1] + moved(row, dice.between(-0.32, 0.32)) * STEP[1];
            vertices.push([x, y].map(|value| (value * 1e5).round() / 1e5));
        }
    }
    vertices
}

/// Where a community begins: on land, and the nearer the middle the more often.
fn seed(dice: &mut Dice) -> [f64; 2] {
    loop {
        let at = [dice.between(0.04, 0.96), dice.between(0.04, 0.96)];
        if is_land(at) && dice.chance(1.0 - 1.2 * distance(at, [0.5, 0.52])) {
            return at;
        }
    }
}

/// Inside the city's crooked edge, and not in the river that bends round its east.
fn is_land([x, y]: [f64; 2]) -> bool {
    let (dx, dy) = (x - 0.5, y - 0.5);
    let round = dy.atan2(dx);
    let edge = 0.44 + 0.035 * (3.0 * round + 0.6).sin() + 0.022 * (7.0 * round).sin() + 0.012 * (17.0 * round).sin();
    let river = 0.635 + 0.05 * (6.0 * y + 0.4).sin() + 0.018 * (17.0 * y).sin();
    dx.hypot(dy * 1.06) < edge && (x - river).abs() > 0.007
}

/// By a crooked measure, so that borders are not straight.
fn nearest_district(at: [f64; 2]) -> usize {
    let bent = [at[0] + 0.02 * (19.0 * at[1]).sin(), at[1] + 0.02 * (17.0 * at[0] + 1.0).sin()];
    let centres = DISTRICTS[..HIGH_TECH].iter().map(|(_, _, centre, _)| distance(*centre, bent));
    centres.enumerate().min_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(i, _)| i)
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// Closed rings of mesh vertices round a set of fields: its edges that no second field of the set shares, joined.
fn rings(fields: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let vertex = |column: usize, row: usize| row * (COLUMNS + 1) + column;
    let mut edges: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(column, row) in fields {
        let corners =
            [vertex(column, row), vertex(column + 1, row), vertex(column + 1, row + 1), vertex(column, row + 1)];
        for i in 0..4 {
            let (from, to) = (corners[i], corners[(i + 1) % 4]);
            let back =
                edges.get_mut(&to).and_then(|ends| ends.iter().position(|&end| end == from).map(|at| (ends, at)));
            match back {
                Some((ends, at)) => {
                    ends.remove(at);
                }
                None => edges.entry(from).or_default().push(to),
            }
        }
    }
    edges.retain(|_, ends| !ends.is_empty());
    let mut rings = Vec::new();
    while let Some((&start, _)) = edges.first_key_value() {
        let mut ring = vec![start];
        let (mut before, mut at) = (start, start);
        while let Some(ends) = edges.get_mut(&at) {
            // where two corners meet, turn left, so that a ring never touches itself
            let next = (0..ends.len()).max_by_key(|&i| left_turn(before, at, ends[i])).map(|i| ends.remove(i));
            if ends.is_empty() {
                edges.remove(&at);
            }
            let Some(next) = next else { break };
            ring.push(next);
            (before, at) = (at, next);
            if at == start {
                break;
            }
        }
        rings.push(ring);
    }
    rings
}

/// More the further left the way from `before` by `at` to `next` turns.
fn left_turn(before: usize, at: usize, next: usize) -> i64 {
    let place = |v: usize| ((v % (COLUMNS + 1)) as i64, (v / (COLUMNS + 1)) as i64);
    let ((bx, by), (x, y), (nx, ny)) = (place(before), place(at), place(next));
    (x - bx) * (ny - y) - (y - by) * (nx - x)
}

/// Twice the area, positive for a ring that runs anticlockwise.
fn area(ring: &[[f64; 2]]) -> f64 {
    ring.windows(2).map(|edge| edge[0][0] * edge[1][1] - edge[1][0] * edge[0][1]).sum()
}

fn middle(ring: &[[f64; 2]]) -> [f64; 2] {
    let n = ring.len() as f64;
    [ring.iter().map(|p| p[0]).sum::<f64>() / n, ring.iter().map(|p| p[1]).sum::<f64>() / n]
}

fn contains(ring: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    ring.windows(2).fold(false, |inside, edge| {
        let ([x0, y0], [x1, y1]) = (edge[0], edge[1]);
        let crosses = (y0 > y) != (y1 > y) && x < (x1 - x0) * (y - y0) / (y1 - y0) + x0;
        inside != crosses
    })
}
