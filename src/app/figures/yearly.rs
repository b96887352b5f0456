//! What was planned for each year against what was reported, from the claims.

use leptos::prelude::*;

use super::{About, Caption, figure, stamp};
use crate::app::{Links, Loaded};
use crate::chart::{Amount, Bar, Figure, Yearly};
use crate::measure;
use crate::model::{AreaIx, Count, IndicatorIx};
use crate::words::{self, words};

/// What stands in the place of a bar that was not published; the legend says so.
const MISSING: &str = "–";

/// None unless a plan and a report of the indicator were stated for at least two years.
pub fn yearly(area: AreaIx, indicator: IndicatorIx, loaded: &Loaded, links: &Links) -> Option<AnyView> {
    let lang = links.lang;
    let t = words(lang);
    let rows = measure::yearly(&loaded.programme, indicator, area);
    if rows.len() < 2 {
        return None;
    }
    let amount = |count: Option<Count>| count.map(|count| Amount { value: count.0, label: words::count(count, lang) });
    let chart = Yearly {
        bars: rows
            .iter()
            .map(|row| Bar { year: row.year.to_string(), planned: amount(row.planned), reported: amount(row.reported) })
            .collect(),
        missing: MISSING.to_owned(),
        stamp: stamp(loaded, lang),
    };
    let any_missing = rows.iter().any(|row| row.planned.is_none() || row.reported.is_none());
    let narrow = chart.svg(358, 260, t.planned_reported);
    let wide = chart.svg(536, 300, t.planned_reported);
    let drawing = view! {
        <div class="plot">
            <div class="narrow" inner_html=narrow></div>
            <div class="wide-only" inner_html=wide></div>
        </div>
        <ul class="legend">
            <li><span class="swatch outlined"></span>{t.planned}</li>
            <li><span class="swatch filled"></span>{t.reported}</li>
            {any_missing.then(|| view! { <li>{MISSING}" "{t.not_published}</li> })}
        </ul>
    };
    let cells: Vec<_> = rows
        .iter()
        .map(|row| {
            let said =
                |count: Option<Count>| count.map_or(t.not_published.to_owned(), |count| words::count(count, lang));
            view! {
                <tr>
                    <th scope="row">{row.year.to_string()}</th>
                    <td>{said(row.planned)}</td>
                    <td>{said(row.reported)}</td>
                </tr>
            }
        })
        .collect();
    let table = view! {
        <table>
            <thead>
                <tr><th scope="col">{t.year}</th><th scope="col">{t.planned}</th><th scope="col">{t.reported}</th></tr>
            </thead>
            <tbody>{cells}</tbody>
        </table>
    };
    let of = loaded.programme.indicator(indicator);
    let caption = Caption {
        id: "yearly",
        about: if indicator.0 == 1 { About::Area(area) } else { About::Nothing },
        title: words::yearly_title(of, lang),
        measure: format!("{} · {}", t.planned_reported, of.units.get(lang)),
    };
    let definition = of.covered_means.get(lang).to_owned();
    let views =
        vec![(t.chart, view! { <p class="note">{definition}</p>{drawing} }.into_any()), (t.table, table.into_any())];
    Some(figure(caption, views, loaded, links))
}
