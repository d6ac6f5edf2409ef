/** The services, one line each. */
export { planningPermission } from './planning-permission/service'
