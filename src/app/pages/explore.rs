//! `explore/`: every place as a map, a chart and a table, over one selection.
//!
//! What is drawn here is of use as it stands: the outlines, the first rows, every value that can be chosen with its count.
//! `src/app/explorer/page.js` makes it live.

use std::collections::HashMap;
use std::fmt::Write;

use leptos::prelude::*;
use serde_json::json;

use super::place::status_class;
use super::{Page, Room, Script};
use crate::app::table::{Part, RowOrder, Today, rated_dimensions};
use crate::app::{Section, figures};
use crate::explore::{EVIDENCE, Standing};
use crate::map::round_classes;
use crate::model::{AreaIx, Evidence, Lang, PlaceIx, Status};
use crate::words::{self, words};

/// Rows that stand in the page before its script has run.
const ROWS: usize = 50;

pub(super) fn page(room: &Room) -> Page {
    let t = words(room.lang());
    let programme = &room.loaded.programme;
    let content = if programme.places.is_empty() { of_areas(room) } else { of_places(room) };
    let mut page =
        room.page(Section::Explore, "explore/", t.explore.title.to_owned(), t.explore.lead.to_owned(), content);
    page.script = (!programme.places.is_empty()).then_some(Script::Explorer);
    page
}

/// A programme that publishes areas alone has their figures to look at.
fn of_areas(room: &Room) -> AnyView {
    let t = words(room.lang());
    let Some(root) = room.loaded.programme.areas.root() else {
        return view! { <h1>{t.explore.title}</h1><p>{t.not_published}</p> }.into_any();
    };
    view! {
        <h1>{t.explore.title}</h1>
        <p class="measure">{t.explore.areas_only}</p>
        <div class="columns">
            {figures::map(root, room.main(), room.loaded, &room.links)}
            {figures::ranking(root, room.main(), None, room.loaded, &room.links)}
        </div>
    }
    .into_any()
}

fn of_places(room: &Room) -> AnyView {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let order = RowOrder::new(room.loaded);
    let units = programme.indicator(room.loaded.of_places).units.get(lang).to_owned();
    let all = words::number(programme.places.len() as f64, lang);
    let summary = t.explore.all.replace("{all}", &all).replace("{units}", &units);
    let ratings: Vec<&str> =
        rated_dimensions(room.loaded).into_iter().map(|number| programme.dimensions[number].id.as_str()).collect();
    let ground = room.loaded.ground().and_then(|ground| serde_json::to_string(&ground).ok()).unwrap_or_default();
    let on_map = !ground.is_empty() && programme.places.iter().any(|place| place.position.is_some());
    let is_cut = !room.loaded.parts.is_empty();
    let [table_file, scores, names] = match is_cut {
        true => room.links.files_of_part(),
        false => [room.links.place_table(), room.links.scores(), room.links.names()],
    };
    let mut views = Vec::new();
    if on_map {
        views.push(("map", t.map, map(room, &ground)));
    }
    views.push(("chart", t.chart, chart(room)));
    views.push(("table", t.table, table(room, &order)));
    view! {
        <h1>{t.explore.title}</h1>
        <p class="measure">{t.explore.lead}</p>
        {is_cut.then(|| parts(room, &units))}
        <div
            id="explore"
            hidden=is_cut
            data-table=table_file
            data-names=names
            data-scores=scores
            data-place=room.links.place("{id}")
            data-ratings=json!(ratings).to_string()
            data-ground=ground
            data-words=spoken(&units, lang)
        >
            {filters(room)}
            <div class="found">
                <p class="summary" role="status">{summary}</p>
                <p class="problem" role="alert"></p>
                <p class="unknown problem" role="status"></p>
                <p class="nothing" hidden="">{t.explore.nothing}" "<button type="button">{t.explore.clear}</button></p>
                {tabs(views)}
                <p class="source">{figures::stamp_line(room.loaded, lang)}<a href=room.links.data()>{t.all_sources}</a></p>
            </div>
        </div>
    }
    .into_any()
}

/// Where there are too many places for one table: the areas that have one each, for the reader to choose from.
fn parts(room: &Room, units: &str) -> AnyView {
    let lang = room.lang();
    let t = words(lang);
    let areas = &room.loaded.programme.areas;
    let count = |places: usize| words::number(places as f64, lang);
    // below the area above them, as the tree has it
    let mut groups: Vec<(Option<AreaIx>, Vec<&Part>)> = Vec::new();
    for part in &room.loaded.parts {
        let above = if part.is_rest { Some(part.area) } else { areas.get(part.area).parent };
        match groups.last_mut().filter(|(known, _)| *known == above) {
            Some((_, parts)) => parts.push(part),
            None => groups.push((above, vec![part])),
        }
    }
    let is_one = groups.len() == 1;
    let groups: Vec<_> = groups
        .into_iter()
        .map(|(above, parts)| {
            let name = above.map(|above| areas.get(above).name.get(lang).to_owned());
            let all = count(parts.iter().map(|part| part.places).sum());
            let items: Vec<_> = parts
                .into_iter()
                .map(|part| {
                    let name = areas.get(part.area).name.get(lang);
                    let name = if part.is_rest { format!("{name}: {}", t.explore.rest) } else { name.to_owned() };
                    let at = room.loaded.home_of(part);
                    let address = room.links.explore_part(&part.id, "");
                    view! {
                        <li>
                            <a href=address data-part=part.id.clone() data-at=at>{name}</a>" "<small>{count(part.places)}</small>
                        </li>
                    }
                })
                .collect();
            view! {
                <details open=is_one>
                    <summary>{name}" "<small>{all}</small></summary>
                    <ul class="spread">{items}</ul>
                </details>
            }
        })
        .collect();
    let said =
        t.explore.choose_part.replace("{all}", &count(room.loaded.programme.places.len())).replace("{units}", units);
    view! {
        <section id="parts">
            <p class="chosen" hidden="">
                <b></b>" · "<a href=room.links.explore()>{t.explore.other_part}</a>
            </p>
            <div class="choose">
                <p class="problem" role="status"></p>
                <p class="measure">{said}</p>
                <noscript>
                    <p class="problem">{t.explore.needs_scripts}" "<a href=room.links.areas()>{t.browse_areas}</a></p>
                </noscript>
                {groups}
            </div>
        </section>
    }
    .into_any()
}

/// What the script says, as JSON.
fn spoken(units: &str, lang: Lang) -> String {
    let t = words(lang);
    let mut spoken = json!(t.explore.spoken);
    spoken["units"] = json!(units);
    spoken["claimed"] = json!(words::status(Status::Covered, Some(Evidence::Claimed), lang));
    spoken["unknown_status"] = json!(words::status(Status::Unknown, None, lang));
    spoken["colon"] = json!(t.colon);
    spoken["everywhere"] = json!(t.explore.everywhere);
    spoken["all"] = json!(t.explore.all);
    spoken.to_string()
}

// ── What can be chosen ──

/// A value that a dimension may have.
struct Value {
    id: &'static str,
    name: String,
    class: &'static str,
    count: usize,
}

fn filters(room: &Room) -> AnyView {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let today: Vec<Today> = (0..programme.places.len()).map(|i| room.loaded.today(PlaceIx(i as u32))).collect();
    let standings = Standing::ALL.map(|standing| Value {
        id: standing.as_str(),
        name: match standing {
            Standing::Is(status) => words::status(status, None, lang).to_owned(),
            Standing::OffList => t.explore.off_list.to_owned(),
        },
        class: standing_class(standing),
        count: today.iter().filter(|today| today.standing == standing).count(),
    });
    let evidence = EVIDENCE.map(|(evidence, id)| Value {
        id,
        name: evidence
            .map_or(t.explore.none_published, |evidence: Evidence| words::evidence(evidence, lang))
            .to_owned(),
        class: "",
        count: today.iter().filter(|today| today.evidence() == evidence).count(),
    });
    let terms = |terms: &[crate::model::Term], of: &dyn Fn(&crate::model::Place) -> Option<u32>| {
        let mut counts: HashMap<Option<u32>, usize> = HashMap::new();
        for place in &programme.places {
            *counts.entry(of(place)).or_default() += 1;
        }
        let known = (0_u32..)
            .zip(terms)
            .map(|(i, term)| (term.id.clone(), term.name.get(lang).to_owned(), counts.get(&Some(i)).copied()));
        let none = ("none".to_owned(), t.explore.none_published.to_owned(), counts.get(&None).copied());
        let all = known.chain([none]).enumerate().filter_map(|(i, (id, name, count))| Some((i, id, name, count?)));
        all.collect::<Vec<_>>()
    };
    let modes = terms(&programme.modes, &|place| place.mode);
    let kinds = terms(&programme.kinds, &|place| place.kind);
    let companies = company_list(room);
    let top: Vec<_> = programme
        .areas
        .root()
        .map(|root| programme.areas.children(root).iter().map(|ix| super::area::step(room, *ix)).collect())
        .unwrap_or_default();
    view! {
        <form class="filters" autocomplete="off">
            <details class="facets">
                <summary>{t.explore.filters}" "<output></output></summary>
                <label class="by-name">{t.explore.by_name}<input type="search" name="q" maxlength="64" spellcheck="false"/></label>
                <fieldset data-dimension="area">
                    <legend>{t.areas}</legend>
                    <input type="hidden" name="area" value=""/>
                    <ol></ol>
                    <ul>{top}</ul>
                </fieldset>
                {boxes("status", t.status, numbered(standings.into()))}
                {boxes("mode", t.mode, modes.into_iter().map(|(i, id, name, count)| (i, id, name, "", count)).collect())}
                {boxes("kind", t.kind, kinds.into_iter().map(|(i, id, name, count)| (i, id, name, "", count)).collect())}
                {boxes("evidence", t.evidence, numbered(evidence.into()))}
                {companies}
                <fieldset class="span">
                    <legend>{t.since}</legend>
                    <label>{t.explore.from}<input type="month" name="from" placeholder="2024-01"/></label>
                    <label>{t.explore.to}<input type="month" name="to" placeholder="2024-12"/></label>
                </fieldset>
                {rating(room)}
                <button type="reset">{t.explore.clear}</button>
            </details>
        </form>
    }
    .into_any()
}

fn numbered(values: Vec<Value>) -> Vec<(usize, String, String, &'static str, usize)> {
    let all = values.into_iter().enumerate();
    all.map(|(i, value)| (i, value.id.to_owned(), value.name, value.class, value.count)).collect()
}

/// Boxes to tick; of a dimension with one value there is nothing to choose. Statuses all stay, for they are the map's
/// legend and its colours.
fn boxes(
    key: &'static str,
    legend: &'static str,
    values: Vec<(usize, String, String, &'static str, usize)>,
) -> Option<AnyView> {
    let is_status = key == "status";
    if values.iter().filter(|value| value.4 > 0).count() < 2 && !is_status {
        return None;
    }
    let labels: Vec<_> = values
        .into_iter()
        .map(|(index, id, name, class, count)| {
            let dot = is_status.then(|| view! { <i class=format!("dot {id}")></i> });
            let row_class = if count == 0 { "none" } else { "" };
            view! {
                <label data-index=index.to_string() class=row_class>
                    <input type="checkbox" name=key value=id/>
                    {dot}
                    <span class=class>{name}</span>
                    <output>{count.to_string()}</output>
                </label>
            }
        })
        .collect();
    Some(view! { <fieldset data-dimension=key><legend>{legend}</legend>{labels}</fieldset> }.into_any())
}

fn company_list(room: &Room) -> Option<AnyView> {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let mut counts = vec![0_usize; programme.providers.len() + 1];
    for place in &programme.places {
        counts[place.provider.map_or(programme.providers.len(), |company| company.0 as usize)] += 1;
    }
    if counts.iter().filter(|count| **count > 0).count() < 2 {
        return None;
    }
    let mut named: Vec<(String, String, usize, usize)> = programme
        .providers
        .iter()
        .enumerate()
        .map(|(i, company)| (company.name.get(lang).to_owned(), company.id.clone(), i, counts[i]))
        .filter(|(.., count)| *count > 0)
        .collect();
    named.sort();
    let none = programme.providers.len();
    if counts[none] > 0 {
        named.push((t.explore.none_published.to_owned(), "none".to_owned(), none, counts[none]));
    }
    let options: Vec<_> = named
        .into_iter()
        .map(|(name, id, i, count)| {
            let label = format!("{name} ({count})");
            view! { <option value=id data-index=i.to_string() data-name=name>{label}</option> }
        })
        .collect();
    Some(
        view! {
            <fieldset>
                <legend>{t.company}</legend>
                <select name="company" aria-label=t.company><option value="">{t.explore.any}</option>{options}</select>
            </fieldset>
        }
        .into_any(),
    )
}

fn rating(room: &Room) -> Option<AnyView> {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let rated = rated_dimensions(room.loaded);
    let options: Vec<_> = rated
        .iter()
        .map(|number| {
            let dimension = &programme.dimensions[*number];
            let name = dimension.name.get(lang).to_owned();
            let label = format!("{name} {}", words::scale(dimension, lang));
            view! { <option value=dimension.id.clone() data-name=name>{label}</option> }
        })
        .collect();
    (!options.is_empty()).then(|| {
        view! {
            <fieldset class="span">
                <legend>{t.explore.score}</legend>
                <select name="rating" aria-label=t.explore.score><option value="">{t.explore.no_score}</option>{options}</select>
                <label>{t.explore.least}<input type="number" name="min" step="any" inputmode="decimal"/></label>
                <label>{t.explore.greatest}<input type="number" name="max" step="any" inputmode="decimal"/></label>
            </fieldset>
        }
        .into_any()
    })
}

fn standing_class(standing: Standing) -> &'static str {
    match standing {
        Standing::Is(Status::Covered) => "chip covered",
        Standing::Is(Status::InProgress) => "chip progress",
        Standing::Is(Status::NotCovered | Status::Lapsed) => "chip not",
        Standing::Is(Status::Merged | Status::Unknown) | Standing::OffList => "chip unknown",
    }
}

// ── Three ways to look at it ──

fn tabs(views: Vec<(&'static str, &'static str, AnyView)>) -> AnyView {
    let choices: Vec<_> = views
        .iter()
        .enumerate()
        .map(|(i, (id, name, _))| {
            let input = format!("view-{id}");
            view! {
                <input type="radio" name="view" value=*id id=input.clone() checked=i == 0/>
                <label for=input>{*name}</label>
            }
        })
        .collect();
    let panes: Vec<_> = views.into_iter().map(|(_, _, pane)| view! { <div class="pane">{pane}</div> }).collect();
    view! { <div class="tabs">{choices}{panes}</div> }.into_any()
}

fn map(room: &Room, ground: &str) -> AnyView {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let Ok(ground) = serde_json::from_str::<crate::map::Ground>(ground) else { return ().into_any() };
    let (width, height) = (ground.width, ground.height);
    let drawn = programme.areas.root().and_then(|root| room.loaded.maps.get(&root));
    let mut land = format!(
        r#"<svg viewBox="0 0 {width} {height}" data-width="{width}" data-height="{height}" aria-hidden="true">{}"#,
        figures::HATCH
    );
    if let Some(drawn) = drawn {
        // writing to a string does not fail
        for (outline, area) in drawn.map.areas.iter().zip(&drawn.areas) {
            let area = programme.areas.get(*area);
            let (id, name) = (figures::escape(&area.id), figures::escape(area.name.get(lang)));
            let _ = write!(land, r#"<path class="ground" data-area="{id}" data-name="{name}" d="{}"/>"#, outline.d);
        }
        let _ = write!(
            land,
            r#"<path class="borders" d="{}"/><path class="outline" d="{}"/>"#,
            drawn.map.borders, drawn.map.outline
        );
        for (outline, area) in drawn.map.areas.iter().zip(&drawn.areas) {
            let [x, y] = outline.label;
            let name = figures::escape(programme.areas.get(*area).name.get(lang));
            let id = figures::escape(&programme.areas.get(*area).id);
            let _ = write!(land, r#"<text data-area="{id}" x="{x:.0}" y="{y:.0}">{name}</text>"#);
        }
    } else {
        let _ = write!(land, r#"<rect class="ground" width="{width}" height="{height}"/>"#);
    }
    land.push_str("</svg>");
    // the outlines are those of the whole, whose shares a part does not know
    let shade = drawn
        .filter(|_| room.loaded.parts.is_empty())
        .map(|_| view! { <label><input type="checkbox" name="shade"/>{t.explore.shade}</label> });
    // those of the whole, so that a colour means the same whatever is chosen
    let latest = |area: &AreaIx| room.loaded.measures.series(room.main(), *area).last()?.coverage.share();
    let parts = programme.areas.root().map_or(&[][..], |root| programme.areas.children(root));
    let borders = round_classes(parts.iter().filter_map(latest).map(|share| share.0));
    let stamp = programme.illustrative.then(|| view! { <b class="stamp">{t.illustrative}</b> });
    let source = drawn.and_then(|_| figures::boundary_source(room.loaded, lang));
    let label = format!("{} {}", t.explore.map_label, t.explore.map_keys);
    let shape = match height / width {
        flat if flat < 0.85 => "flat",
        tall if tall > 1.2 => "tall",
        _ => "even",
    };
    view! {
        <div class=format!("places-map {shape}") tabindex="0" role="group" aria-label=label.clone() data-label=label>
            <div class="world">
                <div class="land" inner_html=land></div>
                <canvas></canvas>
            </div>
            {stamp}
            <p class="nothing-near" hidden="">{t.explore.spoken.nothing_near}</p>
        </div>
        <p class="map-tools">
            <button type="button" class="zoom-in" aria-label=t.explore.nearer>"+"</button>
            <button type="button" class="zoom-out" aria-label=t.explore.farther>"\u{2212}"</button>
            <button type="button" class="zoom-whole">{t.explore.whole}</button>
            <button type="button" class="near">{t.explore.near}</button>
            {shade}
        </p>
        <div class="shades" hidden="" data-borders=json!(borders).to_string()>
            {drawn.map(|_| figures::legend(&borders, true, lang))}
        </div>
        <div class="found-here" role="status"><p class="muted">{t.explore.tap}</p></div>
        <p class="needs-scripts">{t.explore.needs_scripts}" "<a href=room.links.areas()>{t.browse_areas}</a></p>
        <p class="unplaced small muted"></p>
        {source}
    }
    .into_any()
}

fn chart(room: &Room) -> AnyView {
    let t = words(room.lang());
    let programme = &room.loaded.programme;
    let mut ways = vec![("area", t.areas)];
    ways.extend((programme.modes.len() > 1).then_some(("mode", t.mode)));
    ways.extend((programme.kinds.len() > 1).then_some(("kind", t.kind)));
    ways.extend((!programme.providers.is_empty()).then_some(("company", t.company)));
    ways.push(("month", t.since));
    let options: Vec<_> = ways.into_iter().map(|(id, name)| view! { <option value=id>{name}</option> }).collect();
    let share = t.explore.by_share;
    let orders = [
        ("", t.explore.as_listed.to_owned()),
        ("share", format!("{share} ↑")),
        ("-share", format!("{share} ↓")),
        ("-number", format!("{} ↓", t.explore.by_number)),
    ];
    let orders: Vec<_> = orders.map(|(id, name)| view! { <option value=id>{name}</option> }).into();
    view! {
        <p class="live">
            <label>{t.explore.group_by}" "<select name="by">{options}</select></label>
            <label>{t.explore.sort_by}" "<select name="order">{orders}</select></label>
        </p>
        <table class="groups"><caption class="vh">{t.chart}</caption><tbody></tbody></table>
        <p class="more-groups small muted"></p>
        <p class="needs-scripts">{t.explore.needs_scripts}" "<a href=room.links.areas()>{t.browse_areas}</a></p>
    }
    .into_any()
}

fn table(room: &Room, order: &RowOrder) -> AnyView {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let has_evidence = programme.status.iter().any(|event| event.evidence.is_some());
    let is_rated = !rated_dimensions(room.loaded).is_empty();
    // column, title, key to sort by, whether it is there
    let columns = [
        ("name", t.place, Some("name"), true),
        ("status", t.status, Some("status"), true),
        ("since", t.explore.since_latest, Some("since"), true),
        ("evidence", t.evidence, None, has_evidence),
        ("company", t.company, None, !programme.providers.is_empty()),
        ("mode", t.mode, None, programme.modes.len() > 1),
        ("score", t.explore.score, Some("score"), is_rated),
    ];
    let columns: Vec<_> = columns.into_iter().filter(|(.., is_there)| *is_there).collect();
    let heads: Vec<_> = columns
        .iter()
        .map(|(column, title, key, _)| {
            let title = match key {
                Some(_) => view! { <button type="button">{*title}</button> }.into_any(),
                None => view! { <span>{*title}</span> }.into_any(),
            };
            let is_hidden = *column == "score";
            view! { <th scope="col" class=*column data-column=*column data-sort=*key hidden=is_hidden>{title}</th> }
        })
        .collect();
    let choices: Vec<_> = std::iter::once(("area".to_owned(), t.areas.to_owned()))
        .chain(columns.iter().filter_map(|(_, title, key, _)| Some((*title, (*key)?))).flat_map(|(title, key)| {
            [(key.to_owned(), format!("{title} ↑")), (format!("-{key}"), format!("{title} ↓"))]
        }))
        .map(|(value, title)| view! { <option value=value>{title}</option> })
        .collect();
    let rows: Vec<_> = order.places.iter().take(ROWS).map(|ix| row(room, *ix, &columns)).collect();
    let more = (order.places.len() > ROWS).then(|| {
        view! { <p class="needs-scripts">{t.explore.needs_scripts}" "<a href=room.links.places()>{t.all_places}</a></p> }
    });
    view! {
        <p class="live"><label>{t.explore.sort_by}" "<select name="sorted">{choices}</select></label></p>
        <div class="rows" tabindex="0" role="region" aria-label=t.table>
            <table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
        {more}
    }
    .into_any()
}

type Columns = [(&'static str, &'static str, Option<&'static str>, bool)];

fn row(room: &Room, ix: PlaceIx, columns: &Columns) -> AnyView {
    let lang = room.lang();
    let programme = &room.loaded.programme;
    let place = &programme.places[ix.0 as usize];
    let today = room.loaded.today(ix);
    let t = words(lang);
    let status = match (today.standing, today.event) {
        (Standing::OffList, _) => t.explore.off_list,
        (Standing::Is(status), _) => words::status(status, today.evidence(), lang),
    };
    let class = match today.standing {
        Standing::OffList => standing_class(today.standing),
        Standing::Is(_) => status_class(today.event),
    };
    let areas = &programme.areas;
    let context: Vec<&str> = [Some(place.area), areas.get(place.area).parent]
        .into_iter()
        .flatten()
        .map(|ix| areas.get(ix).name.get(lang))
        .collect();
    let context = context.join(" · ");
    let cells: Vec<_> = columns[1..]
        .iter()
        .map(|(column, ..)| {
            let cell = match *column {
                "status" => view! { <span class=class>{status}</span> }.into_any(),
                "since" => today.event.map(|event| words::when(&event.when, lang)).into_any(),
                "evidence" => today.evidence().map(|evidence| words::evidence(evidence, lang)).into_any(),
                "company" => place
                    .provider
                    .map(|company| programme.providers[company.0 as usize].name.get(lang).to_owned())
                    .into_any(),
                "mode" => place.mode.map(|mode| programme.modes[mode as usize].name.get(lang).to_owned()).into_any(),
                _ => ().into_any(),
            };
            let is_hidden = *column == "score";
            view! { <td class=*column hidden=is_hidden>{cell}</td> }
        })
        .collect();
    view! {
        <tr>
            <th scope="row"><a href=room.links.place(&place.id)>{place.name.get(lang).to_owned()}</a><small>{context}</small></th>
            {cells}
        </tr>
    }
    .into_any()
}
