// Row 7: a frame of panning over the map; and for reference how fast clusters come.

import { ScatterChart } from 'echarts/charts'
import { DataZoomInsideComponent, GridComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import L from 'leaflet'
import 'leaflet/dist/leaflet.css'
import Supercluster from 'supercluster'
import { bytes, once, race, repeat, shell, text } from './time.js'

echarts.use([ScatterChart, GridComponent, DataZoomInsideComponent, CanvasRenderer])

// in CSS pixels: the stage and the whole map at zoom 1; and how many device pixels each is
const [WIDTH, HEIGHT, MAP_WIDTH, MAP_HEIGHT, RATIO] = [390, 600, 340, 560, 2]
// across a dot, of ours and of the peers', as the explorer chooses it: all dots together cover about a fifth of the stage
const dot = (N, zoom) => Math.max(1, Math.round(Math.min(Math.sqrt((0.22 * WIDTH * HEIGHT * zoom ** 2) / N / Math.PI) * 2, 11) * RATIO)) / RATIO
const COLOURS = {
  covered: '#1b7f5a', in_progress: '#d99a1c', not_covered: '#b5412d', lapsed: '#7a3b8f', unknown: '#8a8f98', merged: '#4f6f9f', off_list: '#555b66',
}

// Where the map lies in a frame: 10 pixels beside the one before, to and fro, at zoom 1 never over an edge.
function frame(zoom, i) {
  const [width, height] = [MAP_WIDTH * zoom, MAP_HEIGHT * zoom]
  return { width, height, left: (WIDTH - width) / 2 + [0, 10, 20, 10, 0, -10, -20, -10][i % 8], top: (HEIGHT - height) / 2 }
}

function stage(tag) {
  const node = document.createElement(tag)
  node.style.cssText = `width:${WIDTH}px;height:${HEIGHT}px;position:absolute;left:0;top:0`
  document.body.append(node)
  return node
}

// Chromium only notes what is drawn, and paints later; reading a pixel makes it paint now.
const paint = canvas => once(() => canvas.getContext('2d').getImageData(0, 0, 1, 1))[0]

function withOurs(places, buffer, size) {
  const canvas = stage('canvas')
  const [width, height] = [canvas.width, canvas.height] = [WIDTH * RATIO, HEIGHT * RATIO]
  const colours = Uint32Array.from([...Object.values(COLOURS), '#fbfaf7'], hex => {
    const [r, g, b] = hex.match(/\w\w/g).map(part => parseInt(part, 16))
    return 0xff << 24 | b << 16 | g << 8 | r
  })
  const room = new Uint8ClampedArray(width * height * 4)
  const made = { seen: 0, remove: () => canvas.remove() }
  made.show = at => {
    const view = Float32Array.of(width, height, ...[at.left, at.top, at.width, at.height].map(it => it * RATIO))
    const [draw, seen] = once(() => places.draw(view, colours, size * RATIO))
    const [put] = once(() => {
      // the worker must copy them for the page, into the room that comes back from there, and so do we
      room.set(new Uint8ClampedArray(buffer(), places.pixels(), room.length))
      canvas.getContext('2d').putImageData(new ImageData(room, width, height), 0, 0)
    })
    made.seen = seen
    return { draw, put, paint: paint(canvas) }
  }
  return made
}

function withECharts(rows, zoom, size) {
  const node = stage('div')
  const chart = echarts.init(node, null, { renderer: 'canvas', devicePixelRatio: RATIO, width: WIDTH, height: HEIGHT })
  // of the map, the part from one edge of the stage to the other
  const windows = at => [[at.left, at.width, WIDTH], [at.top, at.height, HEIGHT]].map(([start, size, stage], dataZoomIndex) => (
    { dataZoomIndex, startValue: -start / size, endValue: (stage - start) / size }
  ))
  const axis = { type: 'value', show: false, min: -1, max: 2 }
  const [x, y] = windows(frame(zoom, 0))
  // drawn `large`, a series has one colour; a typed array is what it takes in fastest
  const series = Object.keys(COLOURS).filter(status => rows.some(row => row.status === status)).map(status => ({
    type: 'scatter', large: true, largeThreshold: 0, progressive: 0, symbolSize: size, silent: true, itemStyle: { color: COLOURS[status] },
    data: Float64Array.from(rows.filter(row => row.status === status).flatMap(({ lon, lat }) => [lon, lat])),
  }))
  chart.setOption({
    animation: false, grid: { left: 0, right: 0, top: 0, bottom: 0 }, xAxis: axis, yAxis: { ...axis, inverse: true }, series,
    dataZoom: [{ type: 'inside', xAxisIndex: 0, filterMode: 'none', ...x }, { type: 'inside', yAxisIndex: 0, filterMode: 'none', ...y }],
  })
  const show = at => {
    const [script] = once(() => {
      chart.dispatchAction({ type: 'dataZoom', batch: windows(at) }, { flush: true })
      chart.getZr().flush()
    })
    return { script, paint: paint(node.querySelector('canvas')) }
  }
  return { show, remove: () => { chart.dispose(); node.remove() } }
}

function withLeaflet(rows, zoom, size) {
  const node = stage('div')
  const center = [-MAP_HEIGHT / 2, MAP_WIDTH / 2]
  const map = L.map(node, { crs: L.CRS.Simple, renderer: L.canvas(), zoomControl: false, attributionControl: false, center, zoom: Math.log2(zoom) })
  for (const { lon, lat, status } of rows) {
    const style = { radius: size / 2, stroke: false, fillOpacity: 1, fillColor: COLOURS[status], interactive: false }
    L.circleMarker([-lat * MAP_HEIGHT, lon * MAP_WIDTH], style).addTo(map)
  }
  let { left } = frame(zoom, 0)
  const show = at => {
    // the end of a movement makes it draw everything again, before this returns
    const [script] = once(() => map.panBy([left - at.left, 0], { animate: false }))
    left = at.left
    return { script, paint: paint(node.querySelector('canvas')) }
  }
  return { show, remove: () => { map.remove(); node.remove() } }
}

function check(N, zoom, seen, rows) {
  const at = frame(zoom, 0)
  const within = (part, start, size, stage) => part * size + start >= 0 && part * size + start < stage
  const known = rows.filter(({ lon, lat }) => within(lon, at.left, at.width, WIDTH) && within(lat, at.top, at.height, HEIGHT)).length
  // cells are a 65,534th of the map across, so a few at the edges may fall on the other side
  if (Math.abs(seen - known) > 5 + N / 5000) throw new Error(`${N} rows, zoom ${zoom}: ours sees ${seen} dots, there are ${known}`)
}

export async function map(N) {
  const { Places, buffer } = await shell()
  const places = Places.open(await bytes(N, 'places.bin'), ['score'], '')
  const rows = JSON.parse(await text(N, 'rows.json'))
  const [lines, facts] = [[], {}]
  for (const zoom of [1, 4]) {
    const size = dot(N, zoom)
    const contestants = { ours: withOurs(places, buffer, size) }
    if (N <= 1e5) Object.assign(contestants, { echarts: withECharts(rows, zoom, size), leaflet: withLeaflet(rows, zoom, size) })
    // Leaflet draws what was added only at the next frame
    await new Promise(requestAnimationFrame)
    contestants.ours.show(frame(zoom, 0))
    const { seen } = contestants.ours
    check(N, zoom, seen, rows)
    facts[`seen at zoom ${zoom}`] = seen
    const { ours, ...peers } = race(60, Object.fromEntries(Object.entries(contestants).map(([name, { show }]) => [name, i => show(frame(zoom, i))])))
    // of what is in view x, y and combination; the pixels are cleared, copied out of the module, and put
    lines.push({ row: `7 pan, zoom ${zoom}`, bytes: 6 * seen + 3 * 4 * WIDTH * HEIGHT * RATIO ** 2, ours, peers })
    Object.values(contestants).forEach(({ remove }) => remove())
  }
  const points = rows.map(({ lon, lat }) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [114 + lon, 37.8 + lat * 0.6] } }))
  let index
  const build = repeat(N >= 1e6 ? [1, 0] : [5, 1], () => { index = new Supercluster({ radius: 40, maxZoom: 16 }).load(points) })
  const { query } = race(60, { query: i => { index.getClusters([114.2, 37.9, 114.8, 38.3], 10 + i % 4) } })
  lines.push({ row: '- clusters', peers: { 'supercluster build': build, 'supercluster query': query } })
  return { facts, lines }
}
