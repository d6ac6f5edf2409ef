import { loadLearnt } from '../../dialogs/understanding/emergencies/learntFile'
import { loadModel } from '../../dialogs/understanding/load'
import { openOwnFolder } from './ownFolder'

/** A folder for what the tests write; and trains what they need before any worker asks for it: in a fresh clone each of them would train it for itself. */
export default (): void => {
  openOwnFolder()
  loadModel()
  loadLearnt()
}
