import { useText } from '#ui/index.ts';
import { PublicCases } from './public-cases.tsx';
import { RatesSection } from './rates-section.tsx';
import './resident.css';
import './public.css';

/** 办理公示: the town's rates with their definitions, and what became of each report. */
export default function PublicPage() {
  const { t } = useText();
  return (
    <>
      <h1>{t('reports.menu.public')}</h1>
      <p>{t('reports.public.lead')}</p>
      <RatesSection />
      <PublicCases />
    </>
  );
}
