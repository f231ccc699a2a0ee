import { type Meaning, StatusTag, useText } from '#ui/index.ts';
import type { Stage } from '../../contract/index.ts';

const meanings: Readonly<Record<Stage, Meaning | 'neutral'>> = {
  submitted: 'neutral',
  accepted: 'notice',
  supplementing: 'warning',
  approved: 'ok',
  delivered: 'ok',
  refused: 'warning',
  declined: 'warning',
  withdrawn: 'neutral',
};

/** Where an application stands, in a word. */
export function StageTag({ stage }: { stage: Stage }) {
  const { t } = useText();
  return <StatusTag meaning={meanings[stage]}>{t(`services.stage.${stage}`)}</StatusTag>;
}
