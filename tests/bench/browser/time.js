// What every measurement in the page shares.

import { stats } from './stats.js'

export function once(act) {
  const start = performance.now()
  const made = act()
  return [performance.now() - start, made]
}

// A heavy thing, `times` times after `warm` more, each without the garbage of the one before.
export function repeat([times, warm], act, drop = () => {}) {
  const taken = Array.from({ length: warm + times }, () => {
    gc()
    const [ms, made] = once(act)
    drop(made)
    return ms
  })
  return stats(taken.slice(warm))
}

// Contestants go through the same steps in turns of ten, so that a noisy minute of the machine hits all of them; the first
// turn warms up. One that gives back { part: ms } has its parts counted too.
export function race(steps, contestants) {
  const times = {}
  for (let turn = -10; turn < steps; turn += 10) {
    for (const [name, act] of Object.entries(contestants)) {
      for (let i = 0; i < 10; i++) {
        const [whole, parts] = once(() => act(Math.max(turn, 0) + i))
        if (turn < 0) continue
        for (const [part, ms] of Object.entries({ whole, ...parts })) ((times[name] ??= {})[part] ??= []).push(ms)
      }
    }
  }
  const each = (of, act) => Object.fromEntries(Object.entries(of).map(([key, value]) => [key, act(value)]))
  return each(times, ({ whole, ...parts }) => ({ ...stats(whole), parts: each(parts, stats) }))
}

async function get(N, name) {
  const response = await fetch(`/data/${N}/${name}`)
  if (!response.ok) throw new Error(`/data/${N}/${name}: ${response.status}`)
  return response
}
export const text = async (N, name) => (await get(N, name)).text()
export const bytes = async (N, name) => new Uint8Array(await (await get(N, name)).arrayBuffer())

export async function shell() {
  const { default: init, Places } = await import('/shell/noticeboard-explore.js')
  const wasm = await init({ module_or_path: '/shell/noticeboard-explore_bg.wasm' })
  return { Places, memory: () => wasm.memory.buffer.byteLength, buffer: () => wasm.memory.buffer }
}
