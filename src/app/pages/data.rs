//! Downloads: each file of the package at an address that stays, with what it holds and under which licence.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::{Page, Room, Script};
use crate::app::Section;
use crate::model::{Credit, Fetched, ResourceFile, Text};
use crate::words::{self, words};

pub(super) fn page(room: &Room) -> Page {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let rows: Vec<_> = programme
        .files
        .iter()
        .map(|file| {
            let title = match file.title.get(lang) {
                "" => file.name.clone(),
                title => title.to_owned(),
            };
            let excel = file.excel_delimiter().map(|_| {
                view! { " · "<a href=room.links.excel(&file.path) download="">"Excel"</a> }
            });
            let fetched = file.fetched.as_ref().map(|Fetched { url, day }| {
                let date = day.map(|day| words::date(day, lang)).unwrap_or_default();
                view! { <small>{t.fetched.replace("{date}", &date).replace("{from}", url)}</small> }
            });
            view! {
                <tr>
                    <th scope="row">
                        {title}
                        <small>{file.path.clone()}" "{file.licence.clone()}</small>
                        {fetched}
                    </th>
                    <td>{file.rows.map(|rows| words::number(rows as f64, lang))}</td>
                    <td>{words::bytes(file.bytes, lang)}</td>
                    <td>
                        <a href=room.links.file(&file.path) download="">{t.download}</a>
                        {excel}
                    </td>
                </tr>
            }
        })
        .collect();
    let credits: Vec<_> = programme
        .sources
        .iter()
        .chain(&programme.licences)
        .map(|credit| {
            let title = credit.title.get(lang).to_owned();
            if credit.path.starts_with("http") {
                view! { <li><a rel="noopener" href=credit.path.clone()>{title}</a></li> }.into_any()
            } else {
                view! { <li>{title}</li> }.into_any()
            }
        })
        .collect();
    let publisher = programme.publisher.get(lang).to_owned();
    let publisher = (!publisher.is_empty()).then(|| view! { <dt>{t.publisher}</dt><dd>{publisher}</dd> });
    let created = programme.created.map(|date| words::date(date, lang));
    let release = room.loaded.release.as_ref().map(|(number, hash)| {
        let record = room.links.releases();
        view! {
            <dt>{t.release}</dt>
            <dd>{*number}" · "<a href=record>"releases.json"</a>" · SHA-256 "<code class="hash">{hash.clone()}</code></dd>
        }
    });
    // what only a published package has
    let published = room.loaded.release.as_ref().map(|_| {
        view! {
            <p>
                <a href=room.links.archive() download=format!("{}.zip", programme.name)>{t.sharing.all_data}</a>
                " · "<a href=room.links.releases_page()>{t.trust.releases}</a>
                " · "<a href=room.links.feed(None)>{t.sharing.feed}</a>
                " · "<a href=room.links.api()>{t.api.title}</a>
            </p>
        }
    });
    let content = view! {
        <h1>{t.data}</h1>
        <p class="lead">{t.data_lead}</p>
        {super::source_down(room)}
        <dl class="facts">
            {publisher}
            <dt>{t.version}</dt>
            <dd>{programme.version.clone()}" "{created}</dd>
            {release}
            <dt>{t.descriptor}</dt>
            <dd><a href=room.links.file("datapackage.json")>"datapackage.json"</a></dd>
        </dl>
        <table class="files">
                <thead>
                    <tr>
                        <th scope="col">{t.file}</th>
                        <th scope="col">{t.rows}</th>
                        <th scope="col">{t.size}</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
        </table>
        {published}
        {check(room)}
        <p><a href=room.links.open()>{t.open_link}</a></p>
        <h2>{t.source_and_licence}</h2>
        <ul>{credits}</ul>
    };
    let page = room.page(Section::Data, "data/", t.data.to_owned(), t.data_lead.to_owned(), content.into_any());
    let script = room.loaded.release.as_ref().map(|_| Script::Check);
    Page { feed: Some(room.links.feed(None)), described: described(room), script, ..page }
}

/// Where a reader checks for himself that nothing was altered.
fn check(room: &Room) -> Option<impl IntoView + use<>> {
    room.loaded.release.as_ref()?;
    let t = &words(room.lang()).trust;
    Some(view! {
        <section
            id="check"
            data-releases=room.links.releases()
            data-latest=room.links.file("")
            data-shown=super::said_of(room.loaded, room.lang())
            data-running=t.running
            data-failed=t.failed
        >
            <h2>{t.title}</h2>
            <p>{t.lead}</p>
            <p class="buttons">
                <button type="button" class="button" disabled="">{t.run}</button>" "
                <label class="button">{t.choose}<input type="file" class="vh" multiple="" disabled=""/></label>
            </p>
            <noscript><p class="problem">{t.needs_scripts}</p></noscript>
            <progress hidden="" aria-label=t.running></progress>
            <p role="status"></p>
            <ol tabindex="-1"></ol>
            <p class="measure">{t.proves}</p>
        </section>
    })
}

/// The data as a schema.org Dataset, for those who search for data; none of invented ones.
fn described(room: &Room) -> Option<Value> {
    let (programme, lang) = (&room.loaded.programme, room.lang());
    if programme.illustrative {
        return None;
    }
    let url = |address: String| format!("{}{address}", room.site.url.trim_end_matches('/'));
    let credit = |credit: &Credit| match credit.path.as_str() {
        "" => credit.title.get(lang).to_owned(),
        path => path.to_owned(),
    };
    let named = |text: &Text| Some(text.get(lang)).filter(|name| !name.is_empty()).map(str::to_owned);
    let download = |file: &ResourceFile| {
        let kind = if file.delimiter.is_some() { "text/csv" } else { "application/octet-stream" };
        let kind = if file.path.ends_with("json") { "application/json" } else { kind };
        json!({
            "@type": "DataDownload", "name": named(&file.title).unwrap_or_else(|| file.name.clone()),
            "encodingFormat": kind, "contentUrl": url(room.links.file(&file.path)),
        })
    };
    let mut described = json!({
        "@context": "https://schema.org", "@type": "Dataset",
        "name": programme.title.get(lang), "url": url(room.links.data()), "inLanguage": lang.tag(),
        "isAccessibleForFree": true,
        "license": programme.licences.iter().map(credit).collect::<Vec<_>>(),
        "isBasedOn": programme.sources.iter().map(credit).collect::<Vec<_>>(),
        "distribution": programme.files.iter().map(download).collect::<Vec<_>>(),
    });
    let publisher = named(&programme.publisher).map(|name| json!({ "@type": "Organization", "name": name }));
    let facts = [
        ("description", named(&programme.description).map(Value::from)),
        ("creator", publisher),
        ("version", Some(programme.version.clone()).filter(|it| !it.is_empty()).map(Value::from)),
        ("dateModified", programme.created.map(|date| Value::from(date.to_string()))),
        ("identifier", room.loaded.release.as_ref().map(|(_, hash)| Value::from(format!("urn:sha256:{hash}")))),
    ];
    for (name, value) in facts {
        if let Some(value) = value {
            described[name] = value;
        }
    }
    Some(described)
}
