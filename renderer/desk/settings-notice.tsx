import { useKiosk } from '../kiosk-state.tsx';
import { useDeskText } from './desk.tsx';

/** The file of settings cannot be used as it is: what the kiosk goes by meanwhile, and which fields to look at. */
export function SettingsNotice() {
  const t = useDeskText();
  const { settingsProblem: problem } = useKiosk().status;
  if (problem === undefined) return null;
  const fields = problem.fields.join(', ');
  return (
    <div className="notice warn" role="status" data-settings-fault={problem.fault}>
      <p>{t(`settings-file.${problem.fault}`)}</p>
      {fields !== '' && (
        <p className="fine" lang="en">
          {fields}
        </p>
      )}
    </div>
  );
}
