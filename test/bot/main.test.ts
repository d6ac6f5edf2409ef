import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectRoot } from '../../knowledge/root'
import { ask, conversationAt, newFolder } from './support/server'

interface Process {
  child: ChildProcess
  url: string
  councils: readonly string[]
}

const run = (env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'bot', 'main.ts')], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', ...env },
  })

const started = (env: Record<string, string>): Promise<Process> =>
  new Promise((resolve, reject) => {
    const child = run(env)
    let said = ''
    child.stdout?.on('data', (chunk) => {
      said += String(chunk)
      const url = /ready at (http\S+)/.exec(said)?.[1]
      const councils = [...said.matchAll(/^ {2}http\S+\/([\w-]+) {2}/gm)].map(([, id]) => id ?? '')
      if (url !== undefined && said.includes('"started"')) resolve({ child, url, councils })
    })
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })

const failing = async (env: Record<string, string>): Promise<{ code: number; said: string }> => {
  const child = run(env)
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += String(chunk)
  })
  const [code] = await once(child, 'exit')
  return { code, said }
}

describe('the assistant as a process', () => {
  it('tells where every council is, keeps what it acknowledged when it is killed, and ends well when asked', async () => {
    const folder = newFolder()
    const first = await started({ DATA_DIR: folder })
    expect(first.councils.length).toBeGreaterThan(0)
    const council = first.councils[0]
    const { token, id } = await conversationAt(`${first.url}/${council}/v3/directline`)
    const activities = (url: string) => `${url}/${council}/v3/directline/conversations/${id}/activities`
    for (let i = 0; i < 5; i++) await ask(activities(first.url), { token, body: { text: `hello ${i}` } })
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')

    const second = await started({ DATA_DIR: folder })
    const said = (await ask(activities(second.url), { token })).body.activities as { text: string }[]
    expect(said.map(({ text }) => text)).toEqual(expect.arrayContaining(['hello 0', 'hello 4']))
    second.child.kill('SIGTERM')
    expect(await once(second.child, 'exit')).toEqual([0, null])
  }, 120_000)
  it('names every fault of the configuration, and does not start', async () => {
    const { code, said } = await failing({ PORT: 'web', LOG_LEVEL: 'loud' })
    expect(code).toBe(1)
    expect(said).toMatch(/PORT: [\s\S]*LOG_LEVEL: /)
  }, 60_000)
  it('does not start for a council it does not know', async () => {
    const { code, said } = await failing({ COUNCILS: 'atlantis', DATA_DIR: newFolder() })
    expect(code).toBe(1)
    expect(said).toContain('COUNCILS names atlantis')
  }, 60_000)
})
