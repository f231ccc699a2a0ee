import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Places } from '../shared/places.tsx';
import { RequestList } from './request-list.tsx';

/** What others ask of one's department. */
export default function DecidingPage() {
  const { t } = useText();
  return (
    <>
      <PageHead title={t('sharing.nav.deciding')} lead={t('sharing.list.decidingLead')} />
      <Places />
      <RequestList side="deciding" first="asked" />
    </>
  );
}
