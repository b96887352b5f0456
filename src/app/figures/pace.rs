//! Pace: what is needed a week against what was achieved, when the target may be reached, and what earlier forecasts came to.

use leptos::prelude::*;

use super::{About, Caption, figure};
use crate::app::{Links, Loaded};
use crate::measure::{self, CameTrue, Forecast, Foretold, Headline};
use crate::model::{CivilDate, Lang, Share};
use crate::words::{self, words};

/// None where there is no promise, or it is reached, or there are not two figures.
pub fn pace(headline: &Headline, loaded: &Loaded, links: &Links) -> Option<AnyView> {
    let lang = links.lang;
    let t = words(lang);
    let target = headline.promises.last()?.target;
    let series = loaded.measures.series(headline.indicator, headline.area);
    let pace = measure::pace(series, target)?;
    let forecast = measure::forecast(series, target.share);
    if forecast == Forecast::Reached {
        return None;
    }
    let last = series.iter().rfind(|at| at.coverage.share().is_some())?;
    let title = forecast_sentence(target.share, &forecast, last.date, lang);
    let total = last.coverage.total;
    let needed = pace.needed.map(|needed| {
        let said = words::needed(needed, total, target.due, loaded.programme.indicator(headline.indicator), lang);
        view! { <dt>{t.needed}</dt><dd>{said}</dd> }
    });
    let of = loaded.programme.indicator(headline.indicator);
    let achieved = |points: f64| words::a_week(points, total, of, lang);
    let first = series.iter().find(|at| at.coverage.share().is_some())?.date;
    // of the whole programme's headline the releases keep their forecasts
    let is_headline = loaded.programme.areas.root() == Some(headline.area) && headline.indicator.0 == 0;
    let earlier = is_headline.then(|| earlier(loaded, headline, lang)).flatten();
    // of a window alone it is said how often windows hold
    let how = matches!(forecast, Forecast::Window { early: Some(_), .. }).then(|| format!("{} ", t.forecast_how));
    let body = view! {
        <dl class="facts">
            {needed}
            <dt>{t.achieved_recently}</dt><dd>{achieved(pace.recent)}</dd>
            <dt>{words::since(first, lang)}</dt><dd>{achieved(pace.overall)}</dd>
        </dl>
        <p class="measure">{how}<a href=links.method()>{t.method}</a></p>
        {earlier}
    };
    let measure = format!("{} {}", t.as_of, words::date(last.date, lang));
    let caption = Caption { id: "pace", about: About::Area(headline.area), title, measure };
    Some(figure(caption, vec![(t.chart, body.into_any())], loaded, links))
}

/// When a target may be reached, or why that is not said; `last` is the day of the last figure.
pub fn forecast_sentence(goal: Share, forecast: &Forecast, last: CivilDate, lang: Lang) -> String {
    words::forecast(goal, forecast_words(forecast), last, lang)
}

fn forecast_words(forecast: &Forecast) -> words::Foreseen {
    match forecast {
        Forecast::Window { early, late } => words::Foreseen::Window(*early, *late),
        Forecast::None(measure::NoForecast::Stalled) => words::Foreseen::Stalled,
        Forecast::None(measure::NoForecast::Falling) => words::Foreseen::Falling,
        Forecast::None(measure::NoForecast::TooFew) | Forecast::Reached => words::Foreseen::TooFew,
        Forecast::None(measure::NoForecast::NoShare) => words::Foreseen::NoShare,
    }
}

/// The forecasts of earlier releases, and what came of them.
fn earlier(loaded: &Loaded, headline: &Headline, lang: Lang) -> Option<AnyView> {
    let t = words(lang);
    let series = loaded.measures.series(headline.indicator, headline.area);
    let rows: Vec<_> = loaded
        .foretold
        .iter()
        .rev()
        .map(|(release, foretold)| {
            let came = measure::came_true(foretold, series).map(|came| match came {
                CameTrue::Reached { on, in_window } => words::came_true(Some(on), in_window, lang),
                CameTrue::NotReached { was_foretold } => words::came_true(None, was_foretold, lang),
                CameTrue::Open => t.still_open.to_owned(),
            });
            view! {
                <tr>
                    <th scope="row">{*release}" "<small>{words::short_date(foretold.from, lang)}</small></th>
                    <td>{window(foretold, lang)}</td>
                    <td>{came}</td>
                </tr>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details>
                <summary>{t.earlier_forecasts}</summary>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{t.release}</th>
                            <th scope="col">{t.forecast}</th>
                            <th scope="col">{t.outcome}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        }
        .into_any()
    })
}

fn window(foretold: &Foretold, lang: Lang) -> String {
    let forecast = match foretold.none {
        Some(why) => Forecast::None(why),
        None => Forecast::Window { early: foretold.early, late: foretold.late },
    };
    forecast_sentence(Share(foretold.target), &forecast, foretold.from, lang)
}
