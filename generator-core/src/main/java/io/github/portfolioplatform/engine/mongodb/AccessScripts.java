package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.InstanceNames;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What tells a server its users. Both scripts are for {@code mongosh}, read passwords from files, and may run again at any time.
 *
 * @param instance the instance; its names are identifiers, which need no escapes in JavaScript
 * @param names the names of what belongs to it
 * @param namespace the namespace of its pods
 * @see <a href="https://www.mongodb.com/docs/mongodb-shell/write-scripts/">MongoDB: write scripts for the MongoDB Shell</a>
 */
record AccessScripts(MongoDb instance, InstanceNames names, String namespace) {

    /** The script of the first start, which {@link #ACCESS} runs, too. */
    static final String USERS = "10-users.js";

    /** The script of the access job. */
    static final String ACCESS = "access.js";

    private static final String USERS_SCRIPT = """
            // Who may do what; may run again. Runs on an empty volume without a login, later as %administrator%, and once on a volume of
            // development as its root. Who has the name of that root comes last, because it loses its rights here.
            {
              const admin = db.getSiblingDB('admin');
              // A connection of its own, for logins that only ask whether a password is still the one of the Secret.
              const visitor = new Mongo(db.getMongo().getURI()).getDB('admin');

            %passwords%
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

              role('%certificates%', [{resource: {cluster: true}, actions: ['rotateCertificates']}], []);
              // What the application may drop and create again, it may change.
              role(
                  '%collections%',
                  [
                    {
                      resource: {db: '%database%', collection: ''},
                      actions: ['bypassDocumentValidation', 'collMod', 'indexStats', 'validate'],
                    },
                  ],
                  []);
              // clusterMonitor shows the operations of all users, and those that set passwords have them in clear text; its log shows slow
              // ones with their values.
              role(
                  '%monitoring%',
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
                  '%copies%',
                  [
                    {resource: {db: '%database%', system_buckets: ''}, actions: read},
                    {resource: {db: 'restore-state', collection: ''}, actions: ['find']},
                  ],
                  [{role: 'read', db: '%database%'}]);
              const restored = ['%database%', 'restore-check', 'restore-before', 'restore-state'];
              const write = [...read, 'insert', 'createCollection', 'createIndex', 'dropCollection', 'collMod', 'bypassDocumentValidation'];
              role(
                  '%restores%',
                  restored.flatMap(database => [
                    {resource: {db: database, system_buckets: ''}, actions: write},
                    {resource: {db: database, collection: 'system.js'}, actions: ['bypassDocumentValidation']},
                  ]),
                  restored.flatMap(database => [{role: 'readWrite', db: database}, {role: 'dbAdmin', db: database}]));

            %withoutSecondLogin%%users%}
            """;

    /**
     * Root of development has the password of the application: the same Secret held it. A login that fails for another reason than its
     * password, the network for one, ends the script.
     */
    private static final String ACCESS_SCRIPT = """
            // Tells the server which users there are and what their passwords are now, and makes it read a renewed certificate.
            {
              // The server may be starting, and its network may take a moment to let a new pod in.
              const connected = () => {
                for (let attempt = 1; ; attempt++) {
                  try {
                    return connect('mongodb://%service%/?directConnection=true&serverSelectionTimeoutMS=10000&tls=true&tlsCAFile=%authority%');
                  } catch (failure) {
                    if (attempt === 12) {
                      throw failure;
                    }
                    sleep(10000);
                  }
                }
              };
              db = connected();
              const admin = db.getSiblingDB('admin');

            %passwords%
              const acceptsPrevious = () => {
                const there = require('fs').existsSync('%credentials%/%previous%') && credential('%previous%') !== '';
                if (!there || refuses(admin, '%administrator%', '%previous%')) {
                  return false;
                }
                print('The server has the previous password of %administrator%: replacing it');
                return true;
              };

              if (refuses(admin, '%administrator%', 'admin') && !acceptsPrevious()) {
                print('The server refuses %administrator%: taking over its volume as %root%, with the password of the application');
                if (refuses(admin, '%root%', 'app')) {
                  throw new Error(`%locked%`);
                }
              }
              load('%access%/10-users.js');

              admin.auth('%administrator%', credential('admin'));
            %withoutRoot%  admin.runCommand({rotateCertificates: 1, message: 'read again by %administrator%'});
              print('The users are as they should be');
            }
            """;

    /**
     * Passwords, and logins with them, which send none: SCRAM proves that it knows it. The server and the shell tell the rule of RFC 4013
     * that a password breaks, and not whose password it is.
     */
    private static final String PASSWORDS = """
              const credential = name => require('fs').readFileSync('%credentials%/' + name, 'utf8').replace(/\\n$/, '');

              const unusable = (name, file) => new Error(
                  'MongoDB refuses the password of ' + name + `: it has characters that SASLprep (RFC 4013) does not allow, such as control
            characters, emoji, or letters of both writing directions. Store another password under '` + file + `', of printable ASCII
            characters, and run this again. The passwords of users after ` + name + ' are not set until then.');

              const refuses = (database, name, file) => {
                try {
                  database.auth(name, credential(file));
                  return false;
                } catch (refusal) {
                  if (/rfc4013|rfc3454/.test(refusal.message)) {
                    throw unusable(name, file);
                  }
                  if (refusal.codeName !== 'AuthenticationFailed') {
                    throw refusal;
                  }
                  return true;
                }
              };

            """;

    /** A template literal of JavaScript: no backquote, no backslash. */
    private static final String LOCKED = """
            The server refuses %root%, too, so that this job cannot log in. Nothing was changed.
            If the password of %administrator% was replaced, add the old one as %previous% beside it, to the entry of the store or to the
            Secret %secret%, run this job again once the Secret has it, and remove it later.
            If this is a volume of development, its old password must be that of the application until this job has run once.
            If the old password is lost, or the first start was interrupted, pause the GitOps tool and start the server without access
            control, for its own pod alone; the script of the first start then sets all users and passwords:
            kubectl patch statefulset -n %namespace% %statefulSet% -p '%maintenance%'
            kubectl delete pod -n %namespace% %pod%
            until kubectl exec -n %namespace% -c mongodb %pod% -- mongosh --quiet --norc %firstStart%/10-users.js; do sleep 5; done
            kubectl rollout undo -n %namespace% statefulset/%statefulSet%
            kubectl delete pod -n %namespace% %pod%""";

    /** The arguments of a server that nobody reaches from outside of its pod, and that asks nobody for a password. */
    static final String MAINTENANCE =
            "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"mongodb\",\"args\":[\"--dbpath=/data/db\",\"--bind_ip=127.0.0.1\"]}]}}}}";

    /** Root would outlive the takeover with a password that the application knows. */
    private static final String WITHOUT_ROOT = """
              if (admin.getUser('%root%') !== null) {
                admin.dropUser('%root%');
              }
            """;

    private static final String SECOND_LOGIN = """
              if (require('fs').existsSync('%credentials%/%file%')) {
                user('%second%', '%file%', [%roles%], {secondLoginOf: '%first%'});
              } else if (admin.getUser('%second%') === null) {
                print('The Secret %secret% has no password: until it is provided, there is no login %second%');
              }
            """;

    private static final String WITHOUT_SECOND_LOGIN = """
              if (admin.getUser('%second%')?.customData?.secondLoginOf === '%first%') {
                admin.dropUser('%second%');
              }
            """;

    String users() {
        String calls = MongoDbUser.all(instance, names).stream().map(this::call).collect(Collectors.joining());
        return filled(USERS_SCRIPT
                .replace("%withoutSecondLogin%", hasSecondLogin() ? "" : ofSecondLogin(WITHOUT_SECOND_LOGIN))
                .replace("%users%", calls));
    }

    String access() {
        return filled(ACCESS_SCRIPT
                .replace("%withoutRoot%", rootIsOneOfTheUsers() ? "" : WITHOUT_ROOT)
                .replace("%locked%", LOCKED));
    }

    private String filled(String script) {
        return script.replace("%passwords%\n", PASSWORDS)
                .replace(
                        "%administrator%",
                        MongoDbUser.administrator(instance, names).name())
                .replace("%root%", instance.credentials().user())
                .replace("%certificates%", MongoDbUser.CERTIFICATES)
                .replace("%collections%", MongoDbUser.COLLECTIONS)
                .replace("%monitoring%", MongoDbUser.MONITORING)
                .replace("%copies%", MongoDbUser.COPIES)
                .replace("%restores%", MongoDbUser.RESTORES)
                .replace("%database%", instance.database())
                .replace("%namespace%", namespace)
                .replace("%statefulSet%", names.statefulSet())
                .replace("%pod%", names.pod())
                .replace("%service%", names.service())
                .replace("%maintenance%", MAINTENANCE)
                .replace("%secret%", names.credentialsOf(MongoDbUser.ADMINISTRATOR))
                .replace("%previous%", MongoDbUser.PREVIOUS)
                .replace("%firstStart%", MongoDbPaths.FIRST_START)
                .replace("%authority%", MongoDbPaths.AUTHORITY)
                .replace("%credentials%", MongoDbPaths.CREDENTIALS)
                .replace("%access%", MongoDbPaths.ACCESS);
    }

    private String call(MongoDbUser user) {
        if (user.purpose().equals(MongoDbUser.SECOND)) {
            return ofSecondLogin(SECOND_LOGIN);
        }
        return "  user('" + user.name() + "', '" + user.password().file() + "', [" + String.join(", ", user.roles())
                + "]);\n";
    }

    /** What it marks as its own, it takes away again; a user of that name that a person created is left alone. */
    private String ofSecondLogin(String script) {
        MongoDbUser second = MongoDbUser.second(instance, names);
        return script.replace("%second%", second.name())
                .replace("%file%", second.password().file())
                .replace("%roles%", String.join(", ", second.roles()))
                .replace("%secret%", names.credentialsOf(MongoDbUser.SECOND))
                .replace("%first%", MongoDbUser.application(instance, names).name());
    }

    private boolean hasSecondLogin() {
        return instance.basics().security().secondLogin().isPresent();
    }

    private boolean rootIsOneOfTheUsers() {
        List<MongoDbUser> users = MongoDbUser.all(instance, names);
        return users.stream()
                .anyMatch(user -> user.name().equals(instance.credentials().user()));
    }
}
