import { App, Button, Drawer, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { formPlaces, SaveFault, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { HoursField } from './hours-field.tsx';
import { calendar, type Day, type Hours, sayHours, useRenewCalendar } from './use-calendar.ts';

interface DayValues {
  readonly kind: 'working' | 'holiday';
  readonly hours: Hours[];
  readonly nameZh: string;
  readonly nameEn: string;
}

/** One day: let it follow the national calendar, or set it for the town. */
export function DayDrawer({ day, onClose }: { day: Day; onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<DayValues>();
  const [version, setVersion] = useState(day.version);
  const renew = useRenewCalendar();
  const act = useAct();
  const { date } = day;

  const finish = async (work: () => Promise<unknown>): Promise<void> => {
    const done = await act.run(async () => {
      await work();
      await renew();
    });
    if (!done) return;
    void message.success(t('calendar.saved'));
    onClose();
  };
  const save = async (at: number | null): Promise<void> =>
    finish(async () => {
      const { hours, ...values } = form.getFieldsValue(true) as DayValues;
      const body = { ...values, version: at, ...(values.kind === 'working' ? { hours } : {}) };
      try {
        await calendar.saveDay({ params: { date }, body });
      } catch (fault) {
        form.setFields(formPlaces(fault) as never);
        throw fault;
      }
    });

  return (
    <Drawer
      open
      size={440}
      title={`${date} · ${t(`calendar.kind.${day.kind}`)}`}
      onClose={onClose}
      footer={
        <div className="dk-row">
          <Button type="primary" loading={act.busy} onClick={() => form.submit()}>
            {t('calendar.day.set')}
          </Button>
          {version !== null && (
            <Button
              danger
              disabled={act.busy}
              onClick={() =>
                void finish(async () =>
                  calendar.removeDay({ params: { date }, query: { version } }),
                )
              }
            >
              {t('calendar.day.follow')}
            </Button>
          )}
        </div>
      }
    >
      <SaveFault<Day>
        error={act.error}
        fields={[
          {
            key: 'kind',
            label: t('calendar.day.kind'),
            say: (value) => t(`calendar.kind.${String(value)}`),
          },
          { key: 'nameZh', label: t('calendar.day.nameZh') },
          {
            key: 'hours',
            label: t('calendar.day.hours'),
            say: (value) => sayHours((value ?? []) as Hours[]) || '—',
          },
        ]}
        mine={() => form.getFieldsValue(true) as DayValues}
        read={async () => dayOf(date)}
        onTake={(latest) => {
          form.setFieldsValue(valuesOf(latest));
          setVersion(latest.version);
          act.clear();
        }}
        onKeep={(latest) => {
          setVersion(latest.version);
          void save(latest.version);
        }}
      />
      <p className="dk-muted">
        {t(day.overridden ? 'calendar.day.isTown' : 'calendar.day.isNational')}
        {!day.published && ` ${t('calendar.day.open')}`}
      </p>
      <Form<DayValues>
        form={form}
        layout="vertical"
        initialValues={valuesOf(day)}
        onFinish={() => void save(version)}
      >
        <DayFields date={date} />
      </Form>
    </Drawer>
  );
}

function DayFields({ date }: { date: string }) {
  const { t } = useText();
  const kind: DayValues['kind'] | undefined = Form.useWatch('kind');
  return (
    <>
      <Form.Item name="kind" label={t('calendar.day.kind')}>
        <Radio.Group
          options={(['working', 'holiday'] as const).map((value) => ({
            value,
            label: t(`calendar.kind.${value}`),
          }))}
        />
      </Form.Item>
      {kind === 'working' && (
        <Form.Item name="hours" label={t('calendar.day.hours')}>
          <HoursField label={date} />
        </Form.Item>
      )}
      <Form.Item name="nameZh" label={t('calendar.day.nameZh')} extra={t('calendar.day.nameHint')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="nameEn" label={t('calendar.day.nameEn')}>
        <Input maxLength={40} />
      </Form.Item>
    </>
  );
}

function valuesOf({ kind, hours, nameZh, nameEn }: Day): DayValues {
  const works = kind === 'working' || kind === 'makeUp';
  return { kind: works ? 'working' : 'holiday', hours: [...hours], nameZh, nameEn };
}

async function dayOf(date: string): Promise<Day | undefined> {
  const read = await calendar.calendar({ query: { year: Number(date.slice(0, 4)) } });
  return read.months.flatMap(({ days }) => days).find((one) => one.date === date);
}
