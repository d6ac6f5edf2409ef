/** Calls through a supplier's wire to the assistant as it is, with the facts of a council as they are. */
import { randomBytes } from 'node:crypto'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks'
import { startAssistant } from '../../../../bot/app'
import { systemClock } from '../../../../bot/clock'
import { readConfig } from '../../../../bot/config'
import { councilsServed } from '../../../../bot/councils'
import { createLog } from '../../../../bot/log'
import { noRegisters } from '../../../../bot/registers'
import { loadConversation } from '../../../../dialogs/loadConversation'
import { newFolder } from '../../support/server'
import { faultsOfVerbs, signed } from './support/jambonz'

const SECRET = 'wh_secret_of_all_councils'
const TOKEN = '0123456789abcdef0123456789abcdef'
const { converse, knowledge } = loadConversation()
const [council = ''] = knowledge.councils.keys()

let url: string
let close: () => Promise<void>
beforeAll(async () => {
  const env = { JAMBONZ_WEBHOOK_SECRET: SECRET, TWILIO_AUTH_TOKEN: TOKEN }
  const started = await startAssistant({
    config: readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: newFolder(), ...env }),
    clock: systemClock,
    chance: { bytes: randomBytes },
    log: createLog('silent'),
    councils: councilsServed(knowledge.councils, 'all'),
    converse,
    registers: noRegisters,
    packs: knowledge.councils,
  })
  close = started.close
  url = started.url.replace('localhost', '127.0.0.1')
})
afterAll(() => close())

const post = async (path: string, type: string, headers: Record<string, string>, body: string) => {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': type, ...headers },
    body,
  })
  return { status: response.status, text: await response.text() }
}

const jambonz = async (path: string, hook: object): Promise<string> => {
  const body = JSON.stringify({ call_sid: 'c-1', from: '+447700900123', to: '+441632960001', ...hook })
  const { text } = await post(
    path,
    'application/json',
    { 'Jambonz-Signature': signed(body, SECRET, new Date()) },
    body,
  )
  expect(faultsOfVerbs(JSON.parse(text))).toEqual([])
  return text
}

const twilio = async (path: string, more: Record<string, string>): Promise<string> => {
  const fields = { CallSid: 'CA1', From: '+447700900123', To: '+441632960001', ...more }
  const signature = getExpectedTwilioSignature(TOKEN, `${url}${path}`, fields)
  const body = new URLSearchParams(fields).toString()
  return (await post(path, 'application/x-www-form-urlencoded', { 'X-Twilio-Signature': signature }, body))
    .text
}

const nextIn = (answer: string): string =>
  /(?:"actionHook":|action=)"([^"]*)"/.exec(answer)?.[1]?.replaceAll('&amp;', '&') ?? 'nowhere'

/** What the caller hears of an answer, and not what is listened for. */
const heardIn = (answer: string): string =>
  [...answer.matchAll(/"text":"([^"\\]|\\.)*"|<Say.*?<\/Say>/g)].join(' ').replace(/<[^>]*>/g, ' ')

const ASKED = 'What time are you open?'
const ANSWERED = /opens|open until|usual hours/i
const spoken = (confidence = 0.95) => ({
  reason: 'speechDetected',
  speech: { alternatives: [{ transcript: ASKED, confidence }] },
})

describe('a caller', () => {
  it('asks through jambonz, and is answered what chat answers', async () => {
    const start = await jambonz(`/${council}/voice/jambonz`, {})
    const answer = await jambonz(nextIn(start), spoken())
    expect(heardIn(start)).not.toMatch(ANSWERED)
    expect(heardIn(answer)).toMatch(ANSWERED)
    expect(await jambonz(nextIn(start), spoken())).toBe(answer)
    const silence = await jambonz(nextIn(answer), { reason: 'timeout' })
    expect(silence).toContain('gather')
    expect(await post(`/${council}/voice/jambonz/status`, 'application/json', {}, '{}')).toMatchObject({
      status: 401,
    })
  })

  it('asks through Twilio, and is answered what chat answers', async () => {
    const start = await twilio(`/${council}/voice/twilio`, {})
    const answer = await twilio(nextIn(start), { SpeechResult: ASKED, Confidence: '0.95' })
    expect(heardIn(start)).not.toMatch(ANSWERED)
    expect(heardIn(answer)).toMatch(ANSWERED)
    expect(await twilio(nextIn(start), { SpeechResult: ASKED, Confidence: '0.95' })).toBe(answer)
    const silence = await twilio(nextIn(answer), {})
    expect(silence).toContain('<Gather')
    expect(await twilio(`/${council}/voice/twilio/status`, { CallStatus: 'completed' })).toBe('')
  })
})
