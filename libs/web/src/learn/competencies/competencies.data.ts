import type { Khue } from '../../client/index.js'
import { MyCompetencyMapDocument } from '../documents.gen.js'
import { splitMap } from './picture.js'

export type CompetenciesData = Awaited<ReturnType<typeof loadCompetencies>>

export async function loadCompetencies(khue: Khue) {
  const [{ myCompetencyMap }] = await Promise.all([khue.reading.ask(MyCompetencyMapDocument, {}), khue.texts.add('further')])
  return splitMap(myCompetencyMap)
}
