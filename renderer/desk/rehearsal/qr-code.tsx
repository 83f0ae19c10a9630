import encodeQR from 'qr';
import { useMemo } from 'react';

/** Modules of quiet around a code (ISO/IEC 18004, section 5.3.8). */
const quiet = 4;

/** A text as a QR code that is sharp at any size; of few modules, because nothing will soil what is on a screen. */
export function QrCode(props: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const rows = encodeQR(props.text, 'raw', { ecc: 'low', border: quiet });
    const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size: rows.length, path: dark.join('') };
  }, [props.text]);
  return (
    <svg
      className="qr-code"
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
