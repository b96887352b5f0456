//! How far the areas below one are apart, over time, and whether that closes.

use leptos::prelude::*;

use super::calendar::{calendar, days, month_ends};
use super::plot::plot;
use super::{About, Caption, figure};
use crate::app::{Links, Loaded};
use crate::chart::{self, Figure, Spread};
use crate::measure::{self, Gap};
use crate::model::{AreaIx, CivilDate, IndicatorIx, Lang, Share};
use crate::words::{self, words};

/// None where there are no two areas with shares of the same dates, or only one date.
pub fn gap(parent: AreaIx, indicator: IndicatorIx, loaded: &Loaded, links: &Links) -> Option<AnyView> {
    let lang = links.lang;
    let t = words(lang);
    let areas = &loaded.programme.areas;
    let gaps = measure::gaps(&loaded.measures, indicator, areas.children(parent));
    let (first, last) = (gaps.first()?, gaps.last()?);
    if gaps.len() < 2 {
        return None;
    }
    let name = |ix: AreaIx| areas.get(ix).name.get(lang);
    let of = |(area, share): (AreaIx, Share)| (name(area), share);
    let title = words::apart(last.difference, of(last.best), of(last.worst), lang);
    let since = words::apart_since(first.date, first.difference, last.difference, lang);
    let ends = month_ends(&gaps.iter().map(|gap| gap.date).collect::<Vec<CivilDate>>());
    let shown: Vec<&Gap> = gaps.iter().filter(|gap| ends.contains(&gap.date) || gap.date == first.date).collect();
    let drawing = chart::Gap {
        days: shown
            .iter()
            .map(|gap| Spread {
                day: days(gap.date),
                worst: gap.worst.1.0,
                average: gap.weighted.map(|weighted| weighted.average.0),
                best: gap.best.1.0,
                say: format!(
                    "{}{}{}",
                    words::short_date(gap.date, lang),
                    t.colon,
                    words::apart(gap.difference, of(gap.best), of(gap.worst), lang)
                ),
            })
            .collect(),
        labels: [t.best, t.average, t.worst].map(str::to_owned),
        percent: words::percent_sign(lang).replace('\u{a0}', "\u{202f}"),
        calendar: calendar(indicator, parent, (first.date, last.date), loaded, lang),
    };
    let chart = plot(t, |width| drawing.svg(width, 260, &title));
    let is_in =
        |ix: &&AreaIx| loaded.measures.at(indicator, **ix, last.date).is_some_and(|at| at.coverage.share().is_some());
    let others: Vec<&str> = areas.children(parent).iter().filter(|ix| !is_in(ix)).map(|ix| name(*ix)).collect();
    let without = words::without(&others, lang).map(|without| view! { <p class="muted small">{without}</p> });
    let chart = view! { {chart}<p>{since}</p>{without} }.into_any();
    let measure = format!("{} · {} {}", t.gap_measure, t.as_of, words::date(last.date, lang));
    let caption = Caption { id: "gap", about: About::Area(parent), title, measure };
    Some(figure(caption, vec![(t.chart, chart), (t.table, table(&shown, lang).into_any())], loaded, links))
}

/// The latest first.
fn table(shown: &[&Gap], lang: Lang) -> impl IntoView + use<> {
    let t = words(lang);
    let points = |difference: f64| words::distance(difference, lang);
    let rows: Vec<_> = shown
        .iter()
        .rev()
        .map(|gap| {
            let weighted = gap.weighted;
            view! {
                <tr>
                    <th scope="row">{words::short_date(gap.date, lang)}</th>
                    <td>{points(gap.difference)}</td>
                    <td>{gap.ratio.map(|ratio| words::ratio(ratio, lang))}</td>
                    <td>{weighted.map(|weighted| points(weighted.from_best))}</td>
                    <td>{weighted.map(|weighted| points(weighted.from_average))}</td>
                    <td>{weighted.and_then(|weighted| weighted.relative).map(|part| words::percent(Share(part), lang))}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t.table>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t.date}</th>
                        <th scope="col">{t.best_to_worst}</th>
                        <th scope="col">{t.best_by_worst}</th>
                        <th scope="col">{t.from_best}</th>
                        <th scope="col">{t.from_average}</th>
                        <th scope="col">{t.relative}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
