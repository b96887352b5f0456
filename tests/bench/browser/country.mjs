// node country.mjs SITE OUT.json
// A country's site (make growth keeps one of a million places) on the phone profile: 390x844, processor four times slower,
// 1.6 Mbit/s, 150 ms round trip, files as small as a host sends them. How long until the overview is drawn and live, and until a
// part of the explorer counts its places; what came over the wire; and what it costs to have the part's table in memory.

import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import puppeteer from 'puppeteer-core'
import { stats } from './stats.js'

const [site, out] = process.argv.slice(2)
if (!out) throw new Error('node country.mjs SITE OUT.json')
const TIMES = 5
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8' }

// what a host with compression sends; each file is packed once
const packed = new Map()
async function fileAt(path) {
  const file = join(site, path.endsWith('/') ? path + 'index.html' : path)
  if (!packed.has(file)) {
    const bytes = await readFile(file)
    packed.set(file, extname(file) === '.bin' ? bytes : brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
  }
  return [packed.get(file), extname(file)]
}
// what a visit is sent, whoever asks: the page, its workers
let sent = []
const server = createServer(async (request, response) => {
  try {
    const [bytes, kind] = await fileAt(decodeURIComponent(new URL(request.url, 'http://host').pathname))
    response.writeHead(200, { 'content-type': TYPES[kind] ?? 'application/octet-stream', 'content-length': bytes.length, ...(kind === '.bin' ? {} : { 'content-encoding': 'br' }), ...(request.url.startsWith('/assets/') ? { 'cache-control': 'max-age=31536000, immutable' } : {}) })
    response.end(bytes)
    sent.push([request.url, bytes.length])
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise(done => server.listen(0, '127.0.0.1', done))
const origin = `http://127.0.0.1:${server.address().port}`

const browser = await puppeteer.launch({
  executablePath: process.env.CHROME ?? '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
})

async function phone() {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.setViewport({ width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true })
  const devtools = await page.createCDPSession()
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 })
  await page.emulateCPUThrottling(4)
  return [context, page]
}

// A clock that ticks each tenth of a millisecond is read once for so many openings.
const OPENINGS = 20

async function intoMemory(path, urls) {
  const [context, page] = await phone()
  await page.goto(origin + path)
  const [js, wasm, table] = [/noticeboard-explore[^/]*\.js$/, /noticeboard-explore[^/]*\.wasm$/, /\/parts\/[^/]+\.bin$/].map(name => urls.find(url => name.test(url)))
  const seen = await page.evaluate(async ({ js, wasm, table, OPENINGS }) => {
    const { default: init, Places } = await import(js)
    const { memory } = await init({ module_or_path: wasm })
    const bytes = new Uint8Array(await (await fetch(table)).arrayBuffer())
    const times = Array.from({ length: 30 }, () => {
      const start = performance.now()
      for (let i = 0; i < OPENINGS; i++) Places.open(bytes, [], '').free()
      return (performance.now() - start) / OPENINGS
    })
    return { times, bytes: memory.buffer.byteLength }
  }, { js, wasm, table, OPENINGS })
  await context.close()
  return seen
}

async function visit(path, isThere) {
  const [context, page] = await phone()
  sent = []
  await page.evaluateOnNewDocument(() => {
    window.shift = 0
    new PerformanceObserver(list => list.getEntries().forEach(it => (window.shift += it.hadRecentInput ? 0 : it.value))).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(origin + path)
  await page.waitForFunction(isThere, { timeout: 120_000, polling: 20 })
  const seen = await page.evaluate(() => ({
    there: performance.now(),
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    shift: window.shift,
    summary: document.querySelector('#explore .summary')?.textContent,
  }))
  await context.close()
  return { ...seen, sent }
}

try {
  await visit('/en/', `'ready' in document.body.dataset`) // packs the files
  const overview = []
  for (let i = 0; i < TIMES; i++) overview.push(await visit('/en/', `'ready' in document.body.dataset`))
  const chooser = await (await fetch(`${origin}/en/explore/`)).text()
  const parts = [...chooser.matchAll(/data-part="([^"]+)"/g)].map(([, part]) => part)
  const part = parts[Math.floor(parts.length / 2)]
  const counts = `document.getElementById('explore')?.dataset.ready === '' && document.getElementById('explore').ariaBusy === 'false'`
  const explore = []
  await visit(`/en/explore/?part=${part}`, counts)
  for (let i = 0; i < TIMES; i++) explore.push(await visit(`/en/explore/?part=${part}`, counts))
  const memory = await intoMemory(`/en/explore/?part=${part}`, explore[0].sent.map(([url]) => url))
  const kB = (visit, ends) => visit.sent.filter(([url]) => ends.test(url)).reduce((sum, [, bytes]) => sum + bytes, 0) / 1000
  const result = {
    overview: {
      painted: stats(overview.map(it => it.painted)),
      live: stats(overview.map(it => it.there)),
      page_kB: kB(overview[0], /\/en\/$|\.css$/),
      all_kB: kB(overview[0], /./),
      shift: Math.max(...overview.map(it => it.shift)),
    },
    explore: {
      parts: parts.length,
      part,
      says: explore[0].summary,
      counted: stats(explore.map(it => it.there)),
      page_kB: kB(explore[0], /\/explore\/\?/),
      table_kB: kB(explore[0], /\/parts\/[^/]+\.bin$/),
      names_kB: kB(explore[0], /\/parts\/[^/]+\.txt$/),
      all_kB: kB(explore[0], /./),
      into_memory: stats(memory.times),
      memory_MB: memory.bytes / 1e6,
    },
  }
  writeFileSync(out, JSON.stringify(result, null, 1))
  console.log(JSON.stringify(result, null, 1))
} finally {
  await browser.close()
  server.close()
}
