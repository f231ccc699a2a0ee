import { Button, Form, Input, Space } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { temporaryPassword } from './temporary-password.ts';

/** User name and temporary password. A new account needs both; an old one keeps its password. */
export function AccountFields({ hasAccount }: { hasAccount: boolean }) {
  const { t } = useText();
  const form = Form.useFormInstance();
  const username: string | null = Form.useWatch('username') ?? null;
  const needsPassword = Boolean(username) && !hasAccount;
  return (
    <fieldset className="people-group">
      <legend>{t('people.account.title')}</legend>
      <Form.Item
        name="username"
        label={t('people.field.username')}
        extra={t('people.account.usernameHint')}
        rules={[{ pattern: /^[a-z0-9][a-z0-9._-]+$/, message: t('people.need.username') }]}
      >
        <Input maxLength={40} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      {username && (
        <Form.Item
          label={t('people.account.password')}
          extra={t(needsPassword ? 'people.account.passwordNew' : 'people.account.passwordHint')}
        >
          <Space.Compact block>
            <Form.Item
              name="password"
              noStyle
              rules={[
                { required: needsPassword, message: t('people.need.password') },
                { min: 10, message: t('people.need.passwordLength') },
              ]}
            >
              <Input autoComplete="new-password" aria-label={t('people.account.password')} />
            </Form.Item>
            <Button onClick={() => form.setFieldValue('password', temporaryPassword())}>
              {t('people.account.make')}
            </Button>
          </Space.Compact>
        </Form.Item>
      )}
    </fieldset>
  );
}
