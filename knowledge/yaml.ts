import { CORE_SCHEMA, load } from 'js-yaml'

/** Reads YAML as YAML 1.2 has it: dates stay text, `no` is a word. Throws on a syntax error. */
export const parseYaml = (text: string): unknown => load(text, { schema: CORE_SCHEMA })
