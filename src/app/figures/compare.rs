//! An area beside its parent, one like it, and any other that the reader picks.

use leptos::prelude::*;

use super::calendar::{calendar, days};
use super::plot::plot;
use super::{About, Caption, figure};
use crate::app::islands::CompareAreas;
use crate::app::{Links, Loaded};
use crate::chart::{Compared, Figure, Lines};
use crate::model::{AreaIx, IndicatorIx, Observation};
use crate::words::{self, words};

/// Points of a line: more cannot be told apart.
const POINTS: usize = 60;
/// Areas that can be picked.
const MOST: usize = 40;
const HEIGHT: u32 = 280;

/// None for the area at the top, and where it or its parent has no line.
pub fn compare(area: AreaIx, indicator: IndicatorIx, loaded: &Loaded, links: &Links) -> Option<AnyView> {
    let lang = links.lang;
    let t = words(lang);
    let areas = &loaded.programme.areas;
    let parent = areas.ancestors(area).last().copied()?;
    let total = |ix: AreaIx| loaded.measures.series(indicator, ix).last()?.coverage.total.map(|total| total.0);
    let mut siblings: Vec<AreaIx> = areas
        .children(parent)
        .iter()
        .copied()
        .filter(|ix| *ix != area && line(*ix, indicator, loaded, links).is_some())
        .collect();
    // most like it first: those whose list is as long
    if let Some(own) = total(area) {
        let unlike = |ix: &AreaIx| total(*ix).map_or(f64::INFINITY, |other| (other - own).abs());
        siblings.sort_by(|a, b| unlike(a).total_cmp(&unlike(b)));
    }
    let shown = [area, parent].into_iter().chain(siblings).take(MOST);
    let lines: Vec<Compared> = shown.filter_map(|ix| line(ix, indicator, loaded, links)).collect();
    // itself, its parent, and the one most like it
    if lines.len() < 3 {
        return None;
    }
    let points = || lines.iter().flat_map(|line| &line.points).map(|(day, _)| *day);
    let (first, last) = (points().min()?, points().max()?);
    let series = loaded.measures.series(indicator, area);
    let date = |wanted: i32| series.iter().map(|at| at.date).find(|date| days(*date) == wanted);
    let span = (date(first).or(series.first().map(|at| at.date))?, date(last).or(series.last().map(|at| at.date))?);
    let all = Lines {
        lines,
        percent: words::percent_sign(lang).replace('\u{a0}', "\u{202f}"),
        calendar: calendar(indicator, area, span, loaded, lang),
    };
    let chosen = vec![0, 1, 2];
    let at_first = Lines { lines: all.lines[..3].to_vec(), ..all.clone() };
    let title = words::list(&at_first.lines.iter().map(|line| line.say.clone()).collect::<Vec<_>>(), lang);
    let drawing = plot(t, |width| at_first.svg(width, HEIGHT, t.compare_areas));
    let rows: Vec<_> = at_first
        .lines
        .iter()
        .map(|line| {
            let [share, date] = line.last.clone();
            view! { <tr><th scope="row">{line.name.clone()}</th><td class="number">{share}</td><td class="number">{date}</td></tr> }
        })
        .collect();
    let chart = view! {
        <CompareAreas
            figure=all
            chosen=chosen
            label=t.compare_areas.to_owned()
            pick=t.pick_areas.to_owned()
            height=HEIGHT
        >
            {drawing}
        </CompareAreas>
    };
    let table = view! {
        <table class="compared">
            <thead>
                <tr><th scope="col">{t.area}</th><th scope="col">{t.share}</th><th scope="col">{t.date}</th></tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    };
    let measure = format!("{} · {} {}", t.compare_areas, t.as_of, words::date(span.1, lang));
    let caption = Caption { id: "compare", about: About::Area(area), title, measure };
    Some(figure(caption, vec![(t.chart, chart.into_any()), (t.table, table.into_any())], loaded, links))
}

/// None where there are not two figures.
fn line(ix: AreaIx, indicator: IndicatorIx, loaded: &Loaded, links: &Links) -> Option<Compared> {
    let known: Vec<&Observation> =
        loaded.measures.series(indicator, ix).iter().filter(|at| at.coverage.share().is_some()).collect();
    let last = known.last().filter(|_| known.len() > 1)?;
    let step = known.len().div_ceil(POINTS);
    let basis = |at: &Observation| at.coverage.share().map_or(0, |share| (share.0 * 10_000.0).round() as i32);
    let of = loaded.programme.areas.get(ix);
    let name = of.name.get(links.lang).to_owned();
    let share = words::share(&last.coverage, links.lang)?;
    Some(Compared {
        points: known.iter().rev().step_by(step).rev().map(|at| (days(at.date), basis(at))).collect(),
        id: of.id.clone(),
        say: format!("{name} {share}"),
        last: [share, words::short_date(last.date, links.lang)],
        name,
    })
}
