import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Button, Card, ErrorState, Icon, LinkButton, Loading, Notice, useText } from '#ui/index.ts';
import { useParams } from '#ui/router/index.ts';
import { formatYuan } from '#platform/money/index.ts';
import type { ItemView, Material } from '../../contract/index.ts';
import { itemPath, paperPath, services, usePick } from './client.ts';
import './services.css';

const HallMap = lazy(() => import('./hall-map.tsx'));

/** An item: can I, what do I bring, how long, where. */
export default function ItemPage() {
  const { code = '' } = useParams();
  const item = useQuery({
    queryKey: ['services', 'item', code],
    queryFn: async () => services.item({ params: { code } }),
  });
  if (item.isPending) return <Loading lines={8} />;
  if (item.isError) return <ErrorState error={item.error} onRetry={() => void item.refetch()} />;
  return <Whole item={item.data} />;
}

function Whole({ item }: { item: ItemView }) {
  const { t } = useText();
  const pick = usePick();
  const { content } = item;
  return (
    <>
      <h1>{pick(content.titleZh, content.titleEn)}</h1>
      <p>{content.summaryZh}</p>
      <Acts item={item} />
      <Facts item={item} />
      <Card title={t('services.item.who')}>
        <p>{content.whoZh}</p>
        <Points lines={content.conditions} />
      </Card>
      <Card title={t('services.item.materials')}>
        <ul className="sv-points">
          {content.materials.map((material) => (
            <li key={material.name}>
              <SaidMaterial material={material} />
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('services.item.steps')}>
        <ol className="sv-steps">
          {content.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p>{t('services.item.result', { result: content.resultZh })}</p>
      </Card>
      <Place item={item} />
      <Card title={t('services.item.basis')}>
        <Points lines={content.basis} />
        <p className="sv-soft">{content.remedyZh}</p>
      </Card>
    </>
  );
}

function Acts({ item }: { item: ItemView }) {
  const { t } = useText();
  const pick = usePick();
  const { content, code } = item;
  return (
    <div className="sv-acts">
      {content.form ? (
        <LinkButton to={`${itemPath(code)}/apply`} kind="primary" icon="edit" wide>
          {t('services.item.apply')}
        </LinkButton>
      ) : (
        <Notice meaning="notice" title={t('services.item.inPerson')}>
          <p>{content.window}</p>
        </Notice>
      )}
      {!content.eligibility && content.anyoneZh && (
        <Notice meaning="ok" title={t('services.item.anyone')}>
          <p>{pick(content.anyoneZh, content.anyoneEn)}</p>
        </Notice>
      )}
      {content.eligibility && (
        <LinkButton to={`${itemPath(code)}/check`} icon="info" wide>
          {t('services.item.check')}
        </LinkButton>
      )}
      <a
        className="zs-button zs-button-quiet zs-wide"
        href={paperPath(code)}
        target="_blank"
        rel="noreferrer"
      >
        <Icon name="print" /> {t('services.item.paper')}
      </a>
    </div>
  );
}

function Facts({ item }: { item: ItemView }) {
  const { t } = useText();
  const { content } = item;
  const days = (count: number) =>
    count === 0 ? t('services.item.atOnce') : t('services.item.days', { days: count });
  const fee = content.feeFen === 0 ? t('services.item.free') : formatYuan(content.feeFen);
  return (
    <dl className="sv-facts">
      <div>
        <dt>{t('services.item.promised')}</dt>
        <dd>{days(content.promisedDays)}</dd>
      </div>
      <div>
        <dt>{t('services.item.legal')}</dt>
        <dd>{days(content.legalDays)}</dd>
      </div>
      <div>
        <dt>{t('services.item.fee')}</dt>
        <dd>
          {fee}
          {content.feeNote && content.feeNote !== fee && <small>{content.feeNote}</small>}
        </dd>
      </div>
    </dl>
  );
}

function SaidMaterial({ material }: { material: Material }) {
  const { t } = useText();
  const facts = [
    material.shared ? '' : t(`services.material.${material.form}`),
    material.need === 'conditional' ? t('services.material.conditional') : '',
    material.note,
  ].filter(Boolean);
  return (
    <>
      <strong>{material.name}</strong>
      {facts.length > 0 && <span className="sv-soft"> {facts.join(' · ')}</span>}
    </>
  );
}

function Points({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="sv-points">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Place({ item }: { item: ItemView }) {
  const { t } = useText();
  const pick = usePick();
  const [open, setOpen] = useState(false);
  const { content } = item;
  return (
    <Card title={t('services.item.where')}>
      <p>
        {pick(item.departmentZh, item.departmentEn)} · {content.window}
      </p>
      <p>{content.hours}</p>
      {item.departmentPhone && (
        <p>
          <a className="sv-phone" href={`tel:${item.departmentPhone}`}>
            <Icon name="phone" /> {item.departmentPhone}
          </a>
        </p>
      )}
      {content.position && !open && (
        <Button icon="map" onClick={() => setOpen(true)}>
          {t('services.item.map')}
        </Button>
      )}
      {content.position && open && (
        <Suspense fallback={<Loading lines={4} />}>
          <HallMap name={content.window} position={content.position} />
        </Suspense>
      )}
    </Card>
  );
}
