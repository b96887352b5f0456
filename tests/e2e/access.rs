//! That nobody is kept out: axe-core over pages in their states, and all by keyboard.

use serde_json::Value;

use crate::browser::Browser;
use crate::pages::PAGES;
use crate::site::Site;

/// What a reader has brought a page to, and how.
struct State {
    page: &'static str,
    act: &'static str,
    reached: &'static str,
}

const STATES: [State; 9] = [
    State {
        page: "shili/zh-CN/",
        act: "const input = document.querySelector('.search input'); input.focus(); input.value = 'slxq'; input.dispatchEvent(new Event('input', { bubbles: true }))",
        reached: "document.querySelector('#hits a')",
    },
    State {
        page: "germany-vaccination/en/",
        act: "document.querySelector('#progress .to-share').click()",
        reached: "document.querySelector('dialog[open] input')",
    },
    State {
        page: "germany-vaccination/en/?date=2021-12-31",
        act: "document.querySelector('#map [data-area=\"3\"]').focus()",
        reached: "document.querySelector('#map-title').textContent.includes('Sachsen')",
    },
    State {
        page: "germany-vaccination/en/areas/03/?areas=04,05,11",
        act: "document.querySelector('#compare .pick').open = true",
        reached: "document.querySelector('#compare .redrawn svg')",
    },
    State {
        page: "shili/en/explore/?status=covered&view=table",
        act: "document.querySelectorAll('#explore details').forEach(it => { it.open = true })",
        reached: "document.querySelector('#explore')?.dataset.ready !== undefined",
    },
    State {
        page: "shili/zh-CN/explore/?view=chart&by=company",
        act: "",
        reached: "document.querySelector('#explore .groups tbody tr')",
    },
    State {
        page: "germany-vaccination/en/data/",
        act: "document.querySelector('#check button').click()",
        reached: "document.querySelectorAll('#check li').length > 3",
    },
    State {
        page: "shijiazhuang/zh-CN/stories/?mode=none",
        act: "const all = document.querySelectorAll('.choose-stories select'); for (const it of all) { it.selectedIndex = it.options.length - 1; it.dispatchEvent(new Event('change', { bubbles: true })) }",
        reached: "document.querySelector('.choose-stories output').textContent",
    },
    State { page: "en/areas/nowhere/", act: "", reached: "document.querySelector('main h1')" },
];

type Theme = [(&'static str, &'static str)];
const LIGHT: &Theme = &[("prefers-color-scheme", "light")];
const DARK: &Theme = &[("prefers-color-scheme", "dark")];
const CONTRAST: &Theme = &[("prefers-color-scheme", "light"), ("prefers-contrast", "more")];

/// Pixels and themes. WCAG's 400 percent on a desktop is a page 320 pixels wide.
const LOOKS: [(u32, &[&Theme]); 3] = [(320, &[LIGHT]), (390, &[LIGHT, DARK, CONTRAST]), (1280, &[LIGHT, DARK])];

/// axe-core on every page and in each state, in both languages, both themes and three widths, and with more contrast: over how
/// many it was.
pub async fn nobody_is_kept_out(browser: &Browser, site: &Site) -> usize {
    let axe = std::env::var("NOTICEBOARD_AXE").unwrap_or_default();
    let axe = std::fs::read_to_string(&axe).unwrap_or_else(|error| panic!("axe-core {axe}: {error}; use `make test`"));
    let (mut violations, mut looked) = (Vec::new(), 0);
    let pages = PAGES.iter().flat_map(|page| ["zh-CN", "en"].map(|lang| page.replace("{}", lang)));
    let mut pages: Vec<String> = pages.collect();
    pages.dedup();
    let pages = pages.into_iter().map(|page| (page, "", "true"));
    let states = STATES.iter().map(|State { page, act, reached }| ((*page).to_owned(), *act, *reached));
    for (page, act, reached) in states.chain(pages) {
        let url = site.url(&page);
        browser.width(1280).await;
        browser.open(&url).await;
        browser.until(&url, "return 'ready' in document.body.dataset || document.body.matches('.alone')").await;
        let can_be_used = "return (document.querySelector('.search input')?.checkVisibility() ?? true)
            && !document.querySelector('#check button')?.disabled";
        if !act.is_empty() {
            browser.until(&url, can_be_used).await;
            browser.run(act).await;
        }
        browser.until(&format!("{url}: {reached}"), &format!("return Boolean({reached})")).await;
        browser.run(&axe).await;
        for (width, themes) in LOOKS {
            browser.width(width).await;
            let too_wide = browser.run("return document.documentElement.scrollWidth - innerWidth").await;
            if too_wide.as_i64().is_none_or(|pixels| pixels > 0) {
                violations.push(format!("{page} at {width}: {too_wide} pixels too wide"));
            }
            for media in themes {
                browser.media(media).await;
                let found = violations_of(browser).await;
                violations.extend(found.into_iter().map(|it| format!("{page} at {width}, {media:?}: {it}")));
                looked += 1;
            }
        }
        browser.media(&[]).await;
    }
    browser.width(390).await;
    assert!(violations.is_empty(), "axe-core found in {looked} states:\n{}", violations.join("\n"));
    looked
}

async fn violations_of(browser: &Browser) -> Vec<String> {
    let check = "const done = arguments[arguments.length - 1];
        axe.run().then(r => done(r.violations.map(v => v.id + ': ' + v.help + ' at '
            + v.nodes.slice(0, 3).map(n => n.target + ' ' + (n.any[0]?.message ?? '')).join(', '))))";
    let found = browser.driver.execute_async(check, Vec::new()).await.unwrap_or_else(|error| panic!("axe: {error}"));
    found.json().as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Whatever can be pressed is reached by Tab, in the end the page is left, and where the focus is can be seen.
pub async fn all_is_done_by_keyboard(browser: &Browser, site: &Site) {
    // how an element, or what stands for it, looks
    let looks = "const looks = element => [element, element.nextElementSibling, element.closest('label'), element.parentElement, ...element.querySelectorAll('path, rect, circle')]
            .filter(Boolean).slice(0, 8).map(it => { const s = getComputedStyle(it); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.stroke, s.strokeWidth, s.backgroundColor, s.textDecorationLine].join() }).join('|')";
    let unseen = format!(
        "{looks}
        const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
            .filter(it => it.checkVisibility({{ visibilityProperty: true }}) && !it.disabled && it.tabIndex >= 0)
        return all.filter(it => {{
            document.activeElement.blur()
            const before = looks(it)
            it.focus({{ focusVisible: true }})
            return document.activeElement === it && looks(it) === before
        }}).map(it => it.outerHTML.slice(0, 120))"
    );
    browser.width(1280).await;
    for page in PAGES {
        let url = site.url(&page.replace("{}", "en"));
        browser.open(&url).await;
        browser.until(&url, "return 'ready' in document.body.dataset || document.body.matches('.alone')").await;
        let found = browser.run(&unseen).await;
        assert_eq!(found, serde_json::json!([]), "{url}: where the focus is cannot be seen");
    }
    for page in ["shijiazhuang/en/", "germany-vaccination/en/data/"] {
        browser.live(&site.url(page)).await;
        browser.run("window.been = new Set(); addEventListener('focusin', e => been.add(e.target))").await;
        for _ in 0..400 {
            browser.press(thirtyfour::Key::Tab + "").await;
            if browser.run("return been.size > 1 && (document.activeElement === document.body || document.activeElement === [...been][0])").await == true {
                break;
            }
        }
        let missed = "return [...document.querySelectorAll('a[href], button, summary, select')]
            .filter(it => it.checkVisibility({ visibilityProperty: true }) && !it.disabled && it.tabIndex >= 0 && !been.has(it)).map(it => it.outerHTML.slice(0, 120))";
        assert_eq!(browser.run(missed).await, serde_json::json!([]), "{page}: Tab does not come by");
    }
    // a dialog is opened, and closed, by keys
    browser.live(&site.url("germany-vaccination/en/")).await;
    browser.run("document.querySelector('#progress .to-share').focus()").await;
    browser.press(thirtyfour::Key::Enter + "").await;
    browser.until("the dialog opens", "return document.querySelector('dialog[open]') !== null").await;
    browser.press(thirtyfour::Key::Escape + "").await;
    browser.until("the dialog closes", "return document.querySelector('dialog[open]') === null").await;
    let back = "return document.activeElement === document.querySelector('#progress .to-share')";
    browser.until("the focus is where it was", back).await;
}
