import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import type { FileOnly, PluggedIn } from '../../../shared/contract/settings.ts';
import { type Settings, settingsSchema } from '../../../shared/settings.ts';
import { type SettingProblem, settingFields } from '../../../shared/settings-change.ts';
import { useScreen } from '../../parts/screen.ts';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { PolicyCard } from '../house/policy-card.tsx';
import { useAsking } from '../house/use-asking.ts';
import { PageHead } from '../page-head.tsx';
import { DoorCard } from './door-card.tsx';
import { FileOnlyCard } from './file-only-card.tsx';
import { LogoCard } from './logo-card.tsx';
import { NamesCard } from './names-card.tsx';
import { ScannersCard } from './scanners-card.tsx';
import { ScreensCard } from './screens-card.tsx';
import { TimesCard } from './times-card.tsx';
import { TransferCard } from './transfer-card.tsx';

// The content security policy forbids what zod compiles for speed.
z.config({ jitless: true });

/** What every card of settings works on: a draft that is checked and saved as a whole. */
export interface CardProps {
  readonly draft: Settings;
  readonly onChange: (draft: Settings) => void;
  readonly problems: readonly SettingProblem[];
}

function changesOf(before: Settings, draft: Settings) {
  const changed = settingFields.filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(draft[field]),
  );
  return Object.fromEntries(changed.map((field) => [field, draft[field] ?? null]));
}

function SettingsForm(props: {
  readonly before: Settings;
  readonly pluggedIn: readonly PluggedIn[];
  /** What is shown is what was just saved. */
  readonly saved: boolean;
  readonly onSaved: () => Promise<void>;
}) {
  const t = useDeskText();
  const { before } = props;
  const { busy, outcome, ask } = useAsking();
  const [draft, setDraft] = useState(before);
  const [problems, setProblems] = useState<readonly SettingProblem[]>([]);
  const changes = changesOf(before, draft);
  const save = () =>
    ask(async (desk) => {
      const answer = await desk.changeSettings({ changes });
      setProblems(answer.ok ? [] : answer.problems);
      if (answer.ok) await props.onSaved();
    });
  const card = {
    draft,
    problems,
    onChange: setDraft,
  };
  const unchanged = Object.keys(changes).length === 0;
  return (
    <>
      <div className="cards">
        <NamesCard {...card} />
        <DoorCard {...card} />
        <ScreensCard {...card} />
        <TimesCard {...card} />
        <ScannersCard {...card} pluggedIn={props.pluggedIn} />
        <PolicyCard />
      </div>
      <div className="settings-foot">
        {problems.length > 0 && (
          <p className="notice bad" role="alert">
            {t('settings.not-saved')}
          </p>
        )}
        <CallNotice outcome={outcome} />
        {props.saved && unchanged && problems.length === 0 && <p role="status">{t('settings.saved')}</p>}
        <div className="row">
          <button
            type="button"
            className="button go"
            disabled={busy || unchanged}
            onClick={() => void save()}
          >
            {t('settings.save')}
          </button>
          <button
            type="button"
            className="button"
            disabled={unchanged}
            onClick={() => {
              setDraft(before);
              setProblems([]);
            }}
          >
            {t('settings.undo')}
          </button>
        </div>
      </div>
    </>
  );
}

/** How this kiosk is set, for managers: checked and saved as a whole, in force at once. */
export function SettingsPage(props: { readonly onTrust: () => void }) {
  useScreen('desk');
  const t = useDeskText();
  const { session, call } = useDesk();
  const [held, setHeld] = useState<{
    readonly settings: Settings;
    readonly fileOnly: FileOnly;
    readonly pluggedIn: readonly PluggedIn[];
  }>();
  const [saved, setSaved] = useState(false);
  const manages = session.role === 'manager';
  const load = useCallback(async () => {
    const found = await call((desk) => desk.settings());
    if (found.type !== 'done') return;
    const { settings, fileOnly, pluggedIn } = found.value;
    setHeld({ settings: settingsSchema.parse(settings), fileOnly, pluggedIn });
  }, [call]);
  useEffect(() => {
    if (manages) void load();
  }, [load, manages]);
  return (
    <>
      <PageHead title={t('page.settings')} />
      <p className="fine">{t(manages ? 'settings.lead' : 'settings.manager-only')}</p>
      {held !== undefined && (
        <SettingsForm
          key={JSON.stringify(held.settings)}
          before={held.settings}
          pluggedIn={held.pluggedIn}
          saved={saved}
          onSaved={async () => {
            setSaved(true);
            await load();
          }}
        />
      )}
      {manages && (
        <div className="cards">
          <LogoCard
            onChanged={async () => {
              setSaved(false);
              await load();
            }}
          />
          {held !== undefined && <FileOnlyCard fileOnly={held.fileOnly} onTrust={props.onTrust} />}
          <TransferCard
            onTaken={async () => {
              setSaved(false);
              await load();
            }}
          />
        </div>
      )}
    </>
  );
}
