import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { formPlaces, type NamedField, SaveFault, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import type { ResidentInput } from '../../contract.ts';
import { HistoryDrawer } from './history-drawer.tsx';
import { people } from './use-people.ts';

type ResidentValues = Omit<ResidentInput, 'version'>;

const blank: ResidentInput = { name: '', phone: '', gender: null, active: true, version: null };

interface ResidentDrawerProps {
  /** Null enters somebody. */
  readonly residentId: string | null;
  readonly onClose: () => void;
}

async function residentOf(personId: string): Promise<ResidentInput> {
  const { name, phone, gender, active, version } = await people.resident({ params: { personId } });
  return { name, phone, gender, active, version };
}

/** Enters or changes one resident. */
export function ResidentDrawer({ residentId, onClose }: ResidentDrawerProps) {
  const { t } = useText();
  const [history, setHistory] = useState(false);
  const fields = useResidentFields();
  const resident = useQuery({
    queryKey: ['people', 'resident', residentId],
    queryFn: async () => residentOf(residentId ?? ''),
    enabled: residentId !== null,
    // The form is filled once; what somebody else saves meanwhile shows as a conflict.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const shown = residentId === null ? blank : resident.data;
  const title = shown?.name || t(residentId ? 'people.residents.unnamed' : 'people.residents.add');
  return (
    <Drawer
      open
      size={480}
      title={title}
      onClose={onClose}
      mask={{ closable: false }}
      extra={residentId && <Button onClick={() => setHistory(true)}>{t('people.history')}</Button>}
    >
      {!shown && resident.isPending && <Loading lines={4} />}
      {resident.isError && (
        <ErrorState error={resident.error} onRetry={() => void resident.refetch()} />
      )}
      {shown && <ResidentForm residentId={residentId} from={shown} onDone={onClose} />}
      {history && residentId && (
        <HistoryDrawer
          kind="residents"
          subject={residentId}
          title={title}
          fields={fields}
          onClose={() => setHistory(false)}
        />
      )}
    </Drawer>
  );
}

function useResidentFields(): NamedField[] {
  const { t } = useText();
  return [
    { key: 'name', label: t('people.field.name') },
    { key: 'phone', label: t('people.field.phone') },
    {
      key: 'gender',
      label: t('people.field.gender'),
      say: (value) => (value ? t(`people.gender.${String(value)}`) : '—'),
    },
    { key: 'active', label: t('people.residents.isActive') },
  ];
}

interface ResidentFormProps {
  readonly residentId: string | null;
  readonly from: ResidentInput;
  readonly onDone: () => void;
}

function ResidentForm({ residentId, from, onDone }: ResidentFormProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<ResidentValues>();
  const [version, setVersion] = useState(from.version);
  const queries = useQueryClient();
  const fields = useResidentFields();
  const act = useAct();
  const save = async (at: number | null): Promise<void> => {
    const body = { ...blank, ...form.getFieldsValue(true), version: at } as ResidentInput;
    body.gender ??= null;
    const saved = await act.run(async () => {
      try {
        if (residentId) await people.saveResident({ params: { personId: residentId }, body });
        else await people.addResident({ body });
      } catch (fault) {
        form.setFields(formPlaces(fault) as never);
        throw fault;
      }
      await queries.invalidateQueries({ queryKey: ['people'] });
    });
    if (!saved) return;
    void message.success(t('people.residents.saved'));
    onDone();
  };
  return (
    <>
      <SaveFault
        error={act.error}
        fields={fields}
        mine={() => form.getFieldsValue(true) as ResidentValues}
        read={async () => (residentId ? residentOf(residentId) : undefined)}
        onTake={(latest: ResidentInput) => {
          form.setFieldsValue(latest);
          setVersion(latest.version);
          act.clear();
        }}
        onKeep={(latest) => {
          setVersion(latest.version);
          void save(latest.version);
        }}
      />
      <Form<ResidentValues>
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={from}
        onFinish={() => void save(version)}
      >
        <Form.Item
          name="phone"
          label={t('people.field.phone')}
          extra={residentId ? t('people.residents.phoneHint') : undefined}
          rules={[{ required: true, pattern: /^1\d{10}$/, message: t('people.need.phone') }]}
        >
          <Input inputMode="tel" maxLength={20} autoComplete="off" />
        </Form.Item>
        <Form.Item name="name" label={t('people.field.name')}>
          <Input maxLength={50} autoComplete="off" />
        </Form.Item>
        <Form.Item name="gender" label={t('people.field.gender')}>
          <Select
            allowClear
            options={['female', 'male'].map((value) => ({
              value,
              label: t(`people.gender.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="active"
          label={t('people.residents.isActive')}
          extra={t('people.residents.activeHint')}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={act.busy}>
          {t('people.save')}
        </Button>
      </Form>
    </>
  );
}
