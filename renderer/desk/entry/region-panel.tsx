import { useState } from 'react';
import { type Province, provinces } from '../../../shared/regions.ts';
import { useLanguage } from '../../language.tsx';
import { useDeskText } from '../desk.tsx';
import { keepFocus } from './keep-focus.ts';
import { findRegions, type Region, regionOf, shortName } from './region-search.ts';

/** More than this is no help: one more letter is. */
const mostFound = 30;

function useRegionNames() {
  const { language } = useLanguage();
  return {
    province: ({ name }: Province) => (language === 'ko' ? shortName(name.ko) : name.en.replace(/-do$/, '')),
    whole: ({ province, district }: Region) =>
      language === 'ko'
        ? `${shortName(province.ko)} ${district?.ko ?? ''}`.trim()
        : `${district === undefined ? '' : `${district.en}, `}${province.en}`,
    language,
  };
}

function Found(props: { readonly found: readonly Region[]; readonly onChoose: (value: string) => void }) {
  const t = useDeskText();
  const names = useRegionNames();
  return (
    <section aria-label={t('region.found')} className="picks tall">
      {props.found.slice(0, mostFound).map((region, place) => (
        <button
          key={region.value}
          type="button"
          className={place === 0 ? 'pick first' : 'pick'}
          onPointerDown={keepFocus}
          onClick={() => props.onChoose(region.value)}
        >
          {names.whole(region)}
        </button>
      ))}
    </section>
  );
}

function Browse(props: { readonly value: string; readonly onChoose: (value: string) => void }) {
  const t = useDeskText();
  const names = useRegionNames();
  const chosen = regionOf(props.value);
  const [opened, setOpened] = useState<string>();
  const province = provinces.find(({ name }) => name.ko === (opened ?? chosen?.province.ko));
  const open = (one: Province) => {
    setOpened(one.name.ko);
    if (one.districts.length === 0) props.onChoose(one.name.ko);
  };
  return (
    <>
      <section aria-label={t('region.provinces')} className="picks">
        {provinces.map((one) => (
          <button
            key={one.name.ko}
            type="button"
            className="pick"
            aria-pressed={one === province}
            onPointerDown={keepFocus}
            onClick={() => open(one)}
          >
            {names.province(one)}
          </button>
        ))}
      </section>
      {province !== undefined && province.districts.length > 0 && (
        <section
          aria-label={t('region.districts', { province: province.name[names.language] })}
          className="picks districts"
        >
          {province.districts.map((district) => {
            const value = `${province.name.ko} ${district.ko}`;
            return (
              <button
                key={value}
                type="button"
                className="pick"
                aria-pressed={value === chosen?.value}
                onPointerDown={keepFocus}
                onClick={() => props.onChoose(value)}
              >
                {district[names.language]}
              </button>
            );
          })}
        </section>
      )}
    </>
  );
}

/** Two touches for a region, 시·도 and 시·군·구; while somebody types, what the letters may mean. */
export function RegionPanel(props: { readonly value: string; readonly onChoose: (value: string) => void }) {
  const found = regionOf(props.value) === undefined ? findRegions(props.value) : [];
  if (found.length > 0) return <Found found={found} onChoose={props.onChoose} />;
  return <Browse value={props.value} onChoose={props.onChoose} />;
}
