//! The model city holds what it says: the same for the same seed, whole, and within its bounds.

use std::collections::HashMap;

use super::*;
use crate::model::{Lang, Programme};
use crate::{map, measure, package};

fn city(places: usize, seed: u64) -> Programme {
    let files = sample(&Options { places, seed }).into_iter().collect();
    let reading = package::read(&files);
    let errors: Vec<_> = reading.findings.iter().filter(|finding| finding.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    reading.into_programme().unwrap_or_else(|| unreachable!("no error, so there is a programme"))
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let options = |seed| Options { places: 200, seed };
    assert_eq!(sample(&options(7)), sample(&options(7)));
    assert_ne!(sample(&options(7)), sample(&options(8)));
}

#[test]
fn packages_of_every_size_are_valid() {
    for places in [10, 57, 2_400] {
        assert_eq!(city(places, 3).places.len(), places);
    }
}

#[test]
fn the_city_that_ships_is_the_one_that_the_command_makes() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data/shili");
    for (name, bytes) in sample(&Options { places: 2_400, seed: 7 }) {
        let shipped = std::fs::read(folder.join(&name)).unwrap_or_default();
        assert!(shipped == bytes, "{name} differs: noticeboard sample --out public/data/shili makes it anew");
    }
}

#[test]
fn every_position_lies_in_the_outline_of_its_community() {
    let city = city(600, 7);
    let outlines: HashMap<_, _> = city.boundaries.iter().flat_map(|b| &b.shapes).map(|(a, s)| (*a, s)).collect();
    let placed = city.places.iter().filter_map(|place| Some((place, place.position?)));
    let mut checked = 0;
    for (place, [lon, lat]) in placed {
        assert!(map::contains(outlines[&place.area], lon, lat), "{}", place.id);
        checked += 1;
    }
    assert!(checked > 500, "{checked}");
}

#[test]
fn neighbours_share_their_borders_exactly() {
    let city = city(10, 7);
    // every edge of a district's outline is either another's the other way round, or on the outside
    let mut edges: HashMap<_, i32> = HashMap::new();
    let key = |p: [f64; 2]| p.map(|v| (v * 1e5).round() as i64);
    let districts = city.boundaries.iter().flat_map(|b| &b.shapes).filter(|(area, _)| city.areas.get(*area).level == 1);
    for (_, shape) in districts {
        for ring in shape.polygons.iter().flat_map(|p| std::iter::once(&p.exterior).chain(&p.holes)) {
            for edge in ring.windows(2) {
                *edges.entry((key(edge[0]), key(edge[1]))).or_default() += 1;
            }
        }
    }
    assert!(edges.values().all(|&times| times == 1));
    let inner = edges.keys().filter(|(a, b)| edges.contains_key(&(*b, *a))).count();
    assert!(inner > 200, "{inner}");
}

#[test]
fn the_city_ends_where_its_story_says() {
    let city = city(2_400, 7);
    let measures = measure::Measures::new(&city);
    let (root, indicator) = (city.areas.root().unwrap_or(crate::model::AreaIx(0)), crate::model::IndicatorIx(0));
    let head = measure::headline(&city, &measures, indicator, root, None);
    let share = head.coverage().and_then(|coverage| coverage.share()).map_or(0.0, |share| share.0);
    assert!((0.88..0.97).contains(&share), "{share}");
    let unknown = head.coverage().map_or(0.0, |coverage| coverage.unknown.0);
    assert!((20.0..120.0).contains(&unknown), "{unknown}");
    assert!(head.promises.iter().all(|promise| matches!(promise.standing, crate::model::Standing::Missed { .. })));
    assert!(city.illustrative && !city.notice.get(Lang::En).is_empty());
}
