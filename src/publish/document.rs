//! A page's document: head, policy, scripts, and the body as the app draws it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::shell::Shell;
use crate::app::{Maker, Page, Script};

/// The theme that was chosen on this device, before the first paint.
const THEME_SCRIPT: &str =
    "try{const t=localStorage.getItem('noticeboard-theme');if(t)document.documentElement.dataset.theme=t}catch{}";

/// Everything that the documents of a site have in common.
pub struct Documents {
    url: String,
    css: String,
    icon: String,
    js: String,
    wasm: String,
    opener: String,
    explorer: String,
    place: String,
    boot: String,
    policy: String,
    /// of the page on which packages are opened: its parts fetch what was opened
    opening_policy: String,
}

impl Documents {
    pub fn new(base: &str, url: &str, shell: &Shell) -> Documents {
        let asset = |name: &str| format!("{base}assets/{name}");
        let (js, wasm) = (asset(&shell.js), asset(&shell.wasm));
        let boot = boot_script(&js, &wasm);
        Documents {
            url: url.trim_end_matches('/').to_owned(),
            css: asset(&shell.css),
            icon: asset(&shell.icon),
            opener: asset(&shell.opener),
            explorer: asset(&shell.explorer),
            place: asset(&shell.place),
            policy: policy(&[THEME_SCRIPT, &boot], "'self'"),
            opening_policy: policy(&[THEME_SCRIPT, &boot], "'self' blob:"),
            boot,
            js,
            wasm,
        }
    }

    /// Draws a page.
    pub fn html(&self, make: &Maker) -> String {
        let (page, body) = make.draw();
        self.document(&page, &body)
    }

    fn document(&self, page: &Page, body: &str) -> String {
        let Documents { url, css, icon, js, wasm, boot, .. } = self;
        let (title, description) = (escape(&page.title), escape(&page.description));
        let lang = page.lang.tag();
        let robots = if page.illustrative { "<meta name=\"robots\" content=\"noindex\">" } else { "" };
        let illustrative = if page.illustrative { " data-illustrative" } else { "" };
        let script = |file: &str| format!("<script type=\"module\" src=\"{file}\"></script>");
        let (policy, script) = match page.script {
            Some(Script::Opener) => (&self.opening_policy, script(&self.opener)),
            Some(Script::Explorer) => (&self.policy, script(&self.explorer)),
            Some(Script::Place) => (&self.policy, script(&self.place)),
            None => (&self.policy, String::new()),
        };
        let mut links = String::new();
        for (lang, address) in &page.addresses {
            let tag = lang.tag();
            links.push_str(&format!("<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{url}{address}\">"));
            if *lang == page.lang && !url.is_empty() {
                links.push_str(&format!("<link rel=\"canonical\" href=\"{url}{address}\">"));
            }
        }
        format!(
            "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width,initial-scale=1,viewport-fit=cover\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
             <title>{title}</title><meta name=\"description\" content=\"{description}\">{robots}\
             <meta property=\"og:title\" content=\"{title}\"><meta property=\"og:description\" content=\"{description}\">\
             <meta name=\"color-scheme\" content=\"light dark\">\
             <link rel=\"stylesheet\" href=\"{css}\">{links}\
             <link rel=\"icon\" type=\"image/svg+xml\" href=\"{icon}\">\
             <script>{THEME_SCRIPT}</script>\
             <link rel=\"modulepreload\" href=\"{js}\">\
             <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{wasm}\">\
             </head><body{illustrative}>{body}<script type=\"module\">{boot}</script>{script}</body></html>\n"
        )
    }
}

/// Brings the islands to life, then says so. What fails stays as it was drawn, with a sentence in the page's footer.
fn boot_script(js: &str, wasm: &str) -> String {
    format!(
        "const body=document.body,fail=e=>{{body.dataset.failed='';console.warn(e)}};\
         try{{const app=await import('{js}');await app.default({{module_or_path:'{wasm}'}});\
         for(const island of document.querySelectorAll('leptos-island'))\
         try{{app[island.dataset.component](island)}}catch(e){{fail(e)}}\
         body.dataset.ready='';performance.mark('noticeboard-interactive')}}catch(e){{fail(e)}}"
    )
}

fn policy(scripts: &[&str], fetched: &str) -> String {
    let hashes: Vec<String> =
        scripts.iter().map(|script| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)))).collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {}; style-src 'self'; img-src 'self' data: blob:; \
         connect-src {fetched}; worker-src 'self'; manifest-src 'self'; frame-src 'self'; base-uri 'none'; \
         form-action 'none'",
        hashes.join(" ")
    )
}

/// A page that leads to another, for the root of a programme.
pub fn forward(to: &str, title: &str) -> String {
    let (to, title) = (escape(to), escape(title));
    format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0; url={to}\">\
         <title>{title}</title><link rel=\"canonical\" href=\"{to}\"></head><body><a href=\"{to}\">{title}</a></body></html>\n"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
