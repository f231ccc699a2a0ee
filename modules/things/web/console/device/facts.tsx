import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { TownMap } from '#ui/map/index.ts';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { ThingDetail } from '../../../contract/index.ts';
import { presenceMeaning } from '../words.tsx';

/** What is known of a device. */
export function Facts({ thing }: { thing: ThingDetail }) {
  const { t } = useText();
  return (
    <div className="th-facts">
      <div className="dk-stack">
        <PresenceNotice thing={thing} />
        <Descriptions bordered size="small" column={1} items={useRows(thing)} />
        {thing.childCount > 0 && (
          <p>
            <Link to={`/things?gateway=${thing.id}`}>
              {t('things.one.children', { count: thing.childCount })}
            </Link>
          </p>
        )}
      </div>
      {thing.position && (
        <div className="th-facts-map">
          <TownMap
            label={t('things.field.position')}
            centre={thing.position}
            points={[
              { ...thing.position, id: thing.id, label: thing.name, meaning: mapMeaning(thing) },
            ]}
          />
        </div>
      )}
    </div>
  );
}

function mapMeaning(thing: ThingDetail) {
  const meaning = presenceMeaning(thing);
  return meaning === 'neutral' ? 'notice' : meaning;
}

/** Why a device is not there, in a sentence. */
function PresenceNotice({ thing }: { thing: ThingDetail }) {
  const { t } = useText();
  if (thing.state !== 'active' || thing.status === 'online') return null;
  if (thing.status === 'never') {
    return <Notice meaning="notice" title={t('things.one.neverSeen')} />;
  }
  const cause = thing.presenceCause ?? 'silence';
  return (
    <Notice
      meaning={thing.status === 'silent' ? 'urgent' : 'warning'}
      title={t(`things.cause.${cause}`)}
    >
      {thing.lastSeenAt && (
        <p>
          {t('things.field.lastSeen')} <Time at={thing.lastSeenAt} />
        </p>
      )}
    </Notice>
  );
}

function useRows(thing: ThingDetail): { key: string; label: string; children: ReactNode }[] {
  const { t } = useText();
  const row = (key: string, children: ReactNode) => {
    return { key, label: t(`things.field.${key}`), children: children || '—' };
  };
  const model = (
    <Link to={`/things/models/${thing.modelCode}`}>
      {thing.modelNameZh} · {t('things.model.versionOf', { version: thing.model.version })}
    </Link>
  );
  const tags = Object.entries(thing.tags).map(([key, value]) => `${key}: ${value}`);
  return [
    row('model', model),
    row('door', t(`things.door.${thing.door}`)),
    row('externalId', <span className="dk-number">{thing.externalId}</span>),
    row(
      'gateway',
      thing.gatewayId && <Link to={`/things/${thing.gatewayId}`}>{thing.gatewayName}</Link>,
    ),
    row('lastSeen', thing.lastSeenAt && <Time at={thing.lastSeenAt} />),
    row(
      'place',
      [thing.villageName, thing.gridCellName, thing.address].filter(Boolean).join(' · '),
    ),
    row('department', thing.departmentName),
    row('groupCodes', thing.groupCodes.join('、')),
    row('tags', tags.join(' · ')),
    row('secret', t(thing.hasSecret ? 'things.one.hasSecret' : 'things.one.noSecret')),
    row('createdAt', <Time at={thing.createdAt} />),
  ];
}
