import { LinkButton, useText } from '#ui/index.ts';
import { CameraHosts } from './camera-hosts.tsx';
import { Cameras } from './cameras.tsx';
import { Rotations } from './rotations.tsx';
import '../board.css';
import '../arrange/arrange.css';

/** What stands around the layouts: rotations of wall screens, and cameras. */
export default function ScreensPage() {
  const { t } = useText();
  return (
    <main id="main" className="ck-page">
      <header className="ck-editor-bar">
        <LinkButton to="/arrange" kind="quiet" icon="back">
          {t('cockpit.arrange.back')}
        </LinkButton>
        <h1>{t('cockpit.screens.title')}</h1>
      </header>
      <Rotations />
      <Cameras />
      <CameraHosts />
    </main>
  );
}
