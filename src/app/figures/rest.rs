//! What is left, and where: areas by how many are not known to be covered.

use leptos::prelude::*;

use super::plot::plot;
use super::{About, Caption, figure, stamp};
use crate::app::{Links, Loaded};
use crate::chart::{self, Figure, Remaining};
use crate::measure;
use crate::model::{AreaIx, Count, IndicatorIx, Share};
use crate::words::{self, words};

/// As many areas are drawn; the table has them all.
const SHOWN: usize = 12;

/// None where areas below have no counts.
pub fn rest(area: AreaIx, indicator: IndicatorIx, loaded: &Loaded, links: &Links) -> Option<AnyView> {
    let lang = links.lang;
    let t = words(lang);
    let rest = measure::rest(&loaded.programme, &loaded.measures, indicator, area)?;
    let half = rest.half_in();
    let of = loaded.programme.indicator(indicator);
    let title = words::half_of_rest(rest.left, half, rest.areas.len(), of, lang);
    let name = |ix: AreaIx| loaded.programme.areas.get(ix).name.get(lang).to_owned();
    let say = |name: &str, left: Count, total: Count| {
        format!("{name}{}{} / {}", t.colon, words::count(left, lang), words::count(total, lang))
    };
    let mut rows: Vec<Remaining> = rest
        .areas
        .iter()
        .take(SHOWN)
        .enumerate()
        .map(|(i, left)| Remaining {
            name: name(left.area),
            left: left.left.0,
            value: words::count(left.left, lang),
            say: say(&name(left.area), left.left, left.total),
            href: links.area(&loaded.programme.areas.get(left.area).id),
            in_half: half.is_some_and(|half| i < half),
        })
        .collect();
    if let Some(others) = rest.areas.get(SHOWN..).filter(|others| !others.is_empty()) {
        let (left, total) = (others.iter().map(|o| o.left).sum(), others.iter().map(|o| o.total).sum());
        let name = words::other_areas(others.len(), lang);
        let say = say(&name, left, total);
        let value = words::count(left, lang);
        rows.push(Remaining { name, left: left.0, value, say, href: String::new(), in_half: false });
    }
    let drawing = chart::Rest { rows, stamp: stamp(loaded, lang) };
    let chart = plot(t, |width| drawing.svg(width, drawing.height(), &title));
    let mut sum = 0.0;
    let table: Vec<_> = rest
        .areas
        .iter()
        .map(|left| {
            sum += left.left.0;
            let together = (rest.left.0 > 0.0).then(|| words::percent(Share(sum / rest.left.0), lang));
            view! {
                <tr>
                    <th scope="row">
                        <a href=links.area(&loaded.programme.areas.get(left.area).id)>{name(left.area)}</a>
                    </th>
                    <td>{words::count(left.left, lang)}</td>
                    <td>{words::count(left.total, lang)}</td>
                    <td>{together}</td>
                </tr>
            }
        })
        .collect();
    let table = view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t.table>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t.area}</th>
                        <th scope="col">{t.left}</th>
                        <th scope="col">{t.total}</th>
                        <th scope="col">{t.running_total}</th>
                    </tr>
                </thead>
                <tbody>{table}</tbody>
            </table>
        </div>
    };
    let measure = format!("{} · {} {}", t.rest_measure, t.as_of, words::date(rest.date, lang));
    let caption = Caption { id: "rest", about: About::Area(area), title, measure };
    Some(figure(caption, vec![(t.chart, chart), (t.table, table.into_any())], loaded, links))
}
