//! A notice for a compound's wall: one sheet of A4 that says what is known of a place on a day, with a code that leads to what
//! is known today. It is on the place's page, and seen on paper alone.

use std::fmt::Write;

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

use super::Room;
use crate::model::Place;
use crate::words::{self, words};

/// None where nobody said at what address the site will stand: a code must lead somewhere.
pub(super) fn notice(room: &Room, place: &Place, answer: &str, since: Option<&str>) -> Option<impl IntoView + use<>> {
    let (lang, programme) = (room.lang(), &room.loaded.programme);
    let t = words(lang);
    let url = room.site.url.trim_end_matches('/');
    if url.is_empty() {
        return None;
    }
    let page = room.links.place(&place.id);
    // who scans it later sees whether the history is still the one of this sheet
    let head = room.loaded.head().map(|head| format!("{}head={head}", if page.contains('?') { '&' } else { '?' }));
    let address = format!("{url}{page}{}", head.unwrap_or_default());
    let code = code(&address)?;
    let company = place.provider.map(|ix| programme.providers[ix.0 as usize].name.get(lang).to_owned());
    let company = company.map(|name| view! { <p>{t.company}{t.colon}{name}</p> });
    let since = since.map(|since| view! { <p>{t.since}{t.colon}{since.to_owned()}</p> });
    let stamp = programme.illustrative.then(|| view! { <p><b class="stamp">{t.illustrative}</b></p> });
    let released = room.loaded.release.as_ref().map(|(number, hash)| {
        let date = programme.created.map(|date| words::date(date, lang)).unwrap_or_default();
        let released = t.sharing.released.replace("{release}", &number.to_string()).replace("{date}", &date);
        view! { <p class="small">{released}<br/><span class="hash">"SHA-256 "{hash.clone()}</span></p> }
    });
    Some(view! {
        <p class="wall-button"><button type="button" class="print-wall">{t.sharing.print_notice}</button></p>
        <section class="wall" aria-hidden="true">
            <p class="kicker">{programme.title.get(lang).to_owned()}</p>
            <p class="wall-name">{place.name.get(lang).to_owned()}</p>
            <p class="wall-answer">{answer.to_owned()}</p>
            {since}
            {company}
            <div class="wall-code" inner_html=code></div>
            <p>{t.sharing.scan}</p>
            <p class="small">{address}</p>
            {released}
            {stamp}
        </section>
    })
}

/// A QR code (ISO/IEC 18004) as SVG, of middling redundancy, for walls weather; None where the text is too long for one.
fn code(text: &str) -> Option<String> {
    const QUIET: i32 = 4;
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size() + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let width = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if width > 0 {
                // writing to a string does not fail
                let _ = write!(path, "M{} {}h{width}v1h-{width}z", x + QUIET, y + QUIET);
            }
            x += width.max(1);
        }
    }
    Some(format!(
        r##"<svg viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{path}"/></svg>"##
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every dark module is drawn, and no other.
    #[test]
    fn a_code_is_drawn_module_by_module() {
        let text = "https://example.org/shili/zh-CN/places/P0017/";
        let known = QrCode::encode_text(text, QrCodeEcc::Medium).expect("it is short");
        let svg = code(text).expect("it is short");
        let path =
            svg.rsplit_once(" d=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(path, _)| path).expect("a path");
        let mut dark = std::collections::HashSet::new();
        for run in path.split('M').skip(1) {
            let (at, width) = run.split_once('h').expect("a run");
            let (x, y) = at.split_once(' ').expect("a spot");
            let [x, y, width] =
                [x, y, width.split_once('v').expect("a width").0].map(|n| n.parse::<i32>().expect("a number"));
            dark.extend((x..x + width).map(|x| (x - 4, y - 4)));
        }
        for y in 0..known.size() {
            for x in 0..known.size() {
                assert_eq!(dark.contains(&(x, y)), known.get_module(x, y), "{x} {y}");
            }
        }
        assert_eq!(code(&"x".repeat(10_000)), None);
    }
}
