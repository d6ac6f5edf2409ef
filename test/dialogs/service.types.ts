import { oneOf } from '../../dialogs/answers/oneOf'
import { yesNo } from '../../dialogs/answers/yesNo'
import { Service } from '../../dialogs/service'

/** Read by the compiler: `tsc` fails where an expected error isn't one. Nothing of it is run. */
export const compilerChecks = (): void => {
  const service = Service.named('x').about('bins.missed').ask('bin', oneOf('refuse', 'garden'))

  // @ts-expect-error: there is no such bin
  service.askIf('subscribed', yesNo, ({ bin }) => bin === 'glass')
  // @ts-expect-error: `later` isn't answered yet
  service.askIf('subscribed', yesNo, ({ later }) => later === true).ask('later', yesNo)
  // @ts-expect-error: `bin` was asked already
  service.ask('bin', yesNo)
  // @ts-expect-error: the words file has a section of that name
  service.ask('endings', yesNo)
  // @ts-expect-error: there is no such line
  service.ends(['done'], () => ({ say: ['gone'] }))
  // @ts-expect-error: an answer that may not have been asked for may not be there
  service.askIf('n', yesNo, () => true).ends(['done'], ({ n }) => ({ say: [n.toString()] }))
  // @ts-expect-error: there is no such question
  service.unlessNamed('colour')
  // @ts-expect-error: nobody was asked for a phone number
  service.ends(['done'], () => ({ say: [], opens: { what: 'done', phone: 'number' } }))
  // @ts-expect-error: a case is told of in a line of the service
  service.ends(['done'], () => ({ say: [], opens: { what: 'gone' } }))
}
