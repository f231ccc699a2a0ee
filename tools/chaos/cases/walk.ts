/** What residents, officers and departments do with one case, every request repeated until answered. */
import sharp from 'sharp';
import type { Journal } from './journal.ts';
import { patiently, type Reachable, type Settled } from './patient.ts';
import type { Staff } from './prepare.ts';
import type { Chance } from './random.ts';

/** What a walker needs. */
export interface Surroundings {
  readonly server: Reachable;
  readonly journal: Journal;
  readonly chance: Chance;
  readonly officer: Staff;
  readonly headOf: ReadonlyMap<string, Staff>;
  readonly categories: readonly string[];
  readonly onSend: () => void;
  /** Draws the deadline of a case near; resolves when it is written. */
  readonly drawNear: (caseId: string) => Promise<void>;
}

interface Matter {
  readonly caseId: string;
  version: number;
  state: string;
  departmentId: string | null;
}

const texts = [
  '路灯不亮,晚上看不清',
  '垃圾堆满没有清运',
  '井盖破损,车过有响声',
  '排水沟堵塞,污水外溢',
];

/** Reports a matter, then walks it along its road or leaves it to its deadline. */
export async function walkOne(around: Surroundings, caseNumber: number): Promise<void> {
  const { chance, journal } = around;
  const reported = await report(around, caseNumber);
  if (!reported) return;
  if (chance.isLess(0.45)) {
    await around.drawNear(reported);
    journal.abandoned.add(reported);
    return;
  }
  const matter = await look(around, reported);
  if (!matter) return;
  if (chance.isLess(0.3)) await around.drawNear(reported);
  await walk(around, matter);
}

async function report(around: Surroundings, caseNumber: number): Promise<string | null> {
  const { server, journal, chance, categories, onSend } = around;
  const key = `chaos-${caseNumber}-${chance.word(10)}`;
  const isUnsure = chance.isLess(0.1);
  const json = {
    text: isUnsure ? '这个情况请看一下' : chance.pick(texts),
    deviceId: key,
    position: {
      longitude: 112.95 + chance.between(-0.004, 0.004),
      latitude: 28.45 + chance.between(-0.004, 0.004),
    },
    ...(isUnsure ? {} : { categoryCode: chance.pick(categories) }),
    ...(chance.isLess(0.5) ? { reporterName: '王小明', reporterPhone: '13900001234' } : {}),
  };
  const path = '/api/v1/reports';
  const answer = await patiently(server, { method: 'POST', path, key, json, onSend });
  journal.repeats += answer.tries - 1;
  if (answer.status !== 201) {
    journal.refuse(key, String(answer.body['code']));
    return null;
  }
  const { number, caseId } = answer.body as { number: string; caseId: string };
  journal.reports.push({ key, number, caseId });
  return caseId;
}

async function look(around: Surroundings, caseId: string): Promise<Matter | null> {
  const { server, officer } = around;
  const path = `/api/v1/cases/${caseId}`;
  const { status, body } = await patiently(server, { method: 'GET', path, token: officer.token });
  if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`);
  const row = (body['case'] ?? body) as Record<string, unknown>;
  return {
    caseId,
    version: Number(row['version']),
    state: String(row['state']),
    departmentId: (row['leadDepartmentId'] as string | null) ?? null,
  };
}

/** The next action from a state: who acts, and what it needs. */
async function walk(around: Surroundings, matter: Matter): Promise<void> {
  const { chance, officer, headOf } = around;
  let steps = Math.floor(chance.between(2, 14));
  while (steps-- > 0) {
    const head = headOf.get(matter.departmentId ?? '');
    const [action, who] = nextAction(matter.state, chance, { officer, head });
    if (!action || !who) return;
    if (!(await act(around, matter, { action, who }))) return;
  }
}

function nextAction(
  state: string,
  chance: Chance,
  { officer, head }: { officer: Staff; head: Staff | undefined },
): [string | null, Staff | undefined] {
  if (chance.isLess(0.15)) return ['comment', officer];
  if (state === 'registered') return [chance.isLess(0.85) ? 'dispatch' : 'cancel', officer];
  if (state === 'dispatched' && chance.isLess(0.08)) return ['return', head];
  if (state === 'dispatched') return ['accept', head];
  if (state === 'accepted' && chance.isLess(0.1)) return ['suspend', officer];
  if (state === 'accepted' && chance.isLess(0.1)) return ['supervise', officer];
  if (state === 'accepted') return ['reportDone', head];
  if (state === 'suspended') return ['resume', officer];
  if (state === 'done') return ['verify', officer];
  if (state === 'verified') return ['close', officer];
  if (state === 'closed' && chance.isLess(0.3)) return ['reopen', officer];
  return [null, undefined];
}

async function act(
  around: Surroundings,
  matter: Matter,
  step: { readonly action: string; readonly who: Staff },
): Promise<boolean> {
  const { server, journal, chance, onSend } = around;
  const { action, who } = step;
  const word = `w${chance.word(14)}`;
  const photoIds = action === 'reportDone' ? await upload(around, who) : undefined;
  const inDays = 86_400_000 * 3;
  const json = {
    version: matter.version,
    reason: word,
    ...(photoIds ? { photoIds } : {}),
    ...(action === 'suspend' ? { until: new Date(Date.now() + inDays).toISOString() } : {}),
  };
  const path = `/api/v1/cases/${matter.caseId}/actions/${action}`;
  const answer = await patiently(server, {
    method: 'POST',
    path,
    key: word,
    token: who.token,
    json,
    onSend,
  });
  journal.repeats += answer.tries - 1;
  return settle(around, matter, { word, action, answer });
}

/** Notes the outcome. A case that time changed meanwhile is looked at again. */
async function settle(
  around: Surroundings,
  matter: Matter,
  { word, action, answer }: { word: string; action: string; answer: Settled },
): Promise<boolean> {
  const { journal } = around;
  if (answer.status === 200) {
    journal.actions.push({ word, caseId: matter.caseId, action });
    const { version, state } = answer.body as { version: number; state: string };
    Object.assign(matter, { version, state });
    return true;
  }
  const code = String(answer.body['code']);
  journal.refuse(word, code);
  if (code !== 'changed-meanwhile') return false;
  const anew = await look(around, matter.caseId);
  if (anew) Object.assign(matter, anew);
  return anew !== null;
}

async function upload(around: Surroundings, who: Staff): Promise<string[]> {
  const { server, chance } = around;
  const width = 64 + Math.floor(chance.between(0, 64));
  const noise = { type: 'gaussian' as const, mean: chance.between(80, 180), sigma: 40 };
  const photo = await sharp({
    create: { width, height: 64, channels: 3, background: '#888', noise },
  })
    .jpeg()
    .toBuffer();
  const form = (): FormData => {
    const data = new FormData();
    data.append('file', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'after.jpg');
    return data;
  };
  const key = `photo-${chance.word(16)}`;
  const request = { method: 'POST' as const, path: '/api/v1/files', token: who.token, key, form };
  const answer = await patiently(server, request);
  if (answer.status !== 201) throw new Error(`upload: ${JSON.stringify(answer.body)}`);
  return [String(answer.body['id'])];
}
