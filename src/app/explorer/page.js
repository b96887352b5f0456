// Makes the explorer live: what is chosen stands in the address, the worker (worker.js) answers it, and the answer is put
// into the page that `publish` has drawn. Words, names of values and the map's outlines are the page's own.
import { placesMap } from './MAP_JS'

const root = document.getElementById('explore')
const t = JSON.parse(root.dataset.words)
const lang = document.documentElement.lang
const form = root.querySelector('form')
const find = selector => root.querySelector(selector)
const number = new Intl.NumberFormat(lang)
const percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1, roundingMode: 'trunc' })
const day = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat(lang, { year: 'numeric', month: 'short', timeZone: 'UTC' })
const addressOfPlace = id => root.dataset.place.replace('{id}', encodeURIComponent(id))
const VIEWS = [...root.querySelectorAll('[name=view]')]

// ── The worker ──

const worker = new Worker(new URL('./WORKER_JS', import.meta.url), { type: 'module' })
const asked = new Map()
let count = 0
function ask(what, question = {}) {
  return new Promise((resolve, reject) => {
    asked.set(++count, { resolve, reject })
    worker.postMessage({ id: count, ask: what, ...question }, question.room ? [question.room.buffer] : [])
  })
}
worker.onmessage = ({ data: { id, answer, refused } }) => {
  const { resolve, reject } = asked.get(id)
  asked.delete(id)
  if (refused) reject(new Error(refused))
  else resolve(answer)
}
worker.onerror = event => {
  event.preventDefault()
  for (const { reject } of asked.values()) reject(new Error('stopped'))
  asked.clear()
}

// The first failure is the cause, and stands until something succeeds.
function failed(error) {
  if (!('failed' in root.dataset)) find('.problem').textContent = t.failed[error.message] ?? t.failed.stopped
  root.dataset.failed = ''
  busy(false)
}

function succeeded() {
  delete root.dataset.failed
  find('.problem').textContent = ''
  busy(false)
}

function busy(is) {
  root.ariaBusy = is
}

// ── The address, and the form that says the same ──

const state = new URLSearchParams(location.search)
// keys of the page beside those of the form
const OF_PAGE = ['part', 'view', 'by', 'order', 'sort', 'at', 'place', 'map']

function addressOf() {
  const kept = OF_PAGE.flatMap(key => (state.has(key) ? [[key, state.get(key)]] : []))
  const chosen = [...new FormData(form)].filter(([, value]) => value !== '')
  return new URLSearchParams([...chosen, ...kept])
}

function write(isNew) {
  const query = addressOf().toString()
  const address = location.pathname + (query ? '?' + query : '')
  if (address !== location.pathname + location.search) history[isNew ? 'pushState' : 'replaceState'](null, '', address)
  // while the worker is at work
  setTimeout(sameInOthers)
}

// The same choice in another language.
function sameInOthers() {
  for (const link of document.querySelectorAll('a.lang')) link.search = location.search
}

function set(key, value, isNew = false) {
  if (value === null) state.delete(key)
  else state.set(key, value)
  write(isNew)
}

// What an address asks for that the form has no field for is told by the answer, and goes with the next change.
function read() {
  const given = new URLSearchParams(location.search)
  for (const key of OF_PAGE) {
    if (given.has(key)) state.set(key, given.get(key))
    else state.delete(key)
  }
  for (const field of form.elements) {
    if (field.type === 'checkbox') field.checked = given.getAll(field.name).includes(field.value)
    else if (field.name) field.value = given.get(field.name) ?? ''
  }
  const view = VIEWS.find(radio => radio.value === state.get('view')) ?? VIEWS[0]
  view.checked = true
  const shade = find('[name=shade]')
  if (shade) shade.checked = state.get('map') === 'areas'
  const by = find('[name=by]')
  by.value = state.get('by') ?? by.options[0].value
  const order = find('[name=order]')
  order.value = Object.hasOwn(ORDERS, state.get('order')) ? state.get('order') : ORDER_OF[by.value] ?? ''
}

// ── Answers ──

let answer
let isAsking = false
let isStale = false

// The latest address is what counts: what was asked for in between is never answered.
async function update() {
  isStale = true
  if (isAsking) return
  isAsking = true
  busy(true)
  try {
    while (isStale) {
      isStale = false
      // of which part it is, the table need not know
      const pairs = [...new URLSearchParams(location.search)].filter(([key]) => key !== 'part').flat()
      answer = await ask('select', { pairs })
      // a choice that is made while this is shown is asked for after it
      if (!isStale) await show()
    }
    succeeded()
  } catch (error) {
    failed(error)
  } finally {
    isAsking = false
  }
}

async function show() {
  // the view waits for the worker, and all that changes is to be seen in one frame
  await showView()
  const path = showAreas()
  const counted = { status: answer.standings, evidence: answer.evidence, mode: answer.modes, kind: answer.kinds }
  for (const [key, counts] of Object.entries(counted)) {
    root.querySelectorAll(`[data-dimension=${key}] label`).forEach(label => {
      const value = counts[Number(label.dataset.index)]
      label.querySelector('output').textContent = number.format(value)
      label.classList.toggle('none', value === 0)
    })
  }
  const companies = form.elements.company
  if (companies) countCompanies(document.activeElement === companies ? companies.options : companies.selectedOptions)
  find('.summary').textContent = sentence(path)
  find('.facets summary output').textContent = chosen().length ? number.format(chosen().length) : ''
  find('.nothing').hidden = answer.shown > 0
  find('.unknown.problem').textContent = answer.unknown
    .map(([key, value]) => t.unknown.replace('{key}', t.keys[key] ?? key).replace('{value}', value))
    .join(' ')
}

// There may be hundreds, and nobody sees them before the list is opened.
function countCompanies(options) {
  for (const option of options) {
    if (option.dataset.index) option.textContent = `${option.dataset.name} (${number.format(answer.companies[Number(option.dataset.index)])})`
  }
}
for (const event of ['pointerdown', 'focus']) form.elements.company?.addEventListener(event, () => answer && countCompanies(form.elements.company.options))

function showView() {
  const view = VIEWS.find(radio => radio.checked).value
  if (view === 'table') return showTable()
  if (view === 'chart') return showChart()
  return map?.show(answer)
}

function chosen() {
  return [...form.querySelectorAll('input:checked, select')].filter(field => field.value).concat(
    ['q', 'from', 'to', 'min', 'max'].map(name => form.elements[name]).filter(field => field?.value),
    form.elements.area.value ? [form.elements.area] : []
  )
}

// In words what is shown: "312 of 2,400 compounds: covered, entrusted, Shili East".
function sentence(path) {
  const words = chosen().flatMap(field => {
    if (field === form.elements.area) return path.slice(-1).map(area => area.name)
    if (field.name === 'q') return t.quoted.replace('{text}', field.value)
    if (['from', 'to', 'min', 'max'].includes(field.name)) return `${t.keys[field.name]} ${field.value}`
    if (field.tagName === 'SELECT') return field.selectedOptions[0]?.dataset.name ?? field.selectedOptions[0]?.textContent ?? []
    return field.closest('label').querySelector('span').textContent
  })
  const template = words.length ? t.some : t.all
  const said = template
    .replace('{shown}', number.format(answer.shown))
    .replace('{all}', number.format(answer.all))
    .replace('{units}', t.units)
  return words.length ? said + t.colon + words.join(t.comma) : said
}

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

function showAreas() {
  const [path, below] = answer.around
  const button = (area, text) => {
    const made = element('button', { type: 'button' }, text)
    made.addEventListener('click', () => choose('area', area?.id ?? ''))
    return made
  }
  const steps = path.map((area, i) => {
    const isHere = i === path.length - 1
    return element('li', {}, isHere ? element('b', {}, area.name) : button(area, area.name))
  })
  if (path.length) steps.unshift(element('li', {}, button(null, t.everywhere)))
  find('[data-dimension=area] ol').replaceChildren(...steps)
  const rows = below.map(area => {
    const count = answer.areas[area.index]
    const row = element('li', count ? {} : { class: 'none' }, button(area, area.name), element('output', {}, number.format(count)))
    return row
  })
  find('[data-dimension=area] ul').replaceChildren(...rows)
  return path
}

// Sets a field as a reader would.
function choose(name, value) {
  const field = form.elements[name]
  if (field instanceof RadioNodeList) [...field].forEach(box => (box.checked = box.value === value))
  else field.value = value
  changed(true)
}

function changed(isNew) {
  write(isNew)
  scrollRowsUp()
  update()
}

form.addEventListener('input', event => {
  const isText = event.target.type === 'search' || event.target.type === 'number'
  changed(!isText)
})
form.addEventListener('submit', event => event.preventDefault())
form.addEventListener('reset', event => {
  event.preventDefault()
  for (const field of form.elements) {
    if (field.type === 'checkbox') field.checked = false
    else if (field.name) field.value = ''
  }
  changed(true)
})
find('.nothing button').addEventListener('click', () => form.reset())
addEventListener('popstate', () => {
  read()
  update()
})

// ── Table: only the rows in the window are in the page ──

const scroller = find('.rows')
const body = scroller.querySelector('tbody')
const [above, below] = ['above', 'below'].map(name => element('tr', { class: name, 'aria-hidden': 'true' }, element('td', { colspan: 9 })))
// browsers do not scroll through more
const TALLEST = 8e6
let drawn = {}

function measures() {
  const row = parseFloat(getComputedStyle(scroller).getPropertyValue('--row'))
  const head = scroller.querySelector('thead').offsetHeight
  const fits = Math.ceil((scroller.clientHeight - head) / row)
  const height = Math.min(answer.shown * row, TALLEST)
  const last = Math.max(answer.shown - fits, 0)
  const way = Math.max(height - (scroller.clientHeight - head), 1)
  const isScaled = answer.shown * row > TALLEST
  const first = isScaled ? Math.round((scroller.scrollTop / way) * last) : Math.floor(scroller.scrollTop / row)
  return { row, fits, height, first: Math.min(first, last) }
}

async function showTable() {
  const { row, fits, height, first } = measures()
  const start = Math.max(first - fits, 0)
  const length = fits * 3
  const rows = await ask('window', { start, length })
  const top = Math.min(Math.max(scroller.scrollTop - (first - start) * row, 0), height)
  above.firstChild.style.height = top + 'px'
  below.firstChild.style.height = Math.max(height - top - rows.length * row, 0) + 'px'
  drawn = { start, end: start + rows.length }
  scroller.querySelector('table').setAttribute('aria-rowcount', answer.shown + 1)
  body.replaceChildren(above, ...rows.map((it, i) => tableRow(it, start + i + 2)), below)
}

function tableRow(it, index) {
  const cells = {
    status: chip(it),
    since: it.since ? day.format(new Date(Date.UTC(it.since[0], it.since[1] - 1, it.since[2]))) : '',
    evidence: it.evidence === 'none' ? '' : label('evidence', it.evidence),
    company: it.company ?? '',
    mode: it.mode === null ? '' : labelAt('mode', it.mode),
    kind: it.kind === null ? '' : labelAt('kind', it.kind),
    score: it.score === null ? '' : number.format(it.score),
  }
  const columns = [...scroller.querySelectorAll('thead [data-column]')].slice(1)
  const name = element('th', { scope: 'row' }, element('a', { href: addressOfPlace(it.id) }, it.name), element('small', {}, it.context))
  const row = element('tr', { 'aria-rowindex': index }, name)
  if (it.id === state.get('place')) row.className = 'pinned'
  for (const head of columns) {
    const cell = element('td', { class: head.dataset.column }, cells[head.dataset.column])
    cell.hidden = head.hidden
    row.append(cell)
  }
  return row
}

function label(key, value) {
  const box = root.querySelector(`[data-dimension=${key}] input[value="${CSS.escape(value)}"]`)
  return box?.closest('label').querySelector('span').textContent ?? value
}

function labelAt(key, index) {
  return root.querySelector(`[data-dimension=${key}] label[data-index="${index}"] span`)?.textContent ?? ''
}

function chip(it) {
  const of = root.querySelector(`[data-dimension=status] input[value=${it.standing}]`)?.closest('label').querySelector('span')
  const isClaimed = it.standing === 'covered' && it.evidence === 'claimed'
  const name = isClaimed ? t.claimed : of?.textContent
  return element('span', { class: isClaimed ? 'chip claimed' : (of?.className ?? 'chip') }, name ?? it.standing)
}

let isScrolling = false
scroller.addEventListener('scroll', () => {
  if (isScrolling) return
  isScrolling = true
  requestAnimationFrame(async () => {
    isScrolling = false
    const { first, fits } = measures()
    if (first < drawn.start || first + fits > drawn.end) await showTable().catch(failed)
  })
})

function scrollRowsUp() {
  scroller.scrollTop = 0
}

for (const button of scroller.querySelectorAll('thead button')) {
  button.addEventListener('click', () => sortBy(button.closest('th')))
}
find('[name=sorted]').addEventListener('change', event => {
  set('sort', event.target.value === 'area' ? null : event.target.value, true)
  scrollRowsUp()
  showSorting()
  update()
})

function sortBy(head) {
  const key = head.dataset.sort
  const next = { none: key, ascending: '-' + key, descending: null }[head.ariaSort]
  set('sort', next, true)
  scrollRowsUp()
  showSorting()
  update()
}

function showSorting() {
  const sort = state.get('sort') ?? 'area'
  for (const head of scroller.querySelectorAll('thead [data-sort]')) {
    head.ariaSort = { [head.dataset.sort]: 'ascending', ['-' + head.dataset.sort]: 'descending' }[sort] ?? 'none'
  }
  const chooser = find('[name=sorted]')
  chooser.value = sort
  // without a dimension that is chosen there is no score to show or to sort by
  const isScored = Boolean(form.elements.rating?.value)
  for (const scored of root.querySelectorAll('[data-column=score]')) scored.hidden = !isScored
  for (const key of ['score', '-score']) {
    const option = [...chooser.options].find(({ value }) => value === key)
    if (option) option.hidden = option.disabled = !isScored
  }
}

// ── Chart: what is shown in groups, each a bar of its statuses ──

const STACKED = ['covered', 'in_progress', 'lapsed', 'not_covered', 'unknown']
const SHOWN_GROUPS = 40
// groups are given with how many they are and what part of them is known to be covered; none where all are unknown
const ORDERS = {
  share: (a, b) => (a.share ?? 2) - (b.share ?? 2),
  '-share': (a, b) => (b.share ?? -1) - (a.share ?? -1),
  '-number': (a, b) => b.all - a.all,
  '': null,
}
// there may be hundreds
const ORDER_OF = { company: '-number' }

async function showChart() {
  const by = find('[name=by]').value
  let groups = await ask('groups', { by })
  const [, areas] = answer.around
  const kinds = [...root.querySelectorAll('[data-dimension=status] input')].map(box => box.value)
  const total = group => STACKED.reduce((sum, key) => sum + group.standings[kinds.indexOf(key)], 0)
  const named = group => {
    if (group.index === null) return t.none_published
    if (by === 'area') return areas.find(area => area.index === group.index)?.name
    if (by === 'month') return month.format(new Date(Date.UTC(Math.floor(group.index / 12), group.index % 12)))
    if (by === 'company') return form.elements.company?.querySelector(`[data-index="${group.index}"]`)?.dataset.name ?? ''
    return labelAt(by, group.index)
  }
  groups = groups.filter(group => total(group) > 0)
  const order = ORDERS[find('[name=order]').value]
  if (order) {
    const count = (group, key) => group.standings[kinds.indexOf(key)]
    const share = group => (count(group, 'unknown') < total(group) ? count(group, 'covered') / total(group) : null)
    const ranked = groups.map(group => ({ group, all: total(group), share: share(group) })).sort(order)
    groups = ranked.map(({ group }) => group)
  }
  const most = Math.max(...groups.map(total), 1)
  const rows = groups.slice(0, SHOWN_GROUPS).map(group => {
    const all = total(group)
    const covered = group.standings[kinds.indexOf('covered')]
    let x = 0
    const bars = STACKED.map(key => {
      const width = (group.standings[kinds.indexOf(key)] / most) * 100
      const bar = `<rect class="f ${key}" x="${x}" width="${width}" height="14"/>`
      x += width
      return width ? bar : ''
    })
    // what nobody knows is not nought
    const unknown = group.standings[kinds.indexOf('unknown')]
    const known = unknown < all ? [t.share.replace('{covered}', number.format(covered)).replace('{all}', number.format(all))] : []
    const share = [...known, ...(unknown ? [`${t.unknown_status} ${number.format(unknown)}`] : [])].join(' · ')
    // what is not known makes a share a range
    const part = element('b', {}, known.length ? [...new Set([covered, covered + unknown].map(most => percent.format(most / all)))].join('–') : '')
    const value = { area: areas.find(area => area.index === group.index)?.id, company: by === 'company' && form.elements.company?.querySelector(`[data-index="${group.index}"]`)?.value }[by]
    let name = named(group)
    if (value) {
      name = element('button', { type: 'button' }, name)
      name.addEventListener('click', () => choose(by, value))
    }
    const bar = element('td', { class: 'stack' })
    bar.innerHTML = `<svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">${bars.join('')}</svg>`
    return element('tr', {}, element('th', { scope: 'row' }, name), bar, element('td', {}, part, ' ', share))
  })
  find('.groups tbody').replaceChildren(...rows)
  const more = groups.length - rows.length
  find('.more-groups').textContent = more > 0 ? t.more.replace('{n}', number.format(more)) : ''
}

find('[name=by]').addEventListener('change', event => {
  set('order', null)
  find('[name=order]').value = ORDER_OF[event.target.value] ?? ''
  set('by', event.target.value, true)
  showChart().catch(failed)
})
find('[name=order]').addEventListener('change', event => {
  set('order', event.target.value, true)
  showChart().catch(failed)
})
for (const radio of VIEWS) {
  radio.addEventListener('change', () => {
    set('view', radio === VIEWS[0] ? null : radio.value, true)
    showView()?.catch?.(failed)
  })
}

// ── Map ──

function pin(list, all, distances = []) {
  const items = list.map((it, i) => {
    const parts = [chip(it), ' ', element('a', { href: addressOfPlace(it.id) }, it.name), ' ', element('small', {}, it.context)]
    if (distances[i] !== undefined) parts.push(' ', element('small', {}, distance(distances[i])))
    return element('li', {}, ...parts)
  })
  const head = all > list.length ? [element('p', {}, t.here.replace('{n}', number.format(all)))] : []
  find('.found-here').replaceChildren(...head, element('ul', {}, ...items))
  set('place', list.length === 1 ? list[0].id : null)
}

function distance(metres) {
  const isFar = metres >= 1000
  const digits = { maximumFractionDigits: isFar && metres < 10_000 ? 1 : 0 }
  return new Intl.NumberFormat(lang, { style: 'unit', unit: isFar ? 'kilometer' : 'meter', ...digits }).format(isFar ? metres / 1000 : Math.round(metres / 10) * 10)
}

const map = find('.places-map') && placesMap({ root, ask, pin, set, state, failed, choose, t, number, percent })

find('.near')?.addEventListener('click', () => {
  const said = find('.found-here')
  said.textContent = t.near_asking
  if (!navigator.geolocation) return (said.textContent = t.near_denied)
  navigator.geolocation.getCurrentPosition(
    async ({ coords: { longitude, latitude } }) => {
      try {
        const near = await ask('near', { longitude, latitude, limit: 8 })
        if (near.length) pin(near.map(([it]) => it), near.length, near.map(([, metres]) => metres))
        else said.textContent = t.near_nothing
      } catch (error) {
        failed(error)
      }
    },
    () => (said.textContent = t.near_denied),
    { maximumAge: 60_000, timeout: 20_000 }
  )
})

// ── Begin ──

// beside what they find there is room for the filters; above it they wait until they are asked for
find('.facets').open = matchMedia('(min-width: 960px)').matches

read()
sameInOthers()
// where there are too many places for one table, the address says of which part it is
const parts = document.getElementById('parts')
const link = parts && [...parts.querySelectorAll('[data-part]')].find(link => link.dataset.part === state.get('part'))
const fileOf = address => address.replace('{part}', () => encodeURIComponent(state.get('part')))
for (const link of parts?.querySelectorAll('[data-part]') ?? []) {
  const address = new URL(link.href)
  // what was chosen before the part goes along
  for (const [key, value] of new URLSearchParams(location.search)) if (!['part', 'area', 'at', 'place'].includes(key)) address.searchParams.append(key, value)
  link.href = address
}
if (parts && state.has('part') && !link) {
  parts.querySelector('.problem').textContent = t.unknown.replace('{key}', t.keys.area).replace('{value}', state.get('part'))
}
if (link) {
  root.hidden = false
  parts.querySelector('.choose').hidden = true
  parts.querySelector('.chosen').hidden = false
  parts.querySelector('.chosen b').textContent = link.textContent
}

showSorting()
if (!parts || link) try {
  busy(true)
  const { table, names, scores, ratings, ground } = root.dataset
  await ask('open', { table: fileOf(table), names: fileOf(names), scores: fileOf(scores), ratings: JSON.parse(ratings), ground })
  await ask('names')
  root.dataset.ready = ''
  await update()
  await map?.begin(link?.dataset.at)
} catch (error) {
  failed(error)
}

export const whole = true
