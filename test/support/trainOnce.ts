import { loadLearnt } from '../../dialogs/understanding/emergencies/learntFile'
import { loadModel } from '../../dialogs/understanding/load'

/** Trains what the tests need before any worker asks for it: in a fresh clone each of them would train it for itself. */
export default (): void => {
  loadModel()
  loadLearnt()
}
