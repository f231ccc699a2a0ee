import { useQuery } from '@tanstack/react-query';
import { api } from '#modules/cockpit/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { Button, Choice, LanguageSwitch, LinkButton, Sheet, useText } from '#ui/index.ts';
import { usePermission, useSession } from '#ui/session/index.ts';
import { useState } from 'react';
import { named } from './titles.ts';
import { setScreen, screenSettings } from '#ui/tokens/screen.ts';

const cockpit = createClient(api);

/** Settings of this screen, the wall, arranging, signing out. */
export default function ScreenMenu(props: { layoutCode: string; onClose: () => void }) {
  const { layoutCode, onClose } = props;
  const { t, locale } = useText();
  const mayArrange = usePermission('cockpit.arrange');
  const { signOut } = useSession();
  const [settings, setSettings] = useState(screenSettings);
  const rotations = useQuery({
    queryKey: ['cockpit', 'rotations'],
    queryFn: () => cockpit.rotations({}),
  });
  const change = (next: Partial<typeof settings>): void => {
    setScreen(next);
    setSettings({ ...settings, ...next });
  };
  return (
    <Sheet title={t('cockpit.menu.title')} open onClose={onClose}>
      <Choice
        label={t('cockpit.menu.theme')}
        columns={2}
        value={settings.theme}
        onChange={(theme) => change({ theme })}
        options={[
          { value: 'dark', label: t('cockpit.theme.dark') },
          { value: 'light', label: t('cockpit.theme.light') },
        ]}
      />
      <Choice
        label={t('cockpit.menu.distance')}
        columns={3}
        value={settings.distance}
        onChange={(distance) => change({ distance })}
        options={[
          { value: 'desk', label: t('cockpit.distance.desk') },
          { value: 'room', label: t('cockpit.distance.room') },
          { value: 'wall', label: t('cockpit.distance.wall') },
        ]}
      />
      <div className="ck-menu-acts">
        <Button icon="eye" onClick={() => void document.documentElement.requestFullscreen()}>
          {t('cockpit.menu.fullScreen')}
        </Button>
        {rotations.data?.items.map((rotation) => (
          <LinkButton key={rotation.code} to={`/wall/${rotation.code}`} icon="play">
            {named(rotation, locale)}
          </LinkButton>
        ))}
        {mayArrange && (
          <LinkButton to={`/arrange/${layoutCode}`} icon="edit">
            {t('cockpit.menu.arrange')}
          </LinkButton>
        )}
        {mayArrange && (
          <LinkButton to="/arrange" icon="layers">
            {t('cockpit.menu.layouts')}
          </LinkButton>
        )}
        <LanguageSwitch />
        <Button kind="quiet" icon="signOut" onClick={() => void signOut()}>
          {t('cockpit.menu.signOut')}
        </Button>
      </div>
    </Sheet>
  );
}
