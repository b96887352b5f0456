// A figure as a picture that can go anywhere: title, what is measured, the drawing as it is on the screen, source. And its
// rows as a table for a spreadsheet.

const NS = 'http://www.w3.org/2000/svg'
// what the page's style sheet says of a drawing, and a file must say itself
const STYLES = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'paint-order', 'vector-effect', 'font-size',
  'font-weight', 'text-anchor', 'opacity', 'visibility',
]
const MARGIN = 24

const isShown = element => element.getClientRects().length > 0

/** The drawing that the reader sees: the others are for other widths. */
const drawingOf = figure => {
  const all = [...figure.querySelectorAll('svg:not(.bar-svg)')]
  return all.find(isShown) ?? all[0]
}

/** { svg(), png() }: each gives a file. */
export async function pictureOf(figure) {
  const page = getComputedStyle(document.documentElement)
  const [paper, ink, muted] = ['--paper', '--ink', '--muted'].map(name => page.getPropertyValue(name).trim())
  const drawing = drawingOf(figure)
  const [, , boxWidth, boxHeight] = drawing.getAttribute('viewBox').split(/[ ,]+/).map(Number)
  // a drawing in another tab has no width
  const inner = Math.round(Math.max(isShown(drawing) ? drawing.getBoundingClientRect().width : 0, 480))
  const width = inner + 2 * MARGIN
  const font = page.fontFamily
  let y = MARGIN
  const picture = element('svg', { xmlns: NS, lang: document.documentElement.lang, 'font-family': font })
  const write = (text, size, weight, colour) => {
    for (const line of wrapped(text, inner, `${weight} ${size}px ${font}`)) {
      y += size * 1.35
      picture.append(element('text', { x: MARGIN, y: Math.round(y - size * 0.25), 'font-size': size, 'font-weight': weight, fill: colour }, line))
    }
  }
  const text = selector => figure.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? ''
  picture.append(element('rect', { width: '100%', height: '100%', fill: paper }))
  write(text('.of'), 15, 700, ink)
  write(text('h1, h2'), 21, 700, ink)
  y += 4
  write(text('.measure'), 15, 400, muted)
  y += 12
  const copy = styled(drawing)
  const height = Math.round((inner * boxHeight) / boxWidth)
  for (const [name, value] of Object.entries({ x: MARGIN, y: Math.round(y), width: inner, height })) copy.setAttribute(name, value)
  picture.append(copy)
  y += height + 8
  for (const legend of figure.querySelectorAll('.legend')) y = legendOf(legend, picture, { y, inner, font, ink })
  // but for its links, which lead nowhere on paper
  const plain = source => [...source.childNodes].filter(node => node.nodeName !== 'A').map(node => node.textContent).join('')
  for (const source of figure.querySelectorAll('.source')) write(plain(source).replace(/\s+/g, ' ').replace(/[\s·]+$/, '').trim(), 13, 400, muted)
  // where it comes from, for a picture travels without its page
  write(`${document.title} · ${location.origin}${location.pathname}`, 13, 400, muted)
  const total = Math.ceil(y + MARGIN)
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} ${total}`, width, height: total })) picture.setAttribute(name, value)
  const file = new Blob([new XMLSerializer().serializeToString(picture)], { type: 'image/svg+xml' })
  return { svg: async () => file, png: () => raster(file, width, total) }
}

function element(tag, attributes, text = '') {
  const made = document.createElementNS(NS, tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.textContent = text
  return made
}

/** A copy in which every part says itself how it looks, without what is there for the reader's hand. */
function styled(drawing) {
  const copy = drawing.cloneNode(true)
  const originals = [drawing, ...drawing.querySelectorAll('*')]
  ;[copy, ...copy.querySelectorAll('*')].forEach((part, i) => {
    const style = getComputedStyle(originals[i])
    for (const name of part.getAttributeNames()) {
      if (/^(class|tabindex|role|href|data-|aria-)/.test(name) && part !== copy) part.removeAttribute(name)
    }
    for (const name of STYLES) {
      const value = style.getPropertyValue(name)
      if (value && value !== 'none' && value !== 'normal' && value !== 'auto') part.setAttribute(name, value.replace(/^(-?[\d.]+)px$/, '$1'))
      else if (name === 'fill') part.setAttribute(name, 'none')
    }
  })
  for (const part of copy.querySelectorAll('path')) {
    if (part.getAttribute('fill') === 'rgba(0, 0, 0, 0)') part.remove()
  }
  copy.removeAttribute('class')
  return copy
}

function legendOf(legend, picture, { y, inner, font, ink }) {
  let x = MARGIN
  const measure = measurer(`13px ${font}`)
  for (const item of legend.children) {
    const swatch = item.querySelector('.swatch')
    const text = item.textContent.trim()
    const wide = measure(text) + 42
    if (x + wide > MARGIN + inner) [x, y] = [MARGIN, y + 20]
    if (swatch) {
      const colour = getComputedStyle(swatch)
      const plain = colour.backgroundImage === 'none'
      picture.append(element('rect', { x, y: y + 2, width: 18, height: 12, fill: plain ? colour.backgroundColor : 'none', stroke: colour.borderColor }))
      if (!plain) picture.append(element('path', { d: `M${x} ${y + 14}l12 -12M${x + 6} ${y + 14}l12 -12`, stroke: ink, fill: 'none' }))
    }
    picture.append(element('text', { x: x + 24, y: y + 13, 'font-size': 13, fill: ink }, text))
    x += wide
  }
  return y + 24
}

function measurer(font) {
  const context = document.createElement('canvas').getContext('2d')
  context.font = font
  return text => context.measureText(text).width
}

/** Lines no wider than that: broken at spaces, and in Chinese anywhere. */
function wrapped(text, width, font) {
  const measure = measurer(font)
  const lines = []
  let line = ''
  for (const word of text.match(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+|\s+/g) ?? []) {
    if (line && measure((line + word).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = word.trimStart()
    } else line += word
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines
}

async function raster(file, width, height) {
  const url = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: width * 2, height: height * 2 })
    canvas.getContext('2d').drawImage(image, 0, 0, width * 2, height * 2)
    const png = await new Promise(done => canvas.toBlob(done, 'image/png'))
    if (!png) throw new Error('no picture came of it')
    return png
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** The table behind the figure, else what its drawing says. With a mark at the start, or Excel takes it for another encoding. */
export function rowsOf(figure, { area = '', share = '', details = '' } = {}) {
  const table = [...figure.querySelectorAll('table')].find(isShown) ?? figure.querySelector('table')
  const clean = text => text.replace(/\s+/g, ' ').trim()
  const rows = table ? cellsOf(table, clean, details) : tilesOf(figure, clean, [area, share])
  // a cell that begins like a formula would be one
  const quoted = cell => {
    const safe = /^[=@\t\r]|^[+-](?![\d.,]+\s*%?$)/.test(cell) ? `'${cell}` : cell
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return new Blob([`\ufeff${rows.map(row => row.map(quoted).join(',')).join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' })
}

/** A cell with a second line in small is two columns in every row; a column that says nothing is none. */
function cellsOf(table, clean, details) {
  const rows = [...table.rows].map(row => [...row.cells])
  const columns = [...Array(Math.max(...rows.map(row => row.length))).keys()]
  const isSplit = columns.map(i => rows.some(row => row[i]?.querySelector('small')))
  const cells = (row, isHead) => columns.flatMap(i => {
    const cell = row[i]
    const small = cell?.querySelector('small')
    const own = cell && cell.ariaHidden !== 'true' ? [...cell.childNodes].filter(node => node !== small).map(node => node.textContent).join(' ') : ''
    return isSplit[i] ? [clean(own), clean(small?.textContent ?? (isHead ? details : ''))] : [clean(own)]
  })
  const all = rows.map(row => cells(row, row[0]?.closest('thead') !== null))
  return all.map(row => row.filter((_, i) => all.some(other => other[i])))
}

/** Of a map: its areas by name, as they are shown now. */
function tilesOf(figure, clean, head) {
  const tiles = [...figure.querySelectorAll('.tile')].map(tile => [...tile.children].map(part => clean(part.textContent)))
  if (tiles.length) return [head, ...tiles]
  return [...new Set([...figure.querySelectorAll('[data-say]')].map(part => clean(part.dataset.say)))].map(said => [said])
}
