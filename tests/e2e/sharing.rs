//! Figures that travel: embedded in other people's pages, taken away as files, cited.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use noticeboard::publish::serve;
use serde_json::Value;

use crate::browser::Browser;
use crate::site::Site;

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A folder of pages at an origin of their own.
fn elsewhere(pages: &[(&str, String)]) -> String {
    let folder =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("elsewhere-{}", NEXT.fetch_add(1, Ordering::Relaxed)));
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{error}"));
    for (name, html) in pages {
        fs::write(folder.join(name), html).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let ready = move |port| tell.send(port).unwrap_or_default();
        serve(&folder, 0, "/", ready).unwrap_or_else(|error| panic!("not served: {error}"));
    });
    let port: u16 = told.recv().unwrap_or_else(|_| panic!("not served"));
    format!("http://127.0.0.1:{port}")
}

/// Bytes that a figure alone may cost a reader of somebody else's page, all in one file, compressed as a host would.
const LIGHT: usize = 15_000;

/// Of the heaviest figures, for a thousand would take minutes to compress.
pub fn a_figure_alone_is_light(site: &Site) {
    let mut folders: Vec<PathBuf> = ["shijiazhuang", "germany-vaccination", "shili"]
        .iter()
        .map(|programme| site.folder.join(programme).join("embed"))
        .collect();
    let mut pages = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())).flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.ends_with("index.html") {
                pages.push((fs::metadata(&path).map_or(0, |it| it.len()), path));
            }
        }
    }
    assert!(pages.len() > 300, "{} figures alone", pages.len());
    pages.sort();
    for (_, path) in pages.iter().rev().take(24) {
        let html = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut small = Vec::new();
        let options = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
        brotli::BrotliCompress(&mut html.as_slice(), &mut small, &options).unwrap_or_else(|error| panic!("{error}"));
        assert!(small.len() <= LIGHT, "{}: {} bytes", path.display(), small.len());
    }
}

/// What pages listen with: our loader, our element, Datawrapper's message, AMP's, pym's; and one that does not listen.
pub async fn a_frame_on_another_origin_gets_its_height(browser: &Browser, site: &Site) {
    let figure = site.url("germany-vaccination/en/embed").replace("/en/embed", "/embed/en/ranking/");
    let loader = site.url("germany-vaccination/embed/loader.js");
    let element = site.url("germany-vaccination/embed/element.js");
    let frame =
        |query: &str| format!("<iframe src='{figure}{query}' width='100%' height='420' style='border:0'></iframe>");
    let listening = |take: &str| {
        format!(
            "<script>addEventListener('message', ({{ data, source }}) => {{ const frame = document.querySelector('iframe'); \
             if (source !== frame.contentWindow) return; const height = {take}; if (height) frame.style.height = height + 'px' }})</script>"
        )
    };
    // the page is told by its address how wide the frame is to be
    let head = "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><body style='margin:0'>\
                <script>document.body.style.width = location.search.slice(1) + 'px'</script>";
    let pages = [
        ("loader.html", format!("{head}{}<script async src='{loader}'></script>", frame("")), true),
        (
            "late.html",
            format!(
                "{head}{}<script>setTimeout(() => {{ const s = document.createElement('script'); s.src = '{loader}'; document.body.append(s) }}, 1500)</script>",
                frame("")
            ),
            true,
        ),
        (
            "element.html",
            format!(
                "{head}<script async src='{element}'></script><noticeboard-figure src='{figure}' title=Map></noticeboard-figure>"
            ),
            true,
        ),
        (
            "datawrapper.html",
            format!("{head}{}{}", listening("Object.values(data?.['datawrapper-height'] ?? {})[0]"), frame("")),
            true,
        ),
        (
            "amp.html",
            format!(
                "{head}{}{}",
                listening("data?.sentinel === 'amp' && data.type === 'embed-size' && data.height"),
                frame("")
            ),
            true,
        ),
        (
            "pym.html",
            format!(
                "{head}{}{}",
                listening("typeof data === 'string' && data.match(/^pymxPYMxmine-1xPYMxheightxPYMx(\\d+)$/)?.[1]"),
                frame("?childId=mine-1")
            ),
            true,
        ),
        ("none.html", format!("{head}{}", frame("")), false),
    ];
    let files: Vec<(&str, String)> = pages.iter().map(|(name, html, _)| (*name, html.clone())).collect();
    let origin = elsewhere(&files);
    for width in [280, 1200] {
        for (name, _, listens) in &pages {
            browser.open(&format!("{origin}/{name}?{width}")).await;
            browser.until(name, "return document.querySelector('iframe') !== null").await;
            browser.driver.enter_frame(0).await.unwrap_or_else(|error| panic!("{name}: {error}"));
            browser.until(name, "return 'ready' in document.body.dataset").await;
            let inside = browser.run("return Math.ceil(document.body.getBoundingClientRect().height)").await;
            let beyond = browser.run("return document.documentElement.scrollWidth - innerWidth").await;
            assert!(beyond.as_i64() <= Some(0), "{name} at {width}: {beyond} too wide");
            browser.driver.enter_default_frame().await.unwrap_or_else(|error| panic!("{name}: {error}"));
            let expected = if *listens { inside } else { Value::from(420) };
            let script = format!("return document.querySelector('iframe').offsetHeight === {expected}");
            browser.until(&format!("{name} at {width}, height {expected}"), &script).await;
        }
    }
}

/// Figures alone, in what a newsroom may ask of them, and in what nobody should.
pub async fn a_figure_alone_does_what_its_address_asks(browser: &Browser, site: &Site) {
    let of = |figure: &str, rest: &str| site.url(&format!("shili/embed/en/{figure}/{rest}"));
    browser.live(&of("map", "?theme=dark&highlight=S01")).await;
    assert_eq!(browser.text("return document.documentElement.dataset.theme").await, "dark");
    assert!(browser.run("return document.querySelectorAll('a.marked').length > 0").await == true, "S01 is marked");
    browser.live(&of("ranking", "?view=2")).await;
    assert_eq!(browser.run("return document.querySelector('table.ranking').checkVisibility()").await, true);
    // values are read out without WebAssembly
    browser.live(&of("map", "")).await;
    browser.run("document.querySelector('.map [data-say]').focus()").await;
    let said = browser.text("return document.querySelector('.readout').textContent").await;
    assert!(said.contains('%'), "read out: {said}");
    let fetched =
        "return performance.getEntriesByType('resource').map(it => it.name).filter(it => /wasm|js$/.test(it))";
    assert_eq!(browser.run(fetched).await, serde_json::json!([]), "a figure alone fetches no code");
    // one that has no file of its own
    browser.live(&of("at", "?figure=status&area=S010101")).await;
    assert!(
        browser.run("return document.querySelector('main figure#status h1') !== null").await == true,
        "made as it is read"
    );
    for query in [
        "?figure=map&area=nowhere",
        "?figure=nothing&area=S010101",
        "?figure=constructor&area=__proto__",
        "?figure=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&area=%27%22%3E%3Cscript%3E",
        "",
    ] {
        browser.live(&of("at", query)).await;
        let text = browser.text("return document.querySelector('main').textContent").await;
        assert!(text.contains("no such figure"), "{query}: {text}");
        assert_eq!(browser.run("return document.querySelectorAll('main img, main script').length").await, 0, "{query}");
        assert_eq!(browser.complaints().await, Vec::<String>::new(), "{query}");
    }
    for query in
        ["?theme=%22%3E%3Cscript%3E", "?highlight=%22%5D%20*", "?view=99", "?childId=%3Cb%3E", "?theme=constructor"]
    {
        browser.live(&of("map", query)).await;
        assert_eq!(browser.text("return document.documentElement.dataset.theme ?? ''").await, "", "{query}");
        assert_eq!(browser.complaints().await, Vec::<String>::new(), "{query}");
    }
}

/// Each figure is drawn alone as it is on its page: a style that did not come with it would leave shapes in a browser's
/// black, or without their lines.
pub async fn a_figure_alone_looks_as_on_its_page(browser: &Browser, site: &Site) {
    // how each kind of shape is painted
    let looks = "const looks = figure => [...new Set([...figure.querySelectorAll('svg :is(path, rect, circle, line, polyline, text)')].map(shape => {
            const { fill, stroke, strokeWidth, fontSize } = getComputedStyle(shape);
            return [shape.localName, shape.getAttribute('class'), fill, stroke, strokeWidth, fontSize].join(' | ')
        }))].sort();";
    let mut compared = 0;
    for (programme, page) in [
        ("shili", "shili/en/areas/"),
        ("shijiazhuang", "shijiazhuang/en/"),
        ("germany-vaccination", "germany-vaccination/en/"),
    ] {
        browser.live(&site.url(page)).await;
        let on_page = browser
            .run(&format!(
                "{looks} return Object.fromEntries([...document.querySelectorAll('main figure[id]')].map(figure => [figure.id, looks(figure)]))"
            ))
            .await;
        let on_page = on_page.as_object().unwrap_or_else(|| panic!("{page} has no figures: {on_page}"));
        for (figure, expected) in on_page {
            let folder = format!("{programme}/embed/en/{figure}");
            if expected.as_array().is_none_or(Vec::is_empty) || !site.folder.join(&folder).is_dir() {
                continue;
            }
            browser.live(&site.url(&format!("{folder}/"))).await;
            let alone = browser.run(&format!("{looks} return looks(document.querySelector('main figure'))")).await;
            assert_eq!(&alone, expected, "{folder}");
            compared += 1;
        }
    }
    assert!(compared >= 16, "{compared} figures with a drawing");
}

pub async fn a_dialog_offers_all_that_can_be_done_with_a_figure(browser: &Browser, site: &Site) {
    let page = site.url("shili/en/");
    browser.live(&page).await;
    browser.run("document.querySelector('#map .to-share').click()").await;
    browser.until("the dialog", "return document.querySelector('dialog.sharing[open]') !== null").await;
    let part = |number: usize| format!("document.getElementById('sharing-panel-{number}')");
    let link = browser.text(&format!("return {}.querySelector('input').value", part(0))).await;
    assert_eq!(link, format!("{page}#map"));
    // arrows go from tab to tab
    browser.run("document.getElementById('sharing-tab-0').focus()").await;
    browser.type_keys("#sharing-tab-0", thirtyfour::Key::Right + "").await;
    let snippet = browser.text(&format!("return {}.querySelector('textarea').value", part(1))).await;
    let address = site.url("shili/embed/en/map/");
    assert!(snippet.contains(&format!("src=\"{address}?head=1.")) && snippet.contains("embed/loader.js"), "{snippet}");
    browser
        .until(
            "the preview has the height of what is in it",
            &format!("return {}.querySelector('iframe').offsetHeight > 430", part(1)),
        )
        .await;
    let choose = |number: usize, value: &str| {
        format!(
            "const list = {}.querySelectorAll('select')[{number}]; list.value = '{value}'; list.dispatchEvent(new Event('change'))",
            part(1)
        )
    };
    browser.run(&choose(0, "zh-CN")).await;
    browser.run(&choose(1, "dark")).await;
    browser.run(&choose(2, "1")).await;
    let snippet = browser.text(&format!("return {}.querySelector('textarea').value", part(1))).await;
    let frozen = site.url("shili/embed/releases/1/zh-CN/map/?theme=dark");
    assert!(snippet.contains(&frozen), "{snippet}");
    let cited = browser.text(&format!("return {}.querySelector('textarea').value", part(3))).await;
    assert!(cited.contains("SHA-256") && cited.contains("Release 1"), "{cited}");
    browser.type_keys("#sharing-tab-1", thirtyfour::Key::Escape + "").await;
    browser.until("it is closed", "return document.querySelector('dialog') === null").await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    // what stays at a release says so, and nothing of a newer one while there is none
    browser.live(&frozen).await;
    let stays = browser.text("return document.querySelector('.stays').textContent").await;
    assert!(stays.contains("第 1 次发布"), "{stays}");
}

/// A day, a period, areas: chosen on a page, offered by the dialog, seen in the frame; and again on the page behind a link.
pub async fn an_embed_shows_what_a_reader_had_before_him(browser: &Browser, site: &Site) {
    // page, figure, choice, what the figure then says, and how a file of it is called
    let cases = [
        ("germany-vaccination/en/", "map", "?date=2022-01-31", "31 Jan 2022", "map-2022-01-31"),
        ("germany-vaccination/en/", "ranking", "?date=2022-01-31", "31 January 2022|31 Jan 2022", "ranking"),
        ("germany-vaccination/en/", "ledger", "?from=2021-12-31&to=2022-09-30", "2022", "ledger-2021-12-26-2022-09-30"),
        ("germany-vaccination/en/areas/03/", "compare", "?areas=03,04,05,06", "Bremen", "03-compare-03-04-05-06"),
    ];
    for (page, figure, query, said, file) in cases {
        let address = site.url(&format!("{page}{query}"));
        browser.live(&address).await;
        let words = |of: &str| {
            format!(
                "const figure = {of}; return [figure.querySelector('h1, h2').textContent, figure.querySelector('.measure').textContent].join(' | ')"
            )
        };
        let on_page = words(&format!("document.getElementById('{figure}')"));
        let chosen = said.split('|').map(|said| format!("said.includes('{said}')")).collect::<Vec<_>>().join(" || ");
        let chosen = if figure == "compare" { "figure.dataset.areas".to_owned() } else { chosen };
        let until = format!(
            "const figure = document.getElementById('{figure}'); const said = figure.textContent; return !!({chosen}) && !!(figure.dataset.day ?? figure.dataset.from ?? figure.dataset.areas)"
        );
        browser.until(&address, &until).await;
        let before = browser.text(&on_page).await;
        // the table behind it, which is what a CSV is made of, is of the same day, period, areas
        let rows = "return [...document.querySelectorAll('.ranking tbody tr, .causes tbody tr, .compared tbody tr')].filter(row => row.closest('figure').id === FIGURE)
            .map(row => [...row.cells].map(cell => cell.textContent).join(' '))"
            .replace("FIGURE", &format!("'{figure}'"));
        let rows_before = browser.run(&rows).await;
        match figure {
            "ranking" => assert_eq!(rows_before[0], "Bremen 89.3%", "{rows_before}"),
            "ledger" => assert_eq!(rows_before[0], "At the start · 26 Dec 2021   73.9%", "{rows_before}"),
            "compare" => assert_eq!(rows_before.as_array().map(Vec::len), Some(4), "{rows_before}"),
            _ => {}
        }
        browser.run(&format!("document.querySelector('#{figure} .to-share').click()")).await;
        browser.until("the dialog", "return document.querySelector('dialog.sharing[open]') !== null").await;
        let link = browser.text("return document.querySelector('#sharing-panel-0 input').value").await;
        assert!(link.contains(&query[1..].replace(',', "%2C")) || link.contains("from="), "{link} carries {query}");
        browser.run("document.getElementById('sharing-tab-1').click()").await;
        let snippet = browser.text("return document.querySelector('#sharing-panel-1 textarea').value").await;
        let src = snippet.split("src=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let src = src.replace("&amp;", "&");
        let saved = browser
            .text(
                "let saved; HTMLAnchorElement.prototype.click = function () { saved = this.download }; \
                 document.getElementById('sharing-tab-2').click(); [...document.querySelectorAll('#sharing-panel-2 button')].at(-1).click(); \
                 document.getElementById('sharing-tab-1').click(); return saved",
            )
            .await;
        assert!(
            saved.starts_with(&format!("germany-vaccination-{file}")) && saved.ends_with("-release-1.csv"),
            "{saved}"
        );
        // what stays at a release shows the same
        let frozen = browser
            .text(
                "const part = document.querySelector('#sharing-panel-1'); const list = [...part.querySelectorAll('select')].find(it => [...it.options].some(({ value }) => value === '1')); \
                 list.value = '1'; list.dispatchEvent(new Event('change')); return part.querySelector('iframe').src",
            )
            .await;
        assert!(frozen.contains("/embed/releases/1/en/at/?"), "{frozen}");
        assert!(src.contains("/at/?") && src.contains(&format!("figure={figure}")), "{src}");
        for src in [src, frozen] {
            browser.live(&src).await;
            let inside = browser.text(&words("document.querySelector('figure')")).await;
            // the way to the page leads to the same day, period, areas
            let same = "const [own, back] = [location.href, document.querySelector('.from a').href].map(href => new URL(href).searchParams);
                return ['date', 'from', 'to', 'areas'].every(key => own.get(key) === back.get(key))";
            assert_eq!(browser.run(same).await, true, "{src}");
            // what is compared is said in the title of the frame alone
            if figure == "compare" {
                assert!(inside.contains(said), "{src}: {inside}");
                let lines = "return document.querySelectorAll('.plot path.s[stroke-width]').length";
                assert_eq!(browser.run(lines).await, 4, "{src}: a line for each");
                assert_eq!(
                    browser.text("return document.querySelector('.of').textContent").await,
                    "Niedersachsen",
                    "{src}"
                );
            } else {
                assert_eq!(inside, before, "{src}");
            }
            let empty = "return document.querySelector('figure svg') === null";
            assert_eq!(browser.run(empty).await, false, "{src}");
            assert_eq!(browser.run(&rows).await, rows_before, "{src}");
            assert_eq!(browser.complaints().await, Vec::<String>::new(), "{src}");
        }
    }
    // what it asks in vain is passed over
    for query in [
        "?figure=map&date=never",
        "?figure=ledger&from=1&to=%3Ci%3E",
        "?figure=map&areas=__proto__",
        "?figure=compare&areas=x",
    ] {
        browser.live(&site.url(&format!("germany-vaccination/embed/en/at/{query}"))).await;
        assert_eq!(browser.run("return document.querySelectorAll('main i, main script').length").await, 0, "{query}");
    }
    // a part of the programme as it was in a release
    browser.live(&site.url("germany-vaccination/embed/releases/1/en/at/?figure=progress&area=03")).await;
    let said = browser.text("return document.querySelector('main').textContent").await;
    assert!(said.contains("release 1") && said.contains("79.97%"), "{said}");
    browser.live(&site.url("germany-vaccination/embed/releases/1/en/at/?figure=progress&area=nowhere")).await;
    let said = browser.text("return document.querySelector('main').textContent").await;
    assert!(said.contains("no such figure"), "{said}");
}

/// Each figure of some pages as PNG, SVG and CSV: they open, and hold what the screen showed.
pub async fn what_is_taken_away_holds_what_was_shown(browser: &Browser, site: &Site) {
    const TAKE: &str = "
        const done = arguments[arguments.length - 1];
        (async () => {
            const dialog = await (await fetch([...document.scripts].map(it => it.textContent.match(/import\\('([^']*sharing[^']*)'\\)/)?.[1]).find(Boolean))).text();
            const { pictureOf, rowsOf } = await import('/assets/' + dialog.match(/\\.\\/(picture-[^']+)'/)[1]);
            const base64 = async blob => btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
            const taken = [];
            for (const figure of document.querySelectorAll('figure.figure')) {
                const drawings = [...figure.querySelectorAll('svg:not(.bar-svg)')];
                const drawing = drawings.find(it => it.getClientRects().length) ?? drawings[0];
                const picture = drawing && await pictureOf(figure);
                let colours = 0, png = '';
                if (picture) {
                    const blob = await picture.png();
                    png = await base64(blob.slice(0, 64));
                    const bitmap = await createImageBitmap(blob);
                    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
                    canvas.getContext('2d').drawImage(bitmap, 0, 0);
                    const pixels = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
                    colours = new Set(pixels.filter((_, i) => i % 31 === 0)).size;
                }
                const shown = [...(drawing ?? figure).querySelectorAll('text')].map(it => it.textContent.trim()).filter(Boolean);
                taken.push({
                    id: figure.id, title: figure.querySelector('h2').textContent, png, colours, shown,
                    svg: picture ? await (await picture.svg()).text() : '', csv: await rowsOf(figure).text(),
                    mark: new Uint8Array(await rowsOf(figure).arrayBuffer())[0] === 0xef,
                    rows: figure.querySelector('table')?.rows.length ?? null,
                });
            }
            done(taken);
        })().catch(error => done('' + error));";
    let mut figures = 0;
    for page in ["shili/zh-CN/areas/", "germany-vaccination/en/", "shijiazhuang/zh-CN/"] {
        browser.live(&site.url(page)).await;
        let taken = browser.driver.execute_async(TAKE, Vec::new()).await;
        let taken = taken.unwrap_or_else(|error| panic!("{page}: {error}")).json().clone();
        let Some(list) = taken.as_array() else { panic!("{page}: {taken}") };
        for figure in list {
            let text = |key: &str| figure[key].as_str().unwrap_or_default();
            let what = format!("{page}#{}", text("id"));
            let (svg, csv) = (text("svg"), text("csv"));
            if !svg.is_empty() {
                figures += 1;
                let png = STANDARD.decode(text("png")).unwrap_or_else(|error| panic!("{what}: {error}"));
                let size = imagesize::blob_size(&png).unwrap_or_else(|error| panic!("{what}: {error}"));
                let width = format!("width=\"{}\"", size.width / 2);
                assert!(svg.contains(&width), "{what}: a picture of {} pixels, {}", size.width, &svg[..200]);
                assert!(figure["colours"].as_u64() > Some(8), "{what}: the picture is empty");
                let plain = svg.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
                // broken into lines, its letters are all there
                let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                let written = letters(&texts(&plain));
                assert!(written.contains(&letters(text("title"))), "{what}: the title is not in {written}");
                for shown in figure["shown"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                    assert!(written.contains(&letters(shown)), "{what}: {shown} is not in the drawing");
                }
                if page.starts_with("shili") {
                    assert!(written.contains("演示数据"), "{what} does not say that it is illustrative");
                }
            }
            assert_eq!(figure["mark"], true, "{what}: Excel needs a mark");
            let rows = csv.lines().count();
            if let Some(shown) = figure["rows"].as_u64() {
                assert!(rows as u64 >= shown.min(2), "{what}: {rows} rows of {shown}");
            }
            assert!(rows > 0, "{what} has no rows");
        }
    }
    assert!(figures > 12, "{figures} figures with drawings");
}

/// Inside a chat app nothing can be saved: a picture is there to be pressed, the data are a link to copy, no button is dead.
pub async fn inside_a_chat_app_nothing_is_a_dead_button(browser: &Browser, site: &Site) {
    let agent = |name: &str| serde_json::json!({ "userAgent": name });
    let own = browser.text("return navigator.userAgent").await;
    browser.cdp("Emulation.setUserAgentOverride", agent(&format!("{own} MicroMessenger/8.0.50"))).await;
    browser.live(&site.url("shili/zh-CN/")).await;
    browser.run("document.querySelector('#map .to-share').click()").await;
    browser.until("the dialog", "return document.querySelector('dialog.sharing[open]') !== null").await;
    browser.run("document.getElementById('sharing-tab-2').click()").await;
    browser
        .until(
            "a picture to press",
            "const image = document.querySelector('#sharing-panel-2 img'); return !!image?.complete && image.naturalWidth > 900",
        )
        .await;
    let panel = "document.getElementById('sharing-panel-2')";
    let buttons =
        browser.run(&format!("return [...{panel}.querySelectorAll('button, a')].map(it => it.textContent)")).await;
    assert_eq!(buttons, serde_json::json!(["复制"]), "all that is left is to copy the link");
    let link = browser.text(&format!("return {panel}.querySelector('input').value")).await;
    assert_eq!(link, site.url("shili/download/zh-CN.zip"));
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.cdp("Emulation.setUserAgentOverride", agent(&own)).await;
}

/// What stands between the tags of its texts.
fn texts(svg: &str) -> String {
    svg.split("<text")
        .skip(1)
        .filter_map(|part| part.split_once('>')?.1.split_once("</text>"))
        .map(|(text, _)| text)
        .collect()
}
