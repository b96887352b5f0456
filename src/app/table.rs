//! The files that the explorer fetches: the place table of a programme, and the scores of each dimension of rating.

use super::Loaded;
use crate::explore::{self, Dictionaries, Row, Span, Spot, Standing, TooMany};
use crate::map::{Ground, Options, area_map};
use crate::model::{AreaIx, Evidence, PlaceIx, Polygon, Rated, Shape, Status, StatusEvent};

/// What a place is today.
#[derive(Clone, Copy, PartialEq)]
pub struct Today<'a> {
    pub standing: Standing,
    /// the event that made it so; None where nothing was published of it
    pub event: Option<&'a StatusEvent>,
}

impl Today<'_> {
    pub fn evidence(&self) -> Option<Evidence> {
        self.event.and_then(|event| event.evidence)
    }
}

/// Areas in the order of the tree, each with its depth, and places in the order of their areas: how rows stand.
pub struct RowOrder {
    pub areas: Vec<(AreaIx, u8)>,
    pub places: Vec<PlaceIx>,
    spans: Vec<(u32, u32)>,
}

/// As many places as a phone loads at once: half a second for their table, a second for their names.
const TOGETHER: usize = 25_000;

/// A part of the explorer, with a table of its own, where there are too many places for one.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// as addresses name it
    pub id: String,
    pub area: AreaIx,
    /// only the places that lie in this very area: those of areas below it are parts of their own
    pub is_rest: bool,
    pub places: usize,
}

impl Loaded {
    /// The parts of the explorer, in the order of the tree; none where one table holds all.
    pub(super) fn cut(&self) -> Vec<Part> {
        parts_of_at_most(self, TOGETHER)
    }

    /// The part that holds an area's places; None where they are in several, or all in one table.
    pub fn part_of(&self, area: AreaIx) -> Option<&Part> {
        let is_within = |part: &Part| part.area == area || self.programme.areas.ancestors(area).contains(&part.area);
        self.parts.iter().find(|part| !part.is_rest && is_within(part))
    }

    /// Where a part lies on the map: its middle, as parts of the map, and how much nearer than the whole it fits. None where no
    /// place of it is on the map.
    pub fn home_of(&self, part: &Part) -> Option<String> {
        let ground = self.ground()?;
        let order = RowOrder::of(self, part);
        let positions = order.places.iter().filter_map(|ix| self.programme.places[ix.0 as usize].position);
        let is_on = |at: &[f64; 2]| at.iter().all(|part| (0.0..=1.0).contains(part));
        let bounds = positions.map(|position| ground.spot(position)).filter(is_on).fold(
            None,
            |bounds: Option<[f64; 4]>, [x, y]| {
                let [left, top, right, bottom] = bounds.unwrap_or([x, y, x, y]);
                Some([left.min(x), top.min(y), right.max(x), bottom.max(y)])
            },
        );
        let [left, top, right, bottom] = bounds?;
        let near = 0.9 / (right - left).max(bottom - top).max(0.002);
        Some(format!("{:.4},{:.4},{near:.1}", (left + right) / 2.0, (top + bottom) / 2.0))
    }
}

/// An area becomes a part when it has no more places than that; a larger one is cut into those below it.
fn parts_of_at_most(loaded: &Loaded, most: usize) -> Vec<Part> {
    let areas = &loaded.programme.areas;
    if loaded.programme.places.len() <= most {
        return Vec::new();
    }
    let mut counts = vec![0_usize; areas.len()];
    for place in &loaded.programme.places {
        for within in areas.ancestors(place.area).into_iter().chain([place.area]) {
            counts[within.0 as usize] += 1;
        }
    }
    let mut parts = Vec::new();
    let mut left: Vec<AreaIx> = areas.all().filter(|(_, area)| area.parent.is_none()).map(|(ix, _)| ix).collect();
    left.reverse();
    while let Some(area) = left.pop() {
        let (id, places) = (areas.get(area).id.clone(), counts[area.0 as usize]);
        let children = areas.children(area);
        let own = loaded.places_in(area).len();
        if places == 0 {
            continue;
        }
        if places <= most || children.is_empty() {
            parts.push(Part { id, area, is_rest: false, places });
            continue;
        }
        if own > 0 {
            let mut id = format!("{id}~");
            while areas.find(&id).is_some() {
                id.push('~');
            }
            parts.push(Part { id, area, is_rest: true, places: own });
        }
        left.extend(children.iter().rev());
    }
    parts
}

impl RowOrder {
    /// The rows of one part.
    pub fn of(loaded: &Loaded, part: &Part) -> RowOrder {
        let mut order = RowOrder { areas: Vec::new(), places: Vec::new(), spans: Vec::new() };
        order.add(loaded, part.area, 0, !part.is_rest);
        order
    }

    /// Within an area places stand as they lie beside each other, so that what is near on the map is near in memory.
    pub fn new(loaded: &Loaded) -> RowOrder {
        let mut order = RowOrder { areas: Vec::new(), places: Vec::new(), spans: Vec::new() };
        let areas = &loaded.programme.areas;
        for (root, _) in areas.all().filter(|(_, area)| area.parent.is_none()) {
            order.add(loaded, root, 0, true);
        }
        order
    }

    fn add(&mut self, loaded: &Loaded, area: AreaIx, depth: u8, with_parts: bool) {
        let (at, start) = (self.areas.len(), self.places.len() as u32);
        self.areas.push((area, depth));
        self.spans.push((start, start));
        let places = &loaded.programme.places;
        let mut here: Vec<PlaceIx> = loaded.places_in(area).to_vec();
        here.sort_by_cached_key(|ix| places[ix.0 as usize].position.map_or(u64::MAX, along_the_curve));
        self.places.extend(here);
        for child in loaded.programme.areas.children(area).iter().filter(|_| with_parts) {
            self.add(loaded, *child, depth.saturating_add(1), true);
        }
        self.spans[at].1 = self.places.len() as u32;
    }
}

/// Where a position stands on a curve through the whole globe: bits of longitude and latitude in turn (G. M. Morton, 1966).
fn along_the_curve([longitude, latitude]: [f64; 2]) -> u64 {
    let cell = |degrees: f64, all: f64| ((degrees / all + 0.5).clamp(0.0, 1.0) * f64::from(u32::MAX >> 1)) as u64;
    let (x, y) = (cell(longitude, 360.0), cell(latitude, 180.0));
    (0..31).fold(0, |curve, bit| curve | (x >> bit & 1) << (2 * bit) | (y >> bit & 1) << (2 * bit + 1))
}

impl Loaded {
    pub fn today(&self, place: PlaceIx) -> Today<'_> {
        let event = self.events_of(place).iter().rfind(|event| event.indicator == self.of_places);
        let is_gone = self.programme.places[place.0 as usize]
            .listed_until
            .is_some_and(|until| self.as_of().is_none_or(|day| until <= day));
        let standing = match event {
            _ if is_gone => Standing::OffList,
            Some(event) => Standing::Is(event.status),
            None => Standing::Is(Status::Unknown),
        };
        Today { standing, event }
    }

    /// The map that places stand on: that of the outlines, else one that holds every place.
    pub fn ground(&self) -> Option<Ground> {
        *self.ground.get_or_init(|| self.find_ground())
    }

    fn find_ground(&self) -> Option<Ground> {
        let of =
            |map: &crate::map::AreaMap| Ground { projection: map.projection, width: map.width, height: map.height };
        let outlines = self.programme.areas.root().and_then(|root| self.maps.get(&root));
        if let Some(drawn) = outlines {
            return Some(of(&drawn.map));
        }
        let positions = self.programme.places.iter().filter_map(|place| place.position);
        let bounds = positions.fold(None, |bounds: Option<[f64; 4]>, [lon, lat]| {
            let [west, south, east, north] = bounds.unwrap_or([lon, lat, lon, lat]);
            Some([west.min(lon), south.min(lat), east.max(lon), north.max(lat)])
        });
        let [west, south, east, north] = bounds?;
        // a little room round them, and some extent where all stand on one point
        let room = ((east - west).max(north - south) * 0.04).max(0.002);
        let [west, south, east, north] = [west - room, south - room, east + room, north + room];
        let exterior = vec![[west, south], [east, south], [east, north], [west, north], [west, south]];
        let shape = Shape { polygons: vec![Polygon { exterior, holes: Vec::new() }] };
        Some(of(&area_map(&[shape], &Options::default())))
    }
}

/// The place table; None where the programme publishes no places.
pub fn place_table(loaded: &Loaded, order: &RowOrder) -> Option<Result<Vec<u8>, TooMany>> {
    let programme = &loaded.programme;
    if programme.places.is_empty() {
        return None;
    }
    let ground = loaded.ground();
    let rows: Vec<Row> = order.places.iter().map(|ix| row(loaded, *ix, ground.as_ref())).collect();
    let spans = order.areas.iter().zip(&order.spans).map(|((ix, depth), (start, end))| Span {
        id: programme.areas.get(*ix).id.clone(),
        depth: *depth,
        start: *start,
        end: *end,
    });
    let dictionaries = Dictionaries {
        areas: spans.collect(),
        modes: programme.modes.iter().map(|mode| mode.id.clone()).collect(),
        kinds: programme.kinds.iter().map(|kind| kind.id.clone()).collect(),
        companies: programme.providers.iter().map(|company| company.id.clone()).collect(),
    };
    Some(explore::write_table(&rows, dictionaries))
}

fn row(loaded: &Loaded, ix: PlaceIx, ground: Option<&Ground>) -> Row {
    let place = &loaded.programme.places[ix.0 as usize];
    let today = loaded.today(ix);
    let spot = match (place.position, ground) {
        (Some(position), Some(ground)) => {
            let at = ground.spot(position);
            if at.iter().all(|part| (0.0..=1.0).contains(part)) { Spot::On(at) } else { Spot::Off }
        }
        _ => Spot::Unknown,
    };
    Row {
        standing: today.standing,
        evidence: today.evidence(),
        mode: place.mode.map(|mode| mode as usize),
        kind: place.kind.map(|kind| kind as usize),
        company: place.provider.map(|company| company.0 as usize),
        since: today.event.and_then(|event| event.when.latest.or(event.when.earliest)),
        spot,
    }
}

/// For each dimension in which places are rated, its id and the latest score of each place.
pub fn place_scores(loaded: &Loaded, order: &RowOrder) -> Vec<(String, Result<Vec<u8>, TooMany>)> {
    let of = |number: usize| {
        let scores: Vec<Option<f64>> = order.places.iter().map(|ix| latest_score(loaded, *ix, number)).collect();
        (loaded.programme.dimensions[number].id.clone(), explore::write_scores(&scores))
    };
    rated_dimensions(loaded).into_iter().map(of).collect()
}

/// Numbers of the dimensions in which any place has a score that may be shown.
pub fn rated_dimensions(loaded: &Loaded) -> Vec<usize> {
    let places = 0..loaded.programme.places.len() as u32;
    let is_rated = |number: &usize| places.clone().any(|ix| latest_score(loaded, PlaceIx(ix), *number).is_some());
    (0..loaded.programme.dimensions.len()).filter(is_rated).collect()
}

/// None where none was published, or too few answered.
fn latest_score(loaded: &Loaded, place: PlaceIx, dimension: usize) -> Option<f64> {
    let ratings = loaded.ratings_of(Rated::Place(place)).filter(|rating| rating.dimension == dimension);
    let latest = ratings.max_by_key(|rating| rating.date)?;
    (latest.n >= loaded.programme.dimensions[dimension].threshold).then_some(latest.score)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package;

    /// A town of two wards, the first of two streets; in each area so many places.
    fn town(places: [(&str, usize); 5]) -> Loaded {
        let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
        let descriptor = r#"{"name": "t", "title": "T", "resources": [{"name": "areas", "path": "areas.csv"},
            {"name": "indicators", "path": "indicators.csv"}, {"name": "places", "path": "places.csv"}]}"#;
        let rows = places.iter().flat_map(|(area, count)| (0..*count).map(move |i| format!("{area}-{i},P,{area}\n")));
        let files = package::Files::from([
            file("datapackage.json", descriptor.to_owned()),
            file(
                "areas.csv",
                "area_id,name,level,parent_id\nT,T,town,\nA,A,ward,T\nA1,A1,street,A\nA2,A2,street,A\nB,B,ward,T\n"
                    .to_owned(),
            ),
            file("indicators.csv", "indicator_id,name,unit\nn,N,n\n".to_owned()),
            file("places.csv", format!("place_id,name,area_id\n{}", rows.collect::<String>())),
        ]);
        Loaded::new(package::read(&files).into_part().unwrap_or_else(|| unreachable!("it can be read")))
    }

    #[test]
    fn an_explorer_is_cut_where_there_are_too_many_places() {
        type Expected = &'static [(&'static str, usize)];
        let cases: [([usize; 5], Expected); 5] = [
            // in the town itself, A, A1, A2, B -> parts of at most ten
            ([0, 0, 3, 3, 4], &[]),
            ([0, 0, 4, 4, 4], &[("A", 8), ("B", 4)]),
            ([0, 0, 9, 9, 4], &[("A1", 9), ("A2", 9), ("B", 4)]),
            ([1, 2, 9, 9, 0], &[("T~", 1), ("A~", 2), ("A1", 9), ("A2", 9)]),
            // what cannot be cut stays whole
            ([0, 0, 0, 0, 30], &[("B", 30)]),
        ];
        for (counts, expected) in cases {
            let [town_, a, a1, a2, b] = counts;
            let loaded = town([("T", town_), ("A", a), ("A1", a1), ("A2", a2), ("B", b)]);
            let parts = parts_of_at_most(&loaded, 10);
            let found: Vec<(&str, usize)> = parts.iter().map(|part| (part.id.as_str(), part.places)).collect();
            assert_eq!(found, expected, "{counts:?}");
            // every place is in one part
            let rows: Vec<PlaceIx> = parts.iter().flat_map(|part| RowOrder::of(&loaded, part).places).collect();
            let mut once = rows.clone();
            once.sort();
            once.dedup();
            let all = if parts.is_empty() { 0 } else { counts.iter().sum() };
            assert_eq!((rows.len(), once.len()), (all, all), "{counts:?}");
        }
    }
}
