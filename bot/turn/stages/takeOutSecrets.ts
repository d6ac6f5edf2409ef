import { takeOutSecrets as without } from '../../../dialogs/understanding/secrets'
import type { Stage } from '../stage'

const KEPT_AS_IT_IS = new Set(['clientActivityID'])

/** Every text inside a piece of JSON, at any depth; what a client matches its message by is left alone. */
const inEveryText = (value: unknown): unknown => {
  if (typeof value === 'string') return without(value)
  if (Array.isArray(value)) return value.map(inEveryText)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, KEPT_AS_IT_IS.has(key) ? inner : inEveryText(inner)]),
  )
}

/** Before anything is kept or understood: no card or National Insurance number gets past here. */
export const takeOutSecrets: Stage = async (context, next) => {
  const { activity } = context
  activity.text = without(activity.text)
  if (activity.value !== undefined) activity.value = inEveryText(activity.value)
  if (activity.channelData !== undefined) activity.channelData = inEveryText(activity.channelData)
  await next()
}
