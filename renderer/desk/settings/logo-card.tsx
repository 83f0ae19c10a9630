import { useCallback, useEffect, useState } from 'react';
import type { FoundFile } from '../../../shared/contract/settings.ts';
import type { LogoFault } from '../../../shared/logo.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { Logo } from '../../parts/logo.tsx';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { FileList } from '../file-list.tsx';
import { useAsking } from '../house/use-asking.ts';

type Said =
  | { readonly type: 'done'; readonly word: 'logo.chosen' | 'logo.removed' }
  | { readonly type: 'wrong'; readonly name: string; readonly fault: LogoFault };

/** The venue's logo: chosen from pictures on a stick, looked at, and removed again. */
export function LogoCard(props: { readonly onChanged: () => Promise<void> }) {
  const t = useDeskText();
  const { call } = useDesk();
  const { logo } = useKiosk().status.branding;
  const { busy, outcome, ask } = useAsking();
  const [files, setFiles] = useState<readonly FoundFile[]>([]);
  const [said, setSaid] = useState<Said>();
  const find = useCallback(async () => {
    const result = await call((desk) => desk.logoFiles());
    if (result.type === 'done') setFiles(result.value.files);
  }, [call]);
  useEffect(() => void find(), [find]);
  const choose = ({ path, name }: FoundFile) =>
    ask(async (desk) => {
      const answer = await desk.chooseLogo({ path });
      setSaid(
        answer.ok ? { type: 'done', word: 'logo.chosen' } : { type: 'wrong', name, fault: answer.fault },
      );
      if (answer.ok) await props.onChanged();
    });
  const remove = () =>
    ask(async (desk) => {
      await desk.removeLogo();
      setSaid({ type: 'done', word: 'logo.removed' });
      await props.onChanged();
    });
  return (
    <section className="card wide" data-card="logo">
      <h2>{t('logo.title')}</h2>
      <p className="fine">{t('logo.lead')}</p>
      <div className="logo-line">
        <Logo />
        <p>{t(logo === undefined ? 'logo.none' : 'logo.now')}</p>
        {logo !== undefined && (
          <button type="button" className="button" disabled={busy} onClick={() => void remove()}>
            {t('logo.remove')}
          </button>
        )}
      </div>
      <FileList
        files={files}
        none={t('logo.files-none')}
        open={{ short: t('logo.choose'), whole: (name) => t('logo.choose-file', { name }) }}
        onFind={() => void find()}
        onOpen={(file) => void choose(file)}
      />
      {said?.type === 'done' && <p role="status">{t(said.word)}</p>}
      {said?.type === 'wrong' && (
        <p className="notice bad" role="alert">
          {said.name}: {t(`logo.${said.fault}`)}
        </p>
      )}
      <CallNotice outcome={outcome} />
    </section>
  );
}
