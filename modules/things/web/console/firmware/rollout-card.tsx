import { Button, Popconfirm, Progress } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice, StatusTag } from '#ui/kit/status-tag.tsx';
import type { RolloutView } from '../../../contract/index.ts';
import { things, useModels, useNameOf, useRenewThings } from '../use-things.ts';
import { RolloutThings } from './rollout-things.tsx';

interface RolloutCardProps {
  readonly rollout: RolloutView;
  readonly mayManage: boolean;
}

const meanings = { running: 'notice', paused: 'warning', done: 'ok', stopped: 'neutral' } as const;

/** A roll-out: where it stands, and the reins. */
export function RolloutCard({ rollout, mayManage }: RolloutCardProps) {
  const { t } = useText();
  const nameOf = useNameOf();
  const [isOpen, setOpen] = useState(false);
  const model = useModels().data?.items.find(({ code }) => code === rollout.modelCode);
  const { state, reason, total, done, failed, told, steps, step } = rollout;
  const percent = (count: number): number => Math.round((count * 100) / Math.max(1, total));
  return (
    <article className="dk-card">
      <header className="dk-head">
        <h3 className="dk-row th-card-title">
          {nameOf(model) || rollout.modelCode} {rollout.firmwareVersion}
          <StatusTag meaning={meanings[state]}>{t(`things.firmware.state.${state}`)}</StatusTag>
        </h3>
        {mayManage && <Reins rollout={rollout} />}
      </header>
      {state === 'paused' && reason && (
        <Notice meaning="warning" title={t(`things.firmware.reason.${reason}`)} />
      )}
      <Progress
        percent={percent(done + failed)}
        success={{ percent: percent(done) }}
        status={failed > 0 ? 'exception' : 'normal'}
        aria-label={t('things.firmware.progress')}
      />
      <p className="dk-row dk-muted">
        <span className="dk-number">
          {t('things.firmware.counts', { told, total, done, failed })}
        </span>
        <span>{t('things.firmware.stepOf', { step: step + 1, percent: steps[step] ?? 100 })}</span>
        <span>
          {rollout.createdByName} <Time at={rollout.createdAt} />
        </span>
        <Button size="small" type="link" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          {t('things.firmware.devices')}
        </Button>
      </p>
      {isOpen && <RolloutThings rolloutId={rollout.id} />}
    </article>
  );
}

function Reins({ rollout }: { rollout: RolloutView }) {
  const { t } = useText();
  const renew = useRenewThings();
  const act = useAct();
  const { id, state } = rollout;
  if (state === 'done' || state === 'stopped') return null;
  const steer = async (to: 'running' | 'paused' | 'stopped'): Promise<unknown> =>
    act.run(async () => {
      await things.steerRollout({ params: { id }, body: { to } });
      await renew();
    });
  return (
    <div className="dk-row">
      <ErrorNotice error={act.error} />
      {state === 'running' ? (
        <Button loading={act.busy} onClick={() => void steer('paused')}>
          {t('things.firmware.pause')}
        </Button>
      ) : (
        <Popconfirm
          title={t('things.firmware.askResume')}
          okText={t('things.firmware.resume')}
          cancelText={t('things.cancel')}
          onConfirm={() => void steer('running')}
        >
          <Button type="primary" loading={act.busy}>
            {t('things.firmware.resume')}
          </Button>
        </Popconfirm>
      )}
      <Popconfirm
        title={t('things.firmware.askStop')}
        okText={t('things.firmware.stop')}
        cancelText={t('things.cancel')}
        onConfirm={() => void steer('stopped')}
      >
        <Button danger>{t('things.firmware.stop')}</Button>
      </Popconfirm>
    </div>
  );
}
