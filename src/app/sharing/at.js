// A figure that is made as it is read: ?figure=map&area=ID. It comes from a bundle of areas' figures, or from a file of its own
// where the address asks for what a reader had before him: a day (date), a period (from, to), areas beside each other (areas).

import { inBundle } from './BUNDLE_JS'

const { body } = document
const { embeds, folder, count, root, gone, unread } = body.dataset
const place = document.getElementById('figure')
const query = new URLSearchParams(location.search)
const [figure, area] = ['figure', 'area'].map(key => query.get(key) ?? '')

async function ofMany() {
  const figures = (await inBundle(`${folder}bundle-`, area, Number(count))) ?? {}
  return Object.hasOwn(figures, figure) ? figures[figure] : null
}

/** A page as a document: nothing in it runs. */
const pageAt = address => new Promise((resolve, reject) => {
  const request = Object.assign(new XMLHttpRequest(), { responseType: 'document', onerror: reject })
  request.onload = () => {
    if (request.status === 200) resolve(request.responseXML)
    else if (request.status === 404) resolve(null)
    else reject(new Error(request.status))
  }
  // whatever a host takes it for
  request.overrideMimeType('text/html; charset=utf-8')
  request.open('GET', address)
  request.send()
})

async function inFile() {
  if (!/^[a-z]+$/.test(figure) || figure === 'at') return null
  const page = await pageAt(`${embeds}${figure}/${area && area !== root ? `${encodeURIComponent(area)}/` : ''}`)
  const html = page?.getElementById('figure')?.innerHTML
  return html && page.body.dataset.figure === figure ? { html, page: page.querySelector('.from a').getAttribute('href') } : null
}

async function asIt() {
  if (!['date', 'from', 'to', 'areas'].some(key => query.get(key))) return
  const response = await fetch(`${folder}states-${encodeURIComponent(area || root)}.json`)
  if (!response.ok) return
  const states = await response.json()
  const { showAsked, withAsked } = await import('./STATES_JS')
  const link = document.querySelector('.from a')
  link.href = withAsked(link.href, query)
  showAsked(place.firstElementChild, states, query)
}

let sentence = gone
const failed = error => {
  console.warn(error)
  sentence = unread
  return null
}
const found = (await ofMany().catch(failed)) ?? (await inFile().catch(failed))
if (found) {
  body.dataset.figure = figure
  place.innerHTML = found.html
  document.querySelector('.from a').href = found.page
  await asIt().catch(console.warn)
  document.title = place.querySelector('h1')?.textContent ?? document.title
} else {
  place.querySelector('p').textContent = sentence
}
await import('./EMBED_JS')

export const whole = true
