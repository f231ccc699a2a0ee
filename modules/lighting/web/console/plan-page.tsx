import { Button, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Plan } from '../../contract/index.ts';
import { CalendarDrawer } from './calendar-drawer.tsx';
import { GroupDrawer } from './group-drawer.tsx';
import { Places } from './places.tsx';
import { ProgrammeDrawer } from './programme-drawer.tsx';
import { useSayStep, useSayWhen } from './say.ts';
import { useName, usePlan } from './use-lighting.ts';
import './lighting.css';

type Open = {
  readonly kind: 'programme' | 'calendar' | 'group';
  readonly code: string | null;
} | null;

/** What the lamps shall do: programmes, calendars, groups. */
export default function PlanPage() {
  const { t } = useText();
  const plan = usePlan();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <PageHead title={t('lighting.plan.title')} lead={t('lighting.plan.lead')} />
      <Places />
      {plan.isPending && <Loading lines={8} />}
      {plan.isError && <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.data && (
        <div className="dk-stack">
          <Programmes plan={plan.data} onOpen={setOpen} />
          <Calendars plan={plan.data} onOpen={setOpen} />
          <Groups plan={plan.data} onOpen={setOpen} />
        </div>
      )}
      {plan.data && open?.kind === 'programme' && (
        <ProgrammeDrawer plan={plan.data} code={open.code} onClose={close} />
      )}
      {plan.data && open?.kind === 'calendar' && (
        <CalendarDrawer plan={plan.data} code={open.code} onClose={close} />
      )}
      {plan.data && open?.kind === 'group' && (
        <GroupDrawer plan={plan.data} code={open.code} onClose={close} />
      )}
    </>
  );
}

interface PartProps {
  readonly plan: Plan;
  readonly onOpen: (open: Open) => void;
}

function Programmes({ plan, onOpen }: PartProps) {
  const { t } = useText();
  const nameOf = useName();
  const sayStep = useSayStep();
  return (
    <Part
      title={t('lighting.plan.programmes')}
      onAdd={() => onOpen({ kind: 'programme', code: null })}
    >
      <Table<Plan['programmes'][number]>
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={plan.programmes}
        columns={[
          {
            title: t('lighting.plan.name'),
            key: 'name',
            width: 200,
            render: (_, one) => (
              <Button
                type="link"
                className="light-link"
                onClick={() => onOpen({ kind: 'programme', code: one.code })}
              >
                {nameOf(one)}
              </Button>
            ),
          },
          {
            title: t('lighting.plan.steps'),
            key: 'steps',
            render: (_, { steps }) => (
              <span className="light-steps">
                {steps.map((step) => (
                  <span key={JSON.stringify(step)}>{sayStep(step)}</span>
                ))}
              </span>
            ),
          },
        ]}
      />
    </Part>
  );
}

function Calendars({ plan, onOpen }: PartProps) {
  const { t } = useText();
  const nameOf = useName();
  const sayWhen = useSayWhen();
  const programmeName = (code: string): string => {
    const found = plan.programmes.find((one) => one.code === code);
    return found ? nameOf(found) : code;
  };
  return (
    <Part
      title={t('lighting.plan.calendars')}
      onAdd={() => onOpen({ kind: 'calendar', code: null })}
    >
      <Table<Plan['calendars'][number]>
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={plan.calendars}
        columns={[
          {
            title: t('lighting.plan.name'),
            key: 'name',
            width: 200,
            render: (_, one) => (
              <Button
                type="link"
                className="light-link"
                onClick={() => onOpen({ kind: 'calendar', code: one.code })}
              >
                {nameOf(one)}
              </Button>
            ),
          },
          {
            title: t('lighting.plan.rules'),
            key: 'rules',
            render: (_, { rules }) => (
              <span className="light-steps">
                {rules.map(({ when, programmeCode }) => (
                  <span key={JSON.stringify(when)}>
                    {sayWhen(when)} → {programmeName(programmeCode)}
                  </span>
                ))}
              </span>
            ),
          },
          {
            title: t('lighting.plan.usual'),
            dataIndex: 'usualProgrammeCode',
            render: programmeName,
          },
        ]}
      />
    </Part>
  );
}

function Groups({ plan, onOpen }: PartProps) {
  const { t } = useText();
  const nameOf = useName();
  return (
    <Part title={t('lighting.groups')} onAdd={() => onOpen({ kind: 'group', code: null })}>
      <Table<Plan['groups'][number]>
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={plan.groups}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: t('lighting.group'),
            key: 'name',
            render: (_, one) => (
              <Button
                type="link"
                className="light-link"
                onClick={() => onOpen({ kind: 'group', code: one.code })}
              >
                {nameOf(one)}
              </Button>
            ),
          },
          { title: t('lighting.lamps'), dataIndex: 'lampCount', align: 'right' },
          {
            title: t('lighting.plan.calendar'),
            dataIndex: 'calendarCode',
            render: (code: string | null) => {
              const found = plan.calendars.find((one) => one.code === code);
              return found ? nameOf(found) : t('lighting.plan.townCalendar');
            },
          },
          { title: t('lighting.plan.ratedWatts'), dataIndex: 'ratedWatts', align: 'right' },
          { title: t('lighting.plan.baselineWatts'), dataIndex: 'baselineWatts', align: 'right' },
          {
            title: t('lighting.plan.sensor'),
            key: 'sensor',
            render: (_, { sensorLevel, sensorHoldSeconds }) =>
              sensorLevel === null
                ? t('lighting.plan.noSensor')
                : t('lighting.plan.sensorText', { level: sensorLevel, seconds: sensorHoldSeconds }),
          },
        ]}
      />
    </Part>
  );
}

interface SectionProps {
  readonly title: string;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}

function Part({ title, onAdd, children }: SectionProps) {
  const { t } = useText();
  const may = usePermission('lighting.configure');
  return (
    <section className="dk-card">
      <header className="light-part">
        <h2>{title}</h2>
        {may && (
          <Button icon={<Icon name="plus" />} onClick={onAdd}>
            {t('lighting.plan.add')}
          </Button>
        )}
      </header>
      {children}
    </section>
  );
}
