//! A page's document: head, policy, scripts, and the body as the app draws it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::previews::PREVIEW_SIZE;
use super::shell::Shell;
use crate::app::{Embed, Links, Maker, ON_DEMAND, Page, Script, Shows};
use crate::model::{Lang, Programme};
use crate::words::{self, words};

/// The theme that was chosen on this device, before the first paint.
const THEME_SCRIPT: &str =
    "try{const t=localStorage.getItem('noticeboard-theme');if(t)document.documentElement.dataset.theme=t}catch{}";

/// Trusted Types: whatever a script would put on a page as HTML, or run as a script, passes here. Text from data is escaped
/// where it is drawn; this holds where somebody forgets it.
const TRUSTED_SCRIPT: &str = "window.trustedTypes?.createPolicy('default',{\
     createHTML:h=>/<(script|iframe|object|embed|base|meta|link)\\b/i.test(h)?null:h,\
     createScriptURL:u=>{const it=new URL(u,location);\
     return it.origin===location.origin&&/\\/(assets\\/[\\w.-]+|sw)\\.js$/.test(it.pathname)?u:null}})";
/// Starts what makes a figure as it is read; says so if that does not come.
const AT_SCRIPT: &str = "const{script,unread}=document.body.dataset;\
     import(script).then(s=>{if(!s.whole)throw 0}).catch(()=>document.querySelector('#figure p').textContent=unread)";
const TRUSTED: &str = "require-trusted-types-for 'script'; trusted-types default";

/// Everything that the documents of a site have in common.
pub struct Documents {
    base: String,
    url: String,
    css: String,
    icon: String,
    js: String,
    wasm: String,
    opener: String,
    explorer: String,
    place: String,
    stories: String,
    moved: String,
    check: String,
    boot: String,
    policy: String,
    /// of the page on which packages are opened: its parts fetch what was opened
    opening_policy: String,
    dialog: String,
    /// of a figure alone: its style, its script, and the script that makes one as it is read
    figure_css: String,
    figure_js: &'static str,
    at: String,
    at_policy: String,
    figure_policy: String,
    /// the same of one that stays at a release and is unpacked as it is read
    frozen_js: String,
    frozen_policy: String,
}

/// Beside a figure that stands alone: what a page that would show it asks for.
pub const OEMBED: &str = "oembed.json";

/// A figure alone, and what it is of.
pub struct Alone<'a> {
    pub programme: &'a Programme,
    pub lang: Lang,
    pub embed: &'a Embed,
    pub frozen: Option<Frozen>,
    /// where the record of releases is
    pub data: String,
    /// of the release, in words
    pub date: String,
}

/// A figure that stays at a release.
pub struct Frozen {
    pub release: u32,
    /// of the release, as `crate::release::Head` is written
    pub head: String,
    /// the figure that follows the data
    pub live: String,
    /// id
    pub area: String,
}

impl Documents {
    pub fn new(base: &str, url: &str, shell: &Shell) -> Documents {
        let asset = |name: &str| format!("{base}assets/{name}");
        let (js, wasm) = (asset(&shell.js), asset(&shell.wasm));
        let boot = boot_script(&js, &wasm, &asset(&shell.dialog), &asset(&shell.trust), &asset(&shell.offline));
        Documents {
            base: base.to_owned(),
            url: url.trim_end_matches('/').to_owned(),
            css: asset(&shell.css),
            icon: asset(&shell.icon),
            opener: asset(&shell.opener),
            explorer: asset(&shell.explorer),
            place: asset(&shell.place),
            stories: asset(&shell.stories),
            moved: asset(&shell.moved),
            check: asset(&shell.check),
            policy: policy(&[TRUSTED_SCRIPT, THEME_SCRIPT, &boot], "'self'"),
            opening_policy: policy(&[TRUSTED_SCRIPT, THEME_SCRIPT, &boot], "'self' blob:"),
            dialog: asset(&shell.dialog),
            frozen_policy: figure_policy(&shell.figure_css, &shell.frozen_js),
            frozen_js: shell.frozen_js.clone(),
            figure_policy: figure_policy(&shell.figure_css, shell.figure_js),
            at_policy: figure_policy(&shell.figure_css, AT_SCRIPT),
            figure_css: shell.figure_css.clone(),
            figure_js: shell.figure_js,
            at: asset(&shell.at),
            boot,
            js,
            wasm,
        }
    }

    /// The document of a figure alone: all in one file, for a reader who waits for somebody else's page.
    pub fn alone(&self, alone: &Alone) -> String {
        let Alone { programme, lang, embed, frozen, data: data_folder, date } = alone;
        let t = &words(*lang).sharing;
        let (data, stays) = match frozen {
            // what stays for good leans on nothing that a later site may have thrown away
            Some(Frozen { release, head, live, area }) => {
                let filled = t.stays.replace("{release}", &release.to_string()).replace("{date}", date);
                let [live, area] = [live, area].map(|it| escape(it));
                let (newer, altered) = (escape(t.newer), escape(t.altered));
                let data = format!(
                    " data-release=\"{release}\" data-head=\"{head}\" data-live=\"{live}\" data-area=\"{area}\" \
                     data-newer=\"{newer}\" data-altered=\"{altered}\""
                );
                (data, format!("<p class=\"source stays\">{}</p>", escape(&filled)))
            }
            None => {
                let page = escape(&embed.page);
                (format!(" data-dialog=\"{}\" data-live=\"{page}\"", self.dialog), String::new())
            }
        };
        let figure = embed.figure;
        let (record, forked) = (escape(data_folder), escape(words(*lang).trust.forked));
        let data = format!(" data-figure=\"{figure}\" data-data=\"{record}\" data-forked=\"{forked}\"{data}");
        let script = format!("<script type=\"module\">{}</script>", self.figure_js);
        self.figure_document(
            programme,
            *lang,
            &escape(&embed.title),
            &embed.page,
            &data,
            &embed.html,
            &stays,
            &self.figure_policy,
            &script,
        )
    }

    /// The document that makes a figure as it is read: from one of so many bundles, or from a figure with a file of its own
    /// and what it is drawn anew from. `root` is the id of the whole.
    pub fn made_as_read(&self, programme: &Programme, links: &Links, bundles: usize, root: &str) -> String {
        let t = &words(links.lang).sharing;
        let folder = escape(&links.embed(ON_DEMAND, ""));
        let [gone, unread, root] = [t.gone, t.unread, root].map(escape);
        let embeds = escape(&format!("{}{}{}", links.base, links.folder, links.embeds()));
        let [data, page, forked] =
            [&links.below("data/"), &links.overview(), words(links.lang).trust.forked].map(escape);
        let data = format!(
            " data-figure=\"\" data-data=\"{data}\" data-forked=\"{forked}\" data-live=\"{page}\" data-dialog=\"{}\" data-embeds=\"{embeds}\" data-folder=\"{folder}\" data-count=\"{bundles}\" \
             data-root=\"{root}\" data-gone=\"{gone}\" data-unread=\"{unread}\" data-script=\"{}\"",
            self.dialog, self.at
        );
        let script = format!("<script type=\"module\">{AT_SCRIPT}</script>");
        self.empty_document(programme, links, &data, "", &self.at_policy, &script)
    }

    /// The document that shows a figure of a part of a programme as it was in a release, of the whole (whose id is `root`)
    /// where it is drawn anew. It leans on no other file than those beside it.
    pub fn frozen_as_read(&self, programme: &Programme, links: &Links, release: u32, head: &str, root: &str) -> String {
        let t = &words(links.lang).sharing;
        let [root, data, live, forked, gone, unread, newer, altered] = [
            root,
            &links.below("data/"),
            &links.below(&links.embeds()),
            words(links.lang).trust.forked,
            t.gone,
            t.unread,
            t.newer,
            t.altered,
        ]
        .map(escape);
        let data = format!(
            " data-figure=\"\" data-release=\"{release}\" data-head=\"{head}\" data-forked=\"{forked}\" data-data=\"{data}\" data-live=\"{live}\" data-area=\"\" data-root=\"{root}\" \
             data-gone=\"{gone}\" data-unread=\"{unread}\" data-newer=\"{newer}\" data-altered=\"{altered}\""
        );
        let date = programme.created.map(|date| words::date(date, links.lang)).unwrap_or_default();
        let filled = t.stays.replace("{release}", &release.to_string()).replace("{date}", &date);
        let stays = format!("<p class=\"source stays\">{}</p>", escape(&filled));
        let script = format!("<script type=\"module\">{}</script>", self.frozen_js);
        self.empty_document(programme, links, &data, &stays, &self.frozen_policy, &script)
    }

    /// The document in place of a figure of a release that is gone.
    pub fn gone(&self, programme: &Programme, links: &Links) -> String {
        let body = format!("<p>{}</p>", escape(words(links.lang).sharing.gone));
        let title = escape(programme.title.get(links.lang));
        let (page, data) = (links.data(), " data-figure=\"\"");
        let script = format!("<script type=\"module\">{}</script>", self.figure_js);
        self.figure_document(programme, links.lang, &title, &page, data, &body, "", &self.figure_policy, &script)
    }

    fn empty_document(
        &self,
        programme: &Programme,
        links: &Links,
        data: &str,
        below: &str,
        policy: &str,
        script: &str,
    ) -> String {
        let body = format!("<p><noscript>{}</noscript></p>", escape(words(links.lang).sharing.needs_scripts));
        let title = escape(programme.title.get(links.lang));
        self.figure_document(programme, links.lang, &title, &links.areas(), data, &body, below, policy, script)
    }

    #[expect(clippy::too_many_arguments, reason = "the holes of one template")]
    fn figure_document(
        &self,
        programme: &Programme,
        lang: Lang,
        title: &str,
        page: &str,
        data: &str,
        body: &str,
        below: &str,
        policy: &str,
        script: &str,
    ) -> String {
        let Documents { url, figure_css, .. } = self;
        let (name, page) = (escape(programme.title.get(lang)), escape(page));
        let (robots, illustrative) = match programme.illustrative {
            true => ("<meta name=\"robots\" content=\"noindex\">", " data-illustrative"),
            false => ("", ""),
        };
        let canonical =
            if url.is_empty() { String::new() } else { format!("<link rel=\"canonical\" href=\"{url}{page}\">") };
        let (from, colon, site) = (words(lang).sharing.from, words(lang).colon, words(lang).site);
        format!(
            "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
             <title>{title} · {name}</title>{robots}{canonical}<meta name=\"color-scheme\" content=\"light dark\">\
             <link rel=\"icon\" href=\"data:,\"><style>{figure_css}</style><script>{TRUSTED_SCRIPT}</script></head>\
             <body class=\"alone\"{data}{illustrative}><main><p class=\"kicker\">{name}</p><div id=\"figure\">{body}</div>{below}\
             <p class=\"source from\">{from}{colon}<a target=\"_blank\" href=\"{page}\">{site}</a></p></main>{script}</body></html>\n",
            lang = lang.tag(),
        )
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
        let (policy, own) = match page.script {
            Some(Script::Opener) => (&self.opening_policy, Some(&self.opener)),
            Some(Script::Explorer) => (&self.policy, Some(&self.explorer)),
            Some(Script::Check) => (&self.policy, Some(&self.check)),
            Some(Script::Stories) => (&self.policy, Some(&self.stories)),
            Some(Script::Moved) => (&self.policy, Some(&self.moved)),
            Some(Script::ById) => (&self.policy, Some(&self.place)),
            None => (&self.policy, None),
        };
        let [own, preloaded] = own.map_or_else(Default::default, |file| {
            [format!(" data-script=\"{file}\""), format!("<link rel=\"modulepreload\" href=\"{file}\">")]
        });
        // what fetches a preview knows no addresses but whole ones
        let preview = page.preview.as_ref().filter(|_| !url.is_empty()).map(|preview| {
            let [width, height] = PREVIEW_SIZE;
            format!(
                "<meta property=\"og:type\" content=\"website\"><meta property=\"og:site_name\" content=\"{}\">\
                 <meta property=\"og:image\" content=\"{url}{}\"><meta property=\"og:image:width\" content=\"{width}\">\
                 <meta property=\"og:image:height\" content=\"{height}\"><meta name=\"twitter:card\" content=\"summary_large_image\">",
                words(page.lang).site,
                escape(preview)
            )
        });
        let preview = preview.unwrap_or_default();
        let release = page.release.as_ref().map(|Shows { head, record, sharing }| {
            let [record, sharing] = [record, sharing].map(|address| escape(address));
            format!(" data-head=\"{head}\" data-releases=\"{record}\" data-sharing=\"{sharing}\"")
        });
        let release = release.unwrap_or_default();
        let t = &words(page.lang).trust;
        let [base, fresh, reload] = [self.base.as_str(), t.fresh, t.reload].map(escape);
        let offline = format!(" data-base=\"{base}\" data-fresh=\"{fresh}\" data-reload=\"{reload}\"");
        let mut links = String::new();
        if let Some(feed) = &page.feed {
            links
                .push_str(&format!("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{}\">", escape(feed)));
        }
        for (kind, ending) in [("application/json", "json"), ("text/csv", "csv")] {
            if let Some(figures) = &page.figures {
                let address = escape(&format!("{figures}.{ending}"));
                links.push_str(&format!("<link rel=\"alternate\" type=\"{kind}\" href=\"{address}\">"));
            }
        }
        // what asks by oEmbed knows no addresses but whole ones
        if let Some(figure) = page.figure.as_ref().filter(|_| !url.is_empty()) {
            let address = escape(&format!("{url}{figure}{OEMBED}"));
            links.push_str(&format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}\">"));
        }
        if let Some(described) = &page.described {
            let json = described.to_string().replace('<', "\\u003c");
            links.push_str(&format!("<script type=\"application/ld+json\">{json}</script>"));
        }
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
             <meta property=\"og:title\" content=\"{title}\"><meta property=\"og:description\" content=\"{description}\">{preview}\
             <meta name=\"color-scheme\" content=\"light dark\">\
             <link rel=\"stylesheet\" href=\"{css}\">{links}<link rel=\"manifest\" href=\"{base}manifest.webmanifest\">\
             <link rel=\"icon\" type=\"image/svg+xml\" href=\"{icon}\">\
             <script>{TRUSTED_SCRIPT}</script><script>{THEME_SCRIPT}</script>\
             <link rel=\"modulepreload\" href=\"{js}\">{preloaded}\
             <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{wasm}\">\
             </head><body{illustrative}{release}{offline}{own}>{body}<script type=\"module\">{boot}</script></body></html>\n"
        )
    }
}

/// Brings the page's own script and the islands to life, then says so. A script of its own says at its end that it is whole. What fails stays as it was drawn, with a sentence in the page's footer.
fn boot_script(js: &str, wasm: &str, dialog: &str, trust: &str, offline: &str) -> String {
    format!(
        "const view=/^([a-z]+)\\.(\\d)$/.exec(new URLSearchParams(location.search).get('view'));\
         if(view)document.querySelectorAll(`#${{view[1]}}>.tabs>input`)[view[2]-1]?.click();\
         addEventListener('click',e=>{{const a=e.target.closest?.('a.to-share');if(a){{e.preventDefault();\
         import('{dialog}').then(d=>d.open(a)).catch(()=>location.assign(a.href))}}\
         if(e.target.closest?.('.print-wall')){{document.body.classList.add('on-wall');print();\
         document.body.classList.remove('on-wall')}}}});\
         const body=document.body,fail=e=>{{body.dataset.failed='';console.warn(e)}};\
         if(body.dataset.script)import(body.dataset.script).then(s=>s.whole||fail('cut short')).catch(fail);\
         try{{const app=await import('{js}');await app.default({{module_or_path:'{wasm}'}});\
         for(const island of document.querySelectorAll('leptos-island'))\
         try{{app[island.dataset.component](island)}}catch(e){{fail(e)}}\
         body.dataset.ready='';performance.mark('noticeboard-interactive')}}catch(e){{fail(e)}}\
         if(body.dataset.head)import('{trust}').then(t=>t.look()).catch(console.warn);\
         import('{offline}').then(o=>o.keep()).catch(console.warn)"
    )
}

fn policy(scripts: &[&str], fetched: &str) -> String {
    let hashes: Vec<String> =
        scripts.iter().map(|script| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)))).collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {}; style-src 'self'; img-src 'self' data: blob:; \
         connect-src {fetched}; worker-src 'self'; manifest-src 'self'; frame-src 'self'; base-uri 'none'; \
         form-action 'none'; {TRUSTED}",
        hashes.join(" ")
    )
}

fn figure_policy(css: &str, js: &str) -> String {
    let [css, js, trusted] =
        [css, js, TRUSTED_SCRIPT].map(|text| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text))));
    format!(
        "default-src 'none'; script-src 'self' {trusted} {js}; style-src {css}; img-src 'self' data: blob:; connect-src 'self'; \
         frame-src 'self'; base-uri 'none'; form-action 'none'; {TRUSTED}"
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

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
