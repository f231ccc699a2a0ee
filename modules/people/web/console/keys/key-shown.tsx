import { Alert, Modal, Typography } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';

/** A new key, shown this once. */
export function KeyShown({ value, onClose }: { value: string; onClose: () => void }) {
  const { t } = useText();
  return (
    <Modal
      open
      title={t('people.keys.shown')}
      okText={t('people.keys.kept')}
      cancelButtonProps={{ style: { display: 'none' } }}
      closable={false}
      mask={{ closable: false }}
      onOk={onClose}
    >
      <Alert type="warning" showIcon title={t('people.keys.once')} style={{ marginBottom: 16 }} />
      <Typography.Paragraph copyable code>
        {value}
      </Typography.Paragraph>
      <p className="dk-muted">{t('people.keys.how')}</p>
      <Typography.Paragraph code>{'Authorization: Bearer zs_…'}</Typography.Paragraph>
    </Modal>
  );
}
