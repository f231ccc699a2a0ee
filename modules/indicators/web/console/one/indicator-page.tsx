import { Button } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Indicator } from '../../../contract/index.ts';
import { useIndicator, useMeaningOf, useNameOf, useNumberChanges } from '../shared/clients.ts';
import { SpanChoice, useDays } from '../shared/span-choice.tsx';
import { Definition } from './definition.tsx';
import { Divided } from './divided.tsx';
import { OverTime } from './over-time.tsx';
import { Summary } from './summary.tsx';
import { WhereFrom } from './where-from.tsx';
import { isDimension, type Where } from './where.ts';
import '../indicators.css';

/** One indicator: its number, how it went, its parts, the rows behind it, its definition. */
export default function IndicatorPage() {
  const { code = '' } = useParams();
  const found = useIndicator(code);
  useNumberChanges();
  if (found.isPending) return <Loading lines={12} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { indicator, versions } = found.data;
  return (
    <>
      <Head indicator={indicator} />
      <Numbers key={code} indicator={indicator} />
      <Definition indicator={indicator} versions={versions} />
    </>
  );
}

function Head({ indicator }: { readonly indicator: Indicator }) {
  const { t } = useText();
  const nameOf = useNameOf();
  const meaningOf = useMeaningOf();
  const mayManage = usePermission('indicators.manage');
  return (
    <PageHead title={nameOf(indicator)} lead={meaningOf(indicator)}>
      {!indicator.active && <StatusTag meaning="neutral">{t('indicators.list.off')}</StatusTag>}
      <Link to="/indicators">{t('indicators.one.all')}</Link>
      {mayManage && (
        <Link to={`/indicators/${indicator.code}/edit`}>
          <Button icon={<Icon name="edit" />}>{t('indicators.one.edit')}</Button>
        </Link>
      )}
    </PageHead>
  );
}

/** Everything that depends on the span and the part of the town. */
function Numbers({ indicator }: { readonly indicator: Indicator }) {
  const { t } = useText();
  const [days, setDays] = useDays();
  const [where, setWhere] = useWhere();
  return (
    <div className="dk-stack in-one">
      <div className="dk-tools">
        <SpanChoice days={days} onChange={setDays} />
        {where && (
          <span className="dk-row">
            <StatusTag meaning="notice">
              {t('indicators.one.only', {
                dimension: t(`indicators.dimension.${where.dimension}`),
                name: where.name,
              })}
            </StatusTag>
            <Button size="small" onClick={() => setWhere(null)}>
              {t('indicators.one.whole')}
            </Button>
          </span>
        )}
      </div>
      <Summary indicator={indicator} days={days} where={where} />
      <OverTime indicator={indicator} days={days} where={where} />
      {indicator.dimensions.length > 0 && (
        <Divided indicator={indicator} days={days} where={where} onWhere={setWhere} />
      )}
      <WhereFrom indicator={indicator} days={days} where={where} />
    </div>
  );
}

/** The part of the town in the page's address. */
function useWhere(): readonly [where: Where | null, set: (where: Where | null) => void] {
  const [search, setSearch] = useSearchParams();
  const [dimension, key] = [search.get('dimension') ?? '', search.get('key')];
  const where =
    isDimension(dimension) && key !== null
      ? { dimension, key, name: search.get('name') ?? key }
      : null;
  const set = (next: Where | null): void =>
    setSearch((old) => {
      const params = new URLSearchParams(old);
      for (const name of ['dimension', 'key', 'name'] as const) {
        if (next) params.set(name, next[name]);
        else params.delete(name);
      }
      return params;
    });
  return [where, set];
}
