//! What is said where a reader checks for himself that nothing was altered. What stands in braces is filled in.

use serde::Serialize;

#[derive(Serialize)]
pub struct Trust {
    pub title: &'static str,
    pub lead: &'static str,
    /// what it proves, and what it does not
    pub proves: &'static str,
    pub run: &'static str,
    pub choose: &'static str,
    pub running: &'static str,
    pub failed: &'static str,
    pub needs_scripts: &'static str,
    /// `{n}` releases
    pub chain: &'static str,
    /// `{key}`
    pub signed: &'static str,
    pub unsigned: &'static str,
    /// `{release}`: one that somebody kept the head of
    pub head_is_there: &'static str,
    /// `{n}` `{bytes}` `{release}`
    pub files: &'static str,
    /// `{file}` `{release}`
    pub file_altered: &'static str,
    pub file_missing: &'static str,
    /// what was dropped is the package of `{release}`
    pub is_release: &'static str,
    pub is_no_release: &'static str,
    /// `{figure}`
    pub recomputed: &'static str,
    /// `{figure}` `{shown}`
    pub differs: &'static str,
    pub unreadable: &'static str,
    /// `{release}`: of a history that is another than the one this reader knew
    pub forked: &'static str,
    /// `{release}` is newer, and this reader saw it
    pub older: &'static str,
    pub details: &'static str,
}

pub(super) const EN: Trust = Trust {
    title: "Check it yourself",
    lead: "Your own browser fetches the published files, compares each with the record of releases, and computes the figure anew with the program that made this site. About 1.5 MB are loaded for it; nothing is sent.",
    proves: "This proves that nothing was altered since it was published. It does not prove that it is true.",
    run: "Check now",
    choose: "Or check a package that you downloaded",
    running: "Checking…",
    failed: "The check could not be made: a file could not be fetched, or the program did not start. Try again when you are online.",
    needs_scripts: "The check needs scripts. How to make it with common tools is said in the guide.",
    chain: "{n} releases, each with the hash of the one before it: none was altered, taken out or put in.",
    signed: "Every signature is right. The key is {key}: compare it with the one that the publisher names elsewhere.",
    unsigned: "The releases are not signed: nothing shows who made them.",
    head_is_there: "Release {release}, which you know from earlier, is still part of it.",
    files: "{n} files, {bytes}: each is, byte by byte, what release {release} recorded.",
    file_altered: "{file} is not what release {release} recorded.",
    file_missing: "{file}, which release {release} recorded, is missing.",
    is_release: "This is the package of release {release}, byte by byte.",
    is_no_release: "This is the package of no release of this site.",
    recomputed: "Computed anew from these files: {figure}. The site says the same.",
    differs: "Computed anew from these files: {figure}. The site says: {shown}.",
    unreadable: "The files cannot be read as a package.",
    forked: "The record of releases is not the one that you know: its release {release} is another. Keep what you have, and ask the publisher.",
    older: "You have seen release {release} here, and this is an older one: perhaps an old copy.",
    details: "Check it",
};

pub(super) const DE: Trust = Trust {
    title: "Selbst nachprüfen",
    lead: "Ihr eigener Browser holt die veröffentlichten Dateien, vergleicht jede mit dem Verzeichnis der Veröffentlichungen und rechnet die Zahl mit dem Programm nach, das diese Seiten gemacht hat. Dafür werden etwa 1,5 MB geladen; gesendet wird nichts.",
    proves: "Das beweist, dass seit der Veröffentlichung nichts geändert wurde. Es beweist nicht, dass es stimmt.",
    run: "Jetzt prüfen",
    choose: "Oder ein heruntergeladenes Datenpaket prüfen",
    running: "Prüfung läuft…",
    failed: "Die Prüfung war nicht möglich: eine Datei war nicht zu holen, oder das Programm startete nicht. Später mit Verbindung noch einmal versuchen.",
    needs_scripts: "Die Prüfung braucht Skripte. Wie sie mit üblichen Werkzeugen geht, steht in der Anleitung.",
    chain: "{n} Veröffentlichungen, jede mit der Prüfsumme der vorigen: keine wurde geändert, entfernt oder eingefügt.",
    signed: "Jede Signatur stimmt. Der Schlüssel ist {key}: mit dem vergleichen, den der Herausgeber anderswo nennt.",
    unsigned: "Die Veröffentlichungen sind nicht signiert: nichts zeigt, von wem sie sind.",
    head_is_there: "Veröffentlichung {release}, die Sie von früher kennen, gehört noch dazu.",
    files: "{n} Dateien, {bytes}: jede ist Byte für Byte, was Veröffentlichung {release} verzeichnet.",
    file_altered: "{file} ist nicht, was Veröffentlichung {release} verzeichnet.",
    file_missing: "{file}, von Veröffentlichung {release} verzeichnet, fehlt.",
    is_release: "Das ist Byte für Byte das Paket von Veröffentlichung {release}.",
    is_no_release: "Das ist das Paket keiner Veröffentlichung dieser Seiten.",
    recomputed: "Aus diesen Dateien nachgerechnet: {figure}. Die Seiten sagen dasselbe.",
    differs: "Aus diesen Dateien nachgerechnet: {figure}. Die Seiten sagen: {shown}.",
    unreadable: "Die Dateien lassen sich nicht als Paket lesen.",
    forked: "Das Verzeichnis der Veröffentlichungen ist nicht das, das Sie kennen: Veröffentlichung {release} ist eine andere. Heben Sie auf, was Sie haben, und fragen Sie den Herausgeber.",
    older: "Sie haben hier schon Veröffentlichung {release} gesehen, dies ist eine ältere: vielleicht eine alte Kopie.",
    details: "Nachprüfen",
};

pub(super) const ZH_CN: Trust = Trust {
    title: "自己核验",
    lead: "由您自己的浏览器取来已公布的文件，逐一与发布记录比对，再用生成本站的同一程序重新算出数字。为此约需加载 1.5 MB；不发送任何内容。",
    proves: "这能证明公布之后没有被改动，不能证明内容属实。",
    run: "现在核验",
    choose: "或者核验您下载的数据包",
    running: "正在核验……",
    failed: "未能核验：有文件取不到，或程序没有启动。请联网后再试。",
    needs_scripts: "核验需要脚本。如何用常见工具核验，见使用说明。",
    chain: "共 {n} 次发布，每一次都记着上一次的校验值：没有改动、抽去或插入。",
    signed: "签名全部正确。密钥为 {key}：请与发布方在别处公布的比对。",
    unsigned: "各次发布没有签名：无从证明出自何人。",
    head_is_there: "您以前见过的第 {release} 次发布仍在其中。",
    files: "{n} 个文件，{bytes}：逐字节与第 {release} 次发布的记录一致。",
    file_altered: "{file} 与第 {release} 次发布的记录不符。",
    file_missing: "第 {release} 次发布记录的 {file} 不见了。",
    is_release: "这正是第 {release} 次发布的数据包，逐字节一致。",
    is_no_release: "这不是本站任何一次发布的数据包。",
    recomputed: "用这些文件重新计算：{figure}。与本站所说一致。",
    differs: "用这些文件重新计算：{figure}。本站说的是：{shown}。",
    unreadable: "这些文件读不成数据包。",
    forked: "发布记录与您以前见过的不同：第 {release} 次发布已不是那一次。请留好手头的内容，并询问发布方。",
    older: "您在这里见过第 {release} 次发布，而这是更早的一次：可能是旧副本。",
    details: "去核验",
};
