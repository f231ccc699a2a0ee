/** Policies that are published as they come: the demo, a first filling of the library, the bench. */
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import type { PolicyContent } from '../contract/content.ts';
import { insertPolicies } from '../store/policies.ts';
import type { PolicyRow } from '../store/tables.ts';
import { headOf } from './heads.ts';
import { makeFindable } from './index-policies.ts';

/** A policy to be published. */
export interface ReadyPolicy {
  readonly code: string;
  readonly content: PolicyContent;
  readonly repealed?: { readonly on: string; readonly by: string };
}

/** Publishes policies, without review: only for texts that somebody has answered for elsewhere. */
export async function publishMany(
  tx: Tx,
  policies: readonly ReadyPolicy[],
  note: string,
): Promise<void> {
  const now = tx.ctx.clock.now();
  const rows = policies.map(({ code, content, repealed }): PolicyRow => {
    return {
      id: uuidv7(),
      tenantId: tx.ctx.tenantId,
      code,
      ...headOf(content),
      repealedOn: repealed?.on ?? null,
      repealedBy: repealed?.by ?? '',
      isPublic: true,
      published: content,
      publishedAt: now,
      publishedVersion: 1,
      draft: null,
      draftState: 'none',
      draftBy: null,
      returnReason: '',
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
  });
  await insertPolicies(tx, rows);
  await saveVersions(
    tx,
    rows.map(({ id, published }) => ({
      kind: 'policy.policies',
      subject: id,
      content: published,
      note,
    })),
  );
  await makeFindable(
    tx,
    rows.flatMap(({ id, published }) => (published ? [{ id, content: published }] : [])),
  );
}
