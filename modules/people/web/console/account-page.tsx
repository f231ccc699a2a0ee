import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Descriptions, Form, Input } from 'antd';
import { formPlaces, PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { useMe, useSession } from '#ui/session/index.ts';
import { OwnFactors } from './own/own-factors.tsx';
import { OwnSessions } from './own/own-sessions.tsx';
import { useNameOf } from './use-people.ts';

/** The own account: who one is, the password, the open sessions. */
export default function AccountPage() {
  const { t } = useText();
  const nameOf = useNameOf();
  const me = useMe();
  return (
    <>
      <PageHead title={t('people.menu.account')} />
      <div className="dk-stack" style={{ maxWidth: 880 }}>
        <section className="dk-card">
          <Descriptions
            column={{ xs: 1, md: 2 }}
            items={[
              { key: 'name', label: t('people.field.name'), children: me.person.name },
              { key: 'title', label: t('people.field.title'), children: me.person.title || '—' },
              {
                key: 'roles',
                label: t('people.field.roles'),
                children: me.roles.map(nameOf).join('、'),
              },
              { key: 'town', label: t('people.own.town'), children: nameOf(me.town) },
            ]}
          />
        </section>
        <PasswordForm />
        <OwnFactors />
        <OwnSessions />
      </div>
    </>
  );
}

interface Passwords {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

function PasswordForm() {
  const { t } = useText();
  const { message } = App.useApp();
  const { changePassword } = useSession();
  const [form] = Form.useForm<Passwords>();
  const queries = useQueryClient();
  const act = useAct();
  const save = async ({ current, next }: Passwords): Promise<void> => {
    const saved = await act.run(async () => {
      try {
        await changePassword(current, next);
      } catch (fault) {
        form.setFields(formPlaces(fault) as never);
        throw fault;
      }
    });
    if (!saved) return;
    form.resetFields();
    void queries.invalidateQueries({ queryKey: ['people', 'sessions'] });
    void message.success(t('people.own.passwordSaved'));
  };
  const required = { required: true, message: t('people.need.password') };
  return (
    <section className="dk-card">
      <h2>{t('people.own.password')}</h2>
      <ErrorNotice error={act.error} />
      <Form<Passwords>
        form={form}
        layout="vertical"
        requiredMark={false}
        style={{ maxWidth: 380 }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="current" label={t('people.own.current')} rules={[required]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="next"
          label={t('people.own.next')}
          extra={t('people.own.nextHint')}
          rules={[required, { min: 10, message: t('people.need.passwordLength') }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('people.own.again')}
          dependencies={['next']}
          rules={[
            required,
            ({ getFieldValue }) => ({
              validator: async (_, value) => {
                if (value && value !== getFieldValue('next'))
                  throw new Error(t('people.need.same'));
              },
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={act.busy}>
          {t('people.own.change')}
        </Button>
      </Form>
    </section>
  );
}
