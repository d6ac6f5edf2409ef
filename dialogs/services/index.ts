/** The services, one line each. */
export { binDays } from './bin-days/service'
export { missedBin } from './missed-bin/service'
export { planningPermission } from './planning-permission/service'
