//! How many areas have how much covered.

use leptos::prelude::*;

use super::plot::plot;
use super::{About, Caption, figure, stamp};
use crate::app::{Links, Loaded};
use crate::chart::{Bin, Distribution, Figure};
use crate::model::{AreaIx, Count, Coverage, IndicatorIx, Share};
use crate::words::{self, words};

/// How many of the finest areas below one lie in which tenth of the scale; None where there are fewer than ten.
pub fn distribution(
    parent: AreaIx,
    indicator: IndicatorIx,
    target: Option<Share>,
    loaded: &Loaded,
    links: &Links,
) -> Option<AnyView> {
    let lang = links.lang;
    let t = words(lang);
    let finest = finest(parent, loaded);
    let latest = |area: &AreaIx| loaded.measures.series(indicator, *area).last().map(|at| at.coverage);
    let known: Vec<Coverage> = finest.iter().filter_map(latest).filter(|coverage| coverage.share().is_some()).collect();
    if known.len() < 10 {
        return None;
    }
    let percent = |tenth: usize| words::plain_percent(Share(tenth as f64 / 10.0), lang);
    // ten columns, and one for what is complete or beyond
    let mut counts = [0_usize; 11];
    for coverage in &known {
        let share = coverage.share().map_or(0.0, |share| share.0);
        let tenth = if share >= 1.0 { 10 } else { (share * 10.0) as usize };
        counts[tenth.min(10)] += 1;
    }
    let name =
        |i: usize| if i == 10 { format!("≥{}", percent(10)) } else { format!("{}–{}", percent(i), percent(i + 1)) };
    let bins = counts.iter().enumerate().map(|(i, &count)| Bin {
        count,
        value: words::count(Count(count as f64), lang),
        say: format!("{}{}{}", name(i), t.colon, words::areas_of(count, known.len(), lang)),
    });
    let drawing = Distribution {
        bins: bins.collect(),
        borders: vec![(0, percent(0)), (5, percent(5)), (10, percent(10))],
        target: target.map(|target| target.0 * 10.0),
        stamp: stamp(loaded, lang),
    };
    let complete = known.iter().filter(|coverage| coverage.is_complete()).count();
    let title = words::complete_areas(complete, known.len(), lang);
    let chart = plot(t, |width| drawing.svg(width, 220, &title));
    let rows: Vec<_> = counts
        .iter()
        .enumerate()
        .map(|(i, count)| view! { <tr><th scope="row">{name(i)}</th><td>{*count}</td></tr> })
        .collect();
    let table = view! {
        <table>
            <thead><tr><th scope="col">{t.share}</th><th scope="col">{t.areas}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    let measure = words::map_measure(loaded.measures.series(indicator, parent).last(), lang);
    let caption = Caption { id: "distribution", about: About::Area(parent), title, measure };
    Some(figure(caption, vec![(t.chart, chart), (t.table, table.into_any())], loaded, links))
}

/// Areas without parts of their own, below one.
fn finest(parent: AreaIx, loaded: &Loaded) -> Vec<AreaIx> {
    let parts = loaded.programme.areas.children(parent);
    let below = |&part: &AreaIx| match loaded.programme.areas.children(part) {
        [] => vec![part],
        _ => finest(part, loaded),
    };
    parts.iter().flat_map(below).collect()
}
