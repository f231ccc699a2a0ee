/** The demo town's participation: a roll, suggestions in every state, votes, consultations, points, calls. */
import type { DemoContext } from '#platform/module/index.ts';
import { fillCalls } from './demo/calls.ts';
import { fillConsultations } from './demo/consultations.ts';
import { stageOf } from './demo/stage.ts';
import { fillPoints } from './demo/points.ts';
import { fillPolls } from './demo/polls.ts';
import { fillRoll } from './demo/roll.ts';
import { fillSuggestions } from './demo/suggestions.ts';

/** Fills the demo's first town, where residents are. */
export async function fillDemo({ ctx, tenant, historyCount }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town' || historyCount === 0) return;
  const stage = await stageOf(ctx);
  if (!stage) return;
  const roll = await fillRoll(stage);
  await fillSuggestions(stage);
  await fillPolls(stage, roll);
  await fillConsultations(stage);
  await fillPoints(stage, roll);
  await fillCalls(stage);
}
