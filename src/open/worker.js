// Holds the package that a reader opened, and answers what the page (page.js) asks of it.
import init, { Check, Package } from './OPEN_JS'

const ready = init({ module_or_path: new URL('./OPEN_WASM', import.meta.url) })
let opened

const answers = {
  async open({ files, lang }) {
    await ready
    postMessage({ state: 'reading' })
    opened?.free()
    opened = undefined
    opened = Package.open(files, lang)
    return opened.report(lang)
  },
  page({ address }) {
    const page = opened?.page(address)
    if (!page) return null
    const { title, lang, illustrative, body } = page
    page.free()
    return { title, lang, illustrative, body }
  },
  // the files of a site, or those that a reader has of it
  async check({ record, latest, shown, heads, lang, files }) {
    await ready
    const response = await fetch(record, { cache: 'no-cache' })
    if (!response.ok) throw new Error(`${response.status}`)
    const check = Check.start(new Uint8Array(await response.arrayBuffer()), heads, lang)
    if (files) check.package(files)
    const paths = files ? [] : check.paths()
    for (const [i, path] of paths.entries()) {
      const file = await fetch(latest + path.split('/').map(encodeURIComponent).join('/'), { cache: 'no-cache' })
      check.file(path, file.ok ? new Uint8Array(await file.arrayBuffer()) : undefined)
      postMessage({ progress: [i + 1, paths.length] })
    }
    return check.finish(shown)
  },
  file: ({ address }) => opened?.file(address) ?? null,
}

onmessage = async ({ data: { id, ask, ...question } }) => {
  try {
    postMessage({ id, answer: await answers[ask](question) })
  } catch (error) {
    // a sentence if the package is at fault; otherwise the program stopped, and this worker with it
    postMessage({ id, refused: typeof error === 'string' ? error : null })
    if (typeof error !== 'string') console.warn(error)
  }
}
