package io.github.portfolioplatform.engine.redis;

/**
 * The file that tells the server its users and their rights. The script that starts the server adds the hashes of their passwords. It has no
 * comments, because a server that finds one does not start; and it switches the default user off, because a default user that is not
 * named needs no password.
 *
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/#use-an-external-acl-file">Redis: ACL file</a>
 */
final class AclFile {

    /** The key of the ConfigMap, and the name of the file. */
    static final String KEY = "users.acl";

    /** The user of the probes, who may see that the server answers, and needs no password for that. */
    static final String PROBE = "probe";

    private AclFile() {}

    /** {@return the file without any hash} */
    static String text() {
        StringBuilder text = new StringBuilder("user default off\n");
        for (RedisUser user : RedisUser.values()) {
            text.append("user ")
                    .append(user.id())
                    .append(" on ")
                    .append(user.rights())
                    .append('\n');
        }
        return text.append("user ")
                .append(PROBE)
                .append(" on nopass resetkeys resetchannels -@all +ping\n")
                .toString();
    }
}
