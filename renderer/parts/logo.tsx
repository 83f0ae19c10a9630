import { useEffect, useState } from 'react';
import { useKiosk } from '../kiosk-state.tsx';
import './logo.css';

/** The address of the venue's logo in this window, once its bytes are here. */
function useLogo(): string | undefined {
  const { client, status } = useKiosk();
  const { logo } = status.branding;
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (logo === undefined) return;
    let made: string | undefined;
    let current = true;
    const load = async () => {
      const found = await client.kiosk.logo();
      if (!current || found === null) return;
      const bytes = Uint8Array.from(atob(found.base64), (letter) => letter.charCodeAt(0));
      made = URL.createObjectURL(new Blob([bytes], { type: found.type }));
      setUrl(made);
    };
    // No logo is no reason to trouble anybody at the door; the desk says what is wrong with it.
    load().catch(() => undefined);
    return () => {
      current = false;
      setUrl(undefined);
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [client, logo]);
  return url;
}

/** The venue's logo beside its name, on a plate of its own: it may be dark, and what is below it too. */
export function Logo() {
  const url = useLogo();
  const [broken, setBroken] = useState<string>();
  if (url === undefined || url === broken) return null;
  return <img className="logo" src={url} alt="" onError={() => setBroken(url)} />;
}
