import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { Stage } from '../../../contract/index.ts';

const meanings = {
  submitted: 'warning',
  accepted: 'notice',
  supplementing: 'neutral',
  approved: 'notice',
  delivered: 'ok',
  refused: 'neutral',
  declined: 'neutral',
  withdrawn: 'neutral',
} as const satisfies Record<Stage, string>;

/** Where an application stands. */
export function StageTag({ stage }: { stage: Stage }) {
  const { t } = useText();
  return <StatusTag meaning={meanings[stage]}>{t(`services.stage.${stage}`)}</StatusTag>;
}
