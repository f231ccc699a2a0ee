import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import { type Photo, PhotoPicker, useHere } from '#ui/capture/index.ts';
import {
  Button,
  Card,
  EmptyState,
  ErrorNotice,
  ErrorState,
  FieldError,
  Icon,
  Loading,
  Sheet,
  StatusTag,
  TextArea,
  useText,
} from '#ui/index.ts';
import { useLive } from '#ui/live/index.ts';
import { kept, useOutbox } from '#ui/offline/index.ts';
import { api, type ProofDue } from '../../contract/index.ts';
import { useEvidence, useSaid } from './use-evidence.ts';
import './care.css';

const care = createClient(api);
const noteLimit = 300;
type Way = 'visit' | 'phone';

/** 津贴认证: whose yearly proof of life is due in my cell. */
export default function ProofsPage() {
  const { t } = useText();
  const due = useQuery({
    ...kept,
    queryKey: ['care', 'proofs'],
    queryFn: async () => care.proofsDue({}),
  });
  useLive('care.allowance', undefined, [['care', 'proofs']]);
  return (
    <>
      <h1 tabIndex={-1}>{t('care.menu.proofs')}</h1>
      {due.isPending && <Loading lines={6} />}
      {due.isError && <ErrorState error={due.error} onRetry={() => void due.refetch()} />}
      {due.data?.items.length === 0 && (
        <EmptyState icon="checkCircle" title={t('care.proof.none')}>
          {t('care.proof.noneText')}
        </EmptyState>
      )}
      {due.data?.items.map((row) => (
        <Proof key={row.allowanceId} row={row} />
      ))}
    </>
  );
}

function Proof({ row }: { row: ProofDue }) {
  const { t } = useText();
  const { waiting } = useOutbox();
  const [way, setWay] = useState<Way | null>(null);
  const isSent = waiting.some(({ subject }) => subject === row.allowanceId);
  return (
    <Card
      title={`${row.name}${row.age === null ? '' : ` · ${t('care.age', { count: row.age })}`}`}
      action={
        <StatusTag meaning={row.suspended ? 'urgent' : 'warning'}>
          {row.suspended
            ? t('care.proof.suspended')
            : t('care.proof.due', { day: row.proofDue ?? '' })}
        </StatusTag>
      }
    >
      <p className="care-line">
        <Icon name="pin" /> {row.address || row.villageZh}
      </p>
      <div className="care-acts">
        {row.phone && (
          <a className="zs-button zs-button-secondary" href={`tel:${row.phone}`}>
            <Icon name="phone" /> {t('care.call')}
          </a>
        )}
        {!isSent && (
          <>
            <Button kind="primary" icon="camera" onClick={() => setWay('visit')}>
              {t('care.proof.visit')}
            </Button>
            <Button onClick={() => setWay('phone')}>{t('care.proof.phone')}</Button>
          </>
        )}
      </div>
      {way && <ProofForm row={row} way={way} onClose={() => setWay(null)} />}
    </Card>
  );
}

function ProofForm({ row, way, onClose }: { row: ProofDue; way: Way; onClose: () => void }) {
  const { t } = useText();
  const here = useHere(way === 'visit');
  const { enqueue } = useOutbox();
  const evidence = useEvidence();
  const said = useSaid();
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const lacksEvidence = way === 'visit' && !here.position && photos.length === 0;
  const lacksReason = way === 'phone' && reason.trim().length < 2;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (lacksEvidence || lacksReason) return;
    try {
      const { attachments, fields } = await evidence(photos, here);
      const body = { ...fields, how: way, ...(reason.trim() ? { reason: reason.trim() } : {}) };
      const label = `${t(`care.proof.${way}`)} · ${row.name}`;
      await enqueue(
        api.operations.prove,
        { params: { allowanceId: row.allowanceId }, body },
        { subject: row.allowanceId, label, attachments },
      );
      said();
      onClose();
    } catch (error) {
      setFault(error);
    }
  };
  return (
    <Sheet
      open
      title={t(`care.proof.${way}`)}
      onClose={onClose}
      actions={
        <Button kind="primary" wide icon="check" onClick={() => void submit()}>
          {t(`care.proof.${way}`)}
        </Button>
      }
    >
      {way === 'visit' ? (
        <>
          <p>{t('care.visit.here', { state: t(`care.here.${here.state}`) })}</p>
          <PhotoPicker
            label={t('care.proof.photo')}
            photos={photos}
            onChange={setPhotos}
            cameraOnly
          />
          {tried && lacksEvidence && <FieldError>{t('care.visit.needEvidence')}</FieldError>}
        </>
      ) : (
        <TextArea
          label={t('care.proof.reason')}
          limit={noteLimit}
          rows={3}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      {tried && lacksReason && <FieldError>{t('care.visit.needWhy')}</FieldError>}
      <ErrorNotice error={fault} />
    </Sheet>
  );
}
