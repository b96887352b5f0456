// Holds the package that a reader opened, and answers what the page (page.js) asks of it.
import init, { Package } from './OPEN_JS'

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
