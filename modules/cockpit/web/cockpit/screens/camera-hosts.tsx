import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  api,
  type CameraHost,
  type CameraHosts as Hosts,
} from '#modules/cockpit/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { Button, ErrorNotice, Loading, Notice, TextField, useText } from '#ui/index.ts';
import { useSaving } from './use-saving.ts';

const cockpit = createClient(api);
const key = ['cockpit', 'camera-hosts'];

/** Which hosts cameras may stand at, and which of them screens may ask themselves. */
export function CameraHosts() {
  const { t } = useText();
  const kept = useQuery({ queryKey: key, queryFn: () => cockpit.cameraHosts({}) });
  return (
    <section>
      <header className="ck-editor-bar">
        <h2>{t('cockpit.screens.hosts')}</h2>
      </header>
      <p className="zs-hint">{t('cockpit.screens.hostsText')}</p>
      <ErrorNotice error={kept.error} />
      {kept.isPending && <Loading lines={2} />}
      {kept.data && <HostList key={JSON.stringify(kept.data)} kept={kept.data} />}
    </section>
  );
}

function HostList({ kept }: { kept: Hosts }) {
  const { t } = useText();
  const queries = useQueryClient();
  const [hosts, setHosts] = useState<readonly CameraHost[]>(kept.hosts);
  const { busy, error, run } = useSaving(key);
  const add = (host: string): void => setHosts([...hosts, { host, direct: false }]);
  const save = async (): Promise<void> => {
    const body = { hosts: hosts.filter(({ host }) => host.trim() !== '') };
    const saved = await run(() => cockpit.saveCameraHosts({ body }));
    // Whether a screen plays a camera itself follows from the list.
    if (saved) await queries.invalidateQueries({ queryKey: ['cockpit', 'cameras'] });
  };
  const left = kept.unlisted.filter((host) => !hosts.some((one) => one.host === host));
  return (
    <>
      {left.length > 0 && (
        <Notice meaning="warning" title={t('cockpit.screens.unlisted')}>
          <p className="ck-menu-acts">
            {left.map((host) => (
              <Button key={host} icon="plus" onClick={() => add(host)}>
                {t('cockpit.screens.listIt', { host })}
              </Button>
            ))}
          </p>
        </Notice>
      )}
      <ErrorNotice error={error} />
      {hosts.length === 0 && <p>{t('cockpit.screens.noHosts')}</p>}
      <ul className="ck-stops ck-hosts">
        {hosts.map((one, at) => (
          <HostLine
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands at its place.
            key={at}
            one={one}
            onChange={(next) => setHosts(hosts.map((was, place) => (place === at ? next : was)))}
            onRemove={() => setHosts(hosts.filter((_, place) => place !== at))}
          />
        ))}
      </ul>
      {hosts.length > 0 && <p className="zs-hint">{t('cockpit.screens.directText')}</p>}
      <p className="ck-menu-acts">
        <Button icon="plus" onClick={() => add('')}>
          {t('cockpit.screens.addHost')}
        </Button>
        <Button kind="primary" busy={busy} onClick={() => void save()}>
          {t('cockpit.arrange.save')}
        </Button>
      </p>
    </>
  );
}

interface HostLineProps {
  readonly one: CameraHost;
  readonly onChange: (next: CameraHost) => void;
  readonly onRemove: () => void;
}

function HostLine({ one, onChange, onRemove }: HostLineProps) {
  const { t } = useText();
  return (
    <li>
      <TextField
        label={t('cockpit.screens.host')}
        value={one.host}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange({ ...one, host: target.value })}
      />
      <label>
        <input
          type="checkbox"
          checked={one.direct}
          onChange={({ target }) => onChange({ ...one, direct: target.checked })}
        />{' '}
        {t('cockpit.screens.direct')}
      </label>
      <Button
        kind="quiet"
        icon="trash"
        aria-label={t('cockpit.screens.removeHost', { host: one.host })}
        onClick={onRemove}
      >
        {t('cockpit.layouts.remove')}
      </Button>
    </li>
  );
}
