import { operationsFile, withIds } from './operations.mjs'

/** Codegen plugin: the documents that a service knows from the start. */
export const plugin = async (...given) => operationsFile((await withIds(...given)).operations)
