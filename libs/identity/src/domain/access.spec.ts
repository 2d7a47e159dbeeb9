import { allows, type Covers, grantsFor, holds, reach, rolesOf } from './access.js'
import { type Grant, type Role, roles, type SignedIn } from './roles.js'
import { type Permission, permissions } from '../permissions.js'

const CITY = '01'
const territory: Covers = { covers: async (ancestor, code) => ancestor === code || ancestor === CITY }
const caller = (...grants: Grant[]): SignedIn => ({ accountId: 'a', residentId: 'r', grants }) as unknown as SignedIn
const grant = (role: Role, unitCode: string | null = null): Grant => ({ role, unitCode })
const asked = Object.keys(permissions) as Permission[]

describe('a permission', () => {
  it('is held by nobody who is not signed in, unless it is everybody\'s', () => {
    for (const permission of asked) expect([permission, holds(null, permission)]).toEqual([permission, permissions[permission] === 'anyone'])
  })

  it('is held by those whom the table names, and by ADMIN', () => {
    for (const permission of asked) {
      const holders = permissions[permission]
      for (const role of roles) {
        const expected = typeof holders === 'string' || role === 'ADMIN' || (holders as readonly Role[]).includes(role)
        expect([permission, role, holds(caller(grant(role)), permission)]).toEqual([permission, role, expected])
      }
    }
  })

  it('is never had by being a resident, but for what is everybody\'s who is signed in', () => {
    for (const permission of asked) expect(holds(caller(), permission)).toBe(typeof permissions[permission] === 'string')
  })

  it('is held in a unit by a grant for it, for one above it, or for the whole city, and by no other', async () => {
    const may = (unit: string, ...grants: Grant[]): Promise<boolean> => allows(caller(...grants), 'figures.read', unit, territory)
    expect(await may('00070', grant('WARD_OFFICER', '00070'))).toBe(true)
    expect(await may('00070', grant('WARD_OFFICER', CITY))).toBe(true)
    expect(await may('00070', grant('CAMPAIGN_STAFF'))).toBe(true)
    expect(await may('00070', grant('WARD_OFFICER', '00082'))).toBe(false)
    expect(await may(CITY, grant('WARD_OFFICER', '00070'))).toBe(false)
    expect(await may('00070', grant('INSTRUCTOR'))).toBe(false)
    expect(await may('00070', grant('INSTRUCTOR'), grant('WARD_OFFICER', '00082'))).toBe(false)
    expect(await may('00070', grant('WARD_OFFICER', '00082'), grant('WARD_OFFICER', '00070'))).toBe(true)
    expect(await allows(caller(), 'course.enrol', '00070', territory)).toBe(true)
  })

  it('reaches the units of the grants that give it', () => {
    expect(reach(caller(grant('WARD_OFFICER', '00070'), grant('WARD_OFFICER', '00082'), grant('INSTRUCTOR')), 'export.request')).toEqual(['00070', '00082'])
    expect(reach(caller(grant('WARD_OFFICER', '00070'), grant('CAMPAIGN_STAFF')), 'export.request')).toBe('all')
    expect(reach(caller(grant('INSTRUCTOR')), 'export.request')).toEqual([])
    expect(grantsFor(caller(grant('ADMIN'), grant('REVIEWER')), 'alignment.approve')).toEqual([grant('ADMIN')])
  })

  it('does not tell a role twice', () => {
    expect(rolesOf(caller(grant('WARD_OFFICER', '00070'), grant('WARD_OFFICER', '00082')))).toEqual(['RESIDENT', 'WARD_OFFICER'])
  })
})
