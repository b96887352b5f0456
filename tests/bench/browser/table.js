// Rows 4 and 5: a file into memory, and a change of one filter with six dimensions recounted.

import crossfilter from 'crossfilter2'
import Papa from 'papaparse'
import { bytes, once, race, repeat, shell, text } from './time.js'

const STANDINGS = ['covered', 'in_progress', 'not_covered', 'lapsed', 'unknown', 'merged', 'off_list']
const DIMENSIONS = ['district', 'status', 'mode', 'company', 'date', 'score']
// in our answer, in the same order
const FIELDS = ['areas', 'standings', 'modes', 'companies', 'days', 'scores']
const STEPS = 60
// A choice is { dimension: value }; that of a score is the least of thirty.
const WIDE = 30
// Under each of these every count must be the same before any time is taken.
const CHECKS = [
  {}, { score: 0 }, { score: 17 }, { score: 59 }, { score: 71 }, { district: 'D0' }, { district: 'D21' },
  { status: 'covered' }, { mode: 'm1' }, { company: 'C17' }, { district: 'D7', score: 40 }, { status: 'in_progress', mode: 'm2' },
  { district: 'D3', status: 'covered', company: 'C5', score: 30 }, {},
]

// As an address asks for it; without its rating, scores would be dropped.
function pairs({ score, ...others }) {
  const span = score === undefined ? [] : ['min', `${score}`, 'max', `${score + WIDE - 1}`]
  const keys = Object.entries(others).flatMap(([key, value]) => [key === 'district' ? 'area' : key, value])
  return ['rating', 'score', ...span, ...keys]
}

function build(rows) {
  const filter = crossfilter(rows)
  const by = Object.fromEntries(DIMENSIONS.map(key => [key, filter.dimension(row => row[key])]))
  const groups = DIMENSIONS.map(key => by[key].group())
  const counts = () => groups.map(group => group.all())
  counts()
  const choose = choice => DIMENSIONS.forEach(key => {
    const value = choice[key]
    if (value === undefined) by[key].filterAll()
    else if (key === 'score') by.score.filterRange([value, value + WIDE])
    else by[key].filterExact(value)
  })
  return { filter, by, counts, choose }
}

// Ours counts by index, the peer by value.
function compare(N, places, peer) {
  const [dates, scores] = peer.counts().slice(4).map(counts => counts.map(({ key }) => key))
  const number = id => Number(id.slice(1))
  const index = [id => number(id) + 1, status => STANDINGS.indexOf(status), number, number, day => day - dates[0], score => scores.indexOf(score)]
  for (const choice of CHECKS) {
    peer.choose(choice)
    const ours = JSON.parse(places.select(pairs(choice)))
    const equal = (what, a, b) => {
      if (a !== b) throw new Error(`${N} rows, ${JSON.stringify(choice)}: ${what} is ${a} with ours, ${b} with crossfilter2`)
    }
    equal('all', ours.all, peer.filter.size())
    equal('shown', ours.shown, peer.filter.allFiltered().length)
    peer.counts().forEach((group, i) => {
      const counts = ours[FIELDS[i]]
      const known = new Map(group.map(({ key, value }) => [index[i](key), value]))
      // the whole is no group of the peer's, and areas may go deeper than its districts
      if (i === 0) known.set(0, group.reduce((sum, { value }) => sum + value, 0))
      // what the peer has no group for, and the last, of rows without a value, must be 0
      const length = i === 0 ? 23 : Math.max(counts.length, ...[...known.keys()].map(at => at + 1))
      for (let at = 0; at < length; at++) equal(`${FIELDS[i]}[${at}]`, counts[at], known.get(at) ?? 0)
    })
  }
  return CHECKS.length
}

function filters(places, peer) {
  const select = choice => {
    const [select, answer] = once(() => places.select(pairs(choice)))
    JSON.parse(answer)
    return { select }
  }
  // the same numbers in every run; the same one twice would be no change
  const least = [0]
  for (let seed = 42; least.length < STEPS;) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    const score = Math.floor(seed / 2 ** 32 * 60)
    if (score !== least.at(-1)) least.push(score)
  }
  const range = race(STEPS, {
    ours: i => select({ score: least[i] }),
    crossfilter2: i => { peer.by.score.filterRange([least[i], least[i] + WIDE]); peer.counts() },
  })
  peer.choose({})
  places.select(pairs({}))
  const exact = race(STEPS, {
    ours: i => select({ district: `D${i % 22}` }),
    crossfilter2: i => { peer.by.district.filterExact(`D${i % 22}`); peer.counts() },
  })
  return [range, exact]
}

export async function table(N) {
  const { Places, memory } = await shell()
  const [file, score] = [await bytes(N, 'places.bin'), await bytes(N, 'score.bin')]
  const often = N >= 1e6 ? [5, 1] : [30, 3]
  const open = () => {
    const places = Places.open(file, ['score'], '')
    places.take_scores('score', score)
    return places
  }
  const facts = { bytes_per_place: file.length / N, score_bytes_per_place: score.length / N, wasm_before: memory() }
  const places = open()
  facts.wasm_after = memory()
  const ours = repeat([30, 3], open, places => places.free())

  // what is no longer needed is let go, for at a million rows memory is short
  let csv = await text(N, 'rows.csv')
  facts.csv_bytes_per_place = csv.length / N
  const papaparse = repeat(often, () => Papa.parse(csv, { header: true, dynamicTyping: true }).data)
  csv = undefined
  let json = await text(N, 'rows.json')
  facts.json_bytes_per_place = json.length / N
  const parse = repeat(often, () => JSON.parse(json))
  gc()
  const heap = performance.memory.usedJSHeapSize
  const rows = JSON.parse(json)
  json = undefined
  const built = repeat(often, () => build(rows))
  const peer = build(rows)
  gc()
  // what crossfilter2 keeps in typed arrays is not in there; the text of the JSON, let go, is
  facts.peer_js_heap = performance.memory.usedJSHeapSize - heap + facts.json_bytes_per_place * N
  facts.filters_compared = compare(N, places, peer)
  const [range, exact] = filters(places, peer)
  const both = { median: parse.median + built.median, p95: parse.p95 + built.p95 }
  // bytes: the least that must be touched
  const lines = [
    {
      row: '4 into memory', ours, bytes: file.length + score.length,
      peers: { 'JSON.parse': parse, papaparse, 'crossfilter2 build': built, 'JSON.parse + build': both },
    },
    // the scores to filter, and the other three columns to count
    { row: '5 range, 6 recounted', bytes: 8 * N, ours: range.ours, peers: { crossfilter2: range.crossfilter2 } },
    // of one district four columns, and a bit a row for the counts of the others
    { row: '5 exact, 6 recounted', bytes: 8 * N / 22 + N / 8, ours: exact.ours, peers: { crossfilter2: exact.crossfilter2 } },
  ]
  return { facts, lines }
}
