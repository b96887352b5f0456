// All that can be done with a figure: share it, embed it, take it away, cite it. Loaded when a reader asks for it.

import { pictureOf, rowsOf } from './PICTURE_JS'

// browsers inside chat apps save no files: pictures are saved by press and hold, and files are offered as links
const isInChat = /MicroMessenger|QQ\/|Weibo|DingTalk|AlipayClient|Lark|Feishu|FBAN|FBAV|Line\//.test(navigator.userAgent)

const make = (tag, properties = {}, ...children) => {
  const { data, ...others } = properties
  const element = Object.assign(document.createElement(tag), others)
  Object.assign(element.dataset, data)
  element.append(...children)
  return element
}
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all)

/** Opens the dialog of the figure that a link stands in. */
export async function open(link) {
  const response = await fetch(link.dataset.sharing)
  if (!response.ok) throw new Error(`${response.status}`)
  const about = await response.json()
  const figure = link.closest('figure')
  const dialog = make('dialog', { className: 'sharing', lang: about.lang })
  dialog.setAttribute('aria-labelledby', 'sharing-title')
  const [sections, choose] = tabs(parts(figure, link, about), dialog)
  const close = make('button', { type: 'button', textContent: about.words.close, onclick: () => dialog.close() })
  dialog.append(make('div', { className: 'head' }, make('h2', { id: 'sharing-title', textContent: titleOf(figure) }), close), ...sections)
  // a tap beside it closes it too
  dialog.addEventListener('click', event => event.target === dialog && dialog.close())
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  choose(0)
}

const titleOf = figure => figure.querySelector('h2, h1')?.textContent.trim() ?? document.title

/** With the area that it is of, which its own page says above it. */
const wholeTitleOf = figure => {
  const [of, title] = [figure.querySelector('.of')?.textContent ?? '', titleOf(figure)]
  return title.includes(of) ? title : `${of} · ${title}`
}

/** Id of the area or the dimension that it is of, as its address alone has it; none of the whole. */
const idOf = link => {
  const { pathname, searchParams } = new URL(link.href)
  return searchParams.get('area') ?? decodeURIComponent(pathname.match(/\/embed\/[^/]+\/[a-z]+\/([^/]+)\/$/)?.[1] ?? '')
}

/** Tabs by the pattern of WAI-ARIA: arrows go from one to the next. */
function tabs(parts) {
  const choose = number => all.forEach(({ tab, panel }, i) => {
    tab.setAttribute('aria-selected', i === number)
    tab.tabIndex = i === number ? 0 : -1
    panel.hidden = i !== number
    if (i === number) panel.show?.()
  })
  const all = parts.map(([name, panel], i) => {
    const tab = make('button', { type: 'button', role: 'tab', id: `sharing-tab-${i}`, textContent: name, onclick: () => choose(i) })
    tab.setAttribute('aria-controls', `sharing-panel-${i}`)
    Object.assign(panel, { role: 'tabpanel', id: `sharing-panel-${i}` })
    panel.setAttribute('aria-labelledby', tab.id)
    return { tab, panel }
  })
  const list = make('div', { role: 'tablist', className: 'choices' }, ...all.map(({ tab }) => tab))
  list.addEventListener('keydown', event => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!way) return
    const next = (all.findIndex(({ tab }) => tab === document.activeElement) + way + all.length) % all.length
    choose(next)
    all[next].tab.focus()
  })
  return [[list, ...all.map(({ panel }) => panel)], choose]
}

function parts(figure, link, about) {
  const { words } = about
  const stands = !link.getAttribute('href').startsWith('#')
  return [
    [words.share, sharePart(figure, link, about)],
    ...(stands ? [[words.embed, embedPart(figure, link, about)]] : []),
    [words.download, downloadPart(figure, link, about)],
    [words.cite, citePart(figure, link, about)],
  ]
}

// ── Share ──

/** The address of the figure on its page, with what the reader chose there. */
function addressOf(figure) {
  const frame = document.querySelector('.from a')?.href
  const here = new URL(frame ?? location.href)
  // what was chosen of another figure is none of this one
  for (const key of ['date', 'from', 'to', 'areas', 'view']) here.searchParams.delete(key)
  for (const [key, value] of Object.entries(stateOf(figure))) here.searchParams.set(key, value)
  const view = viewOf(figure)
  if (view > 0) here.searchParams.set('view', `${figure.id}.${view + 1}`)
  here.hash = figure.id
  return here.href
}

/** What a reader has chosen to see of a figure: a day, a period, areas beside each other. */
function stateOf({ dataset: { day, from, to, areas } }) {
  const iso = day => new Date(day * 864e5).toISOString().slice(0, 10)
  return { ...(day && { date: iso(day) }), ...(from && { from: iso(from), to: iso(to) }), ...(areas && { areas }) }
}

const viewOf = figure => [...figure.querySelectorAll(':scope > .tabs > input')].findIndex(input => input.checked)

function sharePart(figure, link, { words }) {
  const address = addressOf(figure)
  const part = make('section', {}, ...copied(words.link, address, words))
  const buttons = make('p', { className: 'buttons' })
  if (navigator.share && !isInChat) {
    const send = () => navigator.share({ title: wholeTitleOf(figure), url: address }).catch(() => {})
    buttons.append(make('button', { type: 'button', textContent: words.send, onclick: send }))
  }
  if (hasDrawing(figure) && window.ClipboardItem && navigator.clipboard?.write && !isInChat) {
    buttons.append(act(words.copy_image, words, async () => {
      const png = pictureOf(figure).then(picture => picture.png())
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
      return words.copied
    }))
  }
  if (buttons.childElementCount) part.append(buttons)
  return part
}

/** A button that says whether it worked. */
function act(name, words, work) {
  const said = make('output')
  const button = make('button', { type: 'button', textContent: name })
  button.onclick = async () => {
    button.disabled = true
    try {
      said.textContent = (await work()) ?? ''
    } catch (error) {
      console.warn(error)
      said.textContent = words.failed
    }
    button.disabled = false
  }
  return make('span', { className: 'act' }, button, said)
}

/** A text with a button that copies it. */
function copied(name, text, words, lines = 1) {
  const field = make(lines > 1 ? 'textarea' : 'input', { readOnly: true, value: text, onfocus: () => field.select() })
  if (lines > 1) field.rows = lines
  const label = make('label', {}, make('span', { textContent: name }), field)
  const copy = act(words.copy, words, async () => {
    field.select()
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value)
    else if (!document.execCommand('copy')) throw new Error('not allowed')
    return words.copied
  })
  return [label, copy]
}

// ── Embed ──

const WIDTHS = [320, 600, 1000]

function embedPart(figure, link, about) {
  const { words } = about
  const chosen = { lang: about.lang, theme: '', release: '', width: innerWidth < 720 ? WIDTHS[0] : WIDTHS[1] }
  const select = (name, key, options) => {
    const list = make('select', { onchange: () => { chosen[key] = list.value; show() } })
    list.append(...options.map(([value, text]) => make('option', { value, textContent: text, selected: `${chosen[key]}` === `${value}` })))
    return make('label', {}, make('span', { textContent: name }), list)
  }
  const address = () => {
    const live = new URL(link.href)
    const [, before, own, area] = live.pathname.match(/^(.*\/embed\/)[^/]+\/([a-z]+)\/(?:([^/]+)\/)?$/)
    const isMade = own === 'at'
    const state = stateOf(figure)
    const asks = Object.keys(state).length > 0
    const makes = isMade || asks || (chosen.release && area)
    live.pathname = `${before}${chosen.release ? `releases/${chosen.release}/` : ''}${chosen.lang}/${makes ? 'at' : own}/${makes || !area ? '' : `${area}/`}`
    if (makes && !isMade) live.searchParams.set('figure', own)
    if (makes && area) live.searchParams.set('area', decodeURIComponent(area))
    // whoever embeds it holds a witness of the history
    if (!chosen.release && about.head) live.searchParams.set('head', about.head)
    for (const [key, value] of Object.entries(state)) live.searchParams.set(key, value)
    const query = live.searchParams
    if (chosen.theme) query.set('theme', chosen.theme)
    const view = viewOf(figure)
    if (view > 0) query.set('view', view + 1)
    const pinned = figure.querySelector('.readout a[href*="/areas/"]')?.getAttribute('href').match(/\/areas\/(?:\?id=)?([^/]+?)\/?$/)
    if (pinned) query.set('highlight', decodeURIComponent(pinned[1]))
    return live.href
  }
  const shown = { height: 420, title: wholeTitleOf(figure) }
  const preview = make('iframe', { title: words.preview, loading: 'lazy' })
  // the height without any script, and the title, are those of what is chosen
  const hear = ({ data, source }) => {
    const [height] = Object.values(data?.['datawrapper-height'] ?? {})
    if (source !== preview.contentWindow || !Number.isFinite(height)) return
    preview.style.height = `${Math.min(height, 5000)}px`
    Object.assign(shown, { height, title: preview.contentDocument?.querySelector('h1') ? wholeTitleOf(preview.contentDocument) : wholeTitleOf(figure) })
    write()
  }
  addEventListener('message', hear)
  const quoted = text => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const [frame, element] = [copied(words.snippet, '', words, 7), copied(words.element, '', words, 5)]
  const fieldOf = ([label]) => label.querySelector('textarea')
  const write = () => {
    const [src, title] = [quoted(address()), quoted(shown.title)]
    const loader = new URL(about.loader, location.href).href
    fieldOf(frame).value = `<iframe title="${title}" src="${src}" width="100%" height="${shown.height}" style="border:0" loading="lazy" allow="web-share; clipboard-write"></iframe>\n<script async src="${loader}"></script>`
    fieldOf(element).value = `<script async src="${new URL(about.element, location.href).href}"></script>\n<noticeboard-figure title="${title}" src="${src}"></noticeboard-figure>`
  }
  const show = () => {
    write()
    if (preview.src !== address()) preview.src = address()
    preview.style.width = `${chosen.width}px`
  }
  const languages = about.languages.map(({ lang, name }) => [lang, name])
  const versions = [['', words.live]]
  // what stays at a release is kept of figures with a file of their own
  if (about.release && !link.pathname.endsWith('/at/')) versions.push([about.release, fill(words.frozen, about)])
  const part = make('section', {},
    make('p', { className: 'buttons' },
      ...(languages.length > 1 ? [select(words.language, 'lang', languages)] : []),
      select(words.theme, 'theme', [['', words.auto], ['light', words.light], ['dark', words.dark]]),
      ...(versions.length > 1 ? [select(words.data, 'release', versions)] : []),
      select(words.width, 'width', WIDTHS.map(width => [width, `${width} px`]))),
    ...frame, make('p', { className: 'small muted', textContent: words.snippet_how }), ...element,
    make('div', { className: 'preview' }, preview))
  part.show = show
  return part
}

// ── Download ──

const hasDrawing = figure => figure.querySelector('svg:not(.bar-svg)') !== null

function downloadPart(figure, link, about) {
  const { words } = about
  const { date, from, to, areas } = stateOf(figure)
  // what it is of, and what was chosen to be seen
  const parts = [about.name, idOf(link), figure.id, date, from, to, areas?.replaceAll(',', '-'), about.release && `release-${about.release}`]
  const name = parts.filter(Boolean).join('-')
  const part = make('section', {})
  const row = (...children) => part.append(make('p', {}, ...children))
  if (isInChat) {
    const picture = make('div', { className: 'preview' })
    if (hasDrawing(figure)) {
      row(words.press_and_hold)
      part.append(picture)
      part.show = async () => {
        if (picture.firstChild) return
        const png = await (await pictureOf(figure)).png()
        const reader = new FileReader()
        reader.onload = () => picture.append(make('img', { src: reader.result, alt: titleOf(figure) }))
        reader.readAsDataURL(png)
      }
    }
    part.append(make('p', { textContent: words.open_elsewhere }), ...copied(words.all_data, new URL(about.archive, location.href).href, words))
    return part
  }
  if (hasDrawing(figure)) {
    row(act(words.png, words, async () => save(await (await pictureOf(figure)).png(), `${name}.png`)))
    row(act(words.svg, words, async () => save(await (await pictureOf(figure)).svg(), `${name}.svg`)))
  }
  row(act(words.rows, words, () => save(rowsOf(figure, about.columns), `${name}.csv`)))
  row(make('a', { href: about.archive, download: `${about.name}.zip`, className: 'button', textContent: words.all_data }), ' ', make('span', { className: 'small muted', textContent: words.all_data_how }))
  return part
}

function save(blob, name) {
  const href = URL.createObjectURL(blob)
  const link = make('a', { href, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}

// ── Cite ──

function citePart(figure, link, about) {
  const { words } = about
  const cited = new URL(addressOf(figure))
  if (about.head) cited.searchParams.set('head', about.head)
  const address = cited.href
  // what is measured, and as of when, belongs to it
  const measure = figure.querySelector('.measure')?.textContent.trim()
  const title = measure ? `${wholeTitleOf(figure)} (${measure})` : wholeTitleOf(figure)
  const licence = about.licence ? ` ${about.licence}.` : ''
  const today = new Date().toISOString().slice(0, 10)
  const released = about.release ? `${fill(words.released, about)}. ` : ''
  const hash = about.hash ? ` SHA-256 ${about.hash}.` : ''
  const sentence = `${about.publisher ? `${about.publisher}. ` : ''}${about.title}: ${title}. ${released}${address} (${words.accessed} ${today}).${licence}${hash}`
  const braces = text => text.replace(/[{}\\]/g, '').replaceAll('%', '\\%').replaceAll('&', '\\&').replaceAll('#', '\\#').replaceAll('_', '\\_')
  const bibtex = [
    `@misc{${[about.name, idOf(link), figure.id].filter(Boolean).join('-')},`,
    `  title = {${braces(`${about.title}: ${title}`)}},`,
    ...(about.publisher ? [`  author = {{${braces(about.publisher)}}},`] : []),
    ...(about.year ? [`  year = {${about.year}},`] : []),
    `  version = {${about.release ?? ''}},`,
    `  url = {${address}},`,
    `  urldate = {${today}},`,
    `  note = {${braces(`${released}${licence.trim()}${hash}`)}}`,
    '}',
  ].join('\n')
  return make('section', {}, ...copied(words.sentence, sentence, words, 4), ...copied(words.bibtex, bibtex, words, 9))
}
