//! Coverage over time: from published counts where there are any, else from the statuses of places.
//!
//! An area's figure is as published, or the sum of the places in it and below it, or the sum of its parts.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

use super::places::{ByStatus, Flows, count_places, on_list};
use crate::model::{AreaIx, CivilDate, Count, Coverage, IndicatorIx, Observation, Programme, Text};

/// A series of observations for each indicator and area, oldest first.
#[derive(Debug, Default)]
pub struct Measures {
    series: HashMap<(IndicatorIx, AreaIx), Vec<Observation>>,
    /// of figures that were counted from places: what each is made of, beside the figure before
    flows: HashMap<(IndicatorIx, AreaIx), Vec<Flows>>,
    by_status: HashMap<(IndicatorIx, AreaIx), Vec<ByStatus>>,
    groups: BTreeMap<(IndicatorIx, AreaIx, String), Vec<Observation>>,
    from_places: BTreeSet<IndicatorIx>,
    from_parts: BTreeSet<(IndicatorIx, AreaIx)>,
    /// what was counted on the list of a day, of another day, once it has been asked for: every place is looked at for it
    on_lists: Mutex<HashMap<(IndicatorIx, AreaIx, CivilDate, CivilDate), Coverage>>,
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
                for (area, counted) in count_places(programme, indicator).into_iter().flatten() {
                    measures.series.insert((indicator, area), counted.series);
                    measures.flows.insert((indicator, area), counted.flows);
                    measures.by_status.insert((indicator, area), counted.by_status);
                }
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

    /// The figure of a day; None where none was published for it.
    pub fn at(&self, indicator: IndicatorIx, area: AreaIx, date: CivilDate) -> Option<&Observation> {
        let series = self.series(indicator, area);
        series.binary_search_by_key(&date, |observation| observation.date).ok().map(|i| &series[i])
    }

    /// What each figure of the series is made of; empty where it was not counted from places.
    pub(super) fn flows(&self, indicator: IndicatorIx, area: AreaIx) -> &[Flows] {
        self.flows.get(&(indicator, area)).map_or(&[], Vec::as_slice)
    }

    /// How many places had each status, for each figure of the series; empty where it was not counted from places.
    pub fn by_status(&self, indicator: IndicatorIx, area: AreaIx) -> &[ByStatus] {
        self.by_status.get(&(indicator, area)).map_or(&[], Vec::as_slice)
    }

    /// Parts of what is counted (ages, tenures) in an area, by name.
    pub fn groups(&self, indicator: IndicatorIx, area: AreaIx) -> impl Iterator<Item = (&str, &[Observation])> {
        let first = (indicator, area, String::new());
        let in_area = self.groups.range(first..).take_while(move |((i, a, _), _)| (*i, *a) == (indicator, area));
        in_area.map(|((_, _, group), observations)| (group.as_str(), observations.as_slice()))
    }

    /// Of the places that were on the list on one day, how many were covered on another.
    pub(super) fn on_list(
        &self,
        programme: &Programme,
        indicator: IndicatorIx,
        area: AreaIx,
        list: CivilDate,
        day: CivilDate,
    ) -> Coverage {
        let mut known = self.on_lists.lock().unwrap_or_else(PoisonError::into_inner);
        *known.entry((indicator, area, list, day)).or_insert_with(|| on_list(programme, indicator, area, list, day))
    }

    /// Whether an indicator's figures are counted from its places.
    pub fn is_from_places(&self, indicator: IndicatorIx) -> bool {
        self.from_places.contains(&indicator)
    }
}
