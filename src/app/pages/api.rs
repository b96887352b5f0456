//! The figures as files: their addresses, what they hold, and how programs read them.

use leptos::prelude::*;

use super::{Page, Room};
use crate::app::Section;
use crate::words::words;

/// What stands for a host that the site does not know.
const SOME_HOST: &str = "https://example.org";

pub(super) fn page(room: &Room) -> Page {
    let lang = room.lang();
    let t = &words(lang).api;
    let programme = &room.loaded.programme;
    let links = &room.links;
    let root = programme.areas.root().map(|root| programme.areas.get(root).id.as_str()).unwrap_or_default();
    let area = links.file(&format!("areas/{root}.json"));
    let names = words(lang);
    // those that a programme has, beside the pages that bear these names
    let lists = [
        (!programme.places.is_empty() && room.loaded.parts.is_empty(), "places/index.csv", names.places),
        (!programme.dimensions.is_empty(), "ratings/index.csv", names.ratings),
        (!programme.providers.is_empty(), "companies/index.csv", names.companies),
        (!programme.claims.is_empty(), "claims/index.csv", names.claims),
    ];
    let lists = lists.into_iter().filter(|(is_there, ..)| *is_there).map(|(_, file, name)| (links.page(file), name));
    let rows = [
        (area.clone(), t.area),
        (links.file("series.json"), t.series),
        (links.page("index.json"), t.beside),
        (links.page("areas/index.csv"), t.all_areas),
        (links.file("datapackage.json"), t.package),
        (links.releases(), t.record),
        (links.feed(None), t.feed),
        (links.below("openapi.json"), t.described),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .chain(lists)
        .map(|(address, holds): (String, _)| {
            // on a phone it breaks where a folder ends
            let parts: Vec<_> = address.split_inclusive('/').map(|part| view! { {part.to_owned()}<wbr/> }).collect();
            view! { <tr><th scope="row"><a href=address.clone()><code>{parts}</code></a></th><td>{holds}</td></tr> }
        })
        .collect();
    let url = room.site.url.trim_end_matches('/');
    let host = if url.is_empty() { SOME_HOST } else { url };
    let table = format!("{host}{}", links.page("index.csv"));
    let series = format!("{host}{}", links.file("series.json"));
    let tag = lang.tag();
    let examples = [
        ("curl", format!("curl --fail --silent {host}{area}")),
        (
            "Python (pandas)",
            format!(
                "import pandas as pd\n\nfigures = pd.read_csv(\"{table}\", dtype={{\"area_id\": str}}, parse_dates=[\"date\"])\n\
                 print(figures.groupby(\"area\").last()[[\"date\", \"covered\", \"total\", \"share\"]])"
            ),
        ),
        (
            "R",
            format!(
                "figures <- read.csv(\"{table}\", colClasses = c(area_id = \"character\"))\nwhole <- figures[figures$area_id == \"{root}\", ]\n\
                 print(tail(whole[c(\"date\", \"covered\", \"total\", \"share\")], 1))"
            ),
        ),
        (
            "JavaScript",
            format!(
                "const {{ series }} = await (await fetch(\"{series}\")).json()\n\
                 for (const {{ name, points }} of series) console.log(name[\"{tag}\"], points.at(-1).share)",
            ),
        ),
    ];
    let examples: Vec<_> = examples
        .into_iter()
        .map(|(title, code)| view! { <h3>{title}</h3><pre class="code" tabindex="0"><code>{code}</code></pre> })
        .collect();
    let host = url.is_empty().then(|| view! { <p>{t.host}</p> });
    let content = view! {
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <table class="files">
            <thead><tr><th scope="col">{t.address}</th><th scope="col">{t.holds}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        <p>{t.units}</p>
        <p>{t.stable}</p>
        <p>{t.cors}</p>
        <h2>{t.examples}</h2>
        {host}
        {examples}
    };
    room.page(Section::Data, "api/", t.title.to_owned(), t.lead.to_owned(), content.into_any())
}
