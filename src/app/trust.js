// Compares the release that a page shows with the one that its reader saw here last, and with one that an address names, as a
// notice on a wall or a citation does. A history that was written anew is seen so, though the right key signed it.

const { head, releases, sharing } = document.body.dataset
const key = `noticeboard-head:${releases}`
const read = text => {
  const [, number, hash] = /^(\d{1,9})\.([0-9a-f]{16,64})$/.exec(text ?? '') ?? []
  return hash && { number: Number(number), hash }
}
const now = read(head)

function stored() {
  try {
    return read(JSON.parse(localStorage.getItem(key))?.head)
  } catch {}
}

async function say(what, { number }) {
  const { trust } = await (await fetch(sharing)).json()
  const notice = document.createElement('aside')
  notice.className = 'notice trust'
  notice.setAttribute('role', 'alert')
  const link = Object.assign(document.createElement('a'), { href: trust.page, textContent: trust.details })
  notice.append(`${trust[what].replace('{release}', number)} `, link)
  document.querySelector('main').before(notice)
}

const agree = (a, b) => a.startsWith(b) || b.startsWith(a)

/** Whether the history of this site has a release that somebody knows. */
async function has(known) {
  if (known.number === now.number) return agree(known.hash, now.hash)
  const response = await fetch(releases)
  if (!response.ok) return true // nothing can be told
  const release = (await response.json()).releases.find(({ number }) => number === known.number)
  return !!release && agree(release.hash, known.hash)
}

export async function look() {
  if (!now) return
  const kept = stored()
  const known = [kept, read(new URLSearchParams(location.search).get('head'))].filter(Boolean)
  for (const one of known) {
    if (one.number > now.number) {
      // an old page may stand before a record that is newer
      if (await has(one)) continue
      return say(one === kept ? 'older' : 'forked', one)
    }
    if (!(await has(one))) return say('forked', one)
  }
  if (kept && kept.number >= now.number) return
  try {
    localStorage.setItem(key, JSON.stringify({ head }))
  } catch {}
}
