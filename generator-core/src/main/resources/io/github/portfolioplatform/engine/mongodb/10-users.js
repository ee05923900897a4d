// Who may do what; may run again. Runs on an empty volume without a login, later as @administrator@, and once on a volume of
// development as its root. Who has the name of that root comes last, because it loses its rights here.
{
  const admin = db.getSiblingDB('admin');
  // A connection of its own, for logins that only ask whether a password is still the one of the Secret.
  const visitor = new Mongo(db.getMongo().getURI()).getDB('admin');

@passwords@

  // The server returns keys and entries in an order of its own.
  const text = value => typeof value !== 'object' ? JSON.stringify(value)
      : Array.isArray(value) ? '[' + value.map(text).sort() + ']'
      : '{' + Object.keys(value).sort().map(key => key + ':' + text(value[key])) + '}';

  // Setting a password sends it in clear text, a login does not: so it is set only when it has changed.
  const user = (name, file, roles, data) => {
    const known = admin.getUser(name);
    const wanted = {};
    if (data !== undefined && text(known?.customData ?? {}) !== text(data)) {
      wanted.customData = data;
    }
    if (known === null || refuses(visitor, name, file)) {
      wanted.pwd = credential(file);
    }
    if (known === null || text(known.roles) !== text(roles)) {
      wanted.roles = roles;
    }
    try {
      if (known === null) {
        admin.createUser({user: name, ...wanted});
      } else if (Object.keys(wanted).length > 0) {
        admin.updateUser(name, wanted);
      }
    } catch (refusal) {
      throw /normalization/.test(refusal.message) ? unusable(name, file) : refusal;
    }
  };

  const role = (name, privileges, roles) => {
    const known = admin.getRole(name, {showPrivileges: true});
    const wanted = {privileges: privileges, roles: roles};
    if (known === null) {
      admin.createRole({role: name, ...wanted});
    } else if (text({privileges: known.privileges, roles: known.roles}) !== text(wanted)) {
      admin.updateRole(name, wanted);
    }
  };

  role('@certificates@', [{resource: {cluster: true}, actions: ['rotateCertificates']}], []);
  // What the application may drop and create again, it may change.
  role(
      '@collections@',
      [
        {
          resource: {db: '@database@', collection: ''},
          actions: ['bypassDocumentValidation', 'collMod', 'indexStats', 'validate'],
        },
      ],
      []);
  // clusterMonitor shows the operations of all users, and those that set passwords have them in clear text; its log shows slow
  // ones with their values.
  role(
      '@monitoring@',
      [
        {
          resource: {cluster: true},
          actions: [
            'connPoolStats', 'getCmdLineOpts', 'getParameter', 'hostInfo', 'listDatabases', 'netstat', 'replSetGetConfig',
            'replSetGetStatus', 'serverStatus', 'top',
          ],
        },
        {resource: {db: '', collection: ''}, actions: ['collStats', 'dbStats', 'indexStats']},
      ],
      [{role: 'read', db: 'local'}]);
  // readWrite and dbAdmin do not cover the collection of buckets that a time-series collection is copied as.
  const read = ['find', 'listIndexes', 'collStats'];
  role(
      '@copies@',
      [
        {resource: {db: '@database@', system_buckets: ''}, actions: read},
        {resource: {db: 'restore-state', collection: ''}, actions: ['find']},
      ],
      [{role: 'read', db: '@database@'}]);
  const restored = ['@database@', 'restore-check', 'restore-before', 'restore-state'];
  const write = [...read, 'insert', 'createCollection', 'createIndex', 'dropCollection', 'collMod', 'bypassDocumentValidation'];
  role(
      '@restores@',
      restored.flatMap(database => [
        {resource: {db: database, system_buckets: ''}, actions: write},
        {resource: {db: database, collection: 'system.js'}, actions: ['bypassDocumentValidation']},
      ]),
      restored.flatMap(database => [{role: 'readWrite', db: database}, {role: 'dbAdmin', db: database}]));

@without-second-login@@users@}
