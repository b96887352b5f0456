//! Downloads: each file of the package at an address that stays, with what it holds and under which licence.

use leptos::prelude::*;

use super::{Page, Room};
use crate::app::Section;
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
            let excel = file.delimiter.map(|_| {
                view! { " · "<a href=room.links.excel(&file.path) download="">"Excel"</a> }
            });
            view! {
                <tr>
                    <th scope="row">
                        {title}
                        <small>{file.path.clone()}" "{file.licence.clone()}</small>
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
    let content = view! {
        <h1>{t.data}</h1>
        <p class="lead">{t.data_lead}</p>
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
        <p><a href=room.links.open()>{t.open_link}</a></p>
        <h2>{t.source_and_licence}</h2>
        <ul>{credits}</ul>
    };
    room.page(Section::Data, "data/", t.data.to_owned(), t.data_lead.to_owned(), content.into_any())
}
