import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { sharing } from '../shared/client.ts';

/** At the window: confirms, with the card in hand, which identity number a resident has. */
export default function IdentityPage() {
  const { t } = useText();
  const [phone, setPhone] = useState('');
  const [idNumber, setNumber] = useState('');
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const act = useAct();
  const confirm = async (): Promise<void> => {
    setConfirmed(null);
    await act.run(async () => {
      const shown = await sharing.confirmIdentity({ body: { phone, idNumber } });
      setConfirmed(shown.idNumber);
      setNumber('');
    });
  };
  return (
    <>
      <PageHead title={t('sharing.menu.identities')} lead={t('sharing.identity.lead')} />
      <Form
        layout="vertical"
        className="dk-card"
        style={{ maxWidth: 520 }}
        onFinish={() => void confirm()}
      >
        <Form.Item label={t('sharing.identity.phone')} htmlFor="identity-phone">
          <Input
            id="identity-phone"
            inputMode="tel"
            autoComplete="off"
            maxLength={30}
            value={phone}
            onChange={({ target }) => setPhone(target.value)}
          />
        </Form.Item>
        <Form.Item
          label={t('sharing.identity.number')}
          htmlFor="identity-number"
          extra={t('sharing.identity.hint')}
        >
          <Input
            id="identity-number"
            autoComplete="off"
            maxLength={24}
            value={idNumber}
            onChange={({ target }) => setNumber(target.value)}
          />
        </Form.Item>
        <ErrorNotice error={act.error} />
        {confirmed && (
          <Notice meaning="ok" title={t('sharing.identity.confirmed', { number: confirmed })} />
        )}
        <Button
          type="primary"
          htmlType="submit"
          loading={act.busy}
          disabled={phone.length < 5 || idNumber.length < 15}
        >
          {t('sharing.identity.confirm')}
        </Button>
      </Form>
    </>
  );
}
