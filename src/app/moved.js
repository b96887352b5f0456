// On the page for addresses that lead nowhere: where a publisher now has pages of places or areas made as they are read, the
// address that one had before, `areas/{id}/`, leads to `areas/?id={id}`.

const { made } = document.querySelector('[data-made]').dataset
const [, folder, kind, id] = /^(.*\/(places|areas)\/)([^/]+)\/?(?:index\.html)?$/.exec(location.pathname) ?? []
if (id && made.split(' ').includes(kind)) location.replace(`${folder}?id=${id}`)

export const whole = true
