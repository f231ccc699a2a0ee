import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { Link } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Deadline, Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { InterfaceRow } from '../../../contract/index.ts';
import { sharing, usePick } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import { OutcomeTag } from '../shared/state-tags.tsx';
import '../shared/sharing.css';

/** Addresses under which other systems read granted data, with an example and the last uses. */
export default function InterfacesPage() {
  const { t } = useText();
  const interfaces = useQuery({
    queryKey: ['sharing', 'interfaces'],
    queryFn: async () => sharing.interfaces({}),
  });
  const items = interfaces.data?.items ?? [];
  return (
    <>
      <PageHead title={t('sharing.nav.interfaces')} lead={t('sharing.interface.lead')} />
      <Places />
      {interfaces.isPending && <Loading lines={8} />}
      {interfaces.isError && (
        <ErrorState error={interfaces.error} onRetry={() => void interfaces.refetch()} />
      )}
      {interfaces.data && items.length === 0 && (
        <EmptyState icon="link" title={t('sharing.interface.none')}>
          {t('sharing.interface.noneText')}
        </EmptyState>
      )}
      {items.length > 0 && (
        <>
          <p className="dk-muted">
            {t('sharing.interface.key')} <a href="/docs">{t('sharing.interface.docs')}</a>
          </p>
          <div className="sharing-interfaces">
            {items.map((one) => (
              <One key={one.grantId} one={one} />
            ))}
          </div>
        </>
      )}
    </>
  );
}

const nearSeconds = 3 * 86_400;

function One({ one }: { one: InterfaceRow }) {
  const { t } = useText();
  const pick = usePick();
  const { origin } = location;
  const call = (path: string, rest = ''): string =>
    `curl -H "Authorization: Bearer $ZHENSHU_KEY" ${rest}"${origin}${path}"`;
  const examples = [
    ['rows', call(`${one.rowsPath}?limit=100`)],
    ['parquet', call(one.parquetPath, `-o ${one.number}.parquet `)],
    ...(one.featuresPath ? [['features', call(`${one.featuresPath}?limit=100`)] as const] : []),
  ] as const;
  return (
    <section className="dk-card">
      <h2>
        <Link to={`/sharing/grants/${one.grantId}`}>{pick(one.resourceZh, one.resourceEn)}</Link>{' '}
        <span className="dk-muted sharing-number">{one.number}</span>
      </h2>
      <p className="dk-row">
        <span className="dk-muted">{pick(one.departmentZh, one.departmentEn)}</span>
        <Deadline at={one.untilAt} nearSeconds={nearSeconds} />
      </p>
      {examples.map(([name, text]) => (
        <div key={name}>
          <span className="dk-muted">{t(`sharing.interface.${name}`)}</span>
          <Typography.Paragraph className="sharing-code" copyable={{ text }}>
            <code>{text}</code>
          </Typography.Paragraph>
        </div>
      ))}
      {one.uses.length === 0 && <p className="dk-muted">{t('sharing.interface.unused')}</p>}
      {one.uses.map((use) => (
        <p key={`${use.usedAt} ${use.userName}`} className="dk-row">
          <Time at={use.usedAt} />
          <span>{use.userName}</span>
          <span>{t(`sharing.way.${use.way}`)}</span>
          <span className="sharing-number">{t('sharing.rowCount', { count: use.rows })}</span>
          <OutcomeTag outcome={use.outcome} why={null} />
        </p>
      ))}
    </section>
  );
}
