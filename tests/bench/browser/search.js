// Row 6: the search at each key.

import { stats } from './stats.js'
import { bytes, once, shell, text } from './time.js'

const QUERIES = ['长安小区', '家园', 'changan', 'cajy', '长an', 'chnagan', '长按小区', 'zzzzqx', '里 42', '第3区 长安', '花园', 'huayuan 7']
const CHECKS = ['长安', '家园', '花园', '小区', '长安小区', '安家']
const LIMIT = 8

// Where names hold what was typed, nothing else is found, and as many of them as fit in the list.
function check(N, find, lines) {
  return CHECKS.map(typed => {
    const known = lines.filter(line => line.includes(typed)).length
    const hits = find(typed).map(hit => hit.name)
    const wrong = hits.filter(name => !name.includes(typed))
    if (known > 0 && (wrong.length > 0 || hits.length !== Math.min(known, LIMIT))) {
      throw new Error(`${N} names, ${typed}: ${known} names hold it; found ${hits.length}: ${hits.join(', ')}`)
    }
    return [typed, known]
  })
}

export async function search(N) {
  const { Places, memory } = await shell()
  const places = Places.open(await bytes(N, 'places.bin'), ['score'], '')
  const names = await text(N, 'names.txt')
  const [take_names, fits] = once(() => places.take_names(names))
  if (fits !== true) throw new Error(`${N}: names.txt is not of this table`)
  const find = typed => JSON.parse(places.search(typed, LIMIT))
  const holding = check(N, find, names.split('\n'))

  // each query is typed to its end, as a reader does, for a search may build on the one before; the first round warms up
  const keys = QUERIES.flatMap(query => Array.from(query, (_, i) => Array.from(query).slice(0, i + 1).join('')))
  const times = keys.map(() => [])
  for (let round = N >= 1e6 ? -5 : -30; round <= 0; round++) {
    keys.forEach((key, i) => times[i].push(once(() => find(key))[0]))
  }
  times.forEach(of_key => of_key.shift())
  const by_key = keys.map((key, i) => ({ key, hits: find(key).length, ...stats(times[i]) }))
  const slowest = by_key.toSorted((a, b) => b.median - a.median).slice(0, 8)
  return {
    facts: { take_names, wasm_after: memory(), holding, slowest: slowest.map(it => [it.key, it.hits, it.median, it.max]) },
    by_key,
    // bytes: of four pairs of letters the set of names that have them, and 50 of each of the 4,000 that are compared at most
    lines: [{ row: '6 search at each key', bytes: 4 * N / 8 + 50 * Math.min(N, 4000), ours: stats(times.flat()), peers: {} }],
  }
}
