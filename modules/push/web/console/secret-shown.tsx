import { Alert, Modal, Typography } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';

interface SecretShownProps {
  readonly id: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** Address and secret of a source; the secret is shown this once. */
export function SecretShown({ id, secret, onClose }: SecretShownProps) {
  const { t } = useText();
  const address = `${window.location.origin}/push/${id}`;
  return (
    <Modal
      open
      title={t('push.secret.title')}
      okText={t('push.secret.kept')}
      cancelButtonProps={{ style: { display: 'none' } }}
      closable={false}
      mask={{ closable: false }}
      onOk={onClose}
    >
      <Alert type="warning" showIcon title={t('push.secret.once')} style={{ marginBottom: 16 }} />
      <p>{t('push.field.address')}</p>
      <Typography.Paragraph copyable code>
        {address}
      </Typography.Paragraph>
      <p>{t('push.secret.name')}</p>
      <Typography.Paragraph copyable code>
        {secret}
      </Typography.Paragraph>
      <p className="dk-muted">{t('push.secret.how')}</p>
    </Modal>
  );
}
