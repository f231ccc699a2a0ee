/** A list as it comes from a village clinic: a heading, names with blanks, days in every form, a few rows that cannot stay so. */

const taken = 60;

/** Rows of a file, made from rows of the list. */
export function waitingRows(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): (readonly string[])[] {
  const place = (title: string): number => header.indexOf(title);
  const [name, birth, phone, number, gender] = [
    place('姓名'),
    place('出生日期'),
    place('联系电话'),
    place('档案号'),
    place('性别'),
  ];
  const body = rows.slice(0, taken).map((row, at) => {
    const cells = [...row];
    const put = (index: number, value: string): void => {
      if (index >= 0) cells[index] = value;
    };
    // Some days of the list are written in another form already; those stay.
    const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(row[birth] ?? '');
    const [year = '', month = '', day = ''] = plain?.slice(1) ?? [];
    put(number, `JK9${String(at).padStart(5, '0')}`);
    if (plain && at % 7 === 2) put(birth, `${year}年${Number(month)}月${Number(day)}日`);
    if (plain && at % 7 === 4) put(birth, `${year}/${Number(month)}/${Number(day)}`);
    if (at % 9 === 3) put(name, [...(row[name] ?? '')].join(' '));
    if (at % 11 === 5)
      put(phone, `${(row[phone] ?? '').slice(0, 3)} ${(row[phone] ?? '').slice(3)}`);
    if (at === 12) put(birth, '二〇二六年二月三十日');
    if (at === 25) put(name, '');
    if (at === 31) put(gender, '女性');
    if (at === 47) put(number, 'JK900046');
    return cells;
  });
  return [
    [`清溪镇十一月新建居民健康档案（${body.length} 份）`, ...header.slice(1).map(() => '')],
    header,
    ...body,
  ];
}
