import { Form, Input } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';

/** Code and names: what every object of the ground has. */
export function CommonFields() {
  const { t } = useText();
  return (
    <>
      <Form.Item
        name="nameZh"
        label={t('towns.field.nameZh')}
        rules={[{ required: true, whitespace: true, message: t('towns.need.name') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="nameEn" label={t('towns.field.nameEn')}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item
        name="code"
        label={t('towns.field.code')}
        rules={[
          { required: true, message: t('towns.need.code') },
          { pattern: /^[A-Za-z0-9][A-Za-z0-9_-]*$/, message: t('towns.need.codeForm') },
        ]}
      >
        <Input maxLength={40} spellCheck={false} />
      </Form.Item>
    </>
  );
}
