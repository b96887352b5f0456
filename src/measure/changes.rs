//! What changed from one release of a programme to the next, past figures first.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::{Measures, headline};
use crate::model::{AreaIx, CivilDate, Coverage, IndicatorIx, Observation, Programme, Share, Status, Target, Text};

/// Everything that readers will see change. Ids are those of the package; a figure that was or is not published is None.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// figures for dates that both releases have, and that are not the same
    pub altered: Vec<Altered>,
    /// figures that are not there any more
    pub withdrawn: Vec<Figure>,
    /// figures for dates that the old release did not have
    pub added: usize,
    /// of the first indicator, at the top; None where it is the same
    pub headline: Option<Move>,
    /// of the areas below the top, those whose latest share changed
    pub areas: Vec<Move>,
    pub areas_gone: Vec<String>,
    pub places_gone: Vec<String>,
    pub places_new: Vec<String>,
    /// places whose latest status is another
    pub statuses: Vec<StatusChange>,
    pub promises_gone: Vec<Promised>,
    pub promises_new: Vec<Promised>,
    /// indicators of the same id that say otherwise what they count
    pub definitions: Vec<Definition>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Altered {
    #[serde(flatten)]
    pub figure: Figure,
    pub from: Counts,
    pub to: Counts,
}

/// Which figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    pub indicator_id: String,
    pub area_id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    pub date: CivilDate,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    pub covered: Option<f64>,
    pub total: Option<f64>,
    /// a fraction
    pub share: Option<f64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Move {
    pub area_id: String,
    pub from: At,
    pub to: At,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct At {
    pub date: Option<CivilDate>,
    #[serde(flatten)]
    pub counts: Counts,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatusChange {
    pub place_id: String,
    pub from: Option<String>,
    pub to: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promised {
    pub indicator_id: String,
    pub area_id: String,
    pub share: f64,
    pub due: CivilDate,
    pub announced: CivilDate,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    pub indicator_id: String,
    pub from: String,
    pub to: String,
}

impl Changes {
    pub fn is_empty(&self) -> bool {
        *self == Changes::default()
    }
}

/// An earlier release of a programme, as far as later ones are compared with it: its figures, and of its places which there
/// were and what each was last. A country's other rows would be in memory twice.
pub struct Before {
    /// without its places
    programme: Programme,
    measures: Measures,
    places: Vec<Was>,
}

/// A place and its latest status, of the first indicator.
type Was = (Box<str>, Option<Status>);

impl Before {
    pub fn new(mut programme: Programme) -> Before {
        let measures = Measures::new(&programme);
        let places = last_of_each(&programme);
        (programme.places, programme.status) = Default::default();
        Before { programme, measures, places }
    }

    /// The date of the headline.
    pub fn as_of(&self) -> Option<CivilDate> {
        as_of(&self.programme, &self.measures)
    }

    pub fn changes(&self, new: &Programme, measures: &Measures) -> Changes {
        between((&self.programme, &self.measures), &self.places, (new, measures))
    }
}

/// The date of a programme's headline.
pub fn as_of(programme: &Programme, measures: &Measures) -> Option<CivilDate> {
    measures.series(IndicatorIx(0), programme.areas.root()?).last().map(|observation| observation.date)
}

/// Compares two releases of one programme.
pub fn changes(old: &Programme, new: &Programme) -> Changes {
    between((old, &Measures::new(old)), &last_of_each(old), (new, &Measures::new(new)))
}

fn between(
    (old, measures_before): (&Programme, &Measures),
    places_before: &[Was],
    (new, measures_after): (&Programme, &Measures),
) -> Changes {
    let (before, after) = (figures(old), figures(new));
    let mut found =
        Changes { added: after.keys().filter(|key| !before.contains_key(*key)).count(), ..Changes::default() };
    for ((indicator_id, area_id, group, date), from) in &before {
        let figure = || Figure {
            indicator_id: (*indicator_id).to_owned(),
            area_id: (*area_id).to_owned(),
            group: group.map(str::to_owned),
            date: *date,
        };
        match after.get(&(*indicator_id, *area_id, *group, *date)) {
            Some(to) if to == from => {}
            Some(to) => found.altered.push(Altered { figure: figure(), from: *from, to: *to }),
            None => found.withdrawn.push(figure()),
        }
    }
    found.altered.extend(recounted((old, measures_before), (new, measures_after)));
    let (latest_before, latest_after) = (latest(old, measures_before), latest(new, measures_after));
    let at = |of: &BTreeMap<&str, At>, area: &str| of.get(area).cloned().unwrap_or(At { date: None, counts: NOTHING });
    let moved = |area: &str| {
        let (from, to) = (at(&latest_before, area), at(&latest_after, area));
        (from != to).then(|| Move { area_id: area.to_owned(), from, to })
    };
    let top = |programme: &Programme| programme.areas.root().map(|root| programme.areas.get(root).id.clone());
    let top = top(new).or_else(|| top(old)).unwrap_or_default();
    found.headline = moved(&top);
    let areas: BTreeSet<&str> =
        latest_before.keys().chain(latest_after.keys()).copied().filter(|id| *id != top).collect();
    found.areas = areas.into_iter().filter_map(moved).filter(|of| of.from.counts.share != of.to.counts.share).collect();
    let gone = old.areas.all().map(|(_, area)| &area.id).filter(|id| new.areas.find(id).is_none());
    found.areas_gone = gone.cloned().collect();
    places(places_before, new, &mut found);
    promises(old, new, &mut found);
    found.definitions = definitions(old, new);
    found
}

const NOTHING: Counts = Counts { covered: None, total: None, share: None };

fn counts(coverage: &Coverage) -> Counts {
    Counts {
        covered: coverage.covered.map(|count| count.0),
        total: coverage.total.map(|count| count.0),
        share: coverage.share().map(|share| share.0),
    }
}

/// indicator, area, group, date
type Key<'a> = (&'a str, &'a str, Option<&'a str>, CivilDate);

/// Figures that are counted from places and come out otherwise for the same date and area.
fn recounted(old: (&Programme, &Measures), new: (&Programme, &Measures)) -> Vec<Altered> {
    let mut altered = Vec::new();
    for (i, indicator) in new.0.indicators.iter().enumerate() {
        let ix = IndicatorIx(i as u32);
        let before = old.0.indicators.iter().position(|before| before.id == indicator.id);
        let Some(before) = before.map(|i| IndicatorIx(i as u32)).filter(|ix| old.1.is_from_places(*ix)) else {
            continue;
        };
        if !new.1.is_from_places(ix) {
            continue;
        }
        for (area_ix, area) in new.0.areas.all() {
            let Some(old_area) = old.0.areas.find(&area.id) else { continue };
            let was: HashMap<CivilDate, Counts> =
                old.1.series(before, old_area).iter().map(|o| (o.date, counts(&o.coverage))).collect();
            for observation in new.1.series(ix, area_ix) {
                let to = counts(&observation.coverage);
                if let Some(&from) = was.get(&observation.date).filter(|from| **from != to) {
                    let (indicator_id, area_id) = (indicator.id.clone(), area.id.clone());
                    let figure = Figure { indicator_id, area_id, group: None, date: observation.date };
                    altered.push(Altered { figure, from, to });
                }
            }
        }
    }
    altered
}

/// Every published figure.
fn figures(programme: &Programme) -> BTreeMap<Key<'_>, Counts> {
    let rows = programme.coverage.iter().map(|row| {
        let (indicator, area) = (programme.indicator(row.indicator), programme.areas.get(row.area));
        let key = (indicator.id.as_str(), area.id.as_str(), row.group.as_deref(), row.observation.date);
        (key, counts(&row.observation.coverage))
    });
    rows.collect()
}

/// The latest figure of each area, of the first indicator.
fn latest<'a>(programme: &'a Programme, measures: &Measures) -> BTreeMap<&'a str, At> {
    let areas = programme.areas.all();
    let at = |observation: Option<&Observation>| At {
        date: observation.map(|observation| observation.date),
        counts: observation.map_or(NOTHING, |observation| counts(&observation.coverage)),
    };
    areas
        .map(|(ix, area)| (area.id.as_str(), at(headline(programme, measures, IndicatorIx(0), ix, None).observation)))
        .collect()
}

fn places(old: &[Was], new: &Programme, found: &mut Changes) {
    let id_at = |at: &u32| &*old[*at as usize].0;
    let mut by_id: Vec<u32> = (0..old.len() as u32).collect();
    by_id.sort_unstable_by_key(id_at);
    // where each place of the old release stands in the new one
    let mut now: Vec<Option<u32>> = vec![None; old.len()];
    for (i, place) in (0..).zip(&new.places) {
        match by_id.binary_search_by_key(&place.id.as_str(), id_at) {
            Ok(at) => now[by_id[at] as usize] = Some(i),
            Err(_) => found.places_new.push(place.id.clone()),
        }
    }
    let is = last_statuses(new);
    for ((id, was), now) in old.iter().zip(now) {
        let Some(now) = now else {
            found.places_gone.push(id.to_string());
            continue;
        };
        let is = is[now as usize];
        if *was != is {
            let [from, to] = [*was, is].map(|status| status.map(|status| status.as_str().to_owned()));
            found.statuses.push(StatusChange { place_id: id.to_string(), from, to });
        }
    }
}

fn last_of_each(programme: &Programme) -> Vec<Was> {
    let ids = programme.places.iter().map(|place| place.id.as_str().into());
    ids.zip(last_statuses(programme)).collect()
}

/// The latest status of each place, of the first indicator; in the order of the places.
fn last_statuses(programme: &Programme) -> Vec<Option<Status>> {
    let mut last = vec![None; programme.places.len()];
    // they stand oldest first
    for event in programme.status.iter().filter(|event| event.indicator == IndicatorIx(0)) {
        last[event.place.0 as usize] = Some(event.status);
    }
    last
}

fn promises(old: &Programme, new: &Programme, found: &mut Changes) {
    let (before, after) = (promised(old), promised(new));
    found.promises_gone = before.iter().filter(|promise| !after.contains(promise)).cloned().collect();
    found.promises_new = after.into_iter().filter(|promise| !before.contains(promise)).collect();
}

fn promised(programme: &Programme) -> Vec<Promised> {
    let area = |ix: AreaIx| programme.areas.get(ix).id.clone();
    let of = |target: &Target| Promised {
        indicator_id: programme.indicator(target.indicator).id.clone(),
        area_id: area(target.area),
        share: target.share.0,
        due: target.due,
        announced: target.announced,
    };
    programme.targets.iter().map(of).collect()
}

fn definitions(old: &Programme, new: &Programme) -> Vec<Definition> {
    let said = |texts: [&Text; 2]| texts.map(|text| text.original()).join(", ").trim_end_matches(", ").to_owned();
    let changed = old.indicators.iter().filter_map(|before| {
        let after = new.indicators.iter().find(|after| after.id == before.id)?;
        let (from, to) = (said([&before.unit, &before.covered_means]), said([&after.unit, &after.covered_means]));
        (from != to).then(|| Definition { indicator_id: before.id.clone(), from, to })
    });
    changed.collect()
}

impl At {
    pub fn share(&self) -> Option<Share> {
        self.counts.share.map(Share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package;

    /// A package of two areas; `coverage` and `targets` are rows below their headers.
    fn programme(coverage: &str, targets: &str, places: &str, means: &str) -> Programme {
        let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
        let descriptor = r#"{"name": "t", "title": "T", "resources": [
            {"name": "areas", "path": "areas.csv"}, {"name": "indicators", "path": "indicators.csv"},
            {"name": "coverage", "path": "coverage.csv"}, {"name": "targets", "path": "targets.csv"},
            {"name": "places", "path": "places.csv"}]}"#;
        let files = package::Files::from([
            file("datapackage.json", descriptor.to_owned()),
            file("areas.csv", "area_id,name,level,parent_id\n0,All,top,\n1,One,part,0\n".to_owned()),
            file("indicators.csv", format!("indicator_id,name,unit,covered_means\nwater,Water,house,{means}\n")),
            file("coverage.csv", format!("area_id,date,covered,total\n{coverage}")),
            file("targets.csv", format!("area_id,share,due,announced\n{targets}")),
            file("places.csv", format!("place_id,name,area_id\n{places}")),
        ]);
        let reading = package::read(&files);
        assert!(!reading.has_errors(), "{:?}", reading.findings);
        reading.into_programme().unwrap_or_else(|| unreachable!("it has no errors"))
    }

    #[test]
    fn names_what_changed() {
        let old = programme(
            "0,2024-01-01,5,10\n0,2024-02-01,6,10\n",
            "0,0.8,2024-06-30,2024-01-01\n",
            "a,A,1\nb,B,1\n",
            "a tap",
        );
        let new = programme(
            "0,2024-01-01,5,12\n0,2024-03-01,9,10\n",
            "0,0.8,2024-09-30,2024-06-01\n",
            "b,B,1\nc,C,1\n",
            "a tap and a meter",
        );
        let found = changes(&old, &new);
        let altered: Vec<_> =
            found.altered.iter().map(|a| (a.figure.date.to_string(), a.from.total, a.to.total)).collect();
        assert_eq!(altered, [("2024-01-01".to_owned(), Some(10.0), Some(12.0))]);
        assert_eq!(found.withdrawn.len(), 1, "February is gone");
        assert_eq!(found.added, 1, "March is new");
        let share = found.headline.as_ref().map(|moved| (moved.from.counts.share, moved.to.counts.share));
        assert_eq!(share, Some((Some(0.6), Some(0.9))));
        assert_eq!((found.places_gone, found.places_new), (vec!["a".to_owned()], vec!["c".to_owned()]));
        assert_eq!((found.promises_gone.len(), found.promises_new.len()), (1, 1));
        assert_eq!(found.definitions.len(), 1);
        assert!(found.areas_gone.is_empty());
        assert!(changes(&old, &old).is_empty());
    }
}
