/** What a county operator may do in a town by break-glass. */
import type { Manifest } from '#platform/manifest/index.ts';
import type { RightsBook } from './duties.ts';

/**
 * The permissions of a visit: all with which something is read, but those over rights and over the
 * record of acts, and those that open what is confidential. Writing is refused at the edge besides.
 */
export function visitorPermissions({ manifests, operations }: RightsBook): Set<string> {
  const reading = new Set(
    operations.filter(({ method }) => method === 'GET').map(({ permission }) => permission),
  );
  const entries = manifests.flatMap(({ permissions }: Manifest) => permissions);
  return new Set(
    entries
      .filter(({ duty, opens }) => (!duty || duty === 'content') && !opens)
      .map(({ id }) => id)
      .filter((id) => reading.has(id) && !id.endsWith('.export')),
  );
}
