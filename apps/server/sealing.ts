/** What this process seals at rest, and with which master key. */
import { modules } from '#modules/registry.ts';
import type { Config } from '#platform/config/index.ts';
import {
  type MasterKeys,
  readMasterKeys,
  sealedTables,
  type SealingSettings,
} from '#platform/sealing/index.ts';

/** The declared tables with given keys. */
export function sealingWith(
  masterKeys: MasterKeys,
  cipher: SealingSettings['cipher'],
): SealingSettings {
  return { tables: sealedTables(modules.map(({ manifest }) => manifest)), masterKeys, cipher };
}

/** As the settings say; the master key is made where there is none. */
export async function sealingOf(config: Config): Promise<SealingSettings> {
  return sealingWith(await readMasterKeys(config), config.cipher);
}
