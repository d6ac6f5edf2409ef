import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { castingsOf } from '../../../bot/scripts/cast'
import { overDirectLine } from '../../../bot/scripts/directLine'
import { inProcess } from '../../../bot/scripts/inProcess'
import { type Conversationalist, differenceLines, play } from '../../../bot/scripts/play'
import { parseScript } from '../../../bot/scripts/read'
import { loadKnowledge } from '../../../knowledge/load'

const script = (text: string) => parseScript(`council: all\n${text}`, 'x.script')

/** Says back what it hears, with the time, and offers two things. */
const parrot = (): Conversationalist => {
  const heard = (text: string) => ({
    replies: [{ text: `**${text}**`, speech: `aloud ${text}` }],
    options: [
      { label: 'First', says: 'the first' },
      { label: 'Second', says: 'the second' },
    ],
  })
  return {
    begin: async () => heard('welcome'),
    say: async (text, at) => heard(`${text} at ${at.toISOString()}`),
  }
}

const played = async (text: string) =>
  (await play(script(text), 'Europe/London', parrot())).map(({ line, kind }) => `${line} ${kind}`)

describe('a script that is played', () => {
  it.each([
    ['what is heard', '> hello\n< hello', []],
    ['the greeting', '< welcome\n> hello\n< hello', []],
    ['what is not heard', '> hello\n< goodbye\n! hello', ['3 notHeard', '4 heard']],
    ['an option that is picked', '> hello\n> [choose 2]\n< the second', []],
    ['what may be picked', '> hello\n< First', []],
    ['an option that is not there', '> hello\n> [choose 3]\n> hello\n< never', ['3 noSuchOption']],
    ['the clock in summer', 'at: 2026-07-01 10:00\n> hi\n< 2026-07-01T09:00:00.000Z', []],
    ['the clock moved on', '> hi\n@ 2026-12-01 10:00\n> hi\n< 2026-12-01T10:00', []],
    ['what is spoken', 'form: spoken\n> hi\n< aloud hi', []],
    ['what is written', '> hi\n! aloud', []],
  ])('compares %s', async (_, text, differences) => {
    expect(await played(text)).toEqual(differences)
  })

  it('says where, what was said and what was heard instead', async () => {
    const [difference] = await play(script('> hello\n< goodbye'), 'Europe/London', parrot())
    expect(difference && differenceLines(difference)).toEqual([
      'x.script:3: goodbye — was not heard',
      '    said:  hello',
      '    heard: **hello at 2026-11-24T10:15:00.000Z**',
      '    heard: First',
      '    heard: Second',
    ])
  })
})

describe('casting', () => {
  const knowledge = loadKnowledge()

  it('fills in what each pack has, and leaves out those that lack it', () => {
    const cast = castingsOf(script('> {phone}\n< {council}'), knowledge)
    const withPhone = [...knowledge.councils.values()].filter(({ contacts }) =>
      contacts.phones.some(({ purpose, number }) => purpose === 'enquiries' && number !== undefined),
    )
    expect(cast.map(({ pack }) => pack.council.id)).toEqual(withPhone.map(({ council }) => council.id))
    expect(cast.length).toBeLessThan(knowledge.councils.size)
    expect(cast[0]?.script.exchanges[0]?.heard[0]?.written).toBe(withPhone[0]?.council.name)
  })

  it('refuses a council that is not there, and a placeholder that nobody knows', () => {
    const nowhere = parseScript('council: nowhere\n> hi', 'x.script')
    expect(() => castingsOf(nowhere, knowledge)).toThrow('x.script:1: there is no council called nowhere')
    expect(() => castingsOf(script('> {phnoe}'), knowledge)).toThrow('x.script:2: {phnoe} is not known')
  })
})

describe('the assistant in this process', () => {
  it('keeps only what a store could keep between two turns', async () => {
    const seen: unknown[] = []
    const partner = inProcess(async (_turn, memory) => {
      seen.push(memory)
      return { replies: [], memory: { at: new Date(0), gone: undefined } }
    }, 'any')
    await partner.begin(new Date(0))
    await partner.say('hi', new Date(0))
    expect(seen).toEqual([undefined, { at: '1970-01-01T00:00:00.000Z' }])
  })
})

describe('an assistant over Direct Line', () => {
  let server: Server
  let address: string
  const messages: unknown[] = []

  const answer = (method = '', url = '', token: string | undefined): unknown => {
    if (method === 'POST' && url === '/any/v3/directline/conversations')
      return { conversationId: 'c', token: 't' }
    if (token !== 'Bearer t') return undefined
    if (method === 'POST') {
      messages.push(
        { type: 'message', from: { id: 'script' }, text: 'hi' },
        { type: 'typing', from: { id: 'bot', role: 'bot' } },
        {
          type: 'message',
          from: { id: 'bot', role: 'bot' },
          text: 'Hello',
          speak: 'hello aloud',
          suggestedActions: { actions: [{ type: 'imBack', title: 'Yes', value: 'yes' }] },
        },
      )
      return { id: 'c|1' }
    }
    const from = Number(new URL(url, 'http://x').searchParams.get('watermark'))
    return { activities: messages.slice(from), watermark: String(messages.length) }
  }

  beforeAll((done) => {
    server = createServer((request, response) => {
      const body = answer(request.method, request.url, request.headers.authorization)
      response.writeHead(body === undefined ? 403 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body ?? { error: { code: 'no' } }))
    }).listen(0, '127.0.0.1', () => {
      address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
      done()
    })
  })
  afterAll((done) => {
    server.close(done)
  })

  it('is heard without our own words and without typing', async () => {
    const partner = overDirectLine(address, 'any', { answer: 1000, quiet: 20, poll: 5 })
    expect(await partner.begin(new Date(0))).toEqual({ replies: [], options: [] })
    expect(await partner.say('hi', new Date(0))).toEqual({
      replies: [{ text: 'Hello', speech: 'hello aloud' }],
      options: [{ label: 'Yes', says: 'yes' }],
    })
  })

  it('that refuses is an error which says so', async () => {
    await expect(overDirectLine(address, 'other').begin(new Date(0))).rejects.toThrow(/answered 403/)
  })
})
