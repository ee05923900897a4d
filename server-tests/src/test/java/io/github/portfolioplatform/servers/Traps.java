package io.github.portfolioplatform.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an attacker on PostgreSQL lays out for sessions with more rights, and what it asks for itself. */
final class Traps {

    /** Catches its caller; the argument names the trap. Those who own the tables, or restore them, run what belongs to tables. */
    private static final String BAIT = """
            CREATE FUNCTION public.bait(trap text) RETURNS boolean LANGUAGE plpgsql SET search_path = pg_catalog AS $$
            BEGIN
              IF current_user NOT IN ('orders_owner', 'orders_migrate', 'restore', 'portfolio_restore') THEN
                INSERT INTO public.loot VALUES (trap, current_user);
                BEGIN EXECUTE 'ALTER ROLE orders_migrate SUPERUSER';
                EXCEPTION WHEN OTHERS THEN NULL; END;
                BEGIN EXECUTE 'GRANT pg_execute_server_program, pg_read_server_files, pg_write_server_files TO orders_migrate';
                EXCEPTION WHEN OTHERS THEN NULL; END;
              END IF;
              RETURN true;
            EXCEPTION WHEN read_only_sql_transaction THEN RETURN true;
            END $$""";

    /** Signatures that fit calls of our scripts better than, or as well as, those of the catalogue. */
    private static final List<String> FUNCTIONS = List.of(
            "format(text, text) RETURNS text",
            "format(text, name) RETURNS text",
            "format(text, text, text) RETURNS text",
            "format(text, regclass) RETURNS text",
            "format(text, text, regclass) RETURNS text",
            "format(text, regclass, regclass) RETURNS text",
            "format(text, text, regclass, text) RETURNS text",
            "quote_ident(name) RETURNS text",
            "quote_ident(text) RETURNS text",
            "quote_literal(text) RETURNS text",
            "strpos(text, text) RETURNS int",
            "rtrim(text, text) RETURNS text",
            "current_setting(text) RETURNS text",
            "set_config(text, text, boolean) RETURNS text",
            "has_table_privilege(text, oid, text) RETURNS boolean",
            "pg_reload_conf() RETURNS boolean",
            "pg_backend_pid() RETURNS int",
            "pg_terminate_backend(int) RETURNS boolean",
            "pg_export_snapshot() RETURNS text",
            "pg_get_userbyid(oid) RETURNS name",
            "maintain() RETURNS void");

    /** Operators with the signatures of the catalogue, and those that fit better. */
    private static final List<String> OPERATORS = List.of(
            "= name text boolean",
            "= name name boolean",
            "= oid oid boolean",
            "<> name text boolean",
            "<> name name boolean",
            "> int int boolean",
            "!~ name text boolean",
            "|| text text text",
            "|| text name text");

    private static final List<String> CATALOGUES = List.of(
            "pg_roles", "pg_class", "pg_namespace", "pg_database", "pg_settings", "pg_proc", "pg_stat_activity");

    private Traps() {}

    /** Laid out by who owns the schema: whatever may be looked up by name, or runs by itself. */
    static List<String> ofOwner() {
        List<String> traps = new ArrayList<>(List.of(
                "CREATE TABLE public.loot (trap text, victim text)",
                "GRANT ALL ON public.loot TO PUBLIC",
                "GRANT USAGE, CREATE ON SCHEMA public TO PUBLIC",
                "ALTER DEFAULT PRIVILEGES GRANT ALL ON FUNCTIONS TO PUBLIC",
                "ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO PUBLIC",
                "ALTER DEFAULT PRIVILEGES GRANT ALL ON SCHEMAS TO PUBLIC",
                BAIT,
                "CREATE FUNCTION public.bait_of_trigger() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN PERFORM public.bait(TG_NAME); RETURN NEW; END $$"));
        FUNCTIONS.stream().map(Traps::function).forEach(traps::add);
        OPERATORS.stream().flatMap(Traps::operator).forEach(traps::add);
        CATALOGUES.forEach(view -> traps.add("CREATE VIEW public." + view + " AS SELECT c.* FROM pg_catalog." + view
                + " c WHERE public.bait('" + view + "')"));
        traps.addAll(List.of(
                "CREATE TABLE public.items (id int CHECK (public.bait('check')), name text DEFAULT public.bait('default')::text)",
                "CREATE DOMAIN public.kind AS text CHECK (public.bait('domain'))",
                "CREATE TABLE public.kinds (kind public.kind)",
                "INSERT INTO public.items VALUES (1, 'lamp')",
                "INSERT INTO public.kinds VALUES ('lamp')",
                "CREATE TRIGGER bait BEFORE INSERT OR UPDATE ON public.items FOR EACH ROW EXECUTE FUNCTION public.bait_of_trigger()",
                "ALTER TABLE public.items ENABLE ALWAYS TRIGGER bait",
                "CREATE RULE bait AS ON UPDATE TO public.kinds DO ALSO SELECT public.bait('rule')",
                "CREATE FUNCTION public.indexed(int) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS"
                        + " $$ BEGIN RETURN public.bait('index'); END $$",
                "CREATE INDEX bait ON public.items (public.indexed(id))",
                "CREATE MATERIALIZED VIEW public.copied AS SELECT public.bait('materialized view')",
                "CREATE TABLE public.tenants (id int)",
                "INSERT INTO public.tenants VALUES (1)",
                "CREATE POLICY bait ON public.tenants USING (public.bait('policy'))",
                "ALTER TABLE public.tenants ENABLE ROW LEVEL SECURITY",
                "CREATE TYPE public.number AS (value int)",
                "CREATE FUNCTION public.cast_text(text) RETURNS public.number LANGUAGE plpgsql AS"
                        + " $$ BEGIN PERFORM public.bait('cast'); RETURN ROW(1)::public.number; END $$",
                "CREATE CAST (text AS public.number) WITH FUNCTION public.cast_text(text) AS IMPLICIT",
                "ALTER DATABASE orders SET search_path = public, pg_catalog",
                "SET ROLE NONE",
                "ALTER ROLE orders_migrate SET search_path = public, pg_catalog",
                "SET ROLE orders_owner"));
        return traps;
    }

    private static String function(String signature) {
        String name = signature.substring(0, signature.indexOf('('));
        String type = signature.substring(signature.lastIndexOf(' ') + 1);
        String value = type.equals("void") ? "" : " NULL";
        return "CREATE FUNCTION public." + signature + " LANGUAGE plpgsql AS $$ BEGIN PERFORM public.bait('" + name
                + "'); RETURN" + value + "; END $$";
    }

    private static Stream<String> operator(String words) {
        String[] parts = words.split(" ");
        String procedure = "public.operator_" + Integer.toHexString(words.hashCode());
        return Stream.of(
                "CREATE FUNCTION " + procedure + "(" + parts[1] + ", " + parts[2] + ") RETURNS " + parts[3]
                        + " LANGUAGE plpgsql AS $$ BEGIN PERFORM public.bait('operator " + parts[0]
                        + "'); RETURN NULL; END $$",
                "CREATE OPERATOR public." + parts[0] + " (FUNCTION = " + procedure + ", LEFTARG = " + parts[1]
                        + ", RIGHTARG = " + parts[2] + ")");
    }

    /** What every user asks for, and none gets. */
    static List<String> forEachUser() {
        return List.of(
                "SELECT rolpassword FROM pg_catalog.pg_authid",
                "SELECT pg_catalog.pg_read_file('/run/credentials/admin')",
                "SELECT pg_catalog.pg_ls_dir('/run/credentials')",
                "SELECT pg_catalog.lo_import('/run/credentials/admin')",
                "COPY (SELECT 1) TO PROGRAM 'id'",
                "CREATE TEMPORARY TABLE read (line text); COPY read FROM '/run/credentials/admin'",
                "ALTER SYSTEM SET log_statement = 'all'",
                "SELECT pg_catalog.pg_reload_conf()",
                "SET session_replication_role = 'replica'",
                "SET SESSION AUTHORIZATION postgres",
                "SET lo_compat_privileges = on; SET track_activities = off",
                "CREATE ROLE mine",
                "ALTER ROLE postgres PASSWORD 'mine'",
                "ALTER ROLE orders_admin PASSWORD 'mine'",
                "ALTER ROLE orders_owner LOGIN",
                "ALTER ROLE orders_app SUPERUSER",
                "ALTER ROLE orders_admin SET search_path = public",
                "ALTER ROLE postgres SET search_path = public",
                "ALTER ROLE ALL SET search_path = public",
                "ALTER DATABASE postgres SET search_path = public",
                "ALTER DATABASE orders SET session_preload_libraries = 'mine'",
                "GRANT pg_execute_server_program TO CURRENT_USER",
                "GRANT pg_read_all_data TO CURRENT_USER",
                "GRANT pg_monitor TO orders_app",
                "GRANT orders_admin TO CURRENT_USER",
                "GRANT portfolio_access TO CURRENT_USER",
                "CREATE FUNCTION public.event() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;"
                        + " CREATE EVENT TRIGGER mine ON ddl_command_start EXECUTE FUNCTION public.event()",
                "CREATE EXTENSION adminpack",
                "CREATE EXTENSION file_fdw",
                "CREATE EXTENSION dblink",
                "CREATE FUNCTION public.in_c() RETURNS int LANGUAGE c AS 'libc', 'system'",
                "CREATE CAST (text AS int) WITH INOUT AS IMPLICIT",
                "CREATE FUNCTION pg_catalog.format(text, text) RETURNS text LANGUAGE sql AS 'SELECT $1'",
                "CREATE TABLE pg_catalog.mine (id int)",
                "DROP ROLE metrics",
                "DROP DATABASE orders",
                "DROP DATABASE postgres");
    }

    /** What no user creates beside the functions of the access job. */
    static List<String> inDatabaseOfFunctions() {
        return List.of(
                "CREATE TABLE public.mine (id int)",
                "CREATE TEMPORARY TABLE mine (id int)",
                "CREATE SCHEMA mine",
                "CREATE FUNCTION public.format(text, text) RETURNS text LANGUAGE sql AS 'SELECT $1'",
                "CREATE FUNCTION portfolio.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE FUNCTION pg_temp.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE EXTENSION hstore SCHEMA public");
    }
}
