import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Places } from '../shared/places.tsx';
import { SynonymsPart } from './synonyms-part.tsx';
import { UnansweredPart } from './unanswered-part.tsx';
import '../shared/policy.css';

/** Caring for the search: what people asked in vain, and words that mean the same. */
export default function WordsPage() {
  const { t } = useText();
  return (
    <>
      <PageHead title={t('policy.words.title')} lead={t('policy.words.lead')} />
      <Places />
      <div className="dk-stack">
        <UnansweredPart />
        <SynonymsPart />
      </div>
    </>
  );
}
