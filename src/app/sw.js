// Keeps a site for when there is no network. Files with a hash in their name never change: they come from the cache. All else
// comes from the network while that answers in time, and from what was read before when it does not.
// A version is the list of files of the app; pages are kept with the version that they were read under, so that none is ever
// shown with another's.

const VERSION = 'APP_VERSION'
const FILES = APP_FILES
const UNREAD = UNREAD_PAGE
const NAME = `noticeboard-${new URL(registration.scope).pathname}-`
const [APP, READ] = [`${NAME}app-${VERSION}`, `${NAME}read-${VERSION}`]
/** How long the network may take before what was read before is shown. */
const PATIENCE = 4000
/** As many pages and files are kept, the last ones read. */
const MOST = 120

addEventListener('install', event => event.waitUntil(caches.open(APP).then(app => app.addAll(FILES))))

addEventListener('activate', event => event.waitUntil((async () => {
  // the version before stays for tabs that are open on it; older ones go
  const ours = (await caches.keys()).filter(name => name.startsWith(NAME))
  const apps = ours.filter(name => name.startsWith(`${NAME}app-`) && name !== APP)
  const old = [...apps.slice(0, -1), ...ours.filter(name => name.startsWith(`${NAME}read-`) && name !== READ)]
  await Promise.all(old.map(name => caches.delete(name)))
})()))

addEventListener('message', ({ data }) => data === 'take over' && skipWaiting())

addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || !url.href.startsWith(registration.scope)) return
  if (request.headers.has('range')) return
  const isOfApp = url.pathname.includes('/assets/') || url.pathname.includes('/pictures/')
  event.respondWith(isOfApp ? fromCache(request) : fromNetwork(request, event))
})

/** What is in no cache, or where there is none, comes from the network. */
async function fromCache(request) {
  const kept = await caches.match(request).catch(() => null)
  return kept ?? fetch(request)
}

async function keep(request, response) {
  const read = await caches.open(READ)
  await read.put(request, response)
  const all = await read.keys()
  await Promise.all(all.slice(0, -MOST).map(old => read.delete(old)))
}

async function fromNetwork(request, event) {
  // a page is the same whatever its address asks of its scripts
  const options = { ignoreSearch: request.mode === 'navigate' }
  const answer = fetch(request).then(response => {
    // what cannot be kept, for want of room or of leave, is read all the same
    if (response.ok && response.type === 'basic') event.waitUntil(keep(request, response.clone()).catch(() => {}))
    return response
  })
  const late = new Promise(resolve => setTimeout(resolve, PATIENCE))
  const first = await Promise.race([answer.catch(() => null), late])
  if (first) return first
  const kept = await caches.open(READ).then(read => read.match(request, options)).catch(() => null)
  if (kept || request.mode !== 'navigate') return kept ?? answer
  return answer.catch(() => new Response(UNREAD, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } }))
}
