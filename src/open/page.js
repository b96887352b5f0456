// Makes the page live on which a reader opens a package: takes files, hands them to a worker (worker.js) that checks them
// and draws pages, and shows these in place of its own. The address of a page stands behind `#/`, so that links, back and
// forward work as ever; nothing is sent anywhere.
const MAX_BYTES = 500 << 20

const home = [...document.body.children]
const own = { title: document.title, lang: document.documentElement.lang, illustrative: 'illustrative' in document.body.dataset }
const place = document.getElementById('open')
const said = place.querySelector('.said')
const report = place.querySelector('.report')
const text = place.dataset
const app = import('./APP_JS') // the page's script has started it
let worker
let asked = new Map()
let blobs = new Map()

function say(sentence) {
  said.textContent = sentence
  place.ariaBusy = sentence === text.loading || sentence === text.reading
}

function start() {
  worker = new Worker(new URL('./WORKER_JS', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data: { id, state, answer, refused } }) => {
    if (state) return say(text[state])
    const { resolve, reject } = asked.get(id)
    asked.delete(id)
    if (refused === undefined) resolve(answer)
    else reject(new Error(refused ?? text.failed, { cause: refused ? null : 'stopped' }))
  }
  worker.onerror = event => {
    event.preventDefault()
    for (const { reject } of asked.values()) reject(new Error(text.failed, { cause: 'stopped' }))
    asked.clear()
  }
}

function ask(what, question, transfer = []) {
  if (!worker) start()
  return new Promise((resolve, reject) => {
    const id = crypto.getRandomValues(new Uint32Array(1))[0]
    asked.set(id, { resolve, reject })
    worker.postMessage({ id, ask: what, ...question }, transfer)
  })
}

async function open(files) {
  if (!files.length) return
  report.replaceChildren()
  for (const url of blobs.values()) URL.revokeObjectURL(url)
  blobs = new Map()
  if (files.reduce((sum, [, file]) => sum + file.size, 0) > MAX_BYTES) return say(text.large)
  say(worker ? text.reading : text.loading)
  try {
    const read = await Promise.all(files.map(async ([path, file]) => [path, await file.arrayBuffer()]))
    report.innerHTML = await ask('open', { files: read, lang: own.lang }, read.map(([, bytes]) => bytes))
    say('')
    report.focus()
  } catch (error) {
    // a program that stopped in the middle is not asked again
    if (error.cause === 'stopped') {
      worker?.terminate()
      worker = undefined
    }
    say(error.cause === 'stopped' || !error.message ? text.failed : error.message)
  }
}

// ── What was dropped or chosen ──

async function below(entry) {
  if (entry.isFile) return [[entry.fullPath.slice(1), await new Promise((done, fail) => entry.file(done, fail))]]
  const reader = entry.createReader()
  const found = []
  for (;;) {
    // a folder is told in parts
    const part = await new Promise((done, fail) => reader.readEntries(done, fail))
    if (!part.length) return found
    for (const inside of part) found.push(...(await below(inside)))
  }
}

async function dropped(transfer) {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean)
  if (!entries.length) return [...transfer.files].map(file => [file.name, file])
  return (await Promise.all(entries.map(below))).flat()
}

addEventListener('dragover', event => {
  event.preventDefault()
  place.classList.add('over')
})
addEventListener('dragleave', event => event.relatedTarget ?? place.classList.remove('over'))
addEventListener('drop', event => {
  event.preventDefault()
  place.classList.remove('over')
  dropped(event.dataTransfer).then(open, () => say(text.failed))
})
for (const input of place.querySelectorAll('input')) {
  input.disabled = false
  input.addEventListener('change', () => {
    open([...input.files].map(file => [file.webkitRelativePath || file.name, file]))
    input.value = '' // the same files again are a change too
  })
}

// ── Pages ──

const FILES = /#\/(?:data\/latest\/[^"&\s)]+|excel\/[^"&\s)]+|[\w-]+\/names\.txt)/g

// Pictures, downloads and names of an opened package lie nowhere but in the worker.
async function withFiles(html) {
  for (const address of new Set(html.match(FILES))) {
    if (blobs.has(address)) continue
    const bytes = await ask('file', { address: decodeURI(address) })
    const type = address.endsWith('.svg') ? 'image/svg+xml' : ''
    if (bytes) blobs.set(address, URL.createObjectURL(new Blob([bytes], { type })))
  }
  const names = new Map([...blobs].map(([address, url]) => [url, decodeURI(address.split('/').pop())]))
  const page = document.createElement('template')
  page.innerHTML = html.replace(FILES, address => blobs.get(address) ?? address)
  for (const link of page.content.querySelectorAll('a[href^="blob:"]')) link.download = names.get(link.href)
  return page.content
}

function bar() {
  const bar = document.createElement('aside')
  bar.className = 'notice opened'
  const close = document.createElement('a')
  close.href = '#open'
  close.textContent = text.close
  bar.append(text.notice + ' ', close)
  return bar
}

function put({ title, lang, illustrative }, nodes) {
  document.title = title
  document.documentElement.lang = lang
  document.body.toggleAttribute('data-illustrative', illustrative)
  document.body.replaceChildren(...nodes)
}

async function show() {
  const address = decodeURI(location.hash)
  const isPage = address.startsWith('#/') && !address.endsWith('/open/')
  if (!isPage) {
    // an anchor within a page stays there; that of the opener leads back to it
    if (address.startsWith('#/') || address === '#open' || !address) put(own, home)
    return
  }
  const page = worker && (await ask('page', { address }).catch(() => null))
  if (!page) {
    put(own, home)
    if (worker) say(text.gone)
    return
  }
  const content = await withFiles(page.body)
  if (decodeURI(location.hash) !== address) return // the reader has gone on
  put(page, [bar(), ...content.children])
  scrollTo(0, 0)
  const islands = await app
  for (const island of document.querySelectorAll('leptos-island')) islands[island.dataset.component](island)
  document.getElementById('main')?.focus()
}

addEventListener('hashchange', show)
show()
place.dataset.ready = ''

export const whole = true
