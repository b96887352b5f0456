//! The map of the areas below one: outlines as links, the same areas as tiles, and those that have no outline.

use std::collections::HashSet;
use std::fmt::Write;

use leptos::prelude::*;

use super::calendar::{days, month_ends};
use super::{About, Caption, figure};
use crate::app::islands::{Readout, Shares, SliderWords, TimeSlider};
use crate::app::{Drawn, Links, Loaded};
use crate::map::{class_of, round_classes};
use crate::measure::headline;
use crate::model::{AreaIx, CivilDate, Coverage, IndicatorIx, Lang, Share};
use crate::words::{self, words};

/// What is shown of one area.
struct Shown {
    area: AreaIx,
    name: String,
    href: String,
    /// its figure in words
    say: String,
    share: Option<String>,
    class: &'static str,
}

const CLASSES: [&str; 5] = ["q1", "q2", "q3", "q4", "q5"];
const NO_DATA: &str = "nd";
/// What areas without data are filled with.
pub const HATCH: &str = r#"<defs><pattern id="hatch" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch-paper" d="M0 0h10v10H0z"/><path class="hatch-line" d="M0 0v10"/></pattern></defs>"#;

/// None where there is nothing below the area.
pub fn map(parent: AreaIx, indicator: IndicatorIx, loaded: &Loaded, links: &Links) -> Option<AnyView> {
    let lang = links.lang;
    let t = words(lang);
    let children = loaded.programme.areas.children(parent);
    if children.is_empty() {
        return None;
    }
    let latest = |area: AreaIx| loaded.measures.series(indicator, area).last().map(|o| &o.coverage);
    let share = |area: AreaIx| latest(area).and_then(Coverage::share);
    let borders = round_classes(children.iter().filter_map(|area| share(*area)).map(|share| share.0));
    let shown: Vec<Shown> = children
        .iter()
        .map(|&ix| {
            let area = loaded.programme.areas.get(ix);
            let name = area.name.get(lang).to_owned();
            Shown {
                area: ix,
                href: links.area(&area.id),
                say: words::coverage_label(&name, latest(ix), loaded.programme.indicator(indicator), lang),
                share: latest(ix).and_then(|coverage| words::share(coverage, lang)),
                class: share(ix).map_or(NO_DATA, |share| CLASSES[class_of(share.0, &borders).min(4)]),
                name,
            }
        })
        .collect();

    let drawn = loaded.maps.get(&parent);
    let mut views = Vec::new();
    if let Some(drawn) = drawn {
        let stamp = super::stamp(loaded, lang);
        let svg =
            svg(drawn, &shown, &stamp, &words::map_label(loaded.programme.areas.get(parent).name.get(lang), lang));
        // with nothing to colour, names tell the areas apart
        let class = if shown.iter().any(|area| area.share.is_some()) { "map" } else { "map unshaded" };
        views.push((t.map, view! { <div class=class inner_html=svg></div> }.into_any()));
    }
    views.push((t.tiles, tiles(&shown, loaded).into_any()));
    let slider = slider(&shown, &borders, parent, indicator, loaded, lang);
    let any_share = shown.iter().any(|area| area.share.is_some());
    let legend = legend(&borders, any_share, lang);
    let beside = beside(drawn, &shown, lang);
    let body = view! {
        {slider}
        <Readout hint=t.choose_area.to_owned() open=t.open_area.to_owned()>{super::tabs("areas", views)}</Readout>
        {legend}
        {beside}
        {drawn.and_then(|_| boundary_source(loaded, lang))}
    };
    let rated: Vec<_> =
        shown.iter().filter_map(|s| Some((s.name.as_str(), share(s.area)?, s.share.clone()?))).collect();
    let caption = Caption {
        id: "map",
        about: About::Area(parent),
        title: words::map_finding(&rated, shown.len(), lang),
        measure: words::map_measure(loaded.measures.series(indicator, parent).last(), lang),
    };
    Some(figure(caption, vec![(t.map, body.into_any())], loaded, links))
}

/// Steps through time that a reader can make on the map.
const STEPS: usize = 60;

/// Through the ends of months; None where there are fewer than two, or more areas than a page should carry.
fn slider(
    shown: &[Shown],
    borders: &[f64; 4],
    parent: AreaIx,
    indicator: IndicatorIx,
    loaded: &Loaded,
    lang: Lang,
) -> Option<AnyView> {
    let t = words(lang);
    let basis = |share: Share| (share.0 * 10_000.0).round() as i32;
    let mut dates: Vec<CivilDate> = shown
        .iter()
        .flat_map(|area| loaded.measures.series(indicator, area.area))
        .filter(|at| at.coverage.share().is_some())
        .map(|at| at.date)
        .collect();
    dates.sort_unstable();
    dates.dedup();
    let mut dates = month_ends(&dates);
    dates.drain(..dates.len().saturating_sub(STEPS));
    if dates.len() < 2 || shown.len() > 40 {
        return None;
    }
    let steps = dates.iter().map(|date| Shares {
        date: words::short_date(*date, lang),
        day: days(*date),
        shares: shown
            .iter()
            .map(|area| Some(basis(loaded.measures.at(indicator, area.area, *date)?.coverage.share()?)))
            .collect(),
    });
    let head = headline(&loaded.programme, &loaded.measures, indicator, parent, None);
    let target = head.promises.last().map(|promise| promise.target.share);
    let slider_words = SliderWords {
        label: t.through_time.to_owned(),
        play: t.play.to_owned(),
        pause: t.pause.to_owned(),
        no_data: t.no_data.to_owned(),
        decimal: t.decimal_sign.to_owned(),
        percent: words::percent_sign(lang),
        colon: t.colon.to_owned(),
        measure: match loaded.measures.series(indicator, parent).last() {
            Some(last) => words::map_measure(Some(last), lang).replace(&words::date(last.date, lang), "{date}"),
            None => String::new(),
        },
        found: words::map_finding_of("{lowest}", "{least}", "{highest}", "{most}", lang),
    };
    let view = view! {
        <TimeSlider
            dates=steps.collect()
            areas=shown.iter().map(|area| (area.name.clone(), area.href.clone())).collect()
            classes=borders.map(|border| (border * 10_000.0).round() as i32)
            target=target.map(|target| (basis(target), words::plain_percent(target, lang)))
            scale=[0.0, 1.0].map(|share| words::plain_percent(Share(share), lang))
            stamp=super::stamp(loaded, lang)
            words=slider_words
        />
    };
    Some(view.into_any())
}

/// Left, top, right, bottom.
type Frame = [f32; 4];

/// Of a line of text on a map.
const LINE: f32 = 40.0;
/// From the middle of a small area, as far as it is taken to reach.
const FAR: f32 = 24.0;
/// On a map of more areas figures beside small ones would be a thicket.
const FEW: usize = 40;

fn width_of(label: &str) -> f32 {
    label.chars().map(|c| if c >= '\u{2e80}' { 34.0 } else { 20.0 }).sum()
}

fn middle([left, top, right, bottom]: Frame) -> [f32; 2] {
    [f32::midpoint(left, right), f32::midpoint(top, bottom)]
}

/// Where the figure of an area stands that is too small for it: to one side, on the map and clear of other figures, as near as
/// may be. None where all is taken.
fn next_to(of: Frame, width: f32, map: (f32, f32), taken: &[Frame]) -> Option<Frame> {
    let [x, y] = middle(of);
    let (half_width, half_height) = (width / 2.0, LINE / 2.0);
    let reach = [(of[2] - of[0]) / 2.0 + half_width, (of[3] - of[1]) / 2.0 + half_height];
    let sides = [(1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (1.0, -1.0), (-1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
    let frames = [12.0, 36.0, 60.0].into_iter().flat_map(|gap| {
        sides.map(|(right, down)| {
            let (x, y) = (x + right * (reach[0] + gap), y + down * (reach[1] + gap));
            [x - half_width, y - half_height, x + half_width, y + half_height]
        })
    });
    let is_free = |[left, top, right, bottom]: &Frame| {
        let meets = |other: &Frame| *left < other[2] && other[0] < *right && *top < other[3] && other[1] < *bottom;
        *left >= 0.0 && *top >= 0.0 && *right <= map.0 && *bottom <= map.1 && !taken.iter().any(meets)
    };
    frames.into_iter().find(is_free)
}

fn svg(drawn: &Drawn, shown: &[Shown], stamp: &str, label: &str) -> String {
    let map = &drawn.map;
    let any_share = shown.iter().any(|area| area.share.is_some());
    let (width, height) = (map.width, map.height);
    let mut out = String::new();
    // writing to a string does not fail
    let _ = write!(
        out,
        r#"<svg viewBox="-4 -4 {} {}" role="group" aria-label="{}">{HATCH}"#,
        width + 8.0,
        height + 8.0,
        escape(label),
    );
    let find = |area: AreaIx| shown.iter().enumerate().find(|(_, shown)| shown.area == area);
    for (outline, area) in map.areas.iter().zip(&drawn.areas) {
        let Some((i, area)) = find(*area) else {
            continue;
        };
        let say = escape(&area.say);
        let _ = write!(
            out,
            r#"<a href="{}" aria-label="{say}" data-say="{say}" data-area="{i}"><path class="{}" d="{}"/></a>"#,
            escape(&area.href),
            area.class,
            outline.d
        );
    }
    let _ = write!(out, r#"<path class="borders" d="{}"/><path class="outline" d="{}"/>"#, map.borders, map.outline);
    // what is written where, and areas that are too small for it
    let (mut taken, mut small): (Vec<Frame>, Vec<(usize, &str, Frame)>) = (Vec::new(), Vec::new());
    for (outline, area) in map.areas.iter().zip(&drawn.areas) {
        let Some((i, area)) = find(*area) else {
            continue;
        };
        let [x0, y0, x1, y1] = outline.bbox;
        let [x, y] = outline.label;
        let label = match &area.share {
            Some(share) => share.trim_end_matches(['%', '\u{a0}']).to_owned(),
            None if any_share => continue,
            None => escape(&area.name),
        };
        let width = width_of(&label);
        if x1 - x0 > width + 24.0 && y1 - y0 > 60.0 {
            taken.push([x - width / 2.0, y - LINE / 2.0, x + width / 2.0, y + LINE / 2.0]);
            let _ = write!(
                out,
                r#"<text class="on-{}" data-label="{i}" x="{x:.0}" y="{y:.0}" dy=".35em">{label}</text>"#,
                area.class
            );
        } else if let Some(share) = area.share.as_deref().filter(|_| shown.len() <= FEW) {
            // an area in two parts is where its larger part is
            let (half_width, half_height) = (((x1 - x0) / 2.0).min(FAR), ((y1 - y0) / 2.0).min(FAR));
            let of = [x - half_width, y - half_height, x + half_width, y + half_height];
            small.push((i, share.trim_end_matches(['%', '\u{a0}']), of));
        }
    }
    for (i, label, of) in small {
        let Some(frame) = next_to(of, width_of(label), (width, height), &taken) else { continue };
        taken.push(frame);
        let [x, y] = middle(frame);
        let [from_x, from_y] = middle(of);
        // the line ends where the figure begins
        let to = [from_x.clamp(frame[0], frame[2]), from_y.clamp(frame[1] + 8.0, frame[3] - 8.0)];
        let _ = write!(
            out,
            r#"<g class="next-to"><path d="M{from_x:.0} {from_y:.0}L{:.0} {:.0}"/><text data-label="{i}" x="{x:.0}" y="{y:.0}" dy=".35em">{label}</text></g>"#,
            to[0], to[1],
        );
    }
    if !stamp.is_empty() {
        let _ = write!(out, r#"<text class="stamp-text" x="0" y="{:.0}">{stamp}</text>"#, height - 4.0);
    }
    out.push_str("</svg>");
    out
}

/// The same areas as tiles, where published on a grid of columns and rows, else in reading order.
fn tiles(shown: &[Shown], loaded: &Loaded) -> impl IntoView + use<> {
    let tile_of = |shown: &Shown| loaded.programme.areas.get(shown.area).tile;
    let columns = shown.iter().filter_map(tile_of).map(|(column, _)| column + 1).max().unwrap_or(4);
    let tiles: Vec<_> = shown
        .iter()
        .enumerate()
        .map(|(i, area)| {
            let place = tile_of(area).map(|(column, row)| format!(" c{} r{}", column + 1, row + 1));
            let class = format!("tile {}{}", area.class, place.unwrap_or_default());
            view! {
                <a class=class href=area.href.clone() data-say=area.say.clone() data-area=i.to_string()>
                    <span>{area.name.clone()}</span>
                    <b>{area.share.clone()}</b>
                </a>
            }
        })
        .collect();
    view! { <div class=format!("tiles cols-{}", columns.min(9))>{tiles}</div> }
}

pub fn legend(borders: &[f64; 4], any_share: bool, lang: Lang) -> impl IntoView + use<> {
    let t = words(lang);
    let percent = |share: f64| words::plain_percent(Share(share), lang);
    let classes: Vec<_> = CLASSES
        .iter()
        .enumerate()
        .filter(|_| any_share)
        .map(|(i, class)| {
            let words = match i {
                0 => format!("<{}", percent(borders[0])),
                4 => format!("≥{}", percent(borders[3])),
                _ => format!("{}–{}", percent(borders[i - 1]), percent(borders[i])),
            };
            view! { <li><span class=format!("swatch {class}")></span>{words}</li> }
        })
        .collect();
    view! {
        <ul class="legend" aria-label=t.legend>
            {classes}
            <li><span class="swatch nd"></span>{t.no_data}</li>
        </ul>
    }
}

/// Areas that the map cannot show, so that none is lost.
fn beside(drawn: Option<&Drawn>, shown: &[Shown], lang: Lang) -> Option<impl IntoView + use<>> {
    let on_map: HashSet<AreaIx> = drawn?.areas.iter().copied().collect();
    let missing: Vec<_> = shown
        .iter()
        .filter(|area| !on_map.contains(&area.area))
        .map(|area| {
            // of another day than the latest, the slider shows what is on the map alone
            let figure = area.say.strip_prefix(&area.name).unwrap_or_default().to_owned();
            view! {
                <li><a href=area.href.clone()>{area.name.clone()}<span class="at-latest">{figure}</span></a></li>
            }
        })
        .collect();
    (!missing.is_empty()).then(|| {
        view! { <div class="beside"><h3>{words(lang).beside_map}</h3><ul>{missing}</ul></div> }
    })
}

pub fn boundary_source(loaded: &Loaded, lang: Lang) -> Option<impl IntoView + use<>> {
    let t = words(lang);
    let boundaries = loaded.programme.boundaries.as_ref()?;
    let mut line = format!("{}: {}", t.boundaries_by, boundaries.source.get(lang));
    if let Some(as_of) = boundaries.as_of {
        let _ = write!(line, ", {}", words::date(as_of, lang));
    }
    if !boundaries.licence.is_empty() {
        let _ = write!(line, " · {}", boundaries.licence);
    }
    let approval = match &boundaries.map_approval {
        Some(number) => Some(format!(" · {}: {number}", t.map_approval)),
        None if boundaries.needs_approval => Some(format!(" · {}", t.no_approval)),
        None => None,
    };
    let says_nothing =
        boundaries.source.get(lang).is_empty() && boundaries.as_of.is_none() && boundaries.licence.is_empty();
    if says_nothing && approval.is_none() {
        return None;
    }
    Some(view! { <p class="source">{line}{approval}</p> })
}

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
