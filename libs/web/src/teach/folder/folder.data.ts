import type { Khue } from '../../client/index.js'

export async function loadFolder(khue: Khue): Promise<void> {
  await khue.texts.add('teach')
}
