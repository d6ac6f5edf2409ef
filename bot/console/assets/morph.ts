/**
 * Makes a part of the page like a fresh one and leaves alone whatever is the same, so that the focus, what is written in
 * fields, and what is unfolded stay as they are. Elements are known by their ids.
 */

const idOf = (node: Node): string => (node instanceof Element ? node.id : '')

const isAlike = (a: Node, b: Node): boolean => a.nodeName === b.nodeName && idOf(a) === idOf(b)

/** What somebody has unfolded or hidden is theirs. */
const THEIRS = ['open']

const syncAttributes = (old: Element, fresh: Element): void => {
  for (const { name } of [...old.attributes])
    if (!fresh.hasAttribute(name) && !THEIRS.includes(name)) old.removeAttribute(name)
  for (const { name, value } of [...fresh.attributes])
    if (old.getAttribute(name) !== value && !THEIRS.includes(name)) old.setAttribute(name, value)
}

/** The old child that a fresh one stands for: by its id anywhere among them, else the next of its kind. */
const matchFor = (child: Node, at: ChildNode | null): ChildNode | undefined => {
  for (let old = at; old !== null; old = old.nextSibling) {
    if (isAlike(old, child)) return old
    if (idOf(child) === '' && idOf(old) === '' && !(old instanceof Text)) return undefined
  }
  return undefined
}

const update = (old: ChildNode, fresh: Node): void => {
  if (old instanceof Element && fresh instanceof Element) morph(old, fresh)
  else if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue
}

/** Takes away what stands before `until` and is in no fresh list, so that what stays need not be moved. */
const dropBefore = (until: ChildNode, at: ChildNode | null, stays: ReadonlySet<string>): ChildNode | null => {
  let next = at
  while (next !== null && next !== until && !stays.has(idOf(next))) {
    const gone = next
    next = next.nextSibling
    gone.remove()
  }
  return next
}

const syncChildren = (old: Element, fresh: Element): void => {
  const children = [...fresh.childNodes]
  const stays = new Set(children.map(idOf).filter((id) => id !== ''))
  let at = old.firstChild
  for (const child of children) {
    const match = matchFor(child, at)
    if (match === undefined) {
      old.insertBefore(child, at)
      continue
    }
    at = dropBefore(match, at, stays)
    if (match === at) at = match.nextSibling
    else old.insertBefore(match, at)
    update(match, child)
  }
  while (at !== null) {
    const gone = at
    at = at.nextSibling
    gone.remove()
  }
}

/** Fields and forms that a script looks after keep everything: they are marked with `data-keep`. */
const morph = (old: Element, fresh: Element): void => {
  if (old.hasAttribute('data-keep') || old.isEqualNode(fresh)) return
  syncAttributes(old, fresh)
  syncChildren(old, fresh)
}

/** Where the focus goes when what had it is gone: to what was around it. */
const refocus = (lost: Element | null, around: readonly string[]): void => {
  if (lost === null || document.activeElement === lost || document.activeElement !== document.body) return
  const place = [lost.id, ...around].map((id) => id !== '' && document.getElementById(id)).find(Boolean)
  if (!(place instanceof HTMLElement)) return
  if (place.tabIndex < 0) place.tabIndex = -1
  place.focus({ preventScroll: true })
}

const idsAround = (element: Element | null): readonly string[] => {
  const ids: string[] = []
  for (let one = element?.parentElement ?? null; one !== null; one = one.parentElement)
    if (one.id !== '') ids.push(one.id)
  return ids
}

/** Makes the children of a place like those of `fresh`. */
export const makeLike = (place: Element, fresh: Element): void => {
  const had = document.activeElement
  const around = idsAround(had)
  syncChildren(place, fresh)
  refocus(had, around)
}
