// A figure as it was in a release: ?figure=map&area=ID, and drawn anew where the address asks for a day, a period, areas as
// at.js has them. It is unpacked from the file beside this page.
{
  const { body } = document
  const query = new URLSearchParams(location.search)
  const figure = query.get('figure') ?? ''
  const area = query.get('area') || body.dataset.root
  const find = async () => {
    // some hosts take the slash at the end of an address away
    const folder = location.pathname.replace(/\/?(index\.html)?$/, '/')
    const response = await fetch(`${folder}${encodeURIComponent(area)}.bin`)
    if (response.status === 404) return null
    const packed = await response.arrayBuffer()
    // some hosts unpack what they send
    const isPacked = new Uint8Array(packed)[0] === 0x1f
    const stream = isPacked ? new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')) : new Blob([packed]).stream()
    const { figures, states } = await new Response(stream).json()
    return Object.hasOwn(figures, figure) ? { ...figures[figure], states: states ?? {} } : null
  }
  const place = document.getElementById('figure')
  let sentence = body.dataset.gone
  const found = await find().catch(() => {
    sentence = body.dataset.unread
    return null
  })
  if (found) {
    place.innerHTML = found.html
    showAsked(place.firstElementChild, found.states, query)
    const part = area === body.dataset.root ? '' : `${encodeURIComponent(area)}/`
    Object.assign(body.dataset, { figure, area, live: `${body.dataset.live}${figure}/${part}` })
    document.querySelector('.from a').href = withAsked(found.page, query)
    document.title = place.querySelector('h1')?.textContent ?? document.title
  } else {
    place.querySelector('p').textContent = sentence
    document.querySelector('.stays')?.remove()
    delete body.dataset.release
  }
}
