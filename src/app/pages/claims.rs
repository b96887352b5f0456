//! Everything that has been said about the programme: who, when, about when, and where it was found.

use leptos::prelude::*;

use super::{Page, Room};
use crate::app::{Section, figures};
use crate::measure::borne_out;
use crate::model::{Borne, Claim, Compared, Grade, IndicatorIx};
use crate::words::{self, words};

pub(super) fn page(room: &Room) -> Page {
    let t = words(room.lang());
    let programme = &room.loaded.programme;
    // what is said about the promise first, then what is said about other things
    let sections: Vec<_> = (0..programme.indicators.len() as u32)
        .filter_map(|i| {
            let indicator = IndicatorIx(i);
            let about = |claim: &&Claim| claim.indicator.unwrap_or(room.main()) == indicator;
            let mut order: Vec<&Claim> = programme.claims.iter().filter(about).collect();
            order.sort_by_key(|claim| std::cmp::Reverse(claim.stated_on.latest.or(claim.refers_to.latest)));
            let items: Vec<_> = order.into_iter().map(|claim| item(claim, room)).collect();
            let name = programme.indicator(indicator).name.get(room.lang()).to_owned();
            (!items.is_empty()).then(|| view! { <section><h2>{name}</h2><ol class="claims">{items}</ol></section> })
        })
        .collect();
    let lead = if sections.is_empty() { t.no_claims } else { t.claims_lead };
    let content = view! { <h1>{t.claims}</h1><p class="measure">{lead}</p>{sections} }.into_any();
    let page = room.page(Section::Claims, "claims/", t.claims.to_owned(), t.claims_lead.to_owned(), content);
    let figures = if programme.claims.is_empty() { None } else { super::figures_as_files(room, "claims/") };
    Page { figures, ..page }
}

pub(super) fn item(claim: &Claim, room: &Room) -> impl IntoView + use<> {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let area = match claim.area {
        Some(area) => programme.areas.get(area).name.get(lang).to_owned(),
        None => claim.area_name.get(lang).to_owned(),
    };
    let refers_to =
        (!claim.refers_to.is_unknown()).then(|| format!("{}: {}", t.refers_to, words::when(&claim.refers_to, lang)));
    let stated_on = words::when(&claim.stated_on, lang);
    let said_by = claim.said_by.get(lang).to_owned();
    let name = match claim.source_name.get(lang) {
        "" => claim.source.clone(),
        name => name.to_owned(),
    };
    let is_linked = !claim.source.is_empty() && !matches!(claim.grade, Grade::Mirror | Grade::Forum);
    let source = if is_linked {
        view! { <a rel="noopener nofollow" href=claim.source.clone()>{name}</a> }.into_any()
    } else {
        view! { <span>{name}</span> }.into_any()
    };
    let value = words::claim_value(claim, lang);
    let borne = borne(claim, room);
    let note = claim.note.get(lang).to_owned();
    let parts: Vec<String> =
        [area, refers_to.unwrap_or_default()].into_iter().filter(|part| !part.is_empty()).collect();
    view! {
        <li class="claim">
            <p class="claim-head">
                {figures::stamp_line(room.loaded, lang)}
                <span class="kind">{words::claim_kind(claim.kind, lang)}</span>
                " "{(!value.is_empty()).then(|| view! { <b>{value}</b> })}
            </p>
            <p>{claim.statement.get(lang).to_owned()}</p>
            {borne}
            <p class="muted small">{parts.join(" · ")}</p>
            <p class="muted small">
                {said_by}" · "{stated_on}" · "{source}" ("{words::grade(claim.grade, lang)}")"
            </p>
            {(!note.is_empty()).then(|| view! { <p class="note small">{note}</p> })}
        </li>
    }
}

/// Whether the data bear it out, with the arithmetic. None for what states no figure, and for targets, which the promise
/// record decides.
fn borne(claim: &Claim, room: &Room) -> Option<impl IntoView + use<>> {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let borne = borne_out(programme, &room.loaded.measures, claim)?;
    let (class, verdict) = match &borne {
        Borne::Out(Compared::Figure(_)) => ("verdict met", t.borne_out),
        Borne::Contradicted(Compared::Figure(_)) => ("verdict missed", t.contradicted),
        // a report is somebody's word too
        Borne::Out(Compared::Report(_)) => ("verdict open", t.reported_done),
        Borne::Contradicted(Compared::Report(_)) => ("verdict open", t.reported_short),
        Borne::CannotTell(_) => ("verdict open", t.cannot_be_told),
    };
    let indicator = programme.indicator(claim.indicator.unwrap_or(room.main()));
    let why = words::borne(claim, &borne, indicator, lang);
    Some(view! { <p class=class>{verdict}{t.full_stop}<span>{why}</span></p> })
}
