// The rooms of the house and which arrows may be drawn between them.

/** What each room of main/ may import beside itself and shared/. */
const rooms = {
  store: [],
  scanners: [],
  passes: [],
  trust: ['store'],
  journal: ['store'],
  guests: ['store'],
  issuer: ['store', 'passes', 'trust'],
  practice: ['store', 'passes', 'trust', 'issuer', 'desk'],
  admission: ['passes', 'trust', 'journal', 'scanners'],
  uplink: ['passes', 'journal', 'trust'],
  desk: ['store', 'scanners', 'passes', 'trust', 'journal', 'guests', 'admission', 'uplink'],
  hosts: ['desk'],
};

const roomRules = Object.entries(rooms).map(([room, may]) => ({
  name: `main/${room}`,
  comment: `main/${room} imports shared/${may.map((other) => `, main/${other}`).join('')} and nothing else of ours.`,
  severity: 'error',
  from: { path: `^main/${room}/` },
  to: {
    path: '^(main|renderer|test)/',
    pathNot: [
      `^main/(${[room, ...may].join('|')})/`,
      // Types of the formats for the trust store. For the hosts the kiosk, what a command line says, and the log of
      // what befalls a window.
      ...(room === 'trust' ? ['^main/passes/(pass|format)\\.ts$'] : []),
      ...(room === 'hosts'
        ? [
            '^main/(changeover|kiosk)\\.ts$',
            '^main/cli/(command|version)\\.ts$',
            '^main/scanners/scanner-option\\.ts$',
            '^main/store/log-file\\.ts$',
          ]
        : []),
    ],
  },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'trust-knows-formats-as-types',
      severity: 'error',
      from: { path: '^main/trust/' },
      to: { path: '^main/passes/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'kiosk-is-the-top',
      comment: 'The composition root knows no host and no command.',
      severity: 'error',
      from: { path: '^main/kiosk(\\.ts$|/)' },
      to: { path: '^(main/(hosts|cli|issuer|practice)|renderer|test)/|^main/changeover\\.ts$' },
    },
    {
      name: 'changeover-knows-no-host',
      comment: 'What stands at the door is the kiosk or a rehearsal of it, whatever window is around it.',
      severity: 'error',
      from: { path: '^main/changeover\\.ts$' },
      to: { path: '^(main/(hosts|cli)|renderer|test)/' },
    },
    {
      name: 'cli-imports-main-only',
      severity: 'error',
      from: { path: '^main/cli/' },
      to: { path: '^(renderer|test)/' },
    },
    {
      name: 'renderer-knows-shared-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|test)/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'entrance-and-desk-apart',
      comment:
        "The guest's screens load nothing of the staff's, and the other way round; app.tsx shows either.",
      severity: 'error',
      from: { path: '^renderer/kiosk/' },
      to: { path: '^renderer/desk/' },
    },
    {
      name: 'shared-is-the-ground',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(main|renderer|test)/' },
    },
    {
      name: 'shared-has-no-node',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-stays-in-its-host',
      severity: 'error',
      from: { path: '^(main|renderer|shared|test)/', pathNot: '^main/hosts/electron/' },
      to: { path: '^(node_modules/)?electron(/|$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'nothing-missing', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
