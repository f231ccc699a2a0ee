/** The worst case: whoever has the database, the disk and the signing key rewrites an act and signs anew. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { TestTown } from '#testing';
import { houseOf } from '../../service/house.ts';
import { signAll } from '../ledger-fixture.ts';
import type { Chance } from './chance.ts';
import type { RowEdit } from './row-edits.ts';

/** Rewrites an entry of the first `size` ones and publishes the log anew. */
export async function fork(
  town: TestTown,
  client: pg.Client,
  { size, chance }: { readonly size: number; readonly chance: Chance },
): Promise<RowEdit> {
  const position = chance.below(size);
  const put = async (change: string): Promise<void> => {
    await client.query(
      `UPDATE ledger.entries SET commitment = ${change} WHERE tenant_id = $1 AND position = $2`,
      [town.tenantId, position],
    );
    rmSync(join(town.dataDirectory, 'ledger', 'qingxi'), { recursive: true });
    houseOf(town.database).edges.clear();
    houseOf(town.database).filesOf('qingxi').forget();
    await client.query('UPDATE ledger.logs SET signed_size = 0, root = NULL WHERE tenant_id = $1', [
      town.tenantId,
    ]);
    await signAll(town);
  };
  const byte = 'set_byte(commitment, 5, 255 - get_byte(commitment, 5))';
  await put(byte);
  return {
    what: 'fork under a new signature',
    named: new RegExp(`^entry ${position}: `),
    undo: () => put(byte),
  };
}
