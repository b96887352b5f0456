//! Chromium through its driver, with what the tests ask of it.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::prelude::*;

/// How long anything may take before it counts as not happening: two browsers and a site that is being published share a core
/// or two, and for some seconds one of them gets none.
const PATIENCE: Duration = Duration::from_secs(60);

/// Notes what a page complains of, from before its first script.
const WATCH: &str = "
    window.complaints = [];
    for (const kind of ['error', 'warn']) {
        const say = console[kind];
        console[kind] = (...words) => { window.complaints.push(kind + ': ' + words.join(' ')); say(...words); };
    }
    addEventListener('error', e => window.complaints.push('error: ' + (e.message || e.target.src || e.target.href)), true);
    addEventListener('unhandledrejection', e => window.complaints.push('rejection: ' + e.reason));
    addEventListener('securitypolicyviolation', e => window.complaints.push('policy: ' + e.violatedDirective + ' ' + e.blockedURI));
";

/// What a page that did not do as it should can tell of itself, in any browser.
const SHOWN: &str = "
    const said = [...document.querySelectorAll('.problem')].map(e => e.textContent).filter(text => text);
    const files = performance.getEntriesByType('resource').map(f => `${f.name.split('/').pop()} ${Math.round(f.responseEnd)}`);
    return JSON.stringify({ page: location.href, state: document.readyState, body: document.body?.dataset, said, files,
        now: Math.round(performance.now()), worker: navigator.serviceWorker?.controller?.state });
";

pub struct Browser {
    pub driver: WebDriver,
    process: Child,
}

impl Browser {
    pub async fn start() -> Browser {
        let mut capabilities = DesiredCapabilities::chrome();
        for flag in [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--hide-scrollbars",
        ] {
            capabilities.add_arg(flag).unwrap_or_else(|error| panic!("{error}"));
        }
        if let Ok(chrome) = std::env::var("CHROME") {
            capabilities.set_binary(&chrome).unwrap_or_else(|error| panic!("{error}"));
        }
        let browser = Browser::drive("CHROMEDRIVER", |port| vec![format!("--port={port}")], capabilities).await;
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
        browser
    }

    /// Firefox, which knows no commands of Chromium's: what it is asked is what every WebDriver does.
    pub async fn firefox() -> Browser {
        let mut capabilities = DesiredCapabilities::firefox();
        capabilities.add_arg("-headless").unwrap_or_else(|error| panic!("{error}"));
        if let Ok(firefox) = std::env::var("FIREFOX") {
            capabilities.set_firefox_binary(&firefox).unwrap_or_else(|error| panic!("{error}"));
        }
        // whatever it would ask of other hosts ends at a port where nobody answers
        let mut preferences = FirefoxPreferences::new();
        let set = [
            // a bar beside a page would make it narrower
            preferences.set("ui.useOverlayScrollbars", 1),
            preferences.set("network.proxy.type", 1),
            preferences.set("network.proxy.http", "127.0.0.1".to_owned()),
            preferences.set("network.proxy.http_port", 9),
            preferences.set("network.proxy.ssl", "127.0.0.1".to_owned()),
            preferences.set("network.proxy.ssl_port", 9),
            preferences.set("network.proxy.no_proxies_on", "127.0.0.1".to_owned()),
        ];
        set.into_iter().for_each(|set| set.unwrap_or_else(|error| panic!("{error}")));
        capabilities.set_preferences(preferences).unwrap_or_else(|error| panic!("{error}"));
        let arguments = |port| vec![format!("--port={port}"), "--marionette-port=0".to_owned()];
        Browser::drive("GECKODRIVER", arguments, capabilities).await
    }

    /// Starts the driver that a variable names, and a browser by it.
    async fn drive(
        variable: &str,
        arguments: impl Fn(u16) -> Vec<String>,
        capabilities: impl Into<Capabilities> + Clone,
    ) -> Browser {
        let Ok(program) = std::env::var(variable) else {
            panic!("{variable} names no driver: run the tests by `make test`");
        };
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let port = port.unwrap_or_else(|error| panic!("no free port: {error}")).port();
        let mut command = Command::new(&program);
        let process = command.args(arguments(port)).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let process = process.unwrap_or_else(|error| panic!("{program} does not start: {error}"));
        let began = Instant::now();
        let driver = loop {
            match WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities.clone()).await {
                Ok(driver) => break driver,
                Err(error) if began.elapsed() > PATIENCE => panic!("the browser does not start: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        };
        Browser { driver, process }
    }

    pub async fn quit(self) {
        let _ = self.driver.clone().quit().await;
    }

    pub async fn cdp(&self, command: &str, parameters: Value) {
        let answer = self.driver.cdp().send_raw(command, parameters).await;
        answer.unwrap_or_else(|error| panic!("{command}: {error}"));
    }

    /// Runs a script in each page from now on, before its own; its name, to take it back by.
    pub async fn on_each_page(&self, script: &str) -> String {
        let parameters = json!({ "source": script });
        let answer = self.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", parameters).await;
        let answer = answer.unwrap_or_else(|error| panic!("{script}: {error}"));
        answer["identifier"].as_str().unwrap_or_default().to_owned()
    }

    pub async fn no_longer(&self, name: &str) {
        self.cdp("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": name })).await;
    }

    pub async fn width(&self, width: u32) {
        let phone = width < 600;
        let size = json!({ "width": width, "height": 844, "deviceScaleFactor": 1, "mobile": phone });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
    }

    pub async fn dark(&self, dark: bool) {
        self.media(&[("prefers-color-scheme", if dark { "dark" } else { "light" })]).await;
    }

    /// What a reader has set for all pages; nothing else is set then.
    pub async fn media(&self, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    pub async fn scripts(&self, on: bool) {
        self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": !on })).await;
    }

    pub async fn open(&self, url: &str) {
        self.driver.goto(url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// Opens a page and waits until its islands live.
    pub async fn live(&self, url: &str) {
        self.open(url).await;
        // the search, which every page has, shows a moment after it says that it lives
        let lives =
            "return 'ready' in document.body.dataset && (document.querySelector('.search')?.matches('.live') ?? true)";
        self.until(url, lives).await;
    }

    pub async fn run(&self, script: &str) -> Value {
        let answer = self.driver.execute(script, Vec::new()).await;
        answer.unwrap_or_else(|error| panic!("{script}: {error}")).json().clone()
    }

    pub async fn text(&self, script: &str) -> String {
        self.run(script).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until a script says true; a page that has only begun, and has no body, is not asked.
    pub async fn until(&self, what: &str, script: &str) {
        let began = Instant::now();
        let begun = format!("if (!document.body) return false; {script}");
        while self.run(&begun).await != json!(true) {
            if began.elapsed() > PATIENCE {
                let complaints = self.complaints().await;
                let shown = self.text(SHOWN).await;
                panic!("{what}: in {PATIENCE:?} this did not come true: {script}; it says {complaints:?}; {shown}");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub async fn complaints(&self) -> Vec<String> {
        let complaints = self.run("return window.complaints ?? []").await;
        let list = complaints.as_array().into_iter().flatten();
        list.filter_map(Value::as_str).map(str::to_owned).collect()
    }

    pub async fn find(&self, selector: &str) -> WebElement {
        self.driver.find(By::Css(selector)).await.unwrap_or_else(|error| panic!("{selector}: {error}"))
    }

    pub async fn type_keys(&self, selector: &str, keys: impl Into<TypingData>) {
        // an island shows what can be typed into a moment after the page says that it lives
        let shown = format!("return document.querySelector({selector:?})?.checkVisibility() ?? false");
        self.until(selector, &shown).await;
        let element = self.find(selector).await;
        element.send_keys(keys).await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Keys, to whatever has the focus.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        let chain = self.driver.action_chain().send_keys(keys);
        chain.perform().await.unwrap_or_else(|error| panic!("keys: {error}"));
    }

    pub async fn click(&self, selector: &str) {
        // as a reader does, away from the bar at the foot of a phone
        self.run(&format!("document.querySelector({selector:?}).scrollIntoView({{ block: 'center' }})")).await;
        self.find(selector).await.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }
}

/// The driver is ours, and so is its end, when a test fails too; the browser ends with it.
impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
