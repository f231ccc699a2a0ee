import { Button } from 'antd';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { exactInstant } from '#platform/i18n/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { useMe } from '#ui/session/index.ts';
import { useCase } from '../detail/use-case.ts';
import { CaseFile } from './case-file.tsx';
import './print.css';

/** The case file on A4, ready for the printer. */
export default function PrintPage() {
  const { t, locale } = useText();
  const { caseId = '' } = useParams();
  const me = useMe();
  const one = useCase(caseId);
  const isThere = one.data !== undefined;
  useEffect(() => {
    if (!isThere) return;
    let left = false;
    // Printing waits for the photos, or they would be missing on paper.
    void photosThere().then(() => {
      if (!left) print();
    });
    return () => {
      left = true;
    };
  }, [isThere]);
  if (one.isPending) return <Loading lines={12} />;
  if (one.isError) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  const town = locale === 'zh' ? me.town.nameZh : me.town.nameEn;
  return (
    <>
      <div className="cs-print-bar">
        <Link to={`/cases/${caseId}`}>
          <Icon name="back" size={16} /> {t('cases.print.back')}
        </Link>
        <Button type="primary" icon={<Icon name="print" size={16} />} onClick={() => print()}>
          {t('cases.print.print')}
        </Button>
      </div>
      <article className="cs-sheet">
        <header>
          <p>{town}</p>
          <h1>{t('cases.print.title')}</h1>
          <p className="dk-number">{one.data.case.number}</p>
        </header>
        <CaseFile detail={one.data} />
        <footer>
          {t('cases.print.printedAt')} {exactInstant(serverNow())} · {t('cases.print.printedBy')}{' '}
          {me.person.name}
        </footer>
      </article>
    </>
  );
}

const patienceMs = 8000;

/** Once every photo of the sheet is loaded or has failed, or patience is over. */
async function photosThere(): Promise<void> {
  const photos = [...document.querySelectorAll<HTMLImageElement>('.cs-sheet img')];
  const loaded = photos.map((photo) => photo.decode().catch(() => undefined));
  const patience = new Promise((resolve) => setTimeout(resolve, patienceMs));
  await Promise.race([Promise.all(loaded), patience]);
}
