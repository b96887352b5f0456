// In a figure that stands alone in a frame: how it looks, what it reads out, and how high it is.
// Of the address: theme=light|dark, view=2 (the second tab), highlight=ID (an area), childId (of a page with pym).

const query = new URLSearchParams(location.search)
const { body, documentElement: root } = document
const theme = query.get('theme')
if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
document.querySelectorAll('.tabs > input')[Number(query.get('view')) - 1]?.click()

// an area is known by where it leads
const highlight = query.get('highlight')
if (highlight) {
  for (const link of document.querySelectorAll('a[href]')) {
    if (decodeURIComponent(link.getAttribute('href')).endsWith(`/areas/${highlight}/`)) link.classList.add('marked')
  }
}

const readout = document.querySelector('.readout')
// what says how to read a drawing goes where it cannot be read so
if (!document.querySelector('[data-say]')) readout?.remove()
function read({ target }) {
  const part = target.closest?.('[data-say]')
  if (part && readout) readout.textContent = part.dataset.say
}
addEventListener('pointerover', read)
addEventListener('focusin', read)
addEventListener('click', read)
addEventListener('keydown', event => {
  const way = { ArrowLeft: 'previousElementSibling', ArrowUp: 'previousElementSibling', ArrowRight: 'nextElementSibling', ArrowDown: 'nextElementSibling' }[event.key]
  const next = way && event.target.closest?.('[data-say]')?.[way]
  if (!next?.dataset.say) return
  event.preventDefault()
  next.focus()
})

// The height, to whoever listens: Datawrapper's message, AMP's, and pym's.
const child = /^[\w-]{1,64}$/.test(query.get('childId') ?? '') ? query.get('childId') : null
function tell() {
  if (parent === window) return
  const height = Math.ceil(body.getBoundingClientRect().height)
  parent.postMessage({ 'datawrapper-height': { [body.dataset.figure]: height } }, '*')
  parent.postMessage({ sentinel: 'amp', type: 'embed-size', height }, '*')
  if (child) parent.postMessage(`pymxPYMx${child}xPYMxheightxPYMx${height}`, '*')
}
new ResizeObserver(tell).observe(body)
addEventListener('message', ({ data }) => data === 'noticeboard-height' && tell())

// What stays at a release says when there is a newer one, and whether that altered a past figure of it.
async function look() {
  const { release, data, live, newer, altered, area } = body.dataset
  const { releases } = await (await fetch(`${data}releases.json`)).json()
  const later = releases.filter(({ number }) => number > Number(release))
  if (!later.length) return
  const says = [newer.replace('{release}', later.at(-1).number)]
  for (const { number } of later.slice(-50)) {
    const changes = await (await fetch(`${data}changes/${number}.json`)).json()
    const touched = [...(changes?.altered ?? []), ...(changes?.withdrawn ?? [])].some(it => it.area_id === area)
    if (touched) says.push(altered.replace('{release}', number))
  }
  const link = Object.assign(document.createElement('a'), { href: live, target: '_blank', textContent: says.join(' · ') })
  document.querySelector('.stays')?.append(' ', link)
}
if (body.dataset.release) look().catch(() => {})

// Downloads and the rest work in a frame too.
addEventListener('click', event => {
  const link = event.target.closest?.('a.to-share')
  if (!link || !body.dataset.dialog) return
  event.preventDefault()
  import(body.dataset.dialog).then(({ open }) => open(link)).catch(() => window.open(link.href, '_blank', 'noopener'))
})
body.dataset.ready = ''
