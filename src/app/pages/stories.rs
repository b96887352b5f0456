//! Stories: before and after, with dates, the same checklist twice, and where it comes from.

use std::fmt::Write;

use leptos::prelude::*;

use super::{Page, Room, Script};
use crate::app::islands::Compare;
use crate::app::{Section, figures, markdown};
use crate::measure::{Sureness, sureness};
use crate::model::{AreaIx, Check, Checked, Dimension, Lang, Moment, Picture, PictureKind, Rated, Rating, Story, When};
use crate::words::{self, words};

pub(super) fn index_page(room: &Room) -> Page {
    let t = words(room.lang());
    let count = room.loaded.programme.stories.len();
    let cards: Vec<_> = (0..count).map(|i| card(room, i)).collect();
    let content = if cards.is_empty() {
        view! { <h1>{t.stories}</h1><p>{t.no_stories}</p> }.into_any()
    } else {
        view! {
            <h1>{t.stories}</h1>
            <p class="measure">{t.stories_lead}</p>
            <div id="stories" data-none=t.stories_none data-shown=t.stories_shown>
                {map(room)}
                {choices(room)}
                <h2 class="vh">{t.all_stories}</h2>
                <div class="cards">{cards}</div>
            </div>
        }
        .into_any()
    };
    let page = room.page(Section::Stories, "stories/", t.stories.to_owned(), t.stories_lead.to_owned(), content);
    Page { script: (count > 1).then_some(Script::Stories), ..page }
}

/// The parts of the whole that a story is from: areas right below the top.
fn districts(room: &Room, story: &Story) -> Vec<AreaIx> {
    let areas = &room.loaded.programme.areas;
    let mut districts: Vec<AreaIx> = Vec::new();
    for district in story.areas.iter().filter_map(|area| areas.ancestors(*area).into_iter().chain([*area]).nth(1)) {
        if !districts.contains(&district) {
            districts.push(district);
        }
    }
    districts
}

/// The area that a story is from; of several, the nearest one that holds them all.
fn area_of(room: &Room, story: &Story) -> Option<AreaIx> {
    let path = |area: &AreaIx| [room.loaded.programme.areas.ancestors(*area), vec![*area]].concat();
    let mut paths = story.areas.iter().map(path);
    let mut shared = paths.next()?;
    for path in paths {
        shared.retain(|area| path.contains(area));
    }
    shared.last().copied()
}

fn works(story: &Story, lang: Lang) -> impl Iterator<Item = &str> {
    story.work.get(lang).split('|').map(str::trim).filter(|work| !work.is_empty())
}

/// By what a reader may choose stories, each with its values in the order in which they first come; only what tells some
/// of them apart. `src/app/stories.js` does what they say.
fn choices(room: &Room) -> Option<impl IntoView + use<>> {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let of = |values: &dyn Fn(&Story) -> Vec<(String, String)>| {
        let mut found: Vec<(String, String)> = Vec::new();
        for value in programme.stories.iter().flat_map(values) {
            if !found.contains(&value) {
                found.push(value);
            }
        }
        found
    };
    let name_of = |ix: AreaIx| programme.areas.get(ix).name.get(lang).to_owned();
    let districts = of(&|story| {
        districts(room, story).into_iter().map(|ix| (programme.areas.get(ix).id.clone(), name_of(ix))).collect()
    });
    let modes = of(&|story| {
        story.mode.map(|mode| (mode.to_string(), programme.modes[mode].name.get(lang).to_owned())).into_iter().collect()
    });
    let works = of(&|story| works(story, lang).map(|work| (work.to_owned(), work.to_owned())).collect());
    let selects: Vec<_> = [("area", t.area, districts), ("mode", t.mode, modes), ("work", t.work, works)]
        .into_iter()
        .filter(|(.., values)| values.len() > 1)
        .map(|(name, label, values)| {
            let options: Vec<_> =
                values.into_iter().map(|(value, name)| view! { <option value=value>{name}</option> }).collect();
            view! { <label>{label}" "<select name=name><option value="">{t.any}</option>{options}</select></label> }
        })
        .collect();
    (programme.stories.len() > 1 && !selects.is_empty()).then(|| {
        view! { <form class="choose-stories">{selects}<output></output><button type="reset" class="button" hidden>{t.all_stories}</button></form> }
    })
}

/// Where the stories are from: a number on the map for each, as on its card. None without outlines.
fn map(room: &Room) -> Option<impl IntoView + use<>> {
    let (lang, programme) = (room.lang(), &room.loaded.programme);
    let t = words(lang);
    let drawn = room.loaded.maps.get(&programme.areas.root()?)?;
    let of_district = |ix: &AreaIx| Some(drawn.map.areas[drawn.areas.iter().position(|area| area == ix)?].label);
    let mut taken: Vec<[f32; 2]> = Vec::new();
    // lines below all marks
    let (mut leaders, mut marks) = (String::new(), String::new());
    for (i, story) in programme.stories.iter().enumerate() {
        let position = story.place.and_then(|place| programme.places[place.0 as usize].position);
        let spots = match position {
            Some([lon, lat]) => vec![drawn.map.project(lon, lat)],
            None => districts(room, story).iter().filter_map(of_district).collect(),
        };
        let (title, number) = (figures::escape(story.title.get(lang)), i + 1);
        for spot in spots {
            let [x, y] = free_near(spot, &taken, [drawn.map.width, drawn.map.height]);
            taken.push([x, y]);
            // writing to a string does not fail
            if [x, y] != spot {
                let [from_x, from_y] = spot;
                let _ = write!(
                    leaders,
                    r#"<path class="leader" data-story="{i}" d="M{from_x:.0} {from_y:.0}L{x:.0} {y:.0}"/>"#
                );
            }
            let _ = write!(
                marks,
                r#"<a href="{}" aria-label="{number} {title}" data-story="{i}"><circle cx="{x:.0}" cy="{y:.0}" r="26"/><text x="{x:.0}" y="{y:.0}" dy=".35em">{number}</text></a>"#,
                figures::escape(&room.links.story(&story.id)),
            );
        }
    }
    if taken.is_empty() {
        return None;
    }
    let land: String = drawn.map.areas.iter().map(|area| format!(r#"<path class="land" d="{}"/>"#, area.d)).collect();
    let svg = format!(
        r#"<svg viewBox="-4 -4 {} {}" role="group" aria-label="{}">{land}<path class="borders" d="{}"/><path class="outline" d="{}"/>{leaders}{marks}</svg>"#,
        drawn.map.width + 8.0,
        drawn.map.height + 8.0,
        t.stories_map,
        drawn.map.borders,
        drawn.map.outline
    );
    Some(view! {
        <figure class="stories-map">
            <div class="map unshaded" inner_html=svg></div>
            {figures::boundary_source(room.loaded, lang)}
        </figure>
    })
}

/// Where a mark has room: on its spot, else round it, as near as can be.
fn free_near([x, y]: [f32; 2], taken: &[[f32; 2]], [width, height]: [f32; 2]) -> [f32; 2] {
    const APART: f32 = 56.0;
    const WAYS: [[f32; 2]; 8] =
        [[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0], [1.0, 1.0], [-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0]];
    let round = (1..=8_u8).map(f32::from).flat_map(|ring| WAYS.map(|way| way.map(|step| step * ring * APART)));
    let mut spots =
        round.map(|[dx, dy]| [x + dx, y + dy]).filter(|[x, y]| (0.0..=width).contains(x) && (0.0..=height).contains(y));
    let is_free = |[x, y]: &[f32; 2]| !taken.iter().any(|[of_x, of_y]| (of_x - x).hypot(of_y - y) < APART - 2.0);
    let spot = [x, y];
    if is_free(&spot) { spot } else { spots.find(is_free).unwrap_or(spot) }
}

/// How wide a picture stands: in a list, and in its story.
const IN_LIST: &str = "(min-width: 720px) 528px, 100vw";
const ALONE: &str = "(min-width: 752px) 720px, 100vw";

/// The first picture before and the first after, where both are there.
pub(super) fn pair(story: &Story) -> Option<(&Picture, &Picture)> {
    let first = |moment: Moment| story.pictures.iter().find(|picture| picture.moment == moment);
    Some((first(Moment::Before)?, first(Moment::After)?))
}

/// A story in a list: picture, title, where, summary.
pub(super) fn card(room: &Room, i: usize) -> impl IntoView + use<> {
    let lang = room.lang();
    let story = &room.loaded.programme.stories[i];
    let picture = match pair(story) {
        Some((_, after)) => Some(after),
        None => story.pictures.first(),
    };
    let picture = picture.map(|picture| image(room, picture, "lazy", IN_LIST));
    let place = place_line(room, story);
    // as on the map of the page that has one
    let numbered = view! { <span class="number" aria-hidden="true">{(i + 1).to_string()}</span> };
    let areas = &room.loaded.programme.areas;
    let from: Vec<&str> = districts(room, story).into_iter().map(|ix| areas.get(ix).id.as_str()).collect();
    let from = (!from.is_empty()).then(|| from.join("|"));
    let done: Vec<&str> = works(story, lang).collect();
    let work = (!done.is_empty()).then(|| done.join("|"));
    view! {
        <article
            class="card"
            data-story=i.to_string()
            data-area=from
            data-mode=story.mode.map(|mode| mode.to_string())
            data-work=work
        >
            {picture}
            <h3>{numbered}<a href=room.links.story(&story.id)>{story.title.get(lang).to_owned()}</a></h3>
            <p class="muted small">{place}</p>
            <p>{story.summary.get(lang).to_owned()}</p>
        </article>
    }
}

fn place_line(room: &Room, story: &Story) -> String {
    let lang = room.lang();
    let areas = &room.loaded.programme.areas;
    let mut parts = vec![story.place_name.get(lang).to_owned()];
    if let Some(area) = area_of(room, story) {
        parts.push(areas.get(area).name.get(lang).to_owned());
        let above = areas.ancestors(area);
        parts.extend(above.iter().skip(1).rev().map(|ix| areas.get(*ix).name.get(lang).to_owned()));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

pub(super) fn page(room: &Room, i: usize) -> Page {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let story = &programme.stories[i];
    let pictures = pictures(room, story);
    let facts: Vec<_> = [
        (t.before, story.before.map(|when| words::when(&when, lang))),
        (t.after, story.after.map(|when| words::when(&when, lang))),
        (t.company, Some(story.provider_name.get(lang).to_owned())),
        (t.mode, story.mode.map(|mode| programme.modes[mode].name.get(lang).to_owned())),
        (t.work, Some(works(story, lang).map(str::to_owned).collect::<Vec<_>>().join(t.explore.spoken.comma))),
        (t.chosen_by, Some(chosen(story, lang))),
    ]
    .into_iter()
    .filter_map(|(term, value)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(view! { <dt>{term}</dt><dd>{value}</dd> })
    })
    .collect();
    let source_name = story.source_name.get(lang).to_owned();
    let source = if story.source.is_empty() {
        view! { <span>{source_name}</span> }.into_any()
    } else {
        let name = if source_name.is_empty() { story.source.clone() } else { source_name };
        view! { <a rel="noopener nofollow" href=story.source.clone()>{name}</a> }.into_any()
    };
    let body = markdown::to_html(story.body.get(lang));
    let place_link = story.place.map(|ix| {
        let place = &programme.places[ix.0 as usize];
        view! { <p><a href=room.links.place(&place.id)>{place.name.get(lang).to_owned()}</a></p> }
    });
    let title = story.title.get(lang).to_owned();
    let content = view! {
        {area_of(room, story).and_then(|area| super::area::breadcrumb(room, area))}
        <article class="story">
            <p class="kicker">{place_line(room, story)}</p>
            <h1>{title.clone()}</h1>
            <p class="lead">{story.summary.get(lang).to_owned()}</p>
            {pictures}
            <div class="prose" inner_html=body></div>
            {checklist(&story.checklist, lang)}
            {timeline(room, story)}
            {scores(room, story)}
            <dl class="facts">{facts}<dt>{t.source}</dt><dd>{source}</dd></dl>
            {place_link}
        </article>
        <p><a href=room.links.stories()>{t.all_stories}</a></p>
    };
    let description = story.summary.get(lang).to_owned();
    let page = room.page(Section::Stories, &format!("stories/{}/", story.id), title, description, content.into_any());
    Page { preview: Some(super::preview::preview_of_story(room, i)), ..page }
}

/// The pair under a slider; all others one below the other.
fn pictures(room: &Room, story: &Story) -> impl IntoView + use<> {
    let t = words(room.lang());
    let pair = pair(story);
    let is_in_pair = |picture: &Picture| pair.is_some_and(|(before, after)| before == picture || after == picture);
    let rest: Vec<_> =
        story.pictures.iter().filter(|picture| !is_in_pair(picture)).map(|p| captioned(room, p, "single")).collect();
    let compare = pair.map(|(before, after)| {
        let (before, after) = (captioned(room, before, "before"), captioned(room, after, "after"));
        view! { <Compare label=t.slider.to_owned()>{before}{after}</Compare> }
    });
    view! {
        {compare}
        {rest}
    }
}

fn captioned(room: &Room, picture: &Picture, class: &'static str) -> impl IntoView + use<> {
    let lang = room.lang();
    let t = words(lang);
    let moment = match picture.moment {
        Moment::Before => t.before,
        Moment::During => t.during,
        Moment::After => t.after,
    };
    let kind = match picture.kind {
        PictureKind::Photo => t.photo,
        PictureKind::Illustration => t.illustration,
    };
    let words = [
        picture.caption.get(lang).to_owned(),
        kind.to_owned(),
        picture.credit.get(lang).to_owned(),
        picture.taken_on.map(|when| words::when(&when, lang)).unwrap_or_default(),
    ];
    let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    view! {
        <figure class=format!("picture {class}")>
            {image(room, picture, "eager", ALONE)}
            <figcaption><b>{moment}</b>" "{words.join(" · ")}</figcaption>
        </figure>
    }
}

/// A picture at the widths that there are of it; the browser takes the one that it needs. `sizes` says how wide it will stand.
fn image(room: &Room, picture: &Picture, loading: &'static str, sizes: &'static str) -> impl IntoView + use<> {
    let (width, height) = picture.size;
    let alt = picture.alt.get(room.lang()).to_owned();
    let scaled = room.loaded.pictures.get(&picture.file).map_or(&[][..], Vec::as_slice);
    let sets = [0, 1].map(|kind| {
        let files =
            scaled.iter().map(|scaled| format!("{} {}w", room.links.below(&scaled.files()[kind]), scaled.width));
        files.collect::<Vec<_>>().join(", ")
    });
    let [avif, jpeg] = sets.map(|set| (!set.is_empty()).then_some(set));
    let src = match scaled.last() {
        Some(largest) => room.links.below(&largest.files()[1]),
        None => room.links.file(&picture.file),
    };
    let sizes = jpeg.is_some().then_some(sizes);
    let source = avif.map(|set| view! { <source type="image/avif" srcset=set sizes=sizes/> });
    view! {
        <picture>
            {source}
            <img
                src=src
                srcset=jpeg
                sizes=sizes
                alt=alt
                width=width.to_string()
                height=height.to_string()
                loading=loading
                decoding="async"
            />
        </picture>
    }
}

/// By whom, and of how many: a story proves what it shows, not that others are like it.
fn chosen(story: &Story, lang: Lang) -> String {
    let by = story.chosen_by.get(lang).to_owned();
    let among =
        story.chosen_among.map(|among| words(lang).chosen_among.replace("{n}", &words::number(f64::from(among), lang)));
    [Some(by), among].into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What is dated in the story and of its place, oldest first; None where it is no more than the two ends.
fn timeline(room: &Room, story: &Story) -> Option<impl IntoView + use<>> {
    let lang = room.lang();
    let t = words(lang);
    let mut dated: Vec<(When, String)> = Vec::new();
    dated.extend(story.before.map(|when| (when, t.before.to_owned())));
    dated.extend(story.after.map(|when| (when, t.after.to_owned())));
    for picture in story.pictures.iter().filter(|picture| picture.moment == Moment::During) {
        dated.extend(picture.taken_on.map(|when| (when, picture.alt.get(lang).to_owned())));
    }
    if let Some(place) = story.place {
        let events = room.loaded.events_of(place).iter();
        dated.extend(events.map(|event| (event.when, words::status(event.status, event.evidence, lang).to_owned())));
        let awards = room.loaded.programme.awards.iter().filter(|award| award.to == Rated::Place(place));
        dated.extend(awards.filter_map(|award| Some((When::day(award.date?), award.name.get(lang).to_owned()))));
    }
    dated.retain(|(when, _)| when.latest.or(when.earliest).is_some());
    dated.sort_by_key(|(when, _)| when.earliest.or(when.latest));
    let items: Vec<_> =
        dated.iter().map(|(when, what)| view! { <li><b>{words::when(when, lang)}</b>" "{what.clone()}</li> }).collect();
    (items.len() > 2).then(|| view! { <section><h2>{t.history}</h2><ol class="history">{items}</ol></section> })
}

/// How the place was rated last before, and first after; only what was asked both times can be compared.
fn scores(room: &Room, story: &Story) -> Option<impl IntoView + use<>> {
    let lang = room.lang();
    let t = words(lang);
    let (place, before, after) = (story.place?, story.before?.latest?, story.after?.earliest?);
    let cell = |rating: &Rating, dimension: &Dimension| {
        let score = match sureness(dimension, rating) {
            Sureness::TooFew => t.too_few.to_owned(),
            _ => words::number(rating.score, lang),
        };
        let day = format!("n = {} · {}", rating.n, words::short_date(rating.date, lang));
        view! { <td>{score}<br/><small>{day}</small></td> }
    };
    let dimensions = room.loaded.programme.dimensions.iter().enumerate();
    let rows: Vec<_> = dimensions
        .filter_map(|(number, dimension)| {
            let of = || room.loaded.ratings_of(Rated::Place(place)).filter(move |rating| rating.dimension == number);
            let then = of().filter(|rating| rating.date <= before).max_by_key(|rating| rating.date)?;
            let now = of().filter(|rating| rating.date >= after).min_by_key(|rating| rating.date)?;
            let name = format!("{} {}", dimension.name.get(lang), words::scale(dimension, lang));
            Some(view! { <tr><th scope="row">{name}</th>{cell(then, dimension)}{cell(now, dimension)}</tr> })
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t.rated_then}</h2>
                <table>
                    <thead>
                        <tr><td></td><th scope="col">{t.before}</th><th scope="col">{t.after}</th></tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    })
}

fn checklist(checks: &[Check], lang: Lang) -> Option<impl IntoView + use<>> {
    let t = words(lang);
    let cell = |checked: Checked| {
        let class = match checked {
            Checked::Yes => "check yes",
            Checked::No => "check no",
            Checked::NotStated => "check open",
        };
        view! { <td><span class=class>{words::checked(checked, lang)}</span></td> }
    };
    let rows: Vec<_> = checks
        .iter()
        .map(|check| {
            view! {
                <tr><th scope="row">{check.item.get(lang).to_owned()}</th>{cell(check.before)}{cell(check.after)}</tr>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t.checklist}</h2>
                <table>
                    <thead>
                        <tr><th scope="col">{t.item}</th><th scope="col">{t.before}</th><th scope="col">{t.after}</th></tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    })
}
