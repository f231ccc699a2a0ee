import { exactInstant, sayDeadline, sayInstant } from '#platform/i18n/index.ts';
import { StatusTag } from '../kit/status-tag.tsx';
import type { Meaning } from '../tokens/tokens.ts';
import { useNow } from './clock.ts';
import { useText } from './text-provider.tsx';

/** A time as people say it (`今天 14:20`), exact on hover and for machines. */
export function Time({ at }: { at: string | Date }) {
  const { locale } = useText();
  const now = useNow();
  const instant = new Date(at);
  return (
    <time className="zs-whole" dateTime={instant.toISOString()} title={exactInstant(instant)}>
      {sayInstant(instant, now, locale)}
    </time>
  );
}

/**
 * A deadline with its meaning: calm, near (less than `nearSeconds` left), or overdue. With
 * `endedAt` it stands still: it says whether the matter ended in time.
 */
export function Deadline({ at, nearSeconds = 7200, endedAt }: DeadlineProps) {
  const { t, locale } = useText();
  const now = useNow();
  const deadline = new Date(at);
  const ended = endedAt ? new Date(endedAt) : null;
  const leftSeconds = (deadline.getTime() - (ended ?? now).getTime()) / 1000;
  const words = ended
    ? t(leftSeconds >= 0 ? 'ui.deadline.kept' : 'ui.deadline.missed')
    : sayDeadline(deadline, now, locale);
  return (
    <time dateTime={deadline.toISOString()} title={exactInstant(deadline)}>
      <StatusTag meaning={meaningOf(leftSeconds, nearSeconds, ended !== null)}>{words}</StatusTag>
    </time>
  );
}

interface DeadlineProps {
  readonly at: string | Date;
  readonly nearSeconds?: number;
  readonly endedAt?: string | Date | null;
}

function meaningOf(leftSeconds: number, nearSeconds: number, ended: boolean): Meaning {
  if (leftSeconds < 0) return 'urgent';
  if (ended) return 'ok';
  return leftSeconds < nearSeconds ? 'warning' : 'notice';
}
