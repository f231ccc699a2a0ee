/** Every table keeps the tenants apart and explains itself. */
import type { Column, Table } from './read.ts';

/** Tables of the installation itself, which hold rows of no tenant; the application has no right there. */
const ofTheInstallation = new Set(['platform.migrations', 'platform.listeners']);

/** Faults of one table: tenant, row-level security, policy. */
export function tenantFaults(table: Table, columns: readonly Column[]): string[] {
  const id = `${table.schema}.${table.name}`;
  if (ofTheInstallation.has(id)) {
    return table.appMayUse
      ? [`${id}: holds rows of no tenant, yet zhenshu_app has rights on it`]
      : [];
  }
  const tenant = columns.find(
    (column) =>
      column.schema === table.schema && column.table === table.name && column.name === 'tenant_id',
  );
  // A partition that the application cannot name is reached through its parent, under its policy.
  if (table.partition && !table.appMayUse) return [];
  return [
    ...(tenant?.type === 'uuid' && tenant.required ? [] : ['has no tenant_id uuid NOT NULL']),
    ...(table.secured && table.forced ? [] : ['row-level security is not enabled and forced']),
    ...(table.policies.some((condition) => /tenant_id = platform\.tenant\(\)/.test(condition))
      ? []
      : ['has no policy by tenant for zhenshu_app']),
    ...table.policies
      .filter((condition) => condition === 'true')
      .map(() => 'has a policy that lets zhenshu_app see every tenant'),
    ...(/^zhenshu_(app|system)$/.test(table.owner) ? [`belongs to ${table.owner}`] : []),
  ].map((fault) => `${id}: ${fault}`);
}

/** Tables and columns without a COMMENT; partitions follow their parent. */
export function explanationFaults(tables: readonly Table[], columns: readonly Column[]): string[] {
  return [
    ...tables
      .filter(({ comment, partition }) => !partition && !comment?.trim())
      .map(({ schema, name }) => `${schema}.${name}: has no COMMENT`),
    ...columns
      .filter(({ comment, partition }) => !partition && !comment?.trim())
      .map(({ schema, table, name }) => `${schema}.${table}.${name}: has no COMMENT`),
    ...tables
      .filter(({ name }) => !/^[a-z][a-z0-9_]*$/.test(name))
      .map(({ schema, name }) => `${schema}.${name}: is not in snake_case`),
  ];
}
