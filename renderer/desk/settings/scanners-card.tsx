import type { PluggedIn } from '../../../shared/contract/settings.ts';
import type { SerialScannerSettings } from '../../../shared/settings.ts';
import { useDeskText } from '../desk.tsx';
import { Choice, Problems } from './setting-fields.tsx';
import type { CardProps } from './settings-page.tsx';

const bauds = ['9600', '19200', '38400', '115200'] as const;

function nameOf({ name, path, vendorId, productId, serialNumber }: SerialScannerSettings): string {
  return name ?? path ?? [vendorId, productId, serialNumber].filter((one) => one !== undefined).join(':');
}

/** By its USB ids where it has them: a path may be another one after the next start. */
function profileOf(device: PluggedIn): SerialScannerSettings {
  const { path, vendorId, productId } = device;
  if (vendorId === undefined || !/^[0-9a-f]{4}$/i.test(vendorId)) return { path, baudRate: 9600 };
  return { vendorId, ...(productId === undefined ? {} : { productId }), baudRate: 9600 };
}

/** The scanners that the kiosk opens: what is plugged in can be added. */
export function ScannersCard(props: CardProps & { readonly pluggedIn: readonly PluggedIn[] }) {
  const t = useDeskText();
  const { draft, onChange, problems, pluggedIn } = props;
  const { serialScanners } = draft;
  const set = (place: number, baudRate: number) =>
    onChange({
      ...draft,
      serialScanners: serialScanners.map((one, n) => (n === place ? { ...one, baudRate } : one)),
    });
  const known = new Set(serialScanners.map(nameOf));
  const others = pluggedIn.filter((device) => !known.has(nameOf(profileOf(device))));
  return (
    <section className="card wide" data-card="scanners">
      <h2>{t('settings.scanners')}</h2>
      <Choice
        title={t('setting.keyboardWedge')}
        options={(['on', 'off'] as const).map((value) => ({ value, label: t(`settings.wedge-${value}`) }))}
        chosen={draft.keyboardWedge ? 'on' : 'off'}
        onChoose={(value) => onChange({ ...draft, keyboardWedge: value === 'on' })}
      />
      {serialScanners.map((scanner, place) => (
        <div key={nameOf(scanner)} className="setting-scanner">
          <Choice
            title={nameOf(scanner)}
            options={bauds.map((value) => ({ value, label: value }))}
            chosen={String(scanner.baudRate) as (typeof bauds)[number]}
            onChoose={(value) => set(place, Number(value))}
          />
          <button
            type="button"
            className="button"
            aria-label={t('settings.scanner-remove', { name: nameOf(scanner) })}
            onClick={() =>
              onChange({ ...draft, serialScanners: serialScanners.filter((_, n) => n !== place) })
            }
          >
            {t('settings.remove')}
          </button>
        </div>
      ))}
      <Problems of="serialScanners" problems={problems} />
      <div className="row">
        {others.map((device) => (
          <button
            key={device.path}
            type="button"
            className="button"
            onClick={() => onChange({ ...draft, serialScanners: [...serialScanners, profileOf(device)] })}
          >
            {t('settings.scanner-add', { name: device.manufacturer ?? device.path })}
          </button>
        ))}
      </div>
      {others.length === 0 && <p className="fine">{t('settings.scanner-none')}</p>}
    </section>
  );
}
