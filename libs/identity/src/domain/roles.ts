/** The contract's roles. RESIDENT is everybody's; the others are granted, each for a unit and all below it. */
export const roles = ['RESIDENT', 'INSTRUCTOR', 'REVIEWER', 'WARD_OFFICER', 'CAMPAIGN_STAFF', 'ADMIN'] as const
export type Role = (typeof roles)[number]

export const genders = ['FEMALE', 'MALE', 'OTHER', 'UNDISCLOSED'] as const
export type Gender = (typeof genders)[number]

/** A role for a unit; null: for the whole city. */
export interface Grant {
  role: Role
  unitCode: string | null
}

/** Who is signed in. `residentId` is the campaign's random id of the same person. */
export interface SignedIn {
  accountId: string
  residentId: string
  displayName: string
  email: string | null
  /** Whether she was seen to read the mail of that address. */
  emailConfirmed?: boolean
  phone: string | null
  username: string | null
  /** Where she lives. */
  unitCode: string | null
  /** Since when she has lived there. */
  residentSince: Date | null
  birthYear: number | null
  gender: Gender | null
  locale: 'vi' | 'en'
  grants: Grant[]
}
