// A stand-in for mongosh and a server: what of them the scripts use, and refusals as MongoDB documents them. Given are `server`, which keeps
// users and roles from run to run and the names of the commands that changed them, `files`, and `run`.
server.changes = [];
const BUILT_IN = ['readWrite', 'read', 'dbAdmin', 'userAdminAnyDatabase', 'clusterMonitor', 'backup', 'root'];
let printed = '';

const refuse = (codeName, message) => {
  throw Object.assign(new Error('MongoServerError[' + codeName + ']: ' + message), {codeName: codeName});
};

// What a connection to the database of users can do; each has a login of its own.
const administration = () => {
  let me = null;

  // Rights are those of now, not those of the login; who is dropped is nobody.
  const has = role => me !== null && server.users[me] !== undefined && server.users[me].roles.some(held => held.role === role);

  const demand = (command, allowed) => {
    if (server.authorization && !allowed) {
      refuse('Unauthorized', 'not authorized on admin to execute command ' + command);
    }
  };

  const managesUsers = () => has('userAdminAnyDatabase') || has('root');

  const rotates = () => has('root') || Object.keys(server.roles).some(role =>
    has(role) && server.roles[role].privileges.some(privilege =>
      privilege.resource.cluster === true && privilege.actions.includes('rotateCertificates')));

  // One of the characters that SASLprep refuses, in the server and in the shell
  const unassigned = password => password.includes('\u0378');

  const checked = (command, user) => {
    if (typeof user.pwd !== 'string' || user.pwd === '') {
      refuse('BadValue', command + ' needs a password');
    }
    if (unassigned(user.pwd)) {
      refuse('Location50692', 'Error preflighting normalization: U_STRINGPREP_UNASSIGNED_ERROR');
    }
    if (!Array.isArray(user.roles)) {
      refuse('IDLFailedToParse', command + ' needs roles');
    }
    user.roles.forEach(role => {
      if (!BUILT_IN.includes(role.role) && !(role.db === 'admin' && role.role in server.roles)) {
        refuse('RoleNotFound', 'Could not find role: ' + role.role + '@' + role.db);
      }
    });
    return {pwd: user.pwd, roles: user.roles};
  };

  return {
    auth: (name, password) => {
      if (server.users[name] !== undefined && unassigned(password)) {
        throw new Error('Unassigned code point, see https://tools.ietf.org/html/rfc4013#section-2.5');
      }
      if (server.users[name] === undefined || server.users[name].pwd !== password) {
        me = null;
        refuse('AuthenticationFailed', 'Authentication failed.');
      }
      me = name;
      return {ok: 1};
    },
    getUser: name => {
      demand('usersInfo', managesUsers());
      return server.users[name] === undefined ? null : {user: name, db: 'admin', roles: server.users[name].roles};
    },
    createUser: user => {
      demand('createUser', managesUsers());
      if (server.users[user.user] !== undefined) {
        refuse('Location51003', 'User "' + user.user + '@admin" already exists');
      }
      server.users[user.user] = checked('createUser', user);
      server.changes.push('createUser');
    },
    updateUser: (name, user) => {
      demand('updateUser', managesUsers());
      if (server.users[name] === undefined) {
        refuse('UserNotFound', 'User ' + name + '@admin not found');
      }
      server.users[name] = checked('updateUser', {...server.users[name], ...user});
      server.changes.push('updateUser ' + Object.keys(user));
    },
    dropUser: name => {
      demand('dropUser', managesUsers());
      if (server.users[name] === undefined) {
        refuse('UserNotFound', 'User ' + name + '@admin not found');
      }
      delete server.users[name];
      server.changes.push('dropUser');
    },
    getRole: name => {
      demand('rolesInfo', managesUsers());
      return server.roles[name] === undefined ? null : {role: name, db: 'admin', ...server.roles[name]};
    },
    createRole: role => {
      demand('createRole', managesUsers());
      if (server.roles[role.role] !== undefined) {
        refuse('Location51002', 'Role "' + role.role + '@admin" already exists');
      }
      server.roles[role.role] = {privileges: role.privileges, roles: role.roles};
      server.changes.push('createRole');
    },
    updateRole: (name, role) => {
      demand('updateRole', managesUsers());
      if (server.roles[name] === undefined) {
        refuse('RoleNotFound', 'Role "' + name + '@admin" not found');
      }
      server.roles[name] = {privileges: role.privileges, roles: role.roles};
      server.changes.push('updateRole');
    },
    runCommand: command => {
      if (Object.keys(command)[0] !== 'rotateCertificates') {
        refuse('CommandNotFound', 'no such command');
      }
      demand('rotateCertificates', rotates());
      server.rotations = (server.rotations || 0) + 1;
      return {ok: 1};
    },
  };
};

const connection = () => {
  const admin = administration();
  return {
    getSiblingDB: name => name === 'admin' ? admin : refuse('BadValue', 'the users are not in ' + name),
    getMongo: () => ({getURI: () => 'mongodb://here'}),
  };
};
let db = connection();
const Mongo = function(uri) {
  this.getDB = name => connection().getSiblingDB(name);
};
let attempts = 0;
const sleep = milliseconds => {};
const connect = uri => {
  attempts++;
  if (server.unreachable === true || attempts <= server.unreachable) {
    throw new Error('MongoNetworkError: connection closed');
  }
  return db;
};
const print = line => { printed += line + '\n'; };
const load = path => run(path);
const require = module => ({
  existsSync: path => files[path] !== undefined,
  readFileSync: (path, encoding) => {
    if (module !== 'fs' || encoding !== 'utf8' || files[path] === undefined) {
      throw new Error('ENOENT: no such file or directory, open \'' + path + '\'');
    }
    return files[path];
  },
});
