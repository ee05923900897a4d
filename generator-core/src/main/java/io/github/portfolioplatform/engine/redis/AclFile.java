package io.github.portfolioplatform.engine.redis;

import io.github.portfolioplatform.engine.UserSecret.Form;
import io.github.portfolioplatform.engine.UserSecret.Part;
import io.github.portfolioplatform.engine.UserSecret.PasswordOf;
import io.github.portfolioplatform.engine.UserSecret.Template;
import io.github.portfolioplatform.engine.UserSecret.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * The file that tells the server its users, with the hashes of their passwords. It has no comments, because a server that finds one does not
 * start; and it switches the default user off, because one that it does not name needs no password.
 *
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/#use-an-external-acl-file">Redis: ACL file</a>
 */
final class AclFile {

    /** The key of the Secret, and the name of the file. */
    static final String KEY = "users.acl";

    /** The user of the probes, who may see that the server answers, and needs no password for that. */
    static final String PROBE = "probe";

    private static final String DEFAULT_IS_OFF = "user default off\n";
    private static final String PROBE_MAY_PING = "user " + PROBE + " on nopass resetkeys resetchannels -@all +ping\n";

    /** A user whom nobody can be. Its name changes with the rights of the others, so that a server that knows it knows those. */
    private static final String MARK = "user rights-" + fingerprint() + " off\n";

    private AclFile() {}

    /** {@return the file, to be completed where the passwords are known} */
    static Template template() {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder(DEFAULT_IS_OFF);
        for (RedisUser user : RedisUser.values()) {
            text.append("user ").append(user.id()).append(" on #");
            parts.add(new Text(text.toString()));
            parts.add(new PasswordOf(user.id(), Form.SHA256));
            text = new StringBuilder(" ").append(user.rights()).append('\n');
        }
        parts.add(new Text(text.append(PROBE_MAY_PING).append(MARK).toString()));
        return new Template(parts);
    }

    private static String fingerprint() {
        StringBuilder rights = new StringBuilder(PROBE_MAY_PING);
        for (RedisUser user : RedisUser.values()) {
            rights.append(user.id()).append(' ').append(user.rights()).append('\n');
        }
        return Integer.toHexString(rights.toString().hashCode());
    }
}
