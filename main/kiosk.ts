import { uptime } from 'node:os';
import { join } from 'node:path';
import { EventPublisher } from '@orpc/server';
import type { Clock, EpochMs } from '../shared/clock.ts';
import { guestFormat, issuerOf } from '../shared/guest-list.ts';
import type { KioskEvent, ScannerStatus } from '../shared/kiosk-event.ts';
import { defaultPolicy } from '../shared/policy.ts';
import type { IssuerEndpoint, SerialScannerSettings } from '../shared/settings.ts';
import type { NetworkState } from '../shared/verdict.ts';
import type { ClockNews } from './admission/clock-doubt.ts';
import { ClockGuard } from './admission/clock-guard.ts';
import { Door } from './admission/door.ts';
import { overridesInForce, withOverrides } from './admission/hard-limits.ts';
import { Judge } from './admission/judge.ts';
import { Recheck } from './admission/recheck.ts';
import { Fitness } from './admission/self-check/fitness.ts';
import { applyFleetSettings } from './desk/apply-fleet-settings.ts';
import { composeStatus } from './desk/compose-status.ts';
import type { KioskContext } from './desk/context.ts';
import { deskServices } from './desk/desk-services.ts';
import { GuestDesk } from './desk/guest-desk.ts';
import { GuestImports } from './desk/guest-imports.ts';
import { InForce } from './desk/in-force.ts';
import { Logbook } from './desk/logbook.ts';
import { NetworkLog } from './desk/network-log.ts';
import { RehearsalDesk, type RehearsalPart } from './desk/rehearsal-desk.ts';
import { createRouter, type KioskRouter } from './desk/router.ts';
import { SessionHolder } from './desk/session.ts';
import { SettingsNews } from './desk/settings-news.ts';
import { StatusBoard } from './desk/status-board.ts';
import { identityOf } from './guests/guest.ts';
import { GuestBook } from './guests/guest-book.ts';
import { GuestErrands } from './guests/guest-errands.ts';
import { Journal } from './journal/journal.ts';
import type { PassFormat } from './passes/format.ts';
import { formats as allFormats } from './passes/formats.ts';
import { guestCode } from './passes/guest-code.ts';
import { opaqueCode } from './passes/opaque-code.ts';
import type { ScannerListener } from './scanners/scan.ts';
import { Scanners } from './scanners/scanners.ts';
import { LogFile } from './store/log-file.ts';
import { SettingsFile } from './store/settings-file.ts';
import { Errands } from './trust/errands.ts';
import { usualFolders } from './trust/find-sticks.ts';
import { usualPace } from './trust/pace.ts';
import { isPairing } from './trust/repository/pairing.ts';
import { TrustStore } from './trust/trust-store.ts';
import type { Introspection, IntrospectionTimings } from './uplink/introspection/introspection.ts';
import { kioskIntrospection } from './uplink/introspection/kiosk-introspection.ts';
import { NetworkMonitor, type Upstream } from './uplink/network-monitor.ts';
import { RefreshSchedule } from './uplink/refresh-schedule.ts';
import { StickWatch } from './uplink/stick-watch.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

export interface KioskOptions {
  /** Folder of this kiosk: settings, stores, keys, log. Made if it is missing. */
  readonly profile: string;
  readonly version: string;
  readonly clock?: Clock;
  /**
   * How long the machine has been up, in milliseconds, sleep included; that of the system unless `clock` is given.
   * Without it no jump of the clock is seen.
   */
  readonly uptimeMs?: () => number;
  /** Serial scanners beside those of the settings. */
  readonly scanners?: readonly SerialScannerSettings[];
  /** What it reads: every format unless told. */
  readonly formats?: readonly PassFormat[];
  /** How long issuers are waited for that are asked about codes, where it is not as in the field. */
  readonly introspectionTimings?: Partial<IntrospectionTimings>;
  /** What it has to do with rehearsals, if anything (`main/changeover.ts`). */
  readonly rehearsal?: RehearsalPart;
}

/** Each http(s) host that a source of trust lives on or that is asked about codes, once. */
function upstreamsOf(trust: TrustStore, endpoints: readonly IssuerEndpoint[]): readonly Upstream[] {
  const sources = trust
    .sources()
    .map(({ location }) => location.replace(/^(tuf|pretix)\+/, ''))
    .filter((location) => /^https?:/.test(location));
  const urls = [...sources, ...endpoints.map(({ endpoint }) => endpoint)];
  return [...new Map(urls.map((url) => [new URL(url).host, url]))].map(([name, url]) => ({ name, url }));
}

/**
 * The composition root: opens the stores, wires the rooms, starts and stops them. A host gives each of its windows a
 * connection and puts a transport around the router.
 */
export class Kiosk {
  readonly router: KioskRouter;
  readonly rehearsal: RehearsalDesk;
  readonly #clock: Clock;
  readonly #log: LogFile;
  readonly #inForce: InForce;
  readonly #trust: TrustStore;
  readonly #errands: Errands;
  readonly #journal: Journal;
  readonly #guard: ClockGuard;
  readonly #introspection: Introspection;
  readonly #logbook: Logbook;
  readonly #book: GuestBook;
  readonly #guestErrands: GuestErrands;
  readonly #guests: GuestDesk;
  readonly #settingsNews: SettingsNews;
  readonly #networkLog: NetworkLog;
  readonly #fitness: Fitness;
  readonly #door: Door;
  readonly #recheck: Recheck;
  readonly #scanners: Scanners;
  readonly #monitor: NetworkMonitor;
  readonly #refreshing: RefreshSchedule;
  readonly #sticks: StickWatch;
  readonly #board: StatusBoard;
  readonly #events = new EventPublisher<{ kiosk: KioskEvent }>({ maxBufferedEvents: 256 });
  readonly #leaveListeners = new Set<() => void>();
  readonly #connections = new Set<SessionHolder>();
  readonly #heart: NodeJS.Timeout;
  #journalWritable = true;
  #vouchedAt: EpochMs | undefined;
  #retentionDueAt = 0;

  /**
   * @throws {DatabaseFromFuture} a store was written by a newer program
   */
  constructor(options: KioskOptions) {
    const { profile, version, formats = allFormats } = options;
    const cable = options.rehearsal?.type === 'under-way' ? options.rehearsal.cable : undefined;
    const offline = () => cable?.isPulled ?? false;
    const clock = options.clock ?? { now: Date.now };
    this.#clock = clock;
    this.#log = new LogFile(join(profile, 'munjigi.log'), clock);
    this.#trust = TrustStore.open(profile, { clock });
    this.#errands = new Errands({ profile, clock, offline, onEnd: () => this.#trust.poll() });
    this.#vouchedAt = this.#trust.vouchedAt();
    this.#inForce = new InForce(new SettingsFile(profile), this.#trust);
    const { settings } = this.#inForce;
    this.#journal = Journal.open(profile, {
      clock,
      version,
      retentionDays: settings.retentionDays,
      place: () => this.#inForce.settings,
    });
    this.#guard = new ClockGuard({
      clock,
      lastTrustedAt: () => this.#journal.lastTrustedAt(),
      vouchedAt: () => this.#vouchedAt,
      // performance.now() stands still while a Linux machine sleeps, and waking up would be a jump.
      uptimeMs: options.uptimeMs ?? (options.clock === undefined ? () => uptime() * second : undefined),
      doubtedBefore: () => this.#journal.clockWasDoubted(),
    });
    this.#introspection = kioskIntrospection({
      profile,
      clock,
      trust: this.#trust,
      endpoints: () => this.#inForce.settings.issuerEndpoints,
      timings: options.introspectionTimings ?? {},
      offline,
    });
    this.#monitor = new NetworkMonitor({
      clock,
      upstreams: () => upstreamsOf(this.#trust, this.#inForce.settings.issuerEndpoints),
      onChange: (state, before) => this.#networkChanged(state, before),
      onFault: (error) => this.#log.report('network', error),
      ...(cable && { probe: cable.probe, hasLink: cable.hasLink }),
    });
    this.#logbook = new Logbook({
      journal: this.#journal,
      clock,
      guard: this.#guard,
      network: () => this.#monitor.state(),
    });
    this.#settingsNews = new SettingsNews({ inForce: this.#inForce, logbook: this.#logbook, log: this.#log });
    this.#book = GuestBook.open(profile);
    this.#guestErrands = new GuestErrands(profile);
    this.#guests = new GuestDesk({
      book: this.#book,
      journal: this.#journal,
      logbook: this.#logbook,
      policy: () => this.#inForce.policy ?? defaultPolicy,
      direction: () => this.#inForce.settings.direction,
    });
    this.#networkLog = new NetworkLog(this.#logbook, this.#monitor.state());
    this.#refreshing = new RefreshSchedule({
      clock,
      refresh: (signal, which) => this.#errands.refresh({ signal, which }),
      nextAt: () => this.#trust.nextAttemptAt(),
      everyMs: usualPace.everyMs,
      onFailed: () => this.#monitor.soon(),
      onFault: (error) => this.#log.report('refresh', error),
    });
    this.#sticks = new StickWatch({
      folders: () => this.#stickFolders(),
      importSource: (location, importing) => this.#errands.importSource(location, importing),
      onChange: () => this.#board.changed(),
      onFault: (error) => this.#log.report('sticks', error),
    });
    this.#fitness = this.#checkItself(formats);
    const judge = new Judge({
      // What is on a list to the letter is that, whatever else it looks like.
      formats: [this.#guestCode(), ...formats, opaqueCode(() => this.#inForce.settings.issuerEndpoints)],
      trust: this.#trust,
      issuers: this.#introspection,
      unfit: (format) => this.#fitness.unfit(format),
    });
    this.#door = this.#hangDoor(judge);
    this.#recheck = new Recheck({
      clock,
      judge,
      journal: this.#journal,
      circumstances: () => ({ clock: this.#guard.state(), network: this.#monitor.state() }),
      idle: () => this.#fitness.ready.then(() => this.#door.idle()),
      faults: this.#log,
    });
    const listener = this.#listener();
    this.rehearsal = new RehearsalDesk({
      part: options.rehearsal,
      inForce: this.#inForce,
      logbook: this.#logbook,
      scan: async (frame) => {
        listener.scan({ scanner: 'rehearsal', at: clock.now(), lastByteAt: performance.now(), ...frame });
        await this.#door.idle();
      },
    });
    cable?.onChange(() => {
      this.#monitor.soon();
      this.#board.changed();
    });
    this.#scanners = new Scanners({
      clock,
      settings: { ...settings, serialScanners: [...settings.serialScanners, ...(options.scanners ?? [])] },
      listener,
    });
    this.#inForce.onChange(() => {
      const { settings: now } = this.#inForce;
      this.#journal.keepFor(now.retentionDays);
      this.#scanners.use({
        ...now,
        serialScanners: [...now.serialScanners, ...(options.scanners ?? [])],
      });
    });
    this.#board = new StatusBoard({
      compose: () =>
        composeStatus({
          clock,
          version,
          inForce: this.#inForce,
          trust: this.#trust,
          sticks: this.#sticks,
          journal: this.#journal,
          guard: this.#guard,
          monitor: this.#monitor,
          scanners: this.#scanners,
          fitness: this.#fitness,
          rehearsal: this.rehearsal,
          journalWritable: () => this.#journalWritable,
        }),
      publish: (status) => this.#events.publish('kiosk', { type: 'status', status }),
    });
    this.router = createRouter(
      deskServices({
        profile,
        version,
        clock,
        inForce: this.#inForce,
        journal: this.#journal,
        logbook: this.#logbook,
        guests: this.#guests,
        rehearsal: this.rehearsal,
        guestImports: new GuestImports({
          profile,
          lists: this.#book.lists,
          errands: this.#guestErrands,
          logbook: this.#logbook,
          folders: () => this.#stickFolders(),
          settings: () => this.#inForce.settings,
          fault: (error) => this.#log.report('guests', error),
        }),
        trust: this.#trust,
        errands: this.#errands,
        sticks: this.#sticks,
        scanners: this.#scanners,
        monitor: this.#monitor,
        guard: this.#guard,
        door: this.#door,
        board: this.#board,
        events: (signal) => this.#events.subscribe('kiosk', signal === undefined ? {} : { signal }),
        attempt: (where, work) => this.#attempt(where, work),
        leave: () => {
          for (const listener of this.#leaveListeners) listener();
        },
      }),
    );
    this.#trust.onChange(() => {
      this.#vouchedAt = this.#trust.vouchedAt();
      this.#attempt('settings', () => this.#inForce.refresh());
      this.#goByFleet();
      this.#recheck.soon();
      this.#refreshing.replan();
      this.#board.changed();
    });
    this.#attempt('started', () => this.#logbook.note('started'));
    this.#attempt('settings', () => this.#settingsNews.tell());
    this.#scanners.start();
    this.#monitor.start();
    this.#refreshing.start();
    this.#sticks.start();
    this.#recheck.soon();
    this.#heart = setInterval(() => this.#beat(), 5 * second);
    this.#beat();
  }

  /** A screen's own context for the router; to be closed with its connection. */
  connect(): { readonly context: KioskContext; readonly close: () => void } {
    const desk = new SessionHolder({
      clock: this.#clock,
      lockAfterMs: () => this.#inForce.settings.deskLockMs,
      account: (id) => this.#inForce.settings.staff.find((one) => one.id === id),
      onLock: ({ staff }, why) => {
        this.#guests.forget();
        this.#attempt('locked', () => this.#logbook.note('locked', { staff: staff.id, note: why }));
      },
    });
    this.#connections.add(desk);
    return {
      context: { desk },
      close: () => {
        desk.lock('by hand');
        this.#connections.delete(desk);
      },
    };
  }

  /** The scanners and what became of them. */
  scanners(): readonly ScannerStatus[] {
    return this.#scanners.statuses();
  }

  /** What is wrong with the file of settings, in English; the kiosk works all the same. */
  settingsTrouble(): string | undefined {
    const { problem } = this.#inForce;
    return problem && `settings.json cannot be used as it is (${problem.fault}). ${problem.detail}`;
  }

  /** Hears when staff close the kiosk from the desk. */
  onLeave(listener: () => void): () => void {
    this.#leaveListeners.add(listener);
    return () => this.#leaveListeners.delete(listener);
  }

  /** Stops every room, the stores last. */
  async close(): Promise<void> {
    clearInterval(this.#heart);
    await Promise.all([
      this.#scanners.stop(),
      this.#monitor.stop(),
      this.#refreshing.stop(),
      this.#sticks.stop(),
      this.#errands.close(),
      this.#guestErrands.close(),
    ]);
    await this.#door.idle();
    await this.#recheck.stop();
    this.#introspection.close();
    for (const desk of this.#connections) desk.lock('by hand');
    this.#attempt('stopped', () => this.#logbook.note('stopped'));
    this.#board.close();
    this.#book.close();
    this.#journal.close();
    this.#trust.close();
  }

  /** Not only the formats of the policy in force: another may be put in force while the door is open. */
  #checkItself(formats: readonly PassFormat[]): Fitness {
    const fitness = new Fitness({
      formats,
      faults: this.#log,
      onFailed: (format, { detail, reference }) => {
        const note = `${detail}; its passes go to staff (${reference})`;
        this.#attempt('self-check', () => this.#logbook.note('self-check', { format, note }));
      },
    });
    void fitness.ready.then(() => {
      const passed = fitness.checks().filter(({ state }) => state === 'passed').length;
      this.#log.info('self-check', `${passed} of ${formats.length} formats passed`);
      this.#board.changed();
    });
    return fitness;
  }

  #guestCode(): PassFormat {
    return guestCode(guestFormat, (text) => {
      const guest = this.#book.byCode(text, this.#clock.now());
      if (guest === undefined) return undefined;
      this.#guests.showed(guest);
      return { issuer: issuerOf(guest.list), identity: identityOf(guest), expiresAt: guest.until };
    });
  }

  #hangDoor(judge: Judge): Door {
    return new Door({
      clock: this.#clock,
      judge,
      ready: this.#fitness.ready,
      guard: this.#guard,
      journal: this.#journal,
      inForce: () => {
        const { settings, policy: chosen = defaultPolicy } = this.#inForce;
        const policy = withOverrides(chosen, overridesInForce(settings, this.#clock.now()));
        const { direction, timeZone, repeatMs } = settings;
        return { policy, direction, timeZone, repeatMs, network: this.#monitor.state() };
      },
      faults: this.#log,
      emit: (event) => {
        this.#events.publish('kiosk', event);
        this.#board.changed();
      },
      judged: (seq, text, verdict, here) => this.#recheck.keep(seq, text, verdict, here),
      written: (ok) => {
        this.#journalWritable = ok;
      },
    });
  }

  #stickFolders(): readonly string[] {
    return this.#inForce.settings.trustFolders ?? usualFolders(process.platform);
  }

  async #purgeGuests(now: EpochMs): Promise<void> {
    try {
      await this.#guestErrands.run({ type: 'purge', now });
    } catch (error) {
      this.#log.report('guests', error);
    }
  }

  #goByFleet(): void {
    const [trust, inForce, logbook] = [this.#trust, this.#inForce, this.#logbook];
    this.#attempt('settings', () => applyFleetSettings({ trust, inForce, logbook }));
  }

  #managerIsIn(): boolean {
    return [...this.#connections].some((desk) => desk.touch()?.staff.role === 'manager');
  }

  #listener(): ScannerListener {
    // Nothing is read before the kiosk is set up, nor under a policy that is not there.
    const reads = () => this.#inForce.isSetUp && this.#inForce.policy !== undefined;
    return {
      reading: (scanner) => {
        if (reads()) this.#events.publish('kiosk', { type: 'reading', scanner });
      },
      ended: (scanner) => {
        if (reads()) this.#events.publish('kiosk', { type: 'reading-ended', scanner });
      },
      scan: (scan) => {
        if (!reads()) return;
        if ('text' in scan && isPairing(scan.text) && this.#managerIsIn()) {
          this.#events.publish('kiosk', { type: 'pairing', code: scan.text, at: scan.at });
        } else void this.#door.scan(scan);
      },
      state: ({ id, state, detail }) => {
        this.#log.info('scanners', `${id}: ${state}${detail === undefined ? '' : ` (${detail})`}`);
        this.#board.changed();
      },
    };
  }

  #networkChanged(state: NetworkState, before: NetworkState): void {
    this.#attempt('network', () => this.#networkLog.took(state, this.#monitor.statuses()));
    if (state !== before && (state === 'online' || before === 'offline')) this.#refreshing.soon();
    this.#board.changed();
  }

  #clockMoved(news: ClockNews): void {
    if (news.type === 'settled') {
      const note =
        news.by === 'back' ? 'the clock is back where it was' : 'what was vouched for agrees with the clock';
      this.#logbook.note('changed', { note });
      return;
    }
    const way = news.byMs > 0 ? 'forward' : 'back';
    const seconds = Math.round(Math.abs(news.byMs) / second);
    this.#logbook.note('clock-jumped', { note: `the clock was set ${way} by ${seconds} s` });
    this.#refreshing.soon();
  }

  /** What time alone changes, and what only trying again can mend. */
  #beat(): void {
    this.#attempt('settings', () => {
      this.#inForce.refresh();
      this.#settingsNews.tell();
    });
    this.#goByFleet();
    this.#attempt('recheck', () => this.#recheck.beat());
    if (!this.#journalWritable) {
      this.#attempt('journal', () => {
        this.#logbook.note('changed', { note: 'the journal can be written again' });
        this.#journalWritable = true;
      });
    }
    const now = this.#clock.now();
    this.#guard.state(now);
    this.#attempt('clock', () => this.#guard.tellNews((news) => this.#clockMoved(news)));
    if (now >= this.#retentionDueAt && this.#guard.state(now) === 'trusted') {
      this.#retentionDueAt = now + hour;
      this.#attempt('retention', () => this.#journal.destroyExpired());
      this.#attempt('guests', () => {
        for (const list of this.#book.lists.retireExpired(now)) {
          this.#logbook.note('destroyed', { note: `the guest list ${list}, whose date is over` });
        }
        if (this.#book.lists.hasLeftovers()) void this.#purgeGuests(now);
      });
    }
    this.#board.changed();
  }

  /** Does what must not keep the door from opening if it fails. */
  #attempt(where: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#log.report(where, error);
    }
  }
}

export function openKiosk(options: KioskOptions): Kiosk {
  return new Kiosk(options);
}
