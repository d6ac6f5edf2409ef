import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const isRoot = (folder: string): boolean => existsSync(join(folder, 'package.json'))

const rootAbove = (folder: string): string => (isRoot(folder) ? folder : rootAbove(dirname(folder)))

/** The project's folder, wherever this file runs from: the sources, or `dist/` after a build. */
export const projectRoot: string = rootAbove(__dirname)
