//! The progress of each area below one, side by side.

use leptos::prelude::*;

use super::calendar::days;
use super::plot::plot;
use super::{About, Caption, figure, stamp};
use crate::app::{Links, Loaded};
use crate::chart::{Figure, Line, Multiples};
use crate::model::{AreaIx, IndicatorIx, Observation, Share};
use crate::words::{self, words};

/// Points of a line: more cannot be told apart at this size.
const POINTS: usize = 40;

/// None where fewer than two areas have a share at two dates.
pub fn multiples(
    parent: AreaIx,
    indicator: IndicatorIx,
    target: Option<Share>,
    loaded: &Loaded,
    links: &Links,
) -> Option<AnyView> {
    let lang = links.lang;
    let t = words(lang);
    let programme = &loaded.programme;
    let mut lines: Vec<(f64, Line)> = Vec::new();
    for &ix in programme.areas.children(parent) {
        let known: Vec<&Observation> =
            loaded.measures.series(indicator, ix).iter().filter(|o| o.coverage.share().is_some()).collect();
        let (Some(last), true) = (known.last(), known.len() > 1) else { continue };
        let area = programme.areas.get(ix);
        let share = |at: &Observation| at.coverage.share().map_or(0.0, |share| share.0);
        let step = known.len().div_ceil(POINTS);
        // the last one is always among them
        let points = known.iter().rev().step_by(step).rev().map(|at| (days(at.date), share(at)));
        let name = area.name.get(lang).to_owned();
        let say = words::coverage_label(&name, Some(&last.coverage), programme.indicator(indicator), lang);
        let value = words::share(&last.coverage, lang).unwrap_or_default();
        let line = Line { name, points: points.collect(), value, say, href: links.area(&area.id) };
        lines.push((share(last), line));
    }
    if lines.len() < 2 {
        return None;
    }
    lines.sort_by(|a, b| b.0.total_cmp(&a.0));
    let drawing = Multiples {
        lines: lines.into_iter().map(|(_, line)| line).collect(),
        target: target.map(|target| target.0),
        stamp: stamp(loaded, lang),
    };
    let is_drawn =
        |ix: &&AreaIx| drawing.lines.iter().any(|line| line.href == links.area(&programme.areas.get(**ix).id));
    let others = programme.areas.children(parent).iter().filter(|ix| !is_drawn(ix));
    let others: Vec<&str> = others.map(|ix| programme.areas.get(*ix).name.get(lang)).collect();
    let without = words::without(&others, lang).map(|without| view! { <p class="muted small">{without}</p> });
    let chart = plot(t, |width| drawing.svg(width, drawing.height(width), t.multiples_title));
    let chart = view! { {chart}{without} }.into_any();
    let measure = words::map_measure(loaded.measures.series(indicator, parent).last(), lang);
    let caption = Caption { id: "multiples", about: About::Area(parent), title: t.multiples_title.to_owned(), measure };
    // the table behind it, with every date, is that of each area
    let names: Vec<_> =
        drawing.lines.iter().map(|line| view! { <li><a href=line.href.clone()>{line.say.clone()}</a></li> }).collect();
    let table = view! { <ul class="plain-list">{names}</ul> };
    Some(figure(caption, vec![(t.chart, chart), (t.table, table.into_any())], loaded, links))
}
