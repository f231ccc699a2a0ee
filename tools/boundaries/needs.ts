/** Compares what the manifests say with what the imports show, and the needs with the tiers. */
import type { Tier } from '#platform/manifest/index.ts';
import type { ModuleFolder } from '../module-manifests.ts';
import { isTest } from '../source-tree.ts';
import type { Cruised } from './cruise.ts';

const tiers: readonly Tier[] = ['foundation', 'backbone', 'scene', 'view'];

/** Faults of the needs: not used, unknown, pointing up, sideways between scenes, or in a circle. */
export function needsFaults(modules: readonly ModuleFolder[], cruised: Cruised): string[] {
  const byId = new Map(modules.map(({ manifest }) => [manifest.id, manifest]));
  return modules.flatMap(({ folder, manifest }) => {
    const used = usedBy(folder, cruised);
    const faults = manifest.needs.flatMap((need) => {
      const other = byId.get(need);
      if (!other) return [`needs ${need}, which is no module`];
      if (tiers.indexOf(other.tier) > tiers.indexOf(manifest.tier)) {
        return [`(${manifest.tier}) needs ${need} of the higher tier ${other.tier}`];
      }
      if (manifest.tier === 'scene' && other.tier === 'scene')
        return [`needs another scene: ${need}`];
      return used.has(need) ? [] : [`declares that it needs ${need}, but imports nothing of it`];
    });
    const circle = reaches(manifest.id, manifest.id, byId) ? ['needs itself in a circle'] : [];
    return [...faults, ...circle].map((fault) => `modules/${folder}/manifest.ts: ${fault}`);
  });
}

function usedBy(folder: string, { imports }: Cruised): Set<string> {
  const own = imports.filter(({ from }) => from.startsWith(`modules/${folder}/`) && !isTest(from));
  return new Set(own.map(({ to }) => /^#?modules\/([^/]+)\//.exec(to)?.[1] ?? ''));
}

function reaches(
  from: string,
  goal: string,
  byId: ReadonlyMap<string, { needs: readonly string[] }>,
): boolean {
  const seen = new Set<string>();
  const open = [...(byId.get(from)?.needs ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === goal) return true;
    if (!seen.has(id)) open.push(...(byId.get(id)?.needs ?? []));
    seen.add(id);
  }
  return false;
}
