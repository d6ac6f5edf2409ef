/** How residents say who they are, and how to reach them. */

/** The first is the plainest. */
export const nameForms: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toLowerCase(),
  (name) => `It's ${name}`,
  (name) => `my name is ${name}`,
  (name) => `My name's ${name}.`,
  (name) => name.replace('’', "'").toUpperCase(),
  (name) => `its ${name.toLowerCase()}`,
  (name) => `${name} thanks`,
]

const groups = (phone: string): string => `${phone.slice(0, 5)} ${phone.slice(5, 8)} ${phone.slice(8)}`

export const phoneForms: readonly ((phone: string) => string)[] = [
  (phone) => phone,
  groups,
  (phone) => `+44 ${groups(phone).slice(1)}`,
  (phone) => `+44${phone.slice(1)}`,
  (phone) => `0044${phone.slice(1)}`,
  (phone) => `+44 (0)${groups(phone).slice(1)}`,
  (phone) => groups(phone).replaceAll(' ', '-'),
  (phone) => `my number is ${groups(phone)}`,
  (phone) => `its ${phone}`,
  (phone) => `(${phone.slice(0, 5)}) ${phone.slice(5)}`,
]

export const emailForms: readonly ((email: string) => string)[] = [
  (email) => email,
  (email) => `${email}.`,
  (email) => `its ${email}`,
  (email) => `my email is ${email}`,
  (email) => email.replace('@', ' @ '),
  (email) => email.charAt(0).toUpperCase() + email.slice(1),
  (email) => email.replace('@', ' at ').replaceAll('.', ' dot '),
]
