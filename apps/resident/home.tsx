import { lazy, Suspense, useEffect } from 'react';
import { EmptyState, Icon, List, ListItem, useElderMode, useText } from '#ui/index.ts';
import { menuOf } from '#ui/page.ts';
import { Link } from '#ui/router/index.ts';
import { HomeParts } from './home-parts.tsx';
import { pages } from './pages.ts';

const ElderHome = lazy(() => import('./elder-home.tsx'));

/** The first page: one large answer, a few others, and the rest as a list. */
export function Home() {
  const { t } = useText();
  const { elder } = useElderMode();
  const name = t('shell.name');
  useEffect(() => {
    document.title = name;
  }, [name]);
  if (pages.length === 0) {
    return <EmptyState title={t('shell.empty')}>{t('shell.emptyText')}</EmptyState>;
  }
  if (elder) {
    return (
      <Suspense>
        <ElderHome />
      </Suspense>
    );
  }
  return <PlainHome />;
}

function PlainHome() {
  const { t } = useText();
  const { setElder } = useElderMode();
  const more = menuOf(pages, 'more');
  return (
    <>
      <h1>{t('shell.greeting')}</h1>
      <p className="home-lead">{t('shell.lead')}</p>
      {menuOf(pages, 'primary').map(({ path, menu }) => (
        <Link key={path} to={path} className="home-primary">
          <Icon name={menu.icon} size={36} />
          <span>
            <strong>{t(menu.titleKey)}</strong>
            {menu.hintKey && <span>{t(menu.hintKey)}</span>}
          </span>
          <Icon name="forward" />
        </Link>
      ))}
      <div className="home-tiles">
        {menuOf(pages, 'home').map(({ path, menu }) => (
          <Link key={path} to={path} className="home-tile">
            <Icon name={menu.icon} size={30} />
            <strong>{t(menu.titleKey)}</strong>
            {menu.hintKey && <span>{t(menu.hintKey)}</span>}
          </Link>
        ))}
      </div>
      <button type="button" className="elder-offer" onClick={() => setElder(true)}>
        <Icon name="elder" size={32} />
        <span>
          <strong>{t('ui.elder.offer')}</strong>
          <small>{t('ui.elder.offerHint')}</small>
        </span>
      </button>
      <HomeParts />
      {more.length > 0 && (
        <>
          <h2 className="home-more">{t('shell.services')}</h2>
          <List>
            {more.map(({ path, menu }) => (
              <ListItem key={path} to={path} icon={menu.icon} title={t(menu.titleKey)}>
                {menu.hintKey && t(menu.hintKey)}
              </ListItem>
            ))}
          </List>
        </>
      )}
    </>
  );
}
