//! Coverage counted from places, and what each step of it is made of.
//!
//! A place counts as covered from the latest day on which it may have become so (what is not known to be covered is not
//! counted). Before its first status, or where none has been published, it is unknown. It is counted from the day on which
//! it came on the list to that on which it went off, and not while it is merged into another. A status without any date
//! holds from the last date of the data.

use std::collections::{BTreeSet, HashMap};

use crate::model::{
    AreaIx, Cause, CivilDate, Count, Coverage, IndicatorIx, Observation, PlaceIx, Programme, Status, StatusEvent, Text,
};

/// What each cause added to covered and total since the date before, in the order of [`Cause::OF_PLACES`].
pub(super) type Flows = [(f64, f64); Cause::OF_PLACES.len()];

/// How many have each status, in the order of [`Status::ON_LIST`].
pub type ByStatus = [f64; Status::ON_LIST.len()];

/// An area's figures, oldest first, with what each is made of.
#[derive(Debug, Default)]
pub(super) struct Counted {
    pub series: Vec<Observation>,
    pub flows: Vec<Flows>,
    pub by_status: Vec<ByStatus>,
}

/// What becomes of a place on a day, in the order in which it counts on one day.
enum Event<'a> {
    Enters,
    Status(&'a StatusEvent),
    Leaves,
}

impl Event<'_> {
    fn order(&self) -> u8 {
        match self {
            Event::Enters => 0,
            Event::Status(_) => 1,
            Event::Leaves => 2,
        }
    }
}

/// Where a place stands.
#[derive(Clone, Copy)]
struct State {
    is_listed: bool,
    status: Status,
}

/// The figures of every area; None where no status has a date.
///
/// Place by place: what becomes of it is added to the steps between one date and the next, of its own area and then of those
/// above. So no list of all events is sorted, and beside the figures nothing is kept, however many events there are.
pub(super) fn count_places(programme: &Programme, indicator: IndicatorIx) -> Option<HashMap<AreaIx, Counted>> {
    let events = programme.status.iter().filter(|event| event.indicator == indicator);
    let last = events.clone().filter_map(holds_from).max()?;
    let first = events.map(|event| holds_from(event).unwrap_or(last)).min()?;
    let dates: Vec<CivilDate> = dates(programme, indicator, first, last).into_iter().collect();
    // one each, or the households in it
    let weights = weights(programme, indicator);
    let mut own: HashMap<AreaIx, Vec<Tally>> = HashMap::new();
    let mut story: Vec<(CivilDate, Event)> = Vec::new();
    for (i, place) in programme.places.iter().enumerate() {
        let weight = weights.as_ref().map_or(1.0, |weights| weights[i]);
        let steps = own.entry(place.area).or_insert_with(|| vec![Tally::default(); dates.len()]);
        let events = programme.events_of(PlaceIx(i as u32)).iter().filter(|event| event.indicator == indicator);
        let comes = place.listed_from.filter(|day| *day > first);
        story.extend(events.map(|event| (holds_from(event).unwrap_or(last), Event::Status(event))));
        story.extend(comes.map(|day| (day, Event::Enters)));
        story.extend(place.listed_until.map(|day| (day, Event::Leaves)));
        story.sort_by_key(|(day, event)| (*day, event.order()));
        let mut now = State { is_listed: comes.is_none(), status: Status::Unknown };
        steps[0].add(now, weight);
        for (day, event) in story.drain(..) {
            // what comes after the last date of the data has not come yet
            let Some(step) = steps.get_mut(dates.partition_point(|date| *date < day)) else { break };
            let (after, cause) = happens(now, &event);
            step.change(now, after, weight, cause);
            now = after;
        }
    }
    let mut steps: HashMap<AreaIx, Vec<Tally>> = HashMap::new();
    for (area, _) in programme.areas.all() {
        let Some(own) = own.remove(&area) else { continue };
        for within in programme.areas.ancestors(area).into_iter().chain([area]) {
            let sums = steps.entry(within).or_insert_with(|| vec![Tally::default(); dates.len()]);
            sums.iter_mut().zip(&own).for_each(|(sum, own)| sum.join(own));
        }
    }
    let counted = programme.areas.all().map(|(area, _)| {
        let mut counted = Counted::default();
        let mut tally = Tally::default();
        match steps.remove(&area) {
            Some(steps) => {
                for (date, step) in dates.iter().zip(&steps) {
                    tally.join(step);
                    counted.push(*date, &mut tally);
                }
            }
            // an area without places has a total of zero, and so no share
            None => counted.push(last, &mut tally),
        }
        (area, counted)
    });
    Some(counted.collect())
}

impl Counted {
    /// Takes the flows since the date before out of the tally.
    fn push(&mut self, date: CivilDate, tally: &mut Tally) {
        self.series.push(tally.observation(date));
        self.by_status.push(tally.by_status);
        self.flows.push(std::mem::take(&mut tally.flows));
    }
}

/// Of the places that were on the list on one day, how many were covered on another: one that has become part of another
/// has the status of that one, and one that went off the list keeps its last.
pub(super) fn on_list(
    programme: &Programme,
    indicator: IndicatorIx,
    area: AreaIx,
    list: CivilDate,
    day: CivilDate,
) -> Coverage {
    let status_on = |place: PlaceIx, day: CivilDate| {
        let held =
            |event: &&StatusEvent| event.indicator == indicator && holds_from(event).is_none_or(|from| from <= day);
        programme.events_of(place).iter().rfind(held)
    };
    let weights = weights(programme, indicator);
    let mut tally = Tally::default();
    for (i, place) in programme.places.iter().enumerate() {
        let ix = PlaceIx(i as u32);
        let is_within = place.area == area || programme.areas.ancestors(place.area).contains(&area);
        let is_listed = place.listed_from.is_none_or(|from| from <= list)
            && place.listed_until.is_none_or(|until| until > list)
            && status_on(ix, list).is_none_or(|event| event.status != Status::Merged);
        if !is_within || !is_listed {
            continue;
        }
        let mut event = status_on(ix, day);
        // chains of merging are short; a circle of them is left where it is
        for _ in 0..programme.places.len().min(32) {
            match event.and_then(|event| event.more().merged_into).filter(|_| event.is_some_and(is_merged)) {
                Some(into) => event = status_on(into, day),
                None => break,
            }
        }
        let status = event.map_or(Status::Unknown, |event| event.status);
        // into what it was merged is not known
        let status = if status == Status::Merged { Status::Unknown } else { status };
        tally.add(State { is_listed: true, status }, weights.as_ref().map_or(1.0, |weights| weights[i]));
    }
    tally.observation(day).coverage
}

fn is_merged(event: &StatusEvent) -> bool {
    event.status == Status::Merged
}

/// What a place is after an event, and why its counts changed.
fn happens(before: State, event: &Event) -> (State, Cause) {
    match event {
        Event::Enters => (State { is_listed: true, ..before }, Cause::Entered),
        Event::Leaves => (State { is_listed: false, ..before }, Cause::Left),
        Event::Status(event) => {
            let cause = match (before.status, event.status) {
                (_, Status::Merged) => Cause::Merged,
                // parted from the other again
                (Status::Merged, _) => Cause::Entered,
                _ if event.corrects => Cause::Corrected,
                (_, Status::Covered) => Cause::NewlyCovered,
                _ => Cause::NoLongerCovered,
            };
            (State { status: event.status, ..before }, cause)
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
    by_status: ByStatus,
    flows: Flows,
}

impl Tally {
    /// A place of some weight goes from one state to another.
    fn change(&mut self, from: State, to: State, weight: f64, cause: Cause) {
        let (covered, total) = (self.of(Status::Covered), self.total);
        self.add(from, -weight);
        self.add(to, weight);
        if let Some(i) = Cause::OF_PLACES.iter().position(|known| *known == cause) {
            self.flows[i].0 += self.of(Status::Covered) - covered;
            self.flows[i].1 += self.total - total;
        }
    }

    fn add(&mut self, state: State, by: f64) {
        // merged places leave the total, and come back to it if they are parted again
        if let Some(i) = Status::ON_LIST.iter().position(|known| state.is_listed && *known == state.status) {
            self.total += by;
            self.by_status[i] += by;
        }
    }

    fn join(&mut self, other: &Tally) {
        self.total += other.total;
        self.by_status.iter_mut().zip(other.by_status).for_each(|(sum, by)| *sum += by);
        for (sum, flow) in self.flows.iter_mut().zip(other.flows) {
            *sum = (sum.0 + flow.0, sum.1 + flow.1);
        }
    }

    fn of(&self, status: Status) -> f64 {
        Status::ON_LIST.iter().zip(self.by_status).filter(|(known, _)| **known == status).map(|(_, count)| count).sum()
    }

    fn observation(&self, date: CivilDate) -> Observation {
        let coverage = Coverage {
            covered: Some(Count(self.of(Status::Covered))),
            total: Some(Count(self.total)),
            unknown: Count(self.of(Status::Unknown)),
            percent: None,
        };
        Observation { date, published: None, coverage, note: Text::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_moves_between_the_parts_of_the_total() {
        use Status::{Covered, InProgress, Lapsed, Merged, Unknown};
        let listed = |status| State { is_listed: true, status };
        let gone = |status| State { is_listed: false, status };
        // three places, unknown at first; each step changes one of them -> (covered, unknown, total)
        let steps = [
            (listed(Unknown), listed(InProgress), (0.0, 2.0, 3.0)),
            (listed(InProgress), listed(Covered), (1.0, 2.0, 3.0)),
            (listed(Unknown), listed(Covered), (2.0, 1.0, 3.0)),
            (listed(Covered), listed(Lapsed), (1.0, 1.0, 3.0)),
            (listed(Unknown), listed(Merged), (1.0, 0.0, 2.0)),
            (listed(Merged), listed(Covered), (2.0, 0.0, 3.0)),
            (listed(Covered), gone(Covered), (1.0, 0.0, 2.0)),
            (gone(Covered), listed(Covered), (2.0, 0.0, 3.0)),
        ];
        let mut tally = Tally::default();
        tally.add(listed(Unknown), 3.0);
        for (from, to, expected) in steps {
            tally.change(from, to, 1.0, Cause::Corrected);
            let counts = (tally.of(Covered), tally.of(Unknown), tally.total);
            assert_eq!(counts, expected, "{:?} to {:?}", from.status, to.status);
        }
        // all of it is in the flows, none of it twice
        assert_eq!(tally.flows.iter().fold((0.0, 0.0), |sum, flow| (sum.0 + flow.0, sum.1 + flow.1)), (2.0, 0.0));
    }
}
