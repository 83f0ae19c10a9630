import type { UpstreamStatus } from '../../shared/kiosk-event.ts';
import type { Impaired } from '../../shared/outage.ts';
import type { NetworkState } from '../../shared/verdict.ts';
import type { Logbook } from './logbook.ts';

function impairedOf(statuses: readonly UpstreamStatus[]): Impaired {
  return Object.fromEntries(
    statuses.flatMap(({ name, state }) => (state === 'online' ? [] : [[name, state] as const])),
  );
}

/**
 * Writes down when the network changed, and what of it is not reached: an outage of one issuer is another thing than
 * one of the venue's line, and an owner may have to show which it was.
 */
export class NetworkLog {
  readonly #logbook: Pick<Logbook, 'note'>;
  #written: string;

  /** @param state what the row that says the kiosk started says */
  constructor(logbook: Pick<Logbook, 'note'>, state: NetworkState) {
    this.#logbook = logbook;
    this.#written = JSON.stringify([state, {}]);
  }

  /** Writes a row unless the last one says the same already: why an upstream fails may change from try to try. */
  took(state: NetworkState, statuses: readonly UpstreamStatus[]): void {
    const impaired = impairedOf(statuses);
    const news = JSON.stringify([state, impaired]);
    if (news === this.#written) return;
    const names = Object.entries(impaired).map(([name, one]) => `${name} is ${one}`);
    const note = [`the network is ${state}`, ...names].join('; ');
    this.#logbook.note('network', { note, ...(names.length === 0 ? {} : { impaired }) });
    this.#written = news;
  }
}
