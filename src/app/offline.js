// Registers the worker that keeps what was read for when there is no network, and offers its updates; none is forced.

const { base, fresh, reload } = document.body.dataset

function offer(waiting) {
  if (document.querySelector('.notice.fresh')) return
  const notice = document.createElement('aside')
  notice.className = 'notice fresh'
  notice.setAttribute('role', 'status')
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: reload })
  button.addEventListener('click', () => {
    // this page alone begins anew; others go on as they are
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    waiting.postMessage('take over')
  })
  notice.append(`${fresh} `, button)
  document.querySelector('main').before(notice)
}

/** What the page itself still loads comes first: a phone's line is narrow. */
async function atRest() {
  const busy = document.querySelector('[aria-busy="true"]')
  if (!busy) return
  await new Promise(done => new MutationObserver(() => busy.ariaBusy === 'true' || done()).observe(busy, { attributeFilter: ['aria-busy'] }))
}

export async function keep() {
  if (!('serviceWorker' in navigator) || !isSecureContext) return
  await atRest()
  const registration = await navigator.serviceWorker.register(`${base}sw.js`, { scope: base })
  const watch = worker => worker?.addEventListener('statechange', () => {
    // the first one has nothing to take over from
    if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker)
  })
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting)
  watch(registration.installing)
  registration.addEventListener('updatefound', () => watch(registration.installing))
}
