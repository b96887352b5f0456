// node run.mjs DATA_DIR SHELL_DIR OUT.json [sizes...]
// Ours against its peers, in the same run, in the Chromium at $CHROME. KINDS=table,search,map says what to measure.

import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { cpus, loadavg } from 'node:os'
import { extname, join } from 'node:path'
import { build } from 'esbuild'
import puppeteer from 'puppeteer-core'

const here = import.meta.dirname
const [data, shell, out, ...sizes] = process.argv.slice(2)
if (!out) throw new Error('node run.mjs DATA_DIR SHELL_DIR OUT.json [sizes...]')
const kinds = (process.env.KINDS ?? 'table,search,map').split(',')

await build({
  entryPoints: [join(here, 'page.js')], outdir: join(here, 'dist'), bundle: true, format: 'esm', minify: true,
  external: ['/shell/*'], loader: { '.png': 'dataurl' }, logLevel: 'warning',
})

const PAGE = '<!doctype html><meta charset=utf-8><link rel=icon href=data:,><link rel=stylesheet href=/page.css><body><script type=module src=/page.js></script>'
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' }
// isolated, a page's clock ticks every 5 µs instead of every 100
const HEADERS = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }
const server = createServer(async ({ url }, response) => {
  const [, folder, rest] = new URL(url, 'http://localhost').pathname.match(/^\/(data\/|shell\/)?(.*)$/)
  const path = join({ 'data/': data, 'shell/': shell }[folder] ?? join(here, 'dist'), rest || 'page.html')
  const body = rest ? await readFile(path).catch(() => null) : PAGE
  response.writeHead(body === null ? 404 : 200, { ...HEADERS, 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' })
  response.end(body)
})
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))

const browser = await puppeteer.launch({
  executablePath: process.env.CHROME ?? '/usr/bin/chromium',
  protocolTimeout: 30 * 60_000,
  args: [
    '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--no-first-run', '--js-flags=--expose-gc', '--enable-precise-memory-info',
  ],
})

// A page of its own for each, so that memory does not pile up.
async function measure(kind, N) {
  console.error(kind, N ?? '')
  const page = await browser.newPage()
  page.on('pageerror', error => console.error(error))
  await page.setViewport({ width: 390, height: 600, deviceScaleFactor: 2 })
  await page.goto(`http://127.0.0.1:${server.address().port}/`)
  await page.waitForFunction('window.bench')
  const found = await page.evaluate((kind, N) => window.bench[kind](N), kind, N)
  await page.close()
  return found
}

const ms = value => value.toFixed(value < 10 ? 3 : 1)
const parts = it => Object.entries(it?.parts ?? {}).map(([name, { median }]) => `${name} ${ms(median)}`).join(', ')
const rates = it => Object.entries(it).map(([what, rate]) => `${what} ${rate.toFixed(1)}`).join(', ')

const result = { date: new Date().toISOString(), chromium: await browser.version(), cpu: cpus()[0].model, load: [loadavg()], sizes: {} }
const head = ['row', 'size', 'ours, median / p95 ms', 'peer', 'its median / p95 ms', 'peer : ours', 'floor ms, ours : floor', 'parts, median ms, ours | peer']
const [rows, facts] = [[head, head.map(() => '---')], []]

function tell(N, { row, ours, bytes, peers }, best) {
  const floor = bytes / best / 1e6
  for (const [name, peer] of Object.entries(ours ? { '': null, ...peers } : peers)) {
    // first a line of ours alone, with how far it is from what memory allows
    const of_ours = [row, N, ours ? `${ms(ours.median)} / ${ms(ours.p95)}` : '']
    if (!peer) rows.push([...of_ours, '', `max ${ms(ours.max)}, n ${ours.n}`, '', `${floor.toFixed(4)}, ${(ours.median / floor).toFixed(1)}x`, parts(ours)])
    else rows.push([...of_ours, name, `${ms(peer.median)} / ${ms(peer.p95)}`, ours ? `${(peer.median / ours.median).toFixed(1)}x` : '', '', parts(peer)])
  }
}

try {
  result.bandwidth = await measure('bandwidth')
  const best = Math.max(...Object.values(result.bandwidth['64 MB']))
  facts.push(`memory, GB/s: ${Object.entries(result.bandwidth).map(([size, it]) => `${size}: ${rates(it)}`).join('; ')}; floor: at ${best.toFixed(1)}`)
  for (const N of sizes.length ? sizes.map(Number) : [10_000, 100_000, 1_000_000]) {
    result.sizes[N] = {}
    for (const kind of kinds) {
      const found = result.sizes[N][kind] = await measure(kind, N)
      found.lines.forEach(line => tell(N, line, best))
      facts.push(`${kind} ${N}: ${JSON.stringify(found.facts)}`)
      result.load.push(loadavg())
      // what was found is kept, whatever becomes of the rest
      writeFileSync(out, JSON.stringify(result, null, 1))
    }
  }
} finally {
  rows.forEach(cells => console.log(`| ${cells.join(' | ')} |`))
  console.log(`\n${facts.join('\n')}\nload: ${result.load.map(it => it[0].toFixed(1)).join(' ')}`)
  await browser.close()
  server.close()
}
