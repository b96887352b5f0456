//! The areas below one, ranked by share; those without a share after them, each with its reason.

use leptos::prelude::*;

use super::{Caption, figure};
use crate::app::{Links, Loaded};
use crate::model::{AreaIx, Coverage, IndicatorIx, Share};
use crate::words::{self, words};

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
        return Some(list(&children, indicator, loaded, links).into_any());
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
        title: t.ranking.to_owned(),
        measure: words::map_measure(loaded.measures.series(indicator, parent).last(), lang),
    };
    Some(figure(caption, vec![(t.table, body.into_any())], loaded, links).into_any())
}

/// Areas without any share have no rank: their names, with what is known of each.
fn list(children: &[AreaIx], indicator: IndicatorIx, loaded: &Loaded, links: &Links) -> impl IntoView + use<> {
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
    let caption =
        Caption { id: "ranking", title: t.smaller_areas.to_owned(), measure: words::not_published_reason(None, lang) };
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
