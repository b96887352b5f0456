// A figure of a part of a programme as it was in a release: ?figure=map&area=ID. It is unpacked from the file beside this page.
{
  const { body } = document
  const query = new URLSearchParams(location.search)
  const [figure, area] = ['figure', 'area'].map(key => query.get(key) ?? '')
  const find = async () => {
    const packed = await (await fetch(`${encodeURIComponent(area)}.bin`)).arrayBuffer()
    // some hosts unpack what they send
    const isPacked = new Uint8Array(packed)[0] === 0x1f
    const stream = isPacked ? new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')) : new Blob([packed]).stream()
    const figures = await new Response(stream).json()
    return Object.hasOwn(figures, figure) ? figures[figure] : null
  }
  const place = document.getElementById('figure')
  const found = await find().catch(() => null)
  if (found) {
    place.innerHTML = found.html
    Object.assign(body.dataset, { figure, area, live: `${body.dataset.live}${figure}/${encodeURIComponent(area)}/` })
    document.querySelector('.from a').href = found.page
    document.title = place.querySelector('h1')?.textContent ?? document.title
  } else {
    place.querySelector('p').textContent = body.dataset.gone
    document.querySelector('.stays')?.remove()
    delete body.dataset.release
  }
}
