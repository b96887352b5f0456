// Finds one of many that lie in packed files together: `{folder}{number}.bin`, as src/app/pages/bundle.rs writes them.

/** In which of so many bundles something is, by its id alone: FNV-1a. */
function bundleOf(id, count) {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0) % count
}

/** What is there by this id; null where there is nothing. */
export async function inBundle(folder, id, count) {
  if (!count) return null
  const response = await fetch(`${folder}${bundleOf(id, count)}.bin`)
  if (!response.ok) throw new Error(response.status)
  const bytes = await response.arrayBuffer()
  // some hosts unpack what they send
  const isPacked = new Uint8Array(bytes)[0] === 0x1f
  const stream = new Blob([bytes]).stream()
  const all = await new Response(isPacked ? stream.pipeThrough(new DecompressionStream('gzip')) : stream).json()
  return Object.hasOwn(all, id) ? all[id] : null
}
