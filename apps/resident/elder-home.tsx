import { ElderSizeChoice, Icon, List, ListItem, useText } from '#ui/index.ts';
import { elderActs, menuOf, residentGroups } from '#ui/page.ts';
import { Link } from '#ui/router/index.ts';
import { HomeParts } from './home-parts.tsx';
import { pages } from './pages.ts';
import { useTownPhone } from './town-phone.ts';

const actsShown = 3;

/** The first page of 长辈版: three things to do and one person to call; everything else as a list below. */
export default function ElderHome() {
  const { t } = useText();
  const phone = useTownPhone();
  const acts = elderActs(pages, actsShown);
  const rest = residentGroups
    .flatMap((group) => menuOf(pages, group))
    .filter(({ path }) => !acts.some((act) => act.path === path));
  return (
    <>
      <h1>{t('shell.elderGreeting')}</h1>
      <ul className="elder-acts">
        {acts.map(({ path, menu }) => (
          <li key={path}>
            <Link to={path} className="elder-act">
              <Icon name={menu.icon} size={44} />
              <strong>{t(menu.elder?.titleKey ?? menu.titleKey)}</strong>
            </Link>
          </li>
        ))}
        {phone && (
          <li>
            <a className="elder-act" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
              <Icon name="phone" size={44} />
              <span>
                <strong>{t('shell.person')}</strong>
                {t('shell.personHint')} <span className="zs-whole">{phone}</span>
              </span>
            </a>
          </li>
        )}
      </ul>
      <HomeParts />
      {rest.length > 0 && (
        <>
          <h2 className="home-more">{t('shell.elderMore')}</h2>
          <List>
            {rest.map(({ path, menu }) => (
              <ListItem key={path} to={path} icon={menu.icon} title={t(menu.titleKey)}>
                {menu.hintKey && t(menu.hintKey)}
              </ListItem>
            ))}
          </List>
        </>
      )}
      <ElderSizeChoice />
    </>
  );
}
