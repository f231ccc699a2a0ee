/** What may happen to an application: read from the table of stages, nowhere else. */
import {
  moves,
  type Drive,
  type Need,
  type Party,
  type Stage,
  type StageAct,
  stages,
} from '../contract/stages.ts';

/** A row of the table, with its words widened. */
export interface Move {
  readonly act: StageAct;
  readonly from: readonly Stage[];
  readonly to: Stage | 'same';
  readonly by: readonly Party[];
  readonly needs: readonly Need[];
  readonly drive: readonly Drive[];
}

const table: readonly Move[] = moves;

/** The row of an act. */
export function moveOf(act: StageAct): Move {
  const move = table.find((one) => one.act === act);
  if (!move) throw new Error(`no act ${act}`);
  return move;
}

/** The stage after an act; null where it is not open in that stage. */
export function stageAfter(stage: Stage, act: StageAct): Stage | null {
  const { from, to } = moveOf(act);
  if (!from.includes(stage)) return null;
  return to === 'same' ? stage : to;
}

/** The acts open to these parties. A rating is given once. */
export function actsFor(
  stage: Stage,
  parties: readonly Party[],
  { isRated = false }: { readonly isRated?: boolean } = {},
): StageAct[] {
  return table
    .filter(({ from, by }) => from.includes(stage) && by.some((party) => parties.includes(party)))
    .map(({ act }) => act)
    .filter((act) => act !== 'rate' || !isRated);
}

/** Whether nothing but a rating can happen any more. */
export function isEnd(stage: Stage): boolean {
  return !table.some(({ from, to }) => from.includes(stage) && to !== 'same');
}

/** Stages from which no path of acts leads to an end. Checked at boot: must be empty. */
export function deadEnds(): Stage[] {
  const reaching = new Set<Stage>(stages.filter(isEnd));
  for (let grown = true; grown; ) {
    grown = false;
    for (const { from, to } of table) {
      if (to === 'same' || !reaching.has(to)) continue;
      const fresh = from.filter((stage) => !reaching.has(stage));
      for (const stage of fresh) reaching.add(stage);
      grown ||= fresh.length > 0;
    }
  }
  return stages.filter((stage) => !reaching.has(stage));
}
