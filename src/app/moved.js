// On the page for addresses that lead nowhere: where a publisher now has pages of places or areas made as they are read, the
// address that one had before, `areas/{id}/`, leads to `areas/?id={id}`.

const folders = document.querySelector('[data-made]').dataset.made.split(' ')
const [, folder, id] = /^(.*\/)([^/]+)\/?(?:index\.html)?$/.exec(location.pathname) ?? []
try {
  if (folders.includes(folder)) {
    const query = new URLSearchParams(location.search)
    query.set('id', decodeURIComponent(id))
    location.replace(`${folder}?${query}${location.hash}`)
  }
} catch {
  // an address that cannot be read stays where it is
}

export const whole = true
