import { Drawer } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { FoundResident } from '../../../contract/index.ts';
import { ConsentForm } from '../shared/consent-form.tsx';
import { DayList } from './day-list.tsx';
import { ResidentFinder } from './resident-finder.tsx';
import '../shared/assist.css';

/** The clerk's desk: find the resident, get the consent, act; below it what was done today. */
export default function WindowPage() {
  const { t } = useText();
  const go = useNavigate();
  const [chosen, setChosen] = useState<FoundResident | null>(null);
  return (
    <>
      <PageHead title={t('assist.menu.window')} lead={t('assist.window.lead')}>
        <Link to="/assist/mandate-form" className="as-link">
          <Icon name="print" size={16} />
          {t('assist.form.title')}
        </Link>
      </PageHead>
      <div className="dk-stack">
        <section className="dk-card as-finder">
          <ResidentFinder onChosen={setChosen} />
        </section>
        <DayList />
      </div>
      <Drawer
        open={chosen !== null}
        onClose={() => setChosen(null)}
        size={640}
        destroyOnHidden
        title={t('assist.consent.title', { name: chosen?.name || t('assist.window.noName') })}
      >
        {chosen && (
          <ConsentForm
            personId={chosen.personId}
            way="window"
            onOpened={(id) => void go(`/assist/sessions/${id}`)}
          />
        )}
      </Drawer>
    </>
  );
}
