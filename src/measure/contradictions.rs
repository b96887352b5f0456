//! Where published figures contradict each other: an area and the sum of its parts, an area and its places.

use crate::model::{AreaIx, CivilDate, Count, CoverageRow, IndicatorIx, Programme};

use super::Measures;

/// Two figures for the number covered in one area on one date.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction {
    pub indicator: IndicatorIx,
    pub area: AreaIx,
    pub date: CivilDate,
    pub published: Count,
    pub counted: Count,
    /// counted from the statuses of places, not from the parts
    pub from_places: bool,
}

/// The latest of each kind for each area; the parts are compared only where all of them published for that date.
pub fn contradictions(programme: &Programme) -> Vec<Contradiction> {
    let published = Measures::new(programme);
    let places = from_places_alone(programme);
    let mut found = Vec::new();
    for indicator in (0..programme.indicators.len() as u32).map(IndicatorIx) {
        if published.is_from_places(indicator) {
            continue;
        }
        for (area, _) in programme.areas.all() {
            let covered = |measures: &Measures, area: AreaIx, date: CivilDate| {
                let series = measures.series(indicator, area);
                let at = series.binary_search_by_key(&date, |observation| observation.date).ok()?;
                series[at].coverage.covered
            };
            let children = programme.areas.children(area);
            for from_places in [false, true] {
                let latest = published.series(indicator, area).iter().rev().find_map(|observation| {
                    let own = observation.coverage.covered?;
                    let counted = if from_places {
                        covered(places.as_ref()?, area, observation.date)?
                    } else {
                        let parts = children.iter().map(|child| covered(&published, *child, observation.date));
                        parts.collect::<Option<Vec<Count>>>().filter(|parts| !parts.is_empty())?.into_iter().sum()
                    };
                    (own != counted).then_some((observation.date, own, counted))
                });
                if let Some((date, published, counted)) = latest {
                    found.push(Contradiction { indicator, area, date, published, counted, from_places });
                }
            }
        }
    }
    found
}

/// The measures as they would be if no counts had been published; None where no statuses were.
fn from_places_alone(programme: &Programme) -> Option<Measures> {
    if programme.status.is_empty() || programme.coverage.is_empty() {
        return None;
    }
    let coverage: Vec<CoverageRow> = Vec::new();
    Some(Measures::new(&Programme { coverage, ..programme.clone() }))
}
