// In which of so many bundles something is, by its id alone: FNV-1a, as src/app/pages/bundle.rs has it.
export function bundleOf(id, count) {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0) % count
}
