//! Where a reader opens a package of his own, and the report of what was found in it.

use leptos::prelude::*;

use super::{Page, Script};
use crate::app::{Frame, Site};
use crate::model::Lang;
use crate::package::Finding;
use crate::prepare::{counts, groups, has_errors, place};
use crate::words::{self, words};

/// Places of one kind of finding that are shown; the rest are counted.
const SHOWN: usize = 20;

/// The page; the script `src/open/page.js` makes it work, and takes from it the sentences that it says.
pub fn open_page(site: &Site, lang: Lang) -> Page {
    let t = words(lang);
    let links = site.links_of_all(lang);
    let address = |lang: Lang| links.in_language(lang).open();
    let content = view! {
        <h1>{t.open_title}</h1>
        <p class="measure">{t.open_lead}</p>
        <div
            id="open"
            data-loading=t.open_loading
            data-reading=t.open_reading
            data-failed=t.open_failed
            data-large=t.open_too_large
            data-gone=t.open_no_page
            data-notice=t.open_notice
            data-close=t.open_close
            data-pages=t.open_pages
        >
            <p class="drop">
                <span>{t.open_drop}</span>" "
                <label class="button">{t.open_files}<input type="file" multiple="" disabled=""/></label>" "
                <label class="button folder">{t.open_folder}<input type="file" webkitdirectory="" disabled=""/></label>
            </p>
            <p class="said" role="status"></p>
            <div class="report" tabindex="-1"></div>
            <noscript><p class="problem">{t.open_needs_scripts}</p></noscript>
        </div>
    };
    let frame = Frame {
        programme: site.programmes.first().filter(|_| site.is_single()).map(|loaded| &loaded.programme),
        links: links.clone(),
        section: None,
        others: super::others(&site.languages(), lang, address),
        has_front: !site.is_single(),
    };
    Page {
        lang,
        title: format!("{} · {}", t.open_title, t.site),
        description: t.open_lead.to_owned(),
        illustrative: false,
        script: Some(Script::Opener),
        feed: None,
        figures: None,
        figure: None,
        release: None,
        preview: None,
        described: None,
        addresses: site.languages().into_iter().map(|lang| (lang, address(lang))).collect(),
        body: frame.view(content.into_any()).into_any(),
    }
}

/// Findings as a page tells them: kinds, worst first, each with what is wrong, where, and what to do; then the way to the
/// pages, where `start` says that there are some.
pub fn report_view(title: &str, findings: &[Finding], start: Option<String>, lang: Lang) -> impl IntoView + use<> {
    let t = words(lang);
    let kinds: Vec<_> = groups(findings).into_iter().map(|group| kind_view(&group, lang)).collect();
    let [errors, warnings, notes] = counts(findings);
    let way = match start {
        Some(start) => view! { <p><a class="button" href=start>{t.open_pages}</a></p> }.into_any(),
        None if has_errors(findings) => view! { <p>{t.open_refused}</p> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <h2>{title.to_owned()}</h2>
        <p><strong>{words::tally(errors, warnings, notes, lang)}</strong></p>
        {way}
        <ol class="findings">{kinds}</ol>
    }
}

fn kind_view(group: &[&Finding], lang: Lang) -> impl IntoView + use<> {
    let first = group[0];
    let (message, help) = first.fault.words(lang);
    let severity = first.severity();
    let is_one_message = group.iter().all(|finding| finding.fault == first.fault);
    let line = |finding: &&Finding| {
        let said = (!is_one_message).then(|| format!(" {}", finding.fault.words(lang).0));
        view! { <li><span class="where">{place(finding, lang)}</span>{said}</li> }
    };
    let lines: Vec<_> = group.iter().take(SHOWN).map(line).collect();
    let more = (group.len() > SHOWN).then(|| view! { <li>{words::and_more(group.len() - SHOWN, lang)}</li> });
    let of = (group.len() > 1).then(|| format!(" × {}", group.len()));
    view! {
        <li class=severity.as_str()>
            <h3><span class="severity">{severity.word(lang)}</span>{of}" "{is_one_message.then_some(message)}</h3>
            <p>{help}" "<code>{first.code()}</code></p>
            <ul>{lines}{more}</ul>
        </li>
    }
}
