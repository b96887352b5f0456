//! Groups (ages, tenures): the latest figure of each.

use leptos::prelude::*;

use super::{About, Caption, figure};
use crate::app::{Links, Loaded};
use crate::model::{AreaIx, IndicatorIx, Observation};
use crate::words::{self, words};

/// None where no groups were published for the area.
pub fn groups(area: AreaIx, indicator: IndicatorIx, loaded: &Loaded, links: &Links) -> Option<AnyView> {
    let lang = links.lang;
    let t = words(lang);
    let latest: Vec<_> = loaded
        .measures
        .groups(indicator, area)
        .filter_map(|(group, observations)| Some((group.to_owned(), observations.last()?)))
        .collect();
    let only_percent = latest.iter().all(|(_, observation)| observation.coverage.covered.is_none());
    let as_of = latest.iter().map(|(_, observation)| observation.date).max()?;
    let name = |group: &String| {
        let known = loaded.programme.groups.iter().find(|known| known.id == *group);
        known.map_or(group.clone(), |known| known.name.get(lang).to_owned())
    };
    // its own counts, where there are any
    let counts = |observation: &Observation| {
        let coverage = &observation.coverage;
        let is_counted = coverage.covered.is_some() || coverage.total.is_some();
        is_counted.then(|| view! { <small>" "{words::row_counts(Some(coverage), lang)}</small> })
    };
    let rows: Vec<_> = latest
        .iter()
        .map(|(group, observation)| {
            let share = observation.coverage.share();
            let width = share.map(|share| format!("M0 2H{:.1}V8H0z", (share.0 * 100.0).clamp(0.0, 100.0)));
            view! {
                <tr>
                    <th scope="row">{name(group)}{counts(observation)}</th>
                    <td class="number">{words::share(&observation.coverage, lang)}</td>
                    <td class="bar-cell" aria-hidden="true">
                        <svg class="bar-svg" viewBox="0 0 100 10" preserveAspectRatio="none">
                            <path class="f track" d="M0 2H100V8H0z"/>
                            {width.map(|d| view! { <path class="f covered" d=d/> })}
                        </svg>
                    </td>
                </tr>
            }
        })
        .collect();
    let table = view! {
        <table class="ranking">
            <thead class="vh"><tr><th scope="col">{t.group}</th><th scope="col">{t.share}</th><td></td></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    let as_of = format!("{} {}", t.as_of, words::date(as_of, lang));
    let measure = if only_percent { format!("{as_of} · {}", t.groups_measure) } else { as_of };
    let caption = Caption { id: "groups", about: About::Area(area), title: t.groups_title.to_owned(), measure };
    Some(figure(caption, vec![(t.table, table.into_any())], loaded, links))
}
