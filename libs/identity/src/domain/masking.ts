/** What signs a person in, so that who knows it recognises it and who does not learns nothing of use. */
export interface MaskedIdentifiers {
  email: string | null
  phone: string | null
  username: string | null
}

const DOTS = '•••'
const first = (text: string, count: number): string => [...text].slice(0, count).join('')

/** `n•••@gmail.com`, `••• 678`, `la•••`. */
export const maskIdentifiers = ({ email, phone, username }: MaskedIdentifiers): MaskedIdentifiers => ({
  email: email && `${first(email, 1)}${DOTS}${email.slice(email.lastIndexOf('@'))}`,
  phone: phone && `${DOTS} ${phone.slice(-3)}`,
  username: username && `${first(username, 2)}${DOTS}`,
})
