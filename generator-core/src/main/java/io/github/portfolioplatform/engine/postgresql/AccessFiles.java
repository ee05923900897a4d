package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.model.PostgreSql;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What makes the roles. The image runs the SQL scripts at the first start, in the order of their names; the job runs the last one
 * again and again, and the first one on a volume whose superuser is still the user of development.
 *
 * @param instance the instance
 * @param namespace its namespace
 */
record AccessFiles(PostgreSql instance, String namespace) {

    static final String BOOTSTRAP = "10-bootstrap.sql";
    static final String BACKUP = "12-backup.sql";
    static final String ROLES = "20-roles.sql";
    static final String SCRIPT = "access.sh";

    /** {@return the scripts by the names of their files} */
    SortedMap<String, String> texts() {
        Map<String, String> values = new HashMap<>(new Roles(instance.database()).placeholders());
        values.put("former", instance.credentials().user());
        values.put("namespace", namespace);
        values.put("pod", InstanceNames.of(instance).pod());
        SortedMap<String, String> texts = new TreeMap<>();
        for (String file : new String[] {BOOTSTRAP, BACKUP, ROLES, SCRIPT}) {
            texts.put(file, new BundledText(PostgreSqlServer.class, file).with(values));
        }
        return texts;
    }
}
