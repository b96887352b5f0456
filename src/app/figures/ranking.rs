//! The areas below one, ranked by share; those without a share after them, each with its reason.

use leptos::prelude::*;

use super::plot::plot;
use super::{About, Caption, figure, stamp};
use crate::app::{Links, Loaded};
use crate::chart::{Figure, Ranked, Ranking};
use crate::model::{AreaIx, Coverage, IndicatorIx, Share};
use crate::words::{self, words};

/// Areas that are drawn, not only listed.
const DRAWN: usize = 40;

/// None where there is nothing below the area.
pub fn ranking(
    parent: AreaIx,
    indicator: IndicatorIx,
    target: Option<Share>,
    loaded: &Loaded,
    links: &Links,
) -> Option<AnyView> {
    let lang = links.lang;
    let t = words(lang);
    let areas = &loaded.programme.areas;
    let latest = |area: AreaIx| loaded.measures.series(indicator, area).last().map(|o| &o.coverage);
    let share = |area: AreaIx| latest(area).and_then(Coverage::share);
    let mut children = areas.children(parent).to_vec();
    if children.is_empty() {
        return None;
    }
    // by share, highest first; the rest in the order published
    children.sort_by(|a, b| {
        let key = |area: &AreaIx| share(*area).map_or(-1.0, |share| share.0);
        key(b).total_cmp(&key(a))
    });
    if children.iter().all(|area| share(*area).is_none()) {
        return Some(list(parent, &children, indicator, loaded, links));
    }
    let level = areas.level(children[0]).name.get(lang).to_owned();
    let rows: Vec<_> = children
        .iter()
        .map(|&ix| {
            let area = areas.get(ix);
            let coverage = latest(ix);
            let unknown = coverage.filter(|c| c.unknown.0 > 0.0).map(|c| words::unknown_count(c.unknown, lang));
            let (figure, class) = match coverage.and_then(|coverage| words::share(coverage, lang)) {
                Some(share) => (share, "number"),
                None => (t.no_data.to_owned(), "number none"),
            };
            let counts = words::row_counts(coverage, lang);
            let above = coverage.and_then(Coverage::share).is_some_and(|share| share.0 > 1.0);
            let above = above.then(|| view! { <br/>{t.above_total} });
            view! {
                <tr>
                    <th scope="row">
                        <a href=links.area(&area.id)>{area.name.get(lang).to_owned()}</a>
                        <small>{counts}{unknown}{above}</small>
                    </th>
                    <td class=class>{figure}</td>
                    <td class="bar-cell" aria-hidden="true">{bar(coverage, target)}</td>
                </tr>
            }
        })
        .collect();
    let body = view! {
        <table class="ranking">
            <thead class="vh">
                <tr><th scope="col">{level}</th><th scope="col">{t.share}</th><td></td></tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    };
    let caption = Caption {
        id: "ranking",
        about: About::Area(parent),
        title: t.ranking.to_owned(),
        measure: words::map_measure(loaded.measures.series(indicator, parent).last(), lang),
    };
    let mut views = vec![(t.table, body.into_any())];
    // more rows than this are better read in the table
    if children.len() <= DRAWN {
        let drawing = drawing(&children, indicator, target, loaded, links);
        views.insert(0, (t.chart, plot(t, |width| drawing.svg(width, drawing.height(), t.ranking))));
    }
    Some(figure(caption, views, loaded, links))
}

fn drawing(
    children: &[AreaIx],
    indicator: IndicatorIx,
    target: Option<Share>,
    loaded: &Loaded,
    links: &Links,
) -> Ranking {
    let lang = links.lang;
    let t = words(lang);
    let of = loaded.programme.indicator(indicator);
    let row = |ix: &AreaIx| {
        let area = loaded.programme.areas.get(*ix);
        let name = area.name.get(lang).to_owned();
        let coverage = loaded.measures.series(indicator, *ix).last().map(|at| &at.coverage);
        let share = coverage.and_then(|coverage| {
            let share = coverage.share()?;
            let most = coverage.share_range().map_or(share, |(_, most)| most);
            Some((share.0, most.0))
        });
        let value = coverage.and_then(|coverage| words::share(coverage, lang)).unwrap_or(t.no_data.to_owned());
        let say = words::coverage_label(&name, coverage, of, lang);
        Ranked { name, share, value, say, href: links.area(&area.id) }
    };
    Ranking {
        rows: children.iter().map(row).collect(),
        target: target.map(|target| (target.0, words::plain_percent(target, lang))),
        scale: [0.0, 1.0].map(|share| words::plain_percent(Share(share), lang)),
        stamp: stamp(loaded, lang),
    }
}

/// Areas without any share have no rank: their names, with what is known of each.
fn list(parent: AreaIx, children: &[AreaIx], indicator: IndicatorIx, loaded: &Loaded, links: &Links) -> AnyView {
    let lang = links.lang;
    let t = words(lang);
    let items: Vec<_> = children
        .iter()
        .map(|&ix| {
            let area = loaded.programme.areas.get(ix);
            let coverage = loaded.measures.series(indicator, ix).last().map(|o| &o.coverage);
            let known = coverage.map(|coverage| view! { <small>{words::row_counts(Some(coverage), lang)}</small> });
            view! { <li><a href=links.area(&area.id)>{area.name.get(lang).to_owned()}</a>{known}</li> }
        })
        .collect();
    let caption = Caption {
        id: "ranking",
        about: About::Area(parent),
        title: t.smaller_areas.to_owned(),
        measure: words::not_published_reason(None, lang),
    };
    let body = view! { <ul class="spread plain-list">{items}</ul> };
    figure(caption, vec![(t.table, body.into_any())], loaded, links)
}

/// Covered, then what may be, then hatched where nothing is known; the promise as a vermilion line.
fn bar(coverage: Option<&Coverage>, target: Option<Share>) -> impl IntoView + use<> {
    let percent = |share: Share| format!("{:.1}", (share.0 * 100.0).clamp(0.0, 100.0));
    let share = coverage.and_then(Coverage::share);
    let highest = coverage.and_then(Coverage::share_range).map(|(_, highest)| highest);
    let line = target.map(|target| {
        let x = percent(target);
        view! { <path class="s promise" d=format!("M{x} 0V10")/> }
    });
    view! {
        <svg class="bar-svg" viewBox="0 0 100 10" preserveAspectRatio="none">
            <path class=if share.is_some() { "f track" } else { "track-none" } d="M0 2H100V8H0z"/>
            {highest.map(|share| view! { <path class="f possible" d=format!("M0 2H{}V8H0z", percent(share))/> })}
            {share.map(|share| view! { <path class="f covered" d=format!("M0 2H{}V8H0z", percent(share))/> })}
            {line}
        </svg>
    }
}
