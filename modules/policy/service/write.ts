/** The road of a policy's text: begun, changed, reviewed, published, ended. One transaction each. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Static } from '#platform/contract/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import type { ConsolePolicy } from '../contract/console.ts';
import type { PolicyContent } from '../contract/content.ts';
import { events } from '../contract/index.ts';
import type { DraftAct } from '../contract/states.ts';
import { problem } from '../problems.ts';
import { contentFaults, missingIn } from '../rules/completeness.ts';
import { stateAfter } from '../rules/transition.ts';
import { deletePolicy, insertPolicies, policiesByCode, updatePolicy } from '../store/policies.ts';
import type { PolicyRow } from '../store/tables.ts';
import { consoleView, handsOf, rowOf } from './console-views.ts';
import { headOf } from './heads.ts';
import { bookChanged, makeFindable, makeUnfindable } from './index-policies.ts';

type View = Static<typeof ConsolePolicy>;

/** A policy to begin. */
export interface NewPolicy {
  readonly code: string;
  readonly content: PolicyContent;
}

/** Begins a policy. @throws policy-code-taken, policy-faulty */
export function createPolicy(ctx: Ctx, given: NewPolicy, key: string | null): Promise<View> {
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'policy.create', key, request: given }, async () => {
      const { code, content } = given;
      if ((await policiesByCode(tx, [code])).length > 0)
        throw problem('policy-code-taken', { code });
      proveSound(content);
      const now = ctx.clock.now();
      const row: PolicyRow = {
        id: uuidv7(),
        tenantId: ctx.tenantId,
        code,
        ...headOf(content),
        repealedOn: null,
        repealedBy: '',
        isPublic: false,
        published: null,
        publishedAt: null,
        publishedVersion: 0,
        draft: content,
        draftState: 'draft',
        draftBy: ctx.actor.personId,
        returnReason: '',
        createdAt: now,
        updatedAt: now,
        version: 1,
      };
      await insertPolicies(tx, [row]);
      await audit(tx, [{ action: 'policy.create', subject: row.id, detail: { code } }]);
      return consoleView(tx, row);
    }),
  );
}

function proveSound(content: PolicyContent): void {
  const faults = contentFaults(content);
  if (faults.length > 0) throw problem('policy-faulty', { count: faults.length }, faults);
}

function proveWhole(content: PolicyContent): void {
  const missing = missingIn(content);
  if (missing.length > 0) throw problem('policy-incomplete', { count: missing.length }, missing);
}

/** What an act needs to know. */
export interface Target {
  readonly id: string;
  readonly version: number;
}

type Change = Partial<Omit<PolicyRow, 'id' | 'tenantId' | 'version'>>;

/** Changes a locked row by an act of the table of moves. */
async function move(
  tx: Tx,
  { id, version }: Target,
  act: DraftAct,
  change: (row: PolicyRow) => Change,
): Promise<PolicyRow> {
  const row = await rowOf(tx, id, true);
  const hands = handsOf(tx.ctx, row);
  const states = hands.map((hand) => stateAfter(row.draftState, act, hand));
  const draftState = states.find((state) => state !== null);
  if (!draftState) {
    const isOwn = act === 'publish' && row.draftBy === tx.ctx.actor.personId;
    throw problem(isOwn && row.draftState === 'inReview' ? 'policy-own-text' : 'policy-act-closed');
  }
  return save(tx, row, { version, change: { ...change(row), draftState } });
}

async function save(
  tx: Tx,
  row: PolicyRow,
  { version, change }: { readonly version: number; readonly change: Change },
): Promise<PolicyRow> {
  const updatedAt = tx.ctx.clock.now();
  const isSaved = await updatePolicy(tx, { id: row.id, version }, { ...change, updatedAt });
  if (!isSaved) throw generalProblem('changed-meanwhile', { what: `政策“${row.title}”` });
  return { ...row, ...change, updatedAt, version: version + 1 };
}

/** Changes the working text. @throws policy-unknown, policy-act-closed, policy-faulty, changed-meanwhile */
export function editPolicy(ctx: Ctx, target: Target, content: PolicyContent): Promise<View> {
  proveSound(content);
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await move(tx, target, 'edit', ({ published }) => ({
      draft: content,
      draftBy: ctx.actor.personId,
      // Lists show the published text once there is one.
      ...(published ? {} : headOf(content)),
    }));
    await audit(tx, [{ action: 'policy.edit', subject: row.id, detail: { version: row.version } }]);
    return consoleView(tx, row);
  });
}

/** Gives the text to be reviewed. @throws policy-unknown, policy-act-closed, policy-incomplete, changed-meanwhile */
export function submitPolicy(ctx: Ctx, target: Target): Promise<View> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await move(tx, target, 'submit', ({ draft }) => {
      if (draft) proveWhole(draft);
      return { returnReason: '' };
    });
    await audit(tx, [{ action: 'policy.submit', subject: row.id }]);
    return consoleView(tx, row);
  });
}

/** Gives the text back with a reason. @throws policy-unknown, policy-act-closed, changed-meanwhile */
export function returnPolicy(ctx: Ctx, target: Target, reason: string): Promise<View> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await move(tx, target, 'giveBack', () => ({ returnReason: reason.trim() }));
    await audit(tx, [{ action: 'policy.giveBack', subject: row.id }]);
    return consoleView(tx, row);
  });
}

/** Throws the working text away; a policy that was never published goes with it. @throws policy-unknown, policy-act-closed, changed-meanwhile */
export async function discardPolicy(ctx: Ctx, target: Target): Promise<{ done: boolean }> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const row = await move(tx, target, 'discard', () => ({
      draft: null,
      draftBy: null,
      returnReason: '',
    }));
    if (!row.published) await deletePolicy(tx, row.id);
    await audit(tx, [{ action: 'policy.discard', subject: row.id, detail: { code: row.code } }]);
  });
  return { done: true };
}

/** Publishes the reviewed text. @throws policy-unknown, policy-act-closed, policy-own-text, policy-incomplete, changed-meanwhile */
export function publishPolicy(ctx: Ctx, target: Target, note: string): Promise<View> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await move(tx, target, 'publish', publishedChange(ctx));
    const content = row.published;
    if (!content) throw problem('policy-act-closed');
    const { id, code, title, topics } = row;
    await saveVersions(tx, [{ kind: 'policy.policies', subject: id, content, note }]);
    await makeFindable(tx, [{ id, content }]);
    await emit(tx, [
      {
        type: events.published,
        subject: id,
        payload: { code, title, topics, note: note.trim() },
        audience: { everyone: true },
      },
    ]);
    const detail = { code, publishedVersion: row.publishedVersion };
    await audit(tx, [{ action: 'policy.publish', subject: id, detail }]);
    return consoleView(tx, row);
  });
}

const publishedChange =
  (ctx: Ctx) =>
  ({ draft, publishedVersion }: PolicyRow): Change => {
    if (!draft) throw problem('policy-act-closed');
    proveWhole(draft);
    return {
      ...headOf(draft),
      published: draft,
      publishedAt: ctx.clock.now(),
      publishedVersion: publishedVersion + 1,
      isPublic: true,
      repealedOn: null,
      repealedBy: '',
      draft: null,
      draftBy: null,
    };
  };

/** Repeals a public policy. @throws policy-unknown, policy-act-closed, changed-meanwhile */
export function repealPolicy(
  ctx: Ctx,
  target: Target,
  repeal: { readonly repealedOn: string; readonly repealedBy: string },
): Promise<View> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await rowOf(tx, target.id, true);
    if (!before.isPublic) throw problem('policy-act-closed');
    const { repealedOn, repealedBy } = repeal;
    const row = await save(tx, before, {
      version: target.version,
      change: { repealedOn, repealedBy },
    });
    await bookChanged(tx);
    const { id, code, title, topics } = row;
    await emit(tx, [
      {
        type: events.repealed,
        subject: id,
        payload: { code, title, topics, note: repealedBy },
        audience: { everyone: true },
      },
    ]);
    await audit(tx, [{ action: 'policy.repeal', subject: id, detail: { code, repealedOn } }]);
    return consoleView(tx, row);
  });
}

/** Takes a policy from the public pages. @throws policy-unknown, policy-act-closed, changed-meanwhile */
export function withdrawPolicy(ctx: Ctx, target: Target, reason: string): Promise<View> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await rowOf(tx, target.id, true);
    if (!before.isPublic) throw problem('policy-act-closed');
    const row = await save(tx, before, { version: target.version, change: { isPublic: false } });
    await makeUnfindable(tx, [row.id]);
    const detail = { code: row.code, reason };
    await audit(tx, [{ action: 'policy.withdraw', subject: row.id, detail }]);
    return consoleView(tx, row);
  });
}
