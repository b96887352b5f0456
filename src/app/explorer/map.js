// The map of places: the outlines that the page has, and over them the places as the worker draws them. While a finger
// moves, both only slide and grow; they are drawn anew where that shows, and at the end.

// drawn beyond the edges on each side, as part of width and height, so that sliding shows no blank
const MARGIN = 0.25
const CLOSEST = 400
// devices with more than two pixels to one show no more detail in dots
const DENSEST = 2

export function placesMap({ root, ask, pin, set, state, failed, choose, t, number, percent }) {
  const frame = root.querySelector('.places-map')
  const world = frame.querySelector('.world')
  const land = world.querySelector('svg')
  const canvas = world.querySelector('canvas')
  const paper = canvas.getContext('2d')
  const [landWidth, landHeight] = ['width', 'height'].map(key => Number(land.dataset[key]))
  // names of areas go over the places, where they can be read
  const areas = [...land.querySelectorAll('text')].map(text => {
    text.remove()
    return [Number(text.getAttribute('x')) / landWidth, Number(text.getAttribute('y')) / landHeight, text.textContent, text.dataset.area]
  })
  // the middle of what is seen as parts of the map, and how much nearer than the whole of it
  let at = { x: 0.5, y: 0.5, near: 1 }
  // where it begins, and comes back to when no area is chosen any more
  let home = { x: 0.5, y: 0.5, near: 1 }
  // how near all that is shown fills the frame
  let nearOfAll = 1
  // as it was last drawn
  let drawn
  // how many places are on it; undefined until there is an answer to draw
  let shown
  let pinned

  const size = () => ({ width: frame.clientWidth, height: frame.clientHeight })
  // CSS pixels of the whole map
  function extent({ near } = at) {
    const { width, height } = size()
    const fit = Math.min(width / landWidth, height / landHeight)
    return { width: landWidth * fit * near, height: landHeight * fit * near }
  }
  function corner(view = at) {
    const { width, height } = size()
    const map = extent(view)
    return { left: width / 2 - view.x * map.width, top: height / 2 - view.y * map.height }
  }

  function keep() {
    at.near = Math.min(Math.max(at.near, 1), CLOSEST)
    at.x = Math.min(Math.max(at.x, 0), 1)
    at.y = Math.min(Math.max(at.y, 0), 1)
    // the whole map leaves a finger's way up and down to the page
    frame.style.touchAction = at.near > 1 ? 'none' : 'pan-y'
  }

  // Slides and scales what is drawn to where it now belongs.
  function slide() {
    if (!drawn) return
    const scale = at.near / drawn.near
    const map = extent()
    const { width, height } = size()
    const x = width / 2 + (drawn.x - at.x) * map.width - (width / 2) * scale
    const y = height / 2 + (drawn.y - at.y) * map.height - (height / 2) * scale
    world.style.transform = `translate(${x}px,${y}px) scale(${scale})`
    const isFar = Math.abs(x) > width * MARGIN * 0.6 || Math.abs(y) > height * MARGIN * 0.6
    if (isFar || scale > 1.6 || scale < 0.8) draw()
  }

  let isDrawing = false
  let isStale = false
  // goes to the worker and comes back full
  let room
  async function draw() {
    isStale = true
    if (isDrawing || shown === undefined) return
    isDrawing = true
    try {
      while (isStale) {
        isStale = false
        await drawOnce({ ...at })
      }
    } catch (error) {
      failed(error)
    } finally {
      isDrawing = false
    }
  }

  // of the view, in device pixels, with the margins round it
  function viewOf(view) {
    const dense = Math.min(devicePixelRatio || 1, DENSEST)
    const { width, height } = size()
    const map = extent(view)
    const { left, top } = corner(view)
    return {
      dense,
      width: Math.round(width * (1 + 2 * MARGIN) * dense),
      height: Math.round(height * (1 + 2 * MARGIN) * dense),
      left: (left + width * MARGIN) * dense,
      top: (top + height * MARGIN) * dense,
      mapWidth: map.width * dense,
      mapHeight: map.height * dense,
    }
  }
  const numbers = view => [view.width, view.height, view.left, view.top, view.mapWidth, view.mapHeight]

  async function drawOnce(view) {
    const { width, height } = size()
    if (!width || !height) return
    const device = viewOf(view)
    const dot = dotSize(view) * device.dense
    const tellSeen = seen => (root.querySelector('.nothing-near').hidden = seen > 0 || !shown)
    if (isShaded()) {
      tellSeen(shown)
      canvas.width = device.width
      canvas.height = device.height
      names([], device)
      return place(view)
    }
    const question = { view: numbers(device), colours: colours(), size: Math.max(1, Math.round(dot)), room }
    room = undefined
    const { pixels, seen, labels } = await ask('draw', question)
    if (canvas.width !== device.width || canvas.height !== device.height) Object.assign(canvas, { width: device.width, height: device.height })
    paper.putImageData(new ImageData(pixels, device.width, device.height), 0, 0)
    room = pixels
    // of few in the drawing all may lie beyond the frame
    const isInFrame = ([x, y]) => [[x, device.width], [y, device.height]].every(([at, all]) => Math.abs(at / all - 0.5) <= 0.5 / (1 + 2 * MARGIN))
    tellSeen(labels.length ? labels.filter(isInFrame).length : seen)
    names(labels, device)
    ring(device)
    place(view)
  }

  // Both layers where they were drawn for.
  function place(view) {
    const { width, height } = size()
    for (const layer of [canvas, land]) {
      layer.style.left = -MARGIN * 100 + '%'
      layer.style.top = -MARGIN * 100 + '%'
      layer.style.width = layer.style.height = (1 + 2 * MARGIN) * 100 + '%'
    }
    const map = extent(view)
    const unit = landWidth / map.width
    const { left, top } = corner(view)
    const box = [(-left - width * MARGIN) * unit, (-top - height * MARGIN) * unit, width * (1 + 2 * MARGIN) * unit, height * (1 + 2 * MARGIN) * unit].join(' ')
    // outlines are dear to draw, and stay where they are while only the dots change
    if (land.getAttribute('viewBox') !== box) {
      land.setAttribute('viewBox', box)
      land.style.setProperty('--unit', unit)
    }
    drawn = view
    world.style.transform = ''
    slide()
  }

  // CSS pixels across: all places together cover about a fifth of the map, so that a million of them is a picture of how
  // dense they are; near, a finger finds each
  function dotSize({ near }) {
    const { width, height } = size()
    const room = (0.22 * width * height * (near / nearOfAll) ** 2) / Math.max(shown, 1)
    return Math.min(Math.sqrt(room / Math.PI) * 2, 11)
  }

  function names(labels, device) {
    const style = getComputedStyle(root)
    paper.font = `${13 * device.dense}px ${style.fontFamily}`
    paper.textBaseline = 'middle'
    paper.lineJoin = 'round'
    paper.lineWidth = 4 * device.dense
    paper.strokeStyle = style.getPropertyValue('--paper')
    paper.fillStyle = style.getPropertyValue('--ink')
    const boxes = []
    const write = (name, x, y, isCentred) => {
      const text = name.length > 22 ? name.slice(0, 21) + '…' : name
      const width = paper.measureText(text).width
      const left = isCentred ? x - width / 2 : x + 9 * device.dense
      const box = [left - 4, y - 10 * device.dense, left + width + 4, y + 10 * device.dense]
      if (boxes.some(other => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) return
      boxes.push(box)
      paper.strokeText(text, left, y)
      paper.fillText(text, left, y)
    }
    for (const [x, y, name] of labels) write(name, x, y, false)
    paper.font = `600 ${paper.font}`
    for (const [x, y, name, id] of areas) write(isShaded() ? (shares.get(id) ?? (area ? name : t.no_data)) : name, device.left + x * device.mapWidth, device.top + y * device.mapHeight, true)
  }

  // round the place that is pinned
  function ring(device) {
    if (!pinned) return
    paper.beginPath()
    paper.arc(device.left + pinned[0] * device.mapWidth, device.top + pinned[1] * device.mapHeight, 11 * device.dense, 0, 7)
    paper.lineWidth = 2.5 * device.dense
    paper.strokeStyle = getComputedStyle(root).getPropertyValue('--ink')
    paper.stroke()
  }

  // each status as the theme has it, then the paper, as red, green, blue, opacity in the order of bytes
  function colours() {
    const dots = [...root.querySelectorAll('[data-dimension=status] .dot')]
    const shades = [...dots.map(dot => getComputedStyle(dot).color), getComputedStyle(document.documentElement).backgroundColor]
    return shades.map(shade => {
      const [red, green, blue] = shade.match(/[\d.]+/g).map(Number)
      return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
    })
  }

  // ── Moving ──

  let resting
  function moved() {
    keep()
    slide()
    clearTimeout(resting)
    resting = setTimeout(() => {
      draw()
      const isWhole = at.near === 1 && Math.abs(at.x - 0.5) < 0.01 && Math.abs(at.y - 0.5) < 0.01
      set('at', isWhole ? null : [at.x.toFixed(4), at.y.toFixed(4), at.near.toFixed(2)].join(','))
    }, 120)
  }

  // Nearer by a factor, with the map staying where it is under a point of the frame.
  function zoom(factor, x = size().width / 2, y = size().height / 2) {
    const before = at.near
    at.near = Math.min(Math.max(at.near * factor, 1), CLOSEST)
    // many under a finger may be few now
    if (before !== at.near && root.querySelectorAll('.found-here li').length > 1) root.querySelector('.found-here').textContent = ''
    const scale = at.near / before
    const map = extent({ near: before })
    const { width, height } = size()
    at.x += ((x - width / 2) / map.width) * (1 - 1 / scale)
    at.y += ((y - height / 2) / map.height) * (1 - 1 / scale)
    moved()
  }

  function pan(dx, dy) {
    const map = extent()
    at.x -= dx / map.width
    at.y -= dy / map.height
    moved()
  }

  const fingers = new Map()
  let travelled = 0
  let tapped = 0
  frame.addEventListener('pointerdown', event => {
    if (event.button) return
    frame.setPointerCapture(event.pointerId)
    fingers.set(event.pointerId, [event.clientX, event.clientY])
    if (fingers.size === 1) travelled = 0
  })
  frame.addEventListener('pointermove', event => {
    const before = fingers.get(event.pointerId)
    if (!before) return
    const now = [event.clientX, event.clientY]
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]]
    travelled += Math.hypot(dx, dy)
    if (fingers.size === 2) {
      const other = [...fingers].find(([id]) => id !== event.pointerId)[1]
      const apart = point => Math.hypot(point[0] - other[0], point[1] - other[1]) || 1
      const box = frame.getBoundingClientRect()
      pan(dx / 2, dy / 2)
      zoom(apart(now) / apart(before), (now[0] + other[0]) / 2 - box.left, (now[1] + other[1]) / 2 - box.top)
    } else if (travelled > 4) pan(dx, dy)
    fingers.set(event.pointerId, now)
  })
  for (const end of ['pointerup', 'pointercancel']) {
    frame.addEventListener(end, event => {
      const wasAlone = fingers.size === 1 && fingers.delete(event.pointerId)
      fingers.delete(event.pointerId)
      if (end === 'pointercancel' || !wasAlone || travelled > 6) return
      const box = frame.getBoundingClientRect()
      const [x, y] = [event.clientX - box.left, event.clientY - box.top]
      if (event.timeStamp - tapped < 300) zoom(2, x, y)
      else tap(x, y, event.pointerType === 'mouse' ? 8 : 20).catch(failed)
      tapped = event.timeStamp
    })
  }
  frame.addEventListener(
    'wheel',
    event => {
      // a page is scrolled by the wheel as ever, unless the map has the focus or the key for zooming is held
      if (!event.ctrlKey && !event.metaKey && !frame.matches(':focus')) return
      event.preventDefault()
      const box = frame.getBoundingClientRect()
      zoom(Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top)
    },
    { passive: false }
  )
  frame.addEventListener('keydown', event => {
    const step = 60
    const act = {
      ArrowLeft: () => pan(step, 0),
      ArrowRight: () => pan(-step, 0),
      ArrowUp: () => pan(0, step),
      ArrowDown: () => pan(0, -step),
      '+': () => zoom(1.6),
      '=': () => zoom(1.6),
      '-': () => zoom(1 / 1.6),
      0: whole,
      Home: whole,
      Enter: () => tap(size().width / 2, size().height / 2, 60).catch(failed),
    }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
  root.querySelector('.zoom-in').addEventListener('click', () => zoom(1.6))
  root.querySelector('.zoom-out').addEventListener('click', () => zoom(1 / 1.6))
  root.querySelector('.zoom-whole').addEventListener('click', whole)

  function whole() {
    at = { x: 0.5, y: 0.5, near: 1 }
    moved()
  }

  // The area that is chosen fills the frame: its outline, or that of the nearest area above it that has one. The address
  // names the area, and need not say where it is.
  let area
  function goTo(path) {
    const chosen = path.at(-1)?.id ?? ''
    const { width, height } = size()
    if (chosen === area || !width || !height) return
    const isFirst = area === undefined
    area = chosen
    const outlines = path.map(({ id }) => land.querySelector(`.ground[data-area="${CSS.escape(id)}"]`)).filter(Boolean)
    let all = home
    if (outlines.length) {
      const box = outlines.at(-1).getBBox()
      const map = extent({ near: 1 })
      const near = 0.85 * Math.min(width / map.width / (box.width / landWidth), height / map.height / (box.height / landHeight))
      all = { x: (box.x + box.width / 2) / landWidth, y: (box.y + box.height / 2) / landHeight, near }
    }
    nearOfAll = all.near
    // the address may say where it is
    if (isFirst && (!chosen || state.has('at'))) return
    at = { ...all }
    keep()
    set('at', null)
  }

  // ── Areas shaded by how much of what is shown in them is covered ──

  const shade = root.querySelector('[name=shade]')
  const shares = new Map()
  const isShaded = () => Boolean(shade?.checked)
  const borders = JSON.parse(root.querySelector('.shades').dataset.borders)

  // whether the outlines are coloured, and whether the shares are those of the answer that is shown
  let wasShaded = false
  let isCounted = false

  async function shadeAreas() {
    root.querySelector('.shades').hidden = !isShaded()
    wasShaded = isShaded()
    isCounted = true
    const [groups, [, top]] = await Promise.all([ask('groups', { by: 'top' }), ask('areas', { area: null })])
    // where one area is chosen, nothing is said of the others; one below the outlines colours none
    const hasOutline = Boolean(area && land.querySelector(`.ground[data-area="${CSS.escape(area)}"]`))
    const kinds = [...root.querySelectorAll('[data-dimension=status] input')].map(box => box.value)
    const counted = ['covered', 'in_progress', 'lapsed', 'not_covered', 'unknown'].map(key => kinds.indexOf(key))
    shares.clear()
    for (const { index, standings } of groups) {
      const total = counted.reduce((sum, kind) => sum + standings[kind], 0)
      const id = top.find(area => area.index === index)?.id
      const share = standings[counted[0]] / total
      const path = land.querySelector(`.ground[data-area="${CSS.escape(id)}"]`)
      if (area && !(hasOutline && id === area)) {
        path?.setAttribute('class', 'ground')
        continue
      }
      if (total) shares.set(id, percent.format(share))
      path?.setAttribute('class', !isShaded() ? 'ground' : total ? `ground q${borders.filter(border => share >= border).length + 1}` : 'ground nd')
    }
  }
  shade?.addEventListener('change', () => {
    set('map', shade.checked ? 'areas' : null, true)
    shadeAreas().then(draw, failed)
  })

  // What is under a finger is read out and stays.
  async function tap(x, y, within) {
    if (isShaded()) return offerArea(x, y, '')
    const device = viewOf(at)
    const { width, height } = size()
    const scale = device.dense
    const [list, all] = await ask('hit', {
      view: numbers(device),
      x: (x + width * MARGIN) * scale,
      y: (y + height * MARGIN) * scale,
      within: within * scale,
      limit: 8,
    })
    pin(list, all)
    if (!list.length) await offerArea(x, y)
    pinned = list.length ? (await ask('place', { place: list[0].id }))?.[1] : undefined
    draw()
  }

  // Where no place is, the area can be chosen.
  async function offerArea(x, y, said_first = t.nothing_here + ' ') {
    if (!isCounted) await shadeAreas()
    const said = root.querySelector('.found-here')
    said.textContent = said_first
    const map = extent()
    const { left, top } = corner()
    const point = land.createSVGPoint()
    point.x = ((x - left) / map.width) * landWidth
    point.y = ((y - top) / map.height) * landHeight
    const area = [...land.querySelectorAll('.ground[data-area]')].find(path => path.isPointInFill(point))
    if (!area) return
    if (shares.has(area.dataset.area)) said.append(`${area.dataset.name} ${shares.get(area.dataset.area)} `)
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = t.only_area.replace('{area}', area.dataset.name)
    button.addEventListener('click', () => choose('area', area.dataset.area))
    said.append(button)
  }

  new ResizeObserver(() => draw()).observe(frame)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw)
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ['data-theme'] })

  return {
    async show(answer) {
      const [off, without] = answer.unplaced
      shown = answer.shown - off - without
      // where nobody looks at shares, they wait until one is asked for
      isCounted = false
      goTo(answer.around[0])
      if (isShaded() || wasShaded) await shadeAreas()
      await draw()
      // with the drawing, for a frame of its own would make it wait
      const say = (template, n) => (n ? template.replace('{n}', number.format(n)) : '')
      root.querySelector('.unplaced').textContent = [say(t.off_map, off), say(t.no_position, without)].join(' ').trim()
      frame.setAttribute('aria-label', frame.dataset.label + ' ' + number.format(shown))
    },
    // where the address says, or else at home; and the place that it names
    async begin(from) {
      const read = text => {
        const [x, y, near, ...more] = text?.split(',').map(Number) ?? []
        return !more.length && [x, y, near].every(Number.isFinite) ? { x, y, near } : null
      }
      home = read(from) ?? home
      if (!area) nearOfAll = home.near
      if (state.has('at') || !area) {
        at = read(state.get('at')) ?? { ...home }
        keep()
      }
      const id = state.get('place')
      const found = id && (await ask('place', { place: id }))
      if (found) {
        pinned = found[1]
        if (pinned && !state.has('at')) at = { x: pinned[0], y: pinned[1], near: 8 }
        pin([found[0]], 1)
      } else if (id) {
        root.querySelector('.found-here').textContent = t.unknown.replace('{key}', t.keys.place).replace('{value}', id)
      }
      await draw()
    },
  }
}
