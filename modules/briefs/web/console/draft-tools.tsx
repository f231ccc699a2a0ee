import { App, Button, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { BriefView } from '../../contract/index.ts';
import { briefs, useRenew } from './use-briefs.ts';

interface DraftProps {
  readonly view: BriefView;
  readonly onEdit: () => void;
}

/** What can be done with a draft. */
export function DraftTools({ view, onEdit }: DraftProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const mayIssue = usePermission('briefs.issue');
  const act = useAct();
  const renew = useRenew();
  const go = useNavigate();
  const { head, version } = view;
  const params = { briefId: head.id };
  const run = async (work: () => Promise<unknown>, done: string): Promise<void> => {
    const succeeded = await act.run(async () => {
      await work();
      await renew();
    });
    if (succeeded) void message.success(t(done));
  };
  return (
    <>
      <div className="dk-row">
        <Button icon={<Icon name="edit" />} onClick={onEdit}>
          {t('briefs.edit.open')}
        </Button>
        <Button
          icon={<Icon name="refresh" />}
          disabled={act.busy}
          onClick={() =>
            void run(async () => briefs.refresh({ params, body: { version } }), 'briefs.refreshed')
          }
        >
          {t('briefs.refresh')}
        </Button>
        {head.sendAt && (
          <Button
            disabled={act.busy}
            onClick={() =>
              void run(
                async () => briefs.hold({ params, body: { held: !head.held, version } }),
                head.held ? 'briefs.released' : 'briefs.heldNow',
              )
            }
          >
            {t(head.held ? 'briefs.release' : 'briefs.hold')}
          </Button>
        )}
        <Popconfirm
          title={t('briefs.discardSure')}
          okText={t('briefs.discard')}
          cancelText={t('briefs.cancel')}
          onConfirm={() =>
            void run(async () => {
              await briefs.discard({ params, query: { version } });
              await go('/briefs');
            }, 'briefs.discarded')
          }
        >
          <Button danger icon={<Icon name="trash" />} disabled={act.busy}>
            {t('briefs.discard')}
          </Button>
        </Popconfirm>
        {mayIssue && (
          <Popconfirm
            title={t('briefs.issueSure')}
            description={t('briefs.issueText')}
            okText={t('briefs.issue')}
            cancelText={t('briefs.cancel')}
            onConfirm={() =>
              void run(async () => briefs.issue({ params, body: { version } }), 'briefs.issuedNow')
            }
          >
            <Button type="primary" icon={<Icon name="send" />} loading={act.busy}>
              {t('briefs.issue')}
            </Button>
          </Popconfirm>
        )}
      </div>
      <ErrorNotice error={act.error} />
    </>
  );
}

/** Composes a later edition, with the reason for it. */
export function RenewButton({ view }: { view: BriefView }) {
  const { t } = useText();
  const [reason, setReason] = useState<string | null>(null);
  const act = useAct();
  const renew = useRenew();
  const go = useNavigate();
  const compose = async (): Promise<void> => {
    await act.run(async () => {
      const { head } = await briefs.renew({
        params: { briefId: view.head.id },
        body: { reason: (reason ?? '').trim() },
      });
      await renew();
      await go(`/briefs/${head.id}`);
    });
  };
  return (
    <>
      <Button icon={<Icon name="refresh" />} onClick={() => setReason('')}>
        {t('briefs.renew.open')}
      </Button>
      {reason !== null && (
        <Modal
          open
          title={t('briefs.renew.title')}
          okText={t('briefs.renew.do')}
          cancelText={t('briefs.cancel')}
          okButtonProps={{ loading: act.busy, disabled: reason.trim().length < 2 }}
          onOk={() => void compose()}
          onCancel={() => setReason(null)}
        >
          <p className="dk-muted">{t('briefs.renew.text')}</p>
          <Input
            aria-label={t('briefs.renew.reason')}
            placeholder={t('briefs.renew.reason')}
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <ErrorNotice error={act.error} />
        </Modal>
      )}
    </>
  );
}
