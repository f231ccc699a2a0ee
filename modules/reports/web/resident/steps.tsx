import { type IconName, type Meaning, Timeline, useText } from '#ui/index.ts';
import type { FollowedReport } from '../../contract/index.ts';
import { FilePhotos } from './file-photos.tsx';

type Step = FollowedReport['steps'][number];

const looks: Readonly<Record<string, { icon: IconName; meaning: Meaning }>> = {
  register: { icon: 'inbox', meaning: 'notice' },
  dispatch: { icon: 'send', meaning: 'notice' },
  accept: { icon: 'check', meaning: 'notice' },
  transfer: { icon: 'forward', meaning: 'notice' },
  approveExtension: { icon: 'clock', meaning: 'warning' },
  suspend: { icon: 'clock', meaning: 'warning' },
  refuseVerification: { icon: 'refresh', meaning: 'warning' },
  reopen: { icon: 'refresh', meaning: 'warning' },
  reportDone: { icon: 'tasks', meaning: 'ok' },
  verify: { icon: 'shield', meaning: 'ok' },
  close: { icon: 'checkCircle', meaning: 'ok' },
  rate: { icon: 'star', meaning: 'ok' },
};

interface StepsProps {
  readonly steps: readonly Step[];
  /** Opens the photos to the reporter without a session; absent on the public page. */
  readonly photoPass?: string;
}

/** What was done, in order, with the words and photos meant for the reporter and the public. */
export function Steps({ steps, photoPass }: StepsProps) {
  const { t, locale } = useText();
  return (
    <Timeline
      label={t('reports.follow.steps')}
      steps={steps.map((step, index) => ({
        id: `${step.action}-${step.occurredAt}-${index}`,
        at: step.occurredAt,
        title: locale === 'zh' ? step.zh : step.en,
        who: step.departmentName,
        ...looks[step.action],
        body: (
          <>
            {step.note && <p className="rp-note">{step.note}</p>}
            <FilePhotos
              photoIds={step.photoIds}
              label={t('reports.follow.after')}
              {...(photoPass ? { pass: photoPass } : {})}
            />
          </>
        ),
      }))}
    />
  );
}

const stateMeanings: Readonly<Record<string, Meaning>> = {
  suspended: 'warning',
  done: 'ok',
  verified: 'ok',
  closed: 'ok',
};

/** What a state means: nothing is urgent for the one who waits. */
export function meaningOfState(state: string): Meaning | 'neutral' {
  if (state === 'cancelled' || state === 'merged') return 'neutral';
  return stateMeanings[state] ?? 'notice';
}
