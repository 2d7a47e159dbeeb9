import { simulate } from '../../apps/cli/dist/simulate/simulate.js'
import { drainDirectly } from './drain-directly.mjs'
import { sizes } from './sizes.mjs'

const filled = (name, residents, completions) => async (world) => {
  await world.base()
  return world.database(name, async (house) => {
    await simulate(house, { residents, completions, years: 1, seed: 2026, until: new Date() }, null, () => undefined)
    await drainDirectly(house, { consumed: ['indicators'] })
  }, 'base')
}

/** A city of ten thousand completions. */
export const tenThousand = filled('ten-thousand', sizes.fewResidents, sizes.fewCompletions)

/** A city of a million completions by fifty thousand residents, each enrolled before. */
export const million = filled('million', sizes.manyResidents, sizes.manyCompletions)

export const STAFF_TOKEN = 'bench-campaign-staff-token'

/** Signs a member of the campaign's staff in. */
export async function signStaffIn(world, name) {
  await world.sql(name, `
    WITH staff AS (
      INSERT INTO identity.account (display_name, username, password_hash) VALUES ('Cán bộ đo tốc độ (demo)', 'demo.bench.staff', '!') ON CONFLICT (username) DO UPDATE SET locale = 'vi' RETURNING id
    ), granted AS (
      INSERT INTO identity.role_grant (account_id, role) SELECT id, 'CAMPAIGN_STAFF' FROM staff ON CONFLICT DO NOTHING
    )
    INSERT INTO identity.session (token_hash, account_id, expires_at) SELECT sha256(convert_to($1, 'UTF8')), id, now() + interval '1 day' FROM staff ON CONFLICT DO NOTHING`, [STAFF_TOKEN])
}
