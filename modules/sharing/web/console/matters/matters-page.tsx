import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { useLiveSharing } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import { MatterList } from './matter-list.tsx';
import '../shared/sharing.css';

/** Matters of several departments that rest on shared data. */
export default function MattersPage() {
  const { t } = useText();
  useLiveSharing();
  return (
    <>
      <PageHead title={t('sharing.nav.matters')} lead={t('sharing.matter.pageLead')} />
      <Places />
      <MatterList />
    </>
  );
}
