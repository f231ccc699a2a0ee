import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { GrantView } from '../../../contract/index.ts';
import { sharing, useRenew } from '../shared/client.ts';
import { SubscriptionForm } from '../subscriptions/subscription-form.tsx';

/** What can be done with a grant: ending it, being told of changes. */
export function GrantActs({ grant }: { grant: GrantView }) {
  const { t } = useText();
  const { modal } = App.useApp();
  const [open, setOpen] = useState<'revoke' | 'subscribe' | null>(null);
  const renew = useRenew();
  const act = useAct();
  const giveBack = (): void => {
    modal.confirm({
      title: t('sharing.grant.giveBackAsk'),
      content: t('sharing.grant.giveBackText'),
      okText: t('sharing.grant.giveBack'),
      cancelText: t('sharing.cancel'),
      onOk: async () => {
        await act.run(async () => sharing.giveBackGrant({ params: { grantId: grant.id } }));
        await renew();
      },
    });
  };
  return (
    <>
      {grant.acts.includes('subscribe') && (
        <Button onClick={() => setOpen('subscribe')}>{t('sharing.grant.subscribe')}</Button>
      )}
      {grant.acts.includes('giveBack') && (
        <Button loading={act.busy} onClick={giveBack}>
          {t('sharing.grant.giveBack')}
        </Button>
      )}
      {grant.acts.includes('revoke') && (
        <Button danger onClick={() => setOpen('revoke')}>
          {t('sharing.grant.revoke')}
        </Button>
      )}
      <ErrorNotice error={act.error} />
      {open === 'revoke' && <RevokeDialog grant={grant} onClose={() => setOpen(null)} />}
      {open === 'subscribe' && (
        <SubscriptionForm grantId={grant.id} fields={grant.fields} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

function RevokeDialog({ grant, onClose }: { grant: GrantView; onClose: () => void }) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const renew = useRenew();
  const act = useAct();
  const revoke = async (): Promise<void> => {
    const done = await act.run(async () =>
      sharing.revokeGrant({ params: { grantId: grant.id }, body: { reason } }),
    );
    if (!done) return;
    onClose();
    await renew();
  };
  return (
    <Modal
      open
      title={t('sharing.grant.revokeTitle')}
      okText={t('sharing.grant.revoke')}
      cancelText={t('sharing.cancel')}
      okButtonProps={{ danger: true, loading: act.busy }}
      onOk={() => void revoke()}
      onCancel={onClose}
    >
      <p>{t('sharing.grant.revokeText')}</p>
      <Input.TextArea
        rows={3}
        maxLength={500}
        value={reason}
        placeholder={t('sharing.grant.reason')}
        aria-label={t('sharing.grant.reason')}
        onChange={({ target }) => setReason(target.value)}
      />
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
