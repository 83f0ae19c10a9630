import type { DeskServices } from '../services.ts';
import { allowed, orRefused, os } from './gate.ts';

export function guestImportsRouter({ guestImports, changed }: DeskServices) {
  return {
    guestFiles: os.desk.guestFiles.handler(async ({ context, errors }) => {
      allowed(context, errors, ['manager']);
      return [...(await guestImports.files())];
    }),
    lookAtGuestFile: os.desk.lookAtGuestFile.handler(async ({ input, context, errors }) => {
      allowed(context, errors, ['manager']);
      const looked = await orRefused(errors, () => guestImports.look(input.path));
      return looked.ok
        ? { ...looked, columns: [...looked.columns], first: [...looked.first] }
        : { ...looked, problems: [...looked.problems] };
    }),
    importGuests: os.desk.importGuests.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, ['manager']);
      const guests = await orRefused(errors, () => guestImports.import(staff.id, input));
      changed();
      return { guests };
    }),
    removeGuestList: os.desk.removeGuestList.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, ['manager']);
      await orRefused(errors, async () => guestImports.remove(staff.id, input.name));
      changed();
    }),
  };
}
