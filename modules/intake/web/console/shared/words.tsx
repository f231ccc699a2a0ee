import { Progress as Bar } from 'antd';
import { useNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { BatchHead, BatchState } from '../../../contract/index.ts';

const meanings = {
  fetching: 'notice',
  staged: 'notice',
  checking: 'notice',
  checked: 'notice',
  applying: 'notice',
  applied: 'ok',
  takingBack: 'notice',
  takenBack: 'neutral',
  failed: 'urgent',
  discarded: 'neutral',
} as const satisfies Record<BatchState, string>;

/** Where a batch stands. */
export function BatchTag({ state }: { state: BatchState }) {
  const { t } = useText();
  return <StatusTag meaning={meanings[state]}>{t(`intake.states.${state}`)}</StatusTag>;
}

/** While a file is read, its bytes are counted; else rows. */
const inMegabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;

/** What is done, speed and time left of what goes on now. */
export function WorkProgress({ batch }: { batch: BatchHead }) {
  const { t } = useText();
  const now = useNow();
  const { step, done, total, since } = batch.progress;
  if (step === 'none') return null;
  const seconds = since ? Math.max(1, (now.getTime() - new Date(since).getTime()) / 1000) : 1;
  const speed = done / seconds;
  const left = speed > 0 && total > done ? Math.ceil((total - done) / speed) : null;
  const unit = step === 'read' ? inMegabytes : Math.round;
  const words = step === 'read' ? 'bytes' : 'rows';
  return (
    <div className="in-progress" role="status">
      <Bar
        percent={total > 0 ? Math.round((done / total) * 100) : 0}
        status="active"
        showInfo={total > 0}
        aria-label={t(`intake.steps.${step}`)}
      />
      <p className="dk-muted">
        {t(`intake.steps.${step}`)}
        {done > 0 &&
          ` · ${t(`intake.progress.${words}`, { done: unit(done), total: unit(total || done) })}`}
        {unit(speed) > 0 &&
          ` · ${t(step === 'read' ? 'intake.progress.bytesSpeed' : 'intake.progress.speed', { speed: unit(speed) })}`}
        {left !== null && ` · ${t('intake.progress.left', { seconds: left })}`}
      </p>
    </div>
  );
}

/** A reason `field:code` in words. */
export function useReasonText(titleOf: (key: string) => string): (reason: string) => string {
  const { t, locale } = useText();
  const colon = locale === 'zh' ? '：' : ': ';
  return (reason) => {
    const at = reason.lastIndexOf(':');
    return `${titleOf(reason.slice(0, at))}${colon}${t(`intake.reasons.${reason.slice(at + 1)}`)}`;
  };
}
