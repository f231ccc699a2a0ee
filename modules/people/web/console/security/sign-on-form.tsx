import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Radio, Select, Switch } from 'antd';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { signOnClaims, type SignOnInput, type SignOnSettings } from '../../../contract.ts';
import { people } from '../use-people.ts';

type Values = Omit<SignOnInput, 'version'>;

/** The town's client at the county's single sign-on. */
export function SignOnForm({ settings }: { settings: SignOnSettings }) {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const act = useAct();
  const save = async ({ clientSecret, ...values }: Values): Promise<void> => {
    const secret = clientSecret ? { clientSecret } : {};
    const saved = await act.run(async () => {
      await people.saveSignOn({ body: { ...values, ...secret, version: settings.version } });
    });
    await queries.invalidateQueries({ queryKey: ['people', 'signOn'] });
    if (saved) void message.success(t('people.security.signOn.saved'));
  };
  const { returnAddress, hasSecret, version: _version, ...known } = settings;
  return (
    <>
      <ErrorNotice error={act.error} />
      <Form<Values>
        layout="vertical"
        requiredMark={false}
        initialValues={known}
        onFinish={(values) => void save(values)}
        style={{ maxWidth: 720 }}
      >
        <Form.Item name="active" label={t('people.security.signOn.active')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <IssuerFields hasSecret={hasSecret} />
        <p>
          {t('people.security.signOn.returnAddress')} <code>{returnAddress}</code>
        </p>
        <MeaningFields />
        <Button type="primary" htmlType="submit" loading={act.busy}>
          {t('people.security.signOn.save')}
        </Button>
      </Form>
    </>
  );
}

function IssuerFields({ hasSecret }: { hasSecret: boolean }) {
  const { t } = useText();
  const needed = [{ required: true, message: t('people.security.signOn.required') }];
  return (
    <>
      <Form.Item
        name="issuer"
        label={t('people.security.signOn.issuer')}
        extra={t('people.security.signOn.issuerHint')}
        rules={needed}
      >
        <Input inputMode="url" maxLength={300} />
      </Form.Item>
      <Form.Item name="clientId" label={t('people.security.signOn.clientId')} rules={needed}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="clientSecret"
        label={t('people.security.signOn.secret')}
        extra={t(`people.security.signOn.${hasSecret ? 'secretKept' : 'secretNone'}`)}
      >
        <Input.Password maxLength={500} autoComplete="new-password" />
      </Form.Item>
      <Form.Item name="scopes" label={t('people.security.signOn.scopes')}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}

function MeaningFields() {
  const { t } = useText();
  const needed = [{ required: true, message: t('people.security.signOn.required') }];
  const replaces = Form.useWatch<boolean | undefined>('replacesFactor');
  return (
    <>
      <Form.Item
        name="claim"
        label={t('people.security.signOn.claim')}
        extra={t('people.security.signOn.claimHint')}
      >
        <Radio.Group
          className="people-radios"
          options={signOnClaims.map((value) => ({
            value,
            label: t(`people.security.signOn.claims.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="replacesFactor" valuePropName="checked">
        <Checkbox>{t('people.security.signOn.replaces')}</Checkbox>
      </Form.Item>
      <Form.Item
        name="factorValues"
        label={t('people.security.signOn.values')}
        extra={t('people.security.signOn.valuesHint')}
        rules={replaces ? needed : []}
      >
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item name="button" label={t('people.security.signOn.button')} rules={needed}>
        <Input maxLength={30} />
      </Form.Item>
    </>
  );
}
