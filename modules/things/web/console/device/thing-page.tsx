import { Tabs } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { useLive } from '#ui/live/index.ts';
import { usePermission } from '#ui/session/index.ts';
import type { ThingDetail } from '../../../contract/index.ts';
import { useThing } from '../use-things.ts';
import { iconOf, PresenceTag } from '../words.tsx';
import { AlarmsTab } from './alarms-tab.tsx';
import { CommandsTab } from './commands-tab.tsx';
import { Facts } from './facts.tsx';
import { ThingActs } from './thing-acts.tsx';
import { TwinTab } from './twin-tab.tsx';
import { VersionsTab } from './versions-tab.tsx';
import '../things.css';

/** A device's page, drawn from its model. */
export default function ThingPage() {
  const { thingId = '' } = useParams();
  const thing = useThing(thingId);
  useLive(['things.online', 'things.offline', 'things.silent', 'things.twinChanged'], undefined, [
    ['things', 'one', thingId],
  ]);
  if (thing.isPending) return <Loading lines={10} />;
  if (thing.isError) return <ErrorState error={thing.error} onRetry={() => void thing.refetch()} />;
  return <Device thing={thing.data} />;
}

function Device({ thing }: { thing: ThingDetail }) {
  const { t } = useText();
  const [tab, setTab] = useState('facts');
  const seesAlarms = usePermission('alarms.read');
  const { services, properties } = thing.model;
  const isSettable = properties.some(({ access }) => access === 'rw');
  const items = [
    { key: 'facts', label: t('things.tab.facts'), children: <Facts thing={thing} /> },
    ...(seesAlarms
      ? [
          {
            key: 'alarms',
            label: t('things.tab.alarms'),
            children: <AlarmsTab thingId={thing.id} />,
          },
        ]
      : []),
    ...(services.length > 0
      ? [
          {
            key: 'commands',
            label: t('things.tab.commands'),
            children: <CommandsTab thing={thing} />,
          },
        ]
      : []),
    ...(isSettable
      ? [{ key: 'twin', label: t('things.tab.twin'), children: <TwinTab thing={thing} /> }]
      : []),
    {
      key: 'versions',
      label: t('things.tab.versions'),
      children: <VersionsTab thing={thing} />,
    },
  ];
  return (
    <>
      <Head thing={thing} />
      <Tabs activeKey={tab} onChange={setTab} items={items} destroyOnHidden />
    </>
  );
}

function Head({ thing }: { thing: ThingDetail }) {
  const { t, locale } = useText();
  return (
    <div className="dk-head">
      <div className="th-head">
        <Link to="/things" aria-label={t('things.one.back')} className="th-back">
          <Icon name="back" />
        </Link>
        <span className="th-head-icon">
          <Icon name={iconOf(thing.icon)} size={28} />
        </span>
        <div>
          <h1 className="dk-row">
            {thing.name} <PresenceTag thing={thing} />
          </h1>
          <p className="dk-muted">
            <span className="dk-number">{thing.code}</span> ·{' '}
            {locale === 'en' ? thing.modelNameEn : thing.modelNameZh}
            {thing.villageName && ` · ${thing.villageName}`}
          </p>
        </div>
      </div>
      <div className="dk-row">
        <ThingActs thing={thing} />
      </div>
    </div>
  );
}
