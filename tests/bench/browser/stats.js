// Times are in milliseconds.

export function stats(times) {
  const sorted = Float64Array.from(times).sort()
  const at = part => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
  return { median: at(0.5), p95: at(0.95), min: at(0), max: at(1), n: sorted.length }
}
