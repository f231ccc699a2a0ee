/** Every SQL statement of the module JT/T 808. */
import { insertMany, type Tx } from '#platform/database/index.ts';

/** The terminal of a device. */
export interface TerminalRow {
  readonly thingId: string;
  readonly tenantId: string;
  readonly terminalId: string;
  readonly manufacturer: string;
  readonly model: string;
  /** Hexadecimal with `\x` before it, as PostgreSQL writes bytes. */
  readonly codeSha256: string;
  readonly registeredAt: Date;
}

interface Tables {
  'jt808.terminals': Omit<TerminalRow, 'codeSha256'> & { readonly codeSha256: Buffer };
}

/** Keeps the terminal of a device in place of the one before. */
export async function saveTerminal(tx: Tx, row: TerminalRow): Promise<void> {
  const suffix = `ON CONFLICT (thing_id) DO UPDATE SET terminal_id = excluded.terminal_id,
    manufacturer = excluded.manufacturer, model = excluded.model, code_sha256 = excluded.code_sha256,
    registered_at = excluded.registered_at`;
  await insertMany(tx, 'jt808.terminals', [row], suffix);
}

/** The terminal that registered for a device. */
export function terminalOf(tx: Tx, thingId: string) {
  return tx
    .as<Tables>()
    .selectFrom('jt808.terminals')
    .selectAll()
    .where('thingId', '=', thingId)
    .executeTakeFirst();
}
