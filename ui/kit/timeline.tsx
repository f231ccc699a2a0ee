import type { ReactNode } from 'react';
import { Time } from '../i18n/time.tsx';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/names.ts';
import type { Meaning } from '../tokens/tokens.ts';

/** One step of a trace (全程留痕). */
export interface TimelineStep {
  readonly id: string;
  readonly at: string | Date;
  readonly title: string;
  /** Who did it: name and role, or `系统`. */
  readonly who?: string;
  readonly icon?: IconName;
  readonly meaning?: Meaning | 'neutral';
  /** Words, reasons, photos. */
  readonly body?: ReactNode;
}

/** What happened, in order, readable from top to bottom. */
export function Timeline({ steps, label }: { steps: readonly TimelineStep[]; label: string }) {
  return (
    <ol className="zs-timeline" aria-label={label}>
      {steps.map((step) => (
        <li key={step.id} className={`zs-step zs-step-${step.meaning ?? 'neutral'}`}>
          <span className="zs-step-mark" aria-hidden="true">
            <Icon name={step.icon ?? 'check'} size={16} />
          </span>
          <div className="zs-step-head">
            <strong>{step.title}</strong>
            <Time at={step.at} />
          </div>
          {step.who && <p className="zs-step-who">{step.who}</p>}
          {step.body && <div className="zs-step-body">{step.body}</div>}
        </li>
      ))}
    </ol>
  );
}
