/** A case about a home: where it is, and who asks, from the answers to `atHome` and `contact`. */
import { NOT_LISTED } from '../answers/home'

export const isListed = ({ home }: { home: string }): boolean => home !== NOT_LISTED

/** Of a home that isn't on our list the address is what was typed, under `address`. */
export const homeCase = ({ home }: { home: string }) =>
  ({
    where: home === NOT_LISTED ? 'address' : 'home',
    postcode: 'postcode',
    name: 'name',
    phone: 'phone',
    email: 'email',
    ...(home === NOT_LISTED ? {} : { uprn: home }),
  }) as const
