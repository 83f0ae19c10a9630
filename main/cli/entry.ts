#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { projectFolder } from './version.ts';

// First of all: what was compiled before is not compiled again, which halves the start of a command. In the project's
// own folder, since anybody could lay code into the system's temporary one; where it cannot be written, nothing is kept.
enableCompileCache(join(projectFolder, 'node_modules', '.cache', 'compiled'));
await import('./munjigi.ts');
