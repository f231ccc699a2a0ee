import { useText } from '#ui/i18n/text-provider.tsx';
import { VersionList } from '#ui/desk/index.ts';
import type { Indicator, IndicatorInput } from '../../../contract/index.ts';
import { useDepartments, useFacts, useIndicators, useNameOf } from '../shared/clients.ts';
import { useFields } from '../shared/fields.ts';
import { useGroupName } from '../shared/group-name.ts';
import { useUnitOf } from '../shared/say.ts';
import { useBounds } from '../shared/standing.tsx';

interface DefinitionProps {
  readonly indicator: Indicator;
  readonly versions: readonly {
    readonly version: number;
    readonly content: IndicatorInput;
    readonly savedByName: string;
    readonly savedAt: string;
  }[];
}

/** What the number means, how it is reckoned, who answers for it, and every version of that. */
export function Definition({ indicator, versions }: DefinitionProps) {
  const { t } = useText();
  const fields = useFields();
  return (
    <div className="dk-split in-after">
      <section className="dk-card">
        <h2>{t('indicators.definition.title')}</h2>
        <Terms indicator={indicator} />
      </section>
      <section className="dk-card">
        <h2>{t('indicators.definition.versions')}</h2>
        {versions.length === 0 ? (
          <p className="dk-muted">{t('indicators.definition.asShipped')}</p>
        ) : (
          <VersionList
            fields={fields}
            versions={versions.map((one) => ({ ...one, note: '', savedBy: one.savedByName }))}
          />
        )}
      </section>
    </div>
  );
}

function Terms({ indicator }: { readonly indicator: Indicator }) {
  const { t } = useText();
  const bounds = useBounds();
  const unitOf = useUnitOf();
  const groupName = useGroupName();
  const owner = useDepartments().find(({ value }) => value === indicator.ownerDepartmentId);
  const dimensions = indicator.dimensions.map((one) => t(`indicators.dimension.${one}`));
  return (
    <dl className="in-definition">
      <dt>{t('indicators.field.code')}</dt>
      <dd className="in-formula">{indicator.code}</dd>
      <dt>{t('indicators.field.formula')}</dt>
      <dd>
        <code className="in-formula">{indicator.formula}</code>
        <Parts formula={indicator.formula} />
      </dd>
      <dt>{t('indicators.field.unit')}</dt>
      <dd>{unitOf(indicator.unit) || t('indicators.unit.count')}</dd>
      <dt>{t('indicators.definition.period')}</dt>
      <dd>{t(indicator.isLive ? 'indicators.definition.live' : 'indicators.definition.spans')}</dd>
      <dt>{t('indicators.field.direction')}</dt>
      <dd>{t(`indicators.direction.${indicator.direction}`)}</dd>
      <dt>{t('indicators.field.target')}</dt>
      <dd>{bounds(indicator) || t('indicators.bounds.none')}</dd>
      <dt>{t('indicators.definition.dimensions')}</dt>
      <dd>{dimensions.join('、') || t('indicators.definition.noDimension')}</dd>
      <dt>{t('indicators.field.group')}</dt>
      <dd>{groupName(indicator.group)}</dd>
      <dt>{t('indicators.field.ownerDepartmentId')}</dt>
      <dd>{owner?.label ?? t('indicators.definition.noOwner')}</dd>
      <dt>{t('indicators.definition.version')}</dt>
      <dd>
        {t(indicator.shipped ? 'indicators.definition.shipped' : 'indicators.definition.own', {
          version: indicator.version,
        })}
      </dd>
    </dl>
  );
}

/** The names of a formula in words. */
function Parts({ formula }: { readonly formula: string }) {
  const { locale } = useText();
  const nameOf = useNameOf();
  const facts = useFacts().data ?? [];
  const others = useIndicators(true).data ?? [];
  const names = new Set(formula.match(/@[a-z][a-z0-9-]*|[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)+/g));
  const words = [...names].flatMap((name) => {
    const fact = facts.find((one) => one.name === name);
    if (fact) return [{ name, said: locale === 'en' ? fact.titleEn : fact.titleZh }];
    const other = others.find(({ code }) => name === `@${code}`);
    return other ? [{ name, said: nameOf(other) }] : [];
  });
  return (
    <ul className="in-parts">
      {words.map(({ name, said }) => (
        <li key={name}>
          <code className="in-formula">{name}</code>
          <span className="dk-muted">{said}</span>
        </li>
      ))}
    </ul>
  );
}
