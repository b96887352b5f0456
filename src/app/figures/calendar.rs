//! What figures over time share: days as numbers, names of years and months, what happened when.

use super::stamp;
use crate::app::Loaded;
use crate::chart::{Calendar, Dated};
use crate::model::{AreaIx, CivilDate, IndicatorIx, Lang, Observation};
use crate::words::{self, words};

/// Of an area, between two days: its deadlines, changes of its list (where counts are published), what the package tells.
pub(super) fn calendar(
    indicator: IndicatorIx,
    area: AreaIx,
    (from, to): (CivilDate, CivilDate),
    loaded: &Loaded,
    lang: Lang,
) -> Calendar {
    let t = words(lang);
    let programme = &loaded.programme;
    let is_about = |of: Option<AreaIx>| of.is_none_or(|of| of == area || programme.areas.ancestors(area).contains(&of));
    let mut events: Vec<Dated> = Vec::new();
    for target in programme.targets.iter().filter(|target| target.indicator == indicator && is_about(Some(target.area)))
    {
        let name = |what: &str| format!("{what} {}", words::plain_percent(target.share, lang));
        events.push(Dated { day: days(target.announced), name: name(t.promised), is_promise: true });
        events.push(Dated { day: days(target.due), name: t.deadline.to_owned(), is_promise: true });
    }
    if !loaded.measures.is_from_places(indicator) {
        let changed = list_changes(loaded.measures.series(indicator, area));
        events.extend(changed.map(|day| Dated { day: days(day), name: t.total_changed.to_owned(), is_promise: false }));
    }
    for event in programme.events.iter().filter(|event| is_about(event.area)) {
        events.push(Dated { day: days(event.date), name: event.name.get(lang).to_owned(), is_promise: false });
    }
    let (first, last) = (days(from), days(to));
    events.retain(|event| (first..=last).contains(&event.day));
    events.sort_by_key(|event| event.day);
    Calendar { ticks: ticks(first, last, lang), events, stamp: stamp(loaded, lang) }
}

/// The days on which the published total was another than on the one before.
pub(super) fn list_changes(series: &[Observation]) -> impl Iterator<Item = CivilDate> {
    let changed = |pair: &&[Observation]| {
        let totals = pair[0].coverage.total.zip(pair[1].coverage.total);
        totals.is_some_and(|(before, after)| before != after)
    };
    series.windows(2).filter(changed).map(|pair| pair[1].date)
}

/// The last date of each month, for what need not show every day.
pub(super) fn month_ends(dates: &[CivilDate]) -> Vec<CivilDate> {
    let is_last = |i: usize| dates.get(i + 1).is_none_or(|next| next.first_of_month() != dates[i].first_of_month());
    (0..dates.len()).filter(|&i| is_last(i)).map(|i| dates[i]).collect()
}

/// The first days of years; of quarters, where the time shown is short.
pub(super) fn ticks(from: i32, to: i32, lang: Lang) -> Vec<(i32, String)> {
    let step = if to - from > 900 { 12 } else { 3 };
    let mut ticks = Vec::new();
    let mut day = CivilDate::constant(civil(from).year(), 1, 1);
    while days(day) <= to {
        if days(day) >= from {
            let label = if day.month() == 1 { words::year(day, lang) } else { words::short_month(day, lang) };
            ticks.push((days(day), label));
        }
        let months = i16::from(day.month()) - 1 + step;
        day = CivilDate::constant(day.year() + months / 12, (months % 12) as i8 + 1, 1);
    }
    ticks
}

const EPOCH: CivilDate = CivilDate::constant(1970, 1, 1);

/// Days since 1970.
pub(super) fn days(date: CivilDate) -> i32 {
    date.since(EPOCH).map_or(0, |span| span.get_days())
}

fn civil(days: i32) -> CivilDate {
    EPOCH.saturating_add(jiff::Span::new().days(days))
}
