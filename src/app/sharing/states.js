// Draws a figure anew as a reader had it before him: the map and the ranking of a day, the ledger of a period, areas beside
// each other. The data are those of the page's islands, and so are the rules: src/app/islands/{time_slider,ledger_period,
// compare_areas}.rs.

const SVG = 'http://www.w3.org/2000/svg'
const make = (tag, attributes = {}, ...children) => {
  const element = tag === 'svg' || attributes.ns ? document.createElementNS(SVG, tag) : document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) if (name !== 'ns') element.setAttribute(name, value)
  element.append(...children)
  return element
}
const drawn = (tag, attributes, ...children) => make(tag, { ...attributes, ns: true }, ...children)
const dayOf = text => Math.floor(Date.parse(text) / 864e5)
/** The last one up to a day; none where the day is none. */
const upTo = (list, day) => list.filter(it => it.day <= day).at(-1)
/** The table behind the figure: the first cell of each row is its heading. */
const setRows = (figure, table, rows) => figure.querySelector(`${table} tbody`)?.replaceChildren(
  ...rows.map(([name, ...cells]) => make('tr', {}, make('th', { scope: 'row' }, name), ...cells.map(cell => make('td', { class: 'number' }, cell)))))
const setTitle = (figure, title, measure) => {
  figure.querySelector('h1').textContent = title
  figure.querySelector('.measure').textContent = measure
}

const ASKED = ['date', 'from', 'to', 'areas']

/** A page's address with what the query asks for, which its islands then show. */
export function withAsked(href, query) {
  const page = new URL(href, location.href)
  for (const key of ASKED) if (query.get(key)) page.searchParams.set(key, query.get(key))
  return page.href
}

/** As the query asks; where it asks for nothing that this figure can show, it stays as it was drawn. */
export function showAsked(figure, states, query) {
  const { id } = figure
  const isAsked = ASKED.some(key => query.get(key))
  if (!isAsked || !Object.hasOwn(states, id === 'ranking' ? 'map' : id)) return
  const date = dayOf(query.get('date'))
  if (id === 'map' || id === 'ranking') ofDay(figure, states.map, upTo(states.map.dates, date))
  if (id === 'ledger') ofPeriod(figure, states.ledger, ...['from', 'to'].map(end => upTo(states.ledger.sums, dayOf(query.get(end)))))
  if (id === 'compare') beside(figure, states.compare, (query.get('areas') ?? '').split(','))
}

// ── The map and the ranking of a day ──

function ofDay(figure, { areas, classes, target, words }, at) {
  if (!at) return
  const percent = share => {
    const tenths = Math.floor((share + 5) / 10)
    return `${Math.floor(tenths / 10)}${words.decimal}${tenths % 10}${words.percent}`
  }
  figure.dataset.day = at.day
  const measure = words.measure.replace('{date}', at.date)
  const value = share => (share === null ? words.no_data : percent(share))
  if (figure.id === 'map') {
    const known = areas.map(([name], i) => ({ name, share: at.shares[i] })).filter(it => it.share !== null).sort((a, b) => a.share - b.share)
    const [lowest, highest] = [known[0], known.at(-1)]
    const filled = known.length && { lowest: lowest.name, least: percent(lowest.share), highest: highest.name, most: percent(highest.share) }
    const found = filled ? words.found.replace(/{(\w+)}/g, (_, hole) => filled[hole]) : at.date
    setTitle(figure, found, measure)
    at.shares.forEach((share, i) => shade(figure, i, share, `${areas[i][0]}${words.colon}${value(share)} · ${at.date}`, share === null ? '' : value(share).replace(words.percent, ''), classes))
    return
  }
  figure.querySelector('.measure').textContent = measure
  const order = areas.map(([name, href], i) => ({ name, href, share: at.shares[i] })).sort((a, b) => (b.share ?? -1) - (a.share ?? -1))
  const rows = order.map(({ name, href, share }) => row(name, share === null ? [] : [[0, share / 1e4, 'covered']], value(share), href))
  setRows(figure, '.ranking', order.map(({ name, share }) => [name, value(share)]))
  bars(figure, rows, target && { at: target[0] / 1e4, name: target[1] })
}

const COLOURS = ['q1', 'q2', 'q3', 'q4', 'q5', 'nd']

function shade(figure, i, share, say, short, classes) {
  const colour = share === null ? 'nd' : COLOURS[classes.filter(border => share >= border).length]
  for (const element of figure.querySelectorAll(`[data-area="${i}"]`)) {
    element.setAttribute('data-say', say)
    element.setAttribute('aria-label', say)
    const coloured = element.querySelector('path') ?? element
    coloured.classList.remove(...COLOURS)
    coloured.classList.add(colour)
    const figureOf = element.querySelector('b')
    if (figureOf) figureOf.textContent = short
  }
  for (const label of figure.querySelectorAll(`[data-label="${i}"]`)) {
    label.setAttribute('class', `on-${colour}`)
    label.textContent = short
  }
}

// ── Rows with bars ──

/** Spans are from and to as fractions, and their ink. */
function row(name, spans, value, href) {
  const link = href ? make('a', { href, target: '_blank' }, name) : name
  const bar = make('svg', { class: 'bar-svg', viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, drawn('path', { class: 'f track', d: 'M0 0h100v10H0z' }))
  for (const [from, to, ink] of spans) {
    const [left, right] = [Math.min(from, to), Math.max(from, to)].map(it => Math.max(0, Math.min(it, 1)) * 100)
    bar.append(drawn('path', { class: `f ${ink}`, d: `M${left.toFixed(2)} 0H${Math.max(right, left + 0.4).toFixed(2)}V10H${left.toFixed(2)}z` }))
  }
  return make('li', {}, make('span', {}, link), bar, make('b', {}, value))
}

function bars(figure, rows, target) {
  const list = make('ol', { class: 'bars' }, ...rows)
  const place = figure.querySelector('.plot')
  place.replaceChildren(list)
  if (!target) return
  for (const bar of list.querySelectorAll('svg')) bar.append(drawn('path', { class: 's promise', d: `M${target.at * 100} 0v10`, 'vector-effect': 'non-scaling-stroke' }))
  place.append(make('p', { class: 'source promised' }, target.name))
}

// ── The ledger of a period ──

function ofPeriod(figure, { sums, causes, words }, start, end) {
  const [from, to] = [start ?? sums[0], end ?? sums.at(-1)].sort((a, b) => a.day - b.day)
  // hundred-thousandths of a point
  const decimal = (points, decimals) => {
    const scale = 10 ** decimals
    const rounded = Math.round((Math.abs(points) * scale) / 100_000)
    const digits = String(rounded % scale).padStart(decimals, '0')
    return `${points < 0 ? '\u2212' : ''}${Math.floor(rounded / scale)}${words.decimal}${digits}`
  }
  const share = at => `${decimal(at.share, 1)}${words.percent}`
  const level = (name, at) => row(`${name} · ${at.date}`, [[0, at.share / 1e7, 'covered']], share(at))
  let now = from.share
  const parts = []
  const moved = causes.flatMap(([name, isOfList], i) => {
    const by = (to.causes[i] ?? 0) - (from.causes[i] ?? 0)
    if (!by) return []
    const span = [now / 1e7, (now + by) / 1e7, isOfList ? 'muted' : 'covered']
    now += by
    const decimals = Math.abs(by) >= 95_000 ? 1 : Math.abs(by) >= 950 ? 2 : 3
    const points = `${by > 0 ? '+' : ''}${decimal(by, decimals)}`
    parts.push([name, '', '', points])
    return [row(name, [span], points)]
  })
  const endOf = (name, at) => [`${name} · ${at.date}`, '', '', share(at)]
  setRows(figure, '.causes', [endOf(words.start, from), ...parts, endOf(words.end, to)])
  figure.querySelector('.tell')?.remove()
  setTitle(figure, `${words.from} ${from.date} ${words.to} ${to.date}`, `${share(from)} \u2192 ${share(to)}`)
  bars(figure, [level(words.start, from), ...moved, level(words.end, to)])
}

// ── Areas beside each other ──

const INKS = ['covered', 'text', 'inprogress', 'notcovered', 'muted', 'muted']

function beside(figure, { figure: { lines, percent, calendar } }, ids) {
  const first = lines[0].id
  const chosen = [first, ...ids.filter(id => id !== first)].map(id => lines.find(line => line.id === id)).filter(Boolean).slice(0, INKS.length)
  if (chosen.length < 2) return
  const place = figure.querySelector('.plot')
  const [width, height] = [Math.max(264, Math.min(place.clientWidth, 720)), 280]
  const points = chosen.flatMap(line => line.points)
  const days = points.map(([day]) => day)
  const [earliest, latest] = [Math.min(...days), Math.max(...days)]
  // up to the whole, and beyond where a share is
  const most = Math.max(1e4, ...points.map(([, share]) => share))
  const room = Math.min(width * 0.4, 10 + 14 * Math.max(...chosen.map(({ name }) => [...name].reduce((sum, c) => sum + (c >= '\u2e80' ? 1 : 0.62), 0))))
  const [left, top, right, bottom] = [44, calendar.stamp ? 28 : 10, width - room, height - 26]
  const x = day => left + ((day - earliest) / Math.max(latest - earliest, 1)) * (right - left)
  const y = share => bottom - (share / most) * (bottom - top)
  const text = (words, attributes) => drawn('text', { 'font-size': 13, ...attributes }, words)
  const svg = make('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': chosen.map(({ say }) => say).join(' · ') })
  for (let share = 0; share <= most; share += 2000) {
    svg.append(drawn('path', { class: 's rule', d: `M${left} ${y(share)}H${right}` }), text(`${share / 100}${percent}`, { class: 'f muted', x: left - 6, y: y(share), dy: '.35em', 'text-anchor': 'end' }))
  }
  for (const [day, name] of calendar.ticks.filter(([day]) => day >= earliest && day <= latest)) {
    svg.append(drawn('path', { class: 's muted', d: `M${x(day)} ${bottom}v5` }), text(name, { class: 'f muted', x: x(day), y: bottom + 8, dy: '.8em', 'text-anchor': 'middle' }))
  }
  let named = left
  for (const { day, name, is_promise: isPromise } of calendar.events.filter(({ day }) => day >= earliest && day <= latest)) {
    const ink = isPromise ? 'promise' : 'muted'
    svg.append(drawn('path', { class: `s ${ink}`, 'stroke-dasharray': '2 3', d: `M${x(day)} ${top}V${bottom}` }))
    const wide = [...name].reduce((sum, c) => sum + (c >= '\u2e80' ? 14 : 8.7), 0)
    const at = [x(day) + 4, x(day) - 4 - wide].find(at => at >= named && at + wide <= right)
    if (at === undefined) continue
    svg.append(text(name, { class: `f ${ink}`, x: at, y: top + 2, dy: '.8em' }))
    named = at + wide + 8
  }
  chosen.map((line, i) => [line, i]).reverse().forEach(([line, i]) => {
    svg.append(drawn('path', { class: `s ${INKS[i]}`, 'stroke-width': i ? 2 : 3, d: `M${line.points.map(([day, share]) => `${x(day).toFixed(1)} ${y(share).toFixed(1)}`).join('L')}` }))
  })
  let free = 0
  for (const { line, i } of chosen.map((line, i) => ({ line, i })).sort((a, b) => b.line.points.at(-1)[1] - a.line.points.at(-1)[1])) {
    const at = Math.max(y(line.points.at(-1)[1]), free)
    free = at + 15
    svg.append(text(line.name, { class: `f ${INKS[i]}`, x: right + 6, y: at, dy: '.35em', ...(i ? {} : { 'font-weight': 700 }) }))
  }
  if (calendar.stamp) svg.append(text(calendar.stamp, { class: 'f nodata', x: left, y: 14 }))
  place.replaceChildren(svg)
  setRows(figure, '.compared', chosen.map(({ name, last }) => [name, ...last]))
  figure.querySelector('h1').textContent = chosen.map(({ say }) => say).join(' · ')
}
