// Lets a reader check a site: a worker (src/open/worker.js) fetches the record and the files and says what it finds, step by
// step; this shows it. Files that the reader chooses are checked in their place.

const place = document.getElementById('check')
const { dataset } = place
const [button, input, bar, said, list] = ['button', 'input', 'progress', '[role="status"]', 'ol'].map(it => place.querySelector(it))
const lang = document.documentElement.lang
let worker

/** The head that this reader kept, and one that the address names. */
function heads() {
  let kept = null
  try {
    kept = JSON.parse(localStorage.getItem(`noticeboard-head:${dataset.releases}`))?.head
  } catch {}
  // what this page itself has just kept is no witness
  if (kept === document.body.dataset.head) kept = null
  return [kept, new URLSearchParams(location.search).get('head')].filter(Boolean)
}

function check(files) {
  worker?.terminate()
  worker = new Worker(new URL('./WORKER_JS', import.meta.url), { type: 'module' })
  list.replaceChildren()
  said.textContent = dataset.running
  button.disabled = true
  bar.hidden = false
  bar.removeAttribute('value')
  const end = sentence => {
    said.textContent = sentence
    button.disabled = false
    bar.hidden = true
    worker.terminate()
  }
  worker.onerror = event => {
    event.preventDefault()
    end(dataset.failed)
  }
  worker.onmessage = ({ data: { progress, answer, refused } }) => {
    if (progress) return Object.assign(bar, { max: progress[1], value: progress[0] })
    if (answer === undefined) return refused === undefined ? undefined : end(refused ?? dataset.failed)
    for (const { ok, text } of JSON.parse(answer)) {
      const item = document.createElement('li')
      item.className = `check ${ok === null ? 'open' : ok ? 'yes' : 'no'}`
      item.textContent = text
      list.append(item)
    }
    end('')
    list.focus()
  }
  const question = { record: dataset.releases, latest: dataset.latest, shown: dataset.shown, heads: heads(), lang, files }
  worker.postMessage({ id: 0, ask: 'check', ...question })
}

button.addEventListener('click', () => check())
input.addEventListener('change', async () => {
  const files = await Promise.all([...input.files].map(async file => [file.webkitRelativePath || file.name, await file.arrayBuffer()]))
  input.value = ''
  if (files.length) check(files)
})
for (const control of [button, input]) control.disabled = false
place.dataset.ready = ''

export const whole = true
