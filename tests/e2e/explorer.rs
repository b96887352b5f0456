//! The explorer: filters, three ways to look, the address, and what becomes of it when its files are not as they should be.

use std::fs;
use std::path::Path;

use serde_json::json;
use thirtyfour::Key;

use crate::browser::Browser;
use crate::site::Site;

/// Nothing is being asked of the worker, and its answer stands in the page.
const CALM: &str = "return document.getElementById('explore').ariaBusy === 'false'";
const SUMMARY: &str = "return document.querySelector('#explore .summary').textContent";

async fn explore(browser: &Browser, site: &Site, query: &str) {
    // the filters are open where there is room for them
    browser.width(1280).await;
    browser.live(&site.url(&format!("shili/en/explore/{query}"))).await;
    browser.until("the explorer", "return 'ready' in document.getElementById('explore').dataset").await;
    browser.until("its answer", CALM).await;
}

async fn says(browser: &Browser, summary: &str) {
    let sentence = serde_json::to_string(summary).unwrap_or_default();
    browser.until(summary, &format!("{} === {sentence}", SUMMARY)).await;
}

pub async fn a_link_restores_what_was_chosen(browser: &Browser, site: &Site) {
    // address, summary; the counts are those of the package
    let cases = [
        ("", "2,400 compounds"),
        (
            "?status=not_covered&status=lapsed&area=S01",
            "10 of 2,400 compounds: Not covered, Lapsed, Shili Central District",
        ),
        ("?mode=entrusted", "523 of 2,400 compounds: Entrusted"),
        ("?q=compound+0042", "1 of 2,400 compounds: name like \u{201c}compound 0042\u{201d}"),
        ("?status=covered&from=2025-03&to=2025-03", "40 of 2,400 compounds: Covered, from 2025-03, to 2025-03"),
        (
            "?status=unknown&status=merged&mode=regular&kind=yard",
            "0 of 2,400 compounds: Unknown, Merged, Regular, Single yard",
        ),
    ];
    for (query, summary) in cases {
        explore(browser, site, query).await;
        says(browser, summary).await;
    }
    let beside = "return document.querySelector('#explore .found').getBoundingClientRect().left
        >= document.querySelector('#explore .filters').getBoundingClientRect().right";
    assert_eq!(browser.run(beside).await, true, "where there is room the filters stand beside what they find");
    let clear = "return !document.querySelector('#explore .nothing').hidden";
    assert_eq!(browser.run(clear).await, true, "nothing fits, and there is no way on");
    browser.click("#explore .nothing button").await;
    says(browser, "2,400 compounds").await;
    assert_eq!(browser.text("return location.search").await, "");
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

pub async fn what_an_address_asks_for_in_vain_is_said(browser: &Browser, site: &Site) {
    explore(browser, site, "?area=nowhere&colour=red&status=covered").await;
    says(browser, "2,188 of 2,400 compounds: Covered").await;
    let said = browser.text("return document.querySelector('#explore .unknown.problem').textContent").await;
    assert!(said.contains("area \u{201c}nowhere\u{201d}") && said.contains("colour \u{201c}red\u{201d}"), "{said}");
    explore(browser, site, "?place=nobody").await;
    let said = "return document.querySelector('.found-here').textContent.includes('nobody')";
    browser.until("an unknown place", said).await;
}

pub async fn a_tick_changes_every_count_and_the_back_button_undoes_it(browser: &Browser, site: &Site) {
    explore(browser, site, "").await;
    let count = |dimension: &str, index: usize| {
        format!(
            "return document.querySelector('[data-dimension={dimension}] label[data-index=\"{index}\"] output').textContent"
        )
    };
    assert_eq!(browser.text(&count("mode", 3)).await, "523");
    browser.click("[data-dimension=status] label[data-index=\"0\"]").await;
    says(browser, "2,188 of 2,400 compounds: Covered").await;
    assert_eq!(browser.text("return location.search").await, "?status=covered");
    assert_eq!(browser.text(&count("mode", 3)).await, "479");
    // its own dimension keeps what else could be chosen
    assert_eq!(browser.text(&count("status", 2)).await, "54");
    browser.click("[data-dimension=area] ul button").await;
    browser.until("an area", "return location.search === '?area=S01&status=covered'").await;
    browser.until("its answer", CALM).await;
    // it fills the map, and the whole comes back with the choice
    let shown = "return document.querySelector('.places-map svg').getAttribute('viewBox').split(' ').map(Number)[2]";
    let near = browser.run(shown).await.as_f64().unwrap_or(0.0);
    browser.run("history.back()").await;
    says(browser, "2,188 of 2,400 compounds: Covered").await;
    browser.until("the whole on the map", &format!("{shown} > {near} * 1.3")).await;
    browser.run("history.back()").await;
    says(browser, "2,400 compounds").await;
    let ticked = "return document.querySelectorAll('#explore form input:checked').length";
    assert_eq!(browser.run(ticked).await, json!(0), "the form is not as the address says");
}

pub async fn a_table_scrolls_through_all_rows_and_sorts_them(browser: &Browser, site: &Site) {
    explore(browser, site, "?view=table").await;
    let rows = "return document.querySelectorAll('.rows tbody tr:not(.above, .below)').length";
    let count = browser.run(rows).await.as_u64().unwrap_or(0);
    assert!((10..120).contains(&count), "{count} rows are in the page");
    browser.run("const rows = document.querySelector('.rows'); rows.scrollTop = rows.scrollHeight").await;
    let last = "return [...document.querySelectorAll('.rows tbody tr')].some(row => row.ariaRowIndex === '2401')";
    browser.until("the last row", last).await;
    browser.click(".rows th.since button").await;
    browser.until("sorted by date", "return location.search.includes('sort=since')").await;
    browser.until("its answer", CALM).await;
    assert_eq!(browser.text("return document.querySelector('.rows th.since').ariaSort").await, "ascending");
    let first = "return document.querySelector('.rows tbody td.since').textContent";
    assert_eq!(browser.text(first).await, "Dec 31, 2022");
    // a rating brings its column
    explore(browser, site, "?view=table&rating=safety&min=75&sort=-score").await;
    let scores = "return [...document.querySelectorAll('.rows tbody td.score')].slice(0, 5).map((cell) => Number(cell.textContent))";
    let scores = browser.run(scores).await;
    let scores: Vec<f64> = scores.as_array().into_iter().flatten().filter_map(|score| score.as_f64()).collect();
    assert!(
        scores.len() == 5 && scores.is_sorted_by(|a, b| a >= b) && scores.iter().all(|score| *score >= 75.0),
        "{scores:?}"
    );
}

pub async fn a_chart_groups_what_is_shown(browser: &Browser, site: &Site) {
    explore(browser, site, "?view=chart&by=mode").await;
    let rows = "return [...document.querySelectorAll('.groups tr')].map((row) =>
        row.cells[0].textContent + ': ' + row.cells[2].textContent).join(' | ')";
    browser.until("groups", "return document.querySelectorAll('.groups tr').length > 3").await;
    let said = browser.text(rows).await;
    assert!(said.contains("Entrusted: 91.5%–94.2% 479 of 523 covered"), "{said}");
    // as a list of areas by what is covered, which stands in the address
    explore(browser, site, "?view=chart&order=share").await;
    let order = "const shares = [...document.querySelectorAll('.groups tr b')].map((it) => parseFloat(it.textContent));
        return shares.length > 5 && shares.every((share, i) => !i || shares[i - 1] <= share)";
    browser.until("the least covered first", order).await;
    let choose =
        "const it = document.querySelector('[name=order]'); it.value = '-share'; it.dispatchEvent(new Event('change'))";
    browser.run(choose).await;
    browser.until("the most covered first", &order.replace("<=", ">=")).await;
    assert_eq!(browser.text("return location.search").await, "?view=chart&order=-share");
    // scores are no order where none is chosen
    let scores = "return [...document.querySelectorAll('[name=sorted] option[value$=score]')].map((it) => it.disabled)";
    assert_eq!(browser.run(scores).await, json!([true, true]));
}

pub async fn the_map_is_moved_by_keys_and_reads_out_places(browser: &Browser, site: &Site) {
    explore(browser, site, "").await;
    browser.until("drawn", "return document.querySelector('.places-map canvas').width > 300").await;
    browser.type_keys(".places-map", Key::Enter).await;
    let pinned = "return document.querySelectorAll('.found-here li a').length > 0";
    browser.until("places in the middle", pinned).await;
    browser.type_keys(".places-map", "+").await;
    browser.until("zoomed in", "return /at=[^&]*1.60/.test(decodeURIComponent(location.search))").await;
    browser.type_keys(".places-map", "0").await;
    browser.until("the whole again", "return !location.search.includes('at=')").await;
    // where there is none near, the map says so
    explore(browser, site, "?at=0.0100,0.0100,60.00").await;
    browser.until("nothing near", "return !document.querySelector('.nothing-near').hidden").await;
    // a place that an address names is read out, with a link to its page
    explore(browser, site, "?place=P0042").await;
    let link =
        "return document.querySelector('.found-here li a')?.getAttribute('href')?.endsWith('/places/P0042/') ?? false";
    browser.until("the place", link).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

pub async fn areas_are_shaded_on_wish(browser: &Browser, site: &Site) {
    explore(browser, site, "?map=areas").await;
    let class = "return document.querySelector('.ground[data-area=S01]').getAttribute('class')";
    browser.until("shaded", &format!("{class} === 'ground q5'")).await;
    let lake = "return document.querySelector('.ground.nd')?.dataset.name ?? ''";
    assert_eq!(browser.text(lake).await, "Shili Lake District");
    browser.click("[name=shade]").await;
    browser.until("dots again", &format!("{class} === 'ground'")).await;
    assert_eq!(browser.text("return location.search").await, "");
}

/// Without a page for each place: its address is `places/?id=`, and the page is made there.
pub async fn a_place_without_a_page_of_its_own_is_made_from_a_bundle(browser: &Browser, site: &Site) {
    assert!(!site.folder.join("shili/en/places/P0042").exists(), "the site has pages of places");
    browser.live(&site.url("shili/en/")).await;
    browser.type_keys(".search input", "compound 0042").await;
    browser.until("a hit", "return !document.querySelector('#hits').hidden").await;
    browser.type_keys(".search input", Key::Enter).await;
    let arrived = "return document.querySelector('h1')?.textContent === 'Sample Compound 0042' && 'ready' in document.body.dataset";
    browser.until("the place", arrived).await;
    assert_eq!(browser.text("return location.pathname + location.search").await, "/shili/en/places/?id=P0042");
    assert!(browser.text("return document.title").await.starts_with("Sample Compound 0042"));
    // its islands live, and its other language is of the same place
    browser.until("its button", "return !document.querySelector('.keep').hidden").await;
    let other =
        "return document.querySelector('a.lang').getAttribute('href') + document.querySelector('a.lang').search";
    assert!(browser.text(other).await.contains("?id=P0042"));
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.live(&site.url("shili/en/places/?id=nobody")).await;
    let said = "return document.querySelector('main .problem').textContent.includes('no place with this number')";
    browser.until("an unknown id", said).await;
    explore(browser, site, "?view=table&q=compound+0042").await;
    let link = "return document.querySelector('.rows tbody th a').getAttribute('href')";
    assert_eq!(browser.text(link).await, "/shili/en/places/?id=P0042");
}

pub async fn an_area_without_a_page_of_its_own_is_made_from_a_bundle(browser: &Browser, site: &Site) {
    let there = |path: &str| site.folder.join("shili/en/areas").join(path).exists();
    assert_eq!((there("S01/index.html"), there("S0101"), there("S01/index.json")), (true, false, true));
    browser.live(&site.url("shili/en/areas/S01/")).await;
    let link = "return document.querySelector('main a[href*=\"S0101\"]').getAttribute('href')";
    let below = browser.text(link).await;
    assert_eq!(below, "/shili/en/areas/?id=S0101");
    for id in ["S0101", "S01"] {
        browser.live(&site.url(&format!("shili/en/areas/?id={id}"))).await;
        let arrived = "return document.querySelectorAll('main .crumbs li').length > 0 && document.querySelector('main figure.figure') !== null";
        browser.until(id, arrived).await;
        assert!(browser.text("return document.title").await.contains("Shili"), "{id}");
    }
    // an address that it had when it had a page of its own leads there
    browser.open(&site.url("shili/en/areas/S0101/")).await;
    browser
        .until(
            "the page of an old address",
            "return location.search === '?id=S0101' && document.querySelector('main figure.figure') !== null",
        )
        .await;
    // its places are those of other pages, and its slider lives
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.live(&site.url("shili/en/areas/?id=nowhere")).await;
    let said = "return document.querySelector('main .problem').textContent.includes('no area with this number')";
    browser.until("an unknown id", said).await;
    browser.live(&site.url("shili/en/")).await;
    browser.type_keys(".search input", "central").await;
    browser.until("a hit", "return document.querySelector('#hits a') !== null").await;
    let hit = "return document.querySelector('#hits a').getAttribute('href')";
    assert_eq!(browser.text(hit).await, "/shili/en/areas/?id=S01");
}

/// Where there are too many places for one table, an area is chosen first, and its table alone is loaded.
pub async fn a_country_is_explored_by_area(browser: &Browser, country: &Site) {
    assert!(!country.folder.join("explore/places.bin").exists(), "one table holds all");
    browser.width(390).await;
    browser.live(&country.url("en/explore/")).await;
    let is_hidden = |id: &str| format!("return document.querySelector('{id}').checkVisibility() === false");
    browser.until("nothing is loaded before a choice", &is_hidden("#explore")).await;
    let offered = "return [...document.querySelectorAll('#parts a[data-part]')].map(a => a.parentElement.textContent.trim()).join()";
    assert_eq!(browser.text(offered).await, "Model province A 14,000,Model province B 12,000");
    browser.run("document.querySelector('#parts a[data-part=B]').click()").await;
    browser.until("its page", "return location.search.startsWith('?part=B')").await;
    browser.until("its table", "return document.getElementById('explore')?.dataset.ready === ''").await;
    browser.until("its answer", CALM).await;
    says(browser, "12,000 places").await;
    browser.until("the choice is over", &is_hidden("#parts .choose")).await;
    assert_eq!(browser.text("return document.querySelector('#parts b').textContent").await, "Model province B");
    let asked = "return performance.getEntriesByType('resource').map(it => it.name).filter(it => it.includes('/parts/A')).length";
    assert_eq!(browser.run(asked).await, json!(0), "what was not asked for is not loaded");
    let unknown = "return document.querySelector('#explore .unknown.problem').textContent";
    assert_eq!(browser.text(unknown).await, "", "the part is known");
    // what is chosen further stands beside the part in the address
    browser.run("document.querySelector('[name=status][value=covered]').click()").await;
    says(browser, "6,000 of 12,000 places: Covered").await;
    let address = browser.text("return location.search").await;
    assert!(address.contains("part=B") && address.contains("status=covered"), "{address}");
    browser.live(&country.url("en/explore/?part=Z&status=covered")).await;
    let said = "return document.querySelector('#parts .problem').textContent.includes('Z')";
    browser.until("a part that is not there is said", said).await;
    let kept = "return document.querySelector('#parts a[data-part=A]').getAttribute('href')";
    assert!(browser.text(kept).await.contains("status=covered"), "what was chosen goes along");
    // a place is found by its number all the same, and an area leads to its part
    browser.live(&country.url("en/places/?id=P25999")).await;
    browser.until("the place", "return document.querySelector('h1')?.textContent === 'Model compound 25999'").await;
    browser.live(&country.url("en/areas/A/")).await;
    let leads = "return document.querySelector('main a[href*=\"part=A\"]') !== null";
    assert_eq!(browser.run(leads).await, json!(true));
    browser.type_keys(".search input", "compound 25999").await;
    let said = "return document.querySelector('.search').textContent.includes('Places are listed by area')";
    browser.until("the search says where places are", said).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

pub async fn a_place_is_kept_on_the_device(browser: &Browser, site: &Site) {
    browser.live(&site.url("shili/en/places/P0017/")).await;
    browser.click(".keep button").await;
    browser.live(&site.url("shili/en/places/")).await;
    let kept = "return [...document.querySelectorAll('.my-places a')].map((link) => link.textContent).join()";
    assert_eq!(browser.text(kept).await, "Sample Compound 0017");
    browser
        .until("its status of today", "return document.querySelector('.my-places .chip')?.textContent === 'Covered'")
        .await;
    browser.live(&site.url("shili/en/places/P0017/")).await;
    browser.click(".keep button").await;
    browser.live(&site.url("shili/en/places/")).await;
    assert_eq!(browser.run("return document.querySelector('.my-places').hidden").await, true);
}

/// A table that is not there, cut, altered or of another version: a sentence, and the page stays.
pub async fn a_faulty_table_is_said_to_be_so(browser: &Browser, site: &Site) {
    let file = site.folder.join("shili/explore/places.bin");
    let whole = fs::read(&file).unwrap_or_else(|error| panic!("{error}"));
    let mut altered = whole.clone();
    altered[5000] ^= 1;
    let mut other = whole.clone();
    other[7] = b'9';
    let cases: [(&str, Option<Vec<u8>>, &str); 5] = [
        ("missing", None, "could not be loaded"),
        ("cut", Some(whole[..1000].to_vec()), "arrived damaged"),
        ("altered", Some(altered), "arrived damaged"),
        ("of another version", Some(other), "another release"),
        ("a page of the host", Some(b"<!doctype html><p>Not here</p>".to_vec()), "another release"),
    ];
    for (what, bytes, expected) in cases {
        put(&file, bytes);
        browser.open(&site.url("shili/en/explore/")).await;
        let said = format!("return document.querySelector('#explore .problem').textContent.includes('{expected}')");
        browser.until(what, &said).await;
        let rows = "return document.querySelectorAll('.rows tbody tr').length";
        assert_eq!(browser.run(rows).await, json!(50), "{what}: the rows of the page are gone");
    }
    put(&file, Some(whole));
    // names of another release than the table
    let names = site.folder.join("shili/en/names.txt");
    let list = fs::read_to_string(&names).unwrap_or_else(|error| panic!("{error}"));
    let shorter: Vec<&str> = list.lines().filter(|line| !line.contains("Sample Compound 0042\t")).collect();
    put(&names, Some(shorter.join("\n").into_bytes()));
    browser.open(&site.url("shili/en/explore/")).await;
    let said = "return document.querySelector('#explore .problem').textContent.includes('another release')";
    browser.until("names of another release", said).await;
}

fn put(file: &Path, bytes: Option<Vec<u8>>) {
    let done = match bytes {
        Some(bytes) => fs::write(file, bytes),
        None => fs::remove_file(file),
    };
    done.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}
