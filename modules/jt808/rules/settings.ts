/** What a vehicle's settings say of its terminal. */

/** Settings of a terminal. */
export interface TerminalSettings {
  /** What its positions are measured in; stored is WGS-84. */
  readonly datum: 'wgs84' | 'gcj02';
  /** Another terminal may register in place of the one that did. */
  readonly allowNewTerminal: boolean;
  /** Nobody registers; the terminal has its code (the device's secret) from the workshop. */
  readonly closedRegistration: boolean;
  /** How long an answer to our messages may take. */
  readonly answerSeconds: number;
}

/** Reads the settings of a device; what is none is passed over. */
export function terminalSettings(settings: Readonly<Record<string, unknown>>): TerminalSettings {
  const { answerSeconds } = settings;
  const isSeconds = typeof answerSeconds === 'number' && answerSeconds > 0 && answerSeconds <= 600;
  return {
    datum: settings['datum'] === 'gcj02' ? 'gcj02' : 'wgs84',
    allowNewTerminal: settings['allowNewTerminal'] === true,
    closedRegistration: settings['closedRegistration'] === true,
    answerSeconds: isSeconds ? answerSeconds : 10,
  };
}
