import { Button, Select, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { TimeChart } from '#ui/charts/index.ts';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { Episode, RuleChoices, RuleDefinition, TryReply } from '../../../contract/index.ts';
import { alarms } from '../shared/clients.ts';
import { spanOf } from '../shared/words.tsx';

interface TryProps {
  /** Null while the form is not complete. */
  readonly rule: RuleDefinition | null;
  readonly choices: RuleChoices;
}

const spans = [1, 7, 30, 90] as const;

/** The rule tried on what is stored, before it is switched on. */
export function TryPanel({ rule, choices }: TryProps) {
  const { t } = useText();
  const act = useAct();
  const [days, setDays] = useState(30);
  const [tried, setTried] = useState<{ readonly of: RuleDefinition; readonly found: TryReply }>();
  const attempt = (chartThingCode?: string): void => {
    if (!rule) return;
    void act.run(async () => {
      const body = { rule: mutable(rule), days, ...(chartThingCode ? { chartThingCode } : {}) };
      setTried({ of: rule, found: await alarms.tryRule({ body }) });
    });
  };
  const isStale = tried && rule && JSON.stringify(tried.of) !== JSON.stringify(rule);
  return (
    <section className="dk-card" aria-label={t('alarms.try.title')}>
      <h2>{t('alarms.try.title')}</h2>
      <p className="dk-muted">{t('alarms.try.lead')}</p>
      <p className="dk-row">
        <Select
          style={{ width: 140 }}
          aria-label={t('alarms.try.days')}
          value={days}
          onChange={setDays}
          options={spans.map((value) => ({
            value,
            label: t('alarms.desk.days', { count: value }),
          }))}
        />
        <Button
          type="primary"
          ghost
          icon={<Icon name="play" size={16} />}
          disabled={rule === null}
          loading={act.busy}
          onClick={() => attempt()}
        >
          {t('alarms.try.run')}
        </Button>
      </p>
      {rule === null && <p className="dk-muted">{t('alarms.try.incomplete')}</p>}
      <ErrorNotice error={act.error} />
      {isStale && <Notice meaning="notice">{t('alarms.try.stale')}</Notice>}
      {tried && <Found found={tried.found} rule={tried.of} choices={choices} onThing={attempt} />}
    </section>
  );
}

const mutable = (rule: RuleDefinition) => ({ ...rule, scope: { ...rule.scope } });

function Found({
  found,
  rule,
  choices,
  onThing,
}: {
  readonly found: TryReply;
  readonly rule: RuleDefinition;
  readonly choices: RuleChoices;
  readonly onThing: (code: string) => void;
}) {
  const { t } = useText();
  const firing = found.things.filter(({ count }) => count > 0).length;
  const days = Math.round((Date.parse(found.to) - Date.parse(found.from)) / 86_400_000);
  return (
    <div className="dk-stack" role="status">
      <p className="al-verdict">
        {found.valuesRead === 0
          ? t('alarms.try.noData', { days })
          : t('alarms.try.verdict', { days, count: found.count, things: firing })}
      </p>
      {found.leftOut > 0 && (
        <Notice meaning="notice">{t('alarms.try.leftOut', { count: found.leftOut })}</Notice>
      )}
      <Curve found={found} rule={rule} choices={choices} onThing={onThing} />
      {found.episodes.length > 0 && <Episodes episodes={found.episodes} />}
    </div>
  );
}

function Curve({ found, rule, choices, onThing }: Parameters<typeof Found>[0]) {
  const { t, locale } = useText();
  const { chart } = found;
  if (!chart || chart.points.length === 0) return null;
  const property = choices.models
    .find(({ code }) => code === rule.scope.modelCode)
    ?.properties.find(({ key }) => key === chart.key);
  const name = property ? (locale === 'en' ? property.nameEn : property.nameZh) : chart.key;
  const own = found.episodes.filter(({ thingCode }) => thingCode === chart.thingCode);
  return (
    <div>
      <p className="dk-row">
        <Select
          style={{ width: 260 }}
          aria-label={t('alarms.try.thing')}
          value={chart.thingCode}
          onChange={onThing}
          options={found.things.map((one) => ({
            value: one.code,
            label: t('alarms.try.thingChoice', { name: one.name, count: one.count }),
          }))}
        />
      </p>
      <TimeChart
        label={t('alarms.try.chart', { name, thing: chart.thingName })}
        series={[
          {
            name,
            ...(property?.unit ? { unit: property.unit } : {}),
            points: chart.points.map(({ at, max }) => ({ at, value: max })),
          },
        ]}
        limits={chart.limit === null ? [] : [{ value: chart.limit, label: t('alarms.try.limit') }]}
        spans={own.map(({ raisedAt, clearedAt }) => ({
          from: raisedAt,
          to: clearedAt ?? found.to,
          label: t('alarms.try.mark'),
        }))}
      />
    </div>
  );
}

function Episodes({ episodes }: { readonly episodes: readonly Episode[] }) {
  const { t } = useText();
  return (
    <Table<Episode>
      size="small"
      rowKey={({ thingId, raisedAt }) => `${thingId} ${raisedAt}`}
      dataSource={[...episodes]}
      pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t('alarms.fact.raisedAt'), render: (_, one) => <Time at={one.raisedAt} /> },
        {
          title: t('alarms.fact.thing'),
          render: (_, one) => <Link to={`/things/${one.thingId}`}>{one.thingName}</Link>,
        },
        { title: t('alarms.fact.value'), dataIndex: 'value' },
        {
          title: t('alarms.try.lasted'),
          render: (_, one) =>
            one.clearedAt ? spanOf(one.raisedAt, one.clearedAt, t) : t('alarms.try.still'),
        },
      ]}
    />
  );
}
