import { Button, Modal, Typography } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';

interface SecretShownProps {
  readonly name: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** A new secret, told this once. */
export function SecretShown({ name, secret, onClose }: SecretShownProps) {
  const { t } = useText();
  return (
    <Modal
      open
      title={t('things.secret.title', { name })}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('things.secret.kept')}
        </Button>
      }
    >
      <Notice meaning="warning" title={t('things.secret.once')}>
        <p>{t('things.secret.hint')}</p>
      </Notice>
      <Typography.Paragraph copyable className="th-secret">
        {secret}
      </Typography.Paragraph>
    </Modal>
  );
}
