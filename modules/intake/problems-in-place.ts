import { defineProblems } from '#platform/problems/index.ts';

/** One problem: status, what is wrong, and what to do, in both languages. */
export const entry = (
  status: number,
  [zh, en]: readonly [string, string],
  [cureZh, cureEn]: readonly [string, string],
) => ({ status, zh, en, cureZh, cureEn });

/** Problems of reading rows at their source. */
export const liveProblems = defineProblems({
  'live-not-set': entry(
    409,
    [
      '“{resource}”的数据留在来源，还没有设置怎样读取',
      'The rows of “{resource}” stay at their source, and how to read them was not set up yet',
    ],
    [
      '请由责任部门在“数据归集”中选定来源连接、表和字段对应。',
      'Let the department that owns it choose connection, table and mapping under data intake.',
    ],
  ),
  'live-unreachable': entry(
    502,
    [
      '连不上“{source}”，现在读不到数据：{reason}',
      '“{source}” cannot be reached, its rows cannot be read now: {reason}',
    ],
    [
      '请核对地址、账号和网络；内网地址须由运维人员列入 ZHENSHU_PRIVATE_HOSTS。本平台没有副本，来源恢复后即可读取。',
      'Check address, account and network; private addresses must be named in ZHENSHU_PRIVATE_HOSTS. There is no copy here: rows are there again once the source is.',
    ],
  ),
  'live-too-slow': entry(
    504,
    [
      '“{source}”在 {seconds} 秒内没有答完，查询已停止',
      '“{source}” did not answer within {seconds} seconds; the query was stopped',
    ],
    [
      '请在来源库为键列和常用条件的列建索引，或改读一个较小的视图。',
      'Index the key and the columns that are often searched by at the source, or read a smaller view.',
    ],
  ),
  'live-busy': entry(
    503,
    ['同时读取“{source}”的人太多', 'Too many read “{source}” at the same time'],
    ['请稍后再试。', 'Try again shortly.'],
  ),
  'live-table-gone': entry(
    422,
    [
      '来源“{source}”中读不到表或视图“{table}”',
      'The source “{source}” has no readable table or view “{table}”',
    ],
    [
      '可能已改名、删除，或账号没有查询权限；请与来源维护方核对后重新选择。',
      'It may have been renamed or removed, or the account may not read it; check with those who run the source and choose anew.',
    ],
  ),
  'live-answer-faulty': entry(
    502,
    ['“{source}”返回的内容不能用：{reason}', 'The answer of “{source}” cannot be used: {reason}'],
    [
      '请与接口的维护方核对地址、列表所在位置和分页方式，再重新设置。',
      'Check address, place of the list and paging with those who run the interface, then set it up anew.',
    ],
  ),
  'live-column-vanished': entry(
    422,
    [
      '来源的表中不再有这些列：{columns}',
      'The table at the source no longer has these columns: {columns}',
    ],
    [
      '现有的列：{there}。请核对来源是否改了列名，再重新对应字段。',
      'It has: {there}. Check whether they were renamed and map them anew.',
    ],
  ),
  'live-key-faulty': entry(
    422,
    [
      '列“{columns}”不能用来定位一行：{reason}',
      'The columns “{columns}” do not tell one row from all others: {reason}',
    ],
    [
      '请选择合起来不重复、也没有空值的列，一般是主键。',
      'Choose columns that together are unique and never empty, usually the primary key.',
    ],
  ),
  'live-reference-unknown': entry(
    422,
    ['翻页标记或行的标识已经失效', 'The cursor or the name of the row is not known any more'],
    [
      '来源可能已重新设置；请从第一页重新读取。',
      'The source may have been set up anew; begin with the first page.',
    ],
  ),
  'live-too-many': entry(
    422,
    ['现场读取一次最多 {most} 行', 'At most {most} rows are read from a source for one file'],
    [
      '请加筛选条件分次下载；常要整份数据的，请责任部门改为归集入库。',
      'Narrow it down; where the whole is needed often, ask the owner to bring the rows in.',
    ],
  ),
  'resource-is-held': entry(
    409,
    [
      '“{resource}”是归集入库的，不在来源处读取',
      '“{resource}” is brought in, not read at its source',
    ],
    [
      '需要改为留在来源的，请先在资源目录修改存放方式。',
      'To leave its rows at their source, change in the catalogue how it is kept.',
    ],
  ),
  'resource-stays': entry(
    409,
    [
      '“{resource}”的数据留在来源、使用时读取，不归集入库',
      'The rows of “{resource}” stay at their source and are read when used; they are not brought in',
    ],
    [
      '确需入库的，请先在资源目录把存放方式改为“归集入库”。',
      'To bring them in, change in the catalogue how the resource is kept.',
    ],
  ),
});
