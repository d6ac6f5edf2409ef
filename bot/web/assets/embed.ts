/**
 * One line in a council's own page puts the chat there:
 * `<script src="https://HOST/embed.js" data-council="ID" async></script>`.
 * A script of its own, not a module: the server wraps it in a function that is given `CONFIG`.
 */
declare const CONFIG: {
  councils: Readonly<Record<string, { open: string; label: string; colour: string }>>
  close: string
}

/** The panel's own styles, in a shadow tree: neither page can disturb the other. */
const STYLES = `
:host { all: initial; }
.open, .close { font: bold 19px/1.2 system-ui, arial, sans-serif; color: #fff; background: var(--accent);
  border: 2px solid transparent; cursor: pointer; }
.open { position: fixed; right: 16px; bottom: 16px; z-index: 2147483000; padding: 12px 20px; min-height: 48px;
  border-radius: 24px; border-color: #fff; box-shadow: 0 2px 8px rgba(11, 12, 12, .35); }
.panel { position: fixed; right: 16px; bottom: 16px; z-index: 2147483001; box-sizing: border-box; display: flex;
  flex-direction: column; width: 400px; max-width: calc(100vw - 32px); height: 640px; max-height: calc(100vh - 32px);
  background: #fff; border: 2px solid var(--accent); box-shadow: 0 4px 24px rgba(11, 12, 12, .35); }
.panel[hidden], .open[hidden] { display: none; }
.bar { display: flex; justify-content: space-between; align-items: center; background: var(--accent); color: #fff;
  font: bold 19px/1.2 system-ui, arial, sans-serif; padding-left: 12px; }
.close { min-height: 44px; min-width: 44px; padding: 8px 16px; text-decoration: underline; }
.open:focus-visible, .close:focus-visible { outline: 3px solid #0b0c0c; outline-offset: -5px; background: #fd0;
  color: #0b0c0c; }
iframe { flex: 1; width: 100%; border: 0; background: #fff; }
@media (max-width: 640px), (max-height: 480px) {
  .panel { inset: 0; width: auto; max-width: none; height: auto; max-height: none; border: 0; }
}
@media print { .open, .panel { display: none; } }
@media (forced-colors: active) { .open, .close, .panel { border: 2px solid; } }
`

interface Panel {
  host: HTMLElement
  button: HTMLButtonElement
  panel: HTMLElement
  close: HTMLButtonElement
  frame: HTMLIFrameElement
}

const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  set: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] => Object.assign(document.createElement(name), set)

/** Where a page forbids inline styles, a constructed sheet is still allowed; old browsers have only the element. */
const addStyles = (root: ShadowRoot): void => {
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet() as CSSStyleSheet & { replaceSync(text: string): void }
    sheet.replaceSync(STYLES)
    ;(root as unknown as { adoptedStyleSheets: readonly CSSStyleSheet[] }).adoptedStyleSheets = [sheet]
    return
  }
  root.append(element('style', { textContent: STYLES }))
}

const buildPanel = (council: { open: string; label: string; colour: string }): Panel => {
  const host = document.createElement('council-assistant')
  host.lang = 'en-GB'
  host.style.setProperty('--accent', council.colour)
  const root = host.attachShadow({ mode: 'open' })
  addStyles(root)
  const button = element('button', { type: 'button', className: 'open', textContent: council.open })
  button.setAttribute('aria-expanded', 'false')
  const panel = element('div', { className: 'panel', hidden: true, id: 'panel' })
  button.setAttribute('aria-controls', 'panel')
  panel.setAttribute('role', 'dialog')
  panel.setAttribute('aria-label', council.label)
  const bar = element('div', { className: 'bar' })
  const close = element('button', { type: 'button', className: 'close', textContent: CONFIG.close })
  bar.append(element('span', { textContent: council.open }), close)
  const frame = element('iframe', { title: council.label })
  panel.append(bar, frame)
  root.append(button, panel)
  return { host, button, panel, close, frame }
}

const wire = ({ button, panel, close, frame }: Panel, address: string): void => {
  const show = (open: boolean): void => {
    if (panel.hidden !== open) return
    if (open && frame.src === '') frame.src = address
    panel.hidden = !open
    button.hidden = open
    button.setAttribute('aria-expanded', String(open))
    if (open) frame.focus()
    else button.focus()
  }
  button.addEventListener('click', () => show(true))
  close.addEventListener('click', () => show(false))
  panel.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') show(false)
  })
  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== new URL(address).origin) return
    if (data === 'council-assistant:close') show(false)
  })
}

const begin = (script: HTMLScriptElement): void => {
  const id = script.dataset.council ?? ''
  const council = CONFIG.councils[id]
  if (council === undefined) {
    console.error(`council-assistant: there is no council "${id}" at ${new URL(script.src).origin}`)
    return
  }
  const panel = buildPanel(council)
  wire(panel, new URL(`/${id}`, script.src).href)
  document.body.append(panel.host)
}

const script = document.currentScript
if (script instanceof HTMLScriptElement) {
  if (document.body !== null) begin(script)
  else document.addEventListener('DOMContentLoaded', () => begin(script))
}
