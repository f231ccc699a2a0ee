import { Alert, Modal, Typography } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';

interface SecretShownProps {
  readonly username: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** User name and secret of a client; the secret is shown this once. */
export function SecretShown({ username, secret, onClose }: SecretShownProps) {
  const { t } = useText();
  return (
    <Modal
      open
      title={t('mqtt.secret.title')}
      okText={t('mqtt.secret.kept')}
      cancelButtonProps={{ style: { display: 'none' } }}
      closable={false}
      mask={{ closable: false }}
      onOk={onClose}
    >
      <Alert type="warning" showIcon title={t('mqtt.secret.once')} style={{ marginBottom: 16 }} />
      <p>{t('mqtt.field.username')}</p>
      <Typography.Paragraph copyable code>
        {username}
      </Typography.Paragraph>
      <p>{t('mqtt.secret.name')}</p>
      <Typography.Paragraph copyable code>
        {secret}
      </Typography.Paragraph>
    </Modal>
  );
}
