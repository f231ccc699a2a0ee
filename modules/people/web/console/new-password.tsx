import { Button, Modal, Typography } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';

interface NewPasswordProps {
  readonly username: string;
  readonly password: string;
  readonly onClose: () => void;
}

/** Shows a temporary password this once, for handing over. */
export function NewPassword({ username, password, onClose }: NewPasswordProps) {
  const { t } = useText();
  const both = `${username}\n${password}`;
  return (
    <Modal
      open
      title={t('people.account.given')}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('people.account.handed')}
        </Button>
      }
    >
      <Notice meaning="warning" title={t('people.account.once')} />
      <dl className="people-secret">
        <dt>{t('people.field.username')}</dt>
        <dd>{username}</dd>
        <dt>{t('people.account.password')}</dt>
        <dd>
          <code>{password}</code>
        </dd>
      </dl>
      <Typography.Text copyable={{ text: both }}>{t('people.account.copy')}</Typography.Text>
    </Modal>
  );
}
