// <noticeboard-figure src="…/embed/en/map/" title="…"></noticeboard-figure>: a figure of this site as an element of HTML.
// An ordinary script, for a module from another host would need that host's leave.
customElements.define('noticeboard-figure', class extends HTMLElement {
  static observedAttributes = ['src']

  connectedCallback() {
    this.style.display ||= 'block'
    const frame = this.frame = document.createElement('iframe')
    Object.assign(frame, { loading: 'lazy', title: this.title, width: '100%', height: 420, allow: 'web-share; clipboard-write' })
    frame.style.cssText = 'border:0;display:block'
    this.replaceChildren(frame)
    this.attributeChangedCallback()
    this.hear = ({ data, source }) => {
      const [height] = Object.values(data?.['datawrapper-height'] ?? {})
      if (source === frame.contentWindow && Number.isFinite(height)) frame.style.height = `${Math.min(Math.max(height, 80), 5000)}px`
    }
    addEventListener('message', this.hear)
  }

  disconnectedCallback() {
    removeEventListener('message', this.hear)
  }

  attributeChangedCallback() {
    const src = this.getAttribute('src') ?? ''
    if (this.frame && /^https?:/.test(new URL(src, location).href)) this.frame.src = src
  }
})
