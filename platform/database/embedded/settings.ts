const MIB = 1024 * 1024;

/** What the configuration file of the embedded PostgreSQL is made from. */
export interface ServerSettings {
  /** Memory this process may use, in bytes (of the machine or of the container). */
  readonly memoryBytes: number;
  /** Port on the loopback address. */
  readonly port: number;
  /** Folder of the Unix socket, or undefined when its path would be too long for the system. */
  readonly socketDirectory: string | undefined;
  /** Folder of the server's own log, one file a weekday. */
  readonly logDirectory: string;
  /** Further PostgreSQL settings; durability cannot be changed by them. */
  readonly extra: Readonly<Record<string, string>>;
}

/**
 * Text of the PostgreSQL configuration file.
 *
 * Sizes follow the memory of the machine: an eighth of it for shared buffers, at most 512 MiB, so
 * that a town's small server keeps room for Node and the file cache. An administrator may put own
 * lines into `local.conf` beside it; durability is set after them and always wins, because nothing
 * acknowledged may be lost.
 */
export function configurationFile(settings: ServerSettings): string {
  const lines = [
    '# Written by Zhenshu at every start. Own lines belong into local.conf beside this file.',
    ...Object.entries({ ...sizes(settings.memoryBytes), ...places(settings), ...HABITS }).map(line),
    ...Object.entries(settings.extra).map(line),
    "include_if_exists = 'local.conf'",
    ...Object.entries(DURABILITY).map(line),
  ];
  return `${lines.join('\n')}\n`;
}

const DURABILITY = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };

const HABITS = {
  listen_addresses: '127.0.0.1',
  max_connections: '100',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  jit: 'off',
  random_page_cost: '1.1',
  wal_compression: 'on',
  max_wal_size: '2GB',
  // A backup disk that is away holds back this much of the log, then a new base backup is taken.
  max_slot_wal_keep_size: '8GB',
  checkpoint_timeout: '15min',
  logging_collector: 'on',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  // A statement's text holds residents' words and phone numbers; they do not belong into a log.
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
};

function sizes(memoryBytes: number): Record<string, string> {
  const share = (part: number, least: number, most: number): string =>
    `${Math.round(Math.min(most, Math.max(least, (memoryBytes * part) / MIB)))}MB`;
  return {
    shared_buffers: share(1 / 8, 32, 512),
    effective_cache_size: share(1 / 2, 128, 8192),
    maintenance_work_mem: share(1 / 32, 32, 128),
    work_mem: share(1 / 512, 4, 16),
  };
}

function places(settings: ServerSettings): Record<string, string> {
  return {
    port: String(settings.port),
    unix_socket_directories: settings.socketDirectory ?? '',
    unix_socket_permissions: '0700',
    log_directory: settings.logDirectory,
  };
}

function line([name, value]: [string, string]): string {
  return `${name} = '${value.replaceAll("'", "''")}'`;
}
