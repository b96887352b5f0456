// A figure that is made as it is read: ?figure=map&area=ID. It comes from a bundle of areas' figures, and stands then as
// any other.

import { bundleOf } from './BUNDLE_JS'

const { body } = document
const place = document.getElementById('figure')
const query = new URLSearchParams(location.search)
const [figure, area] = ['figure', 'area'].map(key => query.get(key) ?? '')

async function find() {
  const response = await fetch(`${body.dataset.bundles}${bundleOf(area, Number(body.dataset.count))}.json`)
  const areas = response.ok ? await response.json() : {}
  const figures = Object.hasOwn(areas, area) ? areas[area] : {}
  return Object.hasOwn(figures, figure) ? figures[figure] : null
}

const found = await find().catch(() => null)
if (found) {
  body.dataset.figure = figure
  place.innerHTML = found.html
  document.querySelector('.from a').href = found.page
  document.title = place.querySelector('h1')?.textContent ?? document.title
} else {
  place.querySelector('p').textContent = body.dataset.gone
}
await import('./EMBED_JS')
