import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, type LayoutFile, type LayoutView } from '#modules/cockpit/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { saveFile } from '#ui/desk/files.ts';
import {
  Button,
  ErrorNotice,
  ErrorState,
  LinkButton,
  Loading,
  Time,
  useText,
  useToast,
} from '#ui/index.ts';
import { Link } from '#ui/router/index.ts';
import { named } from '../titles.ts';
import { NewLayout } from './new-layout.tsx';
import '../board.css';
import './arrange.css';

const cockpit = createClient(api);
const key = ['cockpit', 'layouts'];

/** All layouts, by whom they are for; new ones, files, and the way to screens and cameras. */
export default function LayoutsPage() {
  const { t } = useText();
  const say = useToast();
  const queries = useQueryClient();
  const layouts = useQuery({ queryKey: key, queryFn: () => cockpit.layouts({}) });
  const [isNew, setNew] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const file = useRef<HTMLInputElement>(null);
  if (layouts.isPending) return <Loading lines={6} />;
  if (layouts.isError) {
    return <ErrorState error={layouts.error} onRetry={() => void layouts.refetch()} />;
  }
  const run = async (work: () => Promise<string>): Promise<void> => {
    setError(null);
    try {
      say(await work());
      await queries.invalidateQueries({ queryKey: key });
    } catch (fault) {
      setError(fault);
    }
  };
  const take = async (chosen: File): Promise<string> => {
    const body = JSON.parse(await chosen.text()) as LayoutFile;
    const { saved } = await cockpit.importLayouts({ body });
    return t('cockpit.layouts.taken', { count: saved });
  };
  return (
    <main id="main" className="ck-page">
      <header className="ck-editor-bar">
        <LinkButton to="/" kind="quiet" icon="back">
          {t('cockpit.wall.leave')}
        </LinkButton>
        <h1>{t('cockpit.layouts.title')}</h1>
        <Button icon="plus" kind="primary" onClick={() => setNew(true)}>
          {t('cockpit.layouts.new')}
        </Button>
        <Button
          icon="download"
          onClick={() =>
            void cockpit.exportLayouts({}).then(saveFile, (fault: unknown) => setError(fault))
          }
        >
          {t('cockpit.layouts.export')}
        </Button>
        <Button icon="upload" onClick={() => file.current?.click()}>
          {t('cockpit.layouts.import')}
        </Button>
        <input
          ref={file}
          hidden
          type="file"
          accept="application/json"
          aria-label={t('cockpit.layouts.import')}
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            target.value = '';
            if (chosen) void run(() => take(chosen));
          }}
        />
        <LinkButton to="/arrange/screens" icon="camera">
          {t('cockpit.layouts.screens')}
        </LinkButton>
      </header>
      <ErrorNotice error={error} />
      <Rows
        layouts={layouts.data.items}
        onRemove={(code) =>
          void run(async () => {
            await cockpit.removeLayout({ params: { code } });
            return t('cockpit.layouts.removed');
          })
        }
      />
      {isNew && <NewLayout layouts={layouts.data.items} onClose={() => setNew(false)} />}
    </main>
  );
}

function Rows(props: { layouts: readonly LayoutView[]; onRemove: (code: string) => void }) {
  const { layouts, onRemove } = props;
  const { t, locale } = useText();
  return (
    <div className="ck-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('cockpit.layouts.name')}</th>
            <th scope="col">{t('cockpit.layouts.audience')}</th>
            <th scope="col">{t('cockpit.layouts.tiles')}</th>
            <th scope="col">{t('cockpit.layouts.changed')}</th>
            <th scope="col">
              <span className="zs-hidden">{t('cockpit.layouts.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {layouts.map((layout) => (
            <tr key={layout.code}>
              <th scope="row">
                <Link to={`/arrange/${layout.code}`}>{named(layout, locale)}</Link>
              </th>
              <td>
                {t(`cockpit.audience.${layout.audience}`)} {layout.placeCode}
              </td>
              <td>{layout.tiles.length}</td>
              <td>
                {layout.savedAt ? (
                  <>
                    {layout.savedByName} <Time at={layout.savedAt} />
                  </>
                ) : (
                  t('cockpit.layouts.asCame')
                )}
              </td>
              <td>
                <LinkButton to={`/arrange/${layout.code}`} icon="edit">
                  {t('cockpit.layouts.arrange')}
                </LinkButton>
                {!layout.shipped && (
                  <Button kind="danger" icon="trash" onClick={() => onRemove(layout.code)}>
                    {t('cockpit.layouts.remove')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
