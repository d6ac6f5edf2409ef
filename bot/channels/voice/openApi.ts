import { z } from 'zod'
import { NEEDED, VOICE_TURN_TYPES, VoiceTurnIn, VoiceTurnOut } from './turn'

/** What the schemas check in code, said in JSON Schema: the field is there, or it is a turn of another type. */
const needs = Object.entries(NEEDED).map(([type, field]) => ({
  anyOf: [
    { type: 'object', properties: { [field]: {} }, required: [field] },
    { type: 'object', properties: { type: { enum: VOICE_TURN_TYPES.filter((other) => other !== type) } } },
  ],
}))

const oneFollows = {
  oneOf: ['listen', 'then'].map((field) => ({
    type: 'object',
    properties: { [field]: {} },
    required: [field],
  })),
}

const schemaOf = (schema: z.ZodType): Record<string, unknown> => {
  const { $schema: _, ...inner } = z.toJSONSchema(schema, { io: 'input' })
  return inner
}

const Problem = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        faults: {
          type: 'array',
          description: 'What is wrong with a turn, field by field.',
          items: {
            type: 'object',
            required: ['path', 'message'],
            properties: { path: { type: 'string' }, message: { type: 'string' } },
          },
        },
      },
    },
  },
}

const inJson = (schema: string) => ({
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
})

const problem = (description: string) => ({ description, ...inJson('Problem') })

const turns = {
  operationId: 'voiceTurn',
  summary: 'One turn of a telephone call',
  description:
    'Tells what happened on the line, and gets what to say and how to listen. The same callId and turn sent again gets the same answer and is no second turn, so send again whatever was not answered. A turn that comes after a later one changes nothing and gets the last answer. Always send hangup when the caller has gone.',
  requestBody: { required: true, ...inJson('VoiceTurnIn') },
  responses: {
    '200': { description: 'What to do next.', ...inJson('VoiceTurnOut') },
    '400': problem('The turn has faults.'),
    '401': problem('The token is missing or wrong.'),
    '404': problem('No calls are taken here.'),
    '413': problem('The turn is too long: 64 KB at most.'),
    '415': problem('The turn is not JSON.'),
    '429': problem('Too many at once: see Retry-After.'),
    '502': problem('The turn could not be kept. Send it again.'),
  },
}

/** The OpenAPI 3.1 document of the turns of one council, made of the schemas that check them. */
export const openApi = (site: string, council: string) => ({
  openapi: '3.1.0',
  info: { title: 'Voice turns', version: '1' },
  servers: [{ url: `${site}/${council}/voice` }],
  security: [{ bearer: [] }],
  paths: { '/turns': { post: turns } },
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    schemas: {
      VoiceTurnIn: { ...schemaOf(VoiceTurnIn), allOf: needs },
      VoiceTurnOut: { ...schemaOf(VoiceTurnOut), ...oneFollows },
      Problem,
    },
  },
})
