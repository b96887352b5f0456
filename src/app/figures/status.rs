//! How many places had each status, over time.

use leptos::prelude::*;

use super::calendar::{calendar, days};
use super::plot::plot;
use super::{About, Caption, figure};
use crate::app::{Links, Loaded};
use crate::chart::{Figure, Ink, Stack, StatusOverTime};
use crate::model::{AreaIx, Count, IndicatorIx, Observation, Status};
use crate::words::{self, words};

/// None where the figures were not counted from places, or there is only one date.
pub fn status(area: AreaIx, indicator: IndicatorIx, loaded: &Loaded, links: &Links) -> Option<AnyView> {
    let lang = links.lang;
    let t = words(lang);
    let series = loaded.measures.series(indicator, area);
    let by_status = loaded.measures.by_status(indicator, area);
    let (first, last) = (series.first()?, series.last()?);
    let shown: Vec<usize> =
        (0..Status::ON_LIST.len()).filter(|&i| by_status.iter().any(|counts| counts[i] != 0.0)).collect();
    if by_status.len() < 2 || shown.is_empty() {
        return None;
    }
    let name = |i: usize| words::status(Status::ON_LIST[i], None, lang);
    let count = |count: f64| words::count(Count(count), lang);
    let say = |at: &Observation, counts: &[f64]| {
        let parts: Vec<String> = shown.iter().map(|&i| format!("{} {}", name(i), count(counts[i]))).collect();
        format!("{}{}{}", words::short_date(at.date, lang), t.colon, words::list(&parts, lang))
    };
    let stacks = series.iter().zip(by_status).map(|(at, counts)| Stack {
        day: days(at.date),
        counts: shown.iter().map(|&i| counts[i]).collect(),
        say: say(at, counts),
    });
    let most = series.iter().filter_map(|at| at.coverage.total).map(|total| total.0).fold(0.0, f64::max);
    let latest = by_status.last()?;
    let drawing = StatusOverTime {
        days: stacks.collect(),
        layers: shown.iter().map(|&i| (ink(Status::ON_LIST[i]), format!("{} {}", name(i), count(latest[i])))).collect(),
        scale: [0.0, (most / 2.0).round(), most].map(|value| (value, count(value))).to_vec(),
        calendar: calendar(indicator, area, (first.date, last.date), loaded, lang),
    };
    let parts: Vec<String> = shown.iter().map(|&i| format!("{} {}", name(i), count(latest[i]))).collect();
    let title = words::statuses(last.coverage.total?, loaded.programme.indicator(indicator), &parts, lang);
    let chart = plot(t, |width| drawing.svg(width, 280, &title));
    let headings: Vec<_> = shown.iter().map(|&i| view! { <th scope="col">{name(i)}</th> }).collect();
    let rows: Vec<_> = series
        .iter()
        .zip(by_status)
        .rev()
        .map(|(at, counts)| {
            let cells: Vec<_> = shown.iter().map(|&i| view! { <td>{count(counts[i])}</td> }).collect();
            let total = at.coverage.total.map(|total| words::count(total, lang));
            view! { <tr><th scope="row">{words::short_date(at.date, lang)}</th>{cells}<td>{total}</td></tr> }
        })
        .collect();
    let table = view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t.table>
            <table>
                <thead><tr><th scope="col">{t.date}</th>{headings}<th scope="col">{t.total}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    let measure = format!("{} {}", t.as_of, words::date(last.date, lang));
    let caption = Caption { id: "status", about: About::Area(area), title, measure };
    Some(figure(caption, vec![(t.chart, chart), (t.table, table.into_any())], loaded, links))
}

fn ink(status: Status) -> Ink {
    match status {
        Status::Covered => Ink::Covered,
        Status::InProgress => Ink::InProgress,
        Status::Lapsed => Ink::NotCovered,
        Status::NotCovered => Ink::NotCoveredLight,
        Status::Unknown | Status::Merged => Ink::NoData,
    }
}
