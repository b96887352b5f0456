// A figure that is made as it is read: ?figure=map&area=ID. It comes from a bundle of areas' figures, or from a file of its own
// where the address asks for what a reader had before him: a day (date), a period (from, to), areas beside each other (areas).

import { bundleOf } from './BUNDLE_JS'

const { body } = document
const { embeds, folder, count, root, gone } = body.dataset
const place = document.getElementById('figure')
const query = new URLSearchParams(location.search)
const [figure, area] = ['figure', 'area'].map(key => query.get(key) ?? '')

async function inBundle() {
  if (!Number(count)) return null
  const response = await fetch(`${folder}bundle-${bundleOf(area, Number(count))}.json`)
  const areas = response.ok ? await response.json() : {}
  const figures = Object.hasOwn(areas, area) ? areas[area] : {}
  return Object.hasOwn(figures, figure) ? figures[figure] : null
}

async function inFile() {
  const part = area && area !== root ? `${encodeURIComponent(area)}/` : ''
  const response = /^[a-z]+$/.test(figure) && figure !== 'at' ? await fetch(`${embeds}${figure}/${part}`) : null
  if (!response?.ok) return null
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const html = page.getElementById('figure')?.innerHTML
  return html && page.body.dataset.figure === figure ? { html, page: page.querySelector('.from a').getAttribute('href') } : null
}

async function asIt() {
  if (!['date', 'from', 'to', 'areas'].some(key => query.get(key))) return
  const response = await fetch(`${folder}states-${encodeURIComponent(area || root)}.json`)
  if (!response.ok) return
  const states = await response.json()
  if (Object.hasOwn(states, figure) || figure === 'ranking') (await import('./STATES_JS')).show(place.firstElementChild, states, query)
}

const found = (await inBundle().catch(() => null)) ?? (await inFile().catch(() => null))
if (found) {
  body.dataset.figure = figure
  place.innerHTML = found.html
  document.querySelector('.from a').href = found.page
  await asIt().catch(console.warn)
  document.title = place.querySelector('h1')?.textContent ?? document.title
} else {
  place.querySelector('p').textContent = gone
}
await import('./EMBED_JS')
