/** Names and values as the process got them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that cannot be used: which one, and in words what is wrong and what is allowed. */
export interface SettingFault {
  readonly name: string;
  readonly problem: string;
}
