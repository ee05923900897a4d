package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.model.MongoDb;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What tells a server its users. Both scripts are for {@code mongosh}, read passwords from files, and may run again at any time.
 *
 * @param instance the instance; its names are identifiers, which need no escapes in JavaScript
 * @param names the names of what belongs to it
 * @see <a href="https://www.mongodb.com/docs/mongodb-shell/write-scripts/">MongoDB: write scripts for the MongoDB Shell</a>
 */
record AccessScripts(MongoDb instance, InstanceNames names) {

    /** The script of the first start, which {@link #ACCESS} runs, too. */
    static final String USERS = "10-users.js";

    /** The script of the access job. */
    static final String ACCESS = "access.js";

    private static final String USERS_SCRIPT = """
            // Who may do what; may run again. Runs on an empty volume without a login, later as %administrator%, and once on a volume of
            // development as its root. Who has the name of that root comes last, because it loses its rights here.
            {
              const admin = db.getSiblingDB('admin');
              const credential = name => require('fs').readFileSync('%credentials%/' + name, 'utf8').replace(/\\n$/, '');

              const user = (name, file, roles) => {
                const wanted = {pwd: credential(file), roles: roles};
                if (admin.getUser(name) === null) {
                  admin.createUser({user: name, ...wanted});
                } else {
                  admin.updateUser(name, wanted);
                }
              };

              const role = (name, privileges) => {
                const wanted = {privileges: privileges, roles: []};
                if (admin.getRole(name) === null) {
                  admin.createRole({role: name, ...wanted});
                } else {
                  admin.updateRole(name, wanted);
                }
              };

              role('%certificates%', [{resource: {cluster: true}, actions: ['rotateCertificates']}]);
              // A time-series collection is copied as the collection of its buckets, which readWrite and dbAdmin do not cover.
              role('%copies%', [
                {resource: {db: '%database%', system_buckets: ''}, actions: ['find', 'listIndexes', 'collStats']},
              ]);
              role('%restores%', [
                {
                  resource: {db: '%database%', system_buckets: ''},
                  actions: [
                    'find', 'insert', 'createCollection', 'createIndex', 'dropCollection', 'collMod', 'listIndexes',
                    'bypassDocumentValidation',
                  ],
                },
                {resource: {db: '%database%', collection: 'system.js'}, actions: ['bypassDocumentValidation']},
              ]);

            %users%}
            """;

    /**
     * Root of development has the password of the application: the same Secret held it. A login that fails for another reason than its
     * password, the network for one, ends the script.
     */
    private static final String ACCESS_SCRIPT = """
            // Tells the server which users there are and what their passwords are now, and makes it read a renewed certificate.
            {
              const admin = db.getSiblingDB('admin');
              const credential = name => require('fs').readFileSync('%credentials%/' + name, 'utf8').replace(/\\n$/, '');

              const refuses = (name, file) => {
                try {
                  admin.auth(name, credential(file));
                  return false;
                } catch (refusal) {
                  if (refusal.codeName !== 'AuthenticationFailed') {
                    throw refusal;
                  }
                  return true;
                }
              };

              if (refuses('%administrator%', 'admin')) {
                print('The server refuses %administrator%: taking over its volume as %root%, with the password of the application');
                if (refuses('%root%', 'app')) {
                  throw new Error(
                      'The server refuses %root%, too. A volume of development wants its old password as that of the application until this '
                      + 'has run once. A first start that was cut short left a volume without users and data: delete its claim. The '
                      + 'administrator\\'s password must not change in the store alone.');
                }
              }
              load('%access%/10-users.js');

              admin.auth('%administrator%', credential('admin'));
            %withoutRoot%  admin.runCommand({rotateCertificates: 1, message: 'read again by %administrator%'});
              print('The users are as they should be');
            }
            """;

    /** Root would outlive the takeover with a password that the application knows. */
    private static final String WITHOUT_ROOT = """
              if (admin.getUser('%root%') !== null) {
                admin.dropUser('%root%');
              }
            """;

    String users() {
        return filled(USERS_SCRIPT)
                .replace(
                        "%users%",
                        MongoDbUser.all(instance, names).stream()
                                .map(AccessScripts::call)
                                .collect(Collectors.joining()));
    }

    String access() {
        return filled(ACCESS_SCRIPT.replace("%withoutRoot%", rootIsOneOfTheUsers() ? "" : WITHOUT_ROOT));
    }

    private String filled(String script) {
        return script.replace(
                        "%administrator%",
                        MongoDbUser.administrator(instance, names).name())
                .replace("%root%", instance.credentials().user())
                .replace("%certificates%", MongoDbUser.CERTIFICATES)
                .replace("%copies%", MongoDbUser.COPIES)
                .replace("%restores%", MongoDbUser.RESTORES)
                .replace("%database%", instance.database())
                .replace("%credentials%", SecuredPaths.CREDENTIALS)
                .replace("%access%", SecuredPaths.ACCESS);
    }

    private static String call(MongoDbUser user) {
        return "  user('" + user.name() + "', '" + user.password().file() + "', [" + String.join(", ", user.roles())
                + "]);\n";
    }

    private boolean rootIsOneOfTheUsers() {
        List<MongoDbUser> users = MongoDbUser.all(instance, names);
        return users.stream()
                .anyMatch(user -> user.name().equals(instance.credentials().user()));
    }
}
