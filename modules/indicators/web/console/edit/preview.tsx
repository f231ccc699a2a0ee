import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { TimeChart } from '#ui/charts/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { type FormulaReading, type Preview, standingOf } from '../../../contract/index.ts';
import { Change } from '../shared/change.tsx';
import { indicators } from '../shared/clients.ts';
import { dayOf, plusDays, startOf } from '../shared/days.ts';
import { useSay, useUnitOf } from '../shared/say.ts';
import { StandingTag } from '../shared/standing.tsx';
import { type Draft, previewable } from './draft.ts';

interface PreviewProps {
  readonly draft: Draft;
  readonly reading: FormulaReading | undefined;
}

const shownDays = 14;

/** What the definition would give, before it is saved: the number of the last 14 days and each of them. */
export function PreviewPanel({ draft, reading }: PreviewProps) {
  const { t } = useText();
  const to = dayOf(serverNow());
  const from = plusDays(to, 1 - shownDays);
  const definition = previewable(draft);
  const isReadable = reading !== undefined && reading.fault === null;
  const preview = useQuery({
    queryKey: ['indicators', 'preview', definition, from, to],
    queryFn: () => indicators.preview({ body: { definition, from, to } }),
    enabled: isReadable && draft.formula.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <section className="dk-card in-preview" aria-live="polite" aria-busy={preview.isFetching}>
      <h2>{t('indicators.preview.title')}</h2>
      {!isReadable && <p className="dk-muted">{t('indicators.preview.unreadable')}</p>}
      {isReadable && preview.isPending && <Loading lines={6} />}
      {isReadable && preview.isError && (
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {isReadable && preview.data && (
        <Outcome draft={definition} preview={preview.data} dimensions={reading.dimensions} />
      )}
    </section>
  );
}

interface OutcomeProps {
  readonly draft: Draft;
  readonly preview: Preview;
  readonly dimensions: readonly string[];
}

function Outcome({ draft, preview, dimensions }: OutcomeProps) {
  const { t } = useText();
  const say = useSay();
  const unitOf = useUnitOf();
  const value = preview.whole.values[0]?.value ?? null;
  const before = preview.whole.compared?.values[0]?.value ?? null;
  const name = draft.nameZh === '-' ? t('indicators.preview.unnamed') : draft.nameZh;
  return (
    <>
      <p className="dk-muted">
        {t('indicators.preview.span', { from: preview.whole.from, to: preview.whole.to })}
      </p>
      <p className="dk-row">
        <strong className="in-big">{say(value, draft)}</strong>
        <StandingTag standing={standingOf(draft, value)} />
        <Change value={value} before={before} indicator={draft} />
      </p>
      {preview.nothing && <Nothing draft={draft} preview={preview} />}
      <TimeChart
        label={name}
        by="day"
        height={180}
        series={[
          {
            name,
            unit: unitOf(draft.unit),
            digits: draft.decimals,
            points: preview.byDay.values.map((one) => ({
              at: startOf(one.group),
              value: one.value,
            })),
          },
        ]}
      />
      <Parts preview={preview} />
      <p className="dk-muted">
        {dimensions.length > 0
          ? t('indicators.preview.dimensions', {
              names: dimensions.map((one) => t(`indicators.dimension.${one}`)).join('、'),
            })
          : t('indicators.definition.noDimension')}
      </p>
    </>
  );
}

/** Why there is no value: what was divided by zero, or what has no data. */
function Nothing({ draft, preview }: { readonly draft: Draft; readonly preview: Preview }) {
  const { t } = useText();
  if (!preview.nothing) return null;
  const { reason, at } = preview.nothing;
  return (
    <Notice meaning="notice" title={t(`indicators.preview.nothing.${reason}`, { at: at + 1 })}>
      <code className="in-formula in-formula-echo">
        {draft.formula.slice(0, at)}
        <mark>{draft.formula.slice(at, at + 1)}</mark>
        {draft.formula.slice(at + 1)}
      </code>
      <p>{t(`indicators.preview.nothingHint.${reason}`)}</p>
    </Notice>
  );
}

/** The numbers that the formula stands on. */
function Parts({ preview: { parts } }: { readonly preview: Preview }) {
  const { locale } = useText();
  const say = useSay();
  return (
    <ul className="in-parts">
      {parts.map(({ name, titleZh, titleEn, value }) => (
        <li key={name}>
          <span>
            <code className="in-formula">{name}</code>{' '}
            <span className="dk-muted">{locale === 'en' ? titleEn : titleZh}</span>
          </span>
          <span className="dk-number">
            {say(value, { unit: '1', decimals: Number.isInteger(value) ? 0 : 2 })}
          </span>
        </li>
      ))}
    </ul>
  );
}
