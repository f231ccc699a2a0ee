import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import {
  Button,
  Card,
  ErrorState,
  List,
  ListItem,
  LinkButton,
  Loading,
  Notice,
  TextField,
  useText,
} from '#ui/index.ts';
import { Link, navigate } from '#ui/router/index.ts';
import { api } from '../../contract/index.ts';
import { useDayWords, usePick } from './words.ts';
import './directory.css';

const directory = createClient(api);

/** 便民: places, buses, notices. */
export default function HomePage() {
  const { t } = useText();
  const dayWords = useDayWords();
  const home = useQuery({
    queryKey: ['directory', 'home'],
    queryFn: async () => directory.home({}),
  });
  if (home.isPending) return <Loading lines={8} />;
  if (home.isError) return <ErrorState error={home.error} onRetry={() => void home.refetch()} />;
  const { isMarketDay, nextMarketDay, hasBus } = home.data;
  return (
    <>
      <h1>{t('directory.menu.directory')}</h1>
      {isMarketDay ? (
        <Notice meaning="ok" title={t('directory.home.marketToday')}>
          <p>{t('directory.home.marketTodayText')}</p>
        </Notice>
      ) : (
        nextMarketDay && <p>{t('directory.home.marketNext', { day: dayWords(nextMarketDay) })}</p>
      )}
      <div className="dir-two">
        {hasBus && (
          <LinkButton to="/directory/bus" kind="primary" icon="truck" wide>
            {t('directory.bus.title')}
          </LinkButton>
        )}
        <LinkButton to="/directory/notices" kind="primary" icon="bell" wide>
          {t('directory.notices.title')}
        </LinkButton>
      </div>
      <Finder />
      <Kinds kinds={home.data.kinds} />
      <Latest />
    </>
  );
}

function Finder() {
  const { t } = useText();
  const [words, setWords] = useState('');
  const find = (event: FormEvent): void => {
    event.preventDefault();
    navigate(`/directory/places?q=${encodeURIComponent(words.trim())}`);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: `search` as an element is not known to old phones.
    <form role="search" onSubmit={find}>
      <TextField
        label={t('directory.home.find')}
        type="search"
        enterKeyHint="search"
        maxLength={40}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <Button icon="search" type="submit" wide>
        {t('directory.home.findGo')}
      </Button>
    </form>
  );
}

interface KindsProps {
  readonly kinds: readonly { code: string; nameZh: string; nameEn: string; count: number }[];
}

function Kinds({ kinds }: KindsProps) {
  const { t } = useText();
  const pick = usePick();
  return (
    <section aria-labelledby="dir-kinds" className="dir-block">
      <h2 id="dir-kinds">{t('directory.home.kinds')}</h2>
      <ul className="dir-kinds">
        {kinds.map(({ code, nameZh, nameEn, count }) => (
          <li key={code}>
            <Link to={`/directory/places?kind=${code}`} className="dir-kind">
              <span>{pick(nameZh, nameEn)}</span>
              <span className="dir-count">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The three newest notices. */
function Latest() {
  const { t } = useText();
  const pick = usePick();
  const notices = useQuery({
    queryKey: ['directory', 'notices', ''],
    queryFn: async () => directory.notices({ query: {} }),
  });
  const newest = notices.data?.items.slice(0, 3) ?? [];
  if (newest.length === 0) return null;
  return (
    <Card title={t('directory.notices.newest')}>
      <List>
        {newest.map(({ id, title, villagesZh, villagesEn }) => (
          <ListItem key={id} to={`/directory/notices/${id}`} title={title}>
            {pick(villagesZh.join('、'), villagesEn.join(', ')) || t('directory.notices.all')}
          </ListItem>
        ))}
      </List>
    </Card>
  );
}
