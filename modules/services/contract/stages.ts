/**
 * The road of an application (办件), as one table: service, screens and tests read it. The case behind it does the work of
 * deadlines, tasks and trace; `drive` says what happens to it with each act. Browser-safe.
 */

/** Where an application stands. The last five are ends; `delivered` and `refused` can be rated. */
export const stages = [
  'submitted',
  'accepted',
  'supplementing',
  'approved',
  'delivered',
  'refused',
  'declined',
  'withdrawn',
] as const;
export type Stage = (typeof stages)[number];

/** Stages in which somebody still has to act. */
export const openStages: readonly Stage[] = ['submitted', 'accepted', 'supplementing', 'approved'];

/** How somebody stands to an application: at the desk that handles it, as who decides, as the applicant, the house itself. */
export type Party = 'desk' | 'decider' | 'applicant' | 'clock';

/** What an act asks for. */
export type Need = 'words' | 'until' | 'remedy' | 'way' | 'stars' | 'answers';

/** Steps that the case takes with an act, in this order. */
export type Drive =
  | 'accept'
  | 'suspend'
  | 'resume'
  | 'reportDone'
  | 'verify'
  | 'close'
  | 'cancel'
  | 'rate';

/** One row. */
interface Move {
  readonly act: string;
  readonly from: readonly Stage[];
  readonly to: Stage | 'same';
  readonly by: readonly Party[];
  readonly needs: readonly Need[];
  readonly drive: readonly Drive[];
}

/** Every act on an application. */
export const moves = [
  { act: 'accept', from: ['submitted'], to: 'accepted', by: ['desk'], needs: [], drive: ['accept'] },
  { act: 'decline', from: ['submitted'], to: 'declined', by: ['desk'], needs: ['words', 'remedy'], drive: ['cancel'] },
  { act: 'askSupplement', from: ['submitted', 'accepted'], to: 'supplementing', by: ['desk'], needs: ['words', 'until'], drive: ['suspend'] },
  { act: 'supplement', from: ['supplementing'], to: 'accepted', by: ['applicant'], needs: ['answers'], drive: ['resume', 'accept'] },
  { act: 'lapse', from: ['supplementing'], to: 'accepted', by: ['clock'], needs: [], drive: ['accept'] },
  { act: 'approve', from: ['accepted'], to: 'approved', by: ['decider'], needs: ['words'], drive: ['reportDone'] },
  { act: 'refuse', from: ['accepted'], to: 'refused', by: ['decider'], needs: ['words', 'remedy'], drive: ['reportDone', 'verify', 'close'] },
  { act: 'deliver', from: ['approved'], to: 'delivered', by: ['desk'], needs: ['way', 'words'], drive: ['verify', 'close'] },
  { act: 'withdraw', from: ['submitted', 'accepted', 'supplementing'], to: 'withdrawn', by: ['applicant'], needs: [], drive: ['cancel'] },
  { act: 'rate', from: ['delivered', 'refused'], to: 'same', by: ['applicant'], needs: ['stars'], drive: ['rate'] },
] as const satisfies readonly Move[]; // biome-ignore format: a table
export type StageAct = (typeof moves)[number]['act'];

/** Acts of the desk, of the applicant. */
export const deskActs = [
  'accept',
  'decline',
  'askSupplement',
  'approve',
  'refuse',
  'deliver',
] as const;
export type DeskAct = (typeof deskActs)[number];
export const applicantActs = ['supplement', 'withdraw', 'rate'] as const;
export type ApplicantAct = (typeof applicantActs)[number];
