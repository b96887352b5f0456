// Chooses among the stories of a page by what its form says: where they are from, the way, what was done. The choice stands
// in the address, so that a link and the back button bring it back.

const root = document.getElementById('stories')
const form = root?.querySelector('.choose-stories')
const selects = [...(form?.querySelectorAll('select') ?? [])]
const said = form?.querySelector('output')
const cards = [...(root?.querySelectorAll('.card') ?? [])]

const fits = ({ dataset }) => selects.every(({ name, value }) => !value || (dataset[name] ?? '').split('|').includes(value))

function show() {
  const shown = cards.filter(fits)
  for (const card of cards) {
    card.hidden = !shown.includes(card)
    for (const mark of root.querySelectorAll(`.stories-map [data-story="${card.dataset.story}"]`)) mark.toggleAttribute('hidden', card.hidden)
  }
  const chosen = selects.some(({ value }) => value)
  form.querySelector('button').hidden = !chosen
  said.textContent = !shown.length ? root.dataset.none : chosen ? root.dataset.shown.replace('{n}', shown.length).replace('{of}', cards.length) : ''
}

// what an address asks for in vain is no choice
function read() {
  const query = new URLSearchParams(location.search)
  for (const select of selects) {
    const wanted = query.get(select.name) ?? ''
    select.value = [...select.options].some(({ value }) => value === wanted) ? wanted : ''
  }
  show()
}

function write() {
  const url = new URL(location.href)
  for (const { name, value } of selects) value ? url.searchParams.set(name, value) : url.searchParams.delete(name)
  history.pushState(null, '', url)
  show()
}

if (form) {
  form.classList.add('live')
  form.addEventListener('change', write)
  form.addEventListener('reset', event => {
    event.preventDefault()
    for (const select of selects) select.value = ''
    write()
  })
  form.addEventListener('submit', event => event.preventDefault())
  addEventListener('popstate', read)
  read()
}

export const whole = true
