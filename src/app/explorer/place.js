// Makes the page of the place or the area that an address asks for by id (`places/?id=`, `areas/?id=`), from a file of many that
// `publish` has drawn.
import { inBundle } from './BUNDLE_JS'

const page = document.getElementById('by-id')
const id = new URLSearchParams(location.search).get('id')

async function show() {
  const { bundles, count, unknown } = page.dataset
  const found = await inBundle(bundles, id, Number(count))
  if (!found) {
    page.querySelector('.problem').textContent = `${id}: ${unknown}`
    return
  }
  document.title = found.title
  const main = document.getElementById('main')
  main.innerHTML = found.html
  for (const link of document.querySelectorAll('a.lang')) link.search = location.search
  // the page's own script brings islands to life that are there before it is done
  if ('ready' in document.body.dataset) {
    const app = await import('./APP_JS')
    for (const island of main.querySelectorAll('leptos-island')) app[island.dataset.component](island)
  }
}

if (id) show().catch(() => (page.querySelector('.problem').textContent = page.dataset.failed))

export const whole = true
