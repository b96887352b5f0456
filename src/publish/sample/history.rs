//! What happened to each compound: from before the promise was made until after its deadline.

use std::collections::HashSet;

use jiff::ToSpan;

use super::Dice;
use super::city::City;
use super::places::Place;
use super::table::Table;
use crate::model::CivilDate;

/// The survey before the promise, the first day of work, and the last day of the data.
const SURVEY: CivilDate = CivilDate::constant(2022, 12, 31);
const START: CivilDate = CivilDate::constant(2023, 3, 20);
const LAST: CivilDate = CivilDate::constant(2025, 3, 31);

pub(super) struct Event {
    pub place: String,
    pub date: CivilDate,
    /// known only to within so many days on either side
    within: i32,
    pub status: &'static str,
    merged_into: String,
    evidence: &'static str,
}

pub(super) fn invent(city: &City, places: &[Place], dice: &mut Dice) -> Vec<Event> {
    let mut events = Vec::new();
    for (i, place) in places.iter().enumerate() {
        // nothing at all was published about one in a hundred
        if dice.chance(0.01) {
            continue;
        }
        let mut add = |date: CivilDate, status: &'static str, evidence: &'static str, within: i32| {
            let merged_into = String::new();
            events.push(Event { place: place.id.clone(), date, within, status, merged_into, evidence });
        };
        if dice.chance(0.11) {
            add(SURVEY, "covered", "evidenced", 0);
            continue;
        }
        add(SURVEY, "not_covered", "evidenced", 0);
        // some districts are quicker than others; most of the work falls into the spring of 2024
        let slow = [0.0, -60.0, 80.0, 20.0, 170.0, -90.0, 240.0, 0.0, 60.0][city.communities[place.community].district];
        let done = day(CivilDate::constant(2024, 4, 1), (slow + dice.bell() * 600.0) as i32);
        // whom the bell puts before the start comes as long after it
        let early = done.until(START).map_or(0, |span| span.get_days()).max(0);
        let done = day(done, 2 * early);
        if done > LAST {
            match dice.part() {
                part if part < 0.35 => add(CivilDate::constant(2024, 11, 15), "in_progress", "claimed", 0),
                part if part < 0.6 => add(CivilDate::constant(2024, 9, 30), "unknown", "", 0),
                _ => {}
            }
            continue;
        }
        let neighbour = places[..i].iter().rev().find(|other| other.community == place.community);
        if place.kind == "yard"
            && place.mode == "merged"
            && dice.chance(0.25)
            && let Some(into) = neighbour
        {
            add(done, "merged", "evidenced", 0);
            if let Some(last) = events.last_mut() {
                last.merged_into = into.id.clone();
            }
            continue;
        }
        if dice.chance(0.6) {
            add(day(done, -(dice.between(20.0, 90.0) as i32)), "in_progress", "claimed", 0);
        }
        let evidence = match dice.part() {
            part if part < 0.3 => "claimed",
            part if part < 0.8 => "evidenced",
            _ => "verified",
        };
        let within = if dice.chance(0.05) { dice.between(3.0, 25.0) as i32 } else { 0 };
        add(done, "covered", evidence, within);
        if dice.chance(0.03) {
            let lapsed = day(done, dice.between(90.0, 260.0) as i32);
            let again = day(lapsed, dice.between(40.0, 120.0) as i32);
            if lapsed <= LAST {
                add(lapsed, "lapsed", "verified", 0);
                if dice.chance(0.5) && again <= LAST {
                    add(again, "covered", "evidenced", 0);
                }
            }
        }
    }
    events
}

fn day(from: CivilDate, days: i32) -> CivilDate {
    from.saturating_add(days.days())
}

/// The places that are covered in the end; events of a place stand oldest first.
pub(super) fn covered(events: &[Event]) -> HashSet<&str> {
    let mut covered = HashSet::new();
    for event in events {
        if event.status == "covered" {
            covered.insert(event.place.as_str());
        } else {
            covered.remove(event.place.as_str());
        }
    }
    covered
}

pub(super) fn table(events: &[Event]) -> Table {
    let columns = &["place_id", "date", "earliest", "latest", "status", "merged_into", "evidence", "source"];
    let mut table = Table::new("status", ["状态（演示数据）", "Status (illustrative)"], columns);
    table.rows.extend(events.iter().map(|event| {
        let exact = event.within == 0;
        let bound = |days: i32| if exact { String::new() } else { day(event.date, days).to_string() };
        let source = match event.evidence {
            "evidenced" | "verified" => format!("https://example.org/records/{}", event.place),
            _ => String::new(),
        };
        vec![
            event.place.clone(),
            if exact { event.date.to_string() } else { String::new() },
            bound(-event.within),
            bound(event.within),
            event.status.to_owned(),
            event.merged_into.clone(),
            event.evidence.to_owned(),
            source,
        ]
    }));
    table
}
