// In a figure that stands alone in a frame: how it looks, what it reads out, and how high it is.
// Of the address: theme=light|dark, view=2 (the second tab), highlight=ID (an area), head=RELEASE.HASH (as the page that gave it
// away knew the data), childId (of a page with pym).

const query = new URLSearchParams(location.search)
const { body, documentElement: root } = document
const theme = query.get('theme')
if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
document.querySelectorAll('.tabs > input')[Number(query.get('view')) - 1]?.click()

// an area is known by where it leads
const highlight = query.get('highlight')
if (highlight) {
  for (const link of document.querySelectorAll('a[href]')) {
    const address = decodeURIComponent(link.getAttribute('href'))
    if ([`/areas/${highlight}/`, `/areas/?id=${highlight}`].some(end => address.endsWith(end))) link.classList.add('marked')
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
// a scroll bar from before the frame had its height would stay, with nothing to scroll
function settle() {
  if (parent !== window) root.style.overflowY = root.scrollHeight > innerHeight ? '' : 'hidden'
}
new ResizeObserver(() => (settle(), tell())).observe(body)
addEventListener('resize', settle)
addEventListener('message', ({ data }) => data === 'noticeboard-height' && tell())

// What stays at a release says when there is a newer one, and whether that altered a past figure of it. Whatever knows a head
// of the history (its own, or one in the address) says when the history is another now.
async function look() {
  const { release, data, live, newer, altered, forked, area, head } = body.dataset
  const [, number, hash] = /^(\d{1,9})\.([0-9a-f]{16,64})$/.exec(query.get('head') ?? head ?? '') ?? []
  if (!release && !hash) return
  const { releases } = await (await fetch(`${data}releases.json`)).json()
  const says = []
  if (hash && !releases.find(it => it.number === Number(number))?.hash.startsWith(hash)) says.push(forked.replace('{release}', number))
  const later = release ? releases.filter(({ number }) => number > Number(release)) : []
  if (later.length) says.push(newer.replace('{release}', later.at(-1).number))
  for (const { number } of later.slice(-50)) {
    const changes = await fetch(`${data}changes/${number}.json`).then(it => (it.ok ? it.json() : null))
    const touched = [...(changes?.altered ?? []), ...(changes?.withdrawn ?? [])].some(it => it.area_id === area)
    if (touched) says.push(altered.replace('{release}', number))
  }
  if (!says.length) return
  const link = Object.assign(document.createElement('a'), { href: live, target: '_blank', className: 'says', textContent: says.join(' · ') })
  document.querySelector('.stays, .from')?.append(' ', link)
}
look().catch(() => {})

// Downloads and the rest work in a frame too.
addEventListener('click', event => {
  const link = event.target.closest?.('a.to-share')
  if (!link || !body.dataset.dialog) return
  event.preventDefault()
  import(body.dataset.dialog).then(({ open }) => open(link)).catch(() => window.open(link.href, '_blank', 'noopener'))
})
body.dataset.ready = ''
