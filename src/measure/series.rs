//! Coverage over time: from published counts where there are any, else from the statuses of places.
//!
//! Statuses are turned into counts so: a place counts as covered from the latest day on which it may have become so
//! (what is not known to be covered is not counted); before its first status, or where none has been published, it is
//! unknown; a place that has been merged into another leaves the total. A status without any date holds from the
//! last date of the data. An area's figure is the sum of the places in it and below it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{
    AreaIx, CivilDate, Count, Coverage, IndicatorIx, Observation, Programme, Status, StatusEvent, Text,
};

/// A series of observations for each indicator and area, oldest first.
#[derive(Debug, Default)]
pub struct Measures {
    series: HashMap<(IndicatorIx, AreaIx), Vec<Observation>>,
    groups: BTreeMap<(IndicatorIx, AreaIx, String), Vec<Observation>>,
    from_places: BTreeSet<IndicatorIx>,
    from_parts: BTreeSet<(IndicatorIx, AreaIx)>,
}

impl Measures {
    pub fn new(programme: &Programme) -> Measures {
        let mut measures = Measures::default();
        for row in &programme.coverage {
            let observation = row.observation.clone();
            match &row.group {
                None => measures.series.entry((row.indicator, row.area)).or_default().push(observation),
                Some(group) => {
                    measures.groups.entry((row.indicator, row.area, group.clone())).or_default().push(observation)
                }
            }
        }
        for indicator in (0..programme.indicators.len() as u32).map(IndicatorIx) {
            let published = measures.series.keys().any(|(of, _)| *of == indicator);
            if !published
                && !programme.indicator(indicator).some_places
                && programme.status.iter().any(|event| event.indicator == indicator)
            {
                measures.from_places.insert(indicator);
                measures.count_places(programme, indicator);
            }
        }
        for indicator in (0..programme.indicators.len() as u32).map(IndicatorIx) {
            if let Some(root) = programme.areas.root().filter(|_| !measures.is_from_places(indicator)) {
                measures.add_up(programme, indicator, root);
            }
        }
        measures
    }

    /// Gives an area without figures of its own the sum of its parts, from below; for dates on which every part has both
    /// counts, so that no part that is not known counts as nothing.
    fn add_up(&mut self, programme: &Programme, indicator: IndicatorIx, area: AreaIx) {
        let parts = programme.areas.children(area);
        for &part in parts {
            self.add_up(programme, indicator, part);
        }
        if self.series.contains_key(&(indicator, area)) || parts.is_empty() {
            return;
        }
        let mut sums: BTreeMap<CivilDate, (usize, Count, Count)> = BTreeMap::new();
        for observation in parts.iter().flat_map(|&part| self.series(indicator, part)) {
            let Some((covered, total)) = observation.coverage.covered.zip(observation.coverage.total) else { continue };
            let sum = sums.entry(observation.date).or_default();
            *sum = (sum.0 + 1, sum.1 + covered, sum.2 + total);
        }
        let whole = sums.into_iter().filter(|(_, (of, ..))| *of == parts.len());
        let series: Vec<Observation> = whole
            .map(|(date, (_, covered, total))| Observation {
                date,
                published: None,
                coverage: Coverage { covered: Some(covered), total: Some(total), ..Coverage::default() },
                note: Text::default(),
            })
            .collect();
        if !series.is_empty() {
            self.from_parts.insert((indicator, area));
            self.series.insert((indicator, area), series);
        }
    }

    /// Whether an area's figures are the sums of its parts, none having been published of it.
    pub fn is_from_parts(&self, indicator: IndicatorIx, area: AreaIx) -> bool {
        self.from_parts.contains(&(indicator, area))
    }

    /// Oldest first; empty where nothing was published.
    pub fn series(&self, indicator: IndicatorIx, area: AreaIx) -> &[Observation] {
        self.series.get(&(indicator, area)).map_or(&[], Vec::as_slice)
    }

    /// Parts of what is counted (ages, tenures) in an area, by name.
    pub fn groups(&self, indicator: IndicatorIx, area: AreaIx) -> impl Iterator<Item = (&str, &[Observation])> {
        let first = (indicator, area, String::new());
        let in_area = self.groups.range(first..).take_while(move |((i, a, _), _)| (*i, *a) == (indicator, area));
        in_area.map(|((_, _, group), observations)| (group.as_str(), observations.as_slice()))
    }

    /// Whether an indicator's figures are counted from its places.
    pub fn is_from_places(&self, indicator: IndicatorIx) -> bool {
        self.from_places.contains(&indicator)
    }

    fn count_places(&mut self, programme: &Programme, indicator: IndicatorIx) {
        let mut events: Vec<(CivilDate, &StatusEvent)> = Vec::new();
        let dated = programme.status.iter().filter(|event| event.indicator == indicator);
        let Some(last) = dated.clone().filter_map(holds_from).max() else {
            return;
        };
        for event in dated {
            events.push((holds_from(event).unwrap_or(last), event));
        }
        events.sort_by_key(|(date, event)| (*date, event.place));

        // one each, or the households in it
        let weights = weights(programme, indicator);
        let weight = |place: usize| weights.as_ref().map_or(1.0, |weights| weights[place]);
        let mut chain: Vec<Vec<AreaIx>> = Vec::with_capacity(programme.places.len());
        let mut tally: HashMap<AreaIx, Tally> = HashMap::new();
        for (i, place) in programme.places.iter().enumerate() {
            let mut up = programme.areas.ancestors(place.area);
            up.push(place.area);
            for area in &up {
                tally.entry(*area).or_default().total += weight(i);
            }
            chain.push(up);
        }
        for (area, tally) in &mut tally {
            tally.unknown = tally.total;
            self.series.insert((indicator, *area), Vec::new());
        }
        let mut now: Vec<Status> = vec![Status::Unknown; programme.places.len()];
        let mut next = events.iter().peekable();
        for date in dates(programme, indicator, events[0].0, last) {
            while let Some((_, event)) = next.next_if(|(from, _)| *from <= date) {
                let place = event.place.0 as usize;
                for area in &chain[place] {
                    if let Some(tally) = tally.get_mut(area) {
                        tally.change(now[place], event.status, weight(place));
                    }
                }
                now[place] = event.status;
            }
            for (area, tally) in &tally {
                if let Some(series) = self.series.get_mut(&(indicator, *area)) {
                    series.push(tally.observation(date));
                }
            }
        }
        for (area, _) in programme.areas.all() {
            // an area without places has a total of zero, and so no share
            self.series.entry((indicator, area)).or_insert_with(|| vec![Tally::default().observation(last)]);
        }
    }
}

/// What each place counts as; None where each is one. The reader of packages has seen to it that they are numbers.
fn weights(programme: &Programme, indicator: IndicatorIx) -> Option<Vec<f64>> {
    let column = programme.indicator(indicator).weight?;
    Some(programme.places.iter().map(|place| place.extra[column].parse().unwrap_or(0.0)).collect())
}

/// The first day on which a status certainly held.
fn holds_from(event: &StatusEvent) -> Option<CivilDate> {
    event.when.latest.or(event.when.earliest)
}

/// Ends of months from the first event to the last, and the days on which a promise was made, due or moved.
fn dates(programme: &Programme, indicator: IndicatorIx, first: CivilDate, last: CivilDate) -> BTreeSet<CivilDate> {
    let mut dates = BTreeSet::from([first, last]);
    let mut month_end = first.last_of_month();
    while month_end < last {
        dates.insert(month_end);
        let Ok(next) = month_end.tomorrow() else { break };
        month_end = next.last_of_month();
    }
    for target in programme.targets.iter().filter(|target| target.indicator == indicator) {
        dates.extend([target.announced, target.due].into_iter().filter(|day| (first..=last).contains(day)));
    }
    dates
}

#[derive(Clone, Copy, Default)]
struct Tally {
    total: f64,
    covered: f64,
    unknown: f64,
}

impl Tally {
    /// A place of some weight goes from one status to another.
    fn change(&mut self, from: Status, to: Status, weight: f64) {
        self.add(from, -weight);
        self.add(to, weight);
    }

    fn add(&mut self, status: Status, by: f64) {
        let part = match status {
            Status::Covered => &mut self.covered,
            Status::Unknown => &mut self.unknown,
            // merged places leave the total, and come back to it if they are parted again
            Status::Merged => {
                self.total -= by;
                return;
            }
            Status::InProgress | Status::NotCovered | Status::Lapsed => return,
        };
        *part += by;
    }

    fn observation(&self, date: CivilDate) -> Observation {
        Observation {
            date,
            published: None,
            coverage: Coverage {
                covered: Some(Count(self.covered)),
                total: Some(Count(self.total)),
                unknown: Count(self.unknown),
                percent: None,
            },
            note: Text::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_moves_between_the_parts_of_the_total() {
        use Status::{Covered, InProgress, Lapsed, Merged, Unknown};
        // three places, unknown at first; each step changes one of them -> (covered, unknown, total)
        let steps = [
            (Unknown, InProgress, (0.0, 2.0, 3.0)),
            (InProgress, Covered, (1.0, 2.0, 3.0)),
            (Unknown, Covered, (2.0, 1.0, 3.0)),
            (Covered, Lapsed, (1.0, 1.0, 3.0)),
            (Unknown, Merged, (1.0, 0.0, 2.0)),
            (Merged, Covered, (2.0, 0.0, 3.0)),
        ];
        let mut tally = Tally { total: 3.0, covered: 0.0, unknown: 3.0 };
        for (from, to, expected) in steps {
            tally.change(from, to, 1.0);
            assert_eq!((tally.covered, tally.unknown, tally.total), expected, "{from:?} to {to:?}");
        }
    }
}
