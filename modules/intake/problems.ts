/** Problems of the intake. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';
import { entry, liveProblems } from './problems-in-place.ts';

export const problems = defineProblems({
  ...liveProblems,
  'resource-field-unknown': entry(
    422,
    ['这项资源没有字段“{key}”', 'The resource has no field “{key}”'],
    [
      '请从资源目录核对字段名；字段可能已改名。',
      'Look the field up in the catalogue; it may have been renamed.',
    ],
  ),
  'condition-faulty': entry(
    422,
    ['字段“{field}”的筛选条件不能用', 'The condition on the field “{field}” cannot be used'],
    [
      '“属于”须给出一组值，其他条件须给出一个值，且与字段类型相符。',
      'Give “in” a list and every other condition one value, of the type of the field.',
    ],
  ),
  'source-unknown': entry(
    404,
    ['没有这个数据来源', 'There is no such source'],
    [
      '请从来源列表中选择；也可能不属于您的部门。',
      'Choose one from the list; it may belong to another department.',
    ],
  ),
  'source-not-own': entry(
    403,
    [
      '只能为本部门的资源归集数据',
      'You may bring in data for resources of your own department only',
    ],
    ['请由资源所属部门办理。', 'Let the department that owns the resource do it.'],
  ),
  'source-settings-faulty': entry(
    422,
    ['来源设置不完整：{what}', 'The settings of the source lack: {what}'],
    ['请补全后再保存。', 'Fill it in and save again.'],
  ),
  'source-unreachable': entry(
    502,
    ['连不上数据来源“{source}”：{reason}', 'The source “{source}” cannot be reached: {reason}'],
    [
      '请核对地址、账号和网络；内网地址须由运维人员列入 ZHENSHU_PRIVATE_HOSTS。本批没有任何数据入库，可从断点继续。',
      'Check address, account and network; private addresses must be named in ZHENSHU_PRIVATE_HOSTS. Nothing was applied; the batch goes on from where it stopped.',
    ],
  ),
  'source-answer-faulty': entry(
    502,
    [
      '数据来源“{source}”返回的内容不能用：{reason}',
      'The answer of the source “{source}” cannot be used: {reason}',
    ],
    [
      '请与来源系统的维护方核对接口。没有任何数据入库。',
      'Check the interface with those who run the source. Nothing was applied.',
    ],
  ),
  'source-busy': entry(
    409,
    [
      '来源“{source}”的第 {number} 批还在处理',
      'Batch {number} of the source “{source}” is still at work',
    ],
    ['请等它完成后再运行。', 'Wait until it is done.'],
  ),
  'nothing-new': entry(
    404,
    ['来源“{source}”没有新的文件', 'The source “{source}” has no new file'],
    [
      '有新文件后再运行；已取过的文件不会重复归集。',
      'Run it once there is a new file; files are never taken twice.',
    ],
  ),
  'file-kind-unknown': entry(
    415,
    ['不能读取文件“{name}”', 'The file “{name}” cannot be read'],
    ['请上传 CSV、TXT、TSV 或 XLSX 文件。', 'Upload a CSV, TXT, TSV or XLSX file.'],
  ),
  'file-kind-old': entry(
    415,
    ['“{name}”是旧版 XLS 工作簿', '“{name}” is a workbook of the old kind'],
    [
      '请用 Excel 或 WPS 另存为“.xlsx”后再上传。',
      'Save it as .xlsx in Excel or WPS, then upload it.',
    ],
  ),
  'file-too-large': entry(
    413,
    ['文件超过 {limitMegabytes} MB', 'The file exceeds {limitMegabytes} MB'],
    [
      '工作簿请另存为 CSV；更大的数据请分成几个文件，或配置数据库来源。',
      'Save a workbook as CSV; split larger data or set up a database source.',
    ],
  ),
  'file-empty': entry(
    422,
    ['文件“{name}”是空的', 'The file “{name}” is empty'],
    ['请核对后重新上传。', 'Check it and upload again.'],
  ),
  'file-without-rows': entry(
    422,
    ['“{name}”中没有数据行', '“{name}” has no rows'],
    ['请核对工作表和标题所在行。', 'Check the sheet and the row of the titles.'],
  ),
  'file-broken': entry(
    422,
    ['文件从第 {line} 行起读不下去', 'The file cannot be read from line {line} on'],
    [
      '多半是引号没有成对；请改正这一行，或换一种分隔符重新读取。',
      'Most likely a quote is not closed; mend that line or read it with another delimiter.',
    ],
  ),
  'encoding-unknown': entry(
    422,
    ['不认识编码“{encoding}”', 'The encoding “{encoding}” is not known'],
    [
      '请填 utf-8、gb18030、utf-16le 或 utf-16be；不填则自动识别。',
      'Give utf-8, gb18030, utf-16le or utf-16be; left out, it is found out.',
    ],
  ),
  'encoding-wrong': entry(
    422,
    [
      '文件不是完整的 {encoding} 编码：第 {line} 行（第 {byte} 字节）起不能辨认',
      'The file is not wholly {encoding}: it cannot be read from line {line} (byte {byte}) on',
    ],
    [
      '请另选编码重新读取，或用原系统重新导出；没有任何数据入库。',
      'Read it with another encoding or export it again; nothing was applied.',
    ],
  ),
  'workbook-unreadable': entry(
    422,
    ['工作簿不能读取：{reason}', 'The workbook cannot be read: {reason}'],
    ['请用 Excel 或 WPS 另存为“.xlsx”后重新上传。', 'Save it anew as .xlsx and upload it again.'],
  ),
  'too-many-columns': entry(
    422,
    ['共有 {count} 列，最多 500 列', 'There are {count} columns, at most 500 are read'],
    ['请核对分隔符，或删去多余的列。', 'Check the delimiter or remove columns.'],
  ),
  'batch-unknown': entry(
    404,
    ['没有这一批次', 'There is no such batch'],
    [
      '请从批次列表中选择；也可能不属于您的部门。',
      'Choose one from the list; it may belong to another department.',
    ],
  ),
  'batch-not-there-yet': entry(
    409,
    ['第 {number} 批现在不能这样办理', 'Batch {number} cannot do this now'],
    ['请刷新查看它的状态。', 'Reload to see how it stands.'],
  ),
  'column-vanished': entry(
    422,
    ['来源中不再有这些列：{columns}', 'The source no longer has these columns: {columns}'],
    [
      '现有的列：{there}。请核对来源是否改了列名，在字段对应中重新指定后再检查；没有任何数据入库。',
      'It has: {there}. Check whether they were renamed and map them anew; nothing was applied.',
    ],
  ),
  'mapping-empty': entry(
    422,
    ['还没有一列对应到标准字段', 'No column is mapped to a field yet'],
    ['请至少为一个字段指定来源列。', 'Map at least one field.'],
  ),
  'pattern-faulty': entry(
    422,
    ['字段“{field}”的格式规则不能用', 'The pattern of the field “{field}” cannot be used'],
    [
      '请按 RE2 正则表达式书写；不支持前后查找。',
      'Write an RE2 expression; look-around is not supported.',
    ],
  ),
  'nothing-accepted': entry(
    409,
    ['第 {number} 批没有可入库的行', 'Batch {number} has no row to apply'],
    ['请先改正字段对应或被拒绝的行。', 'Mend the mapping or the refused rows first.'],
  ),
  'row-not-refused': entry(
    404,
    ['第 {line} 行不在被拒绝的行中', 'Row {line} is not among the refused'],
    ['请刷新后再试。', 'Reload and try again.'],
  ),
  'too-many-fixes': entry(
    409,
    ['一批最多在页面上改正 {count} 行', 'At most {count} rows of a batch are mended on screen'],
    [
      '请下载被拒绝的行，改正后作为新的一批上传。',
      'Download the refused rows, mend them and upload them as a new batch.',
    ],
  ),
  'intake-file-wrapped': entry(
    415,
    [
      '这里只收文件本身，收到的是一个表单，没有保存',
      'The body must be the file itself; a form was sent, nothing was kept',
    ],
    [
      '请把一个文件的内容直接作为请求正文（application/octet-stream），文件名写在 name 参数里；多个文件分几次上传。',
      'Send the content of one file as the body (application/octet-stream) and its name in the parameter “name”; several files in several requests.',
    ],
  ),
  'intake-file-missing': entry(
    400,
    ['没有收到文件', 'No file was received'],
    ['请选择文件后重新上传。', 'Choose a file and upload again.'],
  ),
  'work-failed': entry(
    500,
    ['处理时出错：{reason}', 'The work failed: {reason}'],
    [
      '没有任何数据入库；可重试，仍不行请联系管理员。',
      'Nothing was applied; retry, and tell the administrator if it persists.',
    ],
  ),
});

export const problem = problemsOf(problems);
