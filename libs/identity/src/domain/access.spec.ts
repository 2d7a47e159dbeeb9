import { type Covers, holds, isCityAdmin, Reach, rolesOf } from './access.js'
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
        const named = typeof holders === 'string' || role === 'ADMIN' || holders.roles.includes(role)
        expect([permission, role, holds(caller(grant(role)), permission)]).toEqual([permission, role, named])
      }
    }
  })

  it('for the whole city is held by no grant for a unit, not by the city\'s own code either, whatever other grants stand beside it', () => {
    for (const permission of asked) {
      const holders = permissions[permission]
      for (const role of roles) {
        const named = typeof holders === 'string' || ((role === 'ADMIN' || holders.roles.includes(role)) && holders.scope !== 'city')
        for (const unit of ['00070', CITY]) expect([permission, role, holds(caller(grant(role, unit), grant('RESIDENT')), permission)]).toEqual([permission, role, named])
      }
    }
    expect(asked.filter((permission) => typeof permissions[permission] === 'object' && permissions[permission].scope === 'city')).toEqual(['completion.review', 'alignment.read', 'alignment.approve', 'eventPath.retry'])
  })

  it('is never had by being a resident, but for what is everybody\'s who is signed in', () => {
    for (const permission of asked) expect(holds(caller(), permission)).toBe(typeof permissions[permission] === 'string')
  })

  it('is held in a unit by a grant for it, for one above it, or for the whole city, and by no other', async () => {
    const may = (unit: string, ...grants: Grant[]): Promise<boolean> => Reach.of(caller(...grants), 'figures.read', territory).covers(unit)
    expect(await may('00070', grant('WARD_OFFICER', '00070'))).toBe(true)
    expect(await may('00070', grant('WARD_OFFICER', CITY))).toBe(true)
    expect(await may('00070', grant('CAMPAIGN_STAFF'))).toBe(true)
    expect(await may('00070', grant('WARD_OFFICER', '00082'))).toBe(false)
    expect(await may(CITY, grant('WARD_OFFICER', '00070'))).toBe(false)
    expect(await may('00070', grant('INSTRUCTOR'))).toBe(false)
    expect(await may('00070', grant('INSTRUCTOR'), grant('WARD_OFFICER', '00082'))).toBe(false)
    expect(await may('00070', grant('WARD_OFFICER', '00082'), grant('WARD_OFFICER', '00070'))).toBe(true)
    expect(await Reach.of(caller(grant('WARD_OFFICER', '00070')), 'figures.read', territory).liesIn(CITY)).toBe(true)
    expect(await Reach.of(caller(grant('WARD_OFFICER', '00070')), 'figures.read', territory).liesIn('00082')).toBe(false)
  })

  it('reaches the units of the grants that give it', () => {
    const reach = (...grants: Grant[]) => Reach.of(caller(...grants), 'export.request', territory).units
    expect(reach(grant('WARD_OFFICER', '00070'), grant('WARD_OFFICER', '00082'), grant('INSTRUCTOR'))).toEqual(['00070', '00082'])
    expect(reach(grant('WARD_OFFICER', '00070'), grant('CAMPAIGN_STAFF'))).toBeNull()
    expect(reach(grant('INSTRUCTOR'))).toEqual([])
  })

  it('over what is others\' own is the city\'s ADMIN\'s alone', () => {
    expect([isCityAdmin(caller(grant('ADMIN'))), isCityAdmin(caller(grant('ADMIN', '00070'), grant('INSTRUCTOR'))), isCityAdmin(caller(grant('CAMPAIGN_STAFF')))]).toEqual([true, false, false])
  })

  it('does not tell a role twice', () => {
    expect(rolesOf(caller(grant('WARD_OFFICER', '00070'), grant('WARD_OFFICER', '00082')))).toEqual(['RESIDENT', 'WARD_OFFICER'])
  })
})
