import { Modal } from 'antd';
import { useState } from 'react';
import { isConflict, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { ActionInput, CaseDetail, CaseRow, Offer } from '../../../contract/index.ts';
import { graveActions } from '../shared/case-look.ts';
import { ActionFields } from './action-fields.tsx';
import { type ActionDraft, emptyDraft, inputOf, missingIn, startDraft } from './draft.ts';
import { uploadPhotos } from './upload-photos.ts';
import './action-dialog.css';

interface ActionDialogProps {
  readonly offer: Offer;
  /** The case; null for many at once. */
  readonly row: CaseRow | null;
  /** How many cases are acted on. */
  readonly count?: number;
  readonly likely: CaseDetail['likely'];
  /** What is known before anybody typed, e.g. the category of a guess. */
  readonly start?: Partial<ActionDraft>;
  readonly onSend: (input: Omit<ActionInput, 'version'>) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks exactly what an action needs and takes, as the state table says. */
export function ActionDialog(props: ActionDialogProps) {
  const { offer, row, count = 1, likely, start, onSend, onClose } = props;
  const { t, locale } = useText();
  const [draft, setDraft] = useState<ActionDraft>({
    ...emptyDraft,
    ...startDraft(offer, row),
    ...start,
  });
  const [tried, setTried] = useState(false);
  const act = useAct();
  const missing = missingIn(offer, draft);
  const send = async (): Promise<void> => {
    setTried(true);
    if (missing.length > 0) return;
    const sent = await act.run(async () => {
      const photoIds = await uploadPhotos(draft.photos);
      await onSend(inputOf(offer, draft, photoIds));
    });
    if (sent) onClose();
  };
  return (
    <Modal
      open
      width={560}
      title={
        row
          ? `${offer[locale]} · ${row.number}`
          : t('cases.bulk.dialog', { action: offer[locale], count })
      }
      onCancel={onClose}
      onOk={() => void send()}
      okText={offer[locale]}
      cancelText={t('cases.form.cancel')}
      confirmLoading={act.busy}
      okButtonProps={{ danger: graveActions.includes(offer.action) }}
      mask={{ closable: false }}
    >
      {row && <p className="cs-dialog-lead dk-muted">{row.title}</p>}
      {isConflict(act.error) ? (
        <Notice meaning="warning" title={t('cases.conflict.title')}>
          <p>{t('cases.conflict.text')}</p>
        </Notice>
      ) : (
        <ErrorNotice error={act.error} />
      )}
      <form
        className="cs-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ActionFields
          offer={offer}
          row={row}
          likely={likely}
          draft={draft}
          onChange={(change) => setDraft({ ...draft, ...change })}
          faults={tried ? missing : []}
        />
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}
