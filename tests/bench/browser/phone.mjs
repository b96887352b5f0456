// node phone.mjs NOTICEBOARD FOLDER OUT.json
// A city of 8,000 places on the phone profile (390x844, processor four times slower): how long a key in the search box, a
// tap on a filter and a frame of panning take.

import { execFileSync, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import puppeteer from 'puppeteer-core'
import { stats } from './stats.js'

const [noticeboard, folder, out] = process.argv.slice(2)
if (!out) throw new Error('node phone.mjs NOTICEBOARD FOLDER OUT.json')
const [city, site] = ['city', 'site'].map(name => join(folder, name))
execFileSync(noticeboard, ['sample', '--places', '8000', '--seed', '7', '--out', city], { stdio: 'ignore' })
execFileSync(noticeboard, ['publish', city, '--out', site], { stdio: 'ignore' })
const server = spawn(noticeboard, ['serve', site, '--port', '0'])
const origin = await new Promise(resolve => {
  for (const stream of [server.stdout, server.stderr]) stream.on('data', text => resolve(`${text}`.match(/http:\/\/[\d.]+:\d+/)?.[0]))
})

const browser = await puppeteer.launch({
  executablePath: process.env.CHROME ?? '/usr/bin/chromium',
  args: [
    '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--no-first-run',
  ],
})

try {
  const page = await browser.newPage()
  await page.setViewport({ width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true })
  await page.emulateCPUThrottling(4)
  await page.goto(`${origin}/en/explore/`)
  await page.waitForFunction(`document.body.dataset.ready === '' && document.getElementById('explore')?.ariaBusy === 'false'`, { timeout: 60_000 })

  // from the key to the frame that shows what it found
  const keys = []
  await page.focus('.search input')
  await page.waitForFunction(`performance.getEntriesByType('resource').some(it => it.name.endsWith('names.txt'))`)
  for (const query of ['compound 0417', 'shiliqu', 'sampel comp', 'p0042']) {
    for (const key of query) {
      // it must be listening before the key comes, for keys take another way than calls
      await page.evaluate(() => {
        window.took = new Promise(done => {
          document.querySelector('.search input').addEventListener('input', () => {
            const start = performance.now()
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
          }, { once: true, capture: true })
        })
      })
      await page.keyboard.type(key)
      keys.push(await page.evaluate(() => window.took))
    }
    await page.keyboard.down('Control')
    await page.keyboard.press('a')
    await page.keyboard.up('Control')
    await page.keyboard.press('Backspace')
  }

  // from the tap to the frame after counts, summary and map are those of the new choice
  const taps = []
  await page.evaluate(() => (document.querySelector('.facets').open = true))
  for (let i = 0; i < 20; i++) {
    taps.push(await page.evaluate(i => new Promise(done => {
      const boxes = [...document.querySelectorAll('[data-dimension=status] input, [data-dimension=mode] input')].slice(0, 8)
      const explore = document.getElementById('explore')
      const start = performance.now()
      boxes[i % boxes.length].click()
      const watch = new MutationObserver(() => {
        if (explore.ariaBusy !== 'false') return
        watch.disconnect()
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
      })
      watch.observe(explore, { attributeFilter: ['aria-busy'] })
    }), i))
  }

  // a finger to and fro over the map: from one frame to the next
  await page.evaluate(() => document.querySelector('.places-map').scrollIntoView({ block: 'center' }))
  const frames = await page.evaluate(() => new Promise(done => {
    const map = document.querySelector('.places-map')
    const box = map.getBoundingClientRect()
    const times = []
    let [i, before] = [0, 0]
    const send = (kind, x) => map.dispatchEvent(new PointerEvent(kind, { pointerId: 1, pointerType: 'touch', clientX: x, clientY: box.top + box.height / 2, bubbles: true }))
    map.setPointerCapture = () => {}
    const step = now => {
      if (before) times.push(now - before)
      before = now
      send('pointermove', box.left + box.width / 2 + 120 * Math.sin(i / 12))
      if (++i < 240) requestAnimationFrame(step)
      else {
        send('pointerup', box.left + box.width / 2)
        done(times)
      }
    }
    send('pointerdown', box.left + box.width / 2)
    requestAnimationFrame(step)
  }))
  const dropped = frames.filter(ms => ms > 1000 / 60 * 1.5).length
  const result = { key: stats(keys), tap: stats(taps), frame: stats(frames), dropped, of: frames.length }
  writeFileSync(out, JSON.stringify(result, null, 1))
  const line = (what, it) => `| ${what} | ${it.median.toFixed(1)} / ${it.p95.toFixed(1)} / ${it.max.toFixed(1)} |`
  console.log(['', '| phone, 8,000 places | median / p95 / max ms |', '| --- | --- |', line('a key in the search box, to the frame that shows it', result.key), line('a tap on a filter, to the frame that shows it', result.tap), line(`a frame of panning (${dropped} of ${frames.length} dropped)`, result.frame)].join('\n'))
} finally {
  await browser.close()
  server.kill()
}
