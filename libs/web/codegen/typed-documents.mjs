import { withIds } from './operations.mjs'

/** Codegen plugin: typed documents that carry their ids. */
export const plugin = async (...given) => (await withIds(...given)).made
