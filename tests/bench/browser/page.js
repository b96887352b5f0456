// What the page measures; run.mjs calls it.

import { map } from './map.js'
import { search } from './search.js'
import { table } from './table.js'
import { repeat } from './time.js'

// The most GB/s of streaming over arrays: of 64 MB, which no cache holds, and of 2 MB, a column of a million rows.
function bandwidth() {
  // four sums, for a single one waits for each addition; compiled once for each kind of array, for it is slow with both
  const adder = () => new Function('a', `
    let s = 0, t = 0, u = 0, v = 0
    for (let i = 0; i < a.length; i += 4) { s += a[i]; t += a[i + 1]; u += a[i + 2]; v += a[i + 3] }
    return s + t + u + v`)
  const [add_bytes, add_floats] = [adder(), adder()]
  const rates = (mb, passes) => {
    const bytes = new Uint8Array(mb << 20)
    const [floats, copy] = [new Float64Array(bytes.buffer), new Uint8Array(bytes.length)]
    const rate = act => passes * bytes.length / 1e6 / repeat([30, 3], () => { for (let i = 0; i < passes; i++) act() }).min
    return {
      'sum of Uint8Array': rate(() => add_bytes(bytes)), 'sum of Float64Array': rate(() => add_floats(floats)),
      // each byte is read and written
      copy: 2 * rate(() => copy.set(bytes)),
    }
  }
  return { '64 MB': rates(64, 1), '2 MB': rates(2, 32) }
}

window.bench = { table, search, map, bandwidth }
