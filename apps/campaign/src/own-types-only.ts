import { OrphanedReferenceRegistry } from '@nestjs/graphql/dist/schema-builder/services/orphaned-reference.registry.js'

/**
 * A door's schema has the types that can be reached from its own root fields. By itself Nest adds every GraphQL type of the
 * process to each schema, so that two doors in one process would show one another's. There is no option for it
 * (@nestjs/graphql 14.0), hence here, once for the process.
 */
export function showOwnTypesOnly(): void {
  OrphanedReferenceRegistry.prototype.getAll = () => []
}
