// Holds the place table, and answers what the page (page.js) asks of it: whatever takes time happens here, not there.
import init, { Places } from './EXPLORE_JS'

const ready = init({ module_or_path: new URL('./EXPLORE_WASM', import.meta.url) })
let places
let files
let wasm

// What is thrown as a word is the fault of a file; the page knows the words.
async function bytesOf(address) {
  try {
    const response = await fetch(address)
    if (response.ok) return new Uint8Array(await response.arrayBuffer())
  } catch {}
  throw 'missing'
}

const answers = {
  // the table first, then the names: counts and points need no names
  async open(given) {
    files = given
    const [bytes, started] = await Promise.all([bytesOf(files.table), ready])
    wasm = started
    places = Places.open(bytes, files.ratings, files.ground)
  },
  async names() {
    const text = new TextDecoder().decode(await bytesOf(files.names))
    if (!places.take_names(text)) throw 'version'
  },
  async select({ pairs }) {
    const rating = places.lacks_scores(pairs)
    if (rating) places.take_scores(rating, await bytesOf(files.scores + rating + '.bin'))
    const answer = JSON.parse(places.select(pairs))
    // what the page shows with it, for each question more is a frame later
    const around = JSON.parse(places.areas(answer.area ?? undefined))
    return { ...answer, around, unplaced: [...places.unplaced()] }
  },
  window: ({ start, length }) => JSON.parse(places.window(start, length)),
  areas: ({ area }) => JSON.parse(places.areas(area ?? undefined)),
  groups: ({ by }) => JSON.parse(places.groups(by)),
  // `room` is that of the drawing before: to get new room from the browser takes longer than to fill it
  draw({ view, colours, size, room }) {
    const seen = places.draw(view, colours, size)
    // the memory is looked at after the drawing, which may have made it larger
    const { memory } = wasm
    const drawn = new Uint8ClampedArray(memory.buffer, places.pixels(), view[0] * view[1] * 4)
    const pixels = room?.length === drawn.length ? room : new Uint8ClampedArray(drawn.length)
    pixels.set(drawn)
    return { pixels, seen, labels: JSON.parse(places.labels(view)) }
  },
  hit: ({ view, x, y, within, limit }) => JSON.parse(places.hit(view, x, y, within, limit)),
  near: ({ longitude, latitude, limit }) => JSON.parse(places.near(longitude, latitude, limit)),
  place({ place }) {
    const found = places.place(place)
    return found ? JSON.parse(found) : null
  },
}

// one after another, in the order in which they were asked: a filter must not overtake the one before it
let last = Promise.resolve()
onmessage = ({ data: { id, ask, ...question } }) => {
  last = last.then(async () => {
    try {
      const answer = await answers[ask](question)
      postMessage({ id, answer }, answer?.pixels ? [answer.pixels.buffer] : [])
    } catch (error) {
      // whatever is no word is the program's own fault
      const isWord = typeof error === 'string'
      if (!isWord) console.warn(error)
      postMessage({ id, refused: isWord ? error : 'stopped' })
    }
  })
}
