/** What stands in the log in the place of a personal or secret value. */
export const CENSORED = '[censored]';

/** Names under which personal data or secrets travel through this house, at any of three depths. */
const NAMES = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'apiKey',
  'code',
  'name',
  'fullName',
  'phone',
  'mobile',
  'email',
  'idNumber',
  'address',
  'reporter',
  'contact',
  'recipient',
  'position',
];

/** Names that are personal only inside some objects, and technical words elsewhere. */
const ONLY_INSIDE: Readonly<Record<string, readonly string[]>> = {
  code: ['body', 'phoneCheck'],
  name: ['person', 'resident', 'body', 'actor'],
  address: ['person', 'resident', 'body', 'report'],
  position: ['person', 'resident', 'body', 'report'],
};

/**
 * The paths that pino censors: every name at the top, one and two levels down.
 *
 * @param further names of personal fields declared in manifests, `table.column` or `column`; the
 * column counts, in snake_case and camelCase
 */
export function censorPaths(further: readonly string[]): string[] {
  const columns = further.map((field) => field.split('.').at(-1) ?? field);
  const declared = columns
    .flatMap((column) => [column, camelCase(column)])
    .filter((name) => !(name in ONLY_INSIDE));
  const everywhere = [...NAMES, ...declared].filter((name) => !(name in ONLY_INSIDE));
  const paths = everywhere.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const inside = Object.entries(ONLY_INSIDE).flatMap(([name, holders]) =>
    holders.flatMap((holder) => [`${holder}.${name}`, `*.${holder}.${name}`]),
  );
  return [...new Set([...paths, ...inside])];
}

function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
