import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Select } from 'antd';
import { formPlaces, useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { people, useGround, useNameOf, useRoles } from '../use-people.ts';

interface Values {
  readonly name: string;
  readonly permissions: string[];
  /** `department:ID`, `village:ID` or empty for the whole town. */
  readonly reach: string;
  readonly days: number;
}

interface KeyDrawerProps {
  readonly onMade: (key: string) => void;
  readonly onClose: () => void;
}

const lives = [30, 90, 180, 365];

/** What a new key may do, how far it reaches and how long it lives. */
export function KeyDrawer({ onMade, onClose }: KeyDrawerProps) {
  const { t } = useText();
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const act = useAct();
  const save = async ({ name, permissions, reach, days }: Values): Promise<void> => {
    const [kind, id = null] = reach.split(':');
    const made = await act.run(async () => {
      try {
        const { key } = await people.addKey({
          body: {
            name,
            permissions,
            departmentId: kind === 'department' ? id : null,
            villageId: kind === 'village' ? id : null,
            expiresAt: new Date(serverNow().getTime() + days * 86_400_000).toISOString(),
          },
        });
        onMade(key);
      } catch (fault) {
        form.setFields(formPlaces(fault) as never);
        throw fault;
      }
    });
    if (!made) return;
    await queries.invalidateQueries({ queryKey: ['people', 'keys'] });
    onClose();
  };
  const need = (key: string) => [{ required: true, message: t(`people.keys.need.${key}`) }];
  return (
    <Drawer
      open
      size={560}
      title={t('people.keys.add')}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" loading={act.busy} onClick={() => form.submit()}>
          {t('people.keys.make')}
        </Button>
      }
    >
      <ErrorNotice error={act.error} />
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ reach: '', days: 180 }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item
          name="name"
          label={t('people.keys.name')}
          extra={t('people.keys.nameHint')}
          rules={need('name')}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="permissions"
          label={t('people.keys.permissions')}
          extra={t('people.keys.permissionsHint')}
          rules={need('permissions')}
        >
          <PermissionSelect />
        </Form.Item>
        <Form.Item name="reach" label={t('people.keys.reach')}>
          <ReachSelect />
        </Form.Item>
        <Form.Item name="days" label={t('people.keys.life')} extra={t('people.keys.lifeHint')}>
          <Select
            options={lives.map((value) => ({
              value,
              label: t('people.keys.days', { count: value }),
            }))}
          />
        </Form.Item>
      </Form>
    </Drawer>
  );
}

interface Chosen<T> {
  readonly id?: string;
  readonly value?: T;
  readonly onChange?: (value: T) => void;
}

/** Permissions by module; those that people alone may hold are not offered. */
function PermissionSelect(props: Chosen<string[]>) {
  const { locale } = useText();
  const zh = locale === 'zh';
  const permissions = useRoles().data?.permissions ?? [];
  const byModule = Map.groupBy(permissions, (one) => (zh ? one.moduleZh : one.moduleEn));
  return (
    <Select
      {...props}
      mode="multiple"
      optionFilterProp="label"
      options={[...byModule].map(([label, held]) => ({
        label,
        options: held
          .filter(({ id }) => id !== 'people.rights')
          .map(({ id, zh: chinese, en }) => ({ value: id, label: zh ? chinese : en })),
      }))}
    />
  );
}

function ReachSelect(props: Chosen<string>) {
  const { t } = useText();
  const nameOf = useNameOf();
  const ground = useGround().data;
  const places = (kind: string, list: readonly { id: string; nameZh: string; nameEn: string }[]) =>
    list.map((one) => ({ value: `${kind}:${one.id}`, label: nameOf(one) }));
  return (
    <Select
      {...props}
      showSearch
      optionFilterProp="label"
      options={[
        { value: '', label: t('people.keys.wholeTown') },
        {
          label: t('people.field.departmentId'),
          options: places('department', ground?.departments ?? []),
        },
        { label: t('people.keys.village'), options: places('village', ground?.villages ?? []) },
      ]}
    />
  );
}
