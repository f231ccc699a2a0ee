import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Descriptions, Form, Input, Table } from 'antd';
import { formPlaces, PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { useMe, useSession } from '#ui/session/index.ts';
import { people, useNameOf } from './use-people.ts';

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
        <Sessions />
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

function Sessions() {
  const { t } = useText();
  const { modal } = App.useApp();
  const sessions = useQuery({
    queryKey: ['people', 'sessions'],
    queryFn: async () => people.sessions({}),
  });
  const end = (sessionId: string): void => {
    modal.confirm({
      title: t('people.own.endAsk'),
      content: t('people.own.endWhy'),
      okText: t('people.own.end'),
      okButtonProps: { danger: true },
      onOk: async () => {
        await people.endSession({ params: { sessionId } });
        await sessions.refetch();
      },
    });
  };
  return (
    <section className="dk-card">
      <h2>{t('people.own.sessions')}</h2>
      <p className="dk-muted">{t('people.own.sessionsHint')}</p>
      {sessions.isPending && <Loading />}
      {sessions.isError && (
        <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
      )}
      {sessions.data && (
        <Table
          rowKey="id"
          size="middle"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={sessions.data.items}
          columns={[
            { title: t('people.own.device'), render: (_, one) => sayDevice(one.device) },
            { title: t('people.own.since'), render: (_, one) => <Time at={one.createdAt} /> },
            { title: t('people.own.seen'), render: (_, one) => <Time at={one.seenAt} /> },
            {
              title: '',
              render: (_, one) =>
                one.current ? (
                  <StatusTag meaning="ok">{t('people.own.here')}</StatusTag>
                ) : (
                  <Button danger size="small" onClick={() => end(one.id)}>
                    {t('people.own.end')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </section>
  );
}

/** Browser and system out of a user agent; the agent itself where neither is known. */
function sayDevice(agent: string): string {
  const browser = /(Edg|MicroMessenger|Firefox|HeadlessChrome|Chrome|Safari)\/(\d+)/.exec(agent);
  const system = /Windows|Android|iPhone|iPad|Mac OS|HarmonyOS|Linux/.exec(agent)?.[0];
  const names: Record<string, string> = {
    Edg: 'Edge',
    MicroMessenger: '微信',
    HeadlessChrome: 'Chrome',
  };
  const name = browser?.[1] ? `${names[browser[1]] ?? browser[1]} ${browser[2]}` : '';
  return [name, system].filter(Boolean).join(' · ') || agent.slice(0, 60) || '—';
}
