// node embeds.mjs NOTICEBOARD FOLDER OUT.json
// A figure in somebody's page on the phone profile (390x844, processor four times slower, 1.6 Mbit/s, 150 ms): bytes in all, and
// how long until it is drawn; beside the same figure as a page drawn by ECharts, tree-shaken, from the same numbers.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import puppeteer from 'puppeteer-core'
import { stats } from './stats.js'

const [noticeboard, folder, out] = process.argv.slice(2)
if (!out) throw new Error('node embeds.mjs NOTICEBOARD FOLDER OUT.json')
const site = join(folder, 'germany')
execFileSync(noticeboard, ['publish', 'public/data/germany-vaccination', '--out', site], { stdio: 'ignore' })

mkdirSync(join(site, 'peer'), { recursive: true })
await build({
  stdin: {
    contents: `
      import { init, use } from 'echarts/core'
      import { LineChart } from 'echarts/charts'
      import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
      import { SVGRenderer } from 'echarts/renderers'
      use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer])
      const { series } = await (await fetch('../data/latest/series.json')).json()
      const points = series[0].points.map(({ date, share }) => [date, 100 * share])
      const chart = init(document.getElementById('line'), null, { renderer: 'svg' })
      chart.on('finished', () => { document.body.dataset.drawn ??= performance.now() })
      chart.setOption({ animation: false, tooltip: { trigger: 'axis' }, xAxis: { type: 'time' }, yAxis: { max: 100 },
        series: [{ type: 'line', showSymbol: false, data: points, markLine: { data: [{ yAxis: 80 }] } }] })`,
    resolveDir: import.meta.dirname,
  },
  bundle: true, minify: true, format: 'esm', outfile: join(site, 'peer/chart.js'),
})
writeFileSync(join(site, 'peer/index.html'), '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><h1>80% at least once</h1><div id="line" style="height:300px"></div><script type="module" src="chart.js"></script>')

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json' }
const packed = new Map()
const server = createServer((request, response) => {
  let file = join(site, decodeURIComponent(new URL(request.url, 'http://x').pathname))
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html')
  if (!existsSync(file)) return response.writeHead(404).end()
  if (!packed.has(file)) packed.set(file, brotliCompressSync(readFileSync(file)))
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-encoding': 'br' })
  response.end(packed.get(file))
})
const port = await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server.address().port)))

const RUNS = 7
// ours is drawn when it is painted; ECharts says when it is
const pages = {
  progress: ['embed/en/progress/', `performance.getEntriesByName('first-contentful-paint')[0]?.startTime`],
  map: ['embed/en/map/', `performance.getEntriesByName('first-contentful-paint')[0]?.startTime`],
  ranking: ['embed/en/ranking/', `performance.getEntriesByName('first-contentful-paint')[0]?.startTime`],
  'ECharts, the line of progress': ['peer/', 'Number(document.body.dataset.drawn) || undefined'],
}
const result = {}
try {
  for (const [name, [path, drawn]] of Object.entries(pages)) {
    const [times, sizes] = [[], []]
    for (let run = 0; run < RUNS; run++) {
      const browser = await puppeteer.launch({
        executablePath: process.env.CHROME ?? '/usr/bin/chromium',
        args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
      })
      const page = await browser.newPage()
      await page.setViewport({ width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true })
      const cdp = await page.createCDPSession()
      await cdp.send('Network.enable')
      await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 })
      await page.emulateCPUThrottling(4)
      let bytes = 0
      cdp.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength })
      await page.goto(`http://127.0.0.1:${port}/${path}`, { waitUntil: 'networkidle0' })
      const handle = await page.waitForFunction(drawn)
      times.push(await handle.jsonValue())
      sizes.push(bytes)
      await browser.close()
    }
    result[name] = { drawn: stats(times), bytes: stats(sizes).median }
  }
} finally {
  server.close()
}
writeFileSync(out, JSON.stringify(result, null, 1))
const line = ([name, { drawn, bytes }]) => `| ${name} | ${drawn.median.toFixed(0)} / ${drawn.max.toFixed(0)} | ${(bytes / 1000).toFixed(1)} |`
console.log(['', '| a figure alone, on a phone | drawn, median / max ms | kB in all, with headers |', '| --- | --- | --- |', ...Object.entries(result).map(line)].join('\n'))
