/** Puts the trained model, and what is learnt of emergencies, into `dist/model/`. The last step of the build; nothing is trained when nothing changed. */
import { readFileSync } from 'node:fs'
import { buildLearnt } from '../../dialogs/understanding/emergencies/learntFile'
import { loadModel, MODEL_FILE, writeSafely } from '../../dialogs/understanding/load'
import { readModel, writeModel } from '../../dialogs/understanding/modelFile'

const isThere = (hash: string): boolean => {
  try {
    return readModel(readFileSync(MODEL_FILE)).hash === hash
  } catch {
    return false
  }
}

const { model, hash } = loadModel({ report: console.log })
if (!isThere(hash)) writeSafely(MODEL_FILE, writeModel(model, hash))
buildLearnt()
