import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Steps } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { BatchView } from '../../../contract/index.ts';
import { intake, keys, useBatch, useResource } from '../shared/clients.ts';
import { BatchTag, WorkProgress } from '../shared/words.tsx';
import { Mapping } from './mapping.tsx';
import { ReadingPart } from './reading-part.tsx';
import { Result } from './result.tsx';
import '../intake.css';

/** One batch on its way: read, mapped, checked, mended, applied. */
export default function DeskPage() {
  const { batchId = '' } = useParams();
  const batch = useBatch(batchId);
  const resource = useResource(batch.data?.resourceId);
  if (batch.isError) return <ErrorState error={batch.error} onRetry={() => void batch.refetch()} />;
  if (resource.isError)
    return <ErrorState error={resource.error} onRetry={() => void resource.refetch()} />;
  if (!batch.data || !resource.data) return <Loading lines={12} />;
  return <Desk batch={batch.data} resource={resource.data} />;
}

type ResourceOf = NonNullable<ReturnType<typeof useResource>['data']>;

const placeOf: Record<BatchView['state'], number> = {
  fetching: 0,
  staged: 1,
  checking: 2,
  checked: 2,
  applying: 3,
  applied: 4,
  takingBack: 3,
  takenBack: 4,
  failed: 0,
  discarded: 4,
};

function Desk({ batch, resource }: { batch: BatchView; resource: ResourceOf }) {
  const { t, locale } = useText();
  const [remaps, setRemaps] = useState(false);
  const title = locale === 'en' ? resource.titleEn || resource.titleZh : resource.titleZh;
  const shows = batch.state === 'staged' || remaps ? 'mapping' : 'result';
  return (
    <>
      <PageHead
        title={t('intake.batches.title', { number: batch.number, title: batch.title })}
        lead={`${title} · ${batch.departmentName}`}
      >
        <BatchTag state={batch.state} />
        <Acts batch={batch} onRemap={() => setRemaps(true)} />
      </PageHead>
      <Steps
        className="in-steps"
        size="small"
        current={placeOf[batch.state]}
        status={batch.state === 'failed' ? 'error' : 'process'}
        items={(['read', 'map', 'check', 'apply'] as const).map((key) => ({
          title: t(`intake.road.${key}`),
        }))}
      />
      <WorkProgress batch={batch} />
      {batch.problem !== '' && (
        <Notice meaning="urgent" title={batch.problem}>
          <p>{batch.cure}</p>
        </Notice>
      )}
      {batch.state === 'takenBack' && batch.takenBackAt && (
        <Notice meaning="notice" title={t('intake.takenBack')}>
          <p>
            <Time at={batch.takenBackAt} /> {batch.takenBackReason}
          </p>
        </Notice>
      )}
      {batch.state !== 'fetching' && (batch.columns.length > 0 || batch.state === 'failed') && (
        <ReadingPart batch={batch} changes={['staged', 'failed'].includes(batch.state)} />
      )}
      {batch.columns.length > 0 && shows === 'mapping' && (
        <Mapping
          key={batch.id}
          batch={batch}
          resource={resource}
          onChecked={() => setRemaps(false)}
        />
      )}
      {shows === 'result' && <Result batch={batch} resource={resource} />}
    </>
  );
}

function Acts({ batch, onRemap }: { batch: BatchView; onRemap: () => void }) {
  const { t } = useText();
  const { modal, message } = App.useApp();
  const act = useAct();
  const go = useNavigate();
  const queries = useQueryClient();
  const [takes, setTakes] = useState(false);
  const params = { batchId: batch.id };
  const done = (next: BatchView) => {
    queries.setQueryData(keys.batch(batch.id), next);
    return queries.invalidateQueries({ queryKey: keys.batches });
  };
  const apply = () =>
    modal.confirm({
      title: t('intake.apply.title'),
      content: t('intake.apply.text', {
        accepted: batch.counts.accepted,
        refused: batch.counts.refused - batch.counts.fixed,
      }),
      okText: t('intake.apply.ok'),
      onOk: () => act.run(async () => done(await intake.apply({ params }))),
    });
  const discard = () =>
    modal.confirm({
      title: t('intake.discard.title'),
      content: t('intake.discard.text'),
      okButtonProps: { danger: true },
      onOk: () =>
        act.run(async () => {
          await intake.discard({ params });
          await queries.invalidateQueries({ queryKey: keys.batches });
          void message.success(t('intake.discard.done'));
          await go('/intake');
        }),
    });
  const { state } = batch;
  return (
    <>
      {state === 'checked' && <Button onClick={onRemap}>{t('intake.remap')}</Button>}
      {(state === 'staged' || state === 'checked' || state === 'failed') && (
        <Button danger onClick={discard}>
          {t('intake.discard.open')}
        </Button>
      )}
      {state === 'failed' && (
        <Button
          type="primary"
          loading={act.busy}
          onClick={() => void act.run(async () => done(await intake.retry({ params })))}
        >
          {t('intake.retry')}
        </Button>
      )}
      {state === 'checked' && (
        <Button
          type="primary"
          loading={act.busy}
          disabled={batch.counts.accepted === 0}
          onClick={apply}
        >
          {t('intake.apply.open', { rows: batch.counts.accepted })}
        </Button>
      )}
      {state === 'applied' && (
        <>
          <Link to={`/catalogue/${batch.resourceId}`}>{t('intake.toResource')}</Link>
          <Button danger onClick={() => setTakes(true)}>
            {t('intake.takeBack.open')}
          </Button>
        </>
      )}
      <ErrorNotice error={act.error} />
      {takes && (
        <TakeBack
          rows={batch.counts.accepted}
          onClose={() => setTakes(false)}
          onTake={async (reason) => {
            await done(await intake.takeBack({ params, body: { reason } }));
            setTakes(false);
          }}
        />
      )}
    </>
  );
}

interface TakeBackProps {
  readonly rows: number;
  readonly onClose: () => void;
  readonly onTake: (reason: string) => Promise<void>;
}

function TakeBack({ rows, onClose, onTake }: TakeBackProps) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const act = useAct();
  return (
    <Modal
      open
      title={t('intake.takeBack.title')}
      okText={t('intake.takeBack.ok')}
      okButtonProps={{ danger: true, disabled: reason.trim().length < 2, loading: act.busy }}
      onOk={() => void act.run(() => onTake(reason.trim()))}
      onCancel={onClose}
    >
      <p>{t('intake.takeBack.text', { rows })}</p>
      <Input
        aria-label={t('intake.takeBack.reason')}
        placeholder={t('intake.takeBack.reason')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
